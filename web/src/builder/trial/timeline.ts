// A transcript as people look at it: what somebody did, and the steps that followed. Pure.
import { ENTRY } from "../../canvas/graph";
import { pair, type Run } from "../../canvas/run";
import type { Happening, Line, Transcript, TrialRequest } from "./types";

export type Execution = {
  run: number;
  seq: number;
  step: string;
  status: string;
  at: string;
  note: string | null;
  cameFrom: number;
  /** The happening it began with. */
  happening: number;
  /** The places of its first and last line in the log. */
  first: number;
  last: number;
  failure: string | null;
  request: TrialRequest | null;
};
export type Entry =
  | { kind: "did"; happening: number; at: string; isLost: boolean; remark: string | null }
  | { kind: "step"; execution: Execution };

/** The executions of steps in order of their beginning, each with where it stands now. */
export function executionsOf(transcript: Transcript): Execution[] {
  const found = new Map<string, Execution>();
  transcript.lines.forEach((line, index) => {
    const key = `${line.run}:${line.seq}`;
    const known = found.get(key);
    if (known) {
      Object.assign(known, { status: line.status, last: index, note: line.note ?? known.note });
      return;
    }
    const { run, seq, step, status, at, note, cameFrom, happening } = line;
    const failure = transcript.failures.find((one) => one.run === run && one.seq === seq)?.message;
    const request = transcript.requests.find((one) => one.run === run && one.key === seq);
    found.set(key, {
      ...{ run, seq, step, status, at, note, cameFrom, happening },
      first: index,
      last: index,
      failure: failure ?? null,
      request: request ?? null,
    });
  });
  return [...found.values()];
}

/** What happened, each with the steps that began with it. */
export function timelineOf(happenings: Happening[], transcript: Transcript): Entry[] {
  const executions = executionsOf(transcript);
  return happenings.flatMap((happening, index): Entry[] => {
    const remark = transcript.remarks.find((one) => one.happening === index);
    const steps = executions
      .filter((execution) => execution.happening === index)
      .map((execution): Entry => ({ kind: "step", execution }));
    const isLost = remark !== undefined && !remark.fits;
    const at = happening.at;
    return [{ kind: "did", happening: index, at, isLost, remark: remark?.code ?? null }, ...steps];
  });
}

/** The variables of a run after so many lines of the log. */
export function dataAt(
  transcript: Transcript,
  run: number,
  lines: number,
): Record<string, unknown> {
  const begun = transcript.runs.find((one) => one.id === run)?.data ?? {};
  const stored = transcript.lines.slice(0, lines).filter((line) => line.run === run);
  return Object.assign({}, begun, ...stored.map((line) => line.stored)) as Record<string, unknown>;
}

/** The names of the variables that an execution set or changed. */
export function changedBy(transcript: Transcript, { run, seq }: Execution): Set<string> {
  const mine = transcript.lines.filter((line) => line.run === run && line.seq === seq);
  return new Set(mine.flatMap((line) => Object.keys(line.stored)));
}

const OPEN = ["Running", "WaitingForEvent", "Sleeping", "Pending"];

/** The way over the canvas, of the newest run, up to an execution when one is looked at. */
export function runOfTrial(transcript: Transcript, upTo: Execution | null): Run {
  const run: Run = { steps: new Map(), taken: new Set() };
  const number = upTo?.run ?? transcript.runs.at(-1)?.id;
  const begun = transcript.runs.find((one) => one.id === number);
  if (!begun) return run;
  const lines = transcript.lines
    .slice(0, upTo ? upTo.last + 1 : undefined)
    .filter((line) => line.run === number);
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  const isOver = !upTo && transcript.status !== "Runnable";
  for (const line of lines) {
    const before = bySeq.get(line.cameFrom);
    if (before) run.taken.add(pair(before.step, line.step));
    else if (line.step === begun.entry) run.taken.add(pair(ENTRY, line.step));
    run.steps.delete(line.step);
    const isHere = OPEN.includes(line.status) && !isOver;
    run.steps.set(line.step, line.status === "Failed" ? "failed" : isHere ? "active" : "done");
  }
  if (upTo && run.steps.get(upTo.step) === "done") run.steps.set(upTo.step, "active");
  return run;
}

/** The happenings without those that could not happen. */
export function fitting(happenings: Happening[], transcript: Transcript | null): Happening[] {
  const lost = new Set(
    transcript?.remarks.filter((one) => !one.fits).map((one) => one.happening) ?? [],
  );
  return happenings.filter((_, index) => !lost.has(index));
}

/** The last step that two ways have in common, when the new one is neither the same nor only longer or shorter. */
export function changedWay(before: Line[], after: Line[]): string | null {
  const length = Math.min(before.length, after.length);
  for (let index = 0; index < length; index += 1) {
    if (before[index]!.step !== after[index]!.step) return after[index]!.step;
  }
  return null;
}

/** The field that an error names: `… (inputs.content.text, character 4 …)`. */
export function fieldIn(message: string): string | null {
  return /\b((?:inputs|outputs|selectNextStep)[.[][^\s,)]*)/.exec(message)?.[1] ?? null;
}
