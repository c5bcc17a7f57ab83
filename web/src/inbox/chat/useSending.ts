import { useCallback, useState } from "react";
import { newKey, send, take, type Detail, type Place, type ToSend } from "../api";

/** A message that the server has not taken yet; the same key is never sent twice. */
export type Outgoing = { key: string; words: string; body: ToSend; error: string | null };

export type ToWrite = Omit<ToSend, "clientMessageId"> & { words: string };

/** Whether sending takes the conversation: nobody has it, or it waits for somebody. */
export const takes = (detail: Detail | undefined) => !detail?.conversation.handover?.assignedTo;

/** Sends what an agent writes, in order; takes the conversation first when nobody has it. */
export function useSending(
  { subAccountId, msisdn }: Place,
  detail: Detail | undefined,
  onSent: () => Promise<void>,
) {
  const [outgoing, setOutgoing] = useState<Outgoing[]>([]);
  const isTaking = takes(detail);
  const drop = useCallback(
    ({ key }: Outgoing) => setOutgoing((all) => all.filter((one) => one.key !== key)),
    [],
  );
  const post = useCallback(
    async (one: Outgoing) => {
      const change = (error: string | null) =>
        setOutgoing((all) =>
          all.map((other) => (other.key === one.key ? { ...other, error } : other)),
        );
      change(null);
      try {
        const place = { subAccountId, msisdn };
        if (isTaking) await take(place);
        await send(place, one.body);
        await onSent();
        drop(one);
      } catch (error) {
        change((error as Error).message);
      }
    },
    [subAccountId, msisdn, isTaking, onSent, drop],
  );
  const write = useCallback(
    ({ words, ...body }: ToWrite) => {
      const key = newKey();
      const one = { key, words, body: { ...body, clientMessageId: key }, error: null };
      setOutgoing((all) => [...all, one]);
      return post(one);
    },
    [post],
  );
  return { outgoing, write, again: post, drop };
}
