import { describe, expect, it } from "vitest";
import type { RawStep } from "../../api/types";
import { addOutcome, outcomesIn, stepsOf, type Doc } from "../document";
import { graphOf } from "../../canvas/graph";
import {
  byId,
  joinInto,
  neighbour,
  outcomePerChoice,
  readWritten,
  repeated,
  takePlace,
  unasked,
} from "./edit";
import { ask, operatorOf, operatorsFor, type Subject } from "./operators";
import { read, write } from "./model";

const reply = "step.reply.payload.content.interactive.list_reply.id";
const wait: RawStep = {
  id: "wait",
  stepType: "WaitForReply",
  selectNextStep: { a: `{{${reply} == 'one'}}`, b: "{{step.reply == null}}", c: null },
};
const leaf = (id: string): RawStep => ({ id, stepType: "SMS", nextStepId: null });
const doc: Doc = {
  source: { definition: { name: "d", steps: [wait, leaf("a"), leaf("b"), leaf("c")] } },
  canvas: {},
};
const placedIn = (from: Doc) => {
  const placed = graphOf(stepsOf(from)).steps[0]!;
  return { ...placed, outcomes: outcomesIn(from, placed) };
};
const choices = [
  { id: "one", title: "First", from: "list" as const },
  { id: "two", title: "Second", from: "list" as const },
];

describe("the order of outcomes", () => {
  it("is changed by taking a neighbour's place, and is the order in the definition", () => {
    const below = neighbour(doc, placedIn(doc), "to:a", 1)!;
    const moved = takePlace(doc, placedIn(doc), "to:a", below);
    expect(Object.keys(stepsOf(moved)[0]!.selectNextStep!)).toEqual(["b", "a", "c"]);
    expect(neighbour(doc, placedIn(doc), "to:c", 1)).toBeNull();
  });

  it("of those that lead nowhere yet is kept beside the definition", () => {
    const grown = addOutcome(addOutcome(doc, "wait", "{{data.x}}"), "wait", "{{data.y}}");
    const moved = takePlace(grown, placedIn(grown), "open:2", "open:1");
    expect(moved.canvas.open!["wait"]!.map((one) => one.condition)).toEqual([
      "{{data.y}}",
      "{{data.x}}",
    ]);
    expect(takePlace(grown, placedIn(grown), "open:1", "to:a")).toBe(grown);
  });
});

it("makes an outcome for each choice that none asks for yet", () => {
  const left = unasked(Object.values(wait.selectNextStep!), choices);
  expect(left.map((choice) => choice.id)).toEqual(["two"]);
  const grown = outcomePerChoice(doc, "wait", left);
  expect(grown.canvas.open!["wait"]).toEqual([{ id: "1", condition: `{{${reply} == 'two'}}` }]);
});

it("joins two outcomes that lead to the same step with or", () => {
  const grown = addOutcome(doc, "wait", `{{${reply} == 'two'}}`);
  const joined = joinInto(grown, placedIn(grown), "open:1", `{{${reply} == 'two'}}`, "a");
  expect(stepsOf(joined)[0]!.selectNextStep!["a"]).toBe(
    `{{${reply} == 'one' || ${reply} == 'two'}}`,
  );
  expect(joined.canvas.open).toEqual({});
  const mixed = joinInto(doc, placedIn(doc), "to:a", `{{${reply} == 'one'}}`, "b");
  expect(Object.entries(stepsOf(mixed)[0]!.selectNextStep!)).toEqual([
    ["b", `{{step.reply == null || ${reply} == 'one'}}`],
    ["c", null],
  ]);
});

it("finds outcomes that ask the same, however it is written", () => {
  const found = repeated(
    new Map([
      ["1", "{{ data.a == 'x' }}"],
      ["2", '{{data.a == "x"}}'],
      ["3", null],
    ]),
  );
  expect([...found]).toEqual(["2"]);
});

it("replaces the title of a choice by the choice itself", () => {
  const titled = readWritten("{{step.reply.payload.content.text == 'second'}}")!;
  expect(write(byId(titled, choices, "step.reply")!)).toBe(`${reply} == 'two'`);
  expect(
    byId(readWritten("{{step.reply.payload.content.text == 'x'}}")!, choices, "step.reply"),
  ).toBeNull();
});

const SUBJECTS: Subject[] = [
  { id: "reply", nature: "reply", path: "step.reply", choices },
  { id: "keys", nature: "keys", path: "step.dtmfData", choices: [] },
  { id: "choice", nature: "choice", path: "data.service", choices },
  { id: "status", nature: "status", path: "step.responseCode", choices: [] },
  { id: "message", nature: "message", path: "data.payload.content.text", choices: [] },
  { id: "type", nature: "type", path: "data.payload.type", choices: [] },
  { id: "country", nature: "country", path: "data.payload.user.msisdn", choices: [] },
  { id: "time", nature: "time", path: "data.payload.timestamp", choices: [] },
  { id: "day", nature: "day", path: "data.payload.timestamp", choices: [] },
  { id: "value", nature: "value", path: "data.age", choices: [] },
];

describe.each(SUBJECTS)("questions about $id", (subject) => {
  it.each(operatorsFor(subject))(
    "%s is asked, written, and read as the same question",
    (operator) => {
      const condition = ask(operator, subject, null);
      const again = read(write(condition));
      expect(again).toEqual(condition);
      expect(operatorOf(again!, subject)).toBe(operator);
    },
  );
});

it("compares numbers as numbers, although replies are texts", () => {
  const older = write(
    ask("gt", SUBJECTS.at(-1)!, { kind: "number", path: "", relation: "=", value: 17 }),
  );
  const holds = (age: unknown) => Boolean(new Function("data", `return ${older}`)({ age }));
  expect(["9", "18", " 101 ", "abc", "", null, undefined].map(holds)).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
