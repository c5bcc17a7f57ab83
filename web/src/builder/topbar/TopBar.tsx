import { Badge, Button, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ChecksButton } from "../checks/ChecksButton";
import { TrialButton } from "../trial/TrialButton";
import { VersionsButton } from "../versions/VersionsButton";
import { useBuilder } from "../view";
import { JourneyName } from "./JourneyName";
import { MoreMenu } from "./MoreMenu";
import { PublishButton } from "./PublishButton";
import { SaveState } from "./SaveState";
import { UndoRedo } from "./UndoRedo";

/** Above the canvas: what journey this is, and what can be done with all of it. */
export function TopBar() {
  const { t } = useTranslation();
  const { builder, journeyId } = useBuilder();
  const basedOn = useStore(builder, (state) => state.basedOn);
  return (
    <header className="topbar">
      <Group gap={8} wrap="nowrap" className="crumbs grow">
        <Link to="/" className="crumb">
          {t("nav.journeys")}
        </Link>
        <Text size="sm" c="dimmed" aria-hidden>
          /
        </Text>
        <JourneyName />
        <Badge variant="light" color="gray" size="sm" className="state">
          {basedOn ? t("builder.draftOf", { version: basedOn }) : t("builder.newDraft")}
        </Badge>
        <SaveState />
      </Group>
      <Group gap={6} wrap="nowrap" className="actions">
        <UndoRedo />
        <ChecksButton />
        <VersionsButton />
        <MoreMenu />
        {basedOn !== null && (
          <Button
            variant="default"
            size="xs"
            renderRoot={(props) => (
              <Link to="/journeys/$id" params={{ id: journeyId }} {...props} />
            )}
          >
            {t("builder.watch")}
          </Button>
        )}
        <TrialButton />
        <PublishButton />
      </Group>
    </header>
  );
}
