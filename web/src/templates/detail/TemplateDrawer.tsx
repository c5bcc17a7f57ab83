import { Button, Drawer, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconCopy,
  IconGavel,
  IconLanguage,
  IconPencil,
  IconSend,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { appealFor, checkTemplate, makeDraft, templatesKey, type Template } from "../api";
import { Change } from "../list/Rows";
import type { Rendered } from "../rendered";
import { QualityChip, StatusChip, Why } from "../StatusChip";
import { PhonePreview } from "../write/PhonePreview";
import { nextVersion } from "../write/form";
import { asWritten } from "./copy";
import { DeleteTemplate } from "./DeleteTemplate";
import { ReviewPanel } from "./ReviewPanel";
import { States } from "./States";
import { TestSend } from "./TestSend";

type Props = {
  sub: string;
  isSimulator: boolean;
  template: Template | null;
  all: Template[];
  onClose: () => void;
  onDraft: (draftId: string) => void;
  onEdit: (template: Template) => void;
};

/** One template: how it looks, what became of it, and what can be done with it. */
export function TemplateDrawer(props: Props) {
  const { template, onClose } = props;
  const { t } = useTranslation();
  return (
    <Drawer
      opened={template !== null}
      onClose={onClose}
      position="right"
      size={440}
      title={
        <span dir="auto" className="tw-title">
          {template?.name}
        </span>
      }
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {template && <Content {...props} template={template} />}
    </Drawer>
  );
}

function Content(props: Props & { template: Template }) {
  const { sub, isSimulator, template, all, onClose, onDraft, onEdit } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<"test" | "delete" | null>(null);
  const looks = useQuery({
    queryKey: ["template-look", sub, template.name, template.language, template.updatedAt],
    queryFn: () => checkTemplate(sub, asWritten(template), true),
  });
  const failed = (error: Error) =>
    notifications.show({ color: "red", title: t("common.failed"), message: error.message });
  const copy = useMutation({
    mutationFn: (changed: { name?: string; language?: string }) =>
      makeDraft(sub, { ...asWritten(template), ...changed }),
    onSuccess: (draft) => onDraft(draft.id),
    onError: failed,
  });
  const appeal = useMutation({
    mutationFn: () => appealFor(sub, template),
    onSuccess: () => queries.invalidateQueries({ queryKey: templatesKey(sub) }),
    onError: failed,
  });
  const mayEdit = isSimulator && ["APPROVED", "REJECTED", "PAUSED"].includes(template.status);
  const names = all.map((one) => one.name);
  const other = template.language.startsWith("en") ? "ar" : "en";
  return (
    <div className="tw-stack">
      <PhonePreview shown={looks.data?.shown as Rendered | null | undefined} />
      <dl className="t-facts">
        <dt>{t("templates.list.status")}</dt>
        <dd>
          <StatusChip status={template.status} />
          <Why reason={template.reason} recommendation={template.recommendation} />
          {template.changesAt && (
            <Text size="xs" c="dimmed">
              <Change status={template.status} at={template.changesAt} />
            </Text>
          )}
        </dd>
        <dt>{t("templates.list.quality")}</dt>
        <dd>
          <QualityChip quality={template.quality} />
        </dd>
        <dt>{t("templates.list.category")}</dt>
        <dd>{t(`templates.categories.${template.category}`)}</dd>
        <dt>{t("templates.list.language")}</dt>
        <dd>
          {template.languageName} ({template.language})
        </dd>
      </dl>
      <Group gap="xs">
        <Button
          size="xs"
          leftSection={<IconSend size={15} aria-hidden />}
          disabled={template.status !== "APPROVED"}
          onClick={() => setDialog("test")}
        >
          {t("templates.detail.test")}
        </Button>
        {mayEdit && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={15} aria-hidden />}
            onClick={() => onEdit(template)}
          >
            {t("templates.detail.edit")}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCopy size={15} aria-hidden />}
          loading={copy.isPending}
          onClick={() => copy.mutate({ name: nextVersion(template.name, names) })}
        >
          {t("templates.detail.version")}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconLanguage size={15} aria-hidden />}
          loading={copy.isPending}
          onClick={() => copy.mutate({ language: other })}
        >
          {t("templates.detail.language")}
        </Button>
        {isSimulator && template.status === "REJECTED" && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconGavel size={15} aria-hidden />}
            loading={appeal.isPending}
            onClick={() => appeal.mutate()}
          >
            {t("templates.detail.appeal")}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => setDialog("delete")}
        >
          {t("templates.detail.delete")}
        </Button>
      </Group>
      {isSimulator && <ReviewPanel sub={sub} template={template} />}
      {isSimulator && <States sub={sub} template={template} />}
      <TestSend
        sub={sub}
        isSimulator={isSimulator}
        template={template}
        opened={dialog === "test"}
        onClose={() => setDialog(null)}
      />
      <DeleteTemplate
        sub={sub}
        name={dialog === "delete" ? template.name : null}
        languages={all.filter((one) => one.name === template.name).length}
        onClose={() => setDialog(null)}
        onDeleted={onClose}
      />
    </div>
  );
}
