import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldsProps } from "../steps/fields";
import { JsonField } from "./JsonField";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The request to a server of one's own. */
export function HttpFields({ step, onPatch }: FieldsProps) {
  const { t } = useTranslation();
  const inputs = step.inputs ?? {};
  const method = String(inputs["method"] ?? "GET").toUpperCase();
  const put = (patch: Record<string, unknown>) => onPatch({ inputs: { ...inputs, ...patch } });
  return (
    <>
      <Select
        label={t("builder.method")}
        allowDeselect={false}
        data={METHODS.includes(method) ? METHODS : [method, ...METHODS]}
        value={method}
        onChange={(value) => value && put({ method: value })}
      />
      <TextInput
        label={t("builder.url")}
        value={String(inputs["url"] ?? "")}
        error={
          /^(https?:\/\/.+|.*\{\{)/.test(String(inputs["url"] ?? "")) ? null : t("builder.urlWrong")
        }
        onChange={(event) => put({ url: event.currentTarget.value })}
      />
      <JsonField
        label={t("builder.query")}
        value={inputs["parameters"]}
        onChange={(parameters) => put({ parameters })}
      />
      <JsonField
        label={t("builder.headers")}
        value={inputs["headers"]}
        onChange={(headers) => put({ headers })}
      />
      {method !== "GET" && (
        <JsonField
          label={t("builder.body")}
          value={inputs["body"]}
          onChange={(body) => put({ body })}
        />
      )}
    </>
  );
}
