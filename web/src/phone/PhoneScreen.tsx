import { Button } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Call, Choice, Message } from "../api/types";
import { Bubble } from "./Bubble";
import { CallCard } from "./CallCard";
import { Composer } from "./Composer";
import { ListSheet } from "./ListSheet";
import "./phone.css";

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? "")
    .join("");

/** A word in the chat that nobody said: `after` is the number of messages before it. */
export type Note = { key: string; after: number; text: string; isTrouble?: boolean };

type Props = {
  business: string;
  messages: Message[] | undefined;
  call: Call | undefined;
  /** What to write to begin, offered while the chat is empty. */
  hint: string | null;
  busy: boolean;
  notes?: Note[];
  attach?: ReactNode;
  /** In place of the field to write in. */
  footer?: ReactNode;
  /** What stands in the chat while there are no messages: that they are loaded, or that this failed. */
  children?: ReactNode;
  onWrite: (text: string) => void;
  onTap: (message: Message, choice: Choice) => void;
  onKeys: (uid: string, keys: string) => void;
};

/** The customer's phone as a thing: it shows what it is given, and says what is done with it. */
export function PhoneScreen(props: Props) {
  const { business, messages, call, hint, busy, notes = [], attach, footer, children } = props;
  const { t } = useTranslation();
  const [listOf, setListOf] = useState<Message | null>(null);
  const log = useRef<HTMLDivElement>(null);
  const last = `${messages?.length} ${call?.uid} ${notes.length}`;
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [last]);
  const byUmid = new Map(messages?.map((message) => [message.umid, message]));
  const tap = (message: Message, choice: Choice) => {
    setListOf(null);
    props.onTap(message, choice);
  };
  const open = listOf && byUmid.get(listOf.umid);
  const sheet = open?.content.interactive;
  const notesAt = (count: number) =>
    notes
      .filter((note) => note.after === count)
      .map((note) => (
        <div className={`day note ${note.isTrouble ? "trouble-note" : ""}`} key={note.key}>
          {note.text}
        </div>
      ));
  return (
    <div className="phone">
      <div className="wa-top">
        <span className="ava" aria-hidden>
          {initials(business)}
        </span>
        <div className="who">
          <b dir="auto">{business}</b>
          <small>{t("phone.business")}</small>
        </div>
      </div>
      <div
        className="wa-chat"
        ref={log}
        tabIndex={0}
        role="log"
        aria-label={t("phone.conversation")}
      >
        {children}
        {messages?.length === 0 && hint && (
          <div className="day try">
            {t("phone.empty")}
            <Button size="compact-sm" variant="light" onClick={() => props.onWrite(hint)}>
              {hint}
            </Button>
          </div>
        )}
        {notesAt(0)}
        {messages?.map((message, index) => [
          <Bubble
            key={message.umid}
            message={message}
            quoted={message.replyToUmid ? byUmid.get(message.replyToUmid) : undefined}
            business={business}
            onOpenList={() => setListOf(message)}
            onTap={(choice) => tap(message, choice)}
          />,
          ...notesAt(index + 1),
        ])}
        {call && (
          <CallCard key={call.uid} call={call} onKeys={(keys) => props.onKeys(call.uid, keys)} />
        )}
      </div>
      {footer ?? <Composer onSend={props.onWrite} busy={busy} attach={attach} />}
      {open && sheet && (
        <ListSheet
          key={open.umid}
          interactive={sheet}
          onSend={(choice) => tap(open, choice)}
          onClose={() => setListOf(null)}
        />
      )}
    </div>
  );
}
