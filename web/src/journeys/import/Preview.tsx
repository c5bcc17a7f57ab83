import { Button, Group, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { titleOf } from "../../canvas/preview";
import type { Arrived } from "../api";
import { Bindings } from "./Bindings";
import { firstChoices, isComplete, type Choices } from "./bindings";

const MOST_PROBLEMS = 5;

function Facts({ arrived }: { arrived: Arrived }) {
  const { t } = useTranslation();
  const { trigger, problems } = arrived;
  const starts = trigger
    ? t(`triggers.${trigger}`, { defaultValue: t("import.unknownTrigger", { trigger }) })
    : t("import.noTrigger");
  return (
    <dl className="arrived-facts">
      <dt>{t("import.starts")}</dt>
      <dd>{starts}</dd>
      <dt>{t("import.steps")}</dt>
      <dd>
        <ul className="arrived-kinds">
          {Object.entries(arrived.kinds).map(([kind, count]) => (
            <li key={kind}>
              {t("import.kind", { kind: t(`kinds.${kind}`, { defaultValue: kind }), count })}
            </li>
          ))}
        </ul>
      </dd>
      <dt>
        {problems.length > 0
          ? t("import.problems", { count: problems.length })
          : t("import.checked")}
      </dt>
      <dd>
        {problems.length === 0 ? (
          t("import.sound")
        ) : (
          <ul className="arrived-problems">
            {problems.slice(0, MOST_PROBLEMS).map((problem, index) => (
              <li key={index}>
                {problem.step && <b>{titleOf(problem.step)}: </b>}
                {problem.message}
              </li>
            ))}
            {problems.length > MOST_PROBLEMS && (
              <li>{t("import.moreProblems", { count: problems.length - MOST_PROBLEMS })}</li>
            )}
          </ul>
        )}
      </dd>
    </dl>
  );
}

type OneProps = {
  arrived: Arrived;
  ours: string[];
  isBusy: boolean;
  onBack: () => void;
  onCreate: (arrived: Arrived, choices: Choices) => void;
};

function One({ arrived, ours, isBusy, onBack, onCreate }: OneProps) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState(() => firstChoices(arrived, ours));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCreate(arrived, choices);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t("import.name")}
          dir="auto"
          maxLength={200}
          required
          data-autofocus
          value={choices.name}
          onChange={(event) => setChoices({ ...choices, name: event.currentTarget.value })}
        />
        <Facts arrived={arrived} />
        <Bindings arrived={arrived} ours={ours} choices={choices} onChange={setChoices} />
        <Switch
          size="sm"
          color="teal.8"
          label={t("import.turnOn")}
          checked={choices.isOn}
          onChange={(event) => setChoices({ ...choices, isOn: event.currentTarget.checked })}
        />
      </Stack>
      <Group justify="end" mt="md">
        <Button variant="default" onClick={onBack}>
          {t("import.back")}
        </Button>
        <Button type="submit" disabled={!isComplete(choices)} loading={isBusy}>
          {t("import.create")}
        </Button>
      </Group>
    </form>
  );
}

type Props = Omit<OneProps, "arrived"> & { journeys: Arrived[] };

/** What arrived, to look at before it is taken: what it is, what is odd about it, what it is bound to. */
export function Preview({ journeys, ...rest }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const nameOf = ({ name, version }: Arrived) =>
    version === null ? name : t("import.versionOf", { name, version });
  return (
    <Stack gap="md">
      {journeys.length > 1 && (
        <Select
          label={t("import.pick", { count: journeys.length })}
          data={journeys.map((one, index) => ({ value: String(index), label: nameOf(one) }))}
          value={String(chosen)}
          allowDeselect={false}
          searchable
          onChange={(value) => value && setChosen(Number(value))}
        />
      )}
      <One key={chosen} arrived={journeys[chosen]!} {...rest} />
    </Stack>
  );
}
