import { IconAlertCircle, IconCheck, IconChecks, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Message } from "../api/types";
import { useWhen } from "./when";

const STATES = {
  queued: [IconClock, "queued"],
  scheduled: [IconClock, "scheduled"],
  sent: [IconCheck, "sent"],
  delivered: [IconChecks, "delivered"],
  received: [IconChecks, "delivered"],
  read: [IconChecks, "read"],
} as const;

/** How far a message came: a clock, one tick, two ticks, two blue ones, or that it failed. */
export function Ticks({ message }: { message: Message }) {
  const { t } = useTranslation();
  const isMine = message.direction === "inbound";
  const known = STATES[message.state as keyof typeof STATES];
  const [Picture, word] = known ?? ([IconAlertCircle, "failed"] as const);
  const label = t(isMine ? `phone.${word}` : `phone.business_${word}`);
  return (
    <span className={`ticks ticks-${word}`} role="img" aria-label={label} title={label}>
      <Picture size={15} aria-hidden />
    </span>
  );
}

/** When a message was written, and what became of it. */
export function Time({ message }: { message: Message }) {
  const { time } = useWhen();
  return (
    <span className="t">
      <time dateTime={message.timestamp}>{time(message.timestamp)}</time>
      <Ticks message={message} />
    </span>
  );
}
