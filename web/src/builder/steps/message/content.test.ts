import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bodyOf, choicesOf, formOf, freeId, inForm, moved, movedRow, type Dict } from "./content";

const words = { text: "Hi", button: "Choose", row: "First", section: "Choices", link: "Open" };
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
    expect(form("interactive", { interactive: { type: "flow", action: {} } })).toBeNull();
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
