// CodeMirror as a field of a form: the page's document is what is true, and the editor follows it.
import { defaultKeymap } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, Prec, type Extension } from "@codemirror/state";
import {
  EditorView,
  keymap,
  placeholder as placeholderText,
  tooltips,
  type ViewUpdate,
} from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { usePageHistory, useTyping, type Stroke } from "../typing";

const fromOutside = Annotation.define<boolean>();

export type HostProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What makes the editor what it is; asked once. */
  extensions: () => Extension[];
  isSingleLine?: boolean;
  placeholder?: string;
  /** The id of the element that says what is wrong. */
  errorId?: string;
  required?: boolean;
  /** Where a person was already writing in the field's stand-in, if anywhere. */
  writing: RefObject<number | null>;
  /** Is told the editor once it is there. */
  onReady?: (view: EditorView) => void;
};

const unified = (text: string) => text.replace(/\r\n?/g, "\n");

/** One line stays one line, whatever is pasted. */
const oneLine = EditorState.transactionFilter.of((change) => {
  if (!change.docChanged || change.newDoc.lines === 1 || change.annotation(fromOutside))
    return change;
  const text = change.newDoc.toString();
  const cuts = [...text.matchAll(/\s*\n\s*/g)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    insert: " ",
  }));
  return [change, { changes: cuts, sequential: true }];
});

/** The smallest change that turns one text into another, so that cursor and chips stay where they are. */
function changeBetween(before: string, after: string) {
  let from = 0;
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** Undo and redo belong to the page. Letters are compared by their place on keyboards that have no such letters. */
function historyKey(event: KeyboardEvent, history: ReturnType<typeof usePageHistory>): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = /^[a-z]$/i.test(event.key)
    ? event.key.toLowerCase()
    : event.code.slice(3).toLowerCase();
  if (key !== "z" && key !== "y") return false;
  event.preventDefault();
  if (key === "y" || event.shiftKey) history.redo();
  else history.undo();
  return true;
}

/** One letter more, one letter less, or anything else. */
function strokeOf({ changes, transactions }: ViewUpdate): Stroke {
  if (transactions.some((one) => one.isUserEvent("input.type.compose"))) return "type";
  let more = 0;
  let less = 0;
  changes.iterChanges((from, to, start, end) => {
    less += to - from;
    more += end - start;
  });
  // An emoji is a letter of two code units.
  if (less === 0 && more <= 2) return "type";
  return more === 0 && less <= 2 ? "delete" : "other";
}

function attributesOf({ label, errorId, required, isSingleLine }: HostProps) {
  return EditorView.contentAttributes.of({
    "aria-label": label,
    "aria-multiline": String(!isSingleLine),
    ...(errorId && { "aria-invalid": "true", "aria-describedby": errorId }),
    ...(required && { "aria-required": "true" }),
    spellcheck: "true",
    // It can be focused without, and those who check accessibility do not know.
    tabindex: "0",
  });
}

export function Host(props: HostProps) {
  const { value, isSingleLine, writing } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const history = usePageHistory();
  const take = useTyping(props.onChange);
  const latest = useRef({ take, value });
  const attributes = useRef(new Compartment());
  useLayoutEffect(() => {
    latest.current = { take, value };
  });
  useLayoutEffect(() => {
    const at = writing.current;
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: unified(latest.current.value),
        selection: { anchor: Math.min(at ?? 0, unified(latest.current.value).length) },
        extensions: [
          props.extensions(),
          Prec.high(keymap.of([{ any: (_, event) => historyKey(event, history) }])),
          // Enter of a field in one line belongs to whatever is around it.
          keymap.of(defaultKeymap.filter(({ key }) => !isSingleLine || key !== "Enter")),
          isSingleLine ? oneLine : [],
          isSingleLine ? [] : EditorView.lineWrapping,
          tooltips({ position: "fixed", parent: document.body }),
          props.placeholder ? placeholderText(props.placeholder) : [],
          attributes.current.of(attributesOf(props)),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            if (update.transactions.every((one) => one.annotation(fromOutside))) return;
            const text = update.state.doc.toString();
            const crlf = latest.current.value.includes("\r\n");
            latest.current.take(crlf ? text.replaceAll("\n", "\r\n") : text, strokeOf(update));
          }),
        ],
      }),
    });
    view.current = made;
    props.onReady?.(made);
    if (at !== null) made.focus();
    return () => made.destroy();
    // The editor is made once; what changes later is told to it below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useLayoutEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const shown = editor.state.doc.toString();
    const wanted = unified(value);
    if (shown === wanted || editor.composing) return;
    editor.dispatch({
      changes: changeBetween(shown, wanted),
      annotations: fromOutside.of(true),
    });
  }, [value]);
  const { label, errorId, required } = props;
  useEffect(() => {
    const now = attributesOf({ ...props, label, errorId, required });
    view.current?.dispatch({ effects: attributes.current.reconfigure(now) });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [label, errorId, required]);
  return <div ref={place} className="cm-host" />;
}
