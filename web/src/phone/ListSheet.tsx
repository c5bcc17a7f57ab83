import { IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice, Interactive } from "../api/types";
import { Radio } from "./Radio";
import { choicesOf } from "./content";

type Props = { interactive: Interactive; onSend: (choice: Choice) => void; onClose: () => void };

/** The sheet that slides up when the button of a list is tapped: pick one row, then send. */
export function ListSheet({ interactive, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<Choice | null>(null);
  const sheet = useRef<HTMLDialogElement>(null);
  const title = interactive.action?.button ?? t("phone.choose");
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    sheet.current?.querySelector<HTMLElement>("input")?.focus();
    return () => before?.focus();
  }, []);
  return (
    <dialog
      open
      ref={sheet}
      className="sheet"
      aria-label={title}
      onKeyDown={(event) => {
        const isSend =
          event.key === "Enter" && picked !== null && event.target instanceof HTMLInputElement;
        if (event.key !== "Escape" && !isSend) return;
        // Closing moves the focus back to the list's button, which must not take this key for a press.
        event.preventDefault();
        if (isSend) onSend(picked);
        else onClose();
      }}
    >
      <div className="sheet-head">
        <button type="button" aria-label={t("common.close")} onClick={onClose}>
          <IconX size={18} />
        </button>
        <b dir="auto">{title}</b>
      </div>
      <div className="sheet-rows" tabIndex={-1}>
        {choicesOf(interactive).sections.map((section, index) => (
          <fieldset key={index}>
            <legend className="sec" dir="auto">
              {section.title ?? title}
            </legend>
            {section.rows.map((row) => (
              <label className="row" key={row.id}>
                <span dir="auto">
                  <b>{row.title}</b>
                  {row.description && <small>{row.description}</small>}
                </span>
                <input
                  type="radio"
                  name="row"
                  checked={picked?.id === row.id}
                  onChange={() => setPicked(row)}
                />
                <Radio on={picked?.id === row.id} />
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <button
        type="button"
        className="send"
        disabled={!picked}
        onClick={() => picked && onSend(picked)}
      >
        {t("phone.send")}
      </button>
    </dialog>
  );
}
