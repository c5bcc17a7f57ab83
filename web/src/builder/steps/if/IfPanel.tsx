import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { titleOf } from "../../../canvas/preview";
import { usePhrase } from "../../../canvas/Words";
import { phrasesOf } from "../../../canvas/outcomes";
import { ConditionEditor } from "../../conditions/ConditionEditor";
import { escaped } from "../../document";
import { useBuilder } from "../../view";
import { inputsOf, type FieldsProps } from "../fields";

/** The condition of an If, and the paths inside it. */
export function IfPanel(props: FieldsProps) {
  const { t } = useTranslation();
  const say = usePhrase();
  const { view } = useBuilder();
  const { step, address, placed } = props;
  const { put, text } = inputsOf(props);
  const condition = text("condition") || "{{true}}";
  const paths = (step.do ?? []).flatMap((group, index) =>
    group[0] ? [{ first: group[0], index, count: group.length }] : [],
  );
  return (
    <>
      <fieldset className="group" data-field="inputs.condition">
        <legend>{t("steps.if.when")}</legend>
        <Text size="sm" fw={560}>
          {say(phrasesOf(condition, step, placed.around))}
        </Text>
        <ConditionEditor
          written={condition}
          placed={placed}
          onChange={(written) => put({ condition: written })}
        />
      </fieldset>
      <fieldset className="group">
        <legend>{t("steps.if.inside")}</legend>
        {paths.length === 0 && <Text className="hint">{t("steps.if.empty")}</Text>}
        {paths.map(({ first, index, count }) => (
          <Button
            key={index}
            variant="default"
            size="xs"
            justify="flex-start"
            onClick={() => view.getState().select(`${address}/${index}/${escaped(first.id)}`)}
          >
            {t("steps.if.path", { step: titleOf(first.id), count })}
          </Button>
        ))}
        <Text className="hint">{t("steps.if.hint")}</Text>
      </fieldset>
    </>
  );
}
