import { ActionIcon, TextInput } from "@mantine/core";
import { IconGripVertical, IconX } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  /** Its place among all choices of the message, from 0. */
  place: number;
  count: number;
  id: string;
  /** Null while ids are not shown. */
  onId: ((id: string) => void) | null;
  idLimit: number;
  isRepeated: boolean;
  removeLabel: string;
  /** Null for the only one. */
  onRemove: (() => void) | null;
  /** Moves a choice, and tells where it is then. */
  onMove: (from: number, to: number) => number;
  children: ReactNode;
};

const TYPE = "application/x-chatwright-choice";

/** One choice of a message, which can be dragged, or moved with the arrow keys on its handle. */
export function ChoiceItem(props: Props) {
  const { place, count, id, onId, onMove } = props;
  const { t } = useTranslation();
  const item = useRef<HTMLDivElement>(null);
  const idError =
    id === ""
      ? t("composer.idMissing")
      : props.isRepeated
        ? t("composer.idRepeated")
        : [...id].length > props.idLimit
          ? t("builder.tooLong", { count: [...id].length - props.idLimit, limit: props.idLimit })
          : null;
  return (
    <div
      ref={item}
      className="group-item choice"
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(TYPE)) event.preventDefault();
      }}
      onDrop={(event) => {
        const from = event.dataTransfer.getData(TYPE);
        if (from === "") return;
        event.preventDefault();
        onMove(Number(from), place);
      }}
    >
      <ActionIcon
        className="choice-grip"
        draggable
        aria-label={t("composer.move", { number: place + 1, count })}
        title={t("composer.moveHint")}
        data-choice={place}
        onDragStart={(event) => {
          event.dataTransfer.setData(TYPE, String(place));
          event.dataTransfer.effectAllowed = "move";
          if (item.current) event.dataTransfer.setDragImage(item.current, 12, 12);
        }}
        onKeyDown={(event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          const to = onMove(place, place + by);
          const panel = event.currentTarget.closest("fieldset");
          requestAnimationFrame(() => {
            panel?.querySelector<HTMLElement>(`[data-choice="${to}"]`)?.focus();
          });
        }}
      >
        <IconGripVertical size={15} />
      </ActionIcon>
      <div className="grow">
        {props.children}
        {onId ? (
          <TextInput
            label={t("composer.choiceId", { number: place + 1 })}
            className="code"
            value={id}
            error={idError}
            onChange={(event) => onId(event.currentTarget.value)}
          />
        ) : (
          idError && <p className="outcome wrong">{idError}</p>
        )}
      </div>
      <ActionIcon
        aria-label={props.removeLabel}
        disabled={!props.onRemove}
        onClick={() => props.onRemove?.()}
      >
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}
