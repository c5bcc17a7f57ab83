import type { Interactive, Message } from "../api/types";
import { wordsOf } from "../phone/content";
import { partsOf } from "../phone/parts";
import type { ReadyTemplate } from "./api";

type Said = Pick<Message, "type" | "content">;
export type Shown = {
  title?: string;
  text: string;
  footer?: string;
  /** The labels under the message. */
  buttons: string[];
  /** The label that opens a list. */
  list?: string;
};

type Sent = { name?: string; components?: { type: string; parameters?: { text?: string }[] }[] };

/** What a template reads once its variables are filled. */
function ofTemplate(sent: Sent, templates: ReadyTemplate[]): Shown {
  const known = templates.find((one) => one.name === sent.name);
  const values =
    sent.components?.find((part) => part.type.toLowerCase() === "body")?.parameters ?? [];
  let text = sent.name ?? "";
  const buttons: string[] = [];
  for (const part of known?.components ?? []) {
    if (part.type === "BODY" && part.text) {
      text = part.text.replace(/\{\{(\d+)\}\}/g, (all, place: string) => {
        return values[Number(place) - 1]?.text ?? all;
      });
    }
    if (part.type === "BUTTONS") buttons.push(...part.buttons.map((button) => button.text ?? ""));
  }
  return { text, buttons };
}

function ofInteractive(interactive: Interactive, said: Said, text: string): Shown {
  const { button, sections } = interactive.action ?? {};
  const shown = partsOf(said).buttons.filter((one) => one.type !== "LIST");
  return {
    text,
    buttons: shown.map((one) => one.text),
    ...(interactive.header?.text && { title: interactive.header.text }),
    ...(interactive.footer?.text && { footer: interactive.footer.text }),
    ...(sections && button && { list: button }),
  };
}

/** What the phone shows of a message. */
export function shownOf(said: Said, templates: ReadyTemplate[]): Shown {
  const { interactive, template } = said.content as { interactive?: Interactive; template?: Sent };
  const text = wordsOf(said);
  if (template) return ofTemplate(template, templates);
  return interactive ? ofInteractive(interactive, said, text) : { text, buttons: [] };
}

const APART = 30 * 60_000;

/** Minutes that passed before a message, when it was long enough to be worth telling; else null. */
export function pauseBefore(before: string | undefined, at: string): number | null {
  if (!before) return null;
  const passed = Date.parse(at) - Date.parse(before);
  return passed >= APART ? Math.round(passed / 60_000) : null;
}
