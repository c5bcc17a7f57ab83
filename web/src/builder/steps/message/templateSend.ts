// The values of a template as they are sent, read from `content.template.components` and written to it.
// messaging.md section 6.5 has the shapes; types are compared without case, as the provider does.
import type { TemplateVariable } from "../../../templates/api";
import { dict, list, said, without, type Dict } from "./content";

export type Values = Record<string, unknown>;

/** What a parameter carries, by the kind of its variable. */
function valueIn(kind: TemplateVariable["kind"], parameter: Dict): unknown {
  switch (kind) {
    case "text":
    case "url":
    case "otp":
      return parameter["text"];
    case "image":
    case "video":
    case "document":
    case "gif":
      return parameter["url"];
    case "flow":
      return without(parameter, "type");
    default:
      return parameter[kind];
  }
}

function parameterOf(kind: TemplateVariable["kind"], value: unknown): Dict {
  switch (kind) {
    case "text":
    case "url":
    case "otp":
      return { type: "text", text: value ?? "" };
    case "image":
    case "video":
    case "document":
    case "gif":
      return { type: kind, url: value ?? "" };
    case "flow":
      return { type: "action", ...dict(value) };
    default:
      return { type: kind, [kind]: value ?? (kind === "location" ? {} : "") };
  }
}

const SUB_TYPES: Partial<Record<TemplateVariable["kind"], string>> = {
  url: "Url",
  otp: "Url",
  payload: "QuickReply",
  couponCode: "CopyCode",
  flow: "Flow",
};

/** The values of a message; null when it has more, or other things, than the template asks for. */
export function valuesOf(variables: TemplateVariable[], components: unknown): Values | null {
  if (components === undefined || components === null) return {};
  if (!Array.isArray(components)) return null;
  const values: Values = {};
  let isKnown = true;
  const take = (wanted: TemplateVariable[], parameters: unknown[]) => {
    if (parameters.length > wanted.length) isKnown = false;
    wanted.forEach((variable, index) => {
      const parameter = parameters[index];
      if (parameter !== undefined) values[variable.at] = valueIn(variable.kind, dict(parameter));
    });
  };
  const read = (parts: unknown[], card: number | null) => {
    for (const part of parts.map(dict)) {
      const type = said(part["type"]).toLowerCase();
      const mine = variables.filter((variable) => variable.card === card);
      const parameters = list(part["parameters"]);
      if (type === "header" || type === "body") {
        take(
          mine.filter((variable) => variable.part === type),
          parameters,
        );
      } else if (type === "button") {
        const at = Number(part["index"]);
        const own = mine.filter((variable) => variable.part === "button" && variable.button === at);
        // The button of a one-time password repeats the password of the body.
        const isCode = own.length === 0 && mine.some((variable) => variable.kind === "otp");
        if (!isCode) take(own, parameters);
      } else if (type === "carousel" && card === null) {
        for (const one of list(part["cards"]).map(dict)) {
          read(list(one["components"]), Number(one["cardIndex"]));
        }
      } else isKnown = false;
    }
  };
  read(components, null);
  return isKnown ? values : null;
}

/** The components that send these values. What may be left out and is empty is left out. */
export function componentsOf(variables: TemplateVariable[], values: Values): Dict[] {
  const isGiven = (variable: TemplateVariable) =>
    variable.required || (values[variable.at] ?? "") !== "";
  const written = (card: number | null): Dict[] => {
    const mine = variables.filter((variable) => variable.card === card && isGiven(variable));
    const found: Dict[] = [];
    for (const part of ["header", "body"] as const) {
      const own = mine.filter((variable) => variable.part === part);
      if (own.length > 0) {
        found.push({
          type: part,
          parameters: own.map(({ kind, at }) => parameterOf(kind, values[at])),
        });
      }
    }
    const buttons = mine.filter(({ part, kind }) => part === "button" || kind === "otp");
    for (const { kind, button, at } of buttons) {
      found.push({
        type: "button",
        subType: SUB_TYPES[kind] ?? "VoiceCall",
        index: button ?? 0,
        parameters: [parameterOf(kind, values[at])],
      });
    }
    return found;
  };
  const cards = [...new Set(variables.flatMap(({ card }) => (card === null ? [] : [card])))].sort(
    (one, other) => one - other,
  );
  const all = written(null);
  if (cards.length > 0) {
    all.push({
      type: "carousel",
      cards: cards.map((cardIndex) => ({ cardIndex, components: written(cardIndex) })),
    });
  }
  return all;
}
