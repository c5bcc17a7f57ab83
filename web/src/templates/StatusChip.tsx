import { useTranslation } from "react-i18next";
import { lookOf } from "./status";

export function StatusChip({ status }: { status: string }) {
  const { t } = useTranslation();
  const { tone, icon: Picture } = lookOf(status);
  return (
    <span className={`t-chip is-${tone}`}>
      <Picture size={14} aria-hidden />
      {t(`templates.statuses.${status}`, status)}
    </span>
  );
}

const TONES: Record<string, string> = { GREEN: "good", YELLOW: "wait", RED: "bad" };

export function QualityChip({ quality }: { quality: string }) {
  const { t } = useTranslation();
  if (quality === "UNKNOWN") return <span className="dim">{t("templates.qualities.UNKNOWN")}</span>;
  return (
    <span className={`t-chip is-${TONES[quality] ?? "still"}`}>
      {t(`templates.qualities.${quality}`, quality)}
    </span>
  );
}

/** Why a template was refused, and what to do, in words. */
export function Why({
  reason,
  recommendation,
}: {
  reason: string | null;
  recommendation: string | null;
}) {
  const { t } = useTranslation();
  if (!reason && !recommendation) return null;
  return (
    <p className="t-why">
      {reason && <b>{t(`templates.reasons.${reason}`, reason)}. </b>}
      <span dir="auto">{recommendation ?? (reason && t(`templates.remedies.${reason}`, ""))}</span>
    </p>
  );
}
