import { Alert, Button, Group, Modal, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCustomer } from "../../conversation/customer";
import { tryTemplate, type Template } from "../api";
import { ValueFields } from "../values/ValueFields";

type Props = {
  sub: string;
  isSimulator: boolean;
  template: Template;
  opened: boolean;
  onClose: () => void;
};

/** Sends a template to one phone: on the simulator to the phone of this browser, else to a number. */
export function TestSend({ sub, isSimulator, template, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [customer] = useCustomer();
  const [to, setTo] = useState(isSimulator ? `+${customer}` : "");
  const [values, setValues] = useState<Record<string, string>>({});
  const send = useMutation({
    mutationFn: () => tryTemplate(sub, template, { to, values }),
    onSuccess: () => {
      notifications.show({ message: t("templates.test.sent", { to }) });
      onClose();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("templates.test.title", { name: template.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        className="tw-stack tw-form"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <TextInput
          type="tel"
          label={t("templates.test.to")}
          description={t(isSimulator ? "templates.test.toSimulator" : "templates.test.toNumber")}
          placeholder="+65 9123 4567"
          required
          dir="ltr"
          data-autofocus
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <ValueFields variables={template.variables} values={values} onChange={setValues} />
        {template.variables.length > 0 && (
          <Text size="xs" c="dimmed">
            {t("templates.test.samples")}
          </Text>
        )}
        {send.isError && (
          <Alert color="red" variant="light" className="alert" role="alert">
            {send.error.message}
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {t("templates.test.send")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
