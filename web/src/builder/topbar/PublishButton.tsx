import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconSend } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useJump } from "../checks/useJump";
import { stepsOf } from "../document";
import { useCommands } from "../editing/commands";
import { useBuilder } from "../view";

const PublishDialog = lazy(() =>
  import("./PublishDialog").then((part) => ({ default: part.PublishDialog })),
);

/** Makes the draft a version: errors hold it back, warnings are asked about. */
export function PublishButton() {
  const { t } = useTranslation();
  const { builder, view } = useBuilder();
  const queries = useQueryClient();
  const problems = useStore(builder, (state) => state.problems);
  const isChanged = useStore(builder, (state) => state.isChanged);
  const saving = useStore(builder, (state) => state.saving);
  const hasSteps = useStore(builder, (state) => stepsOf(state.doc).length > 0);
  const jump = useJump();
  const [asked, ask] = useDisclosure(false);
  const tellPublished = (version: number) => {
    const id = notifications.show({
      color: "teal",
      autoClose: 8000,
      message: (
        <Group justify="space-between" gap="xs">
          {t("builder.published", { version })}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              view.getState().open("versions");
              notifications.hide(id);
            }}
          >
            {t("versions.addNote")}
          </Button>
        </Group>
      ),
    });
  };
  const publish = useMutation({
    mutationFn: () => builder.getState().publish(),
    onSuccess: async (version) => {
      ask.close();
      tellPublished(version);
      for (const key of ["journeys", "journey"])
        await queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  const { open } = ask;
  const { mutate } = publish;
  // What was drawn in the last second is checked too.
  const check = useCallback(async () => {
    const { saving: state, save } = builder.getState();
    if (state !== "saved" && !(await save())) return;
    if (builder.getState().problems.length > 0) open();
    else mutate();
  }, [builder, mutate, open]);
  const isIdle = (!isChanged && saving === "saved") || !hasSteps || saving === "conflict";
  useCommands(
    useMemo(
      () => [
        {
          id: "publish",
          group: "journey",
          label: t("builder.publish"),
          icon: IconSend,
          canRun: () => !isIdle,
          run: () => void check(),
        },
      ],
      [check, isIdle, t],
    ),
  );
  const worst = problems.some((problem) => problem.level === "error") ? "error" : "warning";
  return (
    <>
      <Button size="xs" disabled={isIdle} loading={publish.isPending} onClick={() => void check()}>
        {t("builder.publish")}
      </Button>
      <Suspense>
        {asked && (
          <PublishDialog
            problems={problems}
            worst={worst}
            isPending={publish.isPending}
            onClose={ask.close}
            onChoose={(problem) => {
              ask.close();
              jump(problem);
            }}
            onPublish={() => publish.mutate()}
          />
        )}
      </Suspense>
    </>
  );
}
