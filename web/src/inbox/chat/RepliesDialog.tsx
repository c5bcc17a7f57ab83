import { ActionIcon, Alert, Button, Group, Modal, Text, Textarea, TextInput } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeReply, makeReply, removeReply, repliesKey, type QuickReply } from "../api";

type Draft = { id: string | null; shortcut: string; text: string };
const NEW: Draft = { id: null, shortcut: "", text: "" };

/** The saved answers of the account: made, changed, deleted. */
export function RepliesDialog({
  replies,
  onClose,
}: {
  replies: QuickReply[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(NEW);
  const onSuccess = async () => {
    setDraft(NEW);
    await queries.invalidateQueries({ queryKey: repliesKey });
  };
  const keep = useMutation({
    mutationFn: ({ id, ...body }: Draft) => (id ? changeReply(id, body) : makeReply(body)),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: removeReply, onSuccess });
  const wrong = keep.error ?? remove.error;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("inbox.quickReplies")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        className="fields bare"
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate(draft);
        }}
      >
        <Text size="sm" c="dimmed">
          {t("inbox.repliesText")}
        </Text>
        {replies.length > 0 && (
          <ul className="desk-replies">
            {replies.map((reply) => (
              <li key={reply.id}>
                <b dir="auto">/{reply.shortcut}</b>
                <span dir="auto">{reply.text}</span>
                <ActionIcon
                  aria-label={t("inbox.editReply", { shortcut: reply.shortcut })}
                  onClick={() => setDraft(reply)}
                >
                  <IconPencil size={15} />
                </ActionIcon>
                <ActionIcon
                  aria-label={t("inbox.removeReply", { shortcut: reply.shortcut })}
                  onClick={() => remove.mutate(reply.id)}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <TextInput
          label={t("inbox.shortcut")}
          description={t("inbox.shortcutHint")}
          required
          maxLength={32}
          pattern="[\p{L}\p{N}_\-]+"
          value={draft.shortcut}
          onChange={(event) => setDraft({ ...draft, shortcut: event.currentTarget.value })}
        />
        <Textarea
          label={t("inbox.replyText")}
          description={t("inbox.replyHint", { name: "{{contact.name}}", agent: "{{agent.name}}" })}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4096}
          dir="auto"
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        />
        {wrong && (
          <Alert color="red" variant="light" className="alert" role="alert">
            {wrong.message}
          </Alert>
        )}
        <Group justify="end">
          {draft.id && (
            <Button variant="default" onClick={() => setDraft(NEW)}>
              {t("common.cancel")}
            </Button>
          )}
          <Button type="submit" loading={keep.isPending}>
            {t(draft.id ? "inbox.changeReply" : "inbox.saveReply")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
