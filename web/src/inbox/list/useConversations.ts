import { useCallback, useEffect, useRef, useState } from "react";
import { onHints } from "../../api/live";
import { listConversations, thoseOf, type Conversation } from "../api";
import type { InboxSearch } from "../filter";
import { joined, merge } from "./merge";

const EACH = 60;
const MOST_AT_ONCE = 200;
const MOST_NAMED = 40;
const GATHER_MS = 60;

type State = { list: Conversation[]; next: string | null; error: Error | null; isReady: boolean };
const NOTHING: State = { list: [], next: null, error: null, isReady: false };

/** The conversations of a view, page by page; those that change are asked for again, one by one. */
export function useConversations({ view, team, label }: InboxSearch) {
  const [state, setState] = useState(NOTHING);
  const now = useRef(state);
  useEffect(() => {
    now.current = state;
  }, [state]);
  const isLoading = useRef(false);

  const reload = useCallback(async () => {
    const limit = Math.min(Math.max(now.current.list.length, EACH), MOST_AT_ONCE);
    try {
      const page = await listConversations(asked(view, team, label), null, limit);
      setState({ list: page.conversations, next: page.next, error: null, isReady: true });
    } catch (error) {
      setState((known) => ({ ...known, error: error as Error, isReady: true }));
    }
  }, [view, team, label]);

  const more = useCallback(async () => {
    const { next } = now.current;
    if (!next || isLoading.current) return;
    isLoading.current = true;
    try {
      const page = await listConversations(asked(view, team, label), next, EACH);
      setState((known) => ({
        ...known,
        list: joined(known.list, page.conversations),
        next: page.next,
      }));
    } catch {
      // It is asked for again when the end of the list is seen the next time.
    } finally {
      isLoading.current = false;
    }
  }, [view, team, label]);

  useEffect(() => {
    let isGone = false;
    void listConversations(asked(view, team, label), null, EACH).then(
      (page) =>
        !isGone &&
        setState({ list: page.conversations, next: page.next, error: null, isReady: true }),
      (error: Error) => !isGone && setState({ ...NOTHING, error, isReady: true }),
    );
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      timer = undefined;
      const keys = new Set(changed);
      changed.clear();
      if (keys.size > MOST_NAMED) return reload();
      try {
        const page = await thoseOf(asked(view, team, label), [...keys]);
        if (isGone) return;
        setState((known) => ({
          ...known,
          list: merge(known.list, keys, page.conversations, known.next !== null),
        }));
      } catch {
        // The stream tells when the server is back, and then everything is asked for again.
      }
    };
    const stop = onHints((hint) => {
      if (hint.name === "open") return void reload();
      if (hint.name === "lookers" || !hint.subAccountId || !hint.msisdn) return;
      changed.add(`${hint.subAccountId}:${hint.msisdn}`);
      timer ??= setTimeout(() => void look(), GATHER_MS);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [view, team, label, reload]);

  return { ...state, more, reload };
}

const asked = (
  view: InboxSearch["view"],
  team: string | undefined,
  label: string | undefined,
): InboxSearch => ({ ...(view && { view }), ...(team && { team }), ...(label && { label }) });
