// A template as the page writes it: every field is there, filled or not. The server knows the form of section 6.3.
import type {
  HeaderFormat,
  TemplateButton,
  TemplateCategory,
  TemplateComponent,
  WrittenTemplate,
} from "../api";

export type Text = { text: string; samples: string[] };
export type Header = Text & { format: HeaderFormat | "None" };
export type Button = {
  type: TemplateButton["type"];
  text: string;
  url: string;
  phoneNumber: string;
  sample: string;
  flowId: string;
  ttlMinutes: number | null;
  /** What other programs wrote and this page does not know. */
  rest: Record<string, unknown>;
};
export type Card = { header: Header; body: Text; buttons: Button[] };
export type Form = {
  name: string;
  language: string;
  category: TemplateCategory;
  header: Header;
  body: Text;
  footer: string;
  buttons: Button[];
  /** Null for a message without cards. */
  cards: Card[] | null;
  asksPermissionToCall: boolean;
  /** AUTHENTICATION: whether "do not share this code" stands there, and how long the code is good. */
  advice: boolean;
  minutes: number | null;
  /** Seconds that an undelivered message may live; null for WhatsApp's own. */
  lifetime: number | null;
  mayChangeCategory: boolean;
};

export const LIMITS = {
  name: 512,
  header: 60,
  body: 1024,
  footer: 60,
  buttons: 10,
  label: 25,
  url: 2000,
  phone: 20,
  coupon: 15,
  cards: 10,
  cardsLeast: 2,
  cardBody: 160,
  cardButtons: 2,
} as const;

export const KINDS = [
  "QUICK_REPLY",
  "URL",
  "PHONE_NUMBER",
  "COPY_CODE",
  "FLOW",
  "VOICE_CALL",
  "REQUEST_CONTACT_INFO",
] as const;
/** How many buttons of a kind there may be. */
export const MOST: Record<(typeof KINDS)[number], number> = {
  QUICK_REPLY: 10,
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  FLOW: 1,
  VOICE_CALL: 1,
  REQUEST_CONTACT_INFO: 1,
};

export const VARIABLE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** The variables of a text: by number when they are numbers, else as they come; each once. */
export function namesIn(text: string): string[] {
  const found = [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1]!))];
  return found.every((name) => /^\d+$/.test(name))
    ? found.sort((one, other) => Number(one) - Number(other))
    : found;
}

/** The number that the next variable gets. */
export const nextVariable = (text: string) =>
  Math.max(
    0,
    ...namesIn(text)
      .filter((name) => /^\d+$/.test(name))
      .map(Number),
  ) + 1;

/** A text that was changed: numbers without gaps, and every sample still with its variable. */
export function rewritten(before: Text, text: string): Text {
  const known = new Map(namesIn(before.text).map((name, at) => [name, before.samples[at] ?? ""]));
  const names = namesIn(text);
  const samples = names.map((name) => known.get(name) ?? "");
  if (!names.every((name) => /^\d+$/.test(name))) return { text, samples };
  const numbers = new Map(names.map((name, at) => [name, String(at + 1)]));
  return { text: text.replace(VARIABLE, (_, name: string) => `{{${numbers.get(name)}}}`), samples };
}

export const noText = (): Text => ({ text: "", samples: [] });
export const noHeader = (): Header => ({ ...noText(), format: "None" });
export const newButton = (type: Button["type"], text = ""): Button => ({
  type,
  text,
  url: type === "URL" ? "https://" : "",
  phoneNumber: "",
  sample: "",
  flowId: "",
  ttlMinutes: null,
  rest: {},
});
export const newCard = (like?: Card): Card => ({
  header: { ...noHeader(), format: like?.header.format ?? "Image" },
  body: noText(),
  buttons: like
    ? like.buttons.map((button) => newButton(button.type, button.text))
    : [newButton("QUICK_REPLY")],
});
export const newForm = (language: string): Form => ({
  name: "",
  language,
  category: "UTILITY",
  header: noHeader(),
  body: noText(),
  footer: "",
  buttons: [],
  cards: null,
  asksPermissionToCall: false,
  advice: true,
  minutes: 10,
  lifetime: null,
  mayChangeCategory: true,
});

type Dict = Record<string, unknown>;
const some = (samples: string[]) => (samples.length > 0 ? { examples: samples } : {});

function buttonOf(button: Button): Dict {
  const { type, text, rest } = button;
  switch (type) {
    case "URL":
      return {
        ...rest,
        type,
        text,
        url: button.url,
        ...(namesIn(button.url).length > 0 && { examples: [button.sample] }),
      };
    case "PHONE_NUMBER":
      return { ...rest, type, text, phoneNumber: button.phoneNumber };
    case "COPY_CODE":
      return { ...rest, type, examples: [button.sample] };
    case "FLOW":
      return { ...rest, type, text, flowId: button.flowId };
    case "VOICE_CALL":
      return {
        ...rest,
        type,
        ...(text && { text }),
        ...(button.ttlMinutes !== null && { ttlMinutes: button.ttlMinutes }),
      };
    case "REQUEST_CONTACT_INFO":
      return { ...rest, type };
    default:
      return { ...rest, type, text };
  }
}

function headerOf(header: Header): Dict[] {
  if (header.format === "None") return [];
  const part = { type: "HEADER", format: header.format };
  if (header.format === "Text") return [{ ...part, text: header.text, ...some(header.samples) }];
  if (header.format === "Location") return [part];
  return [{ ...part, ...some(header.samples.filter(Boolean)) }];
}

const bodyOf = (body: Text): Dict => ({ type: "BODY", text: body.text, ...some(body.samples) });
const buttonsOf = (buttons: Button[]): Dict[] =>
  buttons.length > 0 ? [{ type: "BUTTONS", buttons: buttons.map(buttonOf) }] : [];

function componentsOf(form: Form): Dict[] {
  if (form.category === "AUTHENTICATION") {
    return [
      { type: "BODY", add_security_recommendation: form.advice },
      ...(form.minutes === null ? [] : [{ type: "FOOTER", code_expiration_minutes: form.minutes }]),
      { type: "BUTTONS", buttons: [{ type: "OTP", otp_type: "COPY_CODE", text: "Copy code" }] },
    ];
  }
  if (form.cards && form.category === "MARKETING") {
    const cards = form.cards.map(({ header, body, buttons }) => ({
      components: [...headerOf(header), bodyOf(body), ...buttonsOf(buttons)],
    }));
    return [bodyOf(form.body), { type: "CAROUSEL", cards }];
  }
  return [
    ...headerOf(form.header),
    bodyOf(form.body),
    ...(form.footer ? [{ type: "FOOTER", text: form.footer }] : []),
    ...buttonsOf(form.buttons),
    ...(form.asksPermissionToCall ? [{ type: "CALL_PERMISSION_REQUEST" }] : []),
  ];
}

/** The template as it is submitted. */
export function templateOf(form: Form): WrittenTemplate {
  return {
    name: form.name,
    language: form.language,
    category: form.category,
    components: componentsOf(form),
    allow_category_change: form.mayChangeCategory,
    ...(form.lifetime !== null && { message_send_ttl_seconds: form.lifetime }),
  };
}

type Any = TemplateComponent & Dict;
const part = (components: Any[], type: string) => components.find((one) => one.type === type);
const words = (value: unknown) => (typeof value === "string" ? value : "");
const texts = (value: unknown) => (Array.isArray(value) ? value.map(words) : []);

function headerIn(components: Any[]): Header {
  const found = part(components, "HEADER") as Dict | undefined;
  if (!found) return noHeader();
  return {
    format: found["format"] as HeaderFormat,
    text: words(found["text"]),
    samples: texts(found["examples"]),
  };
}

function textIn(components: Any[]): Text {
  const found = part(components, "BODY") as Dict | undefined;
  return { text: words(found?.["text"]), samples: texts(found?.["examples"]) };
}

function buttonsIn(components: Any[]): Button[] {
  const found = (part(components, "BUTTONS") as Dict | undefined)?.["buttons"];
  return (Array.isArray(found) ? (found as Dict[]) : []).map((raw) => {
    const { type, text, url, phoneNumber, examples, flowId, ttlMinutes, ...rest } = raw;
    return {
      type: type as Button["type"],
      text: words(text),
      url: words(url),
      phoneNumber: words(phoneNumber),
      sample: texts(examples)[0] ?? "",
      flowId: words(flowId),
      ttlMinutes: typeof ttlMinutes === "number" ? ttlMinutes : null,
      rest,
    };
  });
}

/** A template, or a draft of one, as the page writes it. */
export function formOf(template: WrittenTemplate): Form {
  const components = (template.components ?? []) as Any[];
  const category = (template.category ?? "UTILITY") as TemplateCategory;
  const cards = (part(components, "CAROUSEL") as Dict | undefined)?.["cards"];
  const minutes = (part(components, "FOOTER") as Dict | undefined)?.["code_expiration_minutes"];
  const base = newForm(template.language ?? "en");
  const isCode = category === "AUTHENTICATION";
  return {
    ...base,
    name: template.name ?? "",
    category,
    header: headerIn(components),
    body: textIn(components),
    footer: words((part(components, "FOOTER") as Dict | undefined)?.["text"]),
    buttons: isCode ? [] : buttonsIn(components),
    cards: Array.isArray(cards)
      ? (cards as { components: Any[] }[]).map((card) => ({
          header: headerIn(card.components),
          body: textIn(card.components),
          buttons: buttonsIn(card.components),
        }))
      : null,
    asksPermissionToCall: part(components, "CALL_PERMISSION_REQUEST") !== undefined,
    advice: isCode
      ? (part(components, "BODY") as Dict | undefined)?.["add_security_recommendation"] === true
      : true,
    minutes: isCode ? (typeof minutes === "number" ? minutes : null) : base.minutes,
    lifetime: template.message_send_ttl_seconds ?? null,
    mayChangeCategory: template.allow_category_change !== false,
  };
}

/** A name that is free: `reminder` becomes `reminder_v2`, since a deleted name is blocked for 30 days. */
export function nextVersion(name: string, taken: string[]): string {
  const [, stem, version] = /^(.*?)(?:_v(\d+))?$/.exec(name)!;
  let number = Number(version ?? 1) + 1;
  while (taken.includes(`${stem}_v${number}`)) number += 1;
  return `${stem}_v${number}`;
}

/** Only what a name may consist of: "Visit reminder!" becomes `visit_reminder_`. */
export const asName = (typed: string) =>
  typed
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9_]+/g, "_");
