import { useTranslation } from "react-i18next";
import type { RawStep } from "../../../api/types";
import { readDuration } from "../../../canvas/duration";
import { phrasesOf } from "../../../canvas/outcomes";
import { titleOf } from "../../../canvas/preview";
import { usePhrase } from "../../../canvas/Words";
import type { Change } from "../api";
import { fieldOf, valueOf } from "./fields";
import { WordDiff } from "./WordDiff";

type Props = { change: Change; step: RawStep | undefined };

function Label({ path }: { path: string }) {
  const { t } = useTranslation();
  const name = fieldOf(path);
  if (!name) return <code className="change-path">{path.replace(/^inputs\./, "")}</code>;
  return <b>{t(`compare.field.${name.key}`, name.values)}</b>;
}

/** The value as it was, and as it is now. */
function BeforeAfter({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  return (
    <dl className="before-after">
      <dt>{t("compare.was")}</dt>
      <dd dir="auto">{before ? <del>{before}</del> : <i>{t("compare.empty")}</i>}</dd>
      <dt>{t("compare.is")}</dt>
      <dd dir="auto">{after ? <ins>{after}</ins> : <i>{t("compare.empty")}</i>}</dd>
    </dl>
  );
}

/** An outcome that leads elsewhere, is new, or is gone, said as a sentence. */
function LinkLine({ change, step }: Props) {
  const { t } = useTranslation();
  const say = usePhrase();
  const condition = change.about ?? "";
  const phrases = condition && step ? phrasesOf(condition, step) : [{ key: "outcomes.next" }];
  const label = step || !condition ? say(phrases) : condition;
  const { before, after } = change;
  const key = before && after ? "nowLeads" : after ? "leads" : "leadsNoMore";
  const values = {
    label,
    before: titleOf(String(before ?? "")),
    after: titleOf(String(after ?? "")),
  };
  return <p>{t(`compare.${key}`, values)}</p>;
}

function ConditionLine({ change, step }: Props) {
  const { t } = useTranslation();
  const say = usePhrase();
  const [before, after] = [change.before, change.after].map((condition) =>
    step && typeof condition === "string" ? say(phrasesOf(condition, step)) : valueOf(condition),
  ) as [string, string];
  return (
    <>
      <b>{t("compare.condition", { target: titleOf(change.about ?? "") })}</b>
      {before === after && change.words ? (
        <WordDiff words={change.words} />
      ) : (
        <BeforeAfter before={before} after={after} />
      )}
    </>
  );
}

function SettingLine({ change }: { change: Change }) {
  const { t } = useTranslation();
  const [before, after] = [change.before, change.after].map((value) => {
    const text = String(value ?? "");
    if (change.path === "entry") return titleOf(text);
    if (change.path === "status") return t(`versions.${text === "enabled" ? "on" : "off"}`);
    return t(`triggers.${text}`, { defaultValue: text });
  }) as [string, string];
  return (
    <>
      <Label path={change.path} />
      <BeforeAfter before={before} after={after} />
    </>
  );
}

const LASTS = /^inputs\.(timeout|duration)$/;

/** A time that both sides say plainly, in words: "2 hours" instead of 0.02:00:00. */
function useSpans() {
  const { t } = useTranslation();
  return ({ path, before, after }: Change): [string, string] | null => {
    if (!LASTS.test(path)) return null;
    const spans = [before, after].map((value) =>
      typeof value === "string" ? readDuration(value) : null,
    );
    const [was, is] = spans.map((span) => span && t(`time.${span.unit}`, { count: span.count }));
    return was && is ? [was, is] : null;
  };
}

/** One difference, in the words of somebody who draws journeys. */
export function ChangeLine({ change, step }: Props) {
  const { t } = useTranslation();
  const spansOf = useSpans();
  const { what, path, before, after, words } = change;
  if (what === "link") return <LinkLine change={change} step={step} />;
  if (what === "condition") return <ConditionLine change={change} step={step} />;
  if (what === "renamed") return <p>{t("compare.renamed", { before: titleOf(String(before)) })}</p>;
  if (what === "moved") return <p>{t("compare.moved")}</p>;
  if (["entry", "status", "trigger"].includes(path)) return <SettingLine change={change} />;
  if (what === "added" || what === "removed") {
    const value = valueOf(what === "added" ? after : before);
    const Mark = what === "added" ? "ins" : "del";
    return (
      <p dir="auto">
        <Label path={path} /> <Mark>{t(`compare.${what}`, { value })}</Mark>
      </p>
    );
  }
  const spans = spansOf(change);
  const isText = !spans && words && words.some((word) => word.op === "same" && word.text.trim());
  return (
    <>
      <Label path={path} />
      {isText ? (
        <WordDiff words={words} />
      ) : (
        <BeforeAfter before={spans?.[0] ?? valueOf(before)} after={spans?.[1] ?? valueOf(after)} />
      )}
    </>
  );
}
