import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef } from "react";
import { highlighting } from "../../builder/expressions/editor/highlighting";
import type { FormError } from "../api";

type Props = {
  label: string;
  value: string;
  isReadOnly: boolean;
  errors: FormError[];
  /** Where to go. */
  line: number | null;
  onChange: (text: string) => void;
};

/** Where an error stands in the text as it is now, which may be shorter than the one that was checked. */
function diagnosticOf(state: EditorState, error: FormError): Diagnostic {
  const lineOf = (number: number) => state.doc.line(Math.min(Math.max(number, 1), state.doc.lines));
  const [first, last] = [lineOf(error.lineStart), lineOf(error.lineEnd)];
  const from = Math.min(first.from + error.columnStart - 1, first.to);
  const to = Math.max(from, Math.min(last.from + error.columnEnd, last.to));
  return { from, to, severity: "error", message: error.message };
}

/** Flow JSON for those who write it, with errors at their lines. */
export default function FlowJsonEditor(props: Props) {
  const { label, value, isReadOnly, errors, line } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  const state = useRef(new Compartment());
  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          json(),
          highlighting,
          lineNumbers(),
          bracketMatching(),
          lintGutter(),
          history(),
          keymap.of([...historyKeymap, ...defaultKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            "aria-label": latest.current.label,
            tabindex: "0",
          }),
          state.current.of(EditorState.readOnly.of(latest.current.isReadOnly)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  useEffect(() => {
    view.current?.dispatch({
      effects: state.current.reconfigure(EditorState.readOnly.of(isReadOnly)),
    });
  }, [isReadOnly]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const found = errors.map((error) => diagnosticOf(editor.state, error));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [errors]);
  useEffect(() => {
    const editor = view.current;
    if (!editor || line === null) return;
    const { from } = editor.state.doc.line(Math.min(Math.max(line, 1), editor.state.doc.lines));
    editor.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    editor.focus();
  }, [line]);
  return (
    <div ref={place} className="cm-host form-json" dir="ltr" aria-label={label} role="group" />
  );
}
