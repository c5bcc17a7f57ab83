// What a problem says: its sentence in the reader's language, where it is, and which field that means.
import i18next, { type TFunction } from "i18next";
import type { Problem } from "../../api/types";
import { ENTRY } from "../../canvas/graph";
import { titleOf } from "../../canvas/preview";
import { sayScript } from "../conditions/say";
import { alone } from "../conditions/surroundings";
import { sentence } from "../conditions/words";

const NOWHERE = alone({ id: "", stepType: "Branch" });

/** A condition of a problem, as the ports of the canvas say it. */
function conditionIn(t: TFunction, values: Problem["values"]): Record<string, string> {
  const condition = values?.["condition"];
  if (typeof condition !== "string") return {};
  const said = sentence(t, sayScript(condition, NOWHERE), i18next.language);
  // What has quotation marks of its own stands out without.
  return { condition: said.includes("“") ? said : `“${said}”` };
}

export function sentenceOf(t: TFunction, { code, values, message }: Problem): string {
  const said = { ...values, ...conditionIn(t, values) };
  return capitalised(t(`checks.codes.${code}`, { ...said, defaultValue: message }));
}

// The server's own sentences go on after the name of a field; here they stand alone.
function capitalised(text: string): string {
  const first = /^\p{Ll}/u.exec(text)?.[0] ?? "";
  return first.toLocaleUpperCase(i18next.language) + text.slice(first.length);
}

type Naming = [RegExp, string, "number" | "step" | "name"] | [RegExp, string];
// The first that fits names the field; `number` counts from one, as the fields of the panel do.
const NAMINGS: Naming[] = [
  [/\.buttons\[(\d+)\]/, "button", "number"],
  [/\.rows\[(\d+)\]\.description$/, "rowDescription", "number"],
  [/\.rows\[(\d+)\]/, "row", "number"],
  [/\.sections\[(\d+)\]\.title$/, "section", "number"],
  [/\.header\b/, "header"],
  [/\.footer\b/, "footer"],
  [/\.action\.button$/, "listButton"],
  [/\.action\b/, "choices"],
  [/\.template\b/, "template"],
  [/\.location\b/, "place"],
  [/^inputs\.content\.url/, "media"],
  [/^inputs\.(content|text)/, "text"],
  [/^selectNextStep\.(.+)$/, "wayTo", "step"],
  [/^selectNextStep/, "outcomes"],
  [/^nextStepId/, "next"],
  [/^outputs\.([^.[]+)/, "saved", "name"],
  [/^inputs\.condition/, "condition"],
  [/^inputs\.url/, "url"],
  [/^inputs\.parameters/, "parameters"],
  [/^inputs\.headers/, "headers"],
  [/^inputs\.body/, "body"],
  [/^inputs\.type/, "type"],
  [/^inputs\.duration/, "duration"],
  [/^inputs\.timeout$/, "timeout"],
  [/^id$/, "name"],
  [/^inputs\.(user|from|destination)/, "recipient"],
  [/^inputs\.subAccountId/, "subAccount"],
];

/** The name of a field as its panel calls it; the path itself for what no panel has. */
export function fieldOf(t: TFunction, path: string): string {
  for (const [pattern, key, as] of NAMINGS) {
    const found = pattern.exec(path);
    if (!found) continue;
    const part = found[1] ?? "";
    const value = as === "number" ? Number(part) + 1 : as === "step" ? titleOf(part) : part;
    return t(`checks.fields.${key}`, as ? { [as]: value } : {});
  }
  return path;
}

/** Where a problem is: its step, and the field if there is one. */
export function placeOf(t: TFunction, { step, field }: Problem): string {
  const where = step ? titleOf(step) : t("checks.journey");
  return field ? t("checks.where", { step: where, field: fieldOf(t, field) }) : where;
}

export function sumOf(t: TFunction, problems: Problem[]): string {
  const errors = problems.filter((problem) => problem.level === "error").length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return t("checks.good");
  if (warnings === 0) return t("checks.errors", { count: errors });
  if (errors === 0) return t("checks.warnings", { count: warnings });
  return t("checks.both", {
    errors: t("checks.errors", { count: errors }),
    warnings: t("checks.warnings", { count: warnings }),
  });
}

/** The step that a problem leads to. What belongs to no step belongs to the trigger. */
export const addressOf = ({ address, step }: Problem): string => address ?? step ?? ENTRY;

export const keyOf = ({ code, address, field, message }: Problem): string =>
  [code, address, field, message].join("\n");
