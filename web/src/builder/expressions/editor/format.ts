// WhatsApp's own marks: *bold* _italic_ ~strike~ ```mono```. They are put around what is selected, or taken off.
import type { EditorView } from "@codemirror/view";

export const MARKS = { bold: "*", italic: "_", strike: "~", mono: "```" } as const;
export type Mark = keyof typeof MARKS;

export function toggle(view: EditorView, mark: Mark): boolean {
  const sign = MARKS[mark];
  const { state } = view;
  const { from, to } = state.selection.main;
  const inside = state.sliceDoc(from, to);
  const isAround =
    state.sliceDoc(from - sign.length, from) === sign &&
    state.sliceDoc(to, to + sign.length) === sign;
  if (isAround) {
    view.dispatch({
      changes: [
        { from: from - sign.length, to: from },
        { from: to, to: to + sign.length },
      ],
      userEvent: "input",
    });
  } else {
    // Blanks at the ends stay outside: WhatsApp would show the marks as they are.
    const start = from + inside.length - inside.trimStart().length;
    const end = Math.max(start, to - (inside.length - inside.trimEnd().length));
    view.dispatch({
      changes: [
        { from: start, insert: sign },
        { from: end, insert: sign },
      ],
      selection: { anchor: start + sign.length, head: end + sign.length },
      userEvent: "input",
    });
  }
  view.focus();
  return true;
}
