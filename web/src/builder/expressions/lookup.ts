// Finding a variable by some letters of its name or path.
import { partsOf, type Variable } from "./scope";

/** Whether all words of a query occur in a text, whatever their order. */
export function answers(query: string, ...texts: string[]): boolean {
  const all = texts.join(" ").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** The variables that a query names. Parts of variables only once something is looked for: the list begins short. */
export function lookedFor(variables: Variable[], query: string): Variable[] {
  const all = query.trim() === "" ? variables : variables.flatMap((one) => [one, ...partsOf(one)]);
  const seen = new Set<string>();
  return all.filter((one) => {
    if (seen.has(one.path) || !answers(query, one.name, one.path)) return false;
    seen.add(one.path);
    return true;
  });
}
