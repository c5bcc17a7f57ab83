// What kind of value a path is: the reply, a choice, an answer's code. Sentences and operators depend on it.
import { keysOf, parse } from "./parse";
import type { Choice, Surroundings } from "./surroundings";

export type Nature =
  | "reply"
  | "replyText"
  | "choice"
  | "choiceTitle"
  | "message"
  | "type"
  | "keys"
  | "status"
  | "phone"
  | "moment"
  | "value";

const CONTENT = String.raw`payload\.(?:content\.)?`;
const PATTERNS: [RegExp, Nature][] = [
  [/^step\.reply$/, "reply"],
  [/^step\.reply\.payload\.(?:content\.text|body)$/, "replyText"],
  [/payload\.content\.interactive\.(?:list_reply|button_reply)\.id$/, "choice"],
  [/payload\.content\.interactive\.(?:list_reply|button_reply)\.title$/, "choiceTitle"],
  [new RegExp(String.raw`^data\.${CONTENT}(?:text|body)$`), "message"],
  [/^(?:data|step\.reply)\.payload\.type$/, "type"],
  [/^step\.(?:dtmf|dtmfCode|dtmfData(?:\.actionDetails\.dtmf)?)$/, "keys"],
  [/^step\.responseCode$/, "status"],
  [/^data\.(?:\w*response_?code\w*|http_?code)$/i, "status"],
  [/payload\.user\.(?:msisdn|channelUserId)$/, "phone"],
  [/payload\.(?:source|from)$/, "phone"],
  [/(?:^data\.triggeredAt|\.timestamp)$/, "moment"],
];

/** What kind of value stands at a path, by where it comes from. */
export function natureOf(path: string, around: Surroundings): Nature {
  const { path: source } = around.origin(path);
  return PATTERNS.find(([pattern]) => pattern.test(source))?.[1] ?? "value";
}

/** The choices that a path can hold the id or the title of. */
export function choicesFor(path: string, around: Surroundings): Choice[] {
  const { path: source, by } = around.origin(path);
  if (!by) return [];
  const choices = around.choices(by);
  const kind = /\.(list|button)_reply\./.exec(source)?.[1];
  return kind ? choices.filter((choice) => choice.from === kind) : choices;
}

/** How people call a value: `data.service_name` is "service name". */
export function nameOf(path: string): string {
  const tree = parse(path);
  const keys = (tree && keysOf(tree)) ?? [path];
  return keys.at(-1)!.replaceAll("_", " ");
}
