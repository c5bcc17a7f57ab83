import { Button, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { titleOf } from "../../../canvas/preview";
import { stepsIn } from "../../conditions/useTargets";
import { useBuilder } from "../../view";
import { inputsOf, type FieldsProps } from "../fields";

const TARGETS = ["stepId", "nextStepId"];

/** The step at which the conversation goes on. */
export function JumpPanel(props: FieldsProps) {
  const { t } = useTranslation();
  const { builder, view } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const { inputs, put } = inputsOf(props);
  const field = TARGETS.find((name) => typeof inputs[name] === "string");
  const target = field ? String(inputs[field]) : (props.step.nextStepId ?? "");
  const reachable = stepsIn(doc, props.address);
  const found = reachable.find(({ id }) => id === target);
  return (
    <>
      <Select
        data-field="inputs.stepId"
        label={t("steps.jump.to")}
        placeholder={t("steps.jump.choose")}
        searchable
        value={target || null}
        data={[
          ...reachable.map(({ id }) => ({ value: id, label: titleOf(id) })),
          ...(target && !found ? [{ value: target, label: target }] : []),
        ]}
        error={target && !found ? t("steps.jump.gone", { id: target }) : null}
        onChange={(value) => {
          if (field || !props.step.nextStepId) put({ [field ?? "stepId"]: value ?? undefined });
          else props.onPatch({ nextStepId: value });
        }}
      />
      <Text className="hint">{t("steps.jump.hint")}</Text>
      {found && (
        <Button variant="default" size="xs" onClick={() => view.getState().select(found.address)}>
          {t("steps.jump.show", { step: titleOf(target) })}
        </Button>
      )}
    </>
  );
}
