import { IconArrowBackUp, IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../api/types";
import type { RowActions } from "./Row";

const EMOJIS = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

type Props = { message: Message; mine: string | undefined; actions: RowActions };

/** What can be done about a message: react to it, take the reaction back, quote it. */
export function MessageTools({ message, mine, actions }: Props) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.querySelector("button")?.focus();
    bar.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  const close = () => {
    const row = bar.current?.closest<HTMLElement>(".msg");
    actions.onTools(null);
    row?.focus();
  };
  return (
    <div
      ref={bar}
      className="tools"
      role="toolbar"
      aria-label={t("phone.tools")}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          close();
        }
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.stopPropagation();
        const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
        const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
        const way = (event.key === "ArrowRight") !== isRtl ? 1 : -1;
        buttons.at((at + way) % buttons.length)?.focus();
      }}
    >
      {actions.onReact &&
        EMOJIS.map((emoji) => (
          <button
            type="button"
            key={emoji}
            aria-pressed={mine === emoji}
            aria-label={t(mine === emoji ? "phone.takeBack" : "phone.react", { emoji })}
            onClick={() => {
              actions.onReact?.(message, mine === emoji ? "" : emoji);
              close();
            }}
          >
            {emoji}
          </button>
        ))}
      {actions.onReply && (
        <button
          type="button"
          className="word"
          onClick={() => {
            actions.onReply?.(message);
            actions.onTools(null);
          }}
        >
          <IconArrowBackUp size={16} aria-hidden /> {t("phone.reply")}
        </button>
      )}
      <button type="button" aria-label={t("common.close")} onClick={close}>
        <IconX size={16} aria-hidden />
      </button>
    </div>
  );
}
