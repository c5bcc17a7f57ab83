// Which outputs can, and which must, have been stored when a conversation comes to a step. Pure; once for each drawing.
import type { RawStep } from "../../api/types";
import { ENTRY, graphOf, type Graph, type Placed } from "../../canvas/graph";
import { typeOf } from "../../canvas/kinds";

/** What the portal writes to declare a parameter of an `http_request` trigger. */
export const DECLARATION = /^variable \d+$/;

/** A value that a step stores: the step's address, the name, and the expression. */
export type Stored = { address: string; name: string; written: unknown };

export type Flow = {
  graph: Graph;
  placed: Map<string, Placed>;
  stored: Stored[];
  /** The steps that lead straight to one. */
  before: (address: string) => string[];
  /** What is stored before a step; null when no way leads to it. */
  at: (address: string) => Scope | null;
};
/** What is stored by some way to a step, and by every way. */
export type Scope = { some: Stored[]; always: Set<string> };

const AFTER = "\0after:";

/** The ways on from each step, with those out of an If joined behind it as the engine walks them. */
function waysOf(graph: Graph): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const known = ways.get(from);
    if (known) known.push(to);
    else ways.set(from, [to]);
  };
  const levels = new Map<string, Placed[]>();
  for (const placed of graph.steps) {
    const level = placed.address.slice(0, placed.address.lastIndexOf("/") + 1);
    const beside = levels.get(level);
    if (beside) beside.push(placed);
    else levels.set(level, [placed]);
    const isIf = typeOf(placed.step) === "if";
    if (isIf) add(placed.address, AFTER + placed.address);
    for (const outcome of placed.outcomes) {
      if (!outcome.target) continue;
      const from = isIf && !outcome.id.startsWith("do:") ? AFTER + placed.address : placed.address;
      add(from, outcome.target);
    }
  }
  if (graph.entry) add(ENTRY, graph.entry);
  for (const [level, steps] of levels) {
    if (level === "") continue;
    const around = AFTER + level.split("/").slice(0, -2).join("/");
    const linked = new Set(steps.flatMap(({ outcomes }) => outcomes.map(({ target }) => target)));
    steps.forEach(({ address, step, outcomes }, index) => {
      const own = typeOf(step) === "if" ? AFTER + address : address;
      const isSure = Object.values(step.selectNextStep ?? {}).includes(null);
      const next = steps[index + 1];
      const leads = outcomes.some(({ id, target }) => target && !id.startsWith("do:"));
      // A nested step without a link goes on to its neighbour, when nobody links to that one.
      if (!leads && next && !linked.has(next.address)) add(own, next.address);
      else if (
        !leads ||
        (step.selectNextStep && Object.keys(step.selectNextStep).length && !isSure)
      ) {
        add(own, around);
      }
    });
  }
  return ways;
}

/** The ways between steps by numbers: thousands of steps are gone through for thousands of variables. */
class Net {
  readonly numbers = new Map<string, number>();
  readonly to: number[][] = [];
  readonly from: number[][] = [];

  constructor(ways: Map<string, string[]>) {
    this.number(ENTRY);
    for (const [from, targets] of ways) for (const to of targets) this.join(from, to);
  }

  private number(at: string): number {
    const known = this.numbers.get(at);
    if (known !== undefined) return known;
    this.numbers.set(at, this.to.length);
    this.from.push([]);
    return this.to.push([]) - 1;
  }

  private join(from: string, to: string) {
    this.to[this.number(from)]!.push(this.number(to));
    this.from[this.number(to)]!.push(this.number(from));
  }

  /** What can be come to from somewhere along `ways`, without going on from where `stops`; not where it began. */
  reach(begin: number, ways: number[][], stops?: Uint8Array): Uint8Array {
    const seen = new Uint8Array(this.to.length);
    const open = [begin];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of ways[at]!) {
        if (seen[next]) continue;
        seen[next] = 1;
        if (!stops?.[next]) open.push(next);
      }
    }
    return seen;
  }
}

function computed(steps: RawStep[]): Flow {
  const graph = graphOf(steps);
  const placed = new Map(graph.steps.map((one) => [one.address, one]));
  const stored: Stored[] = graph.steps.flatMap(({ address, step }) =>
    Object.entries(step.outputs ?? {})
      .filter(([, written]) => !DECLARATION.test(String(written)))
      .map(([name, written]) => ({ address, name, written })),
  );
  const net = new Net(waysOf(graph));
  const addresses = [...net.numbers.keys()];
  const reached = net.reach(0, net.to);
  const found = new Map<string, Scope | null>();
  const scopeAt = (address: string): Scope | null => {
    const here = net.numbers.get(address);
    if (here === undefined || !reached[here]) return null;
    const earlier = net.reach(here, net.from);
    const some = stored.filter((one) => {
      const at = net.numbers.get(one.address);
      return at !== undefined && earlier[at] && reached[at];
    });
    const setters = new Map<string, Uint8Array>();
    for (const one of some) {
      const stops = setters.get(one.name) ?? new Uint8Array(addresses.length);
      stops[net.numbers.get(one.address)!] = 1;
      setters.set(one.name, stops);
    }
    // It is always there when no way comes here that passes by everything that sets it.
    const always = [...setters].filter(([, stops]) => !comesBy(net, here, stops));
    return { some, always: new Set(always.map(([name]) => name)) };
  };
  return {
    graph,
    placed,
    stored,
    before: (address) => {
      const at = net.numbers.get(address);
      return at === undefined ? [] : net.from[at]!.map((from) => addresses[from]!);
    },
    at: (address) => {
      const known = found.get(address);
      if (known !== undefined) return known;
      const scope = scopeAt(address);
      found.set(address, scope);
      return scope;
    },
  };
}

/** Whether the start is come to from here, going back along ways on which nothing stops. */
function comesBy(net: Net, here: number, stops: Uint8Array): boolean {
  return net.reach(here, net.from, stops)[0] === 1;
}

const known = new WeakMap<RawStep[], Flow>();

/** The flow of these steps, computed when it is first asked for. */
export function flowOf(steps: RawStep[]): Flow {
  const found = known.get(steps) ?? computed(steps);
  known.set(steps, found);
  return found;
}

/** How many steps a question may stand before the step that waits for its answer. */
const FAR = 12;

/** The message that stands nearest before a step on the ways to it. */
export function questionBefore(flow: Flow, address: string): RawStep | undefined {
  const seen = new Set<string>([address]);
  let level = flow.before(address);
  for (let far = 0; level.length > 0 && far < FAR; far += 1) {
    for (const at of level) {
      const step = flow.placed.get(at)?.step;
      if (step && typeOf(step) === "chatappsmessage") return step;
    }
    level = [...new Set(level.flatMap((at) => flow.before(at)))].filter((at) => !seen.has(at));
    level.forEach((at) => seen.add(at));
  }
  return undefined;
}
