import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

export type Connection = "connecting" | "live" | "lost";

/** A hint that names what has changed; `open` when the stream has begun, so that some may have been missed. */
export type Hint = {
  name: "open" | (typeof TOLD)[number];
  subAccountId?: string;
  msisdn?: string;
};
const TOLD = ["message", "inbox", "handover", "lookers"] as const;
const HINTS = "chatwright.hint";
const tell = (hint: Hint) => window.dispatchEvent(new CustomEvent(HINTS, { detail: hint }));

/** Hears each hint, for screens that look again at one thing instead of at everything. Answers how to stop. */
export function onHints(heed: (hint: Hint) => void): () => void {
  const heard = (event: Event) => heed((event as CustomEvent<Hint>).detail);
  window.addEventListener(HINTS, heard);
  return () => window.removeEventListener(HINTS, heard);
}

// Hints from the server say what may have changed; what is shown is asked for again.
export function useLive(subAccountId: string | null): Connection {
  const queries = useQueryClient();
  const [state, setState] = useState<Connection>("connecting");
  useEffect(() => {
    if (!subAccountId) return;
    const source = new EventSource("/api/chatwright/v1/events");
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pending = new Set<string>();
    // Hints come in bursts: one question per kind and tenth of a second is enough.
    const refresh = (...keys: string[]) => {
      keys.forEach((key) => pending.add(key));
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const key of pending) void queries.invalidateQueries({ queryKey: [key] });
        pending.clear();
      }, 80);
    };
    source.onopen = () => {
      setState("live");
      tell({ name: "open" });
      refresh("phone", "messages", "calls", "instances", "instance", "journeys", "bookings");
      refresh("versions", "draft-state", "webhooks", "opt-outs");
    };
    source.onerror = () => setState("lost");
    source.addEventListener("message", () => refresh("phone", "messages", "bookings"));
    source.addEventListener("instance", () =>
      refresh("instances", "instance", "calls", "journeys", "bookings", "versions"),
    );
    source.addEventListener("definitions", () =>
      refresh("journeys", "journey", "versions", "draft-state"),
    );
    source.addEventListener("webhook", () => refresh("webhooks"));
    source.addEventListener("consent", () => refresh("opt-outs"));
    source.addEventListener("templates", () => refresh("templates"));
    source.addEventListener("broadcast", () => refresh("broadcasts"));
    source.addEventListener("handover", () => refresh("handovers", "users", "teams"));
    source.addEventListener("people", () => refresh("users", "teams", "invites"));
    source.addEventListener("drafts", () => refresh("draft-state"));
    for (const name of TOLD) {
      source.addEventListener(name, ({ data }: MessageEvent<string>) =>
        tell({ ...(JSON.parse(data) as object), name }),
      );
    }
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [queries, subAccountId]);
  return state;
}
