import { Select, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useZones } from "./api";
import type { Condition } from "./model";

type Time = Extract<Condition, { kind: "time" }>;
type Props = { condition: Time; onChange: (condition: Time) => void };

const shown = (time: string) => time.slice(0, 5);

/** A time of day, and the zone in which it is meant. */
export function TimeFields({ condition, onChange }: Props) {
  const { t } = useTranslation();
  const zones = useZones();
  const { from, to, zone } = condition;
  const known = zones.some(({ id }) => id === zone);
  const ends = [
    ["from", from],
    ["to", to],
  ] as const;
  return (
    <>
      <div className="times">
        {ends.map(([end, time]) => (
          <TextInput
            key={end}
            type="time"
            label={t(`conditions.${end}`)}
            value={shown(time)}
            onChange={(event) => {
              const written = event.currentTarget.value;
              if (written) onChange({ ...condition, [end]: `${written}:00` });
            }}
          />
        ))}
      </div>
      <Select
        label={t("conditions.zone")}
        searchable
        allowDeselect={false}
        value={zone}
        data={[
          ...(known ? [] : [{ value: zone, label: zone }]),
          ...zones.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(chosen) => chosen && onChange({ ...condition, zone: chosen })}
      />
      <Text className="hint">{t("conditions.timeHint")}</Text>
    </>
  );
}
