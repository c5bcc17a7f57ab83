import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import {
  IconLayoutDistributeVertical,
  IconMap2,
  IconMaximize,
  IconMinus,
  IconPlus,
} from "@tabler/icons-react";
import { useReactFlow, useStore } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import { fitting } from "./view";

type Props = {
  /** What a panel on the left hides, in pixels. */
  covered?: number;
  onTidy?: () => void;
  onMinimap?: () => void;
  hasMinimap?: boolean;
};

export function ZoomBar({ covered = 0, onTidy, onMinimap, hasMinimap = false }: Props) {
  const { t } = useTranslation();
  const flow = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Group className="bar-float" gap={2} wrap="nowrap">
      <ActionIcon
        aria-label={t("canvas.zoomOut")}
        onClick={() => void flow.zoomOut({ duration: 150 })}
      >
        <IconMinus size={16} />
      </ActionIcon>
      <Text size="xs" w={38} ta="center" className="tnum">
        {percent}%
      </Text>
      <ActionIcon
        aria-label={t("canvas.zoomIn")}
        onClick={() => void flow.zoomIn({ duration: 150 })}
      >
        <IconPlus size={16} />
      </ActionIcon>
      <Tooltip label={t("canvas.fit")}>
        <ActionIcon
          aria-label={t("canvas.fit")}
          onClick={() => void flow.fitView(fitting(covered, 250))}
        >
          <IconMaximize size={16} />
        </ActionIcon>
      </Tooltip>
      {onTidy && (
        <Tooltip label={t("canvas.tidy")}>
          <ActionIcon aria-label={t("canvas.tidy")} onClick={onTidy}>
            <IconLayoutDistributeVertical size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {onMinimap && (
        <Tooltip label={t("editing.do.minimap")}>
          <ActionIcon
            aria-label={t("editing.do.minimap")}
            aria-pressed={hasMinimap}
            onClick={onMinimap}
          >
            <IconMap2 size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  );
}
