import { describe, expect, it } from "vitest";
import { readOrdered, writeOrdered } from "../../api/ordered";
import type { RawStep } from "../../api/types";
import { ENTRY, graphOf } from "../../canvas/graph";
import { CannotConnect, placedIn, stepAt, stepsOf, type Doc } from "../document";
import { NEW_KINDS, newStep } from "../newStep";
import { copyOf, paste, readClip } from "./clip";
import { insertStep, spotAfter, type Spot } from "./insert";
import { isPressed, keysOf } from "./keys";
import { canSee, linkTo, makeFirst } from "./links";
import { addGroup, addNote, frameAround, regroup, removeMarks } from "./marks";
import { aligned, movedWith } from "./move";

const WORDS = { text: "Hi", button: "Open", row: "One", section: "All" };
const sms = (id: string, rest: Partial<RawStep> = {}): RawStep => ({
  id,
  stepType: "SMS",
  ...rest,
});
const docOf = (...steps: RawStep[]): Doc => ({
  source: { definition: { name: "J", steps } },
  canvas: {
    positions: Object.fromEntries(steps.map((step, index) => [step.id, [index * 348, 0]])),
  },
});
const links = (doc: Doc) =>
  graphOf(stepsOf(doc)).links.map(({ source, port, target }) => `${source} ${port} ${target}`);
const put = (doc: Doc, kind: Parameters<typeof newStep>[0], id: string, spot: Spot) =>
  insertStep(doc, newStep(kind, id, "sub", WORDS), spot, []).doc;
const nested = () =>
  docOf(
    {
      id: "if",
      stepType: "If",
      nextStepId: "end",
      do: [[sms("a", { nextStepId: "b" }), sms("b")]],
    },
    sms("end"),
  );

describe("adding", () => {
  it("puts a step between two others, and makes room for it", () => {
    const doc = put(docOf(sms("a", { nextStepId: "b" }), sms("b")), "text", "new", {
      link: "a>next",
    });
    expect(links(doc)).toEqual([`${ENTRY} next a`, "a next new", "new next b"].sort(byFlow));
    const { positions } = doc.canvas;
    expect(positions!["new"]![0]).toBe(348);
    expect(positions!["b"]![0]).toBe(696);
  });

  it("lets the first outcome of a step that branches go on", () => {
    const doc = put(docOf(sms("a", { nextStepId: "b" }), sms("b")), "wait_reply", "r", {
      link: "a>next",
    });
    expect(stepAt(doc, "r")!.step.selectNextStep).toEqual({ b: "{{step.reply != null}}" });
    expect(doc.canvas.open!["r"]!.map((outcome) => outcome.id)).toEqual(["silence"]);
  });

  it("puts a step at the beginning", () => {
    const doc = put(docOf(sms("a")), "branch", "first", { link: ENTRY });
    expect(stepsOf(doc).map((step) => step.id)).toEqual(["first", "a"]);
    expect(Object.keys(stepAt(doc, "first")!.step.selectNextStep!)).toEqual(["a"]);
  });

  it("goes on after the selected step: at its open outcome, in its only link, or nowhere", () => {
    const doc = docOf(sms("a", { nextStepId: "b" }), sms("b"), {
      id: "c",
      stepType: "Branch",
      selectNextStep: { a: null },
    });
    expect(spotAfter(doc, "b")).toEqual({ source: "b", port: "next" });
    expect(spotAfter(doc, "a")).toEqual({ link: "a>next" });
    expect(spotAfter(doc, "c")).toBeNull();
    expect(spotAfter(docOf(), null)).toEqual({ source: ENTRY, port: "next" });
  });

  it("adds inside an If, and after a step inside it into the same list", () => {
    let doc = put(docOf(), "if", "if", { source: ENTRY, port: "next" });
    doc = put(doc, "text", "in", spotAfter(doc, "if")!);
    doc = put(doc, "text", "more", spotAfter(doc, "if/0/in")!);
    expect(stepAt(doc, "if")!.step.do![0]!.map((step) => [step.id, step.nextStepId])).toEqual([
      ["in", "more"],
      ["more", null],
    ]);
    expect(links(doc)).toContain("if do:0 if/0/in");
    expect(doc.canvas.positions).toHaveProperty("if/0/more");
  });

  it.each(NEW_KINDS)("makes a $kind step of which every port can be connected", ({ kind }) => {
    const made = newStep(kind, "new", "sub", WORDS);
    const doc = insertStep(docOf(sms("z")), made, { at: [0, 0] }, []).doc;
    for (const { id } of stepAt(doc, "new")!.outcomes.filter((one) => !one.id.startsWith("do:"))) {
      expect(
        links(linkTo(doc, "new", id, "z")).filter((link) => link.startsWith("new ")),
      ).toHaveLength(1);
    }
  });
});

function byFlow(one: string, other: string) {
  const order = [ENTRY, "a", "b", "new"];
  return order.indexOf(one.split(" ")[0]!) - order.indexOf(other.split(" ")[0]!);
}

describe("connecting", () => {
  it("leads out of an If but not into it, and within one list of steps", () => {
    const doc = nested();
    expect(canSee(doc, "if/0/a", "end")).toBe(true);
    expect(canSee(doc, "end", "if/0/a")).toBe(false);
    expect(() => linkTo(doc, "end", "next", "if/0/b")).toThrow(CannotConnect);
    expect(links(linkTo(doc, "if/0/b", "next", "if/0/a"))).toContain("if/0/b next if/0/a");
  });

  it("shows the way to the neighbour that nobody wrote down [A-IF-1]", () => {
    const doc = docOf({ id: "if", stepType: "If", do: [[sms("a"), sms("b")]] });
    expect(graphOf(stepsOf(doc)).links.find((link) => link.isImplied)).toMatchObject({
      source: "if/0/a",
      target: "if/0/b",
    });
  });

  it("chooses where the journey, or an If, begins", () => {
    expect(links(makeFirst(nested(), "end"))[0]).toBe(`${ENTRY} next end`);
    expect(links(linkTo(nested(), "if", "do:0", "if/0/b"))).toContain("if do:0 if/0/b");
  });

  it("keeps the order of conditions that lead to steps called by numbers [A-SEL-2]", () => {
    const text = '{"2":"{{data.a}}","1":null}';
    const step = readOrdered(
      `{"id":"ask","stepType":"Branch","selectNextStep":${text}}`,
    ) as RawStep;
    let doc = docOf(step, sms("1"), sms("2"), sms("3"));
    expect(stepAt(doc, "ask")!.outcomes.map((outcome) => outcome.target)).toEqual(["2", "1"]);
    doc = linkTo(doc, "ask", "to:1", "3");
    doc = linkTo(doc, "ask", "to:3", "1");
    expect(writeOrdered(stepAt(doc, "ask")!.step.selectNextStep)).toBe(text);
  });
});

describe("copying", () => {
  const journey = () =>
    docOf(
      sms("a", { nextStepId: "b", outputs: { kept: "{{1}}" } }),
      { id: "b", stepType: "Branch", selectNextStep: { a: "{{data.again}}", c: null } },
      sms("c"),
    );

  it("keeps the links among what is pasted, and gives free names", () => {
    const clip = readClip(writeOrdered(copyOf(journey(), ["a", "b"])))!;
    const { doc, ids } = paste(journey(), clip, null);
    expect(ids).toEqual(["a_2", "b_2"]);
    expect(stepAt(doc, "a_2")!.step).toMatchObject({
      nextStepId: "b_2",
      outputs: { kept: "{{1}}" },
    });
    expect(stepAt(doc, "b_2")!.step.selectNextStep).toEqual({ a_2: "{{data.again}}" });
    expect(doc.canvas.open!["b_2"]).toEqual([{ id: "cut_2", condition: null, at: 1 }]);
    expect(doc.canvas.positions!["a_2"]).toEqual([40, 40]);
  });

  it("keeps names that are free in another journey, with steps inside an If", () => {
    const clip = readClip(JSON.stringify(copyOf(nested(), ["if", "if/0/a", "end"])))!;
    const { doc } = paste(docOf(), clip, [0, 0]);
    expect(links(doc)).toEqual(links(nested()));
  });

  it.each([
    ["a list of steps", JSON.stringify([sms("a")])],
    ["one step", JSON.stringify(sms("a"))],
    ["a definition", JSON.stringify({ definition: { name: "x", steps: [sms("a")] } })],
  ])("reads %s", (_, text) => {
    expect(readClip(text)!.steps.map((step) => step.id)).toEqual(["a"]);
  });

  it.each([
    "",
    "hello",
    "[]",
    "{}",
    '[{"id": 1}]',
    '[{"id":"a","stepType":"If","do":[[{}]]}]',
    "[1",
  ])("does not take %s for steps", (text) => expect(readClip(text)).toBeNull());

  it("takes along notes and groups, and two steps of one name", () => {
    let doc = addGroup(journey(), ["a"], "Start").doc;
    doc = addNote(doc, { text: "n", color: "blue", at: [5, 5], size: [100, 80] }).doc;
    const clip = copyOf(doc, ["a", "@group/g1", "@note/n1"]);
    const pasted = paste(doc, { ...clip, steps: [...clip.steps, sms("a")] }, null).doc;
    expect(Object.values(pasted.canvas.groups!).map((one) => one.members)).toEqual([
      ["a"],
      ["a_2"],
    ]);
    expect(Object.keys(pasted.canvas.notes!)).toEqual(["@note/n1", "@note/n2"]);
    expect(new Set(placedIn(pasted).steps.map(({ address }) => address)).size).toBe(5);
    expect(writeOrdered(pasted.source)).not.toContain("@note");
  });
});

describe("groups and notes", () => {
  const box = (x: number) => ({ x, y: 0, width: 264, height: 100 });
  const where = new Map([
    ["a", 0],
    ["b", 300],
    ["c", 2000],
  ]);
  const boxOf = (id: string) => box(where.get(id)!);

  it("takes in what is dropped on a group, and lets go what is dragged out", () => {
    const doc = addGroup(docOf(sms("a"), sms("b"), sms("c")), ["a", "c"], "G").doc;
    expect(regroup(doc, ["c"], boxOf).canvas.groups!["@group/g1"]!.members).toEqual(["a"]);
    const wide = addGroup(doc, ["a", "b"], "W").doc;
    where.set("c", 200);
    expect(regroup(wide, ["c"], boxOf).canvas.groups!["@group/g2"]!.members).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  it("moves the steps with their frame, which encloses them, and leaves them when it goes", () => {
    const doc = addGroup(docOf(sms("a"), sms("b")), ["a", "b"], "G").doc;
    expect(movedWith(doc, ["@group/g1"])).toEqual(["a", "b"]);
    expect(frameAround([box(0), box(300)])).toEqual({ x: -24, y: -64, width: 612, height: 188 });
    const left = removeMarks(doc, ["@group/g1"]);
    expect(left.canvas.groups).toEqual({});
    expect(stepsOf(left)).toHaveLength(2);
  });

  it("lines things up", () => {
    const boxes = [
      { id: "a", ...box(10) },
      { id: "b", ...box(90) },
    ];
    expect(aligned(boxes, "left")).toEqual({ a: [10, 0], b: [10, 0] });
  });
});

describe("shortcuts", () => {
  const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
    ({
      key: name,
      code: "",
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      ...more,
    }) as KeyboardEvent;

  it.each([
    ["mod+Z", key("z", { ctrlKey: true }), true],
    ["mod+Z", key("z", { metaKey: true }), true],
    ["mod+Z", key("Z", { ctrlKey: true, shiftKey: true }), false],
    ["?", key("?", { shiftKey: true }), true],
    ["shift+1", key("!", { shiftKey: true, code: "Digit1" }), true],
    ["N", key("n"), true],
    ["N", key("n", { altKey: true }), false],
    ["mod+D", key("ي", { ctrlKey: true, code: "KeyD" }), true],
  ])("%s", (shortcut, event, expected) => expect(isPressed(shortcut, event)).toBe(expected));

  it("are shown as on the keyboard", () => {
    expect(keysOf("mod+shift+Z", false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keysOf("mod+K", true)).toEqual(["⌘", "K"]);
  });
});
