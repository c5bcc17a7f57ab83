import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Tried } from "./api";

const SHOWN = 6;

/** What is wrong with which row. */
export function Problems({ problems, total }: { problems: Tried["problems"]; total: number }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <div className="import-problems">
      <Text size="sm">{t("contacts.import.wrong", { count: total })}</Text>
      <ul>
        {problems.slice(0, SHOWN).map((one, at) => (
          <li key={at} dir="auto">
            {t("contacts.import.problem", one)}
          </li>
        ))}
      </ul>
      {total > SHOWN && (
        <Text size="xs" c="dimmed">
          {t("contacts.import.wrongMore", { count: total - SHOWN })}
        </Text>
      )}
    </div>
  );
}
