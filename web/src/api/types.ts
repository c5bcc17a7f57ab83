import type { Canvas, Source } from "../builder/document";
import type { components } from "./schema";

// What the server answers, by the names that the screens use. The shapes are made from the server's own description
// (npm run generate); only what it passes through as it is, a definition and a message's parts, is spelled out here.
type Schemas = components["schemas"];
type With<Shape, Known> = Omit<Shape, keyof Known> & Known;

export type Session = Schemas["Session"];
export type Counts = Schemas["Counts"];
export type ListedJourney = Schemas["Journey"];
export type Journey = ListedJourney;
export type Problem = Schemas["Problem"];
export type Draft = With<Schemas["Draft"], { source: Source; canvas: Canvas }>;
/** A journey on the canvas; one of the gallery has no version yet. */
export type JourneyDetail = With<
  Schemas["JourneyDetail"],
  { source: Source; version: number | null; status: ListedJourney["status"] }
>;
export type InstanceSummary = Schemas["InstanceSummary"];
export type Instance = Schemas["Instance"];
export type Execution = Schemas["Execution"];
export type Message = With<
  Schemas["Message"],
  { content: { text?: string; interactive?: Interactive } & Record<string, unknown> }
>;
export type PhoneState = Schemas["PhoneState"];
export type Call = Schemas["Call"];
export type Booking = Schemas["Booking"];

/** A step as a definition has it; a draft may lack anything but its id and kind. */
export type RawStep = {
  id: string;
  stepType: string;
  inputs?: Record<string, unknown> | null;
  outputs?: Record<string, unknown> | null;
  nextStepId?: string | null;
  selectNextStep?: Record<string, string | null> | null;
  do?: RawStep[][] | null;
};
export type Choice = { id: string; title: string; description?: string };
/** WhatsApp's interactive message, as a definition sends it and as the customer's tap comes back. */
export type Interactive = {
  type: string;
  header?: { type: string; text?: string };
  body?: { text?: string };
  footer?: { text?: string };
  action?: {
    button?: string;
    buttons?: { reply: Choice }[];
    sections?: { title?: string; rows: Choice[] }[];
  };
  button_reply?: Choice;
  list_reply?: Choice;
};
