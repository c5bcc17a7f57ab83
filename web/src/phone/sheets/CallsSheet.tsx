import { useTranslation } from "react-i18next";
import { Sheet } from "./Sheet";

type Props = { onSend: (answer: Record<string, unknown>) => void; onClose: () => void };

const ANSWERS = [
  ["allowAlways", { response: "accept", isPermanent: true }],
  ["allowForNow", { response: "accept", isPermanent: false }],
  ["dontAllow", { response: "reject" }],
] as const;

/** Whether the business may call: always, for seven days, or not. */
export function CallsSheet({ onSend, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Sheet title={t("phone.mayCall")} onClose={onClose}>
      <div className="sheet-rows">
        {ANSWERS.map(([word, answer]) => (
          <button type="button" className="row" key={word} onClick={() => onSend(answer)}>
            <b>{t(`phone.${word}`)}</b>
          </button>
        ))}
      </div>
    </Sheet>
  );
}
