// What the server finds wrong, at the fields of the page: it speaks of components by number, the page by what they are.
import type { TemplateProblem, WrittenTemplate } from "../api";

type Component = { type?: unknown; cards?: { components?: Component[] }[] };
const NAMES: Record<string, string> = {
  HEADER: "header",
  BODY: "body",
  FOOTER: "footer",
  BUTTONS: "buttons",
  CAROUSEL: "cards",
};

/** `components[1].cards[2].components[0].examples` as `cards.2.header.examples`. */
export function placeOf(field: string, template: WrittenTemplate): string {
  let components = (template.components ?? []) as Component[];
  const place: string[] = [];
  let rest = field;
  for (;;) {
    const found = /^components\[(\d+)\]\.?(.*)$/.exec(rest);
    if (!found) break;
    const component = components[Number(found[1])];
    const name = NAMES[String(component?.type)] ?? "template";
    rest = found[2]!;
    place.push(name);
    const card = name === "cards" ? /^cards\[(\d+)\]\.?(.*)$/.exec(rest) : null;
    if (!card) break;
    place.push(card[1]!);
    components = component?.cards?.[Number(card[1])]?.components ?? [];
    rest = card[2]!;
  }
  // The list of buttons or cards is named by its component already.
  rest = rest.replace(/^(buttons|cards)(?=\[|$)/, "");
  place.push(...rest.split(/[.[\]]+/).filter(Boolean));
  return place.join(".");
}

export type Found = { place: string; message: string; tag: string };

export const foundIn = (problems: TemplateProblem[], template: WrittenTemplate): Found[] =>
  problems.map(({ field, message, tag }) => ({ place: placeOf(field, template), message, tag }));
