import { IconAlertTriangle, IconExclamationCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNodeActions } from "./actions";

/** The worst thing that is wrong with a step, in words. */
export type NodeProblem = {
  level: "error" | "warning";
  message: string;
  field: string;
  /** How many more there are. */
  more: number;
};

type Props = { address: string; problem: NodeProblem };

/** Errors and warnings differ by their sign and their words, not by colour alone. */
export function ProblemMarker({ address, problem }: Props) {
  const { t } = useTranslation();
  const actions = useNodeActions();
  const { level, message, field, more } = problem;
  const Sign = level === "error" ? IconExclamationCircle : IconAlertTriangle;
  const words = (
    <>
      <Sign size={15} stroke={2} aria-hidden />
      <span>
        <b>{t(`editing.level.${level}`)}</b> <span dir="auto">{message}</span>
        {more > 0 && <small> {t("editing.moreProblems", { count: more })}</small>}
      </span>
    </>
  );
  if (!actions) return <div className={`issue ${level}`}>{words}</div>;
  return (
    <button
      type="button"
      className={`issue ${level} nodrag nopan`}
      title={message}
      onClick={(event) => {
        event.stopPropagation();
        actions.reveal(address, field);
      }}
    >
      {words}
    </button>
  );
}
