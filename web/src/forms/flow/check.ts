// Whether what stands in a field may leave the screen, as WhatsApp decides it. Pure.
import { dict, isDict, list, said, type Component, type Option } from "./model";
import { resolve, truth, type Surroundings } from "./resolve";

/** What is wrong with a field: the name of a text, and the number that stands in it. */
export type Fault = { word: FaultWord; count?: number; date?: string };
export type FaultWord =
  | "required"
  | "email"
  | "phone"
  | "number"
  | "passcode"
  | "pattern"
  | "tooShort"
  | "tooLong"
  | "date"
  | "dateEarly"
  | "dateLate"
  | "dateGone"
  | "atLeast"
  | "atMost";

const CHARACTERS = { TextInput: 80, TextArea: 600 } as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOOKS: [string, RegExp, FaultWord][] = [
  ["email", /^[^\s@]+@[^\s@]+\.[^\s@.]+$/, "email"],
  ["phone", /^\+?[0-9][0-9 ()./-]{3,24}$/, "phone"],
  ["number", /^-?[0-9]+([.,][0-9]+)?$/, "number"],
  ["passcode", /^[0-9]+$/, "passcode"],
];

export const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** The options of a choice, wherever they come from. */
export function optionsOf(component: Component, around: Surroundings): Option[] {
  return list(resolve(component["data-source"], around))
    .filter(isDict)
    .map((one) => ({
      id: said(one["id"]),
      title: said(one["title"]),
      description: said(one["description"]),
      isEnabled: one["enabled"] !== false,
    }));
}

export const mostCharacters = (component: Component): number => {
  const own = component[component.type === "TextInput" ? "max-chars" : "max-length"];
  return typeof own === "number" ? own : CHARACTERS[component.type as keyof typeof CHARACTERS];
};

export const isRequired = (component: Component, around: Surroundings) =>
  component["required"] !== undefined && truth(component["required"], around);

export function faultOf(component: Component, value: unknown, around: Surroundings): Fault | null {
  if (isEmpty(value)) return isRequired(component, around) ? { word: "required" } : null;
  switch (component.type) {
    case "TextInput":
    case "TextArea":
      return ofText(component, said(value));
    case "DatePicker":
      return ofDate(component, said(value), around);
    case "CalendarPicker":
      return isDict(value)
        ? (Object.values(value)
            .map((one) => ofDate(component, said(one), around))
            .find(Boolean) ?? null)
        : ofDate(component, said(value), around);
    case "CheckboxGroup":
    case "ChipsSelector":
      return ofCount(component, list(value).length, "selected-items");
    case "PhotoPicker":
      return ofCount(component, list(value).length, "uploaded-photos");
    case "DocumentPicker":
      return ofCount(component, list(value).length, "uploaded-documents");
    default:
      return null;
  }
}

function ofText(component: Component, text: string): Fault | null {
  const least = component["min-chars"];
  const most = mostCharacters(component);
  if (typeof least === "number" && [...text].length < least) {
    return { word: "tooShort", count: least };
  }
  if ([...text].length > most) return { word: "tooLong", count: most };
  if (component.type === "TextArea") return null;
  const look = LOOKS.find(([kind]) => kind === component["input-type"]);
  if (look && !look[1].test(text)) return { word: look[2] };
  const pattern = component["pattern"];
  if (typeof pattern === "string" && !fits(pattern, text)) return { word: "pattern" };
  return null;
}

function fits(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return true; // A pattern that cannot be read keeps nobody from going on.
  }
}

/** A date that limits others; older versions write milliseconds. */
export function dayOf(value: unknown): string | null {
  const text = said(value);
  if (DAY.test(text)) return text;
  return /^\d{8,15}$/.test(text) ? new Date(Number(text)).toISOString().slice(0, 10) : null;
}

function ofDate(component: Component, day: string, around: Surroundings): Fault | null {
  if (!DAY.test(day) || Number.isNaN(Date.parse(day))) return { word: "date" };
  const first = dayOf(resolve(component["min-date"], around));
  const last = dayOf(resolve(component["max-date"], around));
  if (first && day < first) return { word: "dateEarly", date: first };
  if (last && day > last) return { word: "dateLate", date: last };
  const gone = list(resolve(component["unavailable-dates"], around)).map(dayOf);
  return gone.includes(day) ? { word: "dateGone" } : null;
}

function ofCount(component: Component, count: number, what: string): Fault | null {
  const least = component[`min-${what}`];
  const most = component[`max-${what}`];
  if (typeof least === "number" && count < least) return { word: "atLeast", count: least };
  if (typeof most === "number" && count > most) return { word: "atMost", count: most };
  return null;
}

/** What a form of several fields says of its own: values to begin with, and errors. */
export function ofForm(form: Component, part: "init-values" | "error-messages", name: string) {
  return dict(form[part])[name];
}
