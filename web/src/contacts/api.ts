import { ask } from "../api/ask";
import type { components } from "../api/schema";

type Schemas = components["schemas"];
export type Contact = Schemas["Contact"];
export type Attribute = Schemas["ContactAttribute"];
export type Segment = Schemas["Segment"];
export type Rules = Schemas["SegmentRules"];
export type Condition = Schemas["SegmentCondition"];
export type Entry = Schemas["TimelineEntry"];
export type Tried = Schemas["TriedContactImport"];

const N = "/api/chatwright/v1";
const ONE = `${N}/contacts/{contactId}` as const;
const of = (contactId: string) => ({ path: { contactId } });

/** What is looked for in the list. */
export type Wanted = { search: string; segment: string | null; tag: string | null };

export const contactsKey = ["contacts"];
export const segmentsKey = ["segments"];
export const attributesKey = ["contact-attributes"];

export const listContacts = (wanted: Wanted, cursor: string | null) =>
  ask("get", `${N}/contacts`, { query: { ...wanted, cursor, limit: 50 } });
export const readContact = (id: string) => ask("get", ONE, of(id));
export const addContact = (body: Schemas["NewContact"]) => ask("post", `${N}/contacts`, { body });
export const changeContact = (id: string, body: Schemas["ChangeContact"]) =>
  ask("patch", ONE, { ...of(id), body });
export const readTimeline = (id: string, cursor: string | null) =>
  ask("get", `${ONE}/timeline`, { ...of(id), query: { cursor } });
export const mergeContact = (id: string, other: string) =>
  ask("post", `${ONE}/merge`, { ...of(id), body: { other } });
export const exportContact = (id: string) => ask("get", `${ONE}/export`, of(id));
export const eraseContact = (id: string, confirm: string) =>
  ask("post", `${ONE}/erase`, { ...of(id), body: { confirm } });

export const listTags = () => ask("get", `${N}/contact-tags`).then((a) => a.tags);
export const tagContacts = (body: Schemas["TagContacts"]) =>
  ask("post", `${N}/contact-tags`, { body });

export const listAttributes = () => ask("get", `${N}/contact-attributes`).then((a) => a.attributes);
export const addAttribute = (body: Schemas["NewContactAttribute"]) =>
  ask("post", `${N}/contact-attributes`, { body });
export const dropAttribute = (name: string) =>
  ask("delete", `${N}/contact-attributes/{name}`, { path: { name } });
export const attributeUse = (name: string) =>
  ask("get", `${N}/contact-attributes/{name}/use`, { path: { name } });

export const listSegments = () => ask("get", `${N}/segments`);
export const countSegment = (rules: Rules) =>
  ask("post", `${N}/segments/count`, { body: { rules } });
export const saveSegment = (id: string | null, body: Schemas["SaveSegment"]) =>
  id === null
    ? ask("post", `${N}/segments`, { body })
    : ask("put", `${N}/segments/{segmentId}`, { path: { segmentId: id }, body });
export const dropSegment = (segmentId: string) =>
  ask("delete", `${N}/segments/{segmentId}`, { path: { segmentId } });

export const tryImport = (text: string, mapping: (string | null)[] | null) =>
  ask("post", `${N}/contact-imports/try`, { body: { text, mapping } });
export const beginImport = (body: Schemas["NewContactImport"]) =>
  ask("post", `${N}/contact-imports`, { body });
export const readImport = (importId: string) =>
  ask("get", `${N}/contact-imports/{importId}`, { path: { importId } });

/** Where the file of these people is. */
export function exportAddress({ search, segment, tag }: Wanted): string {
  const asked = new URLSearchParams({
    ...(search && { search }),
    ...(segment && { segment }),
    ...(tag && { tag }),
  });
  return `${N}/contacts.csv?${asked.toString()}`;
}

/** A phone number as people write it, an id as it is. */
export const shown = (address: string) => (/^\d+$/.test(address) ? `+${address}` : address);
