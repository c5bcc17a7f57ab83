import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { KEY } from "./api";

/** Does something to a webhook or a delivery, shows anew what it changed, and says so when it fails. */
export function useWebhookAction<Given, Answer>(
  act: (given: Given) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      await queries.invalidateQueries({ queryKey: [KEY] });
      onDone(answer);
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
}
