import {
  Button,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  changeTeam,
  deleteTeam,
  makeTeam,
  officeHours,
  ownZone,
  teamsKey,
  usersKey,
  type Team,
  type TeamUser,
} from "./api";
import { HoursEditor } from "./HoursEditor";

type Props = { team: Team | null; teams: Team[]; users: TeamUser[]; onClose: () => void };

/** A team: who is in it, when somebody is there, and how soon somebody has to answer. */
export function TeamDialog({ team, teams, users, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState(team?.name ?? "");
  const [members, setMembers] = useState(team?.members ?? []);
  const [hours, setHours] = useState(team?.hours ?? null);
  const [timeZone, setZone] = useState(team?.timeZone ?? ownZone());
  const [within, setWithin] = useState<number | "">(team?.answerWithinMinutes ?? "");
  const [next, setNext] = useState<string | null>(team?.escalatesTo ?? null);
  const done = async () => {
    await Promise.all(
      [usersKey, teamsKey].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    onClose();
  };
  const save = useMutation({
    mutationFn: () => {
      const body = {
        name: name.trim(),
        members,
        hours,
        timeZone: hours ? timeZone : null,
        answerWithinMinutes: within || null,
        escalatesTo: within ? next : null,
      };
      return team ? changeTeam(team.id, body) : makeTeam(body);
    },
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: () => deleteTeam(team!.id), onSuccess: done });
  const answering = users.filter((user) => !user.isDisabled && user.role !== "viewer");
  const error = save.error ?? remove.error;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={team ? <bdi>{team.name}</bdi> : t("team.newTeam")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            required
            dir="auto"
            maxLength={80}
            label={t("team.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <MultiSelect
            searchable
            label={t("team.members")}
            data={answering.map((user) => ({ value: user.id, label: user.name }))}
            value={members}
            onChange={setMembers}
          />
          <Switch
            label={t("team.hasHours")}
            description={t("team.hasHoursHint")}
            checked={hours !== null}
            onChange={(event) => setHours(event.currentTarget.checked ? officeHours() : null)}
          />
          {hours && (
            <HoursEditor hours={hours} onChange={setHours} timeZone={timeZone} onZone={setZone} />
          )}
          <Group grow align="start">
            <NumberInput
              label={t("team.within")}
              description={t("team.withinHint")}
              min={1}
              max={10_080}
              allowDecimal={false}
              value={within}
              onChange={(value) => setWithin(value === "" ? "" : Number(value))}
            />
            <Select
              clearable
              label={t("team.escalates")}
              description={t("team.escalatesHint")}
              disabled={!within}
              placeholder={t("team.sameTeam")}
              data={teams
                .filter((other) => other.id !== team?.id)
                .map((other) => ({ value: other.id, label: other.name }))}
              value={next}
              onChange={setNext}
            />
          </Group>
          {error && (
            <Text c="red" role="alert">
              {error.message}
            </Text>
          )}
          <Group justify="space-between">
            {team ? (
              <Button
                color="red"
                variant="subtle"
                loading={remove.isPending}
                onClick={() => remove.mutate()}
              >
                {t("team.deleteTeam")}
              </Button>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t("team.save")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
