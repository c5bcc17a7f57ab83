// A trial of the draft: the list of what happened is all there is; everything on the screen is replayed from it.
import { createStore, useStore, type StoreApi } from "zustand";
import type { Source } from "../document";
import type { Builder } from "../store";
import { useBuilder } from "../view";
import { tryJourney } from "./api";
import { changedWay, fitting } from "./timeline";
import type { Customer, Deed, Happening, Transcript } from "./types";

export type TrialState = {
  happenings: Happening[];
  transcript: Transcript | null;
  customer: Customer;
  /** Whether requests are made for real when something new happens. */
  isReal: boolean;
  isBusy: boolean;
  /** Why the draft cannot be tried, in words. */
  error: string | null;
  /** The step from which on the changed draft goes another way than before. */
  diverged: string | null;
  /** The execution whose moment is looked at: its run and number. */
  picked: { run: number; seq: number } | null;
  /** How much the trial's clock is ahead of the real one, in milliseconds. */
  ahead: number;
  now: () => number;
  happen: (deed: Deed) => void;
  skip: (milliseconds: number) => void;
  skipTo: (moment: string) => void;
  /** Keeps only the first `count` of what happened. */
  stepBack: (count: number) => void;
  /** Lets something else have happened at this place; what came later is gone. */
  replace: (index: number, deed: Deed) => void;
  /** Puts an answer behind what asked for it. */
  answer: (asked: number, deed: Deed) => void;
  restart: () => void;
  setCustomer: (customer: Customer) => void;
  setReal: (isReal: boolean) => void;
  pick: (picked: TrialState["picked"]) => void;
  /** Replays on the draft as it is now. */
  replay: () => void;
};
export type Trial = StoreApi<TrialState>;

const ANN: Customer = { phone: "+6591234567", name: "Ann" };
const KEPT = "chatwright.trial.customer";

function keptCustomer(): Customer {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? "null") as Customer | null;
    return found && typeof found.phone === "string" ? { ...ANN, ...found } : ANN;
  } catch {
    return ANN; // A browser that keeps nothing begins with Ann each time.
  }
}

const stamp = (moment: number) => new Date(moment).toISOString();

export function createTrial(source: () => Source): Trial {
  let latest = 0;
  return createStore<TrialState>()((set, get) => {
    const run = async (happenings: Happening[], change: "happened" | "redrawn") => {
      const number = (latest += 1);
      const { customer, isReal, transcript: before } = get();
      set({ happenings, isBusy: true });
      try {
        const perform = isReal && change === "happened";
        const answer = await tryJourney({ source: source(), happenings, customer, perform });
        if (number !== latest) return;
        const { transcript } = answer;
        const isOther = change === "redrawn" && before !== null && happenings.length > 0;
        set({
          happenings: answer.happenings,
          transcript,
          isBusy: false,
          error: null,
          ahead: Date.parse(transcript.now) - Date.now(),
          diverged: isOther ? (changedWay(before.lines, transcript.lines) ?? get().diverged) : null,
        });
      } catch (error) {
        if (number === latest) set({ isBusy: false, error: (error as Error).message });
      }
    };
    // What no longer fits a changed draft stays in the list while one draws, and goes when one goes on.
    const known = () => fitting(get().happenings, get().transcript);
    const add = (happening: Happening) => {
      set({ picked: null });
      void run([...known(), happening], "happened");
    };
    return {
      happenings: [],
      transcript: null,
      customer: keptCustomer(),
      isReal: true,
      isBusy: false,
      error: null,
      diverged: null,
      picked: null,
      ahead: 0,
      now: () => Date.now() + get().ahead,
      happen: (deed) => add({ ...deed, at: stamp(get().now()) } as Happening),
      skip: (milliseconds) => add({ type: "time", at: stamp(get().now() + milliseconds) }),
      skipTo: (moment) => add({ type: "time", at: moment }),
      stepBack: (count) => {
        set({ picked: null });
        void run(get().happenings.slice(0, count), "happened");
      },
      replace: (index, deed) => {
        const { happenings } = get();
        const at = happenings[index]!.at;
        set({ picked: null });
        void run([...happenings.slice(0, index), { ...deed, at } as Happening], "happened");
      },
      answer: (asked, deed) => {
        const { happenings } = get();
        const at = happenings[asked]!.at;
        const head = happenings.slice(0, asked + 1);
        const tail = happenings.slice(asked + 1);
        void run([...head, { ...deed, at } as Happening, ...tail], "happened");
      },
      restart: () => {
        latest += 1;
        const empty = { happenings: [], transcript: null, error: null, diverged: null };
        set({ ...empty, picked: null, isBusy: false, ahead: 0 });
      },
      setCustomer: (customer) => {
        set({ customer });
        try {
          localStorage.setItem(KEPT, JSON.stringify(customer));
        } catch {
          // It holds until the page is left.
        }
        if (get().happenings.length > 0) void run(known(), "happened");
      },
      setReal: (isReal) => {
        set({ isReal });
        if (isReal && get().transcript?.requests.some((request) => request.isPending)) {
          void run(known(), "happened");
        }
      },
      pick: (picked) => set({ picked }),
      replay: () => {
        if (get().happenings.length > 0) void run(get().happenings, "redrawn");
      },
    };
  });
}

const trials = new WeakMap<Builder, Trial>();

/** The trial of the page's draft; it lives as long as the page, whether its panel is open or not. */
export function trialOf(builder: Builder): Trial {
  let trial = trials.get(builder);
  if (!trial) {
    trial = createTrial(() => builder.getState().doc.source);
    trials.set(builder, trial);
  }
  return trial;
}

export const useTrial = <T>(choose: (state: TrialState) => T): T =>
  useStore(trialOf(useBuilder().builder), choose);
