import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Attached } from "./Attached";
import { ButtonOf, type Taps } from "./Buttons";
import { attachmentOf, type Card } from "./parts";
import { Marked } from "./Words";

function CardOf({ card, ...taps }: { card: Card } & Taps) {
  const attachment = attachmentOf(card.header);
  return (
    <li className="tpl-card">
      {attachment && <Attached attachment={attachment} />}
      <p dir="auto">
        <Marked text={card.body} />
      </p>
      {card.buttons.map((button) => (
        <ButtonOf key={button.id} button={button} {...taps} />
      ))}
    </li>
  );
}

/** The cards, beside each other: swiped, moved with the arrow keys when in focus, or by the two buttons. */
export function Carousel({ cards, ...taps }: { cards: Card[] } & Taps) {
  const { t } = useTranslation();
  const row = useRef<HTMLUListElement>(null);
  const move = (by: -1 | 1) => {
    const list = row.current;
    const width = list?.firstElementChild?.getBoundingClientRect().width ?? 0;
    const way = list && getComputedStyle(list).direction === "rtl" ? -by : by;
    list?.scrollBy({ left: way * (width + 8) });
  };
  return (
    <div className="tpl-cards" role="group" aria-label={t("phone.cards", { count: cards.length })}>
      <ul
        ref={row}
        tabIndex={0}
        aria-label={t("phone.scrollCards")}
        onKeyDown={(event) => {
          if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
          event.preventDefault();
          const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
          move((event.key === "ArrowRight") !== rtl ? 1 : -1);
        }}
      >
        {cards.map((card, index) => (
          <CardOf key={index} card={card} {...taps} />
        ))}
      </ul>
      <div className="tpl-arrows">
        <button type="button" aria-label={t("phone.previousCard")} onClick={() => move(-1)}>
          <IconChevronLeft size={16} aria-hidden />
        </button>
        <button type="button" aria-label={t("phone.nextCard")} onClick={() => move(1)}>
          <IconChevronRight size={16} aria-hidden />
        </button>
      </div>
    </div>
  );
}
