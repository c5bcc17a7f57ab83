// How a journey reads the answers of a form: the reply holds them as a string. Pure.
import type { RawStep } from "../api/types";
import { dict, said } from "./flow/model";

const JSON_TEXT = "step.reply.payload.content.interactive.nfmReply.responseJson";

/** The expression that reads one answer; nothing when the customer wrote instead of filling in the form. */
export const answerScript = (key: string) =>
  `JSON.parse(${JSON_TEXT} || '{}')${/^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`;

/** What a step remembers with the answers of a form among it, each under its own name. */
export function withAnswers(outputs: Record<string, unknown>, keys: string[]) {
  const made = { ...outputs };
  for (const key of keys) {
    const value = `{{${answerScript(key)}}}`;
    if (Object.values(made).includes(value)) continue;
    let name = key.replace(/[^\w$]+/g, "_").replace(/^(?=\d)/, "_");
    while (name in made) name = `${name}_`;
    made[name] = value;
  }
  return made;
}

/** The id of the form that a message sends; empty when it sends none. */
export function formIdOf(step: RawStep | undefined): string {
  const interactive = dict(dict(step?.inputs?.["content"])["interactive"]);
  if (said(interactive["type"]).toLowerCase() !== "flow") return "";
  return said(dict(dict(interactive["action"])["parameters"])["flowId"]);
}

/** The form that a waiting step gets the answer to: that of a message that leads to it. */
export function formBefore(steps: RawStep[], waitingId: string): string {
  const all = (given: RawStep[]): RawStep[] =>
    given.flatMap((step) => [step, ...all((step.do ?? []).flat())]);
  return (
    all(steps)
      .filter((step) => step.nextStepId === waitingId)
      .map(formIdOf)
      .find(Boolean) ?? ""
  );
}
