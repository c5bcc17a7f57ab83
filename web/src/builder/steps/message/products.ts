// One product of a catalogue, or several in sections, and how one becomes the other. Pure.
import { dict, list, said, without, type Dict } from "./content";

export const ITEM = { product_retailer_id: "" };
export const idOf = (item: unknown) => said(dict(item)["product_retailer_id"]);

/** The same products as one, or as a list with a heading. */
export function inNumber(interactive: Dict, isSeveral: boolean, heading: string): Dict {
  const action = dict(interactive["action"]);
  const catalog_id = said(action["catalog_id"]);
  const first = idOf(list(dict(list(action["sections"])[0])["product_items"])[0]);
  if (!isSeveral) {
    return {
      ...without(interactive, "header"),
      type: "product",
      action: { catalog_id, product_retailer_id: first },
    };
  }
  return {
    ...interactive,
    type: "product_list",
    header: { type: "text", text: heading },
    body: { text: said(dict(interactive["body"])["text"]) },
    action: {
      catalog_id,
      sections: [{ title: heading, product_items: [{ product_retailer_id: idOf(action) }] }],
    },
  };
}
