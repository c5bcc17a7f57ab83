import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { createFrom } from "../builder/versions/api";

/** Makes another journey of the draft of one, and opens it. */
export function useDuplicate() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ id, name }: { id: string; name: string }) => {
      const { source, canvas } = await api.draft(id);
      const copy = t("journeys.copyOf", { name }).slice(0, 200);
      return { name: copy, ...(await createFrom(copy, { source, canvas })) };
    },
    onSuccess: async ({ id, name }) => {
      void queries.invalidateQueries({ queryKey: ["journeys"] });
      notifications.show({ color: "teal", message: t("journeys.duplicated", { name }) });
      await navigate({ to: "/journeys/$id/edit", params: { id } });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
}
