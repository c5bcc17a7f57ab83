import { useTranslation } from "react-i18next";
import { titleOf } from "../../canvas/preview";
import type { ChipLook } from "./editor/chips";
import { pathOf } from "./pieces";
import { nameOf, variableOf, type Variable } from "./scope";

const stepName = (address: string) =>
  titleOf(address.split("/").at(-1)!.replaceAll("~1", "/").replaceAll("~0", "~"));

/** How variables are spoken of: where they are set, and what stands on their chips. */
export function useWords(variables: Variable[]) {
  const { t } = useTranslation();
  const where = ({ setBy, path }: Variable) => {
    if (path.startsWith("step.")) return t("expressions.fromThisStep");
    if (setBy.length === 0) return t("expressions.fromTrigger");
    return t("expressions.fromSteps", { steps: setBy.map(stepName).join(", ") });
  };
  const look = (script: string): ChipLook => {
    const words = nameOf(script, variables);
    if (words === null) {
      const short = [...script.replace(/\s+/g, " ")];
      const shown = short.length > 32 ? `${short.slice(0, 31).join("")}…` : script;
      return { words: shown, hint: script, tone: "code" };
    }
    const variable = variableOf(script, variables);
    if (!variable) {
      const isData = pathOf(script)?.[0] === "data";
      const hint = isData ? t("expressions.neverSet", { name: words }) : script;
      return { words, hint, tone: isData ? "unknown" : "sure" };
    }
    const hint = `${script} · ${where(variable)}`;
    return variable.isSure
      ? { words, hint, tone: "sure" }
      : { words, hint: `${hint} · ${t("expressions.maybeMissing")}`, tone: "maybe" };
  };
  return { where, look, stepName };
}
