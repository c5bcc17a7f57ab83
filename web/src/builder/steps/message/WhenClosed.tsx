import { Button, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Placed } from "../../../canvas/graph";
import { titleOf } from "../../../canvas/preview";
import { closedTarget, setWhenClosed, whenClosed, type WhenClosed } from "../../editing/window";
import { idsOf } from "../../document";
import { freeName, newStep } from "../../newStep";
import { useBuilder } from "../../view";
import { said } from "./content";

const WAYS = ["refuse", "template", "path"] as const;

/** What happens to the message when the customer wrote more than 24 hours ago. */
export function WhenWindowClosed({ placed }: { placed: Placed }) {
  const { t } = useTranslation();
  const { builder, view } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const inputs = placed.step.inputs ?? {};
  const now = whenClosed(doc, placed);
  const target = closedTarget(doc, placed);
  const words = {
    text: t("builder.words.text"),
    button: t("builder.words.button"),
    row: t("builder.words.row"),
    section: t("builder.words.section"),
  };
  const make = () => {
    const id = freeName("template", idsOf(doc));
    const made = newStep("template", id, said(inputs["subAccountId"]), words);
    const user = inputs["user"] ?? made.step.inputs?.["user"];
    return { ...made, step: { ...made.step, inputs: { ...made.step.inputs, user } } };
  };
  return (
    <div className="when-closed">
      <Select
        label={t("composer.whenClosed")}
        description={t(`composer.whenClosedHint.${now}`)}
        allowDeselect={false}
        value={now}
        data={WAYS.map((value) => ({
          value,
          label: t(`composer.whenClosedWays.${value}`),
          // Where the path leads somewhere already, a template can be put there by hand.
          disabled: value === "template" && now === "path" && target !== undefined,
        }))}
        onChange={(wanted) =>
          wanted && edit((before) => setWhenClosed(before, placed, wanted as WhenClosed, make))
        }
      />
      {target && (
        <Button
          mt={6}
          size="compact-xs"
          variant="default"
          onClick={() => view.getState().select(target.address)}
        >
          {t("composer.toClosed", { step: titleOf(target.step.id) })}
        </Button>
      )}
    </div>
  );
}
