import { ActionIcon, Button, Group, Select, Stack, Switch, Text, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DAYS, zones, type Hours } from "./api";

type Props = {
  hours: Hours;
  onChange: (hours: Hours) => void;
  timeZone: string;
  onZone: (zone: string) => void;
};

/** The hours of a week, day by day, and the days on which nobody is there. */
export function HoursEditor({ hours, onChange, timeZone, onZone }: Props) {
  const { t } = useTranslation();
  const spansOf = (day: string) => hours.week[day] ?? [];
  const setDay = (day: string, spans: string[][]) =>
    onChange({ ...hours, week: { ...hours.week, [day]: spans } });
  const setTime = (day: string, n: number, side: 0 | 1, value: string) =>
    setDay(
      day,
      spansOf(day).map((span, at) =>
        at === n ? (side === 0 ? [value, span[1]!] : [span[0]!, value]) : span,
      ),
    );
  const setDaysOff = (daysOff: Hours["daysOff"]) => onChange({ ...hours, daysOff });
  return (
    <Stack gap="xs" className="team-hours">
      <Select
        searchable
        allowDeselect={false}
        label={t("team.zone")}
        data={zones()}
        value={timeZone}
        onChange={(zone) => zone && onZone(zone)}
      />
      {DAYS.map((day) => {
        const [spans, label] = [spansOf(day), t(`team.days.${day}`)];
        return (
          <div key={day} className="team-day" role="group" aria-label={label}>
            <Switch
              label={label}
              checked={spans.length > 0}
              onChange={(event) =>
                setDay(day, event.currentTarget.checked ? [["09:00", "18:00"]] : [])
              }
            />
            <div className="team-spans">
              {spans.length === 0 && <Text c="dimmed">{t("team.dayOff")}</Text>}
              {spans.map((span, n) => (
                <Group key={n} gap={6} wrap="nowrap">
                  {([0, 1] as const).map((side) => (
                    <TextInput
                      key={side}
                      required
                      type="time"
                      aria-label={t(side === 0 ? "team.from" : "team.to", { day: label })}
                      value={span[side] === "24:00" ? "23:59" : span[side]}
                      onChange={(event) => setTime(day, n, side, event.currentTarget.value)}
                    />
                  ))}
                  {spans.length > 1 && (
                    <ActionIcon
                      variant="subtle"
                      aria-label={t("team.removeTimes", { day: label })}
                      onClick={() =>
                        setDay(
                          day,
                          spans.filter((_, at) => at !== n),
                        )
                      }
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </Group>
              ))}
            </div>
            {spans.length > 0 && spans.length < 6 && (
              <ActionIcon
                variant="subtle"
                aria-label={t("team.addTimes", { day: label })}
                onClick={() => setDay(day, [...spans, [spans.at(-1)![1]!, "23:00"]])}
              >
                <IconPlus size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
        );
      })}
      <Text fw={500} size="sm" mt="xs">
        {t("team.daysOff")}
      </Text>
      {hours.daysOff.map((off, n) => (
        <Group key={n} gap={6} wrap="nowrap">
          <TextInput
            required
            type="date"
            aria-label={t("team.offDate")}
            value={off.date}
            onChange={(event) => {
              const date = event.currentTarget.value;
              setDaysOff(hours.daysOff.map((one, at) => (at === n ? { ...one, date } : one)));
            }}
          />
          <TextInput
            flex={1}
            dir="auto"
            maxLength={80}
            aria-label={t("team.offName")}
            placeholder={t("team.offName")}
            value={off.name}
            onChange={(event) => {
              const name = event.currentTarget.value;
              setDaysOff(hours.daysOff.map((one, at) => (at === n ? { ...one, name } : one)));
            }}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t("team.removeOff", { date: off.date })}
            onClick={() => setDaysOff(hours.daysOff.filter((_, at) => at !== n))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        className="team-add"
        onClick={() => setDaysOff([...hours.daysOff, { date: "", name: "" }])}
      >
        {t("team.addOff")}
      </Button>
    </Stack>
  );
}
