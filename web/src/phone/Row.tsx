import { IconChevronDown, IconEyeOff } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Choice, Message } from "../api/types";
import { renderedOf } from "../templates/rendered";
import { Bubble } from "./Bubble";
import type { Reaction } from "./chat";
import { briefly } from "./content";
import { MessageTools } from "./MessageTools";
import { partsOf, type Ask, type Button } from "./parts";
import { Time } from "./Ticks";
import { useWhen } from "./when";

const SEEN = new Set(["sent", "delivered", "read", "received"]);
const WAITING = new Set(["queued", "scheduled"]);

function Quote({ message, who, onJump }: { message: Message; who: string; onJump: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="q" title={t("phone.toQuoted")} onClick={onJump}>
      <b>{who}</b>
      <span dir="auto">{briefly(message, (word) => t(`phone.media.${word}`))}</span>
    </button>
  );
}

/** Why the customer does not see a message, in words. */
function Why({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { code = null, message: said = "" } = message.error ?? {};
  const text = WAITING.has(message.state)
    ? t(`phone.business_${message.state === "queued" ? "queued" : "scheduled"}`)
    : t("phone.notDelivered", {
        reason: t([`phone.reasons.${code ?? "none"}`, "phone.reasons.other"], { reason: said }),
      });
  return (
    <small className="why">
      <IconEyeOff size={13} aria-hidden /> <span dir="auto">{text}</span>
    </small>
  );
}

export type RowActions = {
  onTap: (message: Message, choice: Choice) => void;
  onOpen: (message: Message, ask: Ask, button: Button) => void;
  onJump: (umid: string) => void;
  onTools: (umid: string | null) => void;
  onReply?: ((message: Message) => void) | undefined;
  onReact?: ((message: Message, emoji: string) => void) | undefined;
};

type Props = {
  message: Message;
  quoted: Message | undefined;
  reactions: Reaction[] | undefined;
  business: string;
  hasTools: boolean;
  actions: RowActions;
};

/** One message in the chat, with what it quotes, the reactions to it, and what can be done about it. */
export const Row = memo(function Row(props: Props) {
  const { message, quoted, reactions = [], business, hasTools, actions } = props;
  const { t } = useTranslation();
  const { time } = useWhen();
  const isMine = message.direction === "inbound";
  const who = (one: Message) => (one.direction === "inbound" ? t("phone.you") : business);
  const words = briefly(message, (word) => t(`phone.media.${word}`));
  const isSeen = SEEN.has(message.state);
  const canDo = isSeen && (actions.onReply ?? actions.onReact) !== undefined;
  const label = t("phone.messageOf", { who: who(message), time: time(message.timestamp), words });
  return (
    <div
      className={`msg ${isMine ? "mine" : "theirs"} ${isSeen ? "" : "withheld"}`}
      data-umid={message.umid}
      tabIndex={-1}
      role="article"
      aria-label={label}
    >
      <Bubble
        parts={partsOf(message)}
        type={message.type}
        side={isMine ? "out" : "in"}
        kind={renderedOf(message.content) ? "tpl" : undefined}
        quote={
          quoted && (
            <Quote message={quoted} who={who(quoted)} onJump={() => actions.onJump(quoted.umid)} />
          )
        }
        foot={<Time message={message} />}
        onTap={isSeen ? (choice) => actions.onTap(message, choice) : undefined}
        onOpen={isSeen ? (ask, button) => actions.onOpen(message, ask, button) : undefined}
      />
      {!isSeen && <Why message={message} />}
      {reactions.length > 0 && (
        <span
          className="reactions"
          role="img"
          aria-label={reactions
            .map(({ emoji, isMine: own }) =>
              t("phone.reactedWith", { who: own ? t("phone.you") : business, emoji }),
            )
            .join(", ")}
        >
          {reactions.map((one) => one.emoji).join("")}
        </span>
      )}
      {canDo && (
        <button
          type="button"
          className="tools-open"
          aria-expanded={hasTools}
          aria-label={t("phone.tools")}
          onClick={() => actions.onTools(hasTools ? null : message.umid)}
        >
          <IconChevronDown size={16} aria-hidden />
        </button>
      )}
      {hasTools && (
        <MessageTools
          message={message}
          mine={reactions.find((one) => one.isMine)?.emoji}
          actions={actions}
        />
      )}
    </div>
  );
});
