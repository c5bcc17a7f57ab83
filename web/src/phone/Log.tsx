import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { dayName, quotedBy, startsDay, type Chat } from "./chat";
import { Earlier } from "./Earlier";
import type { Older } from "./PhoneScreen";
import { Row, type RowActions } from "./Row";
import { useWhen } from "./when";

/** A word in the chat that nobody said: `after` is the number of messages before it. */
export type Note = { key: string; after: number; text: string; isTrouble?: boolean };
/** The first message that was not seen yet when the phone was opened, and how many there were. */
export type Unread = { umid: string; count: number };

type Props = {
  chat: Chat;
  business: string;
  now: string | undefined;
  notes: Note[];
  unread: Unread | null;
  older: Older | undefined;
  toolsOf: string | null;
  actions: RowActions;
};

/** What was said, day by day. */
export function Log({ chat, business, now, notes, unread, older, toolsOf, actions }: Props) {
  const { t } = useTranslation();
  const { locale } = useWhen();
  const { messages, byUmid, reactions } = chat;
  const clock = now ?? messages.at(-1)?.timestamp ?? "";
  const notesAt = (count: number, isLast = false) =>
    notes
      .filter((note) => note.after === count || (isLast && note.after > count))
      .map((note) => (
        <div
          className={`day note ${note.isTrouble ? "trouble-note" : ""}`}
          key={note.key}
          dir="auto"
        >
          {note.text}
        </div>
      ));
  return (
    <>
      {older?.hasMore && <Earlier load={older.load} isLoading={older.isLoading} />}
      {notesAt(0, messages.length === 0)}
      {messages.map((message, index) => (
        <Fragment key={message.umid}>
          {startsDay(message, messages[index - 1]) && (
            <div className="day">
              <time dateTime={message.timestamp}>{dayName(message.timestamp, clock, locale)}</time>
            </div>
          )}
          {unread?.umid === message.umid && (
            <div className="unread" role="separator">
              {t("phone.unread", { count: unread.count })}
            </div>
          )}
          <Row
            message={message}
            quoted={byUmid.get(quotedBy(message) ?? "")}
            reactions={reactions.get(message.umid)}
            business={business}
            hasTools={toolsOf === message.umid}
            actions={actions}
          />
          {notesAt(index + 1, index === messages.length - 1)}
        </Fragment>
      ))}
    </>
  );
}
