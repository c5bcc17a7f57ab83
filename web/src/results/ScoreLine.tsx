import { useTranslation } from "react-i18next";
import type { Question } from "./api";
import { usePercent } from "./percent";

type Props = { kind: Question["kind"]; score: NonNullable<Question["score"]> };

/** The score in a large figure, and the three parts of the customers that it is made of. */
export function ScoreLine({ kind, score }: Props) {
  const { t, i18n } = useTranslation();
  const percent = usePercent();
  const total = score.promoters + score.passives + score.detractors;
  const isNps = kind === "nps";
  const figure = isNps
    ? score.score.toLocaleString(i18n.language, {
        signDisplay: "exceptZero",
        maximumFractionDigits: 1,
      })
    : (score.score / 100).toLocaleString(i18n.language, {
        style: "percent",
        maximumFractionDigits: 1,
      });
  const parts = [
    ["good", "promoters", score.promoters],
    ["middle", "passives", score.passives],
    ["poor", "detractors", score.detractors],
  ] as const;
  return (
    <div className="score">
      <p className="figure tnum">
        <strong>{figure}</strong>
        <span>{t(`results.score.${isNps ? "nps" : "rating"}`)}</span>
        <span>
          {t("results.average", { average: score.average.toLocaleString(i18n.language) })}
        </span>
      </p>
      <div className="parts" aria-hidden>
        {parts.map(([tone, name, number]) => (
          <span key={name} className={`bar ${tone}`} style={{ flexGrow: number }} />
        ))}
      </div>
      <ul className="legend">
        {parts.map(([tone, name, number]) => (
          <li key={name}>
            <span className={`dot ${tone}`} aria-hidden />
            {t(`results.${isNps ? "nps" : "rating"}.${name}`)}{" "}
            <b className="tnum">
              {number} · {percent(number, total)}
            </b>
          </li>
        ))}
      </ul>
    </div>
  );
}
