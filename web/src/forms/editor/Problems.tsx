import { UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconBulb, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FormError } from "../api";
import type { FormDraft } from "./useFormDraft";

const MOST = 20;

/** What keeps the form from being published, and what is advised against; each leads to its line. */
export function Problems({ draft, onGoTo }: { draft: FormDraft; onGoTo: (line: number) => void }) {
  const { t } = useTranslation();
  const all: [FormError, boolean][] = [
    ...draft.errors.map((one): [FormError, boolean] => [one, true]),
    ...draft.advice.map((one): [FormError, boolean] => [one, false]),
  ];
  if (all.length === 0) {
    return (
      <p className="form-fine" role="status">
        <IconCircleCheck size={17} aria-hidden /> {t("forms.noProblems")}
      </p>
    );
  }
  return (
    <ul className="form-problems" role="status">
      {all.slice(0, MOST).map(([problem, isError], index) => (
        <li key={index}>
          <UnstyledButton onClick={() => onGoTo(problem.lineStart)}>
            {isError ? (
              <IconAlertTriangle size={16} className="bad" aria-hidden />
            ) : (
              <IconBulb size={16} className="dim" aria-hidden />
            )}
            <span>
              <span dir="ltr">{problem.message}</span>
              <small className="dim">
                {isError ? "" : `${t("forms.advice")} · `}
                {t("forms.atLine", { line: problem.lineStart })}
              </small>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
