import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { Message } from "../api/types";

const REFRESHED = ["phone", "messages", "calls", "instances", "instance", "journeys", "bookings"];

/** All that a simulated phone shows and can do. */
export function usePhone(sub: string, msisdn: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const phone = useQuery({
    queryKey: ["phone", sub, msisdn],
    queryFn: () => api.phone(sub, msisdn),
  });
  const messages = useQuery({
    queryKey: ["messages", sub, msisdn],
    queryFn: () => api.messages(sub, msisdn),
  });
  const calls = useQuery({
    queryKey: ["calls", sub, msisdn],
    queryFn: () => api.calls(sub, msisdn),
  });
  const after = {
    onError: (error: Error) => {
      notifications.show({ color: "red", title: t("common.failed"), message: error.message });
    },
    onSettled: () =>
      Promise.all(REFRESHED.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  };
  const write = useMutation({
    // One after the other: what is written while an earlier message is on its way goes after it.
    scope: { id: `phone ${sub} ${msisdn}` },
    mutationFn: (body: Record<string, unknown>) =>
      api.write(sub, { from: `+${msisdn}`, name: phone.data?.name ?? undefined, ...body }),
    ...after,
  });
  const skip = useMutation({ mutationFn: (advance: string) => api.skip(sub, advance), ...after });
  const press = useMutation({
    mutationFn: ({ uid, keys }: { uid: string; keys: string }) => api.press(sub, msisdn, uid, keys),
    ...after,
  });
  useMarkRead(sub, msisdn, messages.data);
  return { phone, messages, calls, write, skip, press };
}

// The phone is open on the screen, so what has arrived is read, as it would be on a real one.
function useMarkRead(sub: string, msisdn: string, messages: Message[] | undefined) {
  const unread =
    messages?.some((m) => m.direction === "outbound" && m.state === "delivered") ?? false;
  useEffect(() => {
    if (!unread || document.visibilityState !== "visible") return;
    void api.read(sub, msisdn).catch(() => undefined);
  }, [unread, sub, msisdn]);
}
