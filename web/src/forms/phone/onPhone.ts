// What a phone does for a form: where it gets it from, whom it asks, and to whom it gives the answer.
import { createContext } from "react";
import type { Message } from "../../api/types";
import type { Next } from "../flow/begin";
import { dict, said, type Dict } from "../flow/model";

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

export type FormButton = { flowId: string; label: string };

/** The button that opens a form under an interactive message; null when there is none. */
export function formButtonOf(content: unknown): FormButton | null {
  const interactive = dict(dict(content)["interactive"]);
  if (said(interactive["type"]).toLowerCase() !== "flow") return null;
  const given = dict(dict(interactive["action"])["parameters"]);
  return {
    flowId: said(given["flowId"] ?? given["flow_id"]),
    label: said(given["flowCta"] ?? given["flow_cta"]),
  };
}
