import {
  Button,
  CopyButton,
  Group,
  Modal,
  MultiSelect,
  Select,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { invite, invitesKey, ROLES, type Role, type Team } from "./api";

type Props = { teams: Team[]; onClose: () => void };

/** Makes a link with which one person makes an account, once. It is shown now and never again. */
export function InviteDialog({ teams, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>("agent");
  const [note, setNote] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const make = useMutation({
    mutationFn: () => invite({ role, note: note.trim() || null, teams: chosen }),
    onSuccess: () => queries.invalidateQueries({ queryKey: invitesKey }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("team.inviteTitle")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {make.data ? (
        <Stack>
          <Text>{t("team.linkText")}</Text>
          <TextInput readOnly dir="ltr" label={t("team.link")} value={make.data.url} />
          <Group justify="end">
            <CopyButton value={make.data.url}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{t(copied ? "team.copied" : "team.copy")}</Button>
              )}
            </CopyButton>
            <Button variant="default" onClick={onClose}>
              {t("common.close")}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <Stack>
            <TextInput
              data-autofocus
              dir="auto"
              maxLength={100}
              label={t("team.note")}
              description={t("team.noteHint")}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Select
              label={t("team.role")}
              description={t(`team.roleHints.${role}`)}
              allowDeselect={false}
              data={ROLES.map((value) => ({ value, label: t(`team.roles.${value}`) }))}
              value={role}
              onChange={(value) => setRole(value as Role)}
            />
            {teams.length > 0 && role !== "viewer" && (
              <MultiSelect
                label={t("team.inTeams")}
                data={teams.map(({ id, name }) => ({ value: id, label: name }))}
                value={chosen}
                onChange={setChosen}
              />
            )}
            {make.error && (
              <Text c="red" role="alert">
                {make.error.message}
              </Text>
            )}
            <Group justify="end">
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <Button type="submit" loading={make.isPending}>
                {t("team.makeLink")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
