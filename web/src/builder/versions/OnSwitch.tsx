import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBuilder } from "../view";
import { useStatus } from "./useStatus";

/** On and off: at once for a journey that is published, else as it will be once it is. */
export function OnSwitch() {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const isPublished = useStore(builder, (state) => state.basedOn !== null);
  const edit = useStore(builder, (state) => state.edit);
  const { isOn, change } = useStatus();
  const turn = (status: "enabled" | "disabled") => {
    if (isPublished) change.mutate(status);
    else edit((doc) => ({ ...doc, source: { ...doc.source, status } }));
  };
  return (
    <Switch
      label={t(isPublished ? "versions.switch" : "trigger.isOn")}
      checked={isOn}
      disabled={change.isPending}
      onChange={(event) => turn(event.currentTarget.checked ? "enabled" : "disabled")}
    />
  );
}
