import { describe, expect, it } from "vitest";
import type { Attribute } from "./api";
import { asksFor, isWhole, operatorsOf } from "./sentences";

const plan: Attribute = {
  name: "plan",
  label: "Plan",
  kind: "choice",
  choices: ["Gold"],
  least: null,
  most: null,
};

describe("a condition", () => {
  it("offers what fits the kind of an attribute", () => {
    const condition = { of: "attribute", name: "plan", is: "equal" } as const;
    expect(operatorsOf(condition, [plan])).toEqual(["equal", "notEqual", "set", "unset"]);
    expect(asksFor(condition, [plan])).toBe("choice");
    expect(isWhole(condition, [plan])).toBe(false);
    expect(isWhole({ ...condition, value: "Gold" }, [plan])).toBe(true);
  });
  it("asks for days where time is meant, and for nothing where all is said", () => {
    expect(asksFor({ of: "lastSeen", is: "within" }, [])).toBe("days");
    expect(isWhole({ of: "consent", is: "in" }, [])).toBe(true);
  });
});
