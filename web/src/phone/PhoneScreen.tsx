import { Button } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Call, Choice, Message } from "../api/types";
import { AttachMenu } from "./AttachMenu";
import { CallCard } from "./CallCard";
import { chatOf } from "./chat";
import { Composer } from "./Composer";
import { initials } from "./initials";
import { Log, type Note, type Unread } from "./Log";
import { OpenSheet, type Opened, type Owner } from "./OpenSheet";
import type { RowActions } from "./Row";
import { fileSent, type Sent } from "./sent";
import { ContactSheet } from "./sheets/ContactSheet";
import { PlaceSheet } from "./sheets/PlaceSheet";
import { useKeys } from "./useKeys";
import { useScroll } from "./useScroll";
import "./bubbles.css";
import "./phone.css";
import "./template.css";

export type { Note };

export type Older = { hasMore: boolean; isLoading: boolean; load: () => void };

type Props = {
  business: string;
  messages: Message[] | undefined;
  call: Call | undefined;
  /** What to write to begin, offered while the chat is empty. */
  hint: string | null;
  busy: boolean;
  /** What the customer's clock shows, for the names of days. */
  now?: string | undefined;
  notes?: Note[];
  unread?: Unread | null;
  older?: Older | undefined;
  isTyping?: boolean;
  owner?: Owner;
  /** In place of the field to write in. */
  footer?: ReactNode;
  /** What stands in the chat while there are no messages: that they are loaded, or that this failed. */
  children?: ReactNode;
  onWrite: (text: string, replyToUmid?: string) => void;
  onTap: (message: Message, choice: Choice) => void;
  onKeys: (uid: string, keys: string) => void;
  /** Sends all but texts and taps; without, as by SMS, there is nothing else. */
  onSend?: ((sent: Sent) => void) | undefined;
  /** Puts a file where the business finds it; answers its address. */
  onUpload?: ((file: File) => Promise<string>) | undefined;
};

const NOBODY: Owner = { name: "", phone: "" };

/** Files of one's own, sent one after the other. */
function useFiles(onUpload: Props["onUpload"], send: (sent: Sent) => void) {
  const [uploading, setUploading] = useState(0);
  const upload = async (files: File[]) => {
    setUploading((count) => count + 1);
    for (const file of files) {
      // What is wrong with a file has been told by who puts it there.
      const url = await onUpload?.(file).catch(() => null);
      if (url) send(fileSent(file.type, url, file.name));
    }
    setUploading((count) => count - 1);
  };
  return {
    isUploading: uploading > 0,
    onFiles: onUpload && ((files: File[]) => void upload(files)),
  };
}

function Top({ business, isTyping }: { business: string; isTyping: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="wa-top">
      <span className="ava" aria-hidden>
        {initials(business)}
      </span>
      <div className="who">
        <b dir="auto">{business}</b>
        <small aria-live="polite">{t(isTyping ? "phone.typing" : "phone.business")}</small>
      </div>
    </div>
  );
}

/** The customer's phone as a thing: it shows what it is given, and says what is done with it. */
export function PhoneScreen(props: Props) {
  const { business, messages, call, hint, busy, notes = [], unread = null, older } = props;
  const { now, isTyping = false, owner = NOBODY, footer, children, onWrite, onTap, onSend } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [toolsOf, setToolsOf] = useState<string | null>(null);
  const [answered, setAnswered] = useState<Message | null>(null);
  const [asked, setAsked] = useState<"place" | "contact" | null>(null);
  const chat = useMemo(() => chatOf(messages ?? []), [messages]);
  const grows = `${messages?.at(-1)?.umid} ${messages?.length} ${call?.uid} ${notes.length} ${isTyping}`;
  const { log, isAway, onScroll, toEnd } = useScroll(messages, grows);
  const keys = useKeys(log);
  const send = (sent: Sent) => {
    onSend?.(answered ? { replyToUmid: answered.umid, ...sent } : sent);
    setOpened(null);
    setAsked(null);
    setAnswered(null);
  };
  const { isUploading, onFiles } = useFiles(onSend && props.onUpload, send);
  const actions = useMemo<RowActions>(
    () => ({
      onTap,
      onOpen: (message, ask, button) => setOpened({ message, ask, button }),
      onJump: (umid) => keys.jumpTo(umid),
      onTools: setToolsOf,
      onReply: setAnswered,
      onReact:
        onSend &&
        ((message, emoji) => {
          const reaction = { message_id: message.umid, emoji };
          onSend({ type: "reaction", content: { reaction } });
        }),
    }),
    [onTap, onSend, keys],
  );
  const sheetOf = opened && chat.byUmid.get(opened.message.umid);
  return (
    <div className="phone">
      <Top business={business} isTyping={isTyping} />
      <div className="wa-screen">
        <div
          className="wa-chat"
          ref={log}
          tabIndex={0}
          role="log"
          aria-label={t("phone.conversation")}
          onKeyDown={keys.onKeyDown}
          onScroll={onScroll}
        >
          <div className="wa-rows">
            {children}
            {messages?.length === 0 && hint && (
              <div className="day try">
                {t("phone.empty")}
                <Button size="compact-sm" variant="light" onClick={() => onWrite(hint)}>
                  {hint}
                </Button>
              </div>
            )}
            <Log
              chat={chat}
              business={business}
              now={now}
              notes={notes}
              unread={unread}
              older={older}
              toolsOf={toolsOf}
              actions={actions}
            />
            {call && (
              <CallCard
                key={call.uid}
                call={call}
                onKeys={(pressed) => props.onKeys(call.uid, pressed)}
              />
            )}
            {isTyping && (
              <div className="b in typing" aria-hidden>
                <i />
                <i />
                <i />
              </div>
            )}
          </div>
        </div>
        {isAway && (
          <button type="button" className="to-end" aria-label={t("phone.toEnd")} onClick={toEnd}>
            <IconChevronDown size={20} aria-hidden />
          </button>
        )}
      </div>
      {footer ?? (
        <Composer
          busy={busy}
          onFiles={onFiles}
          attach={
            onSend && (
              <AttachMenu
                onSend={send}
                onAsk={setAsked}
                onFiles={onFiles}
                isUploading={isUploading}
              />
            )
          }
          quoted={
            answered
              ? {
                  message: answered,
                  who: answered.direction === "inbound" ? t("phone.you") : business,
                  onCancel: () => setAnswered(null),
                }
              : undefined
          }
          onSend={(text) => {
            if (answered) onWrite(text, answered.umid);
            else onWrite(text);
            setAnswered(null);
          }}
        />
      )}
      {opened && sheetOf && (
        <OpenSheet
          key={`${sheetOf.umid} ${opened.ask}`}
          opened={{ ...opened, message: sheetOf }}
          business={business}
          owner={owner}
          onSend={send}
          onTap={(choice) => {
            setOpened(null);
            onTap(sheetOf, choice);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {asked === "place" && (
        <PlaceSheet
          onSend={(location) => send({ type: "location", content: { location } })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === "contact" && (
        <ContactSheet
          name=""
          phone=""
          onSend={(contacts) => send({ type: "contacts", content: { contacts } })}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
