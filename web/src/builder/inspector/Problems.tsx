import { Alert, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../api/types";
import { fieldOf, sentenceOf } from "../checks/words";
import { useView } from "../view";

/** What is wrong with the step, in words, and the way to the field that it is about. */
export function Problems({ address, problems }: { address: string; problems: Problem[] }) {
  const { t } = useTranslation();
  const reveal = useView((state) => state.reveal);
  return problems.map((problem, index) => (
    <Alert
      key={index}
      className="alert"
      variant="light"
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
  ));
}
