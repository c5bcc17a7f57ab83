import { useTranslation } from "react-i18next";
import type { Graph } from "./graph";
import { kindOf } from "./kinds";
import { previewOf, titleOf } from "./preview";
import type { Run } from "./run";
import { Rich, usePhrase } from "./Words";

/** The same journey as text: for screen readers, for search in the page and for print. */
export function StepList({ graph, run }: { graph: Graph; run: Run }) {
  const { t } = useTranslation();
  const say = usePhrase();
  const titles = new Map(graph.steps.map(({ address, step }) => [address, titleOf(step.id)]));
  return (
    <ol className="step-list" tabIndex={0} aria-label={t("canvas.list")}>
      {graph.steps.map(({ address, step, outcomes }) => {
        const preview = previewOf(step);
        const state = run.steps.get(address);
        const choices = [...(preview.buttons ?? []), ...(preview.rows ?? [])].join(" · ");
        return (
          <li key={address}>
            <h2>
              {titleOf(step.id)} <small>{t(`kinds.${kindOf(step).key}`)}</small>{" "}
              {state && <em>{t(`canvas.${state === "active" ? "here" : state}`)}</em>}
            </h2>
            {preview.text && (
              <p dir="auto">
                <Rich text={preview.text} />
              </p>
            )}
            {preview.span && (
              <p className="dim">{t(`time.${preview.span.unit}`, { count: preview.span.count })}</p>
            )}
            {choices && (
              <p dir="auto" className="dim">
                <Rich text={choices} />
              </p>
            )}
            {preview.meta && (
              <p dir="auto" className="dim">
                <Rich text={preview.meta} />
              </p>
            )}
            {outcomes.length > 0 && (
              <ul>
                {outcomes.map((outcome) => (
                  <li key={outcome.id}>
                    {outcome.target
                      ? t("canvas.leads", {
                          label: say(outcome.phrases),
                          target: titles.get(outcome.target),
                        })
                      : t("outcomes.missing", { id: outcome.targetId ?? "" })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
