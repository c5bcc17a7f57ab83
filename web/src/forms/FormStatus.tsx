import { Badge, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Form } from "./api";

const COLORS: Record<Form["status"], string> = {
  DRAFT: "gray",
  PUBLISHED: "teal",
  DEPRECATED: "gray",
  THROTTLED: "orange",
  BLOCKED: "red",
};

/** Whether a form can be sent, in a word. */
export function FormStatus({ form }: { form: Pick<Form, "status" | "errorCount"> }) {
  const { t } = useTranslation();
  return (
    <>
      <Badge className="state" variant="light" color={COLORS[form.status]}>
        {t(`formStatus.status.${form.status}`)}
      </Badge>
      {form.status === "DRAFT" && form.errorCount > 0 && (
        <Text component="span" size="xs" className="bad" ms={6}>
          {t("formStatus.problems", { count: form.errorCount })}
        </Text>
      )}
    </>
  );
}
