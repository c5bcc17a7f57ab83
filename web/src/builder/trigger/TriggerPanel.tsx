import "./trigger.css";
import { ActionIcon, ScrollArea, Select, Text, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { TRIGGER } from "../../canvas/kinds";
import { chatEvent, smsEvent } from "../expressions/results";
import { More } from "../steps/More";
import { OnSwitch } from "../versions/OnSwitch";
import { useBuilder, useView } from "../view";
import { KeywordFields } from "./KeywordFields";
import { RequestFields } from "./RequestFields";
import { setTrigger, TRIGGERS, triggerOf, type Trigger } from "./rules";

/** What begins the journey. */
export function TriggerPanel() {
  const { t } = useTranslation();
  const { builder, session } = useBuilder();
  const onSelect = useView((state) => state.select);
  const doc = useStore(builder, (state) => state.doc);
  const edit = useStore(builder, (state) => state.edit);
  const trigger = triggerOf(doc);
  const put = (patch: Record<string, unknown>) =>
    edit((now) => ({ ...now, source: { ...now.source, ...patch } }));
  const sub = doc.source["subAccountId"];
  const Picture = TRIGGER.icon;
  const sample =
    trigger === "inbound_sms" ? smsEvent("hello") : chatEvent({ text: "hello" }, "Text");
  return (
    <aside className="panel" aria-label={t("trigger.title")}>
      <div className="panel-head inspector-head" style={{ "--hue": TRIGGER.hue } as CSSProperties}>
        <span className="tile">
          <Picture size={16} stroke={1.9} aria-hidden />
        </span>
        <Text size="sm" fw={620} className="grow">
          {t("trigger.title")}
        </Text>
        <ActionIcon aria-label={t("common.close")} onClick={() => onSelect(null)}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </div>
      <ScrollArea className="grow" type="auto" viewportProps={{ tabIndex: 0 }}>
        <div className="fields">
          <Select
            label={t("trigger.when")}
            allowDeselect={false}
            value={trigger}
            data={TRIGGERS.map((value) => ({ value, label: t(`triggers.${value}`) }))}
            onChange={(value) => value && edit((now) => setTrigger(now, value as Trigger))}
          />
          {trigger === "http_request" ? <RequestFields /> : <KeywordFields />}
          <TextInput
            label={t("trigger.subaccount")}
            description={t("trigger.subaccountHint")}
            placeholder={t("trigger.anySubaccount")}
            value={typeof sub === "string" ? sub : ""}
            onChange={(event) => put({ subAccountId: event.currentTarget.value || null })}
            list="subaccounts"
          />
          <datalist id="subaccounts">
            <option value={session.subAccountId ?? ""} />
          </datalist>
          <OnSwitch />
          {trigger !== "http_request" && (
            <More label={t("trigger.sample")}>
              <pre className="sample" tabIndex={0} dir="ltr" aria-label={t("trigger.sample")}>
                {JSON.stringify(sample, null, 2)}
              </pre>
            </More>
          )}
        </div>
      </ScrollArea>
    </aside>
  );
}
