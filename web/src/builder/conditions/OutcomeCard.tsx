import { ActionIcon, Select, Text } from "@mantine/core";
import { IconChevronDown, IconGripVertical, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Placed } from "../../canvas/graph";
import { usePhrase } from "../../canvas/Words";
import { conditionAt, removeOutcome, setCondition } from "../document";
import { useBuilder } from "../view";
import { ConditionEditor } from "./ConditionEditor";
import { neighbour, takePlace } from "./edit";
import { useTargets } from "./useTargets";

type Props = {
  placed: Placed;
  outcome: Placed["outcomes"][number];
  isOpen: boolean;
  isRepeated: boolean;
  onOpen: (port: string | null) => void;
};

const DRAGGED = "application/x-chatwright-outcome";

/** One way out of the step: when, and where to. */
export function OutcomeCard({ placed, outcome, isOpen, isRepeated, onOpen }: Props) {
  const { t } = useTranslation();
  const say = usePhrase();
  const { builder } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const [isOver, setIsOver] = useState(false);
  const port = outcome.id;
  const condition = conditionAt(doc, placed.step, placed.address, port);
  const { groups, lead } = useTargets(placed, port, condition);
  const label = say(outcome.phrases);
  const move = (place: string | null) =>
    place && edit((now) => takePlace(now, placed, port, place));
  return (
    <li
      className={`outcome ${isOver ? "over" : ""}`}
      aria-label={label}
      data-field={port.startsWith("to:") ? `selectNextStep.${port.slice(3)}` : undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        const dragged = event.dataTransfer.getData(DRAGGED);
        if (dragged) edit((now) => takePlace(now, placed, dragged, port));
      }}
    >
      <div className="outcome-head">
        {condition !== undefined && (
          <ActionIcon
            className="grip"
            draggable
            aria-label={t("conditions.move", { label })}
            title={t("conditions.moveHint")}
            onDragStart={(event) => event.dataTransfer.setData(DRAGGED, port)}
            onKeyDown={(event) => {
              if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
              event.preventDefault();
              move(neighbour(doc, placed, port, event.key === "ArrowUp" ? -1 : 1));
            }}
          >
            <IconGripVertical size={14} aria-hidden />
          </ActionIcon>
        )}
        {typeof condition === "string" ? (
          <button
            type="button"
            className="outcome-says"
            aria-expanded={isOpen}
            onClick={() => onOpen(isOpen ? null : port)}
          >
            <span dir="auto">{label}</span>
            <IconChevronDown size={14} aria-hidden />
          </button>
        ) : (
          <span className="outcome-plain">{label}</span>
        )}
        {condition !== undefined && (
          <ActionIcon
            aria-label={t("builder.removeOutcome", { label })}
            onClick={() => edit((now) => removeOutcome(now, placed, port))}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {isRepeated && (
        <Text className="hint" role="status">
          {t("conditions.repeated")}
        </Text>
      )}
      {isOpen && typeof condition === "string" && (
        <ConditionEditor
          written={condition}
          placed={placed}
          onChange={(written) => edit((now) => setCondition(now, placed, port, written))}
        />
      )}
      <div className="outcome-to">
        <Text className="hint" aria-hidden>
          {t("conditions.goesTo")}
        </Text>
        <Select
          aria-label={t("builder.leadsTo")}
          placeholder={t("builder.nowhere")}
          clearable
          searchable
          value={outcome.targetId}
          data={groups}
          onChange={(value) => {
            const moved = lead(value);
            if (isOpen && moved) onOpen(moved);
          }}
        />
      </div>
    </li>
  );
}
