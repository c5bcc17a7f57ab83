import { ActionIcon, Alert, Button, ScrollArea, Text, TextInput } from "@mantine/core";
import { IconTrash, IconX } from "@tabler/icons-react";
import { useState, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { RawStep } from "../../api/types";
import { kindOf, typeOf } from "../../canvas/kinds";
import { addressOf, fieldOf, sentenceOf } from "../checks/words";
import { Outcomes } from "../conditions/Outcomes";
import { placedIn } from "../EditableCanvas";
import { escaped, idsOf, patchStep, removeSteps, renameStep } from "../document";
import { StepPanel } from "../steps";
import { useBuilder, useView } from "../view";
import { RawFields } from "./RawFields";

/** The id of a step is its name; it is taken over when the field is left, since links hang on it. */
function NameField({
  id,
  taken,
  onRename,
}: {
  id: string;
  taken: Set<string>;
  onRename: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(id);
  const wanted = text.trim();
  const isTaken = wanted !== id && taken.has(wanted);
  const error = !wanted ? t("builder.nameMissing") : isTaken ? t("builder.nameTaken") : null;
  const take = () => {
    if (error) setText(id);
    else if (wanted !== id) onRename(wanted);
  };
  return (
    <TextInput
      label={t("builder.name")}
      value={text}
      maxLength={100}
      error={error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
    />
  );
}

type Props = { address: string };

/** Everything about the selected step. */
export function Inspector({ address }: Props) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const onSelect = useView((state) => state.select);
  const doc = useStore(builder, (state) => state.doc);
  const problems = useStore(builder, (state) => state.problems);
  const edit = useStore(builder, (state) => state.edit);
  const placed = placedIn(doc).steps.find((found) => found.address === address);
  if (!placed) return null;
  const { step } = placed;
  // A jump says itself where it leads to.
  const isJump = typeOf(step) === "jumpto" && placed.outcomes.every(({ id }) => id === "next");
  const kind = kindOf(step);
  const Picture = kind.icon;
  const onPatch = (patch: Partial<RawStep>) => edit((now) => patchStep(now, address, patch));
  const mine = problems.filter((problem) => addressOf(problem) === address);
  return (
    <aside className="panel" aria-label={t("builder.inspector")}>
      <div className="panel-head inspector-head" style={{ "--hue": kind.hue } as CSSProperties}>
        <span className="tile">
          <Picture size={16} stroke={1.9} aria-hidden />
        </span>
        <Text size="sm" fw={620} className="grow">
          {t(`kinds.${kind.key}`)}
        </Text>
        <ActionIcon aria-label={t("common.close")} onClick={() => onSelect(null)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <ScrollArea className="grow" type="auto" viewportProps={{ tabIndex: 0 }}>
        <div className="fields">
          {mine.map((problem, index) => (
            <Alert
              key={index}
              className="alert"
              variant="light"
              color={problem.level === "error" ? "red" : "yellow"}
            >
              {problem.field && <b>{fieldOf(t, problem.field)}: </b>}
              {sentenceOf(t, problem)}
            </Alert>
          ))}
          <NameField
            id={step.id}
            taken={idsOf(doc)}
            onRename={(id) => {
              edit((now) => renameStep(now, address, id));
              onSelect([...address.split("/").slice(0, -1), escaped(id)].join("/"));
            }}
          />
          <StepPanel step={step} address={address} placed={placed} onPatch={onPatch} />
          {!isJump && <Outcomes placed={placed} />}
          <RawFields step={step} address={address} placed={placed} onPatch={onPatch} />
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => {
              edit((now) => removeSteps(now, [address]));
              onSelect(null);
            }}
          >
            {t("builder.remove")}
          </Button>
        </div>
      </ScrollArea>
    </aside>
  );
}
