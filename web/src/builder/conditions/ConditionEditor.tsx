import "./conditions.css";
import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Placed } from "../../canvas/graph";
import { braced, scriptOf } from "../expressions/braces";
import { ExpressionField } from "../expressions/ExpressionField";
import { useBuilder } from "../view";
import { readWritten, writeBraced } from "./edit";
import type { Condition } from "./model";
import { ask } from "./operators";
import { SentenceFields, usual } from "./SentenceFields";
import { offersAt, type Offer } from "./subjects";

type Props = {
  /** As the definition has it, with braces. */
  written: string;
  placed: Placed;
  onChange: (written: string) => void;
};

/** What a condition at this step can be about. */
export function useOffers({ step, address, around }: Placed): Offer[] {
  const { builder } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  return useMemo(() => offersAt(doc, step, address, around), [doc, step, address, around]);
}

/** A condition as a sentence; as an expression where no sentence fits, or where somebody wants to write one. */
export function ConditionEditor({ written, placed, onChange }: Props) {
  const { t } = useTranslation();
  const offers = useOffers(placed);
  const condition = readWritten(written);
  const [asWritten, setAsWritten] = useState(condition === null);
  if (asWritten || condition === null) {
    return (
      <div className="condition">
        <ExpressionField
          label={t("conditions.expression")}
          value={scriptOf(written) ?? written}
          address={placed.address}
          afterStep
          onChange={(script) => onChange(braced(script))}
        />
        {condition && (
          <Quiet onClick={() => setAsWritten(false)}>{t("conditions.asSentence")}</Quiet>
        )}
      </div>
    );
  }
  const put = (changed: Condition) => onChange(writeBraced(changed));
  const another = () => ask(usual(offers[0]!), offers[0]!, null);
  const isGroup = condition.kind === "all" || condition.kind === "any";
  const common = { offers, around: placed.around, address: placed.address };
  const kind = isGroup ? condition.kind : "all";
  const parts = isGroup ? condition.of : [condition];
  return (
    <div className="condition">
      {isGroup && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t("conditions.together")}
          value={kind}
          data={(["all", "any"] as const).map((value) => ({
            value,
            label: t(`conditions.${value}`),
          }))}
          onChange={(value) => put({ kind: value as "all" | "any", of: parts })}
        />
      )}
      {parts.map((part, at) => (
        <div className="condition-part" key={at}>
          <SentenceFields
            {...common}
            condition={part}
            onChange={(changed) =>
              put(
                isGroup ? { kind, of: parts.map((one, i) => (i === at ? changed : one)) } : changed,
              )
            }
          />
          {isGroup && (
            <ActionIcon
              aria-label={t("conditions.removePart", { number: at + 1 })}
              onClick={() => {
                const left = parts.filter((_, i) => i !== at);
                put(left.length === 1 ? left[0]! : { kind, of: left });
              }}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      ))}
      <div className="condition-more">
        {offers.length > 0 && (
          <Quiet
            icon={<IconPlus size={12} aria-hidden />}
            onClick={() => put({ kind, of: [...parts, another()] })}
          >
            {t("conditions.addPart")}
          </Quiet>
        )}
        <Quiet onClick={() => setAsWritten(true)}>{t("conditions.asExpression")}</Quiet>
      </div>
    </div>
  );
}

type QuietProps = { icon?: React.ReactNode; onClick: () => void; children: React.ReactNode };

function Quiet({ icon, onClick, children }: QuietProps) {
  return (
    <Button
      className="quiet"
      variant="subtle"
      size="compact-xs"
      leftSection={icon}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
