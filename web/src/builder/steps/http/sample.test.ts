import { describe, expect, it } from "vitest";
import {
  filledIn,
  keepSample,
  keptOf,
  moveSample,
  nameForField,
  scriptsIn,
  shortened,
} from "./sample";

const request = {
  url: "https://x/{{data.city}}?q={{ data.day }}",
  headers: { A: "{{data.day}}" },
  body: { slot: "{{data.slot}}", list: ["{{data.items}}", 3] },
};

it("finds each expression once", () => {
  expect(scriptsIn(request)).toEqual(["data.city", "data.day", "data.slot", "data.items"]);
});

it("puts values in place of expressions, keeping the kind of one that stands alone", () => {
  const values = {
    "data.city": "Bern",
    "data.day": "mon",
    "data.slot": "7",
    "data.items": '["a"]',
  };
  expect(filledIn(request, values)).toEqual({
    url: "https://x/Bern?q=mon",
    headers: { A: "mon" },
    body: { slot: 7, list: [["a"], 3] },
  });
  expect(filledIn("{{data.a}} {{data.b}}", { "data.a": "1", "data.b": "2" })).toBe("1 2");
});

it("keeps an answer in short, and lets it follow a step that is renamed", () => {
  const long = { list: Array.from({ length: 90 }, (_, i) => i), text: "x".repeat(999) };
  expect(shortened(long)).toEqual({ list: [0, 1, 2, 3, 4], text: "x".repeat(300) });
  const doc = { source: { definition: { name: "", steps: [] } }, canvas: {} };
  const kept = keepSample(doc, "a", { ok: true });
  expect(keptOf(moveSample(kept, "a", "b")).samples).toEqual({ b: { ok: true } });
});

describe("the name of a field", () => {
  it.each([
    [["slots", 0, "start"], [], "start"],
    [["slots", 0, "start"], ["start"], "slots_start"],
    [["slots", 0, "start"], ["start", "slots_start"], "start_2"],
    [["free slots"], [], "free_slots"],
    [[], [], "answer_2"],
    [["a", "2nd"], [], "_2nd"],
  ] as [(string | number)[], string[], string][])("%j beside %j is %s", (path, taken, name) => {
    expect(nameForField(path, new Set(taken))).toBe(name);
  });
});
