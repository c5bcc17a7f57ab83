// The history of a journey, and what differs between two of its versions.
import { call, native } from "../../api/client";
import type { Canvas, Source } from "../document";

export type Version = {
  version: number;
  name: string;
  status: "enabled" | "disabled";
  createdAt: string;
  createdBy: string | null;
  note: string | null;
  running: number;
};
export type Page = { versions: Version[]; next: number | null };
/** One side of a comparison; a draft has no number. */
export type Side = {
  version: number | null;
  isChanged?: boolean;
  createdAt: string | null;
  createdBy: string | null;
  note?: string | null;
  source: Source;
  canvas: Canvas;
};
export type Word = { op: "same" | "added" | "removed"; text: string };
export type Change = {
  what: "added" | "removed" | "changed" | "order" | "link" | "condition" | "renamed" | "moved";
  path: string;
  before: unknown;
  after: unknown;
  about?: string;
  words?: Word[];
};
export type StepState = "added" | "removed" | "changed" | "same";
export type StepDiff = {
  id: string;
  state: StepState;
  before: string | null;
  after: string | null;
  changes: Change[];
};
export type Diff = {
  isEmpty: boolean;
  journey: Change[];
  steps: StepDiff[];
  from: Side;
  to: Side;
};
/** The number of a version, or what is being drawn. */
export type Which = number | "draft";
export type DraftState = {
  revision: number;
  isChanged: boolean;
  newest: number | null;
  updatedAt: string | null;
  updatedBy: string | null;
};

const path = (id: string) => `${native}/journeys/${id}`;

export const listVersions = (id: string, before?: number, limit = 30) =>
  call<Page>("GET", `${path(id)}/versions?limit=${limit}${before ? `&before=${before}` : ""}`);
export const readVersion = (id: string, version: number) =>
  call<Side>("GET", `${path(id)}/versions/${version}`);
export const setNote = (id: string, version: number, note: string) =>
  call<{ note: string | null }>("PATCH", `${path(id)}/versions/${version}`, { note });
export const readDiff = (id: string, from: Which, to: Which) =>
  call<Diff>("GET", `${path(id)}/diff?from=${from}&to=${to}`);
export const compare = (id: string, from: Which | Source, to: Which | Source) =>
  call<Diff>("POST", `${path(id)}/diff`, { from, to });
export const draftState = (id: string) => call<DraftState>("GET", `${path(id)}/draft/state`);
/** A new journey that begins as a document that there is already. */
export const createFrom = (name: string, doc: { source: Source; canvas: Canvas }) =>
  call<{ id: string }>("POST", `${native}/journeys`, { name, ...doc });
