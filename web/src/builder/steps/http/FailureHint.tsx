import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { readWritten, writeBraced } from "../../conditions/edit";
import type { Condition } from "../../conditions/model";
import { addOutcome, conditionAt } from "../../document";
import { useBuilder } from "../../view";
import type { FieldsProps } from "../fields";

const STATUS = /responseCode|response_?code/i;

/** Whether a condition can be true after a request that failed. */
export function allowsFailure(condition: Condition): boolean {
  switch (condition.kind) {
    case "not":
      return (
        condition.of.kind === "success" ||
        !("path" in condition.of && STATUS.test(condition.of.path))
      );
    case "all":
      return condition.of.every(allowsFailure);
    case "any":
      return condition.of.some(allowsFailure);
    case "success":
      return false;
    case "number": {
      if (!STATUS.test(condition.path)) return true;
      const { relation, value } = condition;
      if (relation === "=") return value >= 400 || value === 0;
      return relation !== "<" && relation !== "<=" ? true : value > 0;
    }
    default:
      return true;
  }
}

const NO_SUCCESS: Condition = { kind: "not", of: { kind: "success", path: "step.responseCode" } };

/** Offers a way on for when the other server does not answer as hoped. */
export function FailureHint({ step, address, placed }: FieldsProps) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const conditions = placed.outcomes
    .map(({ id }) => conditionAt(doc, step, address, id))
    .filter((condition) => condition !== undefined);
  const isCovered = conditions.some((written) => {
    const condition = written === null ? null : readWritten(written);
    return condition === null || allowsFailure(condition);
  });
  if (conditions.length === 0 || isCovered) return null;
  return (
    <div className="repair">
      <Text className="hint">{t("steps.http.noFailure")}</Text>
      <Button
        variant="light"
        size="compact-xs"
        onClick={() => edit((now) => addOutcome(now, address, writeBraced(NO_SUCCESS)))}
      >
        {t("steps.http.addFailure")}
      </Button>
    </div>
  );
}
