import { useTranslation } from "react-i18next";
import "../../builder/steps/message/preview/preview.css";
import "../../phone/phone.css";
import { TemplateBubble } from "../../phone/TemplateBubble";
import type { Rendered } from "../rendered";

const MESSAGE = {
  umid: "preview",
  direction: "outbound" as const,
  type: "template",
  content: {},
  state: "queued",
  timestamp: "2026-03-02T09:30:00Z",
};

/** The message on a customer's phone, with samples in place of the variables. */
export function PhonePreview({ shown }: { shown: Rendered | null | undefined }) {
  const { t } = useTranslation();
  const isEmpty = !shown || (shown.body === "" && !shown.header && shown.buttons.length === 0);
  return (
    <section className="wa-preview tw-phone" aria-label={t("templates.write.preview")} tabIndex={0}>
      {isEmpty ? (
        <p className="tw-empty">{t("templates.write.previewEmpty")}</p>
      ) : (
        <TemplateBubble message={MESSAGE} shown={shown} onTap={() => undefined} />
      )}
    </section>
  );
}
