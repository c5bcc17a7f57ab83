import { Handle, Position } from "@xyflow/react";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNodeActions } from "./actions";
import type { Outcome } from "./outcomes";
import { usePhrase } from "./Words";

type Props = {
  address: string;
  outcome: Outcome & { target?: string | null };
  far: boolean;
  isConnectable: boolean;
};

/** One way out of a step, with its port; where it leads nowhere yet, a step can be added. */
export function OutcomeRow({ address, outcome, far, isConnectable }: Props) {
  const { t } = useTranslation();
  const say = usePhrase();
  const actions = useNodeActions();
  const label = say(outcome.phrases);
  const isOpen = outcome.target === null && outcome.targetId === null;
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
      {!far && actions && isOpen && (
        <button
          type="button"
          className="add-here nodrag nopan"
          aria-label={t("editing.addAfter", { outcome: label })}
          onClick={(event) => {
            event.stopPropagation();
            actions.addAt(address, outcome.id, event.currentTarget);
          }}
        >
          <IconPlus size={13} stroke={2.4} aria-hidden />
        </button>
      )}
    </div>
  );
}
