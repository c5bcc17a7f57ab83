import { expect, it } from "vitest";
import type { Conversation } from "../api";
import { joined, merge } from "./merge";

const one = (msisdn: string, at: number) =>
  ({ subAccountId: "s", msisdn, cursor: `${at}.${msisdn}` }) as Conversation;
const names = (list: Conversation[]) => list.map((item) => item.msisdn).join("");

it("puts what changed where it belongs, and takes out what the view no longer has", () => {
  const list = [one("1", 30), one("2", 20), one("3", 10)];
  expect(names(merge(list, new Set(["s:3"]), [one("3", 40)], false))).toBe("312");
  expect(names(merge(list, new Set(["s:2"]), [], false))).toBe("13");
  expect(names(merge(list, new Set(["s:4"]), [one("4", 25)], true))).toBe("1423");
  expect(names(merge(list, new Set(["s:4"]), [one("4", 30)], true))).toBe("4123");
});

it("leaves what stands behind the loaded part for later", () => {
  const list = [one("1", 30), one("2", 20)];
  expect(names(merge(list, new Set(["s:9"]), [one("9", 5)], true))).toBe("12");
  expect(names(merge(list, new Set(["s:9"]), [one("9", 5)], false))).toBe("129");
});

it("shows nothing twice when a further page comes in", () => {
  expect(names(joined([one("1", 30), one("2", 20)], [one("2", 20), one("3", 10)]))).toBe("123");
});
