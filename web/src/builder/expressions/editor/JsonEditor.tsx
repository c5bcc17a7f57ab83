import { json, jsonParseLinter } from "@codemirror/lang-json";
import { bracketMatching } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import type { EditorView } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { useStepScope } from "../useScope";
import { useWords } from "../useWords";
import { ChipPopover } from "../ChipPopover";
import { chips, relabel, type Chip } from "./chips";
import { variablesInText } from "./completions";
import { highlighting } from "./highlighting";
import { Host } from "./Host";

type Props = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  address: string;
  writing: RefObject<number | null>;
  errorId: string | undefined;
};

/** An expression as it stands between the quotes of JSON. */
const quoted = (script: string) => JSON.stringify(script).slice(1, -1);
const unquoted = (script: string) => {
  try {
    return JSON.parse(`"${script}"`) as string;
  } catch {
    return script;
  }
};

/** JSON with its expressions as chips, and words for what is not JSON yet. */
export default function JsonEditor({ label, value, onChange, address, writing, errorId }: Props) {
  const { variables } = useStepScope(address, true);
  const { where, look } = useWords(variables);
  const [chip, setChip] = useState<Chip | null>(null);
  const view = useRef<EditorView | null>(null);
  const setting = useRef({ look, open: (found: Chip) => setChip(found), variables, where });
  useLayoutEffect(() => {
    setting.current = {
      look: (script) => look(unquoted(script)),
      open: (found: Chip) => setChip({ ...found, script: unquoted(found.script) }),
      variables,
      where,
    };
  }, [look, variables, where]);
  const extensions = () => [
    json(),
    highlighting,
    bracketMatching(),
    linter(jsonParseLinter(), { delay: 500 }),
    chips(() => setting.current),
    variablesInText(
      () => setting.current.variables,
      (variable) => setting.current.where(variable),
    ),
  ];
  useEffect(() => {
    view.current?.dispatch({ effects: relabel.of(null) });
  }, [variables]);
  return (
    <div className="writing code-writing">
      <Host
        label={label}
        value={value}
        onChange={onChange}
        extensions={extensions}
        writing={writing}
        errorId={errorId}
        onReady={(made) => {
          view.current = made;
        }}
      />
      {chip && (
        <ChipPopover
          chip={chip}
          address={address}
          afterStep
          variables={variables}
          where={where}
          onClose={() => {
            setChip(null);
            view.current?.focus();
          }}
          onChange={(script) => {
            const insert = script === null ? "" : `{{${quoted(script)}}}`;
            view.current?.dispatch({
              changes: { from: chip.from, to: chip.to, insert },
              userEvent: "input",
            });
          }}
        />
      )}
    </div>
  );
}
