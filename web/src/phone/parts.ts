// What a message shows, whatever its type: worked out of its content, which anybody may have written.
import type { Message } from "../api/types";
import {
  fileName,
  renderedOf,
  type Rendered,
  type ShownButton,
  type ShownCard,
  type ShownHeader,
} from "../templates/rendered";

export type Place = {
  latitude: number | null;
  longitude: number | null;
  name: string;
  address: string;
};
export type Person = {
  name: string;
  work: string;
  phones: string[];
  emails: string[];
  more: string[];
};
export type Ordered = { id: string; quantity: number; price: string };
export type Attachment =
  | { kind: "image" | "video" | "gif" | "sticker"; url: string }
  | { kind: "audio"; url: string; isVoice: boolean }
  | { kind: "document"; url: string; name: string; size: number | null }
  | { kind: "place"; place: Place }
  | { kind: "people"; people: Person[] }
  | { kind: "product"; id: string }
  | { kind: "order"; items: Ordered[] }
  | { kind: "form"; answers: [name: string, value: string][] }
  | { kind: "calls"; isAllowed: boolean; isPermanent: boolean };

/** What only the phone can do about a message, beside answering with words. */
export type Ask =
  | "LIST"
  | "PRODUCTS"
  | "CATALOG"
  | "FLOW"
  | "LOCATION"
  | "REQUEST_CONTACT_INFO"
  | "CALL_PERMISSION"
  | "VOICE_CALL"
  | "ADDRESS";
export type Button = Omit<ShownButton, "type"> & { type: ShownButton["type"] | Ask };
export type Card = Omit<ShownCard, "buttons"> & { buttons: Button[] };
export type Parts = {
  title: string;
  attachment: Attachment | null;
  body: string;
  /** What stands smaller under the body: of a row that was tapped. */
  detail: string;
  footer: string;
  buttons: Button[];
  cards: Card[];
  /** Whether anything here is known; if not, the message is of a type nobody has told us of. */
  isKnown: boolean;
};

type Dict = Record<string, unknown>;
export const dict = (value: unknown): Dict =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Dict) : {};
export const list = (value: unknown): Dict[] => (Array.isArray(value) ? value.map(dict) : []);
export const said = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
const numberIn = (value: unknown): number | null => {
  const found = typeof value === "string" && value.trim() ? Number(value) : value;
  return typeof found === "number" && Number.isFinite(found) ? found : null;
};

const NOTHING: Parts = {
  title: "",
  attachment: null,
  body: "",
  detail: "",
  footer: "",
  buttons: [],
  cards: [],
  isKnown: true,
};

const VOICE = /\.(ogg|oga|opus)$/i;

/** A place as it was sent: whole, or only its two numbers, which may be texts [R-LOC-1]. */
export function placeOf(content: Dict): Place {
  const place = "location" in content ? dict(content["location"]) : content;
  return {
    latitude: numberIn(place["latitude"]),
    longitude: numberIn(place["longitude"]),
    name: said(place["name"]),
    address: said(place["address"]),
  };
}

export function personOf(given: Dict): Person {
  const name = dict(given["name"]);
  const org = dict(given["org"]);
  const texts = (values: unknown, ...keys: string[]) =>
    list(values)
      .map((one) =>
        keys
          .map((key) => said(one[key]))
          .filter(Boolean)
          .join(", "),
      )
      .filter(Boolean);
  return {
    name: said(name["formatted_name"]) || said(name["first_name"]),
    work: [said(org["title"]), said(org["company"])].filter(Boolean).join(", "),
    phones: texts(given["phones"], "phone"),
    emails: texts(given["emails"], "email"),
    more: [
      ...texts(given["addresses"], "street", "city", "zip", "country"),
      ...texts(given["urls"], "url"),
      said(given["birthday"]),
    ].filter(Boolean),
  };
}

function mediumOf(kind: string, value: Dict): Attachment | null {
  const url = said(value["url"]) || said(value["link"]);
  switch (kind) {
    case "image":
    case "video":
    case "gif":
    case "sticker":
      return { kind, url };
    case "audio": {
      const path = url.split(/[?#]/)[0] ?? "";
      return { kind, url, isVoice: value["voice"] === true || VOICE.test(path) };
    }
    case "file":
    case "document": {
      const name = said(value["filename"]) || said(value["fileName"]) || fileName(url);
      return { kind: "document", url, name, size: numberIn(value["filesize"]) };
    }
    default:
      return null;
  }
}

const HEADERS = { Image: "image", Video: "video", Gif: "gif", Document: "document" } as const;

/** The medium or place of a header as templates have it. */
export function attachmentOf(header: ShownHeader | null): Attachment | null {
  if (!header || header.format === "Text") return null;
  if (header.format === "Location") return { kind: "place", place: placeOf(dict(header.location)) };
  return mediumOf(HEADERS[header.format], { url: header.url ?? "" });
}

const quick = (id: unknown, title: unknown): Button => ({
  id: said(id),
  type: "QUICK_REPLY",
  text: said(title),
});
const ask = (type: Ask, text: string): Button => ({ id: type, type, text });
const link = (parameters: Dict): Button => ({
  id: "url",
  type: "URL",
  text: said(parameters["display_text"]),
  url: said(parameters["url"]),
});

function buttonsOf(kind: string, action: Dict): Button[] {
  const parameters = dict(action["parameters"]);
  switch (kind) {
    case "list":
      return [ask("LIST", said(action["button"]))];
    case "cta_url":
      return [link(parameters)];
    case "flow":
      return [ask("FLOW", said(parameters["flowCta"]) || said(parameters["flow_cta"]))];
    case "product":
    case "product_list":
      return [ask("PRODUCTS", "")];
    case "catalog_message":
      return [ask("CATALOG", "")];
    case "location_request_message":
      return [ask("LOCATION", "")];
    case "request_contact_info":
      return [ask("REQUEST_CONTACT_INFO", "")];
    case "call_permission_request":
      return [ask("CALL_PERMISSION", "")];
    case "voice_call":
      return [ask("VOICE_CALL", said(parameters["display_text"]))];
    case "address_message":
      return [ask("ADDRESS", "")];
    default:
      return list(action["buttons"]).map((one) => {
        const reply = dict(one["reply"] ?? one["quick_reply"]);
        return quick(reply["id"], reply["title"]);
      });
  }
}

const headerIn = (given: unknown): Attachment | null => {
  const header = dict(given);
  const type = said(header["type"]).toLowerCase();
  return mediumOf(type, dict(header[type]));
};

function cardOf(given: Dict): Card {
  const action = dict(given["action"]);
  const shown = headerIn(given["header"]);
  const format = shown?.kind === "video" ? ("Video" as const) : ("Image" as const);
  return {
    header: shown && "url" in shown ? { format, url: shown.url } : null,
    body: said(dict(given["body"])["text"]),
    buttons: buttonsOf(said(given["type"]).toLowerCase() === "cta_url" ? "cta_url" : "", action),
  };
}

/** A form that was sent, or an address: the values by their names. */
function answersOf(given: unknown): [string, string][] {
  let answers: unknown = given;
  if (typeof given === "string") {
    try {
      answers = JSON.parse(given);
    } catch {
      return [];
    }
  }
  const found = dict(answers);
  const values = "values" in found ? dict(found["values"]) : found;
  const word = (value: unknown): string =>
    Array.isArray(value)
      ? value.map(word).join(", ")
      : typeof value === "object" && value !== null
        ? JSON.stringify(value)
        : String(value ?? "");
  return Object.entries(values)
    .filter(([name]) => name !== "flow_token")
    .map(([name, value]) => [name, word(value)]);
}

function answered(interactive: Dict): Parts | null {
  const tapped = interactive["list_reply"] ?? interactive["button_reply"];
  if (tapped) {
    const { title, description } = dict(tapped);
    return { ...NOTHING, body: said(title), detail: said(description) };
  }
  const form = interactive["nfmReply"] ?? interactive["nfm_reply"];
  if (form) {
    const answers = answersOf(dict(form)["responseJson"] ?? dict(form)["response_json"]);
    return { ...NOTHING, attachment: { kind: "form", answers } };
  }
  const calls = interactive["callPermissionReply"] ?? interactive["call_permission_reply"];
  if (!calls) return null;
  const { response, isPermanent, is_permanent } = dict(calls);
  const isForGood = isPermanent === true || is_permanent === true;
  return {
    ...NOTHING,
    attachment: { kind: "calls", isAllowed: response === "accept", isPermanent: isForGood },
  };
}

function interactiveParts(interactive: Dict): Parts {
  const answer = answered(interactive);
  if (answer) return answer;
  const kind = said(interactive["type"]).toLowerCase();
  const action = dict(interactive["action"]);
  const product = said(action["product_retailer_id"]);
  const isProduct = kind === "product" && product !== "";
  return {
    ...NOTHING,
    title: said(dict(interactive["header"])["text"]),
    attachment: isProduct ? { kind: "product", id: product } : headerIn(interactive["header"]),
    body: said(dict(interactive["body"])["text"]),
    footer: said(dict(interactive["footer"])["text"]),
    buttons: kind === "carousel" ? [] : buttonsOf(kind, action),
    cards: kind === "carousel" ? list(action["cards"]).map(cardOf) : [],
    isKnown: kind !== "",
  };
}

function orderParts(order: Dict): Parts {
  const items = list(order["product_items"]).map((item) => ({
    id: said(item["product_retailer_id"]),
    quantity: numberIn(item["quantity"]) ?? 1,
    price: [said(item["item_price"]), said(item["currency"])].filter(Boolean).join(" "),
  }));
  return { ...NOTHING, attachment: { kind: "order", items }, body: said(order["text"]) };
}

/** A template with its values. */
export function templateParts({ header, body, footer, buttons, cards }: Rendered): Parts {
  const title = header?.format === "Text" ? (header.text ?? "") : "";
  const attachment = attachmentOf(header);
  return { ...NOTHING, title, attachment, body, footer: footer ?? "", buttons, cards };
}

/** What a message shows. */
export function partsOf(message: Pick<Message, "type" | "content">): Parts {
  const content = dict(message.content);
  const template = renderedOf(content);
  if (template) return templateParts(template);
  // A sticker reaches a webhook without a type of its own.
  const type = message.type.toLowerCase();
  const kind = type === "none" ? "sticker" : type;
  if (kind === "interactive") return interactiveParts(dict(content["interactive"]));
  if (kind === "location") {
    return { ...NOTHING, attachment: { kind: "place", place: placeOf(content) } };
  }
  if (kind === "contacts") {
    const people = list(content["contacts"]).map(personOf);
    return { ...NOTHING, attachment: { kind: "people", people } };
  }
  if (kind === "order") return orderParts(dict(content["order"]));
  if (kind === "template") return { ...NOTHING, body: said(dict(content["template"])["name"]) };
  const body = said(content["text"]);
  const attachment = mediumOf(kind, content);
  return { ...NOTHING, attachment, body, isKnown: attachment !== null || body !== "" };
}

export type Section = { title: string; items: string[] };

/** What a message offers for sale: the ids of its products, section by section. */
export function productsOf(message: Pick<Message, "content">): {
  catalog: string;
  sections: Section[];
} {
  const action = dict(dict(dict(message.content)["interactive"])["action"]);
  const one = said(action["product_retailer_id"]);
  const sections = list(action["sections"]).map((section) => ({
    title: said(section["title"]),
    items: list(section["product_items"]).map((item) => said(item["product_retailer_id"])),
  }));
  return {
    catalog: said(action["catalog_id"]),
    sections: sections.length === 0 && one ? [{ title: "", items: [one] }] : sections,
  };
}
