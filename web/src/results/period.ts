// Which runs of a journey are looked at.
export const PERIODS = ["today", "week", "month", "quarter", "all"] as const;
export type Period = (typeof PERIODS)[number];
const DAYS: Record<Period, number | null> = {
  today: 0,
  week: 7,
  month: 30,
  quarter: 90,
  all: null,
};

/** Which runs are looked at, as the address of the page has it. */
export type ResultsSearch = { period?: Period; version?: number };
/** Where a period begins: at midnight of the day, here, so many days ago. */
export function begins(period: Period, now: Date): string | null {
  const days = DAYS[period];
  if (days === null) return null;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toISOString();
}
