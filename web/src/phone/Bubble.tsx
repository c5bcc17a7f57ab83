import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Attached } from "./Attached";
import { ButtonOf, type Taps } from "./Buttons";
import { Carousel } from "./Carousel";
import type { Parts } from "./parts";
import { Words } from "./Words";

const MOST_BUTTONS = 3;

/** The buttons under a message. Of more than three WhatsApp shows two, and the others when asked. */
function Below({ buttons, ...taps }: Pick<Parts, "buttons"> & Taps) {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const isShort = buttons.length > MOST_BUTTONS && !showsAll;
  return (
    <>
      {(isShort ? buttons.slice(0, MOST_BUTTONS - 1) : buttons).map((button) => (
        <ButtonOf key={button.id} button={button} {...taps} />
      ))}
      {isShort && (
        <button type="button" className="b-btn" onClick={() => setShowsAll(true)}>
          {t("phone.allOptions")}
        </button>
      )}
    </>
  );
}

type Props = {
  parts: Parts;
  /** The type of a message that nothing is known of. */
  type: string;
  side: "in" | "out";
  kind?: "tpl" | undefined;
  quote?: ReactNode;
  /** When it was sent and what became of it; without, as in a preview. */
  foot?: ReactNode;
} & Taps;

/** A message as WhatsApp draws it, of either side: the same on the phone, in a trial and in previews. */
export function Bubble({ parts, type, side, kind, quote, foot, ...taps }: Props) {
  const { t } = useTranslation();
  const { title, attachment, body, detail, footer, buttons, cards, isKnown } = parts;
  if (attachment?.kind === "sticker") {
    return (
      <div className={`b ${side} bare`}>
        {quote}
        <Attached attachment={attachment} />
        {foot}
      </div>
    );
  }
  const isWide = attachment !== null || buttons.length > 0 || cards.length > 0 || kind === "tpl";
  return (
    <>
      <div className={`b ${side} ${isWide ? "list" : ""} ${kind ?? ""}`}>
        {quote}
        {attachment && <Attached attachment={attachment} />}
        <div className="b-body" dir="auto">
          {title && <strong className="b-title">{title}</strong>}
          {body && <Words text={body} />}
          {!isKnown && <p>{t("phone.unknownType", { type })}</p>}
          {detail && <small>{detail}</small>}
          {footer && <small className="b-foot">{footer}</small>}
          {foot}
        </div>
        <Below buttons={buttons} {...taps} />
      </div>
      {cards.length > 0 && <Carousel cards={cards} {...taps} />}
    </>
  );
}
