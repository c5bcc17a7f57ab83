// A trial as a conversation test that `chatwright test` runs. Pure.
import type { Choice } from "../../api/types";
import { choicesOf, wordsOf } from "../../phone/content";
import type { Customer, Happening, Transcript, TrialMessage, TrialRequest } from "./types";

// JSON is YAML, too: a text that could be taken for something else is written as JSON has it.
const plain = /^[\p{L}\p{N}][\p{L}\p{N} ,.?!'’“”()/+-]*$/u;
const text = (value: string) =>
  plain.test(value) && value === value.trim() ? value : JSON.stringify(value);
const json = (value: unknown) => JSON.stringify(value);

const MILLISECONDS = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1000 };

/** `1 day 2 hours`. */
export function spanOf(milliseconds: number): string {
  let left = Math.round(milliseconds / 1000) * 1000;
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(MILLISECONDS)) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? "" : "s"}`);
  }
  return parts.join(" ") || "0 seconds";
}

const pathOf = (url: string) =>
  url
    .replace(/^[a-z]+:\/\/[^/]+/i, "")
    .replace(/^\/backend\/[^/]+/, "")
    .replace(/[?#].*$/, "") || "/";

function answerLine(request: TrialRequest): string {
  const answer = request.answer!;
  const asked = `      - ${request.method} ${pathOf(request.url)}: `;
  if (answer.code === 0) return `${asked}{fails: ${json(answer.reason)}}`;
  return `${asked}{status: ${answer.code}, body: ${json(answer.body)}}`;
}

function did(happening: Happening, before: number, choices: Map<string, Choice>): string | null {
  switch (happening.type) {
    case "text":
      return `${happening.channel === "sms" ? "sms" : "customer"}: ${text(happening.text)}`;
    case "tap":
      return `taps: ${text(choices.get(happening.id)?.title ?? happening.title ?? happening.id)}`;
    case "media":
      return `sends: ${json({ [happening.kind]: happening.content })}`;
    case "form":
      return `fills: ${json(happening.answer)}`;
    case "request":
      return `trigger: ${json(happening.data)}`;
    case "time": {
      const span = Date.parse(happening.at) - before;
      return span >= 1000 ? `later: ${spanOf(span)}` : null;
    }
    case "keys":
      return `keys: ${json(happening.keys)}`;
    case "agent":
      return `agent: ${text(happening.text)}`;
    case "handback":
      return "agent leaves";
    default:
      return null;
  }
}

function said(message: TrialMessage): string[] {
  const shown = { ...message, timestamp: message.at, replyToUmid: undefined };
  const words = wordsOf(shown).split("\n")[0]!;
  const kind = message.state === "delivered" ? "business" : "undelivered";
  const { sections, buttons } = choicesOf(message.content.interactive);
  const titles = [...buttons, ...sections.flatMap((section) => section.rows)].map(
    (one) => one.title,
  );
  const line = `${kind}: ${text(words)}`;
  return titles.length > 0 ? [line, `  choices: ${json(titles)}`] : [line];
}

function endOf(transcript: Transcript): string {
  if (transcript.faulted) return "failed";
  if (transcript.handovers.some((one) => one.isOpen)) return "handed over";
  return transcript.waits.length > 0 ? "waiting" : "complete";
}

type Told = {
  name: string;
  journey: string;
  happenings: Happening[];
  transcript: Transcript;
  customer: Customer;
};

/** The file of the test. A trial that jumped to a step cannot be told as a conversation from that point on. */
export function scriptOf({ name, journey, happenings, transcript, customer }: Told): string {
  const choices = new Map(
    transcript.messages.flatMap(({ content }) => {
      const { sections, buttons } = choicesOf(content.interactive);
      return [...buttons, ...sections.flatMap((section) => section.rows)].map(
        (one): [string, Choice] => [one.id, one],
      );
    }),
  );
  const lines = [`journey: ${json(journey)}`, "", "tests:", `  - name: ${json(name)}`];
  if (happenings[0])
    lines.push(`    at: ${happenings[0].at.replace("T", " ").replace(/(\.\d+)?Z$/, "")} UTC`);
  lines.push(`    customer: ${json(customer)}`);
  const answered = transcript.requests.filter((request) => request.answer);
  if (answered.length > 0) lines.push("    answers:", ...answered.map(answerLine));
  lines.push("    chat:");
  let before = Date.parse(happenings[0]?.at ?? transcript.now);
  happenings.forEach((happening, index) => {
    const deed = did(happening, before, choices);
    before = Math.max(before, Date.parse(happening.at));
    if (deed) lines.push(`      - ${deed}`);
    for (const message of transcript.messages) {
      if (message.happening !== index || message.direction === "inbound" || message.byAgent)
        continue;
      const [first, ...rest] = said(message);
      lines.push(`      - ${first}`, ...rest.map((line) => `      ${line}`));
    }
  });
  lines.push(`      - ends: ${endOf(transcript)}`);
  return `${lines.join("\n")}\n`;
}
