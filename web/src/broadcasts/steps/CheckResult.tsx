import { Alert, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Check } from "../api";

/** What is in the way of a start, who gets no message, and what marketing has to heed. */
export function CheckResult({ check }: { check: Check }) {
  const { t } = useTranslation();
  const { problems, empty, refused, total, willSkip, category } = check;
  const isGood = problems.length === 0 && empty.length === 0 && refused.length === 0;
  return (
    <Alert
      variant="light"
      className="alert"
      role="status"
      color={problems.length > 0 ? "red" : isGood ? "teal" : "yellow"}
      title={t("broadcasts.willGo", {
        count: total - willSkip,
      })}
    >
      {problems.map((problem) => (
        <Text size="sm" key={problem}>
          {t(`broadcasts.problems.${problem}`)}
        </Text>
      ))}
      {willSkip > 0 && <Text size="sm">{t("broadcasts.willSkip", { count: willSkip })}</Text>}
      {empty.map(({ place, count, first }) => (
        <Text size="sm" key={place}>
          {t("broadcasts.emptyCells", {
            place: place.replace("body.", ""),
            count,
            first,
          })}
        </Text>
      ))}
      {refused.length > 0 && (
        <Text size="sm">
          {t("broadcasts.refusedRows", { rows: refused.map(({ n }) => n).join(", ") })}{" "}
          <span dir="auto">{refused[0]!.message}</span>
        </Text>
      )}
      {category === "MARKETING" && <Text size="sm">{t("broadcasts.marketing")}</Text>}
      <Text size="sm">{t("broadcasts.cost")}</Text>
    </Alert>
  );
}
