import { expect, it } from "vitest";
import { smsOf } from "./sms";

it("a text of the old alphabet fits 160 letters, and 153 into each of several", () => {
  expect(smsOf("a".repeat(160))).toEqual({
    parts: 1,
    encoding: "GSM7",
    length: 160,
    isOpen: false,
  });
  expect(smsOf("a".repeat(161)).parts).toBe(2);
  expect(smsOf("a".repeat(307)).parts).toBe(3);
  expect(smsOf("€".repeat(80))).toMatchObject({ parts: 1, length: 160 });
});

it("any other letter makes it 70, and 67", () => {
  expect(smsOf("مرحبا".repeat(14))).toMatchObject({ parts: 1, encoding: "UCS2", length: 70 });
  expect(smsOf("ç".repeat(71))).toMatchObject({ parts: 2, encoding: "UCS2" });
  expect(smsOf("👋".repeat(35))).toMatchObject({ parts: 1, length: 70 });
  expect(smsOf("abc", "ucs2").encoding).toBe("UCS2");
});

it("variables are not counted and make it an estimate", () => {
  expect(smsOf("Hi {{data.name}}")).toMatchObject({ length: 3, isOpen: true });
});
