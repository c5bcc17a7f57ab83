import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useBuilder } from "../view";
import { Steps } from "./Steps";
import { useTrial } from "./store";
import { TrialHead } from "./TrialHead";
import { TrialPhone } from "./TrialPhone";
import { TrialClock } from "./TrialClock";
import "./trial.css";

/** What the draft says to a change that does not fit what was tried before. */
function Changed() {
  const { t } = useTranslation();
  const { view } = useBuilder();
  const error = useTrial((state) => state.error);
  const diverged = useTrial((state) => state.diverged);
  const lost = useTrial(
    (state) => state.transcript?.remarks.filter((remark) => !remark.fits).length ?? 0,
  );
  if (error) {
    return (
      <Alert color="red" variant="light" className="alert trial-alert" role="alert">
        {error}
      </Alert>
    );
  }
  if (lost === 0 && !diverged) return null;
  return (
    <Alert color="yellow" variant="light" className="alert trial-alert" role="status">
      {lost > 0 ? t("trial.lost", { count: lost }) : t("trial.diverged")}
      {diverged && (
        <>
          {" "}
          <button
            type="button"
            className="trial-link"
            onClick={() => view.getState().select(diverged)}
          >
            {t("trial.showStep")}
          </button>
        </>
      )}
    </Alert>
  );
}

/** The phone beside the canvas runs the draft as it is: nothing is sent, nothing is stored. */
export function TrialPanel() {
  const { t } = useTranslation();
  return (
    <aside className="panel sim trial" aria-label={t("trial.title")}>
      <TrialHead />
      <TrialClock />
      <Changed />
      <TrialPhone />
      <Steps />
    </aside>
  );
}
