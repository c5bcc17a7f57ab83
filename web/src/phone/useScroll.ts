import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Message } from "../api/types";

const NEAR = 120;

/**
 * Where the chat stands: at its end as it grows, unless somebody reads further up; and where one was when older messages
 * came in above.
 */
export function useScroll(messages: Message[] | undefined, grows: string) {
  const log = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  const [isAway, setAway] = useState(false);
  const first = messages?.[0]?.umid;
  const before = useRef({ first, height: 0 });
  const isOwn = messages?.at(-1)?.direction === "inbound";

  const toEnd = () => log.current?.scrollTo?.({ top: log.current.scrollHeight });

  useLayoutEffect(() => {
    const box = log.current;
    if (!box) return;
    const came = before.current.first !== undefined && before.current.first !== first;
    if (came && !isNear.current) box.scrollTop += box.scrollHeight - before.current.height;
    before.current = { first, height: box.scrollHeight };
  }, [first]);

  useEffect(() => {
    if (log.current) before.current.height = log.current.scrollHeight;
    if (isNear.current || isOwn) toEnd();
  }, [grows, isOwn]);

  // What is loaded later, such as a picture, must not push the end out of sight.
  useEffect(() => {
    const box = log.current?.firstElementChild;
    if (!box || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => isNear.current && toEnd());
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const box = log.current;
    if (!box) return;
    before.current.height = box.scrollHeight;
    isNear.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    setAway(!isNear.current);
  };
  return { log, isAway, onScroll, toEnd };
}
