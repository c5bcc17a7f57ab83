import { Badge, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { Journey } from "../api/types";

/** On and off; a journey that is only a draft is neither. */
export function Switching({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (status: "enabled" | "disabled") => api.setStatus(journey.id, status),
    onSettled: () => queries.invalidateQueries({ queryKey: ["journeys"] }),
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  if (journey.status === "draft") {
    return (
      <Badge variant="light" color="gray" className="state">
        {t("journeys.draft")}
      </Badge>
    );
  }
  return (
    <Switch
      size="sm"
      color="teal.8"
      label={t(`journeys.${journey.status}`)}
      aria-label={t("journeys.switch", { name: journey.name })}
      checked={journey.status === "enabled"}
      disabled={change.isPending}
      onChange={(event) => change.mutate(event.currentTarget.checked ? "enabled" : "disabled")}
    />
  );
}
