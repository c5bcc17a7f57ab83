import "./http.css";
import { NumberInput, Select, Text } from "@mantine/core";
import { useState, type ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { VariableText } from "../../expressions/VariableText";
import { JsonField } from "../../inspector/JsonField";
import { inputsOf, type FieldsProps } from "../fields";
import { More } from "../More";
import { Remember } from "../Remember";
import { readCurl } from "./curl";
import { FailureHint } from "./FailureHint";
import { KeyValues } from "./KeyValues";
import { TestCall } from "./TestCall";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const BODILESS = ["GET", "HEAD", "DELETE"];
const SECRETS =
  /^(?:authorization|proxy-authorization|cookie|.*(?:api[-_]?key|token|secret|password).*)$/i;

/** The request to a server of one's own. */
export function HttpPanel(props: FieldsProps) {
  const { t } = useTranslation();
  const { inputs, put, text } = inputsOf(props);
  const [filled, setFilled] = useState(false);
  const method = (text("method") || "GET").toUpperCase();
  const url = text("url");
  // Somebody who pastes a curl command means all of it.
  const take = (command: string) => {
    const parts = readCurl(command);
    if (!parts) return false;
    put({
      method: parts.method,
      url: parts.url,
      headers: parts.headers,
      parameters: parts.parameters,
      body: parts.body,
    });
    setFilled(true);
    return true;
  };
  const paste = (event: ClipboardEvent) => {
    if (take(event.clipboardData.getData("text"))) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <>
      <Select
        data-field="inputs.method"
        label={t("builder.method")}
        allowDeselect={false}
        data={METHODS.includes(method) ? METHODS : [method, ...METHODS]}
        value={method}
        onChange={(value) => value && put({ method: value })}
      />
      <div data-field="inputs.url" onPasteCapture={paste}>
        <VariableText
          label={t("builder.url")}
          value={url}
          address={props.address}
          onChange={(written) => take(written) || put({ url: written })}
        />
        {!/^(https?:\/\/.+|.*\{\{)/.test(url) && (
          <Text className="hint wrong" role="alert">
            {t("builder.urlWrong")}
          </Text>
        )}
        <Text className="hint" role="status">
          {t(filled ? "steps.http.filled" : "steps.http.curlHint")}
        </Text>
      </div>
      <KeyValues
        label={t("steps.http.query")}
        add={t("steps.http.addParameter")}
        field="inputs.parameters"
        value={inputs["parameters"]}
        onChange={(parameters) => put({ parameters })}
      />
      <KeyValues
        label={t("steps.http.headers")}
        add={t("steps.http.addHeader")}
        field="inputs.headers"
        value={inputs["headers"]}
        isSecret={(name) => SECRETS.test(name)}
        onChange={(headers) => put({ headers })}
      />
      {!BODILESS.includes(method) && (
        <div data-field="inputs.body">
          <JsonField
            label={t("builder.body")}
            value={inputs["body"]}
            onChange={(body) => put({ body })}
          />
        </div>
      )}
      <TestCall {...props} />
      <Remember {...props} />
      <FailureHint {...props} />
      <More label={t("steps.http.patience")} fields={["inputs.timeoutSeconds"]}>
        <NumberInput
          data-field="inputs.timeoutSeconds"
          label={t("steps.http.timeout")}
          min={1}
          max={120}
          value={Number(inputs["timeoutSeconds"] ?? 5)}
          onChange={(value) =>
            typeof value === "number" && value > 0 && put({ timeoutSeconds: value })
          }
        />
      </More>
    </>
  );
}
