import { Button, Group, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../api/types";
import { ProblemList } from "../checks/ProblemList";
import { useBuilder } from "../view";

type Props = {
  problems: Problem[];
  worst: "error" | "warning";
  isPending: boolean;
  onChoose: (problem: Problem) => void;
  onClose: () => void;
  onPublish: () => void;
};

/** What must be put right, or may be published all the same. */
export function PublishDialog({ problems, worst, isPending, onChoose, onClose, onPublish }: Props) {
  const { t } = useTranslation();
  const { journeyId } = useBuilder();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`builder.publishWith.${worst}`)}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <div className="publish-problems">
        <ProblemList problems={problems} onChoose={onChoose} />
      </div>
      <Group justify="end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("builder.goOn")}
        </Button>
        {worst === "warning" && (
          <Button loading={isPending} onClick={onPublish} data-journey={journeyId}>
            {t("builder.publishAnyway")}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
