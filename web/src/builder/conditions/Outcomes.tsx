import "./conditions.css";
import { Button, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Placed } from "../../canvas/graph";
import { useOffers } from "./ConditionEditor";
import { chose, outcomePerChoice, repeated, unasked, writeBraced } from "./edit";
import { ask } from "./operators";
import { OutcomeCard } from "./OutcomeCard";
import { usual } from "./SentenceFields";
import { addOutcome, branches, conditionAt } from "../document";
import { useBuilder } from "../view";

/** Where the conversation goes on, and when. */
export function Outcomes({ placed }: { placed: Placed }) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const offers = useOffers(placed);
  const [open, setOpen] = useState<string | null>(null);
  const { step, address } = placed;
  const outcomes = placed.outcomes.filter((outcome) => !outcome.id.startsWith("do:"));
  const conditions = new Map(
    outcomes.flatMap(({ id }): [string, string | null][] => {
      const condition = conditionAt(doc, step, address, id);
      return condition === undefined ? [] : [[id, condition]];
    }),
  );
  const doubled = repeated(conditions);
  const choosing = offers.find((offer) => offer.choices.length > 0 && offer.nature === "reply");
  const left = choosing ? unasked([...conditions.values()], choosing.choices) : [];
  const add = (condition: string | null) => {
    edit((now) => addOutcome(now, address, condition));
    const made = builder.getState().doc.canvas.open?.[address]?.at(-1);
    setOpen(made ? `open:${made.id}` : null);
  };
  const fresh = () => {
    if (choosing && left[0]) return writeBraced(chose(left[0], choosing.path));
    const [first] = offers;
    return first ? writeBraced(ask(usual(first), first, null)) : "{{true}}";
  };
  const hasOtherwise = [...conditions.values()].includes(null);
  return (
    <fieldset className="group" data-field="selectNextStep">
      <legend>{t("builder.outcomes")}</legend>
      {conditions.size > 1 && <Text className="hint">{t("conditions.allTaken")}</Text>}
      <ul className="outcomes">
        {outcomes.map((outcome) => (
          <OutcomeCard
            key={outcome.id}
            placed={placed}
            outcome={outcome}
            isOpen={open === outcome.id}
            isRepeated={doubled.has(outcome.id)}
            onOpen={setOpen}
          />
        ))}
      </ul>
      {branches(step) && (
        <div className="outcome-more">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => add(fresh())}
          >
            {t("builder.addOutcome")}
          </Button>
          {choosing && left.length > 0 && (
            <Button
              variant="light"
              size="xs"
              onClick={() => edit((now) => outcomePerChoice(now, address, left, choosing.path))}
            >
              {t("conditions.perChoice", { count: left.length })}
            </Button>
          )}
          {!hasOtherwise && (
            <Button variant="subtle" size="xs" onClick={() => add(null)}>
              {t("conditions.addOtherwise")}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
