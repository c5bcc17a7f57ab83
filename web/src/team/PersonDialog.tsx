import {
  Button,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  TagsInput,
  Text,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeUser, ROLES, teamsKey, usersKey, type Role, type Team, type TeamUser } from "./api";

type Props = { user: TeamUser; teams: Team[]; onClose: () => void };

/** What a person may do, in which teams and with which skills, and how much at once. */
export function PersonDialog({ user, teams, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>(user.role);
  const [skills, setSkills] = useState(user.skills);
  const [capacity, setCapacity] = useState(user.capacity);
  const [chosen, setChosen] = useState(user.teams);
  const [isActive, setActive] = useState(!user.isDisabled);
  const save = useMutation({
    mutationFn: () =>
      changeUser(user.id, { role, skills, capacity, teams: chosen, isDisabled: !isActive }),
    onSuccess: async () => {
      await Promise.all(
        [usersKey, teamsKey].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<bdi>{user.name}</bdi>}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <Select
            label={t("team.role")}
            description={t(`team.roleHints.${role}`)}
            allowDeselect={false}
            data={ROLES.map((value) => ({ value, label: t(`team.roles.${value}`) }))}
            value={role}
            onChange={(value) => setRole(value as Role)}
          />
          {role !== "viewer" && (
            <>
              <MultiSelect
                label={t("team.inTeams")}
                data={teams.map(({ id, name }) => ({ value: id, label: name }))}
                value={chosen}
                onChange={setChosen}
              />
              <TagsInput
                label={t("team.skills")}
                description={t("team.skillsHint")}
                maxTags={30}
                value={skills}
                onChange={setSkills}
              />
              <NumberInput
                label={t("team.capacity")}
                description={t("team.capacityHint")}
                min={0}
                max={100}
                allowDecimal={false}
                value={capacity}
                onChange={(value) => setCapacity(Number(value) || 0)}
              />
            </>
          )}
          <Switch
            label={t("team.active")}
            description={t("team.activeHint")}
            checked={isActive}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
          {save.error && (
            <Text c="red" role="alert">
              {save.error.message}
            </Text>
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t("team.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
