import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  asking,
  ASKS,
  bodyOf,
  choicesOf,
  formOf,
  freeId,
  inForm,
  moved,
  movedRow,
  type Dict,
} from "./content";
import { inNumber } from "./products";

const words = {
  text: "Hi",
  button: "Choose",
  row: "First",
  section: "Choices",
  link: "Open",
  flow: "Fill in",
};
const list: Dict = {
  subAccountId: "s",
  type: "interactive",
  content: {
    interactive: {
      type: "list",
      header: { type: "text", text: "Visits" },
      body: { text: "What can we do for you?" },
      footer: { text: "Stop at any time" },
      action: {
        button: "See",
        sections: [
          { title: "A", rows: [{ id: "a", title: "Check-up", description: "A look" }] },
          {
            title: "B",
            rows: [
              { id: "b", title: "Cleaning" },
              { id: "c", title: "Filling" },
            ],
          },
        ],
      },
    },
  },
};

describe("the form of a message", () => {
  it("is known for what can be composed and unknown for the rest", () => {
    const form = (type: string, content: unknown) => formOf({ type, content });
    expect(form("text", { text: "x" })).toBe("text");
    expect(form("Image", { url: "x" })).toBe("media");
    expect(form("location", { location: { latitude: 1 } })).toBe("location");
    expect(form("template", { template: { name: "x" } })).toBe("template");
    expect(formOf(list)).toBe("list");
    expect(form("sticker", { url: "x" })).toBe("media");
    expect(form("contacts", { contacts: [] })).toBe("contacts");
    expect(form("contacts", { contacts: "{{data.people}}" })).toBeNull();
    expect(form("reaction", { reaction: { emoji: "👍" } })).toBe("reaction");
    for (const type of ASKS) expect(form("interactive", { interactive: { type } })).toBe("ask");
    for (const type of ["product", "product_list"]) {
      expect(form("interactive", { interactive: { type, action: {} } })).toBe("product");
    }
    expect(form("interactive", { interactive: { type: "flow", action: {} } })).toBe("flow");
    expect(form("interactive", { interactive: "{{data.x}}" })).toBeNull();
    expect(form("text", "{{data.content}}")).toBeNull();
    expect(form("text", { text: { odd: true } })).toBeNull();
  });

  it("changes without losing words and choices", () => {
    const buttons = inForm(list, "button", words);
    expect(buttons["type"]).toBe("interactive");
    expect(bodyOf(buttons)).toBe("What can we do for you?");
    expect(choicesOf(buttons)).toEqual([
      { id: "a", title: "Check-up" },
      { id: "b", title: "Cleaning" },
      { id: "c", title: "Filling" },
    ]);
    const text = inForm(buttons, "text", words);
    expect(text).toEqual({
      subAccountId: "s",
      type: "text",
      content: { text: "What can we do for you?" },
    });
    expect(inForm(text, "media", words)["content"]).toEqual({
      url: "",
      text: "What can we do for you?",
    });
    expect(formOf(inForm(text, "cta_url", words))).toBe("cta_url");
  });

  it("becomes a request with the same words, and each request another", () => {
    const ask = inForm(list, "ask", words);
    const interactive = (ask["content"] as Dict)["interactive"] as Dict;
    expect(interactive).toEqual({
      type: "location_request_message",
      body: { text: "What can we do for you?" },
      action: { name: "send_location" },
    });
    const before = { ...interactive, footer: { text: "Acme" } };
    expect(asking("request_contact_info", "Number?", before)).toEqual({
      type: "request_contact_info",
      body: { text: "Number?" },
      footer: { text: "Acme" },
    });
    expect(asking("voice_call", "Call us", before)["action"]).toEqual({
      name: "voice_call",
      parameters: {},
    });
    expect(asking("location_request_message", "Where?", before)["footer"]).toBeUndefined();
  });

  it("becomes products, contacts and a reaction, and comes back from them", () => {
    for (const form of ["product", "contacts", "reaction"] as const) {
      const made = inForm(list, form, words);
      expect(formOf(made)).toBe(form);
      expect(formOf(inForm(made, "text", words))).toBe("text");
    }
    const reaction = inForm(list, "reaction", words);
    expect(reaction["content"]).toEqual({
      reaction: { message_id: "{{data.payload.umid}}", emoji: "👍" },
    });
    const again = inForm(reaction, "list", words, list["content"] as Dict);
    expect(choicesOf(again)).toEqual(choicesOf(list));
  });

  it("keeps the first product when one becomes several and back", () => {
    const one: Dict = {
      type: "product",
      body: { text: "New" },
      action: { catalog_id: "c", product_retailer_id: "p" },
    };
    const several = inNumber(one, true, "Ours");
    expect(several["header"]).toEqual({ type: "text", text: "Ours" });
    expect(several["action"]).toEqual({
      catalog_id: "c",
      sections: [{ title: "Ours", product_items: [{ product_retailer_id: "p" }] }],
    });
    expect(inNumber(several, false, "Ours")).toEqual(one);
  });

  it("comes back as it was, with the words as they are now", () => {
    const text = { ...inForm(list, "text", words), content: { text: "Changed" } };
    const again = inForm(text, "list", words, list["content"] as Dict);
    expect(bodyOf(again)).toBe("Changed");
    expect(choicesOf(again)).toEqual(choicesOf(list));
  });
});

describe("choices", () => {
  it("get ids of their own", () => {
    expect(freeId(["1", "3"])).toBe("4");
    expect(freeId([])).toBe("1");
  });

  it("move inside a section and into the next one", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b"], 0, 2)).toEqual(["a", "b"]);
    const sections = [{ rows: ["a", "b"] }, { rows: ["c"] }];
    expect(movedRow(sections, 0, 1)).toEqual([{ rows: ["b", "a"] }, { rows: ["c"] }]);
    expect(movedRow(sections, 1, 2)).toEqual([{ rows: ["a"] }, { rows: ["b", "c"] }]);
    expect(movedRow([{ rows: ["a"] }, { rows: ["b", "c"] }], 1, 0)).toEqual([
      { rows: ["a", "b"] },
      { rows: ["c"] },
    ]);
    expect(movedRow([{ rows: ["a"] }, { rows: ["b"] }], 0, 1)).toEqual([
      { rows: ["a"] },
      { rows: ["b"] },
    ]);
  });
});

describe("published messages", () => {
  const folder = join(__dirname, "../../../../../../shared/data/messages/send");
  it.each(readdirSync(folder).filter((name) => name.endsWith(".json")))(
    "%s has a form, or is left as it is written",
    (name) => {
      const message = JSON.parse(readFileSync(join(folder, name), "utf8")) as Dict;
      const form = formOf(message);
      const again = form === null ? message : inForm(message, form, words);
      expect(again).toEqual(message);
    },
  );
});
