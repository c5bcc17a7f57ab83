import { IconPhone } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Sheet } from "./Sheet";

/** A call to the business, which the simulator has no line for. */
export function CallingSheet({ business, onClose }: { business: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t("phone.calling")} onClose={onClose}>
      <div className="sheet-rows sheet-form">
        <p>
          <IconPhone size={18} aria-hidden /> {t("phone.callsBusiness", { business })}
        </p>
        <button type="button" className="send" onClick={onClose}>
          {t("common.close")}
        </button>
      </div>
    </Sheet>
  );
}
