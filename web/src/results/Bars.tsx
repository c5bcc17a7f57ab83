import type { Question } from "./api";
import { usePercent } from "./percent";

/** The part of the customers that a number of points stands for, which is its colour. */
function toneOf(kind: Question["kind"], points: number): string {
  const [low, high] = kind === "nps" ? [6, 9] : [2, 4];
  return points >= high ? "good" : points > low ? "middle" : "poor";
}

/** How often each choice, or each number of points, was given. A bar is as long as its share of all answers. */
export function Bars({ question }: { question: Question }) {
  const percent = usePercent();
  const total = question.shares.reduce((sum, share) => sum + share.answers, 0);
  const isPoints = question.kind !== "choice";
  // Points from best to worst, as one asks first how many were happy; choices in the order in which they are offered.
  const shares = isPoints ? question.shares.toReversed() : question.shares;
  return (
    <ul className="bars">
      {shares.map((share) => (
        <li key={share.id}>
          <span className="bar-title" dir="auto">
            {share.title || share.id}
          </span>
          <span className="bar-track" aria-hidden>
            <span
              className={isPoints ? `bar ${toneOf(question.kind, Number(share.id))}` : "bar"}
              style={{ inlineSize: `${total > 0 ? (100 * share.answers) / total : 0}%` }}
            />
          </span>
          <span className="bar-number tnum">
            {share.answers} <small>{percent(share.answers, total)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
