import "./canvas.css";
import {
  Handle,
  Position,
  useStore,
  useUpdateNodeInternals,
  type Node,
  type NodeProps,
} from "@xyflow/react";
import { IconAlertTriangleFilled, IconCheck } from "@tabler/icons-react";
import { memo, useEffect, useRef, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { ChangeMark, type StepChange } from "./ChangeMark";
import type { Kind } from "./kinds";
import { OutcomeRow } from "./OutcomeRow";
import type { Outcome } from "./outcomes";
import type { Preview } from "./preview";
import { ProblemMarker, type NodeProblem } from "./ProblemMarker";
import type { StepRun } from "./run";
import { StepBody } from "./StepBody";

export type StepData = {
  kind: Kind;
  title: string;
  preview: Preview;
  outcomes: (Outcome & { target?: string | null })[];
  problem?: NodeProblem;
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

/** React Flow measures ports once; when they change it must look again, or links to them are not drawn. */
function useFreshPorts(id: string, outcomes: Outcome[]) {
  const update = useUpdateNodeInternals();
  const ports = outcomes.map((outcome) => outcome.id).join("\n");
  const measured = useRef(ports);
  useEffect(() => {
    if (measured.current === ports) return;
    measured.current = ports;
    update(id);
  }, [id, ports, update]);
}

function Step({ id, data, selected, isConnectable, height }: NodeProps<StepNodeType>) {
  const { t } = useTranslation();
  const far = useStore(isFar);
  useFreshPorts(id, data.outcomes);
  const { kind, preview, run, problem, change } = data;
  const Picture = kind.icon;
  const states = [run && `run-${run}`, change && `change-${change}`];
  const classes = ["step", selected && "sel", ...states, far && "lod"].filter(Boolean);
  // From far away only the title is drawn, in a box of the same size: nothing moves, nothing is measured anew.
  const look: CSSProperties & { "--hue": string } = { "--hue": kind.hue };
  if (far && height) look.height = height;
  return (
    <div className={classes.join(" ")} style={look}>
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
          <span className="title" title={data.title} dir="auto">
            {data.title}
          </span>
        </span>
        {run && <RunBadge run={run} />}
        {change && <ChangeMark change={change} />}
      </div>
      {!far && <StepBody preview={preview} />}
      {!far && problem && <ProblemMarker address={id} problem={problem} />}
      {data.outcomes.length > 0 && (
        <div className="outs">
          {data.outcomes.map((outcome) => (
            <OutcomeRow
              key={outcome.id}
              address={id}
              outcome={outcome}
              far={far}
              isConnectable={isConnectable}
            />
          ))}
        </div>
      )}
    </div>
  );
}

export const StepNode = memo(Step);
