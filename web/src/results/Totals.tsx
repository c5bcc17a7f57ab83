import { useTranslation } from "react-i18next";
import type { Results } from "./api";
import { usePercent } from "./percent";

/** How many began, answered, came to the end. */
export function Totals({ totals }: { totals: Results["totals"] }) {
  const { t, i18n } = useTranslation();
  const percent = usePercent();
  const tiles = [
    { name: "started", value: totals.started, of: null },
    { name: "answered", value: totals.answered, of: totals.started },
    { name: "completed", value: totals.completed, of: totals.started },
  ] as const;
  return (
    <dl className="totals">
      {tiles.map(({ name, value, of }) => (
        <div key={name} className="total">
          <dt>{t(`results.totals.${name}`)}</dt>
          <dd className="tnum">
            {value.toLocaleString(i18n.language)}
            {of !== null && of > 0 && <small>{percent(value, of)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
