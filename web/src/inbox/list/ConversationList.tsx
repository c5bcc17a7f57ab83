import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { keyOf, type Conversation, type Label } from "../api";
import { Item } from "./Item";

const HEIGHT = 76;
const NEAR_END = 15;

type Props = {
  list: Conversation[];
  labels: Label[];
  chosen: string | null;
  hasMore: boolean;
  onMore: () => void;
  onChoose: (conversation: Conversation) => void;
};

/** The conversations; only those in sight are in the page, however many there are. */
export function ConversationList({ list, labels, chosen, hasMore, onMore, onChoose }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: list.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    getItemKey: (index) => keyOf(list[index]!),
    overscan: 6,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= list.length - NEAR_END) onMore();
  }, [hasMore, last, list.length, onMore]);
  const at = list.findIndex((one) => keyOf(one) === chosen);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
    // Only when another one is chosen: the list moves by itself when something comes in.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen]);
  return (
    <div className="desk-list" ref={box} tabIndex={-1}>
      <ul
        aria-label={t("inbox.list")}
        style={{ blockSize: rows.getTotalSize(), position: "relative" }}
      >
        {shown.map(({ index, key, start }) => (
          <li
            key={key}
            style={{ blockSize: HEIGHT, transform: `translateY(${start}px)` }}
            aria-setsize={hasMore ? -1 : list.length}
            aria-posinset={index + 1}
          >
            <Item
              conversation={list[index]!}
              labels={labels}
              isChosen={keyOf(list[index]!) === chosen}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
