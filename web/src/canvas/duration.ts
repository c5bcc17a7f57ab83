// Time limits as the definitions write them: `d.hh:mm:ss` or `hh:mm:ss`.
export type Span = { unit: "day" | "hour" | "minute" | "second"; count: number };

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** The largest unit that says it exactly; null when the text is no plain duration. */
export function readDuration(text: string): Span | null {
  const found = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})$/.exec(text.trim());
  if (!found) return null;
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  const total = days! * 86_400 + hours! * 3_600 + minutes! * 60 + seconds!;
  if (total === 0) return null;
  for (const [unit, size] of UNITS) if (total % size === 0) return { unit, count: total / size };
  return null;
}

const wide = (value: number) => String(value).padStart(2, "0");

/** A time limit as definitions write it, `d.hh:mm:ss`. */
export function writeDuration({ unit, count }: Span): string {
  const size = UNITS.find(([name]) => name === unit)![1];
  const total = Math.round(count * size);
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  return `${days}.${wide(hours)}:${wide(minutes)}:${wide(total % 60)}`;
}
