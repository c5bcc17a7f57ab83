import { expect, it } from "vitest";
import { readDuration } from "./duration";

it.each([
  ["0.00:30:00", { unit: "minute", count: 30 }],
  ["1.00:00:00", { unit: "day", count: 1 }],
  ["36:00:00", { unit: "hour", count: 36 }],
  ["00:01:30", { unit: "second", count: 90 }],
])("%s is read as %o", (text, span) => {
  expect(readDuration(text)).toEqual(span);
});

it.each(["00:00:00", "soon", "{{data.limit}}"])("%s is no time limit that can be said", (text) => {
  expect(readDuration(text)).toBeNull();
});
