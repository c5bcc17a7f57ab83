import { useEffect, useRef, useState } from "react";
import { onHints } from "../api/live";
import { keyOf, thoseOf, type Conversation } from "./api";

const isSupported = () => typeof Notification !== "undefined";

/** Whether the browser tells of new messages: asked for with a click, since browsers want it so. */
export function usePermission() {
  const [state, setState] = useState(() => (isSupported() ? Notification.permission : "denied"));
  const ask = () => {
    if (isSupported()) void Notification.requestPermission().then(setState);
  };
  return { canAsk: isSupported() && state === "default", isOn: state === "granted", ask };
}

/** Tells of messages to the agent, or to nobody yet, while the page is not looked at. */
export function useNotifications(
  isOn: boolean,
  me: string | null,
  words: (conversation: Conversation) => { title: string; body: string },
  onOpen: (conversation: Conversation) => void,
) {
  const latest = useRef({ words, onOpen });
  useEffect(() => {
    latest.current = { words, onOpen };
  });
  useEffect(() => {
    if (!isOn) return;
    const told = new Map<string, string>();
    const tell = async (key: string) => {
      const page = await thoseOf({ view: "unread" }, [key]).catch(() => null);
      const found = page?.conversations[0];
      if (!found || found.last?.direction !== "inbound") return;
      const owner = found.handover?.assignedTo?.id ?? null;
      if ((owner !== null && owner !== me) || told.get(key) === found.last.at) return;
      told.set(key, found.last.at);
      const { title, body } = latest.current.words(found);
      const shown = new Notification(title, { body, tag: key });
      shown.onclick = () => {
        window.focus();
        latest.current.onOpen(found);
      };
    };
    return onHints((hint) => {
      if (hint.name !== "message" || !hint.subAccountId || !hint.msisdn) return;
      if (document.visibilityState === "visible" && document.hasFocus()) return;
      void tell(keyOf({ subAccountId: hint.subAccountId, msisdn: hint.msisdn }));
    });
  }, [isOn, me]);
}
