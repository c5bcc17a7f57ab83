// What a phone does for a form: where it gets it from, whom it asks, and to whom it gives the answer.
import { createContext } from "react";
import type { Message } from "../../api/types";
import type { Next } from "../flow/begin";
import { dict, list, said, type Dict } from "../flow/model";

export type OpenedForm = {
  flowJson: string;
  screen: string | null;
  data: Dict;
  action: "navigate" | "data_exchange";
};

export type OnPhone = {
  open: (message: Message) => Promise<OpenedForm>;
  exchange?: (message: Message, action: string, screen: string, data: Dict) => Promise<Next>;
  answer: (message: Message, answer: Dict) => Promise<unknown>;
};

/** Null where forms cannot be opened, as in a preview of a message. */
export const FormsOnPhone = createContext<OnPhone | null>(null);

type Opening = Omit<OpenedForm, "flowJson"> & { flowId: string };
type Known = { name: string; language: string; components: unknown[] };

function start(payload: unknown): Pick<Opening, "screen" | "data"> {
  const screen = said(dict(payload)["screen"]);
  return {
    screen: screen && screen !== "FIRST_ENTRY_SCREEN" ? screen : null,
    data: dict(dict(payload)["data"]),
  };
}

/** Which form a message opens, by its own button or by that of a template; without an id when it opens none. */
export function openingOf(content: unknown, templates: Known[] = []): Opening {
  const interactive = dict(dict(content)["interactive"]);
  const given = dict(dict(interactive["action"])["parameters"]);
  if (said(interactive["type"]).toLowerCase() === "flow") {
    const action = said(given["flowAction"] ?? given["flow_action"]);
    return {
      flowId: said(given["flowId"] ?? given["flow_id"]),
      action: action === "data_exchange" ? action : "navigate",
      ...start(given["flowActionPayload"] ?? given["flow_action_payload"]),
    };
  }
  const send = dict(dict(content)["template"]);
  const template = templates.find(
    (one) => one.name === send["name"] && one.language === send["language"],
  );
  const button = (template?.components ?? [])
    .flatMap((one) => list(dict(one)["buttons"]))
    .map(dict)
    .find((one) => one["type"] === "FLOW");
  return { flowId: said(button?.["flowId"]), action: "navigate", ...start(null) };
}
