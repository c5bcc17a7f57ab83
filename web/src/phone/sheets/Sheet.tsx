import { IconX } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = { title: string; children: ReactNode; onClose: () => void };

/** A sheet that slides up over the chat. Escape closes it, and the focus goes back to where it was. */
export function Sheet({ title, children, onClose }: Props) {
  const { t } = useTranslation();
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const inside = sheet.current?.querySelector<HTMLElement>(".sheet-rows");
    (inside?.querySelector<HTMLElement>("input, button") ?? sheet.current)?.focus();
    return () => before?.focus();
  }, []);
  return (
    <dialog
      open
      ref={sheet}
      className="sheet"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="sheet-head">
        <button type="button" aria-label={t("common.close")} onClick={onClose}>
          <IconX size={18} aria-hidden />
        </button>
        <b dir="auto">{title}</b>
      </div>
      {children}
    </dialog>
  );
}

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  isNumber?: boolean;
  isRequired?: boolean;
};

/** A field to write in on a sheet. */
export function SheetField({ label, value, onChange, isNumber, isRequired }: FieldProps) {
  return (
    <label className="sheet-field">
      <span>{label}</span>
      <input
        dir="auto"
        value={value}
        required={isRequired}
        inputMode={isNumber ? "decimal" : "text"}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
