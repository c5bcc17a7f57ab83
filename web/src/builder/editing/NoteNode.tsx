import { NodeResizer, NodeToolbar, Position, type Node, type NodeProps } from "@xyflow/react";
import { IconTrash } from "@tabler/icons-react";
import { memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBuilder } from "../view";
import { COLORS, patchNote, removeMarks } from "./marks";

export type NoteNodeType = Node<{ text: string; color: string }, "note">;

/** A note on the canvas: for people, never for the journey. */
function NotePaper({ id, data, selected }: NodeProps<NoteNodeType>) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const [text, setText] = useState(data.text);
  const [seen, setSeen] = useState(data.text);
  // Undo changes the note from outside.
  if (seen !== data.text) {
    setSeen(data.text);
    setText(data.text);
  }
  const area = useRef<HTMLTextAreaElement>(null);
  const { edit } = builder.getState();
  const isNew = useRef(data.text === "");
  useEffect(() => {
    if (!isNew.current || !selected) return;
    isNew.current = false;
    area.current?.focus();
  }, [selected]);
  const color = COLORS.find((one) => one === data.color) ?? COLORS[0];
  return (
    <div className={`note note-${color} ${selected ? "sel" : ""}`}>
      <NodeResizer
        isVisible={selected}
        minWidth={120}
        minHeight={64}
        onResizeEnd={(_, { x, y, width, height }) =>
          edit((doc) => patchNote(doc, id, { at: [x, y], size: [width, height] }))
        }
      />
      <NodeToolbar isVisible={selected} position={Position.Top} className="mini-bar">
        {COLORS.map((one) => (
          <button
            type="button"
            key={one}
            className={`swatch note-${one}`}
            aria-label={t(`editing.colors.${one}`)}
            aria-pressed={one === color}
            onClick={() => edit((doc) => patchNote(doc, id, { color: one }))}
          />
        ))}
        <button
          type="button"
          className="mini"
          aria-label={t("editing.removeNote")}
          onClick={() => edit((doc) => removeMarks(doc, [id]))}
        >
          <IconTrash size={15} aria-hidden />
        </button>
      </NodeToolbar>
      <textarea
        ref={area}
        className="nodrag nowheel"
        dir="auto"
        aria-label={t("editing.noteText")}
        placeholder={t("editing.notePlaceholder")}
        value={text}
        maxLength={5000}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text !== data.text && edit((doc) => patchNote(doc, id, { text }))}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key !== "Escape") return;
          event.currentTarget.closest<HTMLElement>(".react-flow__node")?.focus();
        }}
      />
    </div>
  );
}

export const NoteNode = memo(NotePaper);
