import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  assign,
  close,
  done,
  markUnread,
  snooze,
  take,
  transfer,
  type Detail,
  type Place,
} from "./api";

export type Acts = {
  take: () => void;
  assign: (userId: string | null) => void;
  transfer: (teamId: string) => void;
  snooze: (until: string | null) => void;
  resolve: () => void;
  unread: () => void;
};

/** What an agent does with a conversation; what went wrong is told. */
export function useActs(place: Place, detail: Detail | undefined): Acts {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const handover = detail?.conversation.handover?.id;
  const { subAccountId, msisdn } = place;
  return useMemo(() => {
    const at = { subAccountId, msisdn };
    const run = (work: Promise<unknown>, said?: string) =>
      void work
        .then(() => said && notifications.show({ message: said }))
        .catch((error: Error) =>
          notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
        )
        .finally(() => void queries.invalidateQueries({ queryKey: ["inbox"] }));
    return {
      take: () => run(take(at)),
      assign: (userId) => handover && run(assign(handover, userId)),
      transfer: (teamId) =>
        handover && run(transfer(handover, { teamId }), t("inbox.did.transfer")),
      snooze: (until) =>
        handover && run(snooze(handover, until), until ? t("inbox.did.snooze") : undefined),
      resolve: () =>
        run(
          (handover ? close(handover) : Promise.resolve()).then(() => done(at)),
          t("inbox.did.resolve"),
        ),
      unread: () => run(markUnread(at)),
    };
  }, [subAccountId, msisdn, handover, queries, t]);
}
