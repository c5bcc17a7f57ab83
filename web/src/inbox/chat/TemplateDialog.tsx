import { Alert, Button, Group, Modal, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "../../shell/Feedback";
import { listTemplates, templatesKey, type Template } from "../../templates/api";
import { ValueFields } from "../../templates/values/ValueFields";
import type { ToWrite } from "./useSending";

const idOf = ({ name, language }: Template) => `${name} ${language}`;
const bodyOf = (template: Template) =>
  template.components.find((part) => part.type === "BODY")?.text ?? "";

type Props = { sub: string; customer: string; onClose: () => void; onSend: (one: ToWrite) => void };

/** Chooses an approved template, fills it in, and sends it: what still gets through when the window is closed. */
export function TemplateDialog({ sub, customer, onClose, onSend }: Props) {
  const { t } = useTranslation();
  const templates = useQuery({ queryKey: templatesKey(sub), queryFn: () => listTemplates(sub) });
  const [chosen, setChosen] = useState<string | null>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  const usable = (templates.data ?? []).filter((one) => one.status === "APPROVED");
  const template = usable.find((one) => idOf(one) === chosen);
  const required = (template?.variables ?? []).filter((one) => one.required && one.kind !== "flow");
  const isWhole = template !== undefined && required.every(({ at }) => values[at]?.trim());
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("inbox.templateTitle", { who: customer })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {templates.isPending && <Loading />}
      {templates.isError && (
        <Failed error={templates.error} retry={() => void templates.refetch()} />
      )}
      {templates.isSuccess && usable.length === 0 && (
        <Alert color="yellow" variant="light" className="alert">
          {t("inbox.noTemplates")}
        </Alert>
      )}
      {usable.length > 0 && (
        <form
          className="fields bare"
          onSubmit={(event) => {
            event.preventDefault();
            if (!template || !isWhole) return;
            const { name, language } = template;
            onSend({ words: bodyOf(template) || name, template: { name, language, values } });
            onClose();
          }}
        >
          <Select
            searchable
            label={t("inbox.template")}
            data={usable.map((one) => ({
              value: idOf(one),
              label: `${one.name} · ${one.languageName}`,
            }))}
            value={chosen}
            onChange={(value) => {
              setChosen(value);
              setValues({});
            }}
            data-autofocus
          />
          {template && (
            <>
              <Text size="sm" className="desk-template" dir="auto">
                {bodyOf(template)}
              </Text>
              <ValueFields variables={template.variables} values={values} onChange={setValues} />
            </>
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={!isWhole}>
              {t("inbox.sendTemplate")}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}
