import { Alert, Button, Collapse } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconAlertTriangleFilled,
  IconChevronDown,
  IconCircleCheck,
  IconCircleXFilled,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../api/types";
import { fieldOf, sentenceOf } from "../checks/words";
import { useView } from "../view";
import "./problems.css";

type Props = { address: string; problems: Problem[] };

function OneProblem({ address, problem }: { address: string; problem: Problem }) {
  const { t } = useTranslation();
  const reveal = useView((state) => state.reveal);
  return (
    <Alert
      className="alert"
      variant="light"
      role="listitem"
      color={problem.level === "error" ? "red" : "yellow"}
    >
      {problem.field && <b>{fieldOf(t, problem.field)}: </b>}
      {sentenceOf(t, problem)}
      {problem.field && (
        <div>
          <Button
            variant="subtle"
            size="compact-xs"
            color="gray"
            className="to-field"
            onClick={() => reveal(address, problem.field)}
          >
            {t("steps.toField")}
          </Button>
        </div>
      )}
    </Alert>
  );
}

/**
 * What is wrong with the step, in words, and the way to the field that it is about. The strip is always there, since
 * it comes and goes while somebody writes, and fields must not jump away under the hand.
 */
export function Problems({ address, problems }: Props) {
  const { t } = useTranslation();
  const [isOpen, { toggle }] = useDisclosure(false);
  const worst = problems.find((problem) => problem.level === "error") ?? problems[0];
  if (!worst) {
    return (
      <p className="problem-strip good" role="status">
        <IconCircleCheck size={15} aria-hidden />
        {t("steps.sound")}
      </p>
    );
  }
  const isError = worst.level === "error";
  const Picture = isError ? IconCircleXFilled : IconAlertTriangleFilled;
  return (
    <>
      <button
        type="button"
        className={`problem-strip ${isError ? "error" : "warning"}`}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        <Picture size={15} aria-hidden />
        <b className="tnum">{problems.length}</b>
        <span className="grow" role={isError ? "alert" : "status"}>
          {sentenceOf(t, worst)}
        </span>
        <IconChevronDown size={15} aria-hidden className="chevron" />
      </button>
      <Collapse expanded={isOpen}>
        <div className="problem-list" role="list" aria-label={t("steps.toLookAt")}>
          {problems.map((problem, index) => (
            <OneProblem key={index} address={address} problem={problem} />
          ))}
        </div>
      </Collapse>
    </>
  );
}
