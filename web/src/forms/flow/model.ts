// A Flow JSON as the phone reads it. Whatever is not as it should be is read as nothing, never as a failure. Pure.

export type Dict = Record<string, unknown>;
export type Component = Dict & { type: string };
export type Screen = {
  id: string;
  title: string;
  isLast: boolean;
  children: Component[];
  data: Record<string, { type?: string; __example__?: unknown }>;
};
export type Option = { id: string; title: string; description: string; isEnabled: boolean };
export type Action =
  | { name: "navigate"; screen: string; payload: Dict }
  | { name: "complete" | "data_exchange" | "update_data"; payload: Dict }
  | { name: "open_url"; url: string };

export const isDict = (value: unknown): value is Dict =>
  value !== null && typeof value === "object" && !Array.isArray(value);
export const dict = (value: unknown): Dict => (isDict(value) ? value : {});
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const said = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

export const componentsIn = (value: unknown): Component[] =>
  list(value).filter((one): one is Component => isDict(one) && typeof one["type"] === "string");

/** The screens of a Flow JSON; none for a text that is no Flow JSON. */
export function readScreens(flowJson: string): Screen[] {
  try {
    return screensOf(JSON.parse(flowJson));
  } catch {
    return [];
  }
}

export function screensOf(flow: unknown): Screen[] {
  return list(dict(flow)["screens"])
    .filter(isDict)
    .filter((one) => typeof one["id"] === "string")
    .map((one) => ({
      id: said(one["id"]),
      title: said(one["title"]),
      isLast: one["terminal"] === true,
      children: componentsIn(dict(one["layout"])["children"]),
      data: dict(one["data"]) as Screen["data"],
    }));
}

export const FIELDS = [
  "TextInput",
  "TextArea",
  "Dropdown",
  "RadioButtonsGroup",
  "CheckboxGroup",
  "ChipsSelector",
  "DatePicker",
  "CalendarPicker",
  "OptIn",
  "PhotoPicker",
  "DocumentPicker",
];
export const isField = (component: Component) => FIELDS.includes(component.type);
const MULTIPLE = ["CheckboxGroup", "ChipsSelector", "PhotoPicker", "DocumentPicker"];

/** What a field holds before anybody touches it. */
export const emptyOf = (component: Component): unknown =>
  component.type === "OptIn" ? false : MULTIPLE.includes(component.type) ? [] : "";

export function actionOf(value: unknown): Action | null {
  const action = dict(value);
  const payload = dict(action["payload"]);
  switch (action["name"]) {
    case "navigate":
      return { name: "navigate", screen: said(dict(action["next"])["name"]), payload };
    case "complete":
    case "data_exchange":
    case "update_data":
      return { name: action["name"], payload };
    case "open_url":
      return { name: "open_url", url: said(action["url"]) };
    default:
      return null;
  }
}

/** Every component of a screen, also within forms and conditions. */
export function allOf(children: Component[]): Component[] {
  return children.flatMap((one) => [
    one,
    ...allOf(componentsIn(one["children"])),
    ...allOf(componentsIn(one["then"])),
    ...allOf(componentsIn(one["else"])),
    ...(one.type === "Switch"
      ? Object.values(dict(one["cases"])).flatMap((inner) => allOf(componentsIn(inner)))
      : []),
  ]);
}
