import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { read, write, type Condition } from "./model";

const reply = "step.reply.payload.content.text";
const row = "step.reply.payload.content.interactive.list_reply.id";

const PAIRS: [string, Condition][] = [
  [`${row} == 'check-up'`, { kind: "is", path: row, values: ["check-up"] }],
  [`${reply} == 'O\\'Brien'`, { kind: "is", path: reply, values: ["O'Brien"] }],
  [
    `String(${reply}).trim().toLowerCase() == 'Yes'.toLowerCase()`,
    { kind: "is", path: reply, values: ["Yes"], ignoreCase: true },
  ],
  [
    "data.dtmf != '1' && data.dtmf != '2'",
    { kind: "isNot", path: "data.dtmf", values: ["1", "2"] },
  ],
  [
    `stringContains(${reply}, 'book', true) || stringContains(${reply}, 'temu janji', true)`,
    { kind: "contains", path: reply, values: ["book", "temu janji"], ignoreCase: true },
  ],
  ["data.name.startsWith('Dr')", { kind: "startsWith", path: "data.name", values: ["Dr"] }],
  ["step.reply == null", { kind: "missing", path: "step.reply" }],
  ["data.service != null", { kind: "given", path: "data.service" }],
  ["data.name == null || data.name === ''", { kind: "empty", path: "data.name" }],
  [
    "step.responseCode == 200",
    { kind: "number", path: "step.responseCode", relation: "=", value: 200 },
  ],
  [
    "step.responseCode >= 200 && step.responseCode < 300",
    { kind: "success", path: "step.responseCode" },
  ],
  [
    "parseFloat(data.age) >= 18",
    { kind: "number", path: "data.age", relation: ">=", value: 18, asNumber: true },
  ],
  ["data.slots.length > 0", { kind: "some", path: "data.slots" }],
  [
    "data.slots.some(item => item.id == data.slot)",
    { kind: "among", list: "data.slots", key: "id", path: "data.slot" },
  ],
  [
    "!isTimeOfDayBetween(data.payload.timestamp, '09:00:00', '18:00:00', 'SE Asia Standard Time')",
    {
      kind: "not",
      of: {
        kind: "time",
        path: "data.payload.timestamp",
        from: "09:00:00",
        to: "18:00:00",
        zone: "SE Asia Standard Time",
      },
    },
  ],
  [
    "isCountryCode(data.payload.user.msisdn, 'SG') || isCountryCode(data.payload.user.msisdn, 'MY')",
    { kind: "country", path: "data.payload.user.msisdn", codes: ["SG", "MY"] },
  ],
  [
    "isDayOfWeek(data.payload.timestamp, 'Saturday') || isDayOfWeek(data.payload.timestamp, 'Sunday')",
    { kind: "day", path: "data.payload.timestamp", days: ["Saturday", "Sunday"] },
  ],
  ["data.slot == data.other", { kind: "same", path: "data.slot", other: "data.other" }],
  [
    "['a', 'b'].includes(data.word)",
    { kind: "is", path: "data.word", values: ["a", "b"], asList: true },
  ],
  ["data.vip", { kind: "true", path: "data.vip" }],
  ["true", { kind: "always" }],
  [
    "data.code >= 400 && (code < 500)",
    {
      kind: "all",
      of: [
        { kind: "number", path: "data.code", relation: ">=", value: 400 },
        { kind: "custom", script: "code < 500" },
      ],
    },
  ],
];

describe("a condition that is written", () => {
  it.each(PAIRS)("%s says what it is read as, and is written so again", (script, condition) => {
    expect(read(script)).toEqual(condition);
    expect(write(condition)).toBe(script);
  });

  it.each([
    ['data.a === "it\'s"', { kind: "is", path: "data.a", values: ["it's"], strict: true }],
    ["(step . reply) != null", { kind: "given", path: "step.reply" }],
    ["StringContains(data.x, 'a', false)", { kind: "contains", path: "data.x", values: ["a"] }],
    ["data['the name'] == 'x'", { kind: "is", path: "data['the name']", values: ["x"] }],
    [
      "data.slots?.[0].id != 3",
      { kind: "number", path: "data.slots[0].id", relation: "!=", value: 3 },
    ],
    ["isCountryCode(data.p, 'sg')", { kind: "country", path: "data.p", codes: ["SG"] }],
  ] as [string, Condition][])("%s is understood too", (script, condition) => {
    expect(read(script)).toEqual(condition);
  });

  it.each([
    "isOpen()",
    "data.a + data.b == 'x'",
    "data.a ? 1 : 2",
    "`x` == data.a",
    "data.a.toUpperCase() == 'X'",
    "data.a == 'x' }",
    "stringContains(data.a, data.b, true)",
    "data.list.some(slot => slot.id == slot.other)",
    "data.a ==",
    "",
  ])("no sentence fits %s", (script) => {
    expect(read(script)).toBeNull();
  });
});

/** Numbers that look like chance and are the same every time. */
function chance(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const one = <T>(from: readonly T[]): T => from[below(from.length)]!;
  return { below, one };
}

const TEXTS = [
  "",
  "yes",
  "O'Brien",
  'say "hi"',
  "a\\b",
  "two\nlines",
  "{{x}}",
  "}}",
  "ünïcode",
  "200",
  "日本",
];
const PATHS = [
  "data.a",
  "data.b",
  "step.reply.payload.content.text",
  "data['odd name']",
  "data.list[2].id",
];

function invent(seed: number): Condition {
  const { below, one } = chance(seed);
  const some = <T>(from: readonly T[]): T[] =>
    Array.from({ length: 1 + below(3) }, () => one(from));
  const simple = (): Condition => {
    const path = one(PATHS);
    const strict = below(3) === 0 && { strict: true as const };
    const ignoreCase = below(2) === 0 && { ignoreCase: true as const };
    const value = one([0, 5, -3, 200, 300, 2.5]);
    const makes: (() => Condition)[] = [
      () => ({ kind: one(["is", "isNot"]), path, values: some(TEXTS), ...ignoreCase, ...strict }),
      () => ({ kind: "is", path, values: some(TEXTS), asList: true as const }),
      () => ({ kind: one(["contains", "startsWith"]), path, values: some(TEXTS), ...ignoreCase }),
      () => ({
        kind: "number",
        path,
        relation: one(["<", ">", "<=", ">="]),
        value,
        ...(below(2) && { asNumber: true as const }),
      }),
      () => ({ kind: "number", path, relation: one(["=", "!="]), value, ...strict }),
      () => ({ kind: one(["same", "different"]), path, other: one(PATHS), ...strict }),
      () => ({ kind: one(["given", "missing"]), path, ...strict }),
      () => ({ kind: one(["empty", "true", "success", "some", "none"]), path }),
      () => ({ kind: "looksLike", path, form: one(["number", "email", "date"]) }),
      () => ({ kind: "country", path, codes: some(["SG", "ID", "US"]) }),
      () => ({ kind: "day", path, days: some(["Monday", "Sunday"]) }),
      () => ({ kind: "time", path, from: "09:00:00", to: "18:00:00", zone: "UTC" }),
      () => ({ kind: "among", list: path, key: "id", path: one(PATHS) }),
      () => ({ kind: "always" }),
    ];
    return one(makes)();
  };
  const any = (depth: number): Condition => {
    if (depth === 0 || below(3) === 0) return simple();
    const dice = below(4);
    if (dice === 0) return { kind: "not", of: any(depth - 1) };
    const of = Array.from({ length: 2 + below(3) }, () => any(depth - 1));
    if (dice === 1) of.splice(1, 0, { kind: "custom", script: "isOpen(data.a) || 1 + 1" });
    return { kind: one(["all", "any"]), of };
  };
  return any(3);
}

it("whatever is said is read back as it was said", () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const said = invent(seed * 7919);
    expect(read(write(said)), write(said)).toEqual(said);
  }
});

function evaluated(script: string, data: unknown, step: unknown): boolean {
  const stringContains = (of: unknown, part: string, any = false) => {
    if (of === null || of === undefined) return false;
    return any ? String(of).toLowerCase().includes(part.toLowerCase()) : String(of).includes(part);
  };
  const known = {
    data,
    step,
    http_request_response_code: 404,
    stringContains,
    isCountryCode: (phone: string, code: string) => phone === code,
    isTimeOfDayBetween: (at: string, from: string) => at > from,
    isDayOfWeek: (at: string, day: string) => at === day,
  };
  // As the engine does: reading a member of nothing gives nothing.
  const safe = script.replace(
    /'(?:[^'\\]|\\.)*'|\/\^.*?\$\/|(\w)\.(?=[a-z])|(\w)\[(?=\d)/gi,
    (all, a, b) => (a ? `${a}?.` : b ? `${b}?.[` : all),
  );
  return Boolean(new Function(...Object.keys(known), `return (${safe})`)(...Object.values(known)));
}

type Raw = { selectNextStep?: Record<string, string | null>; inputs?: { condition?: string } };
const FOLDERS = ["../src/chatwright/gallery/journeys", "../../shared/data/definitions"].map(
  (folder) => resolve(folder),
);
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(resolve(folder, name), "utf8")) as unknown),
);

function conditionsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionsIn);
  if (!value || typeof value !== "object") return [];
  const { selectNextStep, inputs } = value as Raw;
  const own = [...Object.values(selectNextStep ?? {}), inputs?.condition];
  return [
    ...own.filter((one): one is string => typeof one === "string"),
    ...Object.values(value).flatMap(conditionsIn),
  ];
}

describe("conditions of published definitions", () => {
  // What is no sentence, and stays as it is written.
  const BEYOND = ["{{/cancel/i.test(data.still)}}"];
  const all = [...new Set(files.flatMap(conditionsIn))].filter((one) => !BEYOND.includes(one));
  it("are there", () => expect(all.length).toBeGreaterThan(35));
  it.each(all)("%s keeps its meaning", (written) => {
    const script = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(written)![1]!;
    const said = read(script);
    expect(said).not.toBeNull();
    const again = write(said!);
    for (const text of [null, "1", "4", "book appointment", "x"]) {
      for (const code of [200, 201, 404, 409]) {
        const whole = {
          payload: { content: { text }, user: { msisdn: text, channelUserId: text } },
        };
        const names = ["service", "slot", "dtmf", "dtmf_code", "custom_status"];
        const data = {
          ...whole,
          ...Object.fromEntries(names.map((name) => [name, text])),
          waitforreply_3750_step_text: text,
          waitforreply_8622_step_text: text,
          slots: text ? [{ id: text }] : [],
          reply1: text && whole,
          step7_data: text && whole,
          http_request_response_code: code,
        };
        const step = { reply: text && whole, responseCode: code };
        expect(evaluated(again, data, step), `${again} for ${text} and ${code}`).toBe(
          evaluated(script, data, step),
        );
      }
    }
  });
});
