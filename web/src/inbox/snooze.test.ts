import { expect, it } from "vitest";
import { untilOf } from "./snooze";

it("lets a conversation sleep until the morning of a day that is still to come", () => {
  const wednesday = new Date(2026, 10, 25, 15, 30);
  expect(untilOf("hour", wednesday)).toEqual(new Date(2026, 10, 25, 16, 30));
  expect(untilOf("tomorrow", wednesday)).toEqual(new Date(2026, 10, 26, 9));
  expect(untilOf("monday", wednesday)).toEqual(new Date(2026, 10, 30, 9));
  expect(untilOf("monday", new Date(2026, 10, 30, 8))).toEqual(new Date(2026, 11, 7, 9));
  expect(untilOf("monday", new Date(2026, 10, 29, 8))).toEqual(new Date(2026, 10, 30, 9));
});
