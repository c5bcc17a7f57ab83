import { Alert, Button, Group, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  draftsKey,
  editTemplate,
  submitTemplate,
  templatesKey,
  type WrittenTemplate,
} from "../api";
import type { Rendered } from "../rendered";
import "../templates.css";
import { About } from "./About";
import { Aside } from "./Aside";
import { formOf, newForm, templateOf, type Form } from "./form";
import { Message } from "./Message";
import { More } from "./More";
import { WriterScope } from "./scope";
import { useAutosave, type Saving } from "./useAutosave";
import { useCheck } from "./useCheck";

type Props = {
  sub: string;
  /** What is gone on with; null for a new template. */
  given: WrittenTemplate | null;
  draftId: string | null;
  /** Whether it is registered already, so that its name and language stay. */
  isEdited: boolean;
  onMade: (draftId: string) => void;
  onClose: () => void;
};

/** The page to write a template on. */
export function Writer({ sub, given, draftId, isEdited, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form, setForm] = useState<Form>(() => (given ? formOf(given) : newForm("en")));
  const [tries, setTries] = useState(0);
  const isTried = tries > 0;
  const check = useCheck(sub, form, isEdited);
  const made = useCallback((id: string) => !isEdited && onMade(id), [isEdited, onMade]);
  const draft = useAutosave(sub, form, draftId, made, isEdited);
  const change = useCallback(
    (changed: Partial<Form>) => setForm((before) => ({ ...before, ...changed })),
    [],
  );
  const submit = useMutation({
    mutationFn: async () => {
      await draft.settle();
      return isEdited
        ? editTemplate(sub, templateOf(form))
        : submitTemplate(sub, templateOf(form), draft.draftId());
    },
    onSuccess: async () => {
      draft.close();
      onClose();
      notifications.show({
        message: t("templates.write.submittedText", { name: form.name }),
      });
      await queries.invalidateQueries({ queryKey: templatesKey(sub) });
      await queries.invalidateQueries({ queryKey: draftsKey(sub) });
    },
  });
  // What was just typed is checked first; then it is submitted, or the first field that is wrong is shown.
  const isWanted = useRef(false);
  const trySubmit = () => {
    isWanted.current = true;
    setTries(tries + 1);
  };
  const isDecided = check.isFresh || check.error !== null;
  const isGood = check.found.length === 0;
  const send = submit.mutate;
  useEffect(() => {
    if (!isWanted.current || !isDecided) return;
    isWanted.current = false;
    if (isGood) send();
    else document.querySelector<HTMLElement>("#writer [aria-invalid='true']")?.focus();
  }, [tries, isDecided, isGood, send]);
  const scope = useMemo(() => ({ found: check.found, isTried }), [check.found, isTried]);
  return (
    <WriterScope.Provider value={scope}>
      <Group justify="space-between" align="start" mb="md" wrap="nowrap">
        <div className="grow">
          <button type="button" className="tw-back crumb" onClick={onClose}>
            {t("templates.title")}
          </button>
          <Title order={1} size="h2" dir="auto" className="tw-title">
            {form.name || t("templates.write.title")}
          </Title>
        </div>
        <Group gap="sm" wrap="nowrap">
          {!isEdited && <SavedWords state={draft.state} />}
          <Button
            variant="default"
            onClick={() => void draft.settle().then(onClose)}
            disabled={submit.isPending}
          >
            {isEdited ? t("common.cancel") : t("templates.write.later")}
          </Button>
          <Button onClick={trySubmit} loading={submit.isPending}>
            {t("templates.write.submit")}
          </Button>
        </Group>
      </Group>
      {submit.isError && (
        <Alert color="red" variant="light" className="alert" mb="md" role="alert">
          {submit.error.message}
        </Alert>
      )}
      <div className="tw-page" id="writer">
        <form
          className="tw-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            trySubmit();
          }}
        >
          <About sub={sub} form={form} isEdited={isEdited} onChange={change} />
          <Message form={form} onChange={change} />
          <More form={form} onChange={change} />
        </form>
        <Aside
          shown={check.told?.shown as Rendered | null | undefined}
          review={check.told?.review ?? null}
          found={check.found}
          advice={check.advice}
          error={check.error}
          isTried={isTried}
        />
      </div>
    </WriterScope.Provider>
  );
}

function SavedWords({ state }: { state: Saving }) {
  const { t } = useTranslation();
  return (
    <Text size="xs" c="dimmed" role="status" className="tw-saved">
      {state === "no" ? "" : t(`templates.write.saving.${state}`)}
    </Text>
  );
}
