import { describe, expect, it } from "vitest";
import type { ListedJourney } from "../api/types";
import { EVERYTHING, select, sortedBy, type Selection } from "./select";

const journey = (name: string, more: Partial<ListedJourney> = {}): ListedJourney => ({
  id: name,
  name,
  version: 1,
  status: "enabled",
  trigger: "inbound_chat_apps",
  subAccountId: null,
  createdAt: "",
  updatedAt: "2026-01-01",
  updatedBy: null,
  isChanged: false,
  entry: null,
  counts: { running: 0, started: 0, completed: 0, terminated: 0 },
  ...more,
});
const all = [
  journey("Café survey", { status: "disabled", updatedAt: "2026-01-03" }),
  journey("Booking 10", { isChanged: true, updatedAt: "2026-01-02" }),
  journey("Booking 9", {
    status: "draft",
    counts: { running: 3, started: 3, completed: 0, terminated: 0 },
  }),
  journey("Reminder", { trigger: "http_request" }),
];
const names = (selection: Partial<Selection>) =>
  select(all, { ...EVERYTHING, ...selection }).map((one) => one.name);

describe("the list of journeys", () => {
  it("begins with what was changed last", () => {
    expect(names({}).slice(0, 2)).toEqual(["Café survey", "Booking 10"]);
  });

  it("is searched without regard to capitals and accents, by all words", () => {
    expect(names({ search: "cafe" })).toEqual(["Café survey"]);
    expect(names({ search: "9 book" })).toEqual(["Booking 9"]);
    expect(names({ search: "nothing" })).toEqual([]);
  });

  it("is filtered by state, unpublished changes, and start", () => {
    expect(names({ state: "draft" })).toEqual(["Booking 9"]);
    expect(names({ state: "changed" })).toEqual(["Booking 10"]);
    expect(names({ trigger: "http_request" })).toEqual(["Reminder"]);
  });

  it("is sorted by a column, and the other way by a second click", () => {
    const byName = sortedBy(EVERYTHING, "name");
    expect(names(byName)).toEqual(["Booking 9", "Booking 10", "Café survey", "Reminder"]);
    expect(names(sortedBy(byName, "name"))[0]).toBe("Reminder");
    expect(names(sortedBy(byName, "running"))[0]).toBe("Booking 9");
  });
});
