import { useTranslation } from "react-i18next";
import type { Broadcast } from "../api";

const SHOWN = [
  "total",
  "waiting",
  "queued",
  "sent",
  "delivered",
  "read",
  "answered",
  "failed",
  "skipped",
  "optedOut",
] as const;
const SHARES = new Set(["delivered", "read", "answered", "optedOut"]);
const ALWAYS = new Set(["total", "sent", "delivered", "read", "answered", "failed"]);

/** How many recipients in each state; of those it was sent to, the share. */
export function Numbers({ broadcast: { counts } }: { broadcast: Broadcast }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const share = new Intl.NumberFormat(i18n.language, { style: "percent" });
  return (
    <dl className="bc-numbers">
      {SHOWN.filter((name) => ALWAYS.has(name) || counts[name] > 0).map((name) => (
        <div key={name} className="bc-number">
          <dt>{t(`broadcasts.numbers.${name}`)}</dt>
          <dd className="tnum">
            {number.format(counts[name])}
            {SHARES.has(name) && counts.sent > 0 && (
              <small>{share.format(counts[name] / counts.sent)}</small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
