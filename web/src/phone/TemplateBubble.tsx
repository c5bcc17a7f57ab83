import type { Choice, Message } from "../api/types";
import type { Rendered } from "../templates/rendered";
import { Time } from "./Bubble";
import { Carousel } from "./Carousel";
import { ButtonOf, Header, Marked } from "./TemplateParts";

type Props = { message: Message; shown: Rendered; onTap: (choice: Choice) => void };

/** A template message on the customer's phone. */
export function TemplateBubble({ message, shown, onTap }: Props) {
  return (
    <>
      <div className="b in list tpl">
        {shown.header && shown.header.format !== "Text" && <Header header={shown.header} />}
        <div className="b-body" dir="auto">
          {shown.header?.format === "Text" && <Header header={shown.header} />}
          <p>
            <Marked text={shown.body} />
          </p>
          {shown.footer && <small>{shown.footer}</small>}
          <Time message={message} />
        </div>
        {shown.buttons.map((button) => (
          <ButtonOf key={button.id} button={button} onTap={onTap} />
        ))}
      </div>
      {shown.cards.length > 0 && <Carousel cards={shown.cards} onTap={onTap} />}
    </>
  );
}
