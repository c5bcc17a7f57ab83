import { ActionIcon, Button, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconX } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ExportDialog, type Exported } from "../../journeys/ExportDialog";
import { Failed, Loading } from "../../shell/Feedback";
import { useBuilder, useView } from "../view";
import { listVersions } from "./api";
import { restore } from "./restore";
import { useStatus } from "./useStatus";
import { VersionItem } from "./VersionItem";
import "./versions.css";

function useHistoryOf(journeyId: string) {
  return useInfiniteQuery({
    queryKey: ["versions", journeyId],
    queryFn: ({ pageParam }) => listVersions(journeyId, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** What is drawn and not published, above what is. */
function DraftItem() {
  const { t } = useTranslation();
  const { builder, journeyId } = useBuilder();
  const basedOn = useStore(builder, (state) => state.basedOn);
  const isChanged = useStore(builder, (state) => state.isChanged || state.saving !== "saved");
  return (
    <li className="version-item is-draft">
      <div className="version-line">
        <h3>{t("versions.draft")}</h3>
      </div>
      <p className="version-who">
        {isChanged || basedOn === null
          ? t("versions.draftChanged")
          : t("versions.draftSame", { version: basedOn })}
      </p>
      {isChanged && basedOn !== null && (
        <div className="version-actions">
          <Link
            className="link-button"
            to="/journeys/$id/compare"
            params={{ id: journeyId }}
            search={{ from: basedOn, to: "draft" }}
          >
            {t("versions.seeChanges")}
          </Link>
        </div>
      )}
    </li>
  );
}

function Head() {
  const { t } = useTranslation();
  const { builder } = useBuilder();
  const open = useView((state) => state.open);
  const isPublished = useStore(builder, (state) => state.basedOn !== null);
  const { isOn, change } = useStatus();
  return (
    <div className="versions-head">
      <h2>{t("versions.title")}</h2>
      {isPublished && (
        <Switch
          size="xs"
          color="teal.8"
          label={t(isOn ? "versions.on" : "versions.off")}
          aria-label={t("versions.switch")}
          checked={isOn}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.currentTarget.checked ? "enabled" : "disabled")}
        />
      )}
      <ActionIcon aria-label={t("common.close")} onClick={() => open(null)}>
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

/** The history of the journey: look at a version, compare it, bring it back, take it along. */
export function VersionsPanel() {
  const { t } = useTranslation();
  const scope = useBuilder();
  const { builder, journeyId } = scope;
  const history = useHistoryOf(journeyId);
  const name = useStore(builder, (state) => state.doc.source.definition.name);
  const [exported, setExported] = useState<Exported | null>(null);
  const versions = history.data?.pages.flatMap((page) => page.versions) ?? [];
  const bringBack = async (version: number) => {
    if (builder.getState().saving === "conflict") {
      notifications.show({ color: "red", message: t("versions.cannotRestore") });
      return;
    }
    try {
      await restore(scope, version);
      notifications.show({ color: "teal", message: t("versions.restored", { version }) });
    } catch (error) {
      const { message } = error as Error;
      notifications.show({ color: "red", title: t("common.failed"), message });
    }
  };
  return (
    <aside className="panel" aria-label={t("versions.title")}>
      <Head />
      <div
        className="grow changes-scroll bare"
        tabIndex={0}
        role="region"
        aria-label={t("versions.title")}
      >
        {history.isPending && <Loading />}
        {history.isError && <Failed error={history.error} retry={() => void history.refetch()} />}
        {history.data && (
          <ol className="version-list">
            <DraftItem />
            {versions.map((version, index) => (
              <VersionItem
                key={version.version}
                journeyId={journeyId}
                version={version}
                before={versions[index + 1]?.version ?? null}
                isCurrent={index === 0}
                onRestore={() => void bringBack(version.version)}
                onExport={() => setExported({ id: journeyId, name, version: version.version })}
              />
            ))}
          </ol>
        )}
        {history.data && versions.length === 0 && (
          <p className="versions-none">{t("versions.none")}</p>
        )}
        {history.hasNextPage && (
          <Button
            variant="subtle"
            size="xs"
            fullWidth
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t("versions.older")}
          </Button>
        )}
      </div>
      <ExportDialog exported={exported} onClose={() => setExported(null)} />
    </aside>
  );
}
