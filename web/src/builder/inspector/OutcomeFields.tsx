import { ActionIcon, Button, Select, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Placed } from "../../canvas/graph";
import { titleOf } from "../../canvas/preview";
import { usePhrase } from "../../canvas/Words";
import {
  addOutcome,
  branches,
  CannotConnect,
  conditionAt,
  connect,
  disconnect,
  removeOutcome,
  setCondition,
  stepsOf,
  type Doc,
} from "../document";
import type { Builder } from "../store";

type Props = { builder: Builder; placed: Placed };
type Outcome = Placed["outcomes"][number];

function OutcomeItem({ builder, placed, outcome }: Props & { outcome: Outcome }) {
  const { t } = useTranslation();
  const say = usePhrase();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const { step, address } = placed;
  const condition = conditionAt(doc, step, address, outcome.id);
  const hasCondition = condition !== undefined;
  const lead = (target: string | null) => {
    try {
      const next: Doc = target
        ? connect(doc, placed, outcome.id, target)
        : disconnect(doc, placed, outcome.id);
      edit(() => next);
    } catch (error) {
      if (!(error instanceof CannotConnect)) throw error;
    }
  };
  const taken = Object.keys(step.selectNextStep ?? {});
  return (
    <div className="group-item">
      <div className="grow">
        <Text size="sm" fw={550}>
          {say(outcome.phrases)}
        </Text>
        {hasCondition && (
          <TextInput
            aria-label={t("builder.condition")}
            className="code"
            placeholder={t("outcomes.otherwise")}
            value={condition ?? ""}
            onChange={(event) => {
              const written = event.currentTarget.value;
              edit((now) => setCondition(now, placed, outcome.id, written || null));
            }}
          />
        )}
        <Select
          aria-label={t("builder.leadsTo")}
          placeholder={t("builder.nowhere")}
          clearable
          searchable
          value={outcome.targetId}
          data={stepsOf(doc)
            .filter(
              (one) => !hasCondition || one.id === outcome.targetId || !taken.includes(one.id),
            )
            .map((one) => ({ value: one.id, label: titleOf(one.id) }))}
          onChange={lead}
        />
      </div>
      {hasCondition && (
        <ActionIcon
          aria-label={t("builder.removeOutcome", { label: say(outcome.phrases) })}
          onClick={() => edit((now) => removeOutcome(now, placed, outcome.id))}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </div>
  );
}

/** Where the conversation goes on, and when. */
export function OutcomeFields({ builder, placed }: Props) {
  const { t } = useTranslation();
  const edit = useStore(builder, (state) => state.edit);
  const outcomes = placed.outcomes.filter((outcome) => !outcome.id.startsWith("do:"));
  return (
    <fieldset className="group">
      <legend>{t("builder.outcomes")}</legend>
      {outcomes.map((outcome) => (
        <OutcomeItem key={outcome.id} builder={builder} placed={placed} outcome={outcome} />
      ))}
      {branches(placed.step) && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => edit((now) => addOutcome(now, placed.address, "{{true}}"))}
        >
          {t("builder.addOutcome")}
        </Button>
      )}
    </fieldset>
  );
}
