import { IconMinus, IconPencil, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import "./changes.css";

/** What became of a step between two versions. */
export type StepChange = "added" | "changed" | "removed";

const PICTURES = { added: IconPlus, changed: IconPencil, removed: IconMinus };

/** Says it in an icon and a word, so that it can be seen without colours. */
export function ChangeMark({ change }: { change: StepChange }) {
  const { t } = useTranslation();
  const Picture = PICTURES[change];
  return (
    <span className={`change-mark ${change}`}>
      <Picture size={11} stroke={2.6} aria-hidden />
      {t(`compare.state.${change}`)}
    </span>
  );
}
