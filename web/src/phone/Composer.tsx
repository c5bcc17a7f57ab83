import { IconSend2, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../api/types";
import { briefly } from "./content";

type Props = {
  onSend: (text: string) => void;
  busy: boolean;
  attach?: ReactNode;
  /** What is being answered. */
  quoted?: { message: Message; who: string; onCancel: () => void } | undefined;
  onFiles?: ((files: File[]) => void) | undefined;
};

/** Where the customer writes; `attach` stands in front of the text, for what else can be sent. */
export function Composer({ onSend, busy, attach, quoted, onFiles }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const answers = quoted?.message.umid;
  useEffect(() => {
    if (answers) field.current?.focus();
  }, [answers]);
  return (
    <form
      className="wa-in"
      onSubmit={(event) => {
        event.preventDefault();
        const words = text.trim();
        if (!words || busy) return;
        onSend(words);
        setText("");
      }}
    >
      {quoted && (
        <div className="wa-quoting">
          <span className="q">
            <b>{t("phone.answering", { who: quoted.who })}</b>
            <span dir="auto">{briefly(quoted.message, (word) => t(`phone.media.${word}`))}</span>
          </span>
          <button type="button" aria-label={t("phone.cancelReply")} onClick={quoted.onCancel}>
            <IconX size={16} aria-hidden />
          </button>
        </div>
      )}
      <span className="field">
        {attach}
        <input
          ref={field}
          dir="auto"
          placeholder={t("phone.message")}
          aria-label={t("phone.message")}
          autoComplete="off"
          maxLength={4096}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || !quoted) return;
            event.preventDefault();
            quoted.onCancel();
          }}
          onPaste={(event) => {
            const files = [...event.clipboardData.files];
            if (!onFiles || files.length === 0) return;
            event.preventDefault();
            onFiles(files);
          }}
        />
      </span>
      <button type="submit" className="mic" aria-label={t("phone.send")}>
        <IconSend2 size={19} aria-hidden />
      </button>
    </form>
  );
}
