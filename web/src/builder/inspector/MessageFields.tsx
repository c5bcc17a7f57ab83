import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Choice, Interactive } from "../../api/types";
import { typeOf } from "../../canvas/kinds";
import { interactive as fresh } from "../newStep";
import { VariableText } from "../expressions/VariableText";
import type { FieldsProps } from "../steps/fields";
import { LIMITS } from "./limits";

type Content = { text?: string; interactive?: Interactive } & Record<string, unknown>;
type Rows = Choice[];

const freeId = (taken: string[]) => {
  let number = taken.length + 1;
  while (taken.includes(String(number))) number += 1;
  return String(number);
};

function ListRows({
  address,
  rows,
  onChange,
}: {
  address: string;
  rows: Rows;
  onChange: (rows: Rows) => void;
}) {
  const { t } = useTranslation();
  const put = (index: number, patch: Partial<Choice>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...patch } : row)));
  return (
    <fieldset className="group">
      <legend>{t("builder.rows", { count: rows.length, limit: LIMITS.rows })}</legend>
      {rows.map((row, index) => (
        <div key={index} className="group-item">
          <div className="grow">
            <VariableText
              address={address}
              label={t("builder.rowTitle", { number: index + 1 })}
              value={row.title}
              limit={LIMITS.rowTitle}
              required
              onChange={(title) => put(index, { title })}
            />
            <VariableText
              address={address}
              label={t("builder.rowDescription", { number: index + 1 })}
              value={row.description ?? ""}
              limit={LIMITS.rowDescription}
              onChange={(description) => put(index, { description: description || undefined })}
            />
          </div>
          <ActionIcon
            aria-label={t("builder.removeRow", { number: index + 1 })}
            disabled={rows.length === 1}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={rows.length >= LIMITS.rows}
        onClick={() => onChange([...rows, { id: freeId(rows.map((row) => row.id)), title: "" }])}
      >
        {t("builder.addRow")}
      </Button>
    </fieldset>
  );
}

type Button = { type?: string; reply: Choice };

function ReplyButtons({
  address,
  buttons,
  onChange,
}: {
  address: string;
  buttons: Button[];
  onChange: (buttons: Button[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="group">
      <legend>{t("builder.buttons", { count: buttons.length, limit: LIMITS.buttons })}</legend>
      {buttons.map((button, index) => (
        <div key={index} className="group-item">
          <div className="grow">
            <VariableText
              address={address}
              label={t("builder.button", { number: index + 1 })}
              value={button.reply.title}
              limit={LIMITS.button}
              required
              onChange={(title) =>
                onChange(
                  buttons.map((one, at) =>
                    at === index ? { ...one, reply: { ...one.reply, title } } : one,
                  ),
                )
              }
            />
          </div>
          <ActionIcon
            aria-label={t("builder.removeButton", { number: index + 1 })}
            disabled={buttons.length === 1}
            onClick={() => onChange(buttons.filter((_, at) => at !== index))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={buttons.length >= LIMITS.buttons}
        onClick={() => {
          const id = freeId(buttons.map((button) => button.reply.id));
          onChange([...buttons, { type: "reply", reply: { id, title: "" } }]);
        }}
      >
        {t("builder.addButton")}
      </Button>
    </fieldset>
  );
}

function InteractiveFields({
  address,
  content,
  onChange,
}: {
  address: string;
  content: Interactive;
  onChange: (content: Interactive) => void;
}) {
  const { t } = useTranslation();
  const action = content.action ?? {};
  const sections = action.sections;
  const section = Array.isArray(sections) ? sections[0] : undefined;
  const rows = section?.rows;
  const setText = (part: "header" | "footer", text: string) => {
    const written = part === "header" ? { type: "text", text } : { text };
    onChange({ ...content, [part]: text ? written : undefined });
  };
  return (
    <>
      <VariableText
        address={address}
        label={t("builder.header")}
        value={content.header?.text ?? ""}
        limit={LIMITS.header}
        onChange={(text) => setText("header", text)}
      />
      <VariableText
        address={address}
        label={t("builder.text")}
        value={content.body?.text ?? ""}
        limit={LIMITS.body}
        lines={3}
        required
        onChange={(text) => onChange({ ...content, body: { text } })}
      />
      <VariableText
        address={address}
        label={t("builder.footer")}
        value={content.footer?.text ?? ""}
        limit={LIMITS.footer}
        onChange={(text) => setText("footer", text)}
      />
      {content.type === "list" && (
        <VariableText
          address={address}
          label={t("builder.listButton")}
          value={action.button ?? ""}
          limit={LIMITS.listButton}
          required
          onChange={(button) => onChange({ ...content, action: { ...action, button } })}
        />
      )}
      {content.type === "list" &&
        Array.isArray(sections) &&
        sections.length === 1 &&
        Array.isArray(rows) && (
          <ListRows
            address={address}
            rows={rows}
            onChange={(changed) =>
              onChange({
                ...content,
                action: { ...action, sections: [{ ...section, rows: changed }] },
              })
            }
          />
        )}
      {content.type === "button" && Array.isArray(action.buttons) && (
        <ReplyButtons
          address={address}
          buttons={action.buttons}
          onChange={(buttons) => onChange({ ...content, action: { ...action, buttons } })}
        />
      )}
    </>
  );
}

/** What the customer will read. */
export function MessageFields({ step, address, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  const inputs = step.inputs ?? {};
  if (typeOf(step) === "sms") {
    return (
      <VariableText
        address={address}
        label={t("builder.text")}
        value={String(inputs["text"] ?? "")}
        limit={1600}
        lines={3}
        required
        onChange={(text) => onPatch({ inputs: { ...inputs, text } })}
      />
    );
  }
  const content = (inputs["content"] ?? {}) as Content;
  const form = content.interactive
    ? content.interactive.type
    : "text" in content
      ? "text"
      : "other";
  const put = (changed: Content) =>
    onPatch({
      inputs: {
        ...inputs,
        type: changed.interactive ? "interactive" : "text",
        content: changed,
      },
    });
  const shape = (wanted: string) => {
    const text = content.interactive?.body?.text ?? content.text ?? "";
    if (wanted === "text") put({ text });
    else {
      const words = {
        text,
        button: t("builder.words.button"),
        row: t("builder.words.row"),
        section: t("builder.words.section"),
      };
      put(fresh(wanted as "list" | "button", words) as Content);
    }
  };
  if (!["text", "list", "button"].includes(form)) return null;
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t("builder.form")}
        value={form}
        onChange={shape}
        data={["text", "list", "button"].map((value) => ({
          value,
          label: t(`builder.forms.${value}`),
        }))}
      />
      {content.interactive ? (
        <InteractiveFields
          address={address}
          content={content.interactive}
          onChange={(changed) => put({ interactive: changed })}
        />
      ) : (
        <VariableText
          address={address}
          label={t("builder.text")}
          value={content.text ?? ""}
          limit={LIMITS.text}
          lines={4}
          required
          onChange={(text) => put({ text })}
        />
      )}
    </>
  );
}
