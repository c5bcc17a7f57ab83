import { history, historyKeymap } from "@codemirror/commands";
import { Prec } from "@codemirror/state";
import { keymap, type EditorView } from "@codemirror/view";
import { Button } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { chips, eachLineItsDirection, relabel } from "../../builder/expressions/editor/chips";
import { toggle } from "../../builder/expressions/editor/format";
import { Host } from "../../builder/expressions/editor/Host";
import { MarkButtons } from "../../builder/expressions/editor/MarkButtons";
import { namesIn, nextVariable, type Text } from "./form";

type Props = {
  label: string;
  value: Text;
  place: string;
  errorId: string | undefined;
  counter: string;
  isOver: boolean;
  isHeading: boolean;
  onText: (text: string) => void;
};

const MARKS = ["bold", "italic", "strike"] as const;

/** The text of a template: its variables are chips that show their samples. */
export default function BodyEditor(props: Props) {
  const { label, value, place, errorId, counter, isOver, isHeading, onText } = props;
  const { t } = useTranslation();
  const view = useRef<EditorView | null>(null);
  const writing = useRef<number | null>(null);
  const latest = useRef(value);
  const look = (name: string) => {
    const { text, samples } = latest.current;
    const sample = samples[namesIn(text).indexOf(name)];
    const words = sample
      ? t("templates.write.chipSample", { name, sample })
      : t("templates.write.chip", { name });
    return { words, hint: t("templates.write.chipHint"), tone: "sure" as const };
  };
  useLayoutEffect(() => {
    latest.current = value;
  });
  useEffect(() => {
    view.current?.dispatch({ effects: relabel.of(null) });
  }, [value.samples]);
  const extensions = () => [
    history(),
    Prec.highest(keymap.of(historyKeymap)),
    eachLineItsDirection,
    chips(() => ({
      look,
      open: ({ script }) => document.getElementById(`sample-${place}-${script}`)?.focus(),
    })),
  ];
  const insert = () => {
    const editor = view.current;
    if (!editor) return;
    const { from, to } = editor.state.selection.main;
    const text = `{{${nextVariable(editor.state.doc.toString())}}}`;
    editor.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor: from + text.length },
      userEvent: "input",
    });
    editor.focus();
  };
  return (
    <div className="writing">
      <Host
        label={label}
        value={value.text}
        onChange={onText}
        extensions={extensions}
        errorId={errorId}
        required
        writing={writing}
        isSingleLine={isHeading}
        onReady={(made) => {
          view.current = made;
        }}
      />
      <div className="writing-foot">
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconBraces size={14} aria-hidden />}
          disabled={isHeading && namesIn(value.text).length > 0}
          onMouseDown={(event) => event.preventDefault()}
          onClick={insert}
        >
          {t("templates.write.addVariable")}
        </Button>
        {!isHeading && (
          <MarkButtons
            marks={MARKS}
            onMark={(mark) => view.current && toggle(view.current, mark)}
          />
        )}
        <span className={isOver ? "count over" : "count"}>{counter}</span>
      </div>
    </div>
  );
}
