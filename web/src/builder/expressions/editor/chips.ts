// Expressions in a text as chips with a readable name, which the cursor jumps over and Backspace takes away whole.
import { RangeSetBuilder, StateEffect, StateField, type EditorState } from "@codemirror/state";
import { Decoration, EditorView, keymap, ViewPlugin, WidgetType } from "@codemirror/view";
import type { DecorationSet, ViewUpdate } from "@codemirror/view";
import { piecesOf, type Piece } from "../pieces";

/** How a chip looks: its words, and whether what it reads is there on every way, on some, or on none. */
export type ChipLook = { words: string; hint: string; tone: "sure" | "maybe" | "unknown" | "code" };
export type Chip = { from: number; to: number; script: string; box: DOMRect };
type Setting = { look: (script: string) => ChipLook; open: (chip: Chip) => void };

class ChipWidget extends WidgetType {
  constructor(
    readonly script: string,
    readonly look: ChipLook,
  ) {
    super();
  }
  override eq(other: ChipWidget) {
    const { words, hint, tone } = this.look;
    return (
      other.script === this.script &&
      other.look.words === words &&
      other.look.hint === hint &&
      other.look.tone === tone
    );
  }
  override toDOM() {
    const chip = document.createElement("span");
    chip.className = `chip ${this.look.tone}`;
    chip.dir = "auto";
    chip.title = this.look.hint;
    chip.dataset["script"] = this.script;
    chip.textContent = this.look.words;
    return chip;
  }
  override ignoreEvent() {
    return false;
  }
}

/** The expressions of a text. One that is being begun before another one does not swallow that one. */
export function scriptsIn(text: string, head: number): Piece[] {
  return piecesOf(text).flatMap((piece) => {
    if (piece.kind !== "script") return [];
    const inner = text.indexOf("{{", piece.from + 2);
    const isBegun = head > piece.from && head < piece.to && inner > 0 && inner < piece.to;
    if (!isBegun) return [piece];
    return scriptsIn(text.slice(inner), -1).map((one) => ({
      ...one,
      from: one.from + inner,
      to: one.to + inner,
    }));
  });
}

export const relabel = StateEffect.define<null>();

function decorated(state: EditorState, { look }: Setting): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, text } of scriptsIn(state.doc.toString(), state.selection.main.head)) {
    builder.add(from, to, Decoration.replace({ widget: new ChipWidget(text, look(text)) }));
  }
  return builder.finish();
}

/** Each line in the direction of its own words. */
const directed = Decoration.line({ attributes: { dir: "auto" } });
const directions = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = this.lines(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = this.lines(update.view);
    }
    lines(view: EditorView): DecorationSet {
      const builder = new RangeSetBuilder<Decoration>();
      const { doc } = view.state;
      for (let line = 1; line <= doc.lines; line += 1) {
        builder.add(doc.line(line).from, doc.line(line).from, directed);
      }
      return builder.finish();
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
export const eachLineItsDirection = [directions, EditorView.perLineTextDirection.of(true)];

/** Chips for all expressions of a text. `setting` is asked again whenever `relabel` is sent. */
export function chips(setting: () => Setting) {
  const field = StateField.define<DecorationSet>({
    create: (state) => decorated(state, setting()),
    update: (before, change) => {
      const isAsked = change.effects.some((effect) => effect.is(relabel));
      return change.docChanged || change.selection || isAsked
        ? decorated(change.state, setting())
        : before;
    },
    provide: (self) => [
      EditorView.decorations.from(self),
      EditorView.atomicRanges.of((view) => view.state.field(self)),
    ],
  });
  const open = (view: EditorView, at: number): boolean => {
    const head = view.state.selection.main.head;
    const piece = scriptsIn(view.state.doc.toString(), head).find(
      (one) => at >= one.from && at <= one.to,
    );
    if (!piece) return false;
    const left = view.coordsAtPos(piece.from, 1);
    const right = view.coordsAtPos(piece.to, -1);
    if (!left || !right) return false;
    const box = new DOMRect(
      Math.min(left.left, right.right),
      left.top,
      Math.abs(right.right - left.left),
      left.bottom - left.top,
    );
    setting().open({ from: piece.from, to: piece.to, script: piece.text, box });
    return true;
  };
  return [
    field,
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        const chip = (event.target as HTMLElement).closest<HTMLElement>(".chip");
        if (!chip || event.button !== 0) return false;
        event.preventDefault();
        return open(view, view.posAtDOM(chip));
      },
    }),
    keymap.of([{ key: "F2", run: (view) => open(view, view.state.selection.main.head) }]),
  ];
}
