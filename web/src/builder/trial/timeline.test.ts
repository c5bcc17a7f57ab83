import { expect, it } from "vitest";
import {
  changedBy,
  changedWay,
  dataAt,
  executionsOf,
  fieldIn,
  fitting,
  runOfTrial,
  timelineOf,
} from "./timeline";
import type { Happening, Line, Transcript } from "./types";

const AT = "2026-03-02T12:00:00Z";
const line = (seq: number, step: string, status: string, more: Partial<Line> = {}): Line => ({
  ...{ happening: 0, at: AT, run: 0, seq, step, status, cameFrom: 0, note: null, stored: {} },
  ...more,
});
const transcript = (more: Partial<Transcript>): Transcript => ({
  ...{ now: AT, windowExpiresAt: null, status: "Runnable", faulted: false, data: {}, isCut: false },
  ...{ messages: [], calls: [], lines: [], failures: [], requests: [], waits: [], handovers: [] },
  runs: [{ id: 0, happening: 0, at: AT, entry: "ask", data: { name: "Ann" } }],
  remarks: [],
  ...more,
});
const happenings: Happening[] = [
  { type: "text", at: AT, text: "hi" },
  { type: "tap", at: AT, id: "yes" },
];
const ASKED = transcript({
  lines: [
    line(2, "ask", "Complete", { stored: { asked: true } }),
    line(3, "wait", "WaitingForEvent", { cameFrom: 2 }),
    line(3, "wait", "Complete", { happening: 1, stored: { answer: "yes" } }),
    line(4, "thanks", "Complete", { happening: 1, cameFrom: 3 }),
  ],
  status: "Complete",
});

it("folds the lines of an execution, and puts it where it began", () => {
  expect(
    executionsOf(ASKED).map(({ step, status, happening }) => [step, status, happening]),
  ).toEqual([
    ["ask", "Complete", 0],
    ["wait", "Complete", 0],
    ["thanks", "Complete", 1],
  ]);
  const entries = timelineOf(happenings, ASKED);
  expect(
    entries.map((entry) => (entry.kind === "did" ? entry.happening : entry.execution.step)),
  ).toEqual([0, "ask", "wait", 1, "thanks"]);
});

it("knows the variables at every moment, and which of them are new", () => {
  expect(dataAt(ASKED, 0, 0)).toEqual({ name: "Ann" });
  expect(dataAt(ASKED, 0, 2)).toEqual({ name: "Ann", asked: true });
  expect(dataAt(ASKED, 0, 4)).toEqual({ name: "Ann", asked: true, answer: "yes" });
  expect([...changedBy(ASKED, executionsOf(ASKED)[1]!)]).toEqual(["answer"]);
});

it("draws the way, and where it waits", () => {
  const waiting = transcript({ lines: ASKED.lines.slice(0, 2) });
  const run = runOfTrial(waiting, null);
  expect([...run.steps]).toEqual([
    ["ask", "done"],
    ["wait", "active"],
  ]);
  expect([...run.taken]).toEqual(["@entry>ask", "ask>wait"]);
  expect([...runOfTrial(ASKED, null).steps.values()]).toEqual(["done", "done", "done"]);
});

it("draws the way only up to the moment that is looked at", () => {
  const run = runOfTrial(ASKED, executionsOf(ASKED)[0]!);
  expect([...run.steps]).toEqual([["ask", "active"]]);
});

it("leaves out what could not happen", () => {
  const remarks = [
    { happening: 0, at: AT, code: "no_choice", message: "", fits: false },
    { happening: 1, at: AT, code: "nobody_listens", message: "", fits: true },
  ];
  expect(fitting(happenings, transcript({ remarks }))).toEqual([happenings[1]]);
});

it("tells from which step on a changed journey goes another way", () => {
  const other = [...ASKED.lines.slice(0, 3), line(4, "sorry", "Complete")];
  expect(changedWay(ASKED.lines, other)).toBe("sorry");
  expect(changedWay(ASKED.lines, ASKED.lines.slice(0, 2))).toBeNull();
});

it("finds the field that an error names", () => {
  expect(fieldIn("Failed to evaluate. Error: x (inputs.content.text, character 4 of a)")).toBe(
    "inputs.content.text",
  );
  expect(fieldIn("Something else")).toBeNull();
});
