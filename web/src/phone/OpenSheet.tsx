import { lazy, Suspense } from "react";
import type { Choice, Message } from "../api/types";
import { withTexts } from "../i18n";
import { ListSheet } from "./ListSheet";
import { productsOf, type Ask, type Button } from "./parts";
import type { Sent } from "./sent";
import { AddressSheet } from "./sheets/AddressSheet";
import { CallingSheet } from "./sheets/CallingSheet";
import { CallsSheet } from "./sheets/CallsSheet";
import { ContactSheet } from "./sheets/ContactSheet";
import { PlaceSheet } from "./sheets/PlaceSheet";
import { ProductsSheet } from "./sheets/ProductsSheet";

const FormSheet = lazy(async () => {
  const sheet = await withTexts(() => import("../forms/phone/FormSheet"), "formPhone");
  return { default: sheet.FormSheet };
});

export type Opened = { message: Message; ask: Ask; button: Button };
/** Whose phone it is. */
export type Owner = { name: string; phone: string };

type Props = {
  opened: Opened;
  business: string;
  owner: Owner;
  onTap: (choice: Choice) => void;
  onSend: (sent: Sent) => void;
  onClose: () => void;
};

const CATALOG = [{ title: "", items: ["SAMPLE-1", "SAMPLE-2", "SAMPLE-3"] }];

/** What slides up for a button of a message. */
export function OpenSheet({ opened, business, owner, onTap, onSend, onClose }: Props) {
  const { message, ask } = opened;
  const replyToUmid = message.umid;
  const answer = (type: Sent["type"], content: Record<string, unknown>) =>
    onSend({ type, content, replyToUmid });
  switch (ask) {
    case "LIST": {
      const { interactive } = message.content;
      return interactive ? (
        <ListSheet interactive={interactive} onSend={onTap} onClose={onClose} />
      ) : null;
    }
    case "LOCATION":
      return (
        <PlaceSheet onSend={(location) => answer("location", { location })} onClose={onClose} />
      );
    case "REQUEST_CONTACT_INFO":
      return (
        <ContactSheet
          {...owner}
          isOwn
          onSend={(contacts) => answer("contacts", { contacts })}
          onClose={onClose}
        />
      );
    case "CALL_PERMISSION":
      return <CallsSheet onSend={(given) => answer("call_permission", given)} onClose={onClose} />;
    case "PRODUCTS":
    case "CATALOG": {
      const { catalog, sections } = productsOf(message);
      return (
        <ProductsSheet
          catalog={catalog || "catalog"}
          sections={ask === "CATALOG" ? CATALOG : sections}
          onSend={(order) => answer("order", { order })}
          onClose={onClose}
        />
      );
    }
    case "ADDRESS":
      return (
        <AddressSheet
          {...owner}
          onSend={(values) => {
            const nfmReply = { name: "address_message", responseJson: JSON.stringify({ values }) };
            answer("interactive", { interactive: { type: "nfmReply", nfmReply } });
          }}
          onClose={onClose}
        />
      );
    case "VOICE_CALL":
      return <CallingSheet business={business} onClose={onClose} />;
    case "FLOW":
      return (
        <Suspense fallback={null}>
          <FormSheet message={message} onClose={onClose} />
        </Suspense>
      );
  }
}
