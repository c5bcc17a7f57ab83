import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching } from "@codemirror/language";
import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { evaluationOf, useFunctions, type Evaluated } from "../api";
import type { ExpressionFieldProps } from "../ExpressionField";
import { useStepScope } from "../useScope";
import { useWords } from "../useWords";
import { namesInScript } from "./completions";
import { highlighting } from "./highlighting";
import { Host } from "./Host";

type Props = ExpressionFieldProps & {
  writing: RefObject<number | null>;
  errorId: string | undefined;
};

/** Remarks of the server's parser where they belong; its positions count characters, the editor's code units. */
function diagnosticsOf(script: string, told: Evaluated | undefined): Diagnostic[] {
  const characters = [...script];
  return (told?.problems ?? []).map(({ message, position, level }) => {
    const at = Math.min(position, characters.length);
    const from = characters.slice(0, at).join("").length;
    const word = /^[\w$]+|^./s.exec(script.slice(from))?.[0].length ?? 0;
    const to = Math.min(script.length, from + Math.max(1, word));
    return { from: Math.min(from, Math.max(0, to - 1)), to, severity: level, message };
  });
}

function Outcome({ told }: { told: Evaluated | undefined }) {
  const { t } = useTranslation();
  if (!told) return null;
  if (told.error) {
    return (
      <p className="script-gives wrong">
        {told.error.position === null || told.error.kind === "fault"
          ? told.error.message
          : t("expressions.wrongAt", { message: told.error.message, at: told.error.position + 1 })}
      </p>
    );
  }
  const isNothing = told.value === null;
  const shown =
    typeof told.value === "string" ? `“${told.value}”` : JSON.stringify(told.value, null, 1);
  return (
    <p className="script-gives" dir="auto">
      <span aria-hidden>→ </span>
      <span className="unseen">{t("expressions.gives")} </span>
      {isNothing ? t("expressions.nothing") : shown.slice(0, 400)}
    </p>
  );
}

export default function ScriptEditor(props: Props) {
  const { label, value, onChange, address, afterStep, placeholder } = props;
  const { variables, results, sample } = useStepScope(address, afterStep);
  const all = useMemo(() => [...results, ...variables], [results, variables]);
  const { where } = useWords(all);
  const functions = useFunctions();
  const view = useRef<EditorView | null>(null);
  const setting = useRef({ all, functions, where });
  useLayoutEffect(() => {
    setting.current = { all, functions, where };
  });
  const extensions = () => [
    javascript(),
    highlighting,
    bracketMatching(),
    namesInScript(
      () => setting.current.all,
      () => setting.current.functions,
      (variable) => setting.current.where(variable),
    ),
  ];
  const [settled] = useDebouncedValue(value, 250);
  const asked = useQuery({ ...evaluationOf(settled, sample), enabled: settled.trim() !== "" });
  const told = settled.trim() === "" ? undefined : asked.data;
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() !== settled) return;
    editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(settled, told)));
  }, [told, settled]);
  return (
    <>
      <div className="writing code-writing">
        <Host
          label={label}
          value={value}
          onChange={onChange}
          extensions={extensions}
          placeholder={placeholder}
          errorId={props.errorId}
          writing={props.writing}
          onReady={(made) => {
            view.current = made;
          }}
        />
      </div>
      <div role="status">
        <Outcome told={told} />
      </div>
    </>
  );
}
