import type { Choice, Message } from "../api/types";
import { FormSheet } from "../forms/phone/FormSheet";
import { ListSheet } from "./ListSheet";
import type { Ask, Button } from "./parts";

export type Opened = { message: Message; ask: Ask; button: Button };

type Props = { opened: Opened; onTap: (choice: Choice) => void; onClose: () => void };

/** What slides up for a button of a message. */
export function OpenSheet({ opened, onTap, onClose }: Props) {
  const { message, ask } = opened;
  const { interactive } = message.content;
  if (ask === "LIST" && interactive) {
    return <ListSheet interactive={interactive} onSend={onTap} onClose={onClose} />;
  }
  if (ask === "FLOW") return <FormSheet message={message} onClose={onClose} />;
  return null;
}
