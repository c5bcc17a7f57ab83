import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Sheet, SheetField } from "./Sheet";

type Props = {
  name: string;
  phone: string;
  onSend: (values: Record<string, string>) => void;
  onClose: () => void;
};

const FIELDS = ["name", "phone_number", "in_pin_code", "address", "city", "state"] as const;

/** A postal address, in the fields that WhatsApp asks for. */
export function AddressSheet({ name, phone, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Record<string, string>>({ name, phone_number: phone });
  const isWhole = ["name", "in_pin_code", "address"].every((field) => values[field]?.trim());
  return (
    <Sheet title={t("phone.asks.ADDRESS")} onClose={onClose}>
      <form
        className="sheet-rows sheet-form"
        onSubmit={(event) => {
          event.preventDefault();
          const filled = Object.entries(values).filter(([, value]) => value.trim());
          if (isWhole) onSend(Object.fromEntries(filled));
        }}
      >
        {FIELDS.map((field) => (
          <SheetField
            key={field}
            label={t(`phone.address.${field}`)}
            value={values[field] ?? ""}
            onChange={(value) => setValues({ ...values, [field]: value })}
          />
        ))}
        <button type="submit" className="send" disabled={!isWhole}>
          {t("phone.send")}
        </button>
      </form>
    </Sheet>
  );
}
