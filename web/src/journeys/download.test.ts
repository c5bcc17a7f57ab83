import { expect, it } from "vitest";
import { fileName } from "./download";

it.each([
  ["RS WhatsApp: GCal/Demo", 3, "rs-whatsapp-gcal-demo-v3.json"],
  ["حجز موعد", null, "حجز-موعد-draft.json"],
  ["../..", 1, "journey-v1.json"],
])("a journey %s is kept as a file", (name, version, file) =>
  expect(fileName(name, version)).toBe(file),
);
