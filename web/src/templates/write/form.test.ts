import { describe, expect, it } from "vitest";
import type { WrittenTemplate } from "../api";
import {
  asName,
  formOf,
  namesIn,
  newButton,
  newCard,
  newForm,
  nextVariable,
  nextVersion,
  rewritten,
  templateOf,
  type Form,
} from "./form";
import { placeOf } from "./problems";

const REMINDER: Form = {
  ...newForm("en"),
  name: "reminder",
  header: { format: "Text", text: "See you soon, {{1}}", samples: ["Ann"] },
  body: { text: "Your {{1}} is on {{2}} at our clinic.", samples: ["check-up", "Monday"] },
  footer: "Harbour Dental",
  buttons: [
    newButton("QUICK_REPLY", "Confirm"),
    { ...newButton("URL", "Directions"), url: "https://maps.example/{{1}}", sample: "x" },
    { ...newButton("PHONE_NUMBER", "Call us"), phoneNumber: "+6561234567" },
  ],
};

describe("a template as it is written", () => {
  it("comes back as it was", () => {
    const cards: Form = {
      ...newForm("ar"),
      category: "MARKETING",
      body: { text: "Our offers for you", samples: [] },
      cards: [newCard(), newCard()],
    };
    const code: Form = { ...newForm("en"), category: "AUTHENTICATION", advice: false, minutes: 5 };
    for (const form of [REMINDER, cards, code]) expect(formOf(templateOf(form))).toEqual(form);
  });

  it("has nothing in it that was not filled in", () => {
    expect(templateOf(newForm("en")).components).toEqual([{ type: "BODY", text: "" }]);
  });

  it("has WhatsApp's own words for codes", () => {
    const { components } = templateOf({ ...REMINDER, category: "AUTHENTICATION", minutes: null });
    expect(components).toEqual([
      { type: "BODY", add_security_recommendation: true },
      { type: "BUTTONS", buttons: [{ type: "OTP", otp_type: "COPY_CODE", text: "Copy code" }] },
    ]);
  });

  it("keeps what it does not know of a button", () => {
    const written: WrittenTemplate = {
      components: [
        {
          type: "BUTTONS",
          buttons: [{ type: "FLOW", text: "Go", flowId: "1", navigateScreen: "A" }],
        },
      ],
    };
    expect(templateOf(formOf(written)).components).toContainEqual(written.components![0]);
  });
});

describe("variables", () => {
  it("are told by number, each once", () => {
    expect(namesIn("{{2}} and {{1}} and {{2}}")).toEqual(["1", "2"]);
    expect(namesIn("{{name}} and {{first}}")).toEqual(["name", "first"]);
    expect(nextVariable("a {{1}} b {{2}}")).toBe(3);
    expect(nextVariable("")).toBe(1);
  });

  it("close the gap that a deleted one leaves, and keep their samples", () => {
    const before = { text: "a {{1}} b {{2}} c {{3}} d", samples: ["x", "y", "z"] };
    expect(rewritten(before, "a {{1}} b c {{3}} d")).toEqual({
      text: "a {{1}} b c {{2}} d",
      samples: ["x", "z"],
    });
  });

  it("keep their names when they have some", () => {
    const before = { text: "a {{who}} b {{when}} c", samples: ["x", "y"] };
    expect(rewritten(before, "a b {{when}} c")).toEqual({ text: "a b {{when}} c", samples: ["y"] });
  });
});

describe("names", () => {
  it("have versions, of which the next is free", () => {
    expect(nextVersion("reminder", ["reminder"])).toBe("reminder_v2");
    expect(nextVersion("reminder_v2", ["reminder_v2", "reminder_v3"])).toBe("reminder_v4");
  });

  it("consist of small letters, digits and _", () => {
    expect(asName("Visit Réminder 2!")).toBe("visit_reminder_2_");
  });
});

describe("a problem stands at its field", () => {
  const cards = templateOf({
    ...newForm("en"),
    category: "MARKETING",
    cards: [newCard(), newCard(), newCard()],
  });
  it.each([
    ["name", "name"],
    ["components", "components"],
    ["components[0].text", "header.text"],
    ["components[1].examples", "body.examples"],
    ["components[3].buttons", "buttons"],
    ["components[3].buttons[1].url", "buttons.1.url"],
  ])("%s is %s", (field, place) => {
    expect(placeOf(field, templateOf(REMINDER))).toBe(place);
  });
  it.each([
    ["components[1].cards", "cards"],
    ["components[1].cards[2]", "cards.2"],
    ["components[1].cards[2].components", "cards.2.components"],
    ["components[1].cards[2].components[0].examples", "cards.2.header.examples"],
    ["components[1].cards[2].components[2].buttons[0].text", "cards.2.buttons.0.text"],
  ])("%s is %s", (field, place) => {
    expect(placeOf(field, cards)).toBe(place);
  });
});
