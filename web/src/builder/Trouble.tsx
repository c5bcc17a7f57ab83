import { Alert, Button, Group } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBuilder } from "./view";

const Conflict = lazy(() =>
  import("./versions/Conflict").then((part) => ({ default: part.Conflict })),
);

/** Says why something could not be saved, and what to do. */
export function Trouble({ reload }: { reload: () => void }) {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const saving = useStore(builder, (state) => state.saving);
  const trouble = useStore(builder, (state) => state.trouble);
  if (saving === "conflict") {
    return (
      <Suspense>
        <Conflict reload={reload} />
      </Suspense>
    );
  }
  if (saving !== "failed") return null;
  return (
    <Alert className="alert trouble" color="red" variant="light" role="alert">
      <Group justify="space-between" wrap="nowrap">
        <span>{trouble}</span>
        <Button size="xs" variant="default" onClick={() => void builder.getState().save()}>
          {t("common.retry")}
        </Button>
      </Group>
    </Alert>
  );
}
