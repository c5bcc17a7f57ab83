import { Button, Group, Modal, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { liftOptOut, optOutsKey, type OptOut } from "./api";
import { shown } from "./OptOutTable";

type Props = { person: OptOut | null; onClose: () => void };

/** Lets somebody back in, who asked for it, with how we know. */
export function LiftDialog({ person, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const close = () => {
    lift.reset();
    setReason("");
    onClose();
  };
  const lift = useMutation({
    mutationFn: (address: string) => liftOptOut(address, reason.trim()),
    onSuccess: async (_, address) => {
      await queries.invalidateQueries({ queryKey: optOutsKey });
      notifications.show({ message: t("consent.lifted", { person: shown(address) }) });
      close();
    },
  });
  return (
    <Modal
      opened={person !== null}
      onClose={close}
      title={person && t("consent.liftOf", { person: person.name ?? shown(person.address) })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {person && (
        <form
          className="consent-form"
          onSubmit={(event) => {
            event.preventDefault();
            lift.mutate(person.address);
          }}
        >
          <Text size="sm" mb="sm">
            {t("consent.liftText")}
          </Text>
          <Textarea
            data-autofocus
            required
            autosize
            minRows={2}
            dir="auto"
            maxLength={500}
            label={t("consent.reason")}
            description={t("consent.liftHint")}
            error={lift.error?.message}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="end" mt="md">
            <Button variant="default" onClick={close}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={lift.isPending}>
              {t("consent.lift")}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
