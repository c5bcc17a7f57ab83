import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { api } from "../../api/client";
import { useBuilder } from "../view";

/** Turns the journey on and off while it is drawn; what is drawn stays as it is. */
export function useStatus() {
  const { t } = useTranslation();
  const { builder, journeyId } = useBuilder();
  const queries = useQueryClient();
  const isOn = useStore(builder, (state) => state.doc.source["status"] === "enabled");
  const change = useMutation({
    mutationFn: (status: "enabled" | "disabled") => api.setStatus(journeyId, status),
    onSuccess: async ({ version }, status) => {
      const { doc, basedOn } = builder.getState();
      builder.getState().place((now) => ({ ...now, source: { ...now.source, status } }));
      builder.setState({ basedOn: basedOn === null ? null : version });
      const name = doc.source.definition.name;
      const key = status === "enabled" ? "versions.turnedOn" : "versions.turnedOff";
      notifications.show({ color: "teal", message: t(key, { name }) });
      for (const key of ["journeys", "journey", "versions"])
        await queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  return { isOn, change };
}
