import { ActionIcon, Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isDict, isField, list, said, type Component, type Dict } from "../flow/model";
import {
  changePart,
  movePart,
  relabel,
  optionsFrom,
  partsOf,
  rawScreens,
  removePart,
  type Flow,
} from "./draft";

type Props = {
  flow: Flow;
  at: number;
  index: number;
  part: Component;
  canChange: boolean;
  onChange: (flow: Flow) => void;
};
type PartProps = { part: Component; canChange: boolean; put: (patch: Dict) => void };

const WORDS = ["TextHeading", "TextSubheading", "TextBody", "TextCaption", "RichText"];
const INPUTS = ["text", "email", "phone", "number", "password", "passcode"] as const;
const LABEL: Record<string, number> = {
  TextInput: 20,
  TextArea: 20,
  DatePicker: 40,
  Footer: 35,
};

/** The titles of the options, one a line; taken over as they are written. */
function Options({ part, canChange, put }: PartProps) {
  const { t } = useTranslation();
  const options = list(part["data-source"]).filter(isDict);
  const [written, setText] = useState("");
  const titlesIn = (text: string) => text.split("\n").filter((line) => line.trim());
  const given = options.map((one) => said(one["title"])).join("\n");
  // An empty line that is being written is no option yet, and stays.
  const text = titlesIn(written).join("\n") === given ? written : given;
  return (
    <Textarea
      label={t("forms.options")}
      dir="auto"
      autosize
      minRows={2}
      value={text}
      readOnly={!canChange}
      onChange={(event) => {
        setText(event.currentTarget.value);
        put({ "data-source": optionsFrom(titlesIn(event.currentTarget.value), options) });
      }}
    />
  );
}

function FieldParts({ part, canChange, put }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("forms.label")}
        dir="auto"
        maxLength={LABEL[part.type] ?? 30}
        value={said(part["label"])}
        readOnly={!canChange}
        onChange={(event) => put({ label: event.currentTarget.value })}
      />
      {part.type === "TextInput" && (
        <Select
          label={t("forms.inputType")}
          allowDeselect={false}
          value={said(part["input-type"]) || "text"}
          readOnly={!canChange}
          data={INPUTS.map((value) => ({ value, label: t(`forms.inputTypes.${value}`) }))}
          onChange={(value) => put({ "input-type": value })}
        />
      )}
      {["TextInput", "TextArea", "DatePicker"].includes(part.type) && (
        <TextInput
          label={t("forms.helper")}
          dir="auto"
          maxLength={80}
          value={said(part["helper-text"])}
          readOnly={!canChange}
          onChange={(event) => put({ "helper-text": event.currentTarget.value || undefined })}
        />
      )}
      {Array.isArray(part["data-source"]) && (
        <Options part={part} canChange={canChange} put={put} />
      )}
      <Checkbox
        label={t("forms.required")}
        checked={part["required"] === true}
        disabled={!canChange}
        onChange={(event) => put({ required: event.currentTarget.checked })}
      />
    </>
  );
}

function Inside(props: PartProps) {
  const { part, canChange, put } = props;
  const { t } = useTranslation();
  if (isField(part)) return <FieldParts {...props} />;
  if (WORDS.includes(part.type) && !Array.isArray(part["text"])) {
    return (
      <Textarea
        aria-label={t("forms.words")}
        dir="auto"
        autosize
        maxRows={10}
        maxLength={/heading/i.test(part.type) ? 80 : 4096}
        value={said(part["text"])}
        readOnly={!canChange}
        onChange={(event) => put({ text: event.currentTarget.value })}
      />
    );
  }
  if (part.type === "Footer") {
    return (
      <TextInput
        label={t("forms.label")}
        dir="auto"
        maxLength={35}
        value={said(part["label"])}
        readOnly={!canChange}
        onChange={(event) => put({ label: event.currentTarget.value })}
      />
    );
  }
  return <small className="dim">{t("forms.onlyJson")}</small>;
}

/** One component of a screen, with what a person says about it. */
export function PartCard({ flow, at, index, part, canChange, onChange }: Props) {
  const { t } = useTranslation();
  const kind = t(`forms.kinds.${part.type}` as "forms.kinds.Footer", { defaultValue: part.type });
  const name = said(part["label"]) || said(part["text"]).slice(0, 40);
  const isLast = part.type === "Footer";
  const count = partsOf(rawScreens(flow)[at] ?? {}).length;
  return (
    <li className="form-part">
      <div className="form-part-head">
        <b>{isLast ? t("forms.button") : kind}</b>
        {part["required"] === true && <span className="dim">· {t("forms.required")}</span>}
        <span className="grow" />
        {canChange && !isLast && (
          <>
            <ActionIcon
              aria-label={`${t("forms.moveUp")}: ${kind} ${name}`}
              disabled={index === 0}
              onClick={() => onChange(movePart(flow, at, index, index - 1))}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={`${t("forms.moveDown")}: ${kind} ${name}`}
              disabled={index >= count - 2}
              onClick={() => onChange(movePart(flow, at, index, index + 1))}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={`${t("forms.removePart")}: ${kind} ${name}`}
              onClick={() => onChange(removePart(flow, at, index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </>
        )}
      </div>
      <Inside
        part={part}
        canChange={canChange}
        put={(patch) =>
          onChange(
            typeof patch["label"] === "string"
              ? relabel(flow, at, index, patch["label"])
              : changePart(flow, at, index, patch),
          )
        }
      />
    </li>
  );
}
