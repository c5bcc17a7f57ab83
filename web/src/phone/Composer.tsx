import { IconSend2 } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = { onSend: (text: string) => void; busy: boolean; attach?: ReactNode };

/** Where the customer writes; `attach` stands in front of the text, for what else can be sent. */
export function Composer({ onSend, busy, attach }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
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
      <span className="field">
        {attach}
        <input
          dir="auto"
          placeholder={t("phone.message")}
          aria-label={t("phone.message")}
          autoComplete="off"
          maxLength={4096}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </span>
      <button type="submit" className="mic" aria-label={t("phone.send")}>
        <IconSend2 size={19} aria-hidden />
      </button>
    </form>
  );
}
