// Which journeys the list shows, and in which order. Pure.
import type { ListedJourney } from "../api/types";
import { keywordsOf } from "./keyword";

export const STATES = ["all", "enabled", "disabled", "draft", "changed"] as const;
export type StateFilter = (typeof STATES)[number];
export const COLUMNS = [
  "name",
  "updated",
  "running",
  "started",
  "completed",
  "terminated",
] as const;
export type Column = (typeof COLUMNS)[number];
export type Selection = {
  search: string;
  state: StateFilter;
  trigger: ListedJourney["trigger"] | "any";
  column: Column;
  descending: boolean;
};

export const EVERYTHING: Selection = {
  search: "",
  state: "all",
  trigger: "any",
  column: "updated",
  descending: true,
};

// "Café" is found by "cafe".
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function fits(journey: ListedJourney, { search, state, trigger }: Selection): boolean {
  if (trigger !== "any" && journey.trigger !== trigger) return false;
  if (state === "changed" ? !journey.isChanged : state !== "all" && journey.status !== state)
    return false;
  const text = plain(`${journey.name} ${keywordsOf(journey.entry).join(" ")}`);
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function compare(a: ListedJourney, b: ListedJourney, column: Column): number {
  if (column === "name") return a.name.localeCompare(b.name, undefined, { numeric: true });
  if (column === "updated")
    return a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : 0;
  return a.counts[column] - b.counts[column];
}

export function select(journeys: ListedJourney[], selection: Selection): ListedJourney[] {
  const sign = selection.descending ? -1 : 1;
  return journeys
    .filter((journey) => fits(journey, selection))
    .sort((a, b) => sign * compare(a, b, selection.column) || a.id.localeCompare(b.id));
}

/** What a click on the head of a column does: names begin with A, all else with the most. */
export function sortedBy(selection: Selection, column: Column): Selection {
  const descending = column === selection.column ? !selection.descending : column !== "name";
  return { ...selection, column, descending };
}
