import { useTranslation } from "react-i18next";
import "../../builder/steps/message/preview/preview.css";
import { Bubble } from "../../phone/Bubble";
import "../../phone/bubbles.css";
import { templateParts } from "../../phone/parts";
import "../../phone/template.css";
import type { Rendered } from "../rendered";

/** The message on a customer's phone, with samples in place of the variables. */
export function PhonePreview({ shown }: { shown: Rendered | null | undefined }) {
  const { t } = useTranslation();
  const isEmpty = !shown || (shown.body === "" && !shown.header && shown.buttons.length === 0);
  return (
    <section className="wa-preview tw-phone" aria-label={t("templates.write.preview")} tabIndex={0}>
      {isEmpty ? (
        <p className="tw-empty">{t("templates.write.previewEmpty")}</p>
      ) : (
        <Bubble parts={templateParts(shown)} type="template" side="in" kind="tpl" />
      )}
    </section>
  );
}
