import { describe, expect, it } from "vitest";
import { fieldOf, valueOf } from "./fields";

describe("the names of fields", () => {
  it.each([
    ["inputs.content.text", { key: "text" }],
    ["inputs.content.interactive.body.text", { key: "text" }],
    ["inputs.text", { key: "text" }],
    ["inputs.content.interactive.action.sections[0].rows[1].title", row("row", 2)],
    ["inputs.content.interactive.action.sections[0].rows[0]", row("row", 1)],
    ["inputs.content.interactive.action.buttons[2].reply.title", row("button", 3)],
    ["outputs.answer", { key: "output", values: { name: "answer" } }],
    ["definition.name", { key: "name" }],
    ["inputs.body", { key: "body" }],
    ["inputs.body.name", null],
    ["inputs.content.interactive.action.sections[0].rows[1].id", null],
  ])("%s", (path, name) => expect(fieldOf(path)).toEqual(name));
});

function row(key: string, number: number) {
  return { key, values: { number } };
}

describe("values in a line", () => {
  it("are texts, titles, or JSON", () => {
    expect(valueOf("Hi")).toBe("Hi");
    expect(valueOf(null)).toBe("");
    expect(valueOf({ id: "1", title: "Yes" })).toBe("Yes");
    expect(valueOf({ reply: { id: "1", title: "No" } })).toBe("No");
    expect(valueOf({ a: 1 })).toBe('{"a":1}');
    expect(valueOf(["x", "y"])).toBe("x, y");
  });

  it("hide the secret in the built-in backend's address", () => {
    expect(valueOf(`http://h:1/backend/${"a".repeat(32)}/slots`)).toBe(
      "http://h:1/backend/…/slots",
    );
  });
});
