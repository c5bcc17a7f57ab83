// A template on the canvas as the customer will read it: its own words, with what the step puts in for its values. Pure.
import type { RawStep } from "../api/types";
import type { Template, TemplateComponent } from "../templates/api";
import type { Preview } from "./preview";

/** What a step sends of a template. */
export type SentTemplate = { sub: string; name: string; language: string; step: RawStep };
export type ShownTemplate = {
  preview: Preview;
  /** `missing`, or the status that keeps it from being sent. */
  trouble: string | null;
};

type Dict = Record<string, unknown>;
const dict = (value: unknown): Dict =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Dict) : {};
const list = (value: unknown): Dict[] => (Array.isArray(value) ? value.map(dict) : []);
const said = (value: unknown): string => (typeof value === "string" ? value : "");

const SHOWN = 4;

/** The template that a step sends; null when it sends none, or does not say yet which. */
export function sentBy(step: RawStep): SentTemplate | null {
  const inputs = dict(step.inputs);
  const { name, language } = dict(dict(inputs["content"])["template"]);
  if (!said(name)) return null;
  return { sub: said(inputs["subAccountId"]), name: said(name), language: said(language), step };
}

/** The values that a step gives to a part of the template, in order; by name where they have names. */
function valuesOf(step: RawStep, part: string): Dict[] {
  const sent = dict(dict(dict(step.inputs)["content"])["template"])["components"];
  const found = list(sent).find((one) => said(one["type"]).toLowerCase() === part);
  return list(found?.["parameters"]);
}

const VALUE = /\{\{\s*(\w+)\s*\}\}/g;

/** `Hello {{1}}` with what stands for it in the step; what has no value yet stays as the template has it. */
function filled(text: string | undefined, values: Dict[]): string | undefined {
  return text?.replace(VALUE, (_, key: string) => {
    const named = values.find((one) => one["parameter_name"] === key || one["name"] === key);
    return said((named ?? values[Number(key) - 1])?.["text"]) || `‹${key}›`;
  });
}

const partOf = <Type extends TemplateComponent["type"]>(template: Template, type: Type) =>
  template.components.find((one) => one.type === type) as
    Extract<TemplateComponent, { type: Type }> | undefined;

/** How the customer reads a template, and what keeps it from being sent. */
export function shownTemplate(sent: SentTemplate, templates: Template[]): ShownTemplate {
  const { name, language, step } = sent;
  const found = templates.find((one) => one.name === name && one.language === language);
  const meta = [name, language].filter(Boolean).join(" · ");
  if (!found) return { preview: { meta }, trouble: "missing" };
  const header = partOf(found, "HEADER");
  const cards = partOf(found, "CAROUSEL")?.cards.length ?? 0;
  const buttons = (partOf(found, "BUTTONS")?.buttons ?? []).flatMap((one) =>
    one.text ? [one.text] : [],
  );
  const preview: Preview = { meta };
  if (header?.format === "Text") preview.header = filled(header.text, valuesOf(step, "header"))!;
  else if (header) preview.media = header.format.toLowerCase();
  const text = filled(partOf(found, "BODY")?.text, valuesOf(step, "body"));
  if (text) preview.text = text;
  const footer = partOf(found, "FOOTER")?.text;
  if (footer) preview.footer = footer;
  if (buttons.length > 0) preview.buttons = buttons.slice(0, SHOWN);
  if (cards > 0) preview.cards = cards;
  return { preview, trouble: found.status === "APPROVED" ? null : found.status };
}
