import { ActionIcon, TextInput } from "@mantine/core";
import { IconCircleCheck, IconSearch, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBuilder, useView } from "../view";
import { ProblemList } from "./ProblemList";
import { useJump } from "./useJump";
import { placeOf, sentenceOf } from "./words";
import "./checks.css";

const FEW = 4;

/** All that is wrong or may go wrong with the journey; choosing one leads to its field. */
export function ChecksPanel() {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const open = useView((state) => state.open);
  const problems = useStore(builder, (state) => state.problems);
  const [words, setWords] = useState("");
  const jump = useJump();
  const wanted = words.trim().toLocaleLowerCase();
  const shown = problems.filter((problem) =>
    `${placeOf(t, problem)} ${sentenceOf(t, problem)}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <aside className="panel checks" aria-label={t("checks.title")}>
      <div className="checks-head">
        <h2 className="checks-title">{t("checks.title")}</h2>
        <ActionIcon aria-label={t("common.close")} onClick={() => open(null)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {(problems.length > FEW || words) && (
        <TextInput
          className="checks-filter"
          size="xs"
          aria-label={t("checks.filter")}
          placeholder={t("checks.filter")}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <div className="checks-scroll" tabIndex={0} role="region" aria-label={t("checks.title")}>
        {problems.length === 0 ? (
          <div className="checks-good">
            <IconCircleCheck size={34} stroke={1.6} aria-hidden />
            <h3>{t("checks.good")}</h3>
            <p>{t("checks.goodText")}</p>
          </div>
        ) : shown.length === 0 ? (
          <p className="checks-hint">{t("checks.noneFits")}</p>
        ) : (
          <ProblemList problems={shown} onChoose={jump} />
        )}
      </div>
      {problems.length > 1 && <p className="checks-hint checks-keys">{t("checks.keys")}</p>}
    </aside>
  );
}
