import type { TFunction } from "i18next";

/** A value as people read it. */
export function wordOf(value: unknown, t: TFunction, language: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return t(value ? "contacts.yes" : "contacts.no");
  if (typeof value === "number") return new Intl.NumberFormat(language).format(value);
  if (Array.isArray(value)) return value.map(String).join(", ");
  if (typeof value === "object") {
    const { name, latitude, longitude } = value as Record<string, unknown>;
    return name ? String(name) : `${String(latitude)}, ${String(longitude)}`;
  }
  const text = String(value as string);
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  return new Date(`${text}T12:00:00`).toLocaleDateString(language, { dateStyle: "medium" });
}
