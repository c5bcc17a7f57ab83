import { Button } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { Fragment, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { chatOf, dayName, quotedBy, startsDay } from "../../phone/chat";
import { Earlier } from "../../phone/Earlier";
import { useKeys } from "../../phone/useKeys";
import { useScroll } from "../../phone/useScroll";
import { useWhen } from "../../phone/when";
import type { ChatMessage } from "../api";
import { ChatRow } from "./ChatRow";
import { notesBehind, type Known } from "./entries";
import { NoteRow } from "./NoteRow";
import type { Outgoing } from "./useSending";
import { Waiting } from "./Waiting";

type Props = {
  known: Known;
  customer: string;
  now: string;
  /** The first message that was not seen when the conversation was opened. */
  unseen: { umid: string; count: number } | null;
  outgoing: Outgoing[];
  at: string | undefined;
  isLoading: boolean;
  onOlder: () => void;
  onNewer: () => void;
  onQuote: (message: ChatMessage) => void;
  onAgain: (one: Outgoing) => void;
  onDrop: (one: Outgoing) => void;
};

/** What was said, day by day, with the notes of agents where they were written. */
export function ChatLog(props: Props) {
  const { known, customer, now, unseen, outgoing, at, isLoading, onOlder, onNewer } = props;
  const { t } = useTranslation();
  const { locale } = useWhen();
  const chat = useMemo(() => chatOf(known.messages), [known.messages]);
  const messages = chat.messages as ChatMessage[];
  const grows = `${messages.at(-1)?.umid} ${known.notes.length} ${outgoing.length}`;
  const { log, isAway, onScroll, toEnd } = useScroll(messages, grows, "outbound");
  const keys = useKeys(log);
  const { jumpTo } = keys;
  const found = known.messages.find((one) => one.id === at)?.umid;
  useEffect(() => {
    if (found) jumpTo(found);
  }, [found, jumpTo]);
  const behind = (id: string | null, next: string | null) =>
    notesBehind(known.notes, id, next).map((note) => <NoteRow key={`n${note.id}`} note={note} />);
  return (
    <div className="wa-screen desk-chat">
      <div
        className="wa-chat"
        ref={log}
        tabIndex={0}
        role="log"
        aria-label={t("inbox.conversationWith", { who: customer })}
        onKeyDown={keys.onKeyDown}
        onScroll={onScroll}
      >
        <div className="wa-rows">
          {known.older && <Earlier load={onOlder} isLoading={isLoading} />}
          {behind(null, messages[0]?.id ?? null)}
          {messages.map((message, index) => {
            const before = messages[index - 1];
            return (
              <Fragment key={message.umid}>
                {startsDay(message, before) && (
                  <div className="day">
                    <time dateTime={message.timestamp}>
                      {dayName(message.timestamp, now, locale)}
                    </time>
                  </div>
                )}
                {unseen?.umid === message.umid && (
                  <div className="unread" role="separator">
                    {t("phone.unread", { count: unseen.count })}
                  </div>
                )}
                <ChatRow
                  message={message}
                  quoted={chat.byUmid.get(quotedBy(message) ?? "") as ChatMessage | undefined}
                  reactions={chat.reactions.get(message.umid)}
                  customer={customer}
                  isFirst={
                    !before ||
                    before.by.kind !== message.by.kind ||
                    before.by.name !== message.by.name
                  }
                  onQuote={props.onQuote}
                  onJump={jumpTo}
                />
                {behind(message.id, messages[index + 1]?.id ?? null)}
              </Fragment>
            );
          })}
          {outgoing.map((one) => (
            <Waiting
              key={one.key}
              one={one}
              onAgain={() => props.onAgain(one)}
              onDrop={() => props.onDrop(one)}
            />
          ))}
          {known.newer && (
            <Button
              variant="default"
              size="compact-sm"
              m="sm"
              loading={isLoading}
              onClick={onNewer}
            >
              {t("inbox.newer")}
            </Button>
          )}
        </div>
      </div>
      {isAway && (
        <button type="button" className="to-end" aria-label={t("phone.toEnd")} onClick={toEnd}>
          <IconChevronDown size={20} aria-hidden />
        </button>
      )}
    </div>
  );
}
