import { expect, it } from "vitest";
import { filled, mentionedIn, shortTime, whoIs } from "./words";

it("calls people by name, else by number", () => {
  expect(whoIs({ name: "Mei Lin", msisdn: "6591234567" })).toBe("Mei Lin");
  expect(whoIs({ name: null, msisdn: "6591234567" })).toBe("+6591234567");
  expect(whoIs({ name: "", msisdn: "SG.12345" })).toBe("SG.12345");
});

it("says a time as shortly as it can", () => {
  const now = new Date(2026, 10, 25, 15, 0).getTime();
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString();
  expect(shortTime(at(25, 9), "en", now)).toBe("09:05");
  expect(shortTime(at(23, 9), "en", now)).toBe("Mon");
  expect(shortTime(at(2, 9), "en", now)).toBe("2 Nov");
});

it("fills names into a saved answer", () => {
  const names = { contact: { name: "Mei Lin", phone: "+65" }, agent: { name: "Ana" } };
  expect(filled("Hi {{contact.firstName}} ({{ contact.phone }}), {{agent.name}} here", names)).toBe(
    "Hi Mei (+65), Ana here",
  );
  expect(filled("{{contact.other}} {{1}}", names)).toBe("{{contact.other}} {{1}}");
});

it("finds whom a note names", () => {
  const agents = [{ name: "Ana Li" }, { name: "Ben" }];
  expect(mentionedIn("please look, @ana li", agents)).toEqual([agents[0]]);
  expect(mentionedIn("ben, please", agents)).toEqual([]);
});
