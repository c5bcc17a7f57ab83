import { ActionIcon } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { keymap, type EditorView } from "@codemirror/view";
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { useTranslation } from "react-i18next";
import { braced } from "../braces";
import { ChipPopover } from "../ChipPopover";
import { useStepScope } from "../useScope";
import { useWords } from "../useWords";
import { VariablePicker } from "../VariablePicker";
import type { VariableTextProps } from "../VariableText";
import { chips, eachLineItsDirection, relabel, type Chip } from "./chips";
import { variablesInText } from "./completions";
import { toggle, type Mark } from "./format";
import { Host } from "./Host";
import { MarkButtons } from "./MarkButtons";

const KEYS: Partial<Record<Mark, string>> = { bold: "Mod-b", italic: "Mod-i" };

type Props = VariableTextProps & {
  writing: RefObject<number | null>;
  errorId: string | undefined;
  note: ReactNode;
};

export default function VariableEditor(props: Props) {
  const { label, value, onChange, address, lines, note, writing } = props;
  const { t } = useTranslation();
  const hasMarks = props.marks ?? lines !== undefined;
  const { variables, results } = useStepScope(address, props.afterStep);
  const all = useMemo(() => [...results, ...variables], [results, variables]);
  const { where, look } = useWords(all);
  const [chip, setChip] = useState<Chip | null>(null);
  const view = useRef<EditorView | null>(null);
  const setting = useRef({ look, open: setChip, all, where });
  useLayoutEffect(() => {
    setting.current = { look, open: setChip, all, where };
  }, [look, all, where]);
  const extensions = () => [
    chips(() => setting.current),
    eachLineItsDirection,
    variablesInText(
      () => setting.current.all,
      (variable) => setting.current.where(variable),
    ),
    hasMarks
      ? keymap.of(
          Object.entries(KEYS).map(([mark, key]) => ({
            key,
            run: (editor: EditorView) => toggle(editor, mark as Mark),
          })),
        )
      : [],
  ];
  useEffect(() => {
    view.current?.dispatch({ effects: relabel.of(null) });
  }, [variables, results, t]);
  const put = (from: number, to: number, insert: string) => {
    const editor = view.current!;
    editor.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: "input",
    });
    editor.focus();
  };
  return (
    <div className={`writing${lines ? "" : " single"}`}>
      <div style={{ "--lines": lines ?? 1 } as React.CSSProperties}>
        <Host
          label={label}
          value={value}
          onChange={onChange}
          extensions={extensions}
          isSingleLine={!lines}
          placeholder={props.placeholder}
          errorId={props.errorId}
          required={props.required}
          writing={writing}
          onReady={(made) => {
            view.current = made;
          }}
        />
      </div>
      <div className="writing-foot">
        {hasMarks && <MarkButtons onMark={(mark) => toggle(view.current!, mark)} />}
        <VariablePicker
          variables={all}
          where={where}
          onPick={(path) => {
            const { from, to } = view.current!.state.selection.main;
            put(from, to, braced(path));
          }}
          target={(open, isOpen) => (
            <ActionIcon
              size={24}
              title={t("expressions.insert")}
              aria-label={t("expressions.insertInto", { label })}
              aria-haspopup="listbox"
              aria-expanded={isOpen}
              onClick={open}
            >
              <IconBraces size={14} />
            </ActionIcon>
          )}
        />
        <span className="count">{note}</span>
      </div>
      {chip && (
        <ChipPopover
          chip={chip}
          address={address}
          afterStep={props.afterStep}
          variables={all}
          where={where}
          onClose={() => {
            setChip(null);
            view.current?.focus();
          }}
          onChange={(script) => put(chip.from, chip.to, script === null ? "" : braced(script))}
        />
      )}
    </div>
  );
}
