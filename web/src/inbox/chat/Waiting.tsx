import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Outgoing } from "./useSending";

/** What is on its way to the server, or did not get there. */
export function Waiting({
  one,
  onAgain,
  onDrop,
}: {
  one: Outgoing;
  onAgain: () => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={`msg mine ${one.error ? "unseen" : "on-its-way"}`}>
      <div className="b out">
        <div className="b-body" dir="auto">
          {one.words}
        </div>
      </div>
      {one.error ? (
        <div role="alert" className="desk-failed">
          <small className="bad" dir="auto">
            {one.error}
          </small>
          <Group gap={4} justify="end">
            <Button size="compact-xs" variant="default" onClick={onAgain}>
              {t("common.retry")}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={onDrop}>
              {t("inbox.drop")}
            </Button>
          </Group>
        </div>
      ) : (
        <small className="why">{t("inbox.sending")}</small>
      )}
    </div>
  );
}
