import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { LIMITS } from "../../inspector/limits";
import { contentOf, dict, interactiveOf, list, said, type Dict } from "./content";
import type { PartProps } from "./MessagePanel";
import { idOf, inNumber, ITEM } from "./products";
import { WordsFields } from "./WordsFields";

type SectionProps = {
  section: Dict;
  number: number;
  address: string;
  canGrow: boolean;
  onChange: (section: Dict) => void;
  onRemove: (() => void) | null;
};

function SectionFields({ section, number, address, canGrow, onChange, onRemove }: SectionProps) {
  const { t } = useTranslation();
  const items = list(section["product_items"]);
  const put = (product_items: unknown[]) => onChange({ ...section, product_items });
  return (
    <div className="list-section group-fields">
      <VariableText
        label={t("composer.sectionTitle", { number })}
        value={said(section["title"])}
        address={address}
        limit={LIMITS.section}
        onChange={(title) => onChange({ ...section, title })}
      />
      {items.map((item, index) => (
        <div key={index} className="with-remove">
          <VariableText
            label={t("composer.productNumber", { number: index + 1 })}
            value={idOf(item)}
            address={address}
            required
            onChange={(product_retailer_id) =>
              put(items.map((one, at) => (at === index ? { product_retailer_id } : one)))
            }
          />
          {items.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("composer.removeProduct", { number: index + 1 })}
              onClick={() => put(items.filter((_, at) => at !== index))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      <div className="group-foot">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={!canGrow}
          onClick={() => put([...items, ITEM])}
        >
          {t("composer.addProduct")}
        </Button>
        {onRemove && (
          <Button variant="subtle" color="gray" size="xs" onClick={onRemove}>
            {t("composer.removeSection", { number })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** One product of a catalogue, or up to thirty in sections. */
export function ProductFields({ inputs, address, onChange }: PartProps) {
  const { t } = useTranslation();
  const interactive = interactiveOf(inputs);
  const isSeveral = said(interactive["type"]).toLowerCase() === "product_list";
  const action = dict(interactive["action"]);
  const sections = list(action["sections"]).map(dict);
  const count = sections.reduce((sum, one) => sum + list(one["product_items"]).length, 0);
  const put = (changed: Dict) =>
    onChange({ ...inputs, content: { ...contentOf(inputs), interactive: changed } });
  const act = (patch: Dict) => put({ ...interactive, action: { ...action, ...patch } });
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t("composer.products")}
        value={isSeveral ? "several" : "one"}
        data={(["one", "several"] as const).map((value) => ({
          value,
          label: t(`composer.productCount.${value}`),
        }))}
        onChange={(value) =>
          put(inNumber(interactive, value === "several", t("composer.words.products")))
        }
      />
      <VariableText
        label={t("composer.catalog")}
        value={said(action["catalog_id"])}
        address={address}
        required
        onChange={(catalog_id) => act({ catalog_id })}
      />
      {isSeveral ? (
        <VariableText
          label={t("builder.header")}
          value={said(dict(interactive["header"])["text"])}
          address={address}
          limit={LIMITS.header}
          required
          onChange={(text) => put({ ...interactive, header: { type: "text", text } })}
        />
      ) : (
        <VariableText
          label={t("composer.product")}
          value={idOf(action)}
          address={address}
          required
          onChange={(product_retailer_id) => act({ product_retailer_id })}
        />
      )}
      <WordsFields
        interactive={interactive}
        address={address}
        onChange={put}
        isRequired={isSeveral}
        hasFooter
      />
      {isSeveral && (
        <fieldset className="group">
          <legend>{t("composer.productsOf", { count, limit: LIMITS.products })}</legend>
          {sections.map((section, index) => (
            <SectionFields
              key={index}
              section={section}
              number={index + 1}
              address={address}
              canGrow={count < LIMITS.products}
              onChange={(changed) =>
                act({ sections: sections.map((one, at) => (at === index ? changed : one)) })
              }
              onRemove={
                sections.length > 1
                  ? () => act({ sections: sections.filter((_, at) => at !== index) })
                  : null
              }
            />
          ))}
          <div className="group-foot">
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={sections.length >= LIMITS.sections || count >= LIMITS.products}
              onClick={() => act({ sections: [...sections, { title: "", product_items: [ITEM] }] })}
            >
              {t("composer.addSection")}
            </Button>
          </div>
        </fieldset>
      )}
    </>
  );
}
