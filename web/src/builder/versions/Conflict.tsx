import { Alert, Button, Group, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useBuilder } from "../view";
import { compare, createFrom, draftState } from "./api";
import { ChangeList } from "./compare/ChangeList";
import { Failed, Loading } from "../../shell/Feedback";
import "./versions.css";

/** Makes a journey of its own of what is on the screen, so that nothing of it is lost, and opens that. */
function useKeepCopy() {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { doc } = builder.getState();
      const name = t("conflict.copyName", { name: doc.source.definition.name }).slice(0, 200);
      return { name, ...(await createFrom(name, doc)) };
    },
    onSuccess: async ({ id, name }) => {
      void queries.invalidateQueries({ queryKey: ["journeys"] });
      notifications.show({ color: "teal", message: t("conflict.copied", { name }) });
      await navigate({ to: "/journeys/$id/edit", params: { id } });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
}

/** What both have changed since they last agreed. */
function BothChanges({ name }: { name: string }) {
  const { t } = useTranslation();
  const { builder, journeyId } = useBuilder();
  const { doc, base } = builder.getState();
  const both = useQuery({
    queryKey: ["conflict", journeyId],
    queryFn: () =>
      Promise.all([
        compare(journeyId, base.source, "draft"),
        compare(journeyId, base.source, doc.source),
      ]),
    staleTime: 0,
    gcTime: 0,
  });
  if (both.isError) return <Failed error={both.error} retry={() => void both.refetch()} />;
  if (both.isPending) return <Loading />;
  const [theirs, mine] = both.data;
  return (
    <div className="conflict-sides">
      <section>
        <h3>{t("conflict.theirChanges", { name })}</h3>
        <ChangeList diff={theirs} />
      </section>
      <section>
        <h3>{t("conflict.myChanges")}</h3>
        <ChangeList diff={mine} />
      </section>
    </div>
  );
}

/** Somebody else has saved meanwhile: shows what, and offers ways on by which nothing is lost. */
export function Conflict({ reload }: { reload: () => void }) {
  const { t } = useTranslation();
  const { journeyId } = useBuilder();
  const [opened, { open, close }] = useDisclosure(false);
  const copy = useKeepCopy();
  const state = useQuery({
    queryKey: ["draft-state", journeyId],
    queryFn: () => draftState(journeyId),
  });
  const name = state.data?.updatedBy ?? t("versions.somebody");
  const ways = (
    <Group gap={8} wrap="nowrap">
      <Button size="xs" variant="default" onClick={reload}>
        {t("conflict.loadTheirs")}
      </Button>
      <Button size="xs" loading={copy.isPending} onClick={() => copy.mutate()}>
        {t("conflict.keepCopy")}
      </Button>
    </Group>
  );
  return (
    <>
      <Alert
        className="alert trouble"
        color="red"
        variant="light"
        role="alert"
        title={t("conflict.title", { name })}
      >
        <Group justify="space-between" wrap="nowrap">
          <span>{t("conflict.text")}</span>
          <Group gap={8} wrap="nowrap">
            <Button size="xs" variant="default" onClick={open}>
              {t("conflict.see")}
            </Button>
            {ways}
          </Group>
        </Group>
      </Alert>
      <Modal
        opened={opened}
        onClose={close}
        size="xl"
        title={t("conflict.title", { name })}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Text size="sm" c="dimmed" mb="sm">
          {t("conflict.text")}
        </Text>
        {opened && <BothChanges name={name} />}
        <Group justify="end" mt="md">
          {ways}
        </Group>
      </Modal>
    </>
  );
}
