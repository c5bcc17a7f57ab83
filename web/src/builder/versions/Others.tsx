import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import type { BuilderContext } from "../view";
import { useBuilder } from "../view";
import { draftState, type DraftState } from "./api";
import { placeMissing, stillThere } from "./places";
import { restore } from "./restore";

/** Whether somebody else saved, published or discarded since this page and the server last agreed. */
export function isBehind(
  mine: { revision: number; basedOn: number | null },
  theirs: DraftState,
): boolean {
  if (theirs.revision !== mine.revision) return true;
  return !theirs.isChanged && theirs.newest !== mine.basedOn;
}

/** Shows the newest draft when nothing here is unsaved; answers who saved it, null when there was nothing new. */
async function catchUp({ builder, view, journeyId }: BuilderContext) {
  const draft = await api.draft(journeyId);
  const mine = builder.getState();
  const theirs = { ...draft, updatedAt: null };
  if (mine.saving !== "saved" || !isBehind(mine, theirs)) return null;
  const doc = placeMissing({ source: draft.source, canvas: draft.canvas });
  mine.adopt({ ...draft, ...doc });
  const { selected, select } = view.getState();
  const left = stillThere(doc, selected);
  if (left !== selected) select(left);
  return draft.updatedBy ?? "";
}

/** Keeps the page up with others as long as nothing here is unsaved. When something is, saving tells of the conflict. */
function useOthers() {
  const { t } = useTranslation();
  const scope = useBuilder();
  const state = useQuery({
    queryKey: ["draft-state", scope.journeyId],
    queryFn: () => draftState(scope.journeyId),
    staleTime: 0,
  });
  const theirs = state.data;
  useEffect(() => {
    const mine = scope.builder.getState();
    if (!theirs || mine.saving !== "saved" || !isBehind(mine, theirs)) return;
    void catchUp(scope).then(
      (name) => {
        if (name === null) return;
        const values = { name: name || t("versions.somebody") };
        notifications.show({ message: t("versions.theirs", values) });
      },
      () => undefined, // The next hint asks again.
    );
  }, [scope, state.dataUpdatedAt, t, theirs]);
}

/** A version that another page asks to bring back, as `?restore=3`. */
function useAskedRestore() {
  const { t } = useTranslation();
  const scope = useBuilder();
  const { restore: version } = useSearch({ from: "/journeys/$id/edit" });
  const navigate = useNavigate();
  const begun = useRef(false);
  useEffect(() => {
    if (version === undefined || begun.current) return;
    begun.current = true;
    const params = { id: scope.journeyId };
    void navigate({ to: "/journeys/$id/edit", params, search: {}, replace: true });
    void restore(scope, version).then(
      () => notifications.show({ color: "teal", message: t("versions.restored", { version }) }),
      (error: Error) =>
        notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
    );
  }, [navigate, scope, t, version]);
}

/** What reaches the builder's page from elsewhere. */
export function Others() {
  useOthers();
  useAskedRestore();
  return null;
}
