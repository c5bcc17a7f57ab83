import { describe, expect, it } from "vitest";
import { pathOf, piecesOf, readPath } from "./pieces";

const scripts = (text: string) =>
  piecesOf(text)
    .filter((piece) => piece.kind === "script")
    .map((piece) => piece.text);

describe("the parts of a text", () => {
  it("are its words and its expressions, which join to the same text", () => {
    const text = "Hi {{data.name}}, it is {{ data.when }}!";
    const pieces = piecesOf(text);
    expect(pieces.map(({ kind, text: said }) => [kind, said])).toEqual([
      ["text", "Hi "],
      ["script", "data.name"],
      ["text", ", it is "],
      ["script", "data.when"],
      ["text", "!"],
    ]);
    expect(pieces.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text);
  });

  it("do not end at braces in strings, objects and templates of an expression", () => {
    expect(scripts("{{data.a.map(x => ({id: {b: x}}))}} and {{'}}' + 1}}")).toEqual([
      "data.a.map(x => ({id: {b: x}}))",
      "'}}' + 1",
    ]);
    expect(scripts("{{`a}} ${ {b: '}'}.b } c`}}")).toEqual(["`a}} ${ {b: '}'}.b } c`"]);
  });

  it("take braces that are never closed as words", () => {
    expect(piecesOf("Hi {{data.name")).toEqual([
      { kind: "text", text: "Hi {{data.name", from: 0, to: 14 },
    ]);
    expect(scripts("it's {{it's}} {{data.b}}")).toEqual(["it's", "data.b"]);
  });
});

describe("paths", () => {
  it("are read from values, and give nothing where nothing is", () => {
    const data = { slots: [{ "free at": "9:30" }], text: "abc" };
    const read = (script: string) => readPath({ data }, pathOf(script)!);
    expect(read("data.slots[0]['free at']")).toBe("9:30");
    expect(read("data.slots.length")).toBe(1);
    expect(read("data.text.length")).toBe(3);
    expect(read("data.none.deeper")).toBeUndefined();
    expect(pathOf("data.a + 1")).toBeNull();
    expect(pathOf("database.a")).toBeNull();
  });
});
