import { expect, it } from "vitest";
import { leftOf } from "./content";

it("says how long the service window is still open", () => {
  expect(leftOf("2026-11-25T10:00:00Z", "2026-11-24T10:00:30Z")).toMatchObject({
    text: "23:59:30",
  });
});

it("is closed at the very second, and when it was never opened", () => {
  expect(leftOf("2026-11-25T10:00:00Z", "2026-11-25T10:00:00Z")).toBeNull();
  expect(leftOf(null, "2026-11-25T10:00:00Z")).toBeNull();
});
