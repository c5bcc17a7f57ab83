import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { api } from "../api/client";
import type { Draft, Session } from "../api/types";
import { useKeywords } from "../journeys/useKeywords";
import { Failed, Loading } from "../shell/Feedback";
import { stepsOf } from "./document";
import { EditableCanvas } from "./EditableCanvas";
import { SidePanels } from "./SidePanels";
import { createBuilder, type Builder } from "./store";
import { TopBar } from "./topbar/TopBar";
import { Trouble } from "./Trouble";
import { Others } from "./versions/Others";
import { BuilderScope, createView, type BuilderContext } from "./view";

/** What was drawn in the last second is not saved yet: the browser asks before it closes the page. */
function useSaveBeforeLeaving(builder: Builder) {
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (["changed", "saving"].includes(builder.getState().saving)) event.preventDefault();
    };
    window.addEventListener("beforeunload", hold);
    return () => {
      window.removeEventListener("beforeunload", hold);
      if (builder.getState().saving === "changed") void builder.getState().save();
    };
  }, [builder]);
}

type PageProps = { journeyId: string; draft: Draft; session: Session; reload: () => void };

function Page({ journeyId, draft, session, reload }: PageProps) {
  const { t } = useTranslation();
  const [scope] = useState((): BuilderContext => {
    const builder = createBuilder(journeyId, draft);
    const subAccountId = () =>
      String(builder.getState().doc.source["subAccountId"] ?? session.subAccountId);
    return { builder, view: createView(), journeyId, session, subAccountId };
  });
  const doc = useStore(scope.builder, (state) => state.doc);
  const trigger = String(doc.source["trigger"] ?? "inbound_chat_apps");
  const words = useKeywords(stepsOf(doc)[0]);
  const start = useMemo(
    () => ({ title: t(`triggers.${trigger}`), ...(words && { text: words }) }),
    [t, trigger, words],
  );
  useSaveBeforeLeaving(scope.builder);
  return (
    <BuilderScope.Provider value={scope}>
      <div className="builder">
        <TopBar />
        <Others />
        <Trouble reload={reload} />
        <div className="work">
          <main className="canvas" id="content">
            <h1 className="unseen">{t("builder.title", { name: doc.source.definition.name })}</h1>
            <EditableCanvas start={start} />
          </main>
          <SidePanels />
        </div>
      </div>
    </BuilderScope.Provider>
  );
}

export function BuilderPage() {
  const { id } = useParams({ from: "/journeys/$id/edit" });
  const [round, setRound] = useState(0);
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  // Asked for once: from then on the document on the screen is the newer one.
  const draft = useQuery({
    queryKey: ["draft", id, round],
    queryFn: () => api.draft(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (draft.isError) return <Failed error={draft.error} retry={() => void draft.refetch()} />;
  if (draft.isPending || !session.data) return <Loading />;
  return (
    <ReactFlowProvider key={`${id} ${round}`}>
      <Page
        journeyId={id}
        draft={draft.data}
        session={session.data}
        reload={() => setRound(round + 1)}
      />
    </ReactFlowProvider>
  );
}
