// The kinds of steps that can be added, with their names and what they are for, to choose and to search in.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { kindOf, type Kind } from "../../canvas/kinds";
import { NEW_KINDS, newStep, type NewKind } from "../newStep";

const BLANK = { text: "", button: "", row: "", section: "" };

export type Offer = {
  kind: NewKind;
  group: "talk" | "logic" | "connect";
  look: Kind;
  name: string;
  hint: string;
  words: string;
};

export function useOffers(): Offer[] {
  const { t } = useTranslation();
  return useMemo(
    () =>
      NEW_KINDS.map(({ kind, group }) => {
        const look = kindOf(newStep(kind, "", "", BLANK).step);
        const name = t(`kinds.${look.key}`);
        const hint = t(`editing.hints.${kind}`);
        const words = `${name} ${hint} ${t(`editing.words.${kind}`)}`.toLowerCase();
        return { kind, group, look, name, hint, words };
      }),
    [t],
  );
}

/** Those that have every word that was typed; the ones whose name begins with it come first. */
export function matching(offers: Offer[], typed: string): Offer[] {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = offers.filter((offer) => parts.every((part) => offer.words.includes(part)));
  if (parts.length === 0) return found;
  const rank = ({ name }: Offer) => (name.toLowerCase().startsWith(parts[0]!) ? 0 : 1);
  return found.sort((one, other) => rank(one) - rank(other));
}
