// The order of buttons: WhatsApp wants those of one kind to stand together.
import type { Button } from "./form";

/** A new button behind the last one of its kind. */
export function placedButton(buttons: Button[], button: Button): Button[] {
  const last = buttons.map((one) => one.type).lastIndexOf(button.type);
  const at = last < 0 ? buttons.length : last + 1;
  return [...buttons.slice(0, at), button, ...buttons.slice(at)];
}

/** The buttons in runs of one kind. */
function runsOf(buttons: Button[]): Button[][] {
  const runs: Button[][] = [];
  for (const button of buttons) {
    const last = runs.at(-1);
    if (last?.[0]?.type === button.type) last.push(button);
    else runs.push([button]);
  }
  return runs;
}

/** A button one place up or down among its kind, or its whole kind past the next one; null where there is no place. */
export function swapped(buttons: Button[], at: number, by: 1 | -1): Button[] | null {
  const other = buttons[at + by];
  const one = buttons[at];
  if (!one || !other) return null;
  if (one.type === other.type) {
    return buttons.map((button, index) =>
      index === at ? other : index === at + by ? one : button,
    );
  }
  const runs = runsOf(buttons);
  const run = runs.findIndex((members) => members.includes(one));
  const changed = runs.map((members, index) =>
    index === run ? runs[run + by]! : index === run + by ? runs[run]! : members,
  );
  return changed.flat();
}
