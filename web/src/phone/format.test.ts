import { describe, expect, it } from "vitest";
import { beginningOf, blocksOf, emojisIn, runsOf, unmarked, type Run } from "./format";

const told = (runs: Run[]): unknown[] =>
  runs.map((run) =>
    run.kind === "text"
      ? run.text
      : "inner" in run
        ? { [run.kind]: told(run.inner) }
        : { [run.kind]: run.text },
  );

describe("the marks of WhatsApp", () => {
  it.each([
    [
      "*123* is _your_ ~old~ code",
      [{ bold: ["123"] }, " is ", { italic: ["your"] }, " ", { strike: ["old"] }, " code"],
    ],
    ["*bold _and italic_*", [{ bold: ["bold ", { italic: ["and italic"] }] }]],
    ["snake_case_name and 2 * 3 * 4", ["snake_case_name and 2 * 3 * 4"]],
    ["* not bold*", ["* not bold*"]],
    ["*not\nbold*", ["*not\nbold*"]],
    ["`a *b* c`", [{ code: "a *b* c" }]],
    ["(*yes*)", ["(", { bold: ["yes"] }, ")"]],
    ["مرحبا *بك* هنا", ["مرحبا ", { bold: ["بك"] }, " هنا"]],
    ["**", ["**"]],
  ])("%j", (text, expected) => {
    expect(told(runsOf(text))).toEqual(expected);
  });

  it("finds addresses, without the stop after them, and never marks inside of them", () => {
    expect(told(runsOf("See https://a.example/x_y_z?q=1."))).toEqual([
      "See ",
      { link: "https://a.example/x_y_z?q=1" },
      ".",
    ]);
    expect(runsOf("www.example.com")).toEqual([
      { kind: "link", text: "www.example.com", href: "https://www.example.com/" },
    ]);
    expect(told(runsOf("https://a.example/(b)"))).toEqual([{ link: "https://a.example/(b)" }]);
    expect(told(runsOf("javascript:alert(1) data:text/html,x"))).toEqual([
      "javascript:alert(1) data:text/html,x",
    ]);
  });
});

it("lays out lists, numbers, quotes and monospaced lines", () => {
  const text =
    "Bring:\n* your *card*\n- a pen\n3. three\n4. four\n> she said\n> so\n```a\n  b``` end";
  expect(
    blocksOf(text).map((block) =>
      "items" in block ? [block.kind, ...block.items.map(told)] : [block.kind, ...told(block.runs)],
    ),
  ).toEqual([
    ["lines", "Bring:"],
    ["bullets", ["your ", { bold: ["card"] }], ["a pen"]],
    ["numbers", ["three"], ["four"]],
    ["quote", "she said", "\n", "so"],
    ["lines", "", { code: "a\n  b" }, " end"].filter((one) => one !== ""),
  ]);
});

it("says the words without their marks", () => {
  expect(unmarked("*Hi* ```x``` _you_")).toBe("Hi x you");
});

it("knows one to three emojis that stand alone", () => {
  expect(["👍", "👨‍👩‍👧 ❤️", "🇸🇬🇩🇪👍🏽", "1️⃣"].map(emojisIn)).toEqual([1, 2, 3, 1]);
  expect(["👍👍👍👍", "ok 👍", "", "12", "©x"].map(emojisIn)).toEqual([0, 0, 0, 0, 0]);
});

it("begins long texts between two words, and leaves short ones whole", () => {
  expect(beginningOf("short")).toBeNull();
  expect(beginningOf("word ".repeat(300))).toMatch(/^(word )+word$/);
  expect(beginningOf("word ".repeat(300))!.length).toBeLessThanOrEqual(720);
  expect(beginningOf("x\n".repeat(40))!.split("\n")).toHaveLength(18);
  expect(beginningOf("😀".repeat(500))).not.toMatch(/[\uD800-\uDBFF]$/);
});
