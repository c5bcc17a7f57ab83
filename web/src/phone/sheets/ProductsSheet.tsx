import { IconMinus, IconPackage, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Section } from "../parts";
import { Sheet } from "./Sheet";

type Props = {
  catalog: string;
  sections: Section[];
  onSend: (order: Record<string, unknown>) => void;
  onClose: () => void;
};

const MOST = 99;

/** The products of a message, put into a cart and ordered. */
export function ProductsSheet({ catalog, sections, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [cart, setCart] = useState<Record<string, number>>({});
  const items = Object.entries(cart).filter(([, quantity]) => quantity > 0);
  const count = items.reduce((sum, [, quantity]) => sum + quantity, 0);
  const change = (id: string, by: number) =>
    setCart({ ...cart, [id]: Math.min(MOST, Math.max(0, (cart[id] ?? 0) + by)) });
  return (
    <Sheet title={t("phone.asks.PRODUCTS")} onClose={onClose}>
      <div className="sheet-rows">
        {sections.map((section, index) => (
          <section key={index} aria-label={section.title || t("phone.asks.PRODUCTS")}>
            {section.title && (
              <h3 className="sec" dir="auto">
                {section.title}
              </h3>
            )}
            {section.items.map((id) => (
              <div className="row product-row" key={id}>
                <IconPackage size={26} stroke={1.4} aria-hidden />
                <b dir="auto">{id}</b>
                <span className="stepper">
                  <button
                    type="button"
                    disabled={!cart[id]}
                    aria-label={t("phone.oneLess", { id })}
                    onClick={() => change(id, -1)}
                  >
                    <IconMinus size={16} aria-hidden />
                  </button>
                  <output aria-live="polite" aria-label={t("phone.inCart", { id })}>
                    {cart[id] ?? 0}
                  </output>
                  <button
                    type="button"
                    aria-label={t("phone.oneMore", { id })}
                    onClick={() => change(id, 1)}
                  >
                    <IconPlus size={16} aria-hidden />
                  </button>
                </span>
              </div>
            ))}
          </section>
        ))}
      </div>
      <button
        type="button"
        className="send"
        disabled={count === 0}
        onClick={() =>
          onSend({
            catalog_id: catalog,
            product_items: items.map(([product_retailer_id, quantity]) => ({
              product_retailer_id,
              quantity,
            })),
          })
        }
      >
        {count === 0 ? t("phone.cartEmpty") : t("phone.placeOrder", { count })}
      </button>
    </Sheet>
  );
}
