import { ActionIcon, Tooltip } from "@mantine/core";
import { NodeToolbar, Position, useStore, type ReactFlowState } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import { shallow } from "zustand/shallow";
import { useAllCommands } from "./commands";
import { isMark } from "./marks";

const OFFERED = [
  "duplicate",
  "group",
  "align-left",
  "align-top",
  "tidy-selection",
  "delete",
] as const;

const chosen = (state: ReactFlowState) =>
  state.nodes.filter((node) => node.selected && !isMark(node.id)).map((node) => node.id);

/** A small bar over several selected steps. */
export function SelectionBar() {
  const { t } = useTranslation();
  const ids = useStore(chosen, shallow);
  const commands = useAllCommands();
  if (ids.length < 2) return null;
  return (
    <NodeToolbar nodeId={ids} isVisible position={Position.Top} offset={14}>
      <div className="mini-bar" role="toolbar" aria-label={t("editing.selection")}>
        <span className="count">{t("editing.selected", { count: ids.length })}</span>
        {OFFERED.map((id) => {
          const command = commands.find((one) => one.id === id);
          if (!command?.icon) return null;
          return (
            <Tooltip key={id} label={command.label}>
              <ActionIcon
                aria-label={command.label}
                onClick={command.run}
                {...(command.isDangerous && { color: "red" })}
              >
                <command.icon size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          );
        })}
      </div>
    </NodeToolbar>
  );
}
