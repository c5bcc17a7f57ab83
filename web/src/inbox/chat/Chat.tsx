import { ActionIcon } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowLeft, IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { fileSent } from "../../phone/sent";
import { Failed, Loading } from "../../shell/Feedback";
import {
  addNote,
  keyOf,
  listAgents,
  listReplies,
  markRead,
  newKey,
  repliesKey,
  type ChatMessage,
  type Detail,
  type Label,
  type Place,
} from "../api";
import type { Acts } from "../useActs";
import { whoIs } from "../words";
import { Actions, type Open } from "./Actions";
import { Banner } from "./Banner";
import { ChatLog } from "./ChatLog";
import { Composer, type Mode } from "./Composer";
import { useUnsent } from "./draft";
import { RepliesDialog } from "./RepliesDialog";
import { TemplateDialog } from "./TemplateDialog";
import { useChat } from "./useChat";
import { useLooking } from "./useLooking";
import { useSending } from "./useSending";
import "../../phone/bubbles.css";
import "../../phone/phone.css";
import "../../phone/template.css";

type Props = {
  place: Place;
  detail: Detail;
  me: { id: string | null; name: string };
  journey: string | null;
  acts: Acts;
  labels: Label[];
  at: string | undefined;
  field: RefObject<HTMLTextAreaElement | null>;
  mode: Mode;
  onMode: (mode: Mode) => void;
  open: Open;
  onOpen: (open: Open) => void;
  onBack: () => void;
  onSide: () => void;
};

/** What was unread when the conversation was opened: told apart until one leaves it. */
function useUnseen(detail: Detail, messages: ChatMessage[] | undefined) {
  const [count] = useState(detail.conversation.unread);
  const [first, setFirst] = useState<string | null>(null);
  if (messages && count > 0 && first === null) {
    const heard = messages.filter((one) => one.direction === "inbound");
    setFirst(heard[Math.max(heard.length - count, 0)]?.umid ?? "");
  }
  // Who answers has seen what there was.
  const hasAnswered = messages?.at(-1)?.by.kind === "agent";
  return first && !hasAnswered ? { umid: first, count } : null;
}

/** The conversation is on the screen, so what came in is read. */
function useReading(place: Place, unread: number, mentions: number, last: string | undefined) {
  const { subAccountId, msisdn } = place;
  const [isVisible, setVisible] = useState(() => document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  useEffect(() => {
    if (!last || !isVisible || (unread === 0 && mentions === 0)) return;
    void markRead({ subAccountId, msisdn }, last).catch(() => undefined);
  }, [last, isVisible, unread, mentions, subAccountId, msisdn]);
}

export function Chat(props: Props) {
  const { place, detail, me, journey, acts, at, field, mode, onMode } = props;
  const { t } = useTranslation();
  const { known, error, isLoading, refresh, loadOlder, loadNewer } = useChat(place, at);
  const { outgoing, write, again, drop } = useSending(place, detail, refresh);
  const [answer, setAnswer] = useUnsent(keyOf(place));
  const [note, setNote] = useUnsent(`note.${keyOf(place)}`);
  const [quoted, setQuoted] = useState<ChatMessage | null>(null);
  const [dialog, setDialog] = useState<"template" | "replies" | null>(null);
  const [uploading, setUploading] = useState(0);
  const replies = useQuery({ queryKey: repliesKey, queryFn: listReplies });
  const agents = useQuery({
    queryKey: ["inbox", "agents"],
    queryFn: listAgents,
    staleTime: 30_000,
  });
  const { conversation } = detail;
  const name = whoIs(conversation);
  const isMine = conversation.handover?.assignedTo?.id === me.id;
  const onTyping = useLooking(place, isMine && detail.window.isOpen);
  const unseen = useUnseen(detail, known?.messages);
  useReading(place, conversation.unread, conversation.mentions, known?.messages.at(-1)?.id);
  const noteKey = useRef(newKey());

  const reply = () => (quoted ? { replyToUmid: quoted.umid } : {});
  const onSend = (text: string) => {
    void write({ words: text, content: { text }, ...reply() });
    setQuoted(null);
  };
  const onNote = (text: string, mentions: string[]) => {
    void addNote(place, { text, mentions, clientMessageId: noteKey.current })
      .then(() => {
        noteKey.current = newKey();
        return refresh();
      })
      .catch((failure: Error) => {
        setNote(text);
        notifications.show({ color: "red", title: t("common.failed"), message: failure.message });
      });
  };
  const onFiles = async (files: File[]) => {
    setUploading((count) => count + 1);
    for (const file of files) {
      try {
        const url = await api.upload(place.subAccountId, file);
        const sent = fileSent(file.type, url, file.name);
        const type = sent.type === "document" ? "file" : sent.type;
        void write({ words: file.name, type, content: sent.content, ...reply() });
      } catch (failure) {
        const message = (failure as Error).message;
        notifications.show({ color: "red", title: t("common.failed"), message });
      }
    }
    setQuoted(null);
    setUploading((count) => count - 1);
  };
  const names = {
    contact: { name: conversation.name ?? "", phone: `+${place.msisdn}` },
    agent: { name: me.name },
  };
  return (
    <section className="desk-chat-column" aria-label={t("inbox.conversationWith", { who: name })}>
      <header className="desk-head">
        <ActionIcon className="desk-back" aria-label={t("inbox.back")} onClick={props.onBack}>
          <IconArrowLeft size={18} />
        </ActionIcon>
        <h2 dir="auto">{name}</h2>
        <span className="grow" />
        <Actions
          place={place}
          detail={detail}
          me={me.id}
          acts={acts}
          labels={props.labels}
          open={props.open}
          onOpen={props.onOpen}
        />
        <ActionIcon className="desk-info" aria-label={t("inbox.about")} onClick={props.onSide}>
          <IconInfoCircle size={18} />
        </ActionIcon>
      </header>
      {!known && !error && <Loading />}
      {!known && error && <Failed error={error} retry={() => void refresh()} />}
      {known && (
        <ChatLog
          known={known}
          customer={name}
          now={detail.now}
          unseen={unseen}
          outgoing={outgoing}
          at={at}
          isLoading={isLoading}
          onOlder={loadOlder}
          onNewer={loadNewer}
          onQuote={(message) => {
            setQuoted(message);
            onMode("answer");
            field.current?.focus();
          }}
          onAgain={(one) => void again(one)}
          onDrop={drop}
        />
      )}
      <Banner
        detail={detail}
        me={me.id}
        journey={journey}
        onTemplate={() => setDialog("template")}
        onTakeOver={() => acts.assign(me.id)}
      />
      <Composer
        field={field}
        mode={mode}
        onMode={onMode}
        text={mode === "note" ? note : answer}
        onText={(text) => {
          if (mode === "note") return setNote(text);
          setAnswer(text);
          if (text) onTyping();
        }}
        canAnswer={detail.window.isOpen}
        names={names}
        replies={replies.data ?? []}
        agents={(agents.data ?? []).filter((one) => !one.isDisabled && one.role !== "viewer")}
        quoted={quoted}
        onUnquote={() => setQuoted(null)}
        onSend={onSend}
        onNote={onNote}
        onFiles={(files) => void onFiles(files)}
        isUploading={uploading > 0}
        onTemplate={() => setDialog("template")}
        onReplies={() => setDialog("replies")}
      />
      {dialog === "template" && (
        <TemplateDialog
          sub={place.subAccountId}
          customer={name}
          onClose={() => setDialog(null)}
          onSend={(one) => void write(one)}
        />
      )}
      {dialog === "replies" && (
        <RepliesDialog replies={replies.data ?? []} onClose={() => setDialog(null)} />
      )}
    </section>
  );
}
