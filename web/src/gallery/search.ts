import type { Category } from "./api";

export type Searched = { id: string; category: Category; words: string };

const plain = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();

/** The ids of those that hold every word that was typed, in the chosen category. */
export function found(all: Searched[], typed: string, category: Category | "all"): Set<string> {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return new Set(
    all
      .filter((one) => category === "all" || one.category === category)
      .filter((one) => words.every((word) => plain(one.words).includes(word)))
      .map((one) => one.id),
  );
}
