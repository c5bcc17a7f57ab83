import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWhen } from "../../phone/when";
import type { Note } from "../api";

/** A note among the messages, in a colour of its own: the customer never sees it. */
export function NoteRow({ note }: { note: Note }) {
  const { t } = useTranslation();
  const { time } = useWhen();
  return (
    <div className="desk-note" role="article" aria-label={t("inbox.noteOf", { who: note.author })}>
      <small>
        <IconLock size={12} aria-hidden /> <b dir="auto">{note.author}</b>{" "}
        <time dateTime={note.timestamp}>{time(note.timestamp)}</time>
      </small>
      <p dir="auto">
        {note.text
          .split(/(@[\p{L}\p{N}]+)/u)
          .map((part, index) => (index % 2 ? <mark key={index}>{part}</mark> : part))}
      </p>
    </div>
  );
}
