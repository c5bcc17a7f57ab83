import { useCallback, useEffect, useState } from "react";
import { onHints } from "../../api/live";
import { keyOf, readMessages, type Place } from "../api";
import { withNewer, withNewest, withOlder, type Known } from "./entries";

const GATHER_MS = 40;
const EACH = 60;

/** What was said in a conversation: its end, or where `around` is; older and newer parts when they are asked for. */
export function useChat({ subAccountId, msisdn }: Place, around: string | undefined) {
  const [known, setKnown] = useState<Known | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [isLoading, setLoading] = useState(false);

  const refresh = useCallback(async () => {
    try {
      const page = await readMessages({ subAccountId, msisdn }, { limit: EACH });
      // Who reads further up, where the end is not loaded, stays there.
      setKnown((now) => (now?.newer ? now : withNewest(now, page)));
      setError(null);
    } catch (failure) {
      setError(failure as Error);
    }
  }, [subAccountId, msisdn]);

  useEffect(() => {
    let isGone = false;
    const asked = around ? { around, limit: EACH } : { limit: EACH };
    void readMessages({ subAccountId, msisdn }, asked).then(
      (page) => !isGone && setKnown(page),
      (failure: Error) => !isGone && setError(failure),
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onHints((hint) => {
      const isOurs =
        hint.name === "open" || keyOf(hint as Place) === keyOf({ subAccountId, msisdn });
      if (!isOurs || hint.name === "lookers") return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void refresh();
      }, GATHER_MS);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
    };
  }, [subAccountId, msisdn, around, refresh]);

  const older = known?.older ?? null;
  const newer = known?.newer ?? null;
  const loadOlder = useCallback(() => {
    if (!older) return;
    setLoading(true);
    void readMessages({ subAccountId, msisdn }, { before: older, limit: EACH })
      .then((page) => setKnown((now) => now && withOlder(now, page)))
      .catch(() => undefined)
      .finally(() => setLoading(false));
  }, [older, subAccountId, msisdn]);
  const loadNewer = useCallback(() => {
    if (!newer) return;
    setLoading(true);
    void readMessages({ subAccountId, msisdn }, { after: newer, limit: EACH })
      .then((page) => setKnown((now) => now && withNewer(now, page)))
      .catch(() => undefined)
      .finally(() => setLoading(false));
  }, [newer, subAccountId, msisdn]);
  return { known, error, isLoading, refresh, loadOlder, loadNewer };
}
