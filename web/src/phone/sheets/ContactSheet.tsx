import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cardOf } from "../sent";
import { Sheet, SheetField } from "./Sheet";

type Props = {
  /** Whose card is offered: the customer's own when the business asks for it. */
  name: string;
  phone: string;
  isOwn?: boolean;
  onSend: (contacts: Record<string, unknown>[]) => void;
  onClose: () => void;
};

/** A card of a person to send. */
export function ContactSheet({ name, phone, isOwn = false, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [called, setCalled] = useState(name);
  const [number, setNumber] = useState(phone);
  return (
    <Sheet
      title={t(isOwn ? "phone.asks.REQUEST_CONTACT_INFO" : "phone.send_contacts")}
      onClose={onClose}
    >
      <form
        className="sheet-rows sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (called.trim()) onSend([cardOf(called, number.trim())]);
        }}
      >
        {isOwn && <p>{t("phone.shareOwn")}</p>}
        <SheetField label={t("phone.personName")} value={called} onChange={setCalled} isRequired />
        <SheetField label={t("phone.personPhone")} value={number} onChange={setNumber} />
        <button type="submit" className="send" disabled={!called.trim()}>
          {t("phone.send")}
        </button>
      </form>
    </Sheet>
  );
}
