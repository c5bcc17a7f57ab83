import { expect, it } from "vitest";
import { found, type Searched } from "./search";

const ALL: Searched[] = [
  { id: "nps", category: "feedback", words: "Would you recommend us? The 0 to 10 question (NPS)" },
  { id: "csat", category: "feedback", words: "Satisfaction survey One to five stars" },
  { id: "cafe", category: "bookings", words: "Table in a café" },
];

it("finds all while nothing is typed", () => {
  expect([...found(ALL, "  ", "all")]).toEqual(["nps", "csat", "cafe"]);
});

it("finds what holds every word, in any order and case", () => {
  expect([...found(ALL, "nps QUESTION", "all")]).toEqual(["nps"]);
  expect([...found(ALL, "nps stars", "all")]).toEqual([]);
});

it("does not mind accents", () => {
  expect([...found(ALL, "cafe", "all")]).toEqual(["cafe"]);
});

it("stays in the category", () => {
  expect([...found(ALL, "", "feedback")]).toEqual(["nps", "csat"]);
});
