// How states and qualities are shown: never by colour alone, each has its words and its picture.
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconPencil,
  IconPlayerPause,
  IconTrash,
  type Icon,
} from "@tabler/icons-react";

type Look = { tone: "good" | "wait" | "bad" | "still"; icon: Icon };

const LOOKS: Record<string, Look> = {
  APPROVED: { tone: "good", icon: IconCircleCheck },
  REINSTATED: { tone: "good", icon: IconCircleCheck },
  PENDING: { tone: "wait", icon: IconClock },
  IN_APPEAL: { tone: "wait", icon: IconClock },
  PAUSED: { tone: "wait", icon: IconPlayerPause },
  FLAGGED: { tone: "wait", icon: IconAlertTriangle },
  REJECTED: { tone: "bad", icon: IconCircleX },
  DISABLED: { tone: "bad", icon: IconBan },
  LIMIT_EXCEEDED: { tone: "bad", icon: IconBan },
  PENDING_DELETION: { tone: "still", icon: IconTrash },
  DRAFT: { tone: "still", icon: IconPencil },
};

export const lookOf = (status: string): Look =>
  LOOKS[status] ?? { tone: "still", icon: IconAlertTriangle };

/** Whether something is going to happen to a template by itself. */
export const isMoving = (one: { status: string; changesAt: string | null }) =>
  one.status === "PENDING" || one.status === "IN_APPEAL" || one.changesAt !== null;
