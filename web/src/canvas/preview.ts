// What a step says or does, in one or two lines.
import type { Interactive, RawStep } from "../api/types";
import { typeOf } from "./kinds";

export type Preview = { text?: string; meta?: string };

const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);

function ofMessage(inputs: Record<string, unknown>): Preview {
  const content = (inputs["content"] ?? {}) as Record<string, unknown> & {
    interactive?: Interactive;
  };
  const interactive = content.interactive;
  if (interactive) {
    const { buttons, sections, button } = interactive.action ?? {};
    const titles = Array.isArray(buttons)
      ? buttons.map((b) => b.reply?.title)
      : Array.isArray(sections)
        ? sections.flatMap((s) =>
            Array.isArray(s.rows) ? s.rows.map((row) => row.title) : [button],
          )
        : [];
    return { text: interactive.body?.text, meta: titles.filter(Boolean).join(" · ") || undefined };
  }
  const template = content["template"] as { name?: unknown } | undefined;
  if (template) return { meta: text(template.name) };
  return { text: text(content["text"]), meta: text(content["url"]) };
}

export function previewOf(step: RawStep): Preview {
  const inputs = step.inputs ?? {};
  switch (typeOf(step)) {
    case "chatappsmessage":
      return ofMessage(inputs);
    case "sms":
      return { text: text(inputs["text"]) };
    case "httprequest": {
      // The built-in backend's address carries its secret, which is nothing to look at over a shoulder.
      const path = (text(inputs["url"]) ?? "")
        .replace(/^https?:\/\/[^/]+/, "")
        .replace(/^\/backend\/[^/]+/, "/backend/…");
      return { meta: `${text(inputs["method"]) ?? "GET"} ${path || "/"}` };
    }
    case "wait":
      return { meta: text(inputs["duration"]) };
    default:
      return {};
  }
}

/** `find_slots` is shown as "Find slots"; ids that were written by a program stay readable too. */
export function titleOf(id: string): string {
  const words = id.replace(/[_-]+/g, " ").trim();
  return words ? words[0]!.toUpperCase() + words.slice(1) : id;
}
