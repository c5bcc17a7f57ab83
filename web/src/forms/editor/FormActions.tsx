import { ActionIcon, Button, Group, Menu, Modal, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconDots, IconLink, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  deleteForm,
  deprecateForm,
  formKey,
  formsKey,
  makeForm,
  previewForm,
  publishForm,
  type FormDetail,
} from "../api";
import { useChannel } from "../useChannel";
import type { FormDraft } from "./useFormDraft";

type Deed = "publish" | "deprecate" | "remove";
type Props = { sub: string; form: FormDetail; draft: FormDraft };

/** What is done with a form as a whole. What cannot be undone asks first. */
export function FormActions({ sub, form, draft }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useChannel();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Deed | null>(null);
  const onError = (error: Error) =>
    notifications.show({ color: "red", title: t("common.failed"), message: error.message });
  const act = useMutation({
    mutationFn: async (deed: Deed) => {
      if (deed === "remove") await deleteForm(sub, form.id);
      const call = deed === "publish" ? publishForm : deprecateForm;
      return deed === "remove" ? null : await call(sub, form.id);
    },
    onSuccess: async (changed) => {
      setAsked(null);
      if (changed) {
        queries.setQueryData(formKey(sub, form.id), changed);
        await queries.invalidateQueries({ queryKey: formsKey(sub), exact: true });
        return;
      }
      await navigate({ to: "/forms", search });
      queries.removeQueries({ queryKey: formKey(sub, form.id) });
      await queries.invalidateQueries({ queryKey: formsKey(sub), exact: true });
    },
    onError: (error) => {
      setAsked(null);
      onError(error);
    },
  });
  const copy = useMutation({
    mutationFn: () =>
      makeForm(sub, {
        name: t("forms.copyOf", { name: form.name }),
        categories: form.categories,
        flowJson: form.flowJson,
      }),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: formsKey(sub), exact: true });
      await navigate({ to: "/forms/$id", params: { id }, search });
    },
    onError,
  });
  const share = useMutation({
    mutationFn: () => previewForm(sub, form.id),
    onSuccess: async ({ url }) => {
      await navigator.clipboard?.writeText(url).catch(() => undefined);
      notifications.show({ title: t("forms.shared"), message: url });
    },
    onError,
  });
  return (
    <>
      {form.status === "DRAFT" && (
        <Button
          disabled={!draft.isSaved || draft.errors.length > 0}
          onClick={() => setAsked("publish")}
        >
          {t("forms.publish")}
        </Button>
      )}
      {form.status !== "DRAFT" && form.status !== "DEPRECATED" && (
        <Button variant="default" onClick={() => setAsked("deprecate")}>
          {t("forms.deprecate")}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label={t("forms.more")}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconLink size={15} aria-hidden />}
            onClick={() => share.mutate()}
          >
            {t("forms.share")}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={15} aria-hidden />} onClick={() => copy.mutate()}>
            {t("forms.duplicate")}
          </Menu.Item>
          {form.status === "DRAFT" && (
            <Menu.Item
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => setAsked("remove")}
            >
              {t("forms.remove")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked && t(`forms.${asked}Title`)}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Text size="sm">{asked && t(`forms.${asked}Text`)}</Text>
        <Group justify="end" mt="md">
          <Button variant="default" data-autofocus onClick={() => setAsked(null)}>
            {t("common.cancel")}
          </Button>
          <Button
            {...(asked !== "publish" && { color: "red.9" })}
            loading={act.isPending}
            onClick={() => asked && act.mutate(asked)}
          >
            {asked && t(`forms.${asked}`)}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
