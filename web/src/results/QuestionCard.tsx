import { Badge, Button, Text } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Rich } from "../canvas/Words";
import type { Asked, Question } from "./api";
import { Bars } from "./Bars";
import { usePercent } from "./percent";
import { ScoreLine } from "./ScoreLine";
import { WrittenAnswers } from "./WrittenAnswers";

type Props = { journeyId: string; question: Question; asked: Asked };

/** One question: how it was asked, how many answered, and what. */
export function QuestionCard({ journeyId, question, asked }: Props) {
  const { t } = useTranslation();
  const percent = usePercent();
  const title = useId();
  const isText = question.kind === "text";
  const [isOpen, setOpen] = useState(isText);
  const written = isText ? question.answered : question.other;
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <li className="question" aria-labelledby={title}>
      <h2 id={title} dir="auto">
        {question.texts.length > 0 ? <Rich text={question.texts[0]!} /> : question.step}
      </h2>
      {question.texts.slice(1).map((text) => (
        <Text key={text} size="xs" c="dimmed" dir="auto">
          {t("results.or")} <Rich text={text} />
        </Text>
      ))}
      <p className="asked tnum">
        {t("results.answered", { count: question.answered, asked: question.asked })}
        {question.asked > 0 && ` · ${percent(question.answered, question.asked)}`}
        {!question.isCurrent && (
          <Badge variant="light" color="gray" size="sm" className="state" ms={8}>
            {t("results.earlier")}
          </Badge>
        )}
      </p>
      {question.score && <ScoreLine kind={question.kind} score={question.score} />}
      {!isText && <Bars question={question} />}
      {!isText && written > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isOpen}
          rightSection={<Chevron size={14} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t("results.other", { count: written })}
        </Button>
      )}
      {isOpen && written > 0 && (
        <WrittenAnswers journeyId={journeyId} step={question.step} asked={asked} />
      )}
      {isText && written === 0 && (
        <Text size="sm" c="dimmed">
          {t("results.noAnswer")}
        </Text>
      )}
    </li>
  );
}
