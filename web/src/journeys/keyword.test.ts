import { expect, it } from "vitest";
import { keywordOf } from "./keyword";

it("finds the keyword of a journey whose first step compares the customer's text", () => {
  const selectNextStep = { menu: "{{stringContains(data.payload.content.text, 'book it', true)}}" };
  expect(keywordOf({ stepType: "branch", selectNextStep })).toBe("book it");
});

it("finds none in a journey that begins with a message", () => {
  expect(keywordOf({ stepType: "ChatAppsMessage", selectNextStep: null })).toBeNull();
});
