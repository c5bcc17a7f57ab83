import {
  IconCheck,
  IconClock,
  IconPencil,
  IconPlayerPause,
  IconSend,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import "../templates/templates.css";
import type { Broadcast } from "./api";

const LOOKS = {
  draft: { tone: "still", icon: IconPencil },
  scheduled: { tone: "wait", icon: IconClock },
  running: { tone: "wait", icon: IconSend },
  paused: { tone: "bad", icon: IconPlayerPause },
  cancelled: { tone: "still", icon: IconX },
  finished: { tone: "good", icon: IconCheck },
} as const;

export function StatusChip({ status }: { status: Broadcast["status"] }) {
  const { t } = useTranslation();
  const { tone, icon: Picture } = LOOKS[status];
  return (
    <span className={`t-chip is-${tone}`}>
      <Picture size={14} aria-hidden />
      {t(`broadcasts.statuses.${status}`)}
    </span>
  );
}
