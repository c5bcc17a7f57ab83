import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { Found } from "./problems";

type Scope = {
  found: Found[];
  /** Whether somebody tried to submit it: then what is empty is told, too. */ isTried: boolean;
};

export const WriterScope = createContext<Scope>({ found: [], isTried: false });

/** A rule in the language of the page; the server says it in English, with its numbers. */
export function useRuleWords() {
  const { t, i18n } = useTranslation();
  return ({ tag, message }: { tag: string; message: string }) => {
    if (i18n.language !== "en") return t(`templates.rules.${tag}`, { defaultValue: message });
    return message.charAt(0).toUpperCase() + message.slice(1);
  };
}

/** What is wrong at a place, in words; nothing for an empty field that nobody has tried to submit. */
export function useProblem(place: string, isFilled: boolean): string | null {
  const { found, isTried } = useContext(WriterScope);
  const say = useRuleWords();
  if (!isFilled && !isTried) return null;
  const here = found.filter((one) => one.place === place);
  return here.length > 0 ? here.map(say).join(" ") : null;
}
