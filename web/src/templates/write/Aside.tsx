import { Alert, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CheckedTemplate } from "../api";
import type { Rendered } from "../rendered";
import { PhonePreview } from "./PhonePreview";
import type { Found } from "./problems";
import { useRuleWords } from "./scope";

type Props = {
  shown: Rendered | null | undefined;
  review: CheckedTemplate["review"];
  found: Found[];
  advice: Found[];
  error: Error | null;
  isTried: boolean;
};

/** Beside the form: how it looks, what the reviewers will say, and what belongs to no single field. */
export function Aside({ shown, review, found, advice, error, isTried }: Props) {
  const { t } = useTranslation();
  const say = useRuleWords();
  const general = found.filter(
    ({ place }) => place === "components" || place === "template" || place.endsWith(".components"),
  );
  return (
    <aside className="tw-aside" aria-label={t("templates.write.preview")}>
      <PhonePreview shown={shown} />
      <div role="status" className="tw-stack">
        {error && (
          <Alert color="red" variant="light" className="alert">
            {error.message}
          </Alert>
        )}
        {isTried && found.length > 0 && (
          <Alert
            color="red"
            variant="light"
            className="alert"
            icon={<IconAlertTriangle size={18} aria-hidden />}
          >
            {t("templates.write.problems", { count: found.length })}
          </Alert>
        )}
        {general.map((one) => (
          <p key={one.place + one.message} className="tw-wrong">
            {say(one)}
          </p>
        ))}
        {review && <Forecast review={review} />}
        {advice.map((one) => (
          <Text key={one.place + one.message} size="xs" c="dimmed" className="tw-line">
            <IconInfoCircle size={15} aria-hidden /> {say(one)}
          </Text>
        ))}
      </div>
    </aside>
  );
}

/** What the simulator's review is going to decide. */
export function Forecast({ review }: { review: NonNullable<CheckedTemplate["review"]> }) {
  const { t } = useTranslation();
  const isGood = review.status === "APPROVED" && review.category === null;
  return (
    <Alert
      color={isGood ? "green" : "yellow"}
      variant="light"
      className="alert"
      icon={
        isGood ? (
          <IconCircleCheck size={18} aria-hidden />
        ) : (
          <IconAlertTriangle size={18} aria-hidden />
        )
      }
      title={
        isGood
          ? t("templates.forecast.good")
          : review.category !== null
            ? t("templates.forecast.category", {
                category: t(`templates.categories.${review.category}`, review.category),
              })
            : t("templates.forecast.bad", {
                reason: t(`templates.reasons.${review.reason}`, review.reason ?? ""),
              })
      }
    >
      {review.recommendation ??
        (review.category !== null ? t("templates.forecast.categoryText") : null)}
    </Alert>
  );
}
