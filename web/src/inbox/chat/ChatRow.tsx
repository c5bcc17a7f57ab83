import { IconArrowBackUp, IconEyeOff } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Bubble } from "../../phone/Bubble";
import type { Reaction } from "../../phone/chat";
import { briefly } from "../../phone/content";
import { partsOf } from "../../phone/parts";
import { Ticks } from "../../phone/Ticks";
import { useWhen } from "../../phone/when";
import { renderedOf } from "../../templates/rendered";
import type { ChatMessage } from "../api";

const SEEN = new Set(["sent", "delivered", "read", "received"]);
const WAITING = new Set(["queued", "scheduled"]);

/** Who wrote a message, as colleagues see it. */
export function useWriter(customer: string) {
  const { t } = useTranslation();
  return ({ by }: ChatMessage) => {
    if (by.kind === "customer") return customer;
    if (by.kind === "agent") return by.name ?? t("inbox.agent");
    if (by.kind === "journey") {
      return by.name ? t("inbox.journeyNamed", { name: by.name }) : t("inbox.journey");
    }
    return t(by.kind === "broadcast" ? "inbox.broadcast" : "inbox.program");
  };
}

function Why({ message }: { message: ChatMessage }) {
  const { t } = useTranslation();
  if (WAITING.has(message.state)) return null;
  const { code = null, message: said = "" } = message.error ?? {};
  const reason = t([`phone.reasons.${code ?? "none"}`, "phone.reasons.other"], { reason: said });
  return (
    <small className="why">
      <IconEyeOff size={13} aria-hidden />{" "}
      <span dir="auto">{t("inbox.notDelivered", { reason })}</span>
    </small>
  );
}

type Props = {
  message: ChatMessage;
  quoted: ChatMessage | undefined;
  reactions: Reaction[] | undefined;
  customer: string;
  /** Whether the message before is of somebody else, so that the name is said. */
  isFirst: boolean;
  onQuote: (message: ChatMessage) => void;
  onJump: (umid: string) => void;
};

/** One message, seen from the business's side: the customer's on one side, ours on the other with who wrote it. */
export const ChatRow = memo(function ChatRow(props: Props) {
  const { message, quoted, reactions = [], customer, isFirst, onQuote, onJump } = props;
  const { t } = useTranslation();
  const { time } = useWhen();
  const writer = useWriter(customer);
  const isOurs = message.direction === "outbound";
  const isSeen = SEEN.has(message.state);
  const words = briefly(message, (word) => t(`phone.media.${word}`));
  const who = writer(message);
  return (
    <div
      className={`msg ${isOurs ? "mine" : "theirs"} by-${message.by.kind} ${isSeen || WAITING.has(message.state) ? "" : "unseen"}`}
      data-umid={message.umid}
      tabIndex={-1}
      role="article"
      aria-label={t("phone.messageOf", { who, time: time(message.timestamp), words })}
    >
      {isFirst && isOurs && (
        <small className="desk-by" dir="auto">
          {who}
        </small>
      )}
      <Bubble
        parts={partsOf(message)}
        type={message.type}
        side={isOurs ? "out" : "in"}
        kind={renderedOf(message.content) ? "tpl" : undefined}
        quote={
          quoted && (
            <button
              type="button"
              className="q"
              title={t("phone.toQuoted")}
              onClick={() => onJump(quoted.umid)}
            >
              <b>{writer(quoted)}</b>
              <span dir="auto">{briefly(quoted, (word) => t(`phone.media.${word}`))}</span>
            </button>
          )
        }
        foot={
          <span className="t">
            <time dateTime={message.timestamp}>{time(message.timestamp)}</time>
            {isOurs && <Ticks message={message} />}
          </span>
        }
      />
      {!isSeen && <Why message={message} />}
      {reactions.length > 0 && (
        <span
          className="reactions"
          role="img"
          aria-label={reactions.map((one) => one.emoji).join(" ")}
        >
          {reactions.map((one) => one.emoji).join("")}
        </span>
      )}
      {isSeen && (
        <button
          type="button"
          className="tools-open"
          aria-label={t("inbox.quote", { words })}
          title={t("phone.reply")}
          onClick={() => onQuote(message)}
        >
          <IconArrowBackUp size={15} aria-hidden />
        </button>
      )}
    </div>
  );
});
