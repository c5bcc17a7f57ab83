import { Button, CopyButton, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { JsonField } from "../inspector/JsonField";
import { useBuilder } from "../view";
import { curlFor, exampleOf, setExample } from "./rules";

/** What another program sends to begin the journey. */
export function RequestFields() {
  const { t } = useTranslation();
  const { builder, session } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const example = exampleOf(doc);
  const names = Object.keys(example);
  const sub = doc.source["subAccountId"];
  const command = curlFor(
    window.location.origin,
    session.accountId ?? "",
    typeof sub === "string" && sub ? sub : null,
    example,
  );
  return (
    <>
      <JsonField
        label={t("trigger.example")}
        value={example}
        onChange={(changed) => edit((now) => setExample(now, changed ?? {}))}
      />
      <Text className="hint">
        {names.length > 0
          ? t("trigger.brings", { names: names.join(", ") })
          : t("trigger.exampleHint")}
      </Text>
      <figure className="curl">
        <figcaption>{t("trigger.call")}</figcaption>
        <pre tabIndex={0} dir="ltr" aria-label={t("trigger.call")}>
          {command}
        </pre>
        <CopyButton value={command}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={
                copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
              }
              onClick={copy}
            >
              {t(copied ? "trigger.copied" : "trigger.copy")}
            </Button>
          )}
        </CopyButton>
        <Text className="hint">{t("trigger.keyHint")}</Text>
      </figure>
    </>
  );
}
