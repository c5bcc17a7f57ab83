// The forms that a message can have, and how one becomes another without losing words. Pure.
import type { Choice } from "../../../api/types";

export type Dict = Record<string, unknown>;
export const FORMS = [
  "text",
  "media",
  "location",
  "button",
  "list",
  "cta_url",
  "flow",
  "template",
  "ask",
  "product",
  "contacts",
  "reaction",
] as const;
export type Form = (typeof FORMS)[number];
export const MEDIA = ["image", "video", "audio", "file", "sticker"] as const;
export type MediaKind = (typeof MEDIA)[number];

export const dict = (value: unknown): Dict =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Dict) : {};
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const said = (value: unknown) => (typeof value === "string" ? value : "");

/** What a message can ask of the customer with a button of WhatsApp's own. */
export const ASKS = [
  "location_request_message",
  "request_contact_info",
  "call_permission_request",
  "voice_call",
] as const;
export type Ask = (typeof ASKS)[number];
/** Interactive messages whose form has another name than their type. */
const FORM_OF: Record<string, Form> = {
  ...Object.fromEntries(ASKS.map((ask) => [ask, "ask" as const])),
  product: "product",
  product_list: "product",
};

/** A record without one of its keys. */
export const without = (record: Dict, key: string): Dict =>
  Object.fromEntries(Object.entries(record).filter(([own]) => own !== key));

export const contentOf = (inputs: Dict) => dict(inputs["content"]);
export const interactiveOf = (inputs: Dict) => dict(contentOf(inputs)["interactive"]);

/** The form of a message; null for one that is written by hand in a way that no form has. */
export function formOf(inputs: Dict): Form | null {
  const type = said(inputs["type"]).toLowerCase();
  const content = inputs["content"];
  if (content === null || typeof content !== "object" || Array.isArray(content)) return null;
  const { interactive, template } = content as Dict;
  if (interactive !== undefined) {
    const kind = said(dict(interactive)["type"]).toLowerCase();
    if (said(type) === "template") return null;
    if (FORM_OF[kind]) return FORM_OF[kind];
    const isKnown = ["button", "list", "cta_url", "flow"].includes(kind);
    return isKnown && dict(interactive)["action"] ? (kind as Form) : null;
  }
  if (type === "template") return template === undefined || isDict(template) ? "template" : null;
  if ((MEDIA as readonly string[]).includes(type)) return "media";
  if (type === "contacts") {
    return Array.isArray((content as Dict)["contacts"]) ? "contacts" : null;
  }
  if (type === "reaction") return isDict((content as Dict)["reaction"]) ? "reaction" : null;
  if (type === "location") return isDict((content as Dict)["location"]) ? "location" : null;
  const isText = type === "text" || (type === "" && "text" in (content as Dict));
  return isText && typeof ((content as Dict)["text"] ?? "") === "string" ? "text" : null;
}

const isDict = (value: unknown) =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** The words that the customer reads, wherever the form has them. */
export function bodyOf(inputs: Dict): string {
  const content = contentOf(inputs);
  return said(dict(interactiveOf(inputs)["body"])["text"]) || said(content["text"]);
}

export type Section = Dict & { title?: string; rows: unknown };

export const sectionsOf = (action: Dict): unknown => action["sections"];

/** The choices that are written out, of buttons and of all sections. */
export function choicesOf(inputs: Dict): Choice[] {
  const action = dict(interactiveOf(inputs)["action"]);
  const rows = list(action["sections"]).flatMap((section) => list(dict(section)["rows"]));
  const buttons = list(action["buttons"]).map((button) => dict(button)["reply"]);
  return [...rows, ...buttons]
    .map((one) => dict(one))
    .map((one) => ({
      ...one,
      id: said(one["id"]),
      title: said(one["title"]),
    }));
}

/** An id that no choice has yet: ids stay as they are, since conditions hang on them. */
export function freeId(taken: string[]): string {
  let number = taken.length + 1;
  while (taken.includes(String(number))) number += 1;
  return String(number);
}

export type Words = {
  text: string;
  button: string;
  row: string;
  section: string;
  link: string;
  flow: string;
};

const TYPES: Record<Form, string> = {
  text: "text",
  media: "image",
  location: "location",
  button: "interactive",
  list: "interactive",
  cta_url: "interactive",
  flow: "interactive",
  template: "template",
  ask: "interactive",
  product: "interactive",
  contacts: "contacts",
  reaction: "reaction",
};
/** Forms without words of ours. */
const WORDLESS: readonly Form[] = ["location", "template", "contacts", "reaction"];

/** The message in another form. What both forms have is kept; `before` is how it was when it last had that form. */
export function inForm(inputs: Dict, form: Form, words: Words, before?: Dict): Dict {
  if (formOf(inputs) === form) return inputs;
  const text = bodyOf(inputs);
  const fresh = before ? withBody(before, form, text) : freshContent(inputs, form, words, text);
  const type = before && form === "media" ? said(before["__type"]) || "image" : TYPES[form];
  return { ...inputs, type, content: without(fresh, "__type") };
}

function withBody(content: Dict, form: Form, text: string): Dict {
  if (text === "" || WORDLESS.includes(form)) return content;
  if (form === "text" || form === "media") return { ...content, text };
  const interactive = dict(content["interactive"]);
  return { ...content, interactive: { ...interactive, body: { text } } };
}

function freshContent(inputs: Dict, form: Form, words: Words, text: string): Dict {
  const { header, footer } = interactiveOf(inputs);
  const isText = said(dict(header)["type"]).toLowerCase() === "text";
  const frame = (type: string, action: Dict) => ({
    interactive: {
      type,
      ...(isDict(header) && (type !== "list" || isText) && { header }),
      body: { text: text || words.text },
      ...(isDict(footer) && { footer }),
      action,
    },
  });
  const kept = choicesOf(inputs);
  const choices = kept.length > 0 ? kept : [{ id: "1", title: words.row }];
  switch (form) {
    case "text":
      return { text: text || words.text };
    case "media":
      return { url: "", ...(text && { text }) };
    case "location":
      return { location: { latitude: 1.2834, longitude: 103.8607, name: "", address: "" } };
    case "button":
      return frame("button", {
        buttons: choices
          .slice(0, 3)
          .map(({ id, title }) => ({ type: "reply", reply: { id, title } })),
      });
    case "list":
      return frame("list", {
        button: words.button,
        sections: [{ title: words.section, rows: choices.slice(0, 10) }],
      });
    case "cta_url":
      return frame("cta_url", {
        name: "cta_url",
        parameters: { display_text: words.link, url: "" },
      });
    case "flow":
      return frame("flow", {
        name: "flow",
        parameters: { flowId: "", flowCta: words.flow, flowAction: "navigate" },
      });
    case "template":
      return { template: { name: "", language: "", components: [] } };
    case "ask":
      return { interactive: asking("location_request_message", text || words.text, {}) };
    case "product":
      return {
        interactive: {
          type: "product",
          ...(text && { body: { text } }),
          action: { catalog_id: "", product_retailer_id: "" },
        },
      };
    case "contacts":
      return { contacts: [NOBODY] };
    case "reaction":
      return { reaction: { message_id: "{{data.payload.umid}}", emoji: "👍" } };
  }
}

/** A contact card that is still to be written. */
export const NOBODY: Dict = {
  name: { formatted_name: "", first_name: "" },
  phones: [{ phone: "", type: "CELL" }],
};

/** A message that asks for something else, with the same words. */
export function asking(kind: Ask, text: string, before: Dict): Dict {
  const footer = kind === "location_request_message" ? undefined : before["footer"];
  const frame = { type: kind, body: { text }, ...(footer !== undefined && { footer }) };
  if (kind === "location_request_message") return { ...frame, action: { name: "send_location" } };
  if (kind !== "voice_call") return frame;
  const parameters = dict(dict(before["action"])["parameters"]);
  return { ...frame, action: { name: "voice_call", parameters } };
}

/** A list with one of its items at another place. */
export function moved<T>(items: T[], from: number, to: number): T[] {
  if (to < 0 || to >= items.length || from === to) return items;
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}

/** Which number a row has once it is moved: at the edge of a section it changes the section and keeps its number. */
export function placeAfter(sections: Dict[], from: number, to: number): number {
  const homes = sections.flatMap((section, at) => list(section["rows"]).map(() => at));
  if (homes[from] === undefined || homes[to] === undefined) return from;
  if (homes[from] === homes[to]) return to;
  const isOnly = homes.filter((home) => home === homes[from]).length === 1;
  return isOnly ? from : from < to ? to - 1 : to + 1;
}

/** Sections with the row of this number (over all of them) at the place of another, also in another section. */
export function movedRow(sections: Dict[], from: number, to: number): Dict[] {
  const places = sections.flatMap((section, at) =>
    list(section["rows"]).map((_, row) => ({ at, row })),
  );
  const [source, target] = [places[from], places[to]];
  if (!source || !target) return sections;
  const row = list(sections[source.at]!["rows"])[source.row];
  if (source.at !== target.at && list(sections[source.at]!["rows"]).length === 1) return sections;
  return sections.map((section, at) => {
    const rows = list(section["rows"]);
    if (at === source.at && at === target.at) {
      return { ...section, rows: moved(rows, source.row, target.row) };
    }
    if (at === source.at) return { ...section, rows: rows.filter((_, one) => one !== source.row) };
    if (at !== target.at) return section;
    // Going down into the next section it becomes the first there; going up, the last.
    const place = from < to ? target.row : target.row + 1;
    return { ...section, rows: [...rows.slice(0, place), row, ...rows.slice(place)] };
  });
}
