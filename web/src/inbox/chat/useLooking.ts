import { useCallback, useEffect, useRef } from "react";
import { look, showTyping, type Place } from "../api";

const EVERY_MS = 7_000;
const TYPING_MS = 6_000;
const TELL_MS = 20_000;

/** Tells colleagues that one looks at a conversation, and writes in it; tells the customer that an answer is written. */
export function useLooking({ subAccountId, msisdn }: Place, tellsCustomer: boolean) {
  const typedAt = useRef(0);
  const toldAt = useRef(0);
  const send = useCallback(
    (state: "looking" | "typing" | "gone") =>
      void look({ subAccountId, msisdn }, state).catch(() => undefined),
    [subAccountId, msisdn],
  );
  useEffect(() => {
    const say = () => {
      if (document.visibilityState !== "visible") return;
      send(Date.now() - typedAt.current < TYPING_MS ? "typing" : "looking");
    };
    say();
    const timer = setInterval(say, EVERY_MS);
    return () => {
      clearInterval(timer);
      send("gone");
    };
  }, [send]);
  return useCallback(() => {
    const now = Date.now();
    if (now - typedAt.current > TYPING_MS) send("typing");
    typedAt.current = now;
    if (!tellsCustomer || now - toldAt.current < TELL_MS) return;
    toldAt.current = now;
    void showTyping({ subAccountId, msisdn }).catch(() => undefined);
  }, [send, subAccountId, msisdn, tellsCustomer]);
}
