import { IconCamera, IconFile, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { list, said } from "../flow/model";
import { textOf } from "../flow/resolve";
import { Optional, type FieldProps } from "./Choices";

const LARGEST_KB = 300;

const base64Of = (file: File) =>
  new Promise<string>((done, failed) => {
    const reader = new FileReader();
    reader.onerror = () => failed(reader.error ?? new Error(file.name));
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });

/** Photos or documents, which the answer holds as base64. */
export function Files({ component, around, value, isOn, errorId, onChange }: FieldProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState<string[]>([]);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const files = list(value).map(said);
  const isPhoto = component.type === "PhotoPicker";
  const Sign = isPhoto ? IconCamera : IconFile;
  const own = component["max-file-size-kb"];
  const most = Math.min(typeof own === "number" ? own : LARGEST_KB, LARGEST_KB);
  const add = async (file: File) => {
    setTooLarge(null);
    if (file.size > most * 1024) setTooLarge(t("formPhone.tooLarge", { count: most }));
    else {
      const text = await base64Of(file);
      setNames((before) => [...before, file.name]);
      onChange([...files, text]);
    }
  };
  const description = textOf(component["description"], around);
  return (
    <div className="flow-files" data-field={said(component["name"])}>
      <b dir="auto">
        {textOf(component["label"], around)}
        <Optional component={component} around={around} />
      </b>
      {description && (
        <p className="flow-note" dir="auto">
          {description}
        </p>
      )}
      {files.map((_, index) => (
        <span className="flow-file" key={index}>
          <Sign size={16} aria-hidden />
          <span dir="auto">{names[index] ?? index + 1}</span>
          <button
            type="button"
            aria-label={t("formPhone.removeFile", { name: names[index] ?? index + 1 })}
            onClick={() => {
              setNames(names.filter((_name, at) => at !== index));
              onChange(files.filter((_file, at) => at !== index));
            }}
          >
            <IconX size={15} aria-hidden />
          </button>
        </span>
      ))}
      <label className="flow-add">
        <Sign size={18} aria-hidden />
        {t(isPhoto ? "formPhone.addPhoto" : "formPhone.addFile")}
        <input
          type="file"
          accept={isPhoto ? "image/*" : undefined}
          disabled={!isOn}
          aria-describedby={errorId}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file) void add(file);
          }}
        />
      </label>
      {tooLarge && (
        <p className="flow-error" role="alert">
          {tooLarge}
        </p>
      )}
    </div>
  );
}
