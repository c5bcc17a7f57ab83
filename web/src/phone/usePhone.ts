import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { Choice, Message } from "../api/types";
import { merged } from "./chat";
import type { Unread } from "./Log";

const REFRESHED = ["phone", "messages", "calls", "instances", "instance", "journeys", "bookings"];
const EACH = 60;
/** After so many milliseconds it is looked again what became of a message on its way. */
const LOOK_AGAIN = 2_000;
const isOnItsWay = (one: Message) => one.direction === "outbound" && one.state === "queued";

export const isBsuid = (address: string) => /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(address);
/** A phone as the API calls it when it writes: with + before a number. */
export const senderOf = (address: string) => (isBsuid(address) ? address : `+${address}`);

/** The messages of a phone: the newest at first, those before when they are asked for. */
function useMessages(sub: string, msisdn: string) {
  const [known, setKnown] = useState<{ messages: Message[]; older: string | null } | null>(null);
  const [isLoading, setLoading] = useState(false);
  const newest = useQuery({
    queryKey: ["messages", sub, msisdn],
    queryFn: () => api.messages(sub, msisdn, { limit: EACH }),
    // A hint that it has arrived may be missed, or be told to another process.
    refetchInterval: ({ state }) => (state.data?.messages.some(isOnItsWay) ? LOOK_AGAIN : false),
  });
  const page = newest.data;
  const [taken, setTaken] = useState<typeof page>(undefined);
  if (page && page !== taken) {
    setTaken(page);
    const together = known ? merged(known.messages, page.messages) : page.messages;
    const isWhole = known !== null && together !== page.messages;
    setKnown({ messages: together, older: isWhole ? known.older : page.older });
  }
  const before = known?.older ?? null;
  const load = useCallback(() => {
    if (!before) return;
    setLoading(true);
    void api
      .messages(sub, msisdn, { before, limit: EACH })
      .then((page) =>
        setKnown(
          (now) => now && { messages: [...page.messages, ...now.messages], older: page.older },
        ),
      )
      .catch(() => undefined)
      .finally(() => setLoading(false));
  }, [before, sub, msisdn]);
  return {
    newest,
    messages: known?.messages,
    older: { hasMore: before !== null, isLoading, load },
  };
}

/** All that a simulated phone shows and can do. */
export function usePhone(sub: string, msisdn: string, ownName: string | null) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const phone = useQuery({
    queryKey: ["phone", sub, msisdn],
    queryFn: () => api.phone(sub, msisdn),
  });
  const { newest, messages, older } = useMessages(sub, msisdn);
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
      api.write(sub, {
        from: senderOf(msisdn),
        name: ownName ?? phone.data?.name ?? undefined,
        ...body,
      }),
    ...after,
  });
  const { mutate } = write;
  const tap = useCallback(
    (message: Message, choice: Choice) =>
      mutate({ type: "reply", id: choice.id, replyToUmid: message.umid }),
    [mutate],
  );
  const marketing = useMutation({
    mutationFn: (choice: "stop" | "resume") => api.preference(sub, msisdn, choice),
    ...after,
    onSuccess: (_, choice) =>
      notifications.show({
        message: t(choice === "stop" ? "phone.marketingStopped" : "phone.marketingResumed"),
      }),
  });
  const skip = useMutation({ mutationFn: (advance: string) => api.skip(sub, advance), ...after });
  const press = useMutation({
    mutationFn: ({ uid, keys }: { uid: string; keys: string }) => api.press(sub, msisdn, uid, keys),
    ...after,
  });
  const unread = useUnread(sub, msisdn, messages);
  return {
    phone,
    newest,
    messages,
    older,
    unread,
    calls,
    write,
    tap,
    skip,
    press,
    marketing,
  };
}

const isNew = (message: Message) =>
  message.direction === "outbound" && message.state === "delivered";

/**
 * The phone is open on the screen, so what has arrived is read, as it would be on a real one. What had come before it was
 * looked at is told apart.
 */
function useUnread(sub: string, msisdn: string, messages: Message[] | undefined): Unread | null {
  const [marked, setMarked] = useState<Unread | null>(null);
  const [hasLooked, setLooked] = useState(false);
  const fresh = messages?.filter(isNew);
  const count = fresh?.length ?? 0;
  const first = fresh?.[0]?.umid;
  if (messages && !hasLooked) {
    setLooked(true);
    if (first && messages[0]?.umid !== first) setMarked({ umid: first, count });
  }
  const [isVisible, setVisible] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  useEffect(() => {
    if (!first || !isVisible) return;
    void api.read(sub, msisdn).catch(() => undefined);
  }, [first, isVisible, sub, msisdn]);
  const last = messages?.at(-1);
  // Who answers has seen what there was.
  const hasAnswered = last?.direction === "inbound";
  if (marked && hasAnswered) setMarked(null);
  if (!marked && !isVisible && first && hasLooked && !hasAnswered)
    setMarked({ umid: first, count });
  return marked;
}
