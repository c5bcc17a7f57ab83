import { IconAlertTriangle, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../api/types";
import { keyOf, placeOf, sentenceOf } from "./words";
import "./checks.css";

type GroupProps = {
  level: Problem["level"];
  problems: Problem[];
  onChoose: (problem: Problem) => void;
};

function Group({ level, problems, onChoose }: GroupProps) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const Picture = level === "error" ? IconCircleX : IconAlertTriangle;
  return (
    <section className="problems" data-level={level}>
      <h3>
        {t(`checks.${level}sHead`)} <span className="problems-count">{problems.length}</span>
      </h3>
      <ul>
        {problems.map((problem, index) => (
          <li key={`${keyOf(problem)} ${index}`}>
            <button type="button" className="problem" onClick={() => onChoose(problem)}>
              <Picture size={15} stroke={1.9} role="img" aria-label={t(`checks.${level}`)} />
              <span className="problem-words">
                <b dir="auto">{placeOf(t, problem)}</b>
                <span dir="auto">{sentenceOf(t, problem)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = { problems: Problem[]; onChoose: (problem: Problem) => void };

/** Problems in words, what must be put right first. Choosing one leads to it. */
export function ProblemList({ problems, onChoose }: Props) {
  const of = (level: Problem["level"]) => problems.filter((problem) => problem.level === level);
  return (
    <>
      <Group level="error" problems={of("error")} onChoose={onChoose} />
      <Group level="warning" problems={of("warning")} onChoose={onChoose} />
    </>
  );
}
