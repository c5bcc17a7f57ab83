import { expect, it } from "vitest";
import type { Execution, Instance } from "../api/types";
import { ENTRY } from "./graph";
import { pair, runOf } from "./run";

const done = (seq: number, step: string, cameFrom: number, status = "Complete"): Execution => ({
  seq,
  step,
  status,
  startedAt: "2026-11-24T10:00:00Z",
  completedAt: null,
  cameFrom,
  note: null,
});
const instance = (log: Execution[], status: Instance["status"]): Instance => ({
  id: "i",
  definitionId: "d",
  definitionName: "Booking",
  version: 1,
  status,
  faulted: false,
  startedAt: "2026-11-24T10:00:00Z",
  completedAt: null,
  subAccountId: "s",
  msisdn: "6591234567",
  steps: [],
  data: {},
  paths: [],
  log,
  errors: [],
});

it("lights the way that was taken and the step that waits", () => {
  const run = runOf(
    instance([done(1, "ask", 0), done(2, "wait", 1, "WaitingForEvent")], "Runnable"),
  );
  expect([...run.steps]).toEqual([
    ["ask", "done"],
    ["wait", "active"],
  ]);
  expect([...run.taken]).toEqual([pair(ENTRY, "ask"), pair("ask", "wait")]);
});

it("shows no step as waiting once the instance has ended", () => {
  const run = runOf(instance([done(1, "wait", 0, "WaitingForEvent")], "Terminated"));
  expect(run.steps.get("wait")).toBe("done");
});

it("moves a step that is done again to the end of the way", () => {
  const log = [done(1, "menu", 0), done(2, "again", 1), done(3, "menu", 2)];
  expect([...runOf(instance(log, "Runnable")).steps.keys()]).toEqual(["again", "menu"]);
});
