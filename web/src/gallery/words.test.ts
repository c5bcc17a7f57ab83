import { expect, it } from "vitest";
import type { ReadyTemplate } from "./api";
import { pauseBefore, shownOf } from "./words";

const TEMPLATE: ReadyTemplate = {
  name: "order_shipped",
  language: "en",
  category: "UTILITY",
  components: [
    { type: "BODY", text: "Hello {{1}}, order {{2}} is on its way." },
    { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Track my order" }] },
  ],
};

it("fills the variables of a template", () => {
  const template = {
    name: "order_shipped",
    components: [{ type: "body", parameters: [{ text: "Ann" }, { text: "1002" }] }],
  };
  expect(shownOf({ type: "template", content: { template } }, [TEMPLATE])).toEqual({
    text: "Hello Ann, order 1002 is on its way.",
    buttons: ["Track my order"],
  });
});

it("shows the name of a template whose text is not known", () => {
  const content = { template: { name: "other" } };
  expect(shownOf({ type: "template", content }, [TEMPLATE])).toEqual({
    text: "other",
    buttons: [],
  });
});

it("shows header, footer and the button of a list", () => {
  const content = {
    interactive: {
      type: "list",
      header: { type: "text", text: "Book" },
      body: { text: "What for?" },
      footer: { text: "Stop at any time" },
      action: { button: "See", sections: [{ rows: [{ id: "a", title: "A" }] }] },
    },
  };
  expect(shownOf({ type: "interactive", content }, [])).toEqual({
    title: "Book",
    text: "What for?",
    footer: "Stop at any time",
    buttons: [],
    list: "See",
  });
});

it("tells a pause only when it is a long one", () => {
  expect(pauseBefore(undefined, "2026-01-05T12:00:00Z")).toBeNull();
  expect(pauseBefore("2026-01-05T12:00:00Z", "2026-01-05T12:10:00Z")).toBeNull();
  expect(pauseBefore("2026-01-05T12:00:00Z", "2026-01-05T18:00:00Z")).toBe(360);
});
