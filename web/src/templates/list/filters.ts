// Which templates are shown: by words in their name or text, status, category and language.
import type { Template, TemplateDraft } from "../api";
import { namesIn, VARIABLE } from "../write/form";

export type Entry =
  { kind: "draft"; draft: TemplateDraft } | { kind: "template"; template: Template };
export type Filters = {
  search: string;
  status: string | null;
  category: string | null;
  language: string | null;
};
export const ALL: Filters = { search: "", status: null, category: null, language: null };

export type Facts = {
  name: string;
  language: string;
  category: string;
  status: string;
  text: string;
  quality: string;
};

/** The text of a template, with its samples in place of the variables. */
export function textOf(components: unknown): string {
  const body = (Array.isArray(components) ? components : []).find(
    (one: { type?: string }) => one.type === "BODY",
  ) as { text?: unknown; examples?: unknown } | undefined;
  if (typeof body?.text !== "string") return "";
  const samples = Array.isArray(body.examples) ? (body.examples as unknown[]) : [];
  const names = namesIn(body.text);
  return body.text.replace(VARIABLE, (_, name: string) => {
    const sample = samples[names.indexOf(name)];
    return typeof sample === "string" && sample ? sample : "…";
  });
}

/** What a line of the list tells, for a template and for a draft. */
export function factsOf(entry: Entry): Facts {
  if (entry.kind === "draft") {
    const { template } = entry.draft;
    return {
      name: template.name ?? "",
      language: template.language ?? "",
      category: template.category ?? "",
      status: "DRAFT",
      text: textOf(template.components),
      quality: "UNKNOWN",
    };
  }
  const { name, language, category, status, components, quality } = entry.template;
  return { name, language, category, status, text: textOf(components), quality };
}

export function shownOf(entries: Entry[], filters: Filters): Entry[] {
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const facts = factsOf(entry);
    const all = `${facts.name} ${facts.name.replaceAll("_", " ")} ${facts.text}`.toLowerCase();
    return (
      words.every((word) => all.includes(word)) &&
      (filters.status === null || facts.status === filters.status) &&
      (filters.category === null || facts.category === filters.category) &&
      (filters.language === null || facts.language === filters.language)
    );
  });
}

/** The values that are there, to choose from. */
export const valuesOf = (entries: Entry[], key: "status" | "category" | "language") =>
  [...new Set(entries.map((entry) => factsOf(entry)[key]))].filter(Boolean).sort();
