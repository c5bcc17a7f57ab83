import { Button, Group, Modal, SegmentedControl, Text, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addOptOut, optOutsKey, type Scope } from "./api";
import { shown } from "./OptOutTable";

type Props = { opened: boolean; onClose: () => void };

const NUMBER = /^\+?(?:[\s().-]*\d){5,15}[\s().-]*$/;
const ID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;

/** Opts somebody out who said so elsewhere: at the desk, on the phone, by letter. */
export function AddDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [address, setAddress] = useState("");
  const [reason, setReason] = useState("");
  const [scope, setScope] = useState<Scope>("all");
  const [isChecked, setChecked] = useState(false);
  const isWrong = !NUMBER.test(address.trim()) && !ID.test(address.trim());
  const close = () => {
    add.reset();
    setAddress("");
    setReason("");
    setScope("all");
    setChecked(false);
    onClose();
  };
  const add = useMutation({
    mutationFn: () => addOptOut({ address: address.trim(), scope, reason: reason.trim() }),
    onSuccess: async (person) => {
      await queries.invalidateQueries({ queryKey: optOutsKey });
      notifications.show({ message: t("consent.added", { person: shown(person.address) }) });
      close();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("consent.addTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        className="consent-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isWrong) setChecked(true);
          else add.mutate();
        }}
      >
        <TextInput
          data-autofocus
          required
          type="tel"
          dir="ltr"
          label={t("consent.number")}
          description={t("consent.numberHint")}
          error={isChecked && isWrong ? t("consent.numberWrong") : add.error?.message}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Text size="sm" fw={500} mt="md" mb={4} id="opt-out-scope">
          {t("consent.columns.scope")}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="opt-out-scope"
          value={scope}
          data={(["all", "marketing"] as const).map((value) => ({
            value,
            label: t(`consent.scopes.${value}`),
          }))}
          onChange={(value) => setScope(value as Scope)}
        />
        <Textarea
          required
          mt="md"
          autosize
          minRows={2}
          dir="auto"
          maxLength={500}
          label={t("consent.reason")}
          description={t("consent.reasonHint")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="end" mt="md">
          <Button variant="default" onClick={close}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t("consent.addIt")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
