import { useTranslation } from "react-i18next";
import type { CSSProperties } from "react";
import { kindOf } from "../canvas/kinds";
import { NEW_KINDS, newStep, type NewKind } from "./newStep";

const BLANK = { text: "", button: "", row: "", section: "" };
export const DRAGGED = "application/x-chatwright-step";

/** The kinds of steps: click one to add it after the selected step, or drag it to a place. */
export function Palette({ onAdd }: { onAdd: (kind: NewKind) => void }) {
  const { t } = useTranslation();
  return (
    <div className="palette" role="group" aria-label={t("builder.palette")}>
      {(["talk", "logic", "connect"] as const).map((group) => (
        <div key={group}>
          <div className="pal-group">{t(`builder.groups.${group}`)}</div>
          {NEW_KINDS.filter((entry) => entry.group === group).map(({ kind }) => {
            const look = kindOf(newStep(kind, "", "", BLANK).step);
            const Picture = look.icon;
            return (
              <button
                type="button"
                key={kind}
                className="pal"
                draggable
                style={{ "--hue": look.hue } as CSSProperties}
                onDragStart={(event) => event.dataTransfer.setData(DRAGGED, kind)}
                onClick={() => onAdd(kind)}
              >
                <span className="tile sm">
                  <Picture size={14} stroke={1.9} aria-hidden />
                </span>
                <b>{t(`kinds.${look.key}`)}</b>
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
