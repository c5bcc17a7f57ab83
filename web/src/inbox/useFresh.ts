import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { onHints } from "../api/live";
import { countsKey, detailKey } from "./api";

const GATHER_MS = 120;

/** Asks again for what the hints say has changed: the numbers, and what is known of a conversation. */
export function useFresh() {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onHints((hint) => {
      if (hint.name === "open") return void queries.invalidateQueries({ queryKey: ["inbox"] });
      const { subAccountId, msisdn } = hint;
      if (subAccountId && msisdn) {
        void queries.invalidateQueries({ queryKey: detailKey({ subAccountId, msisdn }) });
      }
      if (hint.name === "lookers") return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: countsKey });
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
}

/** Whether the browser has a network. */
export function useOnline() {
  const [isOnline, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return isOnline;
}
