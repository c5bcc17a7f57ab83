import { ActionIcon, Button as Press } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { BodyField } from "./BodyField";
import { ButtonList } from "./ButtonList";
import { LIMITS, newButton, newCard, type Card } from "./form";
import { HeaderFields } from "./HeaderFields";
import { useProblem } from "./scope";

type Props = { cards: Card[]; onChange: (cards: Card[]) => void };

/** Two to ten cards that are all alike: what is chosen for the first, all have. */
export function CardList({ cards, onChange }: Props) {
  const { t } = useTranslation();
  const wrong = useProblem("cards", true);
  const put = (at: number, card: Card) =>
    onChange(
      cards.map((one, index) => {
        if (index === at) return card;
        // The others follow in what must be the same.
        const format = card.header.format;
        const buttons = card.buttons.map((button, place) => {
          const own = one.buttons[place];
          return own?.type === button.type ? own : newButton(button.type, button.text);
        });
        return {
          ...one,
          header: one.header.format === format ? one.header : { format, text: "", samples: [] },
          buttons,
        };
      }),
    );
  return (
    <>
      <p className="hint">{t("templates.write.cardsHint")}</p>
      {cards.map((card, at) => (
        <CardFields
          key={at}
          card={card}
          at={at}
          onChange={(changed) => put(at, changed)}
          onRemove={
            cards.length > LIMITS.cardsLeast
              ? () => onChange(cards.filter((_, index) => index !== at))
              : null
          }
        />
      ))}
      {wrong && (
        <p className="tw-wrong" role="alert">
          {wrong}
        </p>
      )}
      <Press
        className="tw-add"
        variant="default"
        size="xs"
        disabled={cards.length >= LIMITS.cards}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...cards, newCard(cards[0])])}
      >
        {t("templates.write.addCard", { count: cards.length, limit: LIMITS.cards })}
      </Press>
    </>
  );
}

type CardProps = {
  card: Card;
  at: number;
  onChange: (card: Card) => void;
  onRemove: (() => void) | null;
};

function CardFields({ card, at, onChange, onRemove }: CardProps) {
  const { t } = useTranslation();
  const place = `cards.${at}`;
  const wrong = useProblem(place, true);
  return (
    <fieldset className="tw-card">
      <legend>{t("templates.write.card", { number: at + 1 })}</legend>
      {onRemove && (
        <ActionIcon
          className="tw-card-remove"
          aria-label={t("templates.write.removeCard", { number: at + 1 })}
          onClick={onRemove}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
      <HeaderFields
        header={card.header}
        place={`${place}.header`}
        isOnCard
        onChange={(header) => onChange({ ...card, header })}
      />
      <BodyField
        label={t("templates.write.cardText")}
        value={card.body}
        place={`${place}.body`}
        limit={LIMITS.cardBody}
        onChange={(body) => onChange({ ...card, body })}
      />
      <ButtonList
        buttons={card.buttons}
        place={`${place}.buttons`}
        isMarketing
        isOnCard
        onChange={(buttons) => onChange({ ...card, buttons })}
      />
      {wrong && (
        <p className="tw-wrong" role="alert">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
