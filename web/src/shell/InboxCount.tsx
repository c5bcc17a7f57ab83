import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api, ask } from "../api/client";
import { onHints } from "../api/live";

const GATHER_MS = 500;
const KEY = ["inbox", "counts"];

/** In how many conversations something is unread that waits for me, or for whoever takes it. */
export function InboxCount() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  const role = session.data?.user?.role;
  const counts = useQuery({
    queryKey: KEY,
    queryFn: () => ask("get", "/api/chatwright/v1/inbox/counts"),
    enabled: role !== undefined && role !== "viewer",
    retry: false,
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onHints(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: KEY });
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
  const count = (counts.data?.mineUnread ?? 0) + (counts.data?.unassignedUnread ?? 0);
  if (count === 0) return null;
  return (
    <small className="rail-count tnum" aria-label={t("nav.inboxUnread", { count })}>
      {count > 99 ? "99+" : count}
    </small>
  );
}
