import { IconCheck, IconChevronRight, IconPlus } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Key = string | number;
type Props = {
  value: unknown;
  path?: Key[];
  /** The name under which a field is remembered; undefined when it is not. */
  savedAs: (path: Key[]) => string | undefined;
  onSave: (path: Key[]) => void;
};

const ITEMS = 5;
const isDict = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const brief = (value: unknown) => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** An answer, whose fields are remembered by a click. */
export function AnswerTree({ value, path = [], savedAs, onSave }: Props) {
  const entries: [Key, unknown][] = Array.isArray(value)
    ? value.slice(0, ITEMS).map((item, at): [Key, unknown] => [at, item])
    : isDict(value)
      ? Object.entries(value)
      : [];
  return (
    <ul className="answer-tree">
      {entries.map(([key, item]) => {
        const here = [...path, key];
        const isInner = isDict(item) || Array.isArray(item);
        return (
          <li key={key}>
            {isInner ? (
              <Inner path={here} value={item} savedAs={savedAs} onSave={onSave} />
            ) : (
              <Field path={here} value={item} savedAs={savedAs} onSave={onSave} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Inner(props: Required<Props>) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(props.path.length < 3);
  return (
    <>
      <div className="answer-inner">
        <button
          type="button"
          className="answer-fold"
          aria-expanded={isOpen}
          aria-label={t("steps.http.inside", { field: labelOf(t, props.path) })}
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconChevronRight size={12} aria-hidden />
        </button>
        <Field {...props} />
      </div>
      {isOpen && <AnswerTree {...props} />}
    </>
  );
}

const labelOf = (t: TFunction, path: Key[]) => {
  const key = path.at(-1)!;
  return typeof key === "number" ? t("steps.http.item", { number: key + 1 }) : key;
};

function Field({ path, value, savedAs, onSave }: Required<Props>) {
  const { t } = useTranslation();
  const saved = savedAs(path);
  const label = labelOf(t, path);
  const kind = Array.isArray(value)
    ? t("steps.http.items", { count: value.length })
    : isDict(value)
      ? ""
      : brief(value);
  return (
    <button
      type="button"
      className={`answer-field ${saved ? "saved" : ""}`}
      aria-label={
        saved
          ? t("steps.http.savedAs", { field: label, name: saved })
          : t("steps.http.save", { field: label })
      }
      disabled={saved !== undefined}
      onClick={() => onSave(path)}
    >
      <b dir="auto">{label}</b>
      <span dir="auto">{kind}</span>
      {saved ? (
        <em>
          <IconCheck size={12} aria-hidden /> {saved}
        </em>
      ) : (
        <IconPlus size={12} aria-hidden />
      )}
    </button>
  );
}
