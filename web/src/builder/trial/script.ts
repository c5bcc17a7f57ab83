// A trial as a conversation test that `chatwright test` runs. Pure.
import type { Choice } from "../../api/types";
import { choicesOf } from "../../phone/content";
import { dict, said as textIn } from "../../phone/parts";
import type { Customer, Happening, Transcript, TrialMessage, TrialRequest } from "./types";

// JSON is YAML, too: a text that could be taken for something else is written as JSON has it.
const plain = /^[\p{L}\p{N}][\p{L}\p{N} ,.?!'’“”()/+-]*$/u;
// What YAML would not take as it is, or would take for the end of a line.
const unprintable = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;
const json = (value: unknown) =>
  JSON.stringify(value).replace(
    unprintable,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
const text = (value: string) => (plain.test(value) && value === value.trim() ? value : json(value));

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
  const asked = `      - ${text(`${request.method} ${pathOf(request.url)}`)}: `;
  if (answer.code === 0) return `${asked}{fails: ${json(answer.reason)}}`;
  return `${asked}{status: ${answer.code}, body: ${json(answer.body)}}`;
}

type Known = { messages: TrialMessage[]; choices: Map<string, Choice> };

/** The words of a message as conversation tests compare them: of a template its name. */
function wordsOf({ content }: TrialMessage): string {
  const { interactive, template } = content as { interactive?: unknown; template?: unknown };
  if (interactive) return textIn(dict(dict(interactive)["body"])["text"]);
  if (template) return textIn(dict(template)["name"]);
  return textIn(content.text) || textIn(content.url);
}
const firstLine = (words: string) => words.split("\n").find((line) => line.trim()) ?? "";

/** A second line that says which message is answered; none when that message has no words to find it by. */
function quoting(umid: string | undefined, { messages }: Known): string[] {
  const quoted = messages.find((one) => one.umid === umid);
  const words = quoted ? firstLine(wordsOf(quoted)) : "";
  return words ? [`  quotes: ${text(words)}`] : [];
}

const ofTemplate = (umid: string | undefined, { messages }: Known) =>
  "template" in (messages.find((one) => one.umid === umid)?.content ?? {});

/** Tests know no templates: a tap on one's button is the text that it sends, its form the answer as it arrives. */
function did(happening: Happening, at: number, known: Known): string[] | null {
  switch (happening.type) {
    case "text":
      return happening.channel === "sms"
        ? [`sms: ${text(happening.text)}`]
        : [`customer: ${text(happening.text)}`, ...quoting(happening.replyToUmid, known)];
    case "tap": {
      const title = known.choices.get(happening.id)?.title ?? happening.title ?? happening.id;
      return [`${ofTemplate(happening.umid, known) ? "customer" : "taps"}: ${text(title)}`];
    }
    case "media": {
      const sent = `sends: ${json({ [happening.kind]: happening.content })}`;
      return [sent, ...quoting(happening.replyToUmid, known)];
    }
    case "form": {
      const arrived = known.messages.find(
        (one) => one.happening === at && one.direction === "inbound",
      );
      return arrived && ofTemplate(arrived.replyToUmid ?? happening.umid, known)
        ? [`sends: ${json({ interactive: arrived.content })}`]
        : [`fills: ${json(happening.answer)}`];
    }
    case "request":
      return [`trigger: ${json(happening.data)}`];
    case "keys":
      return [`keys: ${json(happening.keys)}`];
    case "agent":
      return [`agent: ${text(happening.text)}`];
    case "handback":
      return ["agent leaves"];
    default:
      return null;
  }
}

const NOTHING = "nothing";

function said(message: TrialMessage): string[] {
  const words = wordsOf(message);
  const isWord = words.trim().toLowerCase() === NOTHING;
  const isThere = message.state === "delivered";
  const kind = !isThere ? "undelivered" : isWord ? "exactly" : "business";
  const { sections, buttons } = choicesOf(message.content.interactive);
  const titles = [...buttons, ...sections.flatMap((section) => section.rows)].map(
    (one) => one.title,
  );
  const line = `${kind}: ${text(isWord ? words : firstLine(words))}`;
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
  // Time is told when it is skipped: then all that has passed since it was told last.
  let told = Date.parse(happenings[0]?.at ?? transcript.now);
  const known = { messages: transcript.messages, choices };
  const tell = (entry: string[]) =>
    lines.push(...entry.map((line, at) => (at === 0 ? `      - ${line}` : `      ${line}`)));
  happenings.forEach((happening, index) => {
    const passed = Date.parse(happening.at) - told;
    if (happening.type === "time" && passed >= 1000) {
      tell([`later: ${spanOf(passed)}`]);
      told += passed;
    }
    const deed = did(happening, index, known);
    if (deed) tell(deed);
    for (const message of transcript.messages) {
      if (message.happening !== index || message.direction === "inbound" || message.byAgent)
        continue;
      tell(said(message));
    }
  });
  lines.push(`      - ends: ${endOf(transcript)}`);
  return `${lines.join("\n")}\n`;
}
