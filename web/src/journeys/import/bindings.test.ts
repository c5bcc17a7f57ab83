import { describe, expect, it } from "vitest";
import type { Arrived } from "../api";
import { changesOf, firstChoices, isComplete } from "./bindings";

const arrived: Arrived = {
  name: "Tutorial",
  trigger: "inbound_chat_apps",
  version: 25,
  kinds: {},
  subAccounts: [
    { id: "theirs", count: 3 },
    { id: "second", count: 1 },
  ],
  addresses: [
    { origin: "https://a.example", isBuiltin: false, urls: [] },
    { origin: "https://ours.invalid", isBuiltin: true, urls: [] },
  ],
  placeholders: [{ text: "<your number>", count: 1 }],
  problems: [],
  source: { definition: { name: "Tutorial", steps: [] } },
};
const first = firstChoices(arrived, ["demo", "second"]);

describe("binding an imported journey", () => {
  it("begins with our subaccount, and with our backend where an export named it", () => {
    expect(changesOf(first)).toEqual({
      subAccounts: { theirs: "demo" },
      addresses: { "https://ours.invalid": "builtin" },
      texts: {},
    });
  });

  it("replaces what was chosen, and only that", () => {
    const chosen = {
      ...first,
      addresses: { "https://a.example": { way: "other" as const, url: " https://b.example " } },
      texts: { "<your number>": "123" },
    };
    expect(changesOf(chosen)).toMatchObject({
      addresses: { "https://a.example": "https://b.example" },
      texts: { "<your number>": "123" },
    });
    expect(isComplete(chosen)).toBe(true);
  });

  it("is not complete without a name, or with an address that is none", () => {
    expect(isComplete({ ...first, name: " " })).toBe(false);
    const half = { ...first, addresses: { a: { way: "other" as const, url: "b.example" } } };
    expect(isComplete(half)).toBe(false);
  });
});
