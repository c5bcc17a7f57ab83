import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { Message } from "../api/types";
import { briefly } from "../phone/content";
import { Failed, Loading } from "../shell/Feedback";
import {
  countsKey,
  detailKey,
  keyOf,
  labelsKey,
  listLabels,
  listTeams,
  readCounts,
  readDetail,
  type Conversation,
  type Label,
  type Place,
} from "./api";
import type { Open } from "./chat/Actions";
import { Chat } from "./chat/Chat";
import type { Mode } from "./chat/Composer";
import { inboxSearch } from "./filter";
import { ListColumn } from "./list/ListColumn";
import { useConversations } from "./list/useConversations";
import { useNotifications, usePermission } from "./notify";
import { ShortcutSheet } from "./ShortcutSheet";
import { Side, useRun } from "./side/Side";
import { useActs } from "./useActs";
import { useFresh, useOnline } from "./useFresh";
import { useShortcuts } from "./useShortcuts";
import { whoIs } from "./words";
import "./inbox.css";

type Me = { id: string | null; name: string };
type OpenProps = {
  place: Place;
  me: Me;
  labels: Label[];
  at: string | undefined;
  onStep: (by: number) => void;
  onBack: () => void;
};

/** The conversation that is open, with what stands beside it and the keys that work on it. */
function OpenConversation({ place, me, labels, at, onStep, onBack }: OpenProps) {
  const detail = useQuery({ queryKey: detailKey(place), queryFn: () => readDetail(place) });
  const acts = useActs(place, detail.data);
  const { running } = useRun(place);
  const [mode, setMode] = useState<Mode>("answer");
  const [open, setOpen] = useState<Open>(null);
  const [showsSide, setSide] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (next: Mode) => {
    setMode(next);
    // The field may be locked in the other mode, so it is there only after this.
    setTimeout(() => field.current?.focus());
  };
  const has = detail.data?.conversation.handover;
  const when = (name: Open) => () => setOpen(has || name === "label" ? name : null);
  useShortcuts({
    r: () => write("answer"),
    n: () => write("note"),
    e: () => {
      if (!has && !detail.data?.conversation.isUnanswered) return;
      acts.resolve();
      onStep(1);
    },
    a: () => (has ? setOpen("assign") : acts.take()),
    t: when("transfer"),
    s: when("snooze"),
    l: when("label"),
    u: () => {
      acts.unread();
      onBack();
    },
  });
  if (detail.isError) {
    return <Failed error={detail.error} retry={() => void detail.refetch()} />;
  }
  if (!detail.data) return <Loading />;
  return (
    <>
      <Chat
        place={place}
        detail={detail.data}
        me={me}
        journey={running?.definitionName ?? null}
        acts={acts}
        labels={labels}
        at={at}
        field={field}
        mode={mode}
        onMode={setMode}
        open={open}
        onOpen={setOpen}
        onBack={onBack}
        onSide={() => setSide(!showsSide)}
      />
      <div className={`desk-side-column ${showsSide ? "shown" : ""}`}>
        <Side
          place={place}
          detail={detail.data}
          readAt={detail.dataUpdatedAt}
          labels={labels}
          onClose={() => setSide(false)}
        />
      </div>
    </>
  );
}

function useTitle(unread: number) {
  const { t } = useTranslation();
  useEffect(() => {
    const before = document.title;
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${t("inbox.title")} · Chatwright`;
    return () => {
      document.title = before;
    };
  }, [unread, t]);
}

function Desk({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { subAccountId, msisdn } = useParams({ strict: false });
  const search = inboxSearch(useSearch({ strict: false }));
  const place = subAccountId && msisdn ? { subAccountId, msisdn: String(msisdn) } : null;
  const chosen = place && keyOf(place);
  const conversations = useConversations(search);
  const counts = useQuery({ queryKey: countsKey, queryFn: readCounts });
  const labels = useQuery({ queryKey: labelsKey, queryFn: listLabels });
  const teams = useQuery({ queryKey: ["inbox", "teams"], queryFn: listTeams, staleTime: 30_000 });
  const [sheet, setSheet] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  const isOnline = useOnline();
  const permission = usePermission();
  useFresh();
  useTitle((counts.data?.mineUnread ?? 0) + (counts.data?.unassignedUnread ?? 0));
  const { at, ...filter } = search;
  const choose = (one: Place) =>
    void navigate({
      to: "/inbox/$subAccountId/$msisdn",
      params: { subAccountId: one.subAccountId, msisdn: one.msisdn },
      search: filter,
    });
  const { list } = conversations;
  const step = (by: number) => {
    const index = list.findIndex((one) => keyOf(one) === chosen);
    const next = list[index < 0 ? 0 : index + by];
    if (next) choose(next);
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    "/": () => searchField.current?.focus(),
    "?": () => setSheet(true),
  });
  const said = (one: Conversation) => ({
    title: whoIs(one),
    body: one.last
      ? briefly(one.last as unknown as Message, (word) => t(`phone.media.${word}`))
      : "",
  });
  useNotifications(permission.isOn, me.id, said, choose);
  return (
    <main className={`desk ${place ? "has-chat" : ""}`} id="content">
      {!isOnline && (
        <div className="desk-offline" role="alert">
          {t("inbox.offline")}
        </div>
      )}
      <div className="desk-columns">
        <ListColumn
          key={`${filter.view} ${filter.team} ${filter.label}`}
          conversations={conversations}
          search={filter}
          counts={counts.data}
          labels={labels.data ?? []}
          teams={teams.data ?? []}
          chosen={chosen}
          field={searchField}
          onChoose={choose}
          onSheet={() => setSheet(true)}
          onNotify={permission.canAsk ? permission.ask : null}
        />
        {place ? (
          <OpenConversation
            key={`${chosen} ${at}`}
            place={place}
            me={me}
            labels={labels.data ?? []}
            at={at}
            onStep={step}
            onBack={() => void navigate({ to: "/inbox", search: filter })}
          />
        ) : (
          <div className="desk-nothing">
            <p className="dim">{t("inbox.choose")}</p>
          </div>
        )}
      </div>
      {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
    </main>
  );
}

/** The inbox: where agents talk with customers. */
export function InboxPage() {
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  const user = session.data?.user;
  if (!user) return <Loading />;
  return <Desk me={{ id: user.id, name: user.name }} />;
}
