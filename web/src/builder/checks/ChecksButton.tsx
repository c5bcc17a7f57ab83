import { Button, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBuilder, useView } from "../view";
import { useNews, useProblemKeys } from "./useJump";
import { useShownField } from "./useShownField";
import { sumOf } from "./words";
import "./checks.css";

/** How many problems there are, in the top bar; opens their list. Changes are told politely. */
export function ChecksButton() {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const problems = useStore(builder, (state) => state.problems);
  const isOpen = useView((state) => state.panel === "checks");
  const open = useView((state) => state.open);
  const sum = sumOf(t, problems);
  const news = useNews(sum);
  useProblemKeys();
  useShownField();
  const level = problems.length === 0 ? "good" : problems[0]!.level;
  const Picture =
    level === "good" ? IconCircleCheck : level === "error" ? IconCircleX : IconAlertTriangle;
  return (
    <>
      <Tooltip label={t("checks.open")}>
        <Button
          size="xs"
          variant={isOpen ? "light" : "subtle"}
          color={isOpen ? "ink" : "gray"}
          className="checks-button"
          data-level={level}
          aria-pressed={isOpen}
          leftSection={<Picture size={16} stroke={1.9} aria-hidden />}
          onClick={() => open(isOpen ? null : "checks")}
        >
          {sum}
        </Button>
      </Tooltip>
      <span role="status" aria-live="polite" className="unseen">
        {news}
      </span>
    </>
  );
}
