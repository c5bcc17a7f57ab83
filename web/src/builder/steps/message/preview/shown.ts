// A message as the customer will see it, with example values for its variables. Pure.
import type { Template, TemplateButton, TemplateComponent } from "../../../../templates/api";
import type { Rendered, ShownButton, ShownCard, ShownHeader } from "../../../../templates/rendered";
import { pathOf, piecesOf } from "../../../expressions/pieces";
import { scriptOf } from "../../../expressions/braces";
import { readScript, spoken, type Sample } from "../../../expressions/sample";
import { partsOf, type Parts } from "../../../../phone/parts";
import { contentOf, dict, formOf, list, said, type Dict, type Form } from "../content";
import { valuesOf } from "../templateSend";

export type Row = { title: string; description: string };
export type Shown = Rendered & {
  /** What opens the list, and what is in it. */
  list: { button: string; sections: { title: string; rows: Row[] }[] } | null;
};
/** The value of a script: read from the sample, or computed by the server before. */
export type Read = (script: string) => unknown;

export const reading =
  (sample: Sample, computed: ReadonlyMap<string, unknown>): Read =>
  (script) => {
    const found = readScript(script, sample);
    return found ? found.value : computed.get(script);
  };

/** A text with values; what has none stands there by its name. */
export function filled(text: string, read: Read): string {
  return piecesOf(text)
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      const value = spoken(read(piece.text));
      return value === "" ? `‹${pathOf(piece.text)?.at(-1) ?? "…"}›` : value;
    })
    .join("");
}

const HEADERS: Record<string, ShownHeader["format"]> = {
  image: "Image",
  video: "Video",
  audio: "Document",
  document: "Document",
  file: "Document",
  gif: "Gif",
  sticker: "Image",
};

/** The address of a picture that is written out whole: nothing is fetched while one is still writing it. */
const picture = (url: unknown) =>
  /^https:\/\/[^\s{}]+\.(png|jpe?g|webp)(\?[^\s{}]*)?$/i.test(said(url)) ? said(url) : "";

const nothing: Shown = {
  category: "",
  header: null,
  body: "",
  footer: null,
  buttons: [],
  cards: [],
  list: null,
};

/** All scripts whose value the preview needs, so that the server can compute them. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}

const button = (id: string, text: string, type: TemplateButton["type"] = "QUICK_REPLY") => ({
  id,
  type,
  text,
});

function headerOf(header: Dict, say: (text: unknown) => string): ShownHeader | null {
  const type = said(header["type"]).toLowerCase();
  if (type === "text") return { format: "Text", text: say(header["text"]) };
  const format = HEADERS[type];
  const { link, filename } = dict(header[type]);
  if (format === "Document") return { format, url: say(filename || link) };
  return format ? { format, url: picture(link) } : null;
}

const rowsOf = (rows: unknown, read: Read, say: (text: unknown) => string): Row[] => {
  const script = scriptOf(rows);
  const found = script === null ? rows : read(script);
  return list(found)
    .map(dict)
    .slice(0, 10)
    .map((row) => ({ title: say(row["title"]), description: say(row["description"]) }));
};

/** Forms that are shown as the phone shows them, with nothing of a template about them. */
const AS_ON_PHONE: readonly (Form | null)[] = ["ask", "product", "contacts", "reaction"];

/** A value in which all texts have values in place of their variables. */
export function filledWhole(value: unknown, read: Read): unknown {
  if (typeof value === "string") return filled(value, read);
  if (Array.isArray(value)) return value.map((one) => filledWhole(one, read));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, filledWhole(one, read)]),
  );
}

/** Pictures only from addresses that are written out whole; nothing is fetched of videos and sounds. */
function unfetched(parts: Parts): Parts {
  const { attachment } = parts;
  const guarded =
    attachment && "url" in attachment && attachment.kind !== "document"
      ? { ...attachment, url: picture(attachment.url) }
      : attachment;
  const cards = parts.cards.map((card) => ({
    ...card,
    header: card.header && { ...card.header, url: picture(card.header.url) },
  }));
  return { ...parts, attachment: guarded, cards };
}

/** What the phone shows of a message; null for forms that have a preview of their own. */
export function phonePartsOf(inputs: Dict, read: Read): Parts | null {
  const form = formOf(inputs);
  const type = said(inputs["type"]).toLowerCase();
  const isOnPhone = AS_ON_PHONE.includes(form) || type === "sticker";
  // What is written as JSON alone, such as a carousel, is shown as far as the phone knows it.
  if (!isOnPhone && form !== null) return null;
  const content = dict(filledWhole(contentOf(inputs), read));
  if (form === "reaction") {
    const parts = partsOf({
      type: "text",
      content: { text: said(dict(content["reaction"])["emoji"]) },
    });
    return { ...parts, isKnown: true };
  }
  if (type === "sticker") return partsOf({ type, content: { url: picture(content["url"]) } });
  const parts = unfetched(partsOf({ type, content }));
  return isOnPhone || parts.isKnown ? parts : null;
}

export function shownOf(inputs: Dict, read: Read, template?: Template): Shown | null {
  const say = (text: unknown) => filled(said(text), read);
  const content = contentOf(inputs);
  switch (formOf(inputs)) {
    case "text":
      return { ...nothing, body: say(content["text"]) };
    case "media": {
      const format = HEADERS[said(inputs["type"]).toLowerCase()]!;
      return {
        ...nothing,
        header: {
          format,
          url: format === "Document" ? say(content["url"]) : picture(content["url"]),
        },
        body: say(content["text"]),
      };
    }
    case "location": {
      const place = dict(content["location"]);
      const location = {
        latitude: say(String(place["latitude"] ?? "")),
        longitude: say(String(place["longitude"] ?? "")),
        name: say(place["name"]),
        address: say(place["address"]),
      };
      return { ...nothing, header: { format: "Location", location } };
    }
    case "button":
    case "list":
    case "cta_url":
    case "flow":
      return interactiveShown(dict(content["interactive"]), read, say);
    case "template":
      return template ? templateShown(template, dict(content["template"]), say) : null;
    default:
      return null;
  }
}

function interactiveShown(interactive: Dict, read: Read, say: (text: unknown) => string): Shown {
  const action = dict(interactive["action"]);
  const script = scriptOf(action["buttons"]);
  const parameters = dict(action["parameters"]);
  const buttons = list(script === null ? action["buttons"] : read(script)).map((one, index) =>
    button(String(index), say(dict(dict(one)["reply"])["title"])),
  );
  const sectionScript = scriptOf(action["sections"]);
  const sections = list(sectionScript === null ? action["sections"] : read(sectionScript));
  const isList = said(interactive["type"]).toLowerCase() === "list";
  return {
    ...nothing,
    header: headerOf(dict(interactive["header"]), say),
    body: say(dict(interactive["body"])["text"]),
    footer: say(dict(interactive["footer"])["text"]) || null,
    buttons:
      "display_text" in parameters
        ? [{ ...button("0", say(parameters["display_text"]), "URL"), url: say(parameters["url"]) }]
        : "flowCta" in parameters
          ? [button("0", say(parameters["flowCta"]), "FLOW")]
          : buttons,
    list: isList
      ? {
          button: say(action["button"]),
          sections: sections.map(dict).map((section) => ({
            title: say(section["title"]),
            rows: rowsOf(section["rows"], read, say),
          })),
        }
      : null,
  };
}

function templateShown(template: Template, sent: Dict, say: (text: unknown) => string): Shown {
  const values = valuesOf(template.variables, sent["components"]) ?? {};
  const valueOf = (card: number | null, part: string, variable: string | null) => {
    const found = template.variables.find(
      (one) => one.card === card && one.part === part && one.variable === variable,
    );
    return found ? say(values[found.at]) || (found.example ?? "") : "";
  };
  const withValues = (text: string | undefined, part: string, card: number | null) =>
    (text ?? "").replace(
      /\{\{\s*(\w+)\s*\}\}/g,
      (_, name: string) => valueOf(card, part, name) || `‹${name}›`,
    );
  const partsOf = (components: TemplateComponent[], card: number | null) => {
    const found: ShownCard & { footer: string | null } = {
      header: null,
      body: "",
      footer: null,
      buttons: [],
    };
    for (const component of components) {
      if (component.type === "HEADER") {
        const { format, text } = component;
        const own = template.variables.find(
          (one) => one.card === card && one.part === "header" && one.variable === null,
        );
        const value = own ? values[own.at] : undefined;
        found.header =
          format === "Text"
            ? { format, text: withValues(text, "header", card) }
            : format === "Location"
              ? { format, location: dict(value) }
              : { format, url: format === "Document" ? say(value) : picture(value) };
      } else if (component.type === "BODY") {
        found.body = withValues(component.text, "body", card);
      } else if (component.type === "FOOTER") found.footer = component.text ?? null;
      else if (component.type === "BUTTONS") {
        found.buttons = component.buttons.map((one, index): ShownButton => ({
          id: String(index),
          type: one.type,
          text: ("text" in one && one.text) || "",
        }));
      }
    }
    return found;
  };
  const { components } = template;
  const cards = components.flatMap((one) => (one.type === "CAROUSEL" ? one.cards : []));
  return {
    ...nothing,
    ...partsOf(components, null),
    category: template.category,
    cards: cards.map((card, index) => partsOf(card.components, index)),
  };
}
