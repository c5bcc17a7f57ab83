import { Button } from "@mantine/core";
import {
  IconAlertTriangleFilled,
  IconArrowBackUp,
  IconCheck,
  IconFocus2,
  IconHourglass,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { titleOf } from "../../canvas/preview";
import { useBuilder } from "../view";
import { idOf } from "./Deed";
import { RequestCard } from "./RequestCard";
import { localeFor } from "./span";
import { trialOf, useTrial } from "./store";
import { changedBy, dataAt, fieldIn, type Execution } from "./timeline";
import type { Transcript } from "./types";
import { Variables } from "./Variables";

const OPEN = ["Running", "WaitingForEvent", "Sleeping", "Pending"];

function Mark({ status }: { status: string }) {
  if (status === "Failed") return <IconAlertTriangleFilled size={14} className="bad" aria-hidden />;
  if (OPEN.includes(status)) return <IconHourglass size={14} className="dim" aria-hidden />;
  return <IconCheck size={14} className="done" aria-hidden />;
}

type Props = { execution: Execution; transcript: Transcript };

function Failure({ execution, message }: { execution: Execution; message: string }) {
  const { t } = useTranslation();
  const { view } = useBuilder();
  return (
    <p className="failure" role="alert">
      {message}{" "}
      <button
        type="button"
        className="trial-link"
        onClick={() => view.getState().reveal(execution.step, fieldIn(message))}
      >
        {t("trial.mend")}
      </button>
    </p>
  );
}

/** What a step has left behind, and what can be done from there. */
function Moment({ execution, transcript }: Props) {
  const { t, i18n } = useTranslation();
  const { builder, view } = useBuilder();
  const { stepBack, happen } = trialOf(builder).getState();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const { run, first, last, step } = execution;
  const waits = transcript.waits.find((wait) => wait.run === run && wait.key === execution.seq);
  const short = new Intl.DateTimeFormat(localeFor(i18n.language), {
    dateStyle: "short",
    timeStyle: "medium",
  });
  return (
    <div className="moment" ref={here}>
      {waits && (
        <p className="dim">
          {t("trial.waitsUntil", { time: short.format(new Date(waits.deadline)) })}
        </p>
      )}
      {execution.note && !execution.failure && <p className="dim">{execution.note}</p>}
      {execution.request && <RequestCard request={execution.request} />}
      <Variables
        data={dataAt(transcript, run, last + 1)}
        changed={changedBy(transcript, execution)}
      />
      <div className="moment-acts">
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconArrowBackUp size={13} aria-hidden />}
          onClick={() => stepBack(execution.happening + 1)}
        >
          {t("trial.stepBack")}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlayerPlay size={13} aria-hidden />}
          onClick={() => happen({ type: "jump", step, data: dataAt(transcript, run, first) })}
        >
          {t("trial.startHere")}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFocus2 size={13} aria-hidden />}
          onClick={() => view.getState().select(step)}
        >
          {t("trial.edit")}
        </Button>
      </div>
    </div>
  );
}

/** One execution of a step; opened, it shows that moment. */
export function StepRow({ execution, transcript }: Props) {
  const { t } = useTranslation();
  const pick = useTrial((state) => state.pick);
  const isPicked = useTrial(
    ({ picked }) => picked?.run === execution.run && picked.seq === execution.seq,
  );
  const { run, seq, step, status, failure, request } = execution;
  const state = request?.isPending ? "asks" : status;
  return (
    <li className={`execution ${isPicked ? "picked" : ""}`}>
      <button
        type="button"
        className="execution-head"
        aria-expanded={isPicked}
        onClick={() => pick(isPicked ? null : { run, seq })}
      >
        <Mark status={status} />
        <span className="grow" dir="auto">
          {titleOf(idOf(step))}
        </span>
        <em>{t(`run.step.${state}`, { defaultValue: t("trial.asks") })}</em>
      </button>
      {failure && <Failure execution={execution} message={failure} />}
      {isPicked && <Moment execution={execution} transcript={transcript} />}
      {!isPicked && request?.isPending && <RequestCard request={request} />}
    </li>
  );
}
