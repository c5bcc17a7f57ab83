import { Button, Text } from "@mantine/core";
import { IconForms } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { formsKey, listForms } from "../../../forms/api";
import { formBefore, withAnswers } from "../../../forms/remember";
import { stepsOf } from "../../document";
import { useBuilder } from "../../view";
import type { FieldsProps } from "../fields";

/** When the message before sends a form that is known: its answers as variables, with one tap. */
export function RememberForm({ step, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  const { builder, session } = useBuilder();
  const sub = session.subAccountId ?? "";
  const formId = useStore(builder, ({ doc }) => formBefore(stepsOf(doc), step.id));
  const forms = useQuery({
    queryKey: formsKey(sub),
    queryFn: () => listForms(sub),
    enabled: formId !== "",
    staleTime: 60_000,
  });
  const form = forms.data?.flows.find((one) => one.id === formId);
  if (!form || form.answers.length === 0) return null;
  const before = step.outputs ?? {};
  const outputs = withAnswers(
    before,
    form.answers.map((one) => one.key),
  );
  if (Object.keys(outputs).length === Object.keys(before).length) return null;
  return (
    <div>
      <Button
        variant="light"
        size="xs"
        leftSection={<IconForms size={15} aria-hidden />}
        onClick={() => onPatch({ outputs })}
      >
        {t("sendForm.remember")}
      </Button>
      <Text size="xs" c="dimmed" mt={4}>
        {t("sendForm.rememberText")}
      </Text>
    </div>
  );
}
