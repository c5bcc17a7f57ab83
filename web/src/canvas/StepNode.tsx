import {
  Handle,
  Position,
  useStore,
  useUpdateNodeInternals,
  type Node,
  type NodeProps,
} from "@xyflow/react";
import { IconAlertTriangleFilled, IconCheck } from "@tabler/icons-react";
import { memo, useEffect, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { ChangeMark, type StepChange } from "./ChangeMark";
import type { Kind } from "./kinds";
import type { Outcome } from "./outcomes";
import type { Preview } from "./preview";
import type { StepRun } from "./run";
import { Rich, usePhrase } from "./Words";

export type StepData = {
  kind: Kind;
  title: string;
  preview: Preview;
  outcomes: Outcome[];
  problem?: string;
  run?: StepRun;
  /** What became of the step, when two versions are compared. */
  change?: StepChange;
};
export type StepNodeType = Node<StepData, "step">;

// A boolean, so that nodes are drawn anew only when the zoom crosses the mark.
const isFar = (state: { transform: [number, number, number] }) => state.transform[2] < 0.45;

function RunBadge({ run }: { run: StepRun }) {
  const { t } = useTranslation();
  if (run === "active")
    return <span className="badge live" role="img" aria-label={t("canvas.here")} />;
  if (run === "failed") {
    return (
      <IconAlertTriangleFilled
        size={16}
        className="bad"
        role="img"
        aria-label={t("canvas.failed")}
      />
    );
  }
  return (
    <span className="badge ok" role="img" aria-label={t("canvas.done")}>
      <IconCheck size={12} stroke={3} aria-hidden />
    </span>
  );
}

type RowProps = { outcome: Outcome; far: boolean; isConnectable: boolean };

function OutcomeRow({ outcome, far, isConnectable }: RowProps) {
  const say = usePhrase();
  const label = say(outcome.phrases);
  return (
    <div className={`outrow ${outcome.tone ?? ""}`}>
      {!far && <span title={label}>{label}</span>}
      <Handle
        type="source"
        id={outcome.id}
        position={Position.Right}
        className="h out-h"
        isConnectable={isConnectable}
      />
    </div>
  );
}

/** React Flow measures ports once; when they change it must look again, or links to them are not drawn. */
function useFreshPorts(id: string, outcomes: Outcome[]) {
  const update = useUpdateNodeInternals();
  const ports = outcomes.map((outcome) => outcome.id).join("\n");
  useEffect(() => update(id), [id, ports, update]);
}

function Step({ id, data, selected, isConnectable }: NodeProps<StepNodeType>) {
  const { t } = useTranslation();
  const far = useStore(isFar);
  useFreshPorts(id, data.outcomes);
  const { kind, preview, run, problem } = data;
  const Picture = kind.icon;
  const { change } = data;
  const states = [run && `run-${run}`, change && `change-${change}`];
  const classes = ["step", selected && "sel", ...states, far && "lod"].filter(Boolean);
  return (
    <div className={classes.join(" ")} style={{ "--hue": kind.hue } as CSSProperties}>
      {kind.key !== "trigger" && (
        <Handle
          type="target"
          position={Position.Left}
          className="h in"
          style={{ top: 27 }}
          isConnectable={isConnectable}
        />
      )}
      <div className="step-head">
        <span className="tile">
          <Picture size={16} stroke={1.9} aria-hidden />
        </span>
        <span className="titles">
          <span className="kind">{t(`kinds.${kind.key}`)}</span>
          <span className="title" title={data.title}>
            {data.title}
          </span>
        </span>
        {run && <RunBadge run={run} />}
        {change && <ChangeMark change={change} />}
      </div>
      {!far && preview.text && (
        <div className="bubble" dir="auto">
          <Rich text={preview.text} />
        </div>
      )}
      {!far && preview.meta && (
        <div className="meta" dir="auto">
          <Rich text={preview.meta} />
        </div>
      )}
      {!far && problem && (
        <div className="issue" title={problem}>
          {problem}
        </div>
      )}
      {data.outcomes.length > 0 && (
        <div className="outs">
          {data.outcomes.map((outcome) => (
            <OutcomeRow
              key={outcome.id}
              outcome={outcome}
              far={far}
              isConnectable={isConnectable && !outcome.id.startsWith("do:")}
            />
          ))}
        </div>
      )}
    </div>
  );
}

export const StepNode = memo(Step);
