import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Message } from "../api/types";

const NEAR = 120;

type Anchor = { umid: string; top: number };

const topOf = (box: HTMLElement, row: Element) =>
  row.getBoundingClientRect().top - box.getBoundingClientRect().top;

/** The first message that is seen, and where. */
function anchorIn(box: HTMLElement): Anchor | null {
  for (const row of box.querySelectorAll<HTMLElement>(".msg")) {
    const top = topOf(box, row);
    const { umid } = row.dataset;
    if (umid && top + row.offsetHeight > 0) return { umid, top };
  }
  return null;
}

/**
 * Where the chat stands: at its end as it grows, unless somebody reads further up; and where one was when older messages
 * came in above. `own` are the messages of whoever looks at it.
 */
export function useScroll(
  messages: Message[] | undefined,
  grows: string,
  own: Message["direction"] = "inbound",
) {
  const log = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  const [isAway, setAway] = useState(false);
  const first = messages?.[0]?.umid;
  const anchor = useRef<Anchor | null>(null);
  const isOwn = messages?.at(-1)?.direction === own;

  const toEnd = () => log.current?.scrollTo?.({ top: log.current.scrollHeight });

  useLayoutEffect(() => {
    const box = log.current;
    const stays = anchor.current;
    if (!box || !stays || isNear.current) return;
    const hold = () => {
      const row = box.querySelector(`.msg[data-umid="${CSS.escape(stays.umid)}"]`);
      if (row) box.scrollTop += topOf(box, row) - stays.top;
    };
    hold();
    // Rows get their real heights when they are drawn for the first time.
    let frame = requestAnimationFrame(() => {
      hold();
      frame = requestAnimationFrame(hold);
    });
    return () => cancelAnimationFrame(frame);
  }, [first]);

  // Whoever writes wants to see what is answered, also when they have read further up.
  const newest = messages?.at(-1)?.umid;
  useEffect(() => {
    if (isOwn) toEnd();
  }, [newest, isOwn]);
  useEffect(() => {
    if (isNear.current) toEnd();
  }, [grows]);

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
    isNear.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    anchor.current = isNear.current ? null : anchorIn(box);
    setAway(!isNear.current);
  };
  return { log, isAway, onScroll, toEnd };
}
