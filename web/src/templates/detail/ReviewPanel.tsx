import { Button, Group, Select, Textarea, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rateTemplate, reviewTemplate, templatesKey, type Template } from "../api";

const STATUSES = ["APPROVED", "REJECTED", "PAUSED", "FLAGGED", "DISABLED"] as const;
const REASONS = [
  "INVALID_FORMAT",
  "INCORRECT_CATEGORY",
  "PROMOTIONAL",
  "TAG_CONTENT_MISMATCH",
  "ABUSIVE_CONTENT",
  "SCAM",
] as const;
const SCORES = ["GREEN", "YELLOW", "RED"] as const;

/** In the place of WhatsApp's reviewers and of the people who rate: for simulated channels only. */
export function ReviewPanel({ sub, template }: { sub: string; template: Template }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [status, setStatus] = useState<string>("APPROVED");
  const [reason, setReason] = useState<string>("INVALID_FORMAT");
  const [recommendation, setRecommendation] = useState("");
  const { name, language } = template;
  const settled = {
    onSuccess: () => queries.invalidateQueries({ queryKey: templatesKey(sub) }),
    onError: (error: Error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  };
  const isRefusal = status === "REJECTED";
  const review = useMutation({
    mutationFn: () =>
      reviewTemplate(sub, name, {
        status,
        language,
        ...(isRefusal && { reason }),
        ...(isRefusal && recommendation.trim() && { recommendation: recommendation.trim() }),
      }),
    ...settled,
  });
  const rate = useMutation({
    mutationFn: (quality: (typeof SCORES)[number]) =>
      rateTemplate(sub, name, { quality, language }),
    ...settled,
  });
  return (
    <section className="t-section tw-stack" aria-label={t("templates.review.title")}>
      <Title order={3} size="h5">
        {t("templates.review.title")}
      </Title>
      <Group align="end" gap="xs">
        <Select
          className="grow"
          label={t("templates.review.decision")}
          allowDeselect={false}
          data={STATUSES.map((value) => ({ value, label: t(`templates.statuses.${value}`) }))}
          value={status}
          onChange={(value) => value && setStatus(value)}
        />
        <Button variant="default" loading={review.isPending} onClick={() => review.mutate()}>
          {t("templates.review.decide")}
        </Button>
      </Group>
      {isRefusal && (
        <>
          <Select
            label={t("templates.review.reason")}
            allowDeselect={false}
            data={REASONS.map((value) => ({ value, label: t(`templates.reasons.${value}`) }))}
            value={reason}
            onChange={(value) => value && setReason(value)}
          />
          <Textarea
            label={t("templates.review.recommendation")}
            autosize
            minRows={2}
            maxLength={1000}
            dir="auto"
            value={recommendation}
            onChange={(event) => setRecommendation(event.currentTarget.value)}
          />
        </>
      )}
      <Group gap="xs" role="group" aria-label={t("templates.review.rate")}>
        <span className="dim">{t("templates.review.rate")}</span>
        {SCORES.map((score) => (
          <Button
            key={score}
            size="compact-xs"
            variant="default"
            loading={rate.isPending && rate.variables === score}
            onClick={() => rate.mutate(score)}
          >
            {t(`templates.qualities.${score}`)}
          </Button>
        ))}
      </Group>
      <p className="t-why dim">{t("templates.review.rateHint")}</p>
    </section>
  );
}
