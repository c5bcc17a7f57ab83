// Forms to begin with, in the language of whoever makes them. Pure.
import {
  addPart,
  addScreen,
  writeFlow,
  changePart,
  partsOf,
  rawScreens,
  type Flow,
} from "./editor/draft";
import type { FormCategory } from "./api";

export const STARTERS = ["appointment", "registration", "feedback", "contact", "lead"] as const;
export type Starter = (typeof STARTERS)[number];

type Words = (key: string) => string;

export const CATEGORY_OF: Record<Starter, FormCategory> = {
  appointment: "APPOINTMENT_BOOKING",
  registration: "SIGN_UP",
  feedback: "SURVEY",
  contact: "CONTACT_US",
  lead: "LEAD_GENERATION",
};

type Part = {
  type: string;
  word: string;
  required?: boolean;
  options?: string;
  input?: "email" | "phone";
};
type Plan = { title: string; parts: Part[] }[];

const text = (word: string, required = false, input?: "email" | "phone"): Part => ({
  type: "TextInput",
  word,
  required,
  ...(input && { input }),
});
const area = (word: string): Part => ({ type: "TextArea", word });

const PLANS: Record<Starter, Plan> = {
  appointment: [
    {
      title: "aboutVisit",
      parts: [
        { type: "RadioButtonsGroup", word: "visit", required: true, options: "visits" },
        { type: "DatePicker", word: "day", required: true },
        { type: "Dropdown", word: "time", required: true, options: "times" },
      ],
    },
    { title: "aboutYou", parts: [text("fullName", true), area("note")] },
  ],
  registration: [
    {
      title: "aboutYou",
      parts: [text("fullName", true), { type: "DatePicker", word: "birthday", required: true }],
    },
    {
      title: "reach",
      parts: [
        text("phone", true, "phone"),
        text("email", false, "email"),
        { type: "Dropdown", word: "insurance", options: "insurances" },
        { type: "OptIn", word: "agree", required: true },
      ],
    },
  ],
  feedback: [
    {
      title: "feedback",
      parts: [
        { type: "RadioButtonsGroup", word: "rating", required: true, options: "ratings" },
        { type: "CheckboxGroup", word: "liked", options: "likes" },
        area("better"),
      ],
    },
  ],
  contact: [
    {
      title: "contact",
      parts: [
        text("fullName", true),
        text("email", true, "email"),
        { type: "Dropdown", word: "topic", required: true, options: "topics" },
        area("message"),
      ],
    },
  ],
  lead: [
    {
      title: "interested",
      parts: [
        { type: "CheckboxGroup", word: "interest", required: true, options: "interests" },
        text("fullName", true),
        text("company"),
        text("email", true, "email"),
        { type: "OptIn", word: "news" },
      ],
    },
  ],
};

/** Names of fields are the same in every language, so that journeys can read them. */
const NAMES: Record<string, string> = {
  fullName: "full_name",
};

/** A ready form as Flow JSON. */
export function starterJson(starter: Starter, words: Words): string {
  const buttons = { next: words("forms.next"), done: words("forms.done") };
  let flow: Flow = { version: "7.3", screens: [] };
  PLANS[starter].forEach(({ title, parts }, at) => {
    flow = addScreen(flow, words(`forms.starterWords.${title}`), buttons);
    for (const part of parts) {
      const name = NAMES[part.word] ?? part.word;
      const options = part.options ? words(`forms.starterWords.${part.options}`).split("\n") : [];
      // Named by its English word first, then called by what people read.
      flow = addPart(flow, at, { type: part.type, label: name, options });
      const place = partsOf(rawScreens(flow)[at]!).findIndex((one) => one["name"] === name);
      flow = changePart(flow, at, place, {
        label: words(`forms.starterWords.${part.word}`),
        required: part.required ?? false,
        ...(part.input && { "input-type": part.input }),
      });
    }
  });
  return writeFlow(flow);
}
