import { ActionIcon, Button, SegmentedControl, Select, TagsInput, Text } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { freeName } from "../newStep";
import { stepsOf } from "../document";
import { useBuilder } from "../view";
import { escaped } from "../document";
import { beginOf, canBeAny, setAny, setGroups, type WordGroup } from "./rules";

const LANGUAGES = [
  "en",
  "id",
  "ms",
  "zh",
  "ta",
  "th",
  "vi",
  "tl",
  "ja",
  "ko",
  "hi",
  "ar",
  "es",
  "pt",
  "fr",
  "de",
  "it",
  "nl",
  "ru",
  "tr",
];
const KINDS = ["contains", "is", "startsWith"] as const;

/** With which words a customer begins the journey. */
export function KeywordFields() {
  const { t, i18n } = useTranslation();
  const { builder, view } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const begin = beginOf(doc);
  const groups = begin.kind === "words" ? begin.groups : [];
  const put = (changed: WordGroup[]) =>
    edit((now) =>
      changed.length === 0
        ? setAny(now)
        : setGroups(now, changed, (ids) => freeName("branch", ids)),
    );
  const fresh = (): WordGroup => ({ kind: "contains", words: [], language: "" });
  const names = new Intl.DisplayNames([i18n.language], { type: "language" });
  const first = stepsOf(doc)[0];
  if (begin.kind === "branch") {
    return (
      <>
        <Text size="sm">{t("trigger.branch")}</Text>
        <Button
          variant="default"
          size="xs"
          onClick={() => first && view.getState().select(escaped(first.id))}
        >
          {t("trigger.toBranch")}
        </Button>
      </>
    );
  }
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("trigger.which")}
        value={begin.kind}
        data={(["any", "words"] as const).map((value) => ({
          value,
          label: t(`trigger.begin.${value}`),
          disabled: value === "any" && !canBeAny(doc),
        }))}
        onChange={(value) => put(value === "any" ? [] : [fresh()])}
      />
      {!canBeAny(doc) && <Text className="hint">{t("trigger.more")}</Text>}
      {groups.map((group, at) => {
        const replace = (patch: Partial<WordGroup>) =>
          put(groups.map((one, index) => (index === at ? { ...one, ...patch } : one)));
        const words = group.words.filter((word) => word !== "");
        return (
          <fieldset className="group word-group" key={at}>
            <legend>
              {group.language ? names.of(group.language) : t("trigger.group", { number: at + 1 })}
            </legend>
            <Select
              aria-label={t("trigger.how")}
              allowDeselect={false}
              value={group.kind}
              data={KINDS.map((value) => ({ value, label: t(`trigger.kinds.${value}`) }))}
              onChange={(kind) => kind && replace({ kind: kind as WordGroup["kind"] })}
            />
            <TagsInput
              aria-label={t("trigger.wordsOf", { number: at + 1 })}
              placeholder={words.length === 0 ? t("trigger.wordsPlaceholder") : ""}
              dir="auto"
              value={words}
              error={words.length === 0 ? t("trigger.wordsMissing") : null}
              onChange={(changed) => replace({ words: changed })}
            />
            <div className="group-foot">
              <Select
                className="grow"
                aria-label={t("trigger.language")}
                placeholder={t("trigger.language")}
                clearable
                searchable
                value={group.language || null}
                data={LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
                onChange={(language) => replace({ language: language ?? "" })}
              />
              {groups.length > 1 && (
                <ActionIcon
                  aria-label={t("trigger.removeGroup", { number: at + 1 })}
                  onClick={() => put(groups.filter((_, index) => index !== at))}
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              )}
            </div>
          </fieldset>
        );
      })}
      {begin.kind === "words" && (
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => put([...groups, fresh()])}
          >
            {t("trigger.addGroup")}
          </Button>
          <Text className="hint">{t("trigger.wordsHint")}</Text>
        </>
      )}
    </>
  );
}
