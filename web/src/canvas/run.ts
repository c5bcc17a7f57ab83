// What a conversation did, laid over the picture of its journey.
import type { Instance } from "../api/types";
import { ENTRY } from "./graph";

export type StepRun = "done" | "active" | "failed";
export type Run = { steps: Map<string, StepRun>; taken: Set<string> };

export const pair = (source: string, target: string) => `${source}>${target}`;

export function runOf(instance: Instance | undefined): Run {
  const run: Run = { steps: new Map(), taken: new Set() };
  if (!instance) return run;
  const bySeq = new Map(instance.log.map((execution) => [execution.seq, execution]));
  for (const execution of instance.log) {
    const before = bySeq.get(execution.cameFrom);
    run.taken.add(pair(before?.step ?? ENTRY, execution.step));
    const open = ["Running", "WaitingForEvent", "Sleeping", "Pending"].includes(execution.status);
    const here = open && instance.status !== "Terminated" && instance.status !== "Complete";
    // A step that is done again moves to the end: the last key is where the conversation is.
    run.steps.delete(execution.step);
    run.steps.set(
      execution.step,
      execution.status === "Failed" ? "failed" : here ? "active" : "done",
    );
  }
  return run;
}
