import { useState, type KeyboardEvent } from "react";
import type { Agent, QuickReply } from "../api";
import { filled, type Names } from "../words";
import type { Suggestion } from "./Suggestions";

const MOST = 6;
const SLASH = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u;
const AT = /(?:^|\s)@([\p{L}\p{N}]*)$/u;

/** What can be picked for the word that is being written; `pick` answers the text with it. */
export function useSuggestions(
  text: string,
  isNote: boolean,
  replies: QuickReply[],
  agents: Agent[],
  names: Names,
) {
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState("");
  const found = (isNote ? AT : SLASH).exec(text);
  const word = (found?.[1] ?? "").toLowerCase();
  const all: Suggestion[] = !found
    ? []
    : isNote
      ? agents
          .filter(({ name }) => name.toLowerCase().includes(word))
          .map(({ id, name, role }) => ({ id, title: name, text: role }))
      : replies
          .filter(
            (one) =>
              one.shortcut.toLowerCase().includes(word) || one.text.toLowerCase().includes(word),
          )
          .map((one) => ({ id: one.id, title: `/${one.shortcut}`, text: filled(one.text, names) }));
  const items = closed === text ? [] : all.slice(0, MOST);
  const at = Math.min(active, Math.max(items.length - 1, 0));
  const pick = (item: Suggestion) => {
    const start = text.length - (word.length + 1);
    return text.slice(0, start) + (isNote ? `@${item.title} ` : item.text);
  };
  /** What a key does while there is something to pick: the text with it, or true when the key is used up. */
  const onKey = (event: KeyboardEvent): string | boolean => {
    if (items.length === 0) return false;
    if (event.key === "ArrowDown") setActive((at + 1) % items.length);
    else if (event.key === "ArrowUp") setActive((at + items.length - 1) % items.length);
    else if (event.key === "Escape") setClosed(text);
    else if (event.key === "Enter" || event.key === "Tab") return pick(items[at]!);
    else return false;
    return true;
  };
  return { items, active: at, pick, onKey };
}
