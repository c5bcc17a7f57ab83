import { useTranslation } from "react-i18next";
import type { RawStep } from "../../../api/types";
import { ChangeMark, type StepChange } from "../../../canvas/ChangeMark";
import { graphOf } from "../../../canvas/graph";
import { kindOf } from "../../../canvas/kinds";
import { previewOf, titleOf } from "../../../canvas/preview";
import { Rich } from "../../../canvas/Words";
import { stepsOf } from "../../document";
import type { Diff, Side, StepDiff } from "../api";
import { ChangeLine } from "./ChangeLine";
import { goneId } from "./union";
import "../versions.css";

const byAddress = (side: Side) =>
  new Map(graphOf(stepsOf(side)).steps.map(({ address, step }) => [address, step]));

const changed = (diff: Diff) => diff.steps.filter((step) => step.state !== "same");

/** "2 steps added · 1 step changed", and nothing about what there is none of. */
export function Summary({ diff }: { diff: Diff }) {
  const { t } = useTranslation();
  if (diff.isEmpty) return <p className="change-sum">{t("compare.same")}</p>;
  const parts = (["added", "changed", "removed"] as const).flatMap((state) => {
    const count = diff.steps.filter((step) => step.state === state).length;
    return count > 0 ? [t(`compare.sum.${state}`, { count })] : [];
  });
  return parts.length > 0 ? <p className="change-sum">{parts.join(" · ")}</p> : null;
}

type StepProps = {
  step: StepDiff;
  raw: RawStep | undefined;
  onShow: ((id: string) => void) | undefined;
};

function StepChanges({ step, raw, onShow }: StepProps) {
  const { t } = useTranslation();
  const title = titleOf(step.id);
  const preview = raw && step.state !== "changed" ? previewOf(raw) : {};
  const head = (
    <>
      <span className="change-title">{title}</span>
      {raw && <small>{t(`kinds.${kindOf(raw).key}`)}</small>}
      <ChangeMark change={step.state as StepChange} />
    </>
  );
  return (
    <li className="change-step">
      <h3>
        {onShow ? (
          <button
            type="button"
            className="change-head"
            title={t("compare.show", { title })}
            onClick={() => onShow(step.after ?? goneId(step.before!))}
          >
            {head}
          </button>
        ) : (
          <span className="change-head">{head}</span>
        )}
      </h3>
      {(preview.text ?? preview.meta) && (
        <p className="change-preview" dir="auto">
          <Rich text={preview.text ?? preview.meta ?? ""} />
        </p>
      )}
      {step.changes.length > 0 && (
        <ul>
          {step.changes.map((change, index) => (
            <li key={index}>
              <ChangeLine change={change} step={raw} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

type Props = { diff: Diff; onShow?: (id: string) => void };

/** All differences as text, by step: what the picture shows, for reading. */
export function ChangeList({ diff, onShow }: Props) {
  const { t } = useTranslation();
  const [older, newer] = [byAddress(diff.from), byAddress(diff.to)];
  return (
    <div className="change-list">
      <Summary diff={diff} />
      <ol>
        {diff.journey.length > 0 && (
          <li className="change-step">
            <h3>
              <span className="change-head">
                <span className="change-title">{t("compare.journey")}</span>
                <ChangeMark change="changed" />
              </span>
            </h3>
            <ul>
              {diff.journey.map((change, index) => (
                <li key={index}>
                  <ChangeLine change={change} step={undefined} />
                </li>
              ))}
            </ul>
          </li>
        )}
        {changed(diff).map((step) => (
          <StepChanges
            key={`${step.before} ${step.after}`}
            step={step}
            raw={step.after ? newer.get(step.after) : older.get(step.before!)}
            onShow={onShow}
          />
        ))}
      </ol>
    </div>
  );
}
