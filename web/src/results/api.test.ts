import { describe, expect, it } from "vitest";
import { exportAddress } from "./api";
import { begins } from "./period";

describe("a period", () => {
  const now = new Date(2026, 10, 25, 14, 30);
  it("begins at midnight", () => {
    expect(begins("today", now)).toBe(new Date(2026, 10, 25).toISOString());
    expect(begins("week", now)).toBe(new Date(2026, 10, 18).toISOString());
  });
  it("has no beginning when it is all", () => {
    expect(begins("all", now)).toBeNull();
  });
});

it("asks for the table of what is shown", () => {
  expect(exportAddress("a b", { version: 3, from: null }, "xlsx")).toBe(
    "/api/chatwright/v1/journeys/a%20b/results/export?version=3&format=xlsx",
  );
});
