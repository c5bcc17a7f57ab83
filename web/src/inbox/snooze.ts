export const SNOOZES = ["hour", "threeHours", "tomorrow", "monday"] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR = 3_600_000;
const MORNING = 9;

/** Until when a conversation sleeps: for hours, or until the morning of a day. */
export function untilOf(name: Snooze, now: Date): Date {
  if (name === "hour") return new Date(now.getTime() + HOUR);
  if (name === "threeHours") return new Date(now.getTime() + 3 * HOUR);
  const days = name === "tomorrow" ? 1 : (8 - now.getDay()) % 7 || 7;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}
