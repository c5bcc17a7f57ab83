import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBuilder } from "../view";

export function JourneyName() {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const name = useStore(builder, (state) => state.doc.source.definition.name);
  const edit = useStore(builder, (state) => state.edit);
  return (
    <TextInput
      aria-label={t("builder.journeyName")}
      variant="unstyled"
      className="journey-name"
      maxLength={200}
      value={name}
      onChange={(event) => {
        const written = event.currentTarget.value;
        edit((doc) => ({
          ...doc,
          source: { ...doc.source, definition: { ...doc.source.definition, name: written } },
        }));
      }}
    />
  );
}
