import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { IconChevronDown, IconChevronRight, IconPencil } from "@tabler/icons-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBuilder } from "../view";
import { patchGroup } from "./marks";

export type FrameNodeType = Node<{ title: string; count: number; isCollapsed: boolean }, "frame">;

type TitleProps = { title: string; onTake: (title: string) => void };

function TitleField({ title, onTake }: TitleProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(title);
  return (
    <input
      className="frame-input nodrag"
      dir="auto"
      autoFocus
      aria-label={t("editing.groupTitle")}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onTake(text.trim() || title)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") onTake(text.trim() || title);
        if (event.key === "Escape") onTake(title);
      }}
    />
  );
}

/** A titled frame around steps, which move with it; folded it is one box in their place. */
function Frame({ id, data, selected }: NodeProps<FrameNodeType>) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const [isNaming, setNaming] = useState(false);
  const { title, count, isCollapsed } = data;
  const { edit } = builder.getState();
  const Sign = isCollapsed ? IconChevronRight : IconChevronDown;
  const take = (next: string) => {
    setNaming(false);
    if (next !== title) edit((doc) => patchGroup(doc, id, { title: next }));
  };
  return (
    <div className={`frame ${isCollapsed ? "folded" : ""} ${selected ? "sel" : ""}`}>
      <Handle type="target" position={Position.Left} className="h in" isConnectable={false} />
      <div className="frame-title">
        <button
          type="button"
          className="mini nodrag"
          aria-expanded={!isCollapsed}
          aria-label={t(isCollapsed ? "editing.unfold" : "editing.fold", { title })}
          onClick={() => edit((doc) => patchGroup(doc, id, { isCollapsed: !isCollapsed }))}
        >
          <Sign size={15} aria-hidden />
        </button>
        {isNaming ? (
          <TitleField title={title} onTake={take} />
        ) : (
          <>
            <b dir="auto" onDoubleClick={() => setNaming(true)}>
              {title}
            </b>
            <button
              type="button"
              className="mini nodrag"
              aria-label={t("editing.renameGroup", { title })}
              onClick={() => setNaming(true)}
            >
              <IconPencil size={13} aria-hidden />
            </button>
          </>
        )}
        {isCollapsed && <small>{t("canvas.steps", { count })}</small>}
      </div>
      <Handle
        type="source"
        id="out"
        position={Position.Right}
        className="h out-h"
        isConnectable={false}
      />
    </div>
  );
}

export const FrameNode = memo(Frame);
