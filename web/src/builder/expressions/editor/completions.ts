// What is offered while one writes: variables after `{{` in a text; variables, results and functions in an expression.
import {
  autocompletion,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { keymap, type EditorView } from "@codemirror/view";
import { answers, lookedFor } from "../lookup";
import { spoken } from "../sample";
import { partsOf, type Variable } from "../scope";

export type Offer = Completion & { example?: string; where?: string };

const short = (value: unknown) => {
  const text = value === undefined ? "" : spoken(value).replace(/\s+/g, " ");
  return text.length > 28 ? `${[...text].slice(0, 27).join("")}…` : text;
};

function offerOf(variable: Variable, where: (variable: Variable) => string): Offer {
  return {
    label: variable.name,
    detail: where(variable),
    example: short(variable.example),
    type: "variable",
  };
}

/** An example stands at the end of a line of the list. */
const withExample = {
  render: (completion: Completion) => {
    const example = (completion as Offer).example;
    if (!example) return null;
    const shown = document.createElement("span");
    shown.className = "cm-example";
    shown.dir = "auto";
    shown.textContent = example;
    return shown;
  },
  position: 90,
};

const base = { icons: false, addToOptions: [withExample], maxRenderedOptions: 9 };

/** Offers the variables after `{{`, and puts in the whole expression. */
export function variablesInText(
  variables: () => Variable[],
  where: (variable: Variable) => string,
) {
  const source = (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/\{\{[^{}\n]*$/);
    if (!before) return null;
    const query = before.text.slice(2).trim();
    const options = lookedFor(variables(), query).map((variable) => ({
      ...offerOf(variable, where),
      apply: (view: EditorView, _: Completion, from: number, to: number) => {
        const start = from - 2;
        const closed = view.state.sliceDoc(to, to + 2) === "}}" ? to + 2 : to;
        const insert = `{{${variable.path}}}`;
        view.dispatch({
          changes: { from: start, to: closed, insert },
          selection: { anchor: start + insert.length },
          userEvent: "input.complete",
        });
      },
    }));
    return { from: before.from + 2, options, filter: false };
  };
  return [
    autocompletion({ ...base, override: [source], activateOnTypingDelay: 30 }),
    keymap.of(completionKeymap),
  ];
}

export type LibraryFunction = {
  name: string;
  description: string;
  example: string;
  parameters: { name: string; type: string; required: boolean; description: string }[];
};

export const signatureOf = ({ name, parameters }: LibraryFunction) =>
  `${name}(${parameters.map((one) => (one.required ? one.name : `${one.name}?`)).join(", ")})`;

function functionOffer(known: LibraryFunction): Offer {
  return {
    label: known.name,
    displayLabel: signatureOf(known),
    type: "function",
    info: () => {
      const told = document.createElement("div");
      told.append(known.description);
      const example = document.createElement("code");
      example.textContent = known.example.replace(/^\{\{|\}\}$/g, "");
      told.append(document.createElement("br"), example);
      return told;
    },
    apply: (view, _, from, to) => {
      const hasParameters = known.parameters.length > 0;
      view.dispatch({
        changes: { from, to, insert: `${known.name}()` },
        selection: { anchor: from + known.name.length + (hasParameters ? 1 : 2) },
        userEvent: "input.complete",
      });
    },
  };
}

/** Offers what an expression can read and call; `data.` and `step.` by their paths, the rest by name. */
export function namesInScript(
  variables: () => Variable[],
  functions: () => LibraryFunction[],
  where: (variable: Variable) => string,
) {
  const source = (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/[\w$.[\]]*$/);
    const query = before?.text ?? "";
    if (query === "" && !context.explicit) return null;
    if (/^\d/.test(query) || isInString(context)) return null;
    const found = query.includes(".")
      ? variables()
          .flatMap((one) => [one, ...partsOf(one)])
          .filter((one) => one.path.toLowerCase().startsWith(query.toLowerCase()))
      : lookedFor(variables(), query);
    const paths = new Set<string>();
    const options: Offer[] = found
      .filter((one) => !paths.has(one.path) && paths.add(one.path))
      .map((variable) => ({
        ...offerOf(variable, where),
        label: variable.path,
        apply: variable.path,
      }));
    if (!query.includes(".")) {
      options.push(
        ...functions()
          .filter((one) => answers(query, one.name))
          .map(functionOffer),
      );
    }
    return { from: context.pos - query.length, options, filter: false };
  };
  return [autocompletion({ ...base, override: [source] }), keymap.of(completionKeymap)];
}

/** Whether the cursor stands between quotes, as far as the text before it tells. */
function isInString(context: CompletionContext): boolean {
  const before = context.state.sliceDoc(0, context.pos).replace(/\\./g, "");
  let quote = "";
  for (const char of before) {
    if (quote) quote = char === quote ? "" : quote;
    else if (char === "'" || char === '"') quote = char;
  }
  return quote !== "";
}
