import { ActionIcon, ScrollArea, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { RawStep } from "../../api/types";
import { kindOf, typeOf } from "../../canvas/kinds";
import { addressOf } from "../checks/words";
import { Outcomes } from "../conditions/Outcomes";
import { placedIn } from "../EditableCanvas";
import { escaped, idsOf, patchStep, removeSteps, renameStep } from "../document";
import { StepPanel } from "../steps";
import { moveSample } from "../steps/http/sample";
import { useBuilder, useView } from "../view";
import { duplicate } from "./duplicate";
import { NameField } from "./NameField";
import { Problems } from "./Problems";
import { RawFields } from "./RawFields";
import { StepMenu } from "./StepMenu";

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
        <StepMenu
          onDuplicate={() => {
            const made = duplicate(doc, placed);
            edit(() => made.doc);
            onSelect(escaped(made.id));
          }}
          onRemove={() => {
            edit((now) => removeSteps(now, [address]));
            onSelect(null);
          }}
        />
        <ActionIcon aria-label={t("common.close")} onClick={() => onSelect(null)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <Problems address={address} problems={mine} />
      <ScrollArea className="grow" type="auto" viewportProps={{ tabIndex: 0 }}>
        <div className="fields">
          <NameField
            id={step.id}
            taken={idsOf(doc)}
            onRename={(id) => {
              const moved = [...address.split("/").slice(0, -1), escaped(id)].join("/");
              edit((now) => moveSample(renameStep(now, address, id), address, moved));
              onSelect(moved);
            }}
          />
          <StepPanel step={step} address={address} placed={placed} onPatch={onPatch} />
          {!isJump && <Outcomes placed={placed} />}
          <RawFields step={step} address={address} placed={placed} onPatch={onPatch} />
        </div>
      </ScrollArea>
    </aside>
  );
}
