import { IconCheck, IconChecks, IconList } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Choice, Message } from "../api/types";
import { renderedOf } from "../templates/rendered";
import { choicesOf, mediaOf, wordsOf } from "./content";
import { Media } from "./Media";
import { TemplateBubble } from "./TemplateBubble";

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

export function Time({ message }: { message: Message }) {
  const { t } = useTranslation();
  // The phone is the customer's: their own messages carry the ticks, and here they have always arrived.
  return (
    <span className="t">
      {clock.format(new Date(message.timestamp))}
      {message.direction === "inbound" && (
        <IconChecks size={15} className="ticks" role="img" aria-label={t("phone.delivered")} />
      )}
    </span>
  );
}

function Quote({ message, who }: { message: Message; who: string }) {
  return (
    <span className="q" dir="auto">
      <b>{who}</b>
      {wordsOf(message)}
    </span>
  );
}

type Props = {
  message: Message;
  quoted: Message | undefined;
  business: string;
  onOpenList: () => void;
  onTap: (choice: Choice) => void;
};

function Mine({ message, quoted, business }: Pick<Props, "message" | "quoted" | "business">) {
  const { t } = useTranslation();
  const interactive = message.content.interactive;
  const tapped = interactive?.list_reply ?? interactive?.button_reply;
  return (
    <div className="b out" dir="auto">
      {quoted && <Quote message={quoted} who={business} />}
      <Media message={message} />
      {wordsOf(message) || (!mediaOf(message) && t("phone.unknownType", { type: message.type }))}
      {tapped?.description && <small>{tapped.description}</small>}
      <Time message={message} />
    </div>
  );
}

export function Bubble({ message, quoted, business, onOpenList, onTap }: Props) {
  const { t } = useTranslation();
  if (message.direction === "inbound") {
    return <Mine message={message} quoted={quoted} business={business} />;
  }
  const template = renderedOf(message.content);
  if (template) return <TemplateBubble message={message} shown={template} onTap={onTap} />;
  const interactive = message.content.interactive;
  const { sections, buttons } = choicesOf(interactive);
  const listLabel = interactive?.action?.button;
  const words =
    wordsOf(message) || (!mediaOf(message) && t("phone.unknownType", { type: message.type }));
  return (
    <div className="b in list">
      <div className="b-body" dir="auto">
        <Media message={message} />
        {interactive?.header?.text && <strong>{interactive.header.text}</strong>}
        {words && <p>{words}</p>}
        {interactive?.footer?.text && <small>{interactive.footer.text}</small>}
        <Time message={message} />
      </div>
      {sections.length > 0 && (
        <button
          type="button"
          className="b-btn"
          aria-haspopup="dialog"
          aria-label={t("phone.openList", { label: listLabel })}
          onClick={onOpenList}
        >
          <IconList size={17} aria-hidden /> {listLabel}
        </button>
      )}
      {buttons.map((choice) => (
        <button type="button" className="b-btn" key={choice.id} onClick={() => onTap(choice)}>
          {choice.title}
        </button>
      ))}
    </div>
  );
}

export function Radio({ on }: { on: boolean }) {
  return <i className={on ? "on" : ""}>{on && <IconCheck size={12} stroke={3} aria-hidden />}</i>;
}
