import { IconCheck } from "@tabler/icons-react";

/** The round mark of a row that can be picked. */
export function Radio({ on }: { on: boolean }) {
  return <i className={on ? "on" : ""}>{on && <IconCheck size={12} stroke={3} aria-hidden />}</i>;
}
