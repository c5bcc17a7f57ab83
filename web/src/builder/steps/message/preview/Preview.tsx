import { IconList } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Bubble } from "../../../../phone/Bubble";
import { templateParts } from "../../../../phone/parts";
import "../../../../phone/bubbles.css";
import "../../../../phone/template.css";
import { evaluationOf } from "../../../expressions/api";
import { toCompute } from "../../../expressions/sample";
import { useStepScope } from "../../../expressions/useScope";
import { said, type Dict } from "../content";
import { templateOf, useTemplates } from "../TemplateFields";
import "./preview.css";
import { phonePartsOf, reading, shownOf, textsIn, type Shown } from "./shown";

const MOST_SCRIPTS = 20;

/** The values that only the server can compute, as far as they have come. */
function useComputed(value: unknown, sample: ReturnType<typeof useStepScope>["sample"]) {
  const scripts = useMemo(() => toCompute(textsIn(value)).slice(0, MOST_SCRIPTS), [value]);
  return useQueries({
    queries: scripts.map((script) => evaluationOf(script, sample)),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }, index): [string, unknown][] =>
          data && !data.error ? [[scripts[index]!, data.value]] : [],
        ),
      ),
  });
}

function ListRows({ list }: { list: NonNullable<Shown["list"]> }) {
  return (
    <div className="wa-sheet">
      {list.sections.map((section, at) => (
        <div key={at}>
          {section.title && (
            <b className="wa-section" dir="auto">
              {section.title}
            </b>
          )}
          {section.rows.map((row, index) => (
            <p key={index} dir="auto">
              {row.title}
              {row.description && <small>{row.description}</small>}
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}

/** How the customer will see the message, with example values in place of variables. */
export function Preview({ inputs, address }: { inputs: Dict; address: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const later = useDeferredValue(inputs);
  const { sample } = useStepScope(address);
  const computed = useComputed(later["content"], sample);
  const isTemplate = said(later["type"]).toLowerCase() === "template";
  const templates = useTemplates(isTemplate ? said(later["subAccountId"]) : "");
  const template = templateOf(later, templates.data);
  const read = reading(sample, computed);
  const parts = phonePartsOf(later, read);
  if (parts) {
    return (
      <section className="wa-preview" aria-label={t("composer.preview")} tabIndex={0}>
        <Bubble parts={parts} type={said(later["type"])} side="in" kind="tpl" />
      </section>
    );
  }
  const shown = shownOf(later, read, template);
  if (!shown) return null;
  return (
    <section className="wa-preview" aria-label={t("composer.preview")} tabIndex={0}>
      <Bubble parts={templateParts(shown)} type={said(later["type"])} side="in" kind="tpl" />
      {shown.list && (
        <div className="b in list wa-list">
          <button
            type="button"
            className="b-btn"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconList size={17} aria-hidden /> {shown.list.button || t("builder.words.button")}
          </button>
          {isOpen && <ListRows list={shown.list} />}
        </div>
      )}
    </section>
  );
}
