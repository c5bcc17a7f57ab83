import { IconAlarm, IconAt, IconRoute2, IconUser, IconUsersGroup } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { briefly } from "../../phone/content";
import { initials } from "../../phone/initials";
import type { Conversation, Label } from "../api";
import { shortTime, whoIs } from "../words";

function Owner({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { handover } = conversation;
  if (!handover) {
    return conversation.isUnanswered ? (
      <span className="desk-tag warn-tag">{t("inbox.unanswered")}</span>
    ) : (
      <span className="desk-tag">
        <IconRoute2 size={12} aria-hidden /> {t("inbox.withJourneys")}
      </span>
    );
  }
  if (handover.snoozedUntil) {
    return (
      <span className="desk-tag">
        <IconAlarm size={12} aria-hidden /> {t("inbox.snoozed")}
      </span>
    );
  }
  const { assignedTo, team } = handover;
  if (assignedTo) {
    return (
      <span className="desk-tag">
        <IconUser size={12} aria-hidden /> <bdi>{assignedTo.name}</bdi>
      </span>
    );
  }
  return (
    <span className="desk-tag wait-tag">
      <IconUsersGroup size={12} aria-hidden /> <bdi>{team?.name ?? t("inbox.waits")}</bdi>
    </span>
  );
}

function useSaid(conversation: Conversation): string {
  const { t } = useTranslation();
  const { last } = conversation;
  if (!last) return "";
  const words = briefly(last as unknown as Message, (word) => t(`phone.media.${word}`));
  if (last.direction === "inbound") return words;
  const who = last.author ?? t(last.isJourneys ? "inbox.journey" : "inbox.business");
  return t("inbox.saidBy", { who, words });
}

type Props = {
  conversation: Conversation;
  labels: Label[];
  isChosen: boolean;
  onChoose: (conversation: Conversation) => void;
};

/** A conversation in the list: who, what was said last, who has it, and whether something is unread. */
export const Item = memo(function Item({ conversation, labels, isChosen, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const said = useSaid(conversation);
  const { unread, mentions, handover, isUnanswered } = conversation;
  const isUnread = unread > 0 && (handover !== null || isUnanswered);
  const name = whoIs(conversation);
  const mine = labels.filter((label) => conversation.labels.includes(label.id));
  return (
    <button
      type="button"
      className={`desk-item ${isChosen ? "on" : ""} ${isUnread ? "is-unread" : ""}`}
      aria-current={isChosen ? "true" : undefined}
      onClick={() => onChoose(conversation)}
    >
      <span className="desk-ava" aria-hidden>
        {initials(name)}
      </span>
      <span className="desk-item-words">
        <span className="desk-item-top">
          <b dir="auto">{name}</b>
          <time className="tnum" dateTime={conversation.at}>
            {shortTime(conversation.at, i18n.language)}
          </time>
        </span>
        <span className="desk-said" dir="auto">
          {said}
        </span>
        <span className="desk-item-foot">
          <Owner conversation={conversation} />
          {mine.map((label) => (
            <span key={label.id} className={`desk-label label-${label.color}`} dir="auto">
              {label.name}
            </span>
          ))}
          <span className="grow" />
          {mentions > 0 && (
            <span className="desk-count" title={t("inbox.mentioned")}>
              <IconAt size={12} aria-label={t("inbox.mentioned")} />
            </span>
          )}
          {isUnread && (
            <span
              className="desk-count tnum"
              aria-label={t("inbox.unreadCount", { count: unread })}
            >
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </span>
      </span>
    </button>
  );
});
