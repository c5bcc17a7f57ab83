import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Message } from "../../api/types";
import { readForm } from "../../forms/api";
import { FormsOnPhone, openingOf, type OnPhone } from "../../forms/phone/onPhone";
import { keywordOf } from "../../journeys/keyword";
import { PhoneScreen, type Note } from "../../phone/PhoneScreen";
import { listTemplates, templatesKey } from "../../templates/api";
import type { Sent } from "../../phone/sent";
import { stepsOf } from "../document";
import { useBuilder } from "../view";
import { RequestStart } from "./RequestStart";
import { useTrial } from "./store";
import type { Transcript } from "./types";

const WINDOW_CLOSED = 1022;

const isSeen = (one: Transcript["messages"][number]) =>
  one.to === null && (one.direction === "inbound" || one.state === "delivered");

/** What the phone shows, and between it what the customer cannot see: messages that went elsewhere or nowhere. */
function useScreen() {
  const { t } = useTranslation();
  const transcript = useTrial((state) => state.transcript);
  const messages: Message[] = [];
  const notes: Note[] = [];
  for (const one of transcript?.messages ?? []) {
    const { umid, direction, type, content, state, at, replyToUmid } = one;
    if (isSeen(one)) {
      const reply = replyToUmid ? { replyToUmid } : {};
      messages.push({ umid, direction, type, content, state, timestamp: at, ...reply });
      continue;
    }
    const said = content.text ?? content.interactive?.body?.text ?? type;
    const isClosed = one.error?.code === WINDOW_CLOSED;
    const text = one.to
      ? t("trial.sentTo", { number: one.to, text: said })
      : isClosed
        ? t("trial.notDelivered", { text: said })
        : t("trial.refused", { reason: one.error?.message ?? "" });
    notes.push({ key: umid, after: messages.length, text, isTrouble: one.state !== "delivered" });
  }
  for (const failure of transcript?.failures ?? []) {
    const after = (transcript?.messages ?? []).filter(
      (one) => isSeen(one) && one.happening <= failure.happening,
    ).length;
    const key = `${failure.run}:${failure.seq}`;
    notes.push({ key, after, text: t("trial.failed"), isTrouble: true });
  }
  const isIdle = transcript && messages.length > 0 && transcript.status === "Complete";
  if (isIdle && transcript.waits.length === 0) {
    notes.push({ key: "end", after: messages.length, text: t("trial.ended") });
  }
  const call = transcript?.calls.filter((one) => one.to === null).at(-1);
  return {
    messages,
    notes,
    call: call && { ...call, state: "answered", timestamp: call.at },
    isWithAgent: transcript?.handovers.some((one) => one.isOpen) ?? false,
  };
}

/** The phone of the trial. */
export function TrialPhone() {
  const { t } = useTranslation();
  const { builder, session } = useBuilder();
  const doc = useStore(builder, (state) => state.doc);
  const happen = useTrial((state) => state.happen);
  const isBusy = useTrial((state) => state.isBusy);
  const hasBegun = useTrial((state) => state.happenings.length > 0);
  const { messages, notes, call, isWithAgent } = useScreen();
  const trigger = String(doc.source["trigger"] ?? "inbound_chat_apps");
  const channel = trigger === "inbound_sms" ? ("sms" as const) : ("whatsapp" as const);
  const steps = stepsOf(doc);
  const hint = keywordOf(steps[0]) ?? t("trial.hello");
  const onSend = useCallback(
    ({ type: kind, ...sent }: Sent) => void happen({ type: "media", kind, ...sent }),
    [happen],
  );
  const customer = useTrial((state) => state.customer);
  const owner = { name: customer.name ?? "", phone: customer.phone };
  const isRequested = trigger === "http_request" && !hasBegun;
  const sub = session.subAccountId ?? "";
  const templates = useQuery({ queryKey: templatesKey(sub), queryFn: () => listTemplates(sub) });
  const forms = useMemo<OnPhone>(
    () => ({
      open: async ({ content }) => {
        const opened = openingOf(content, templates.data);
        const { flowJson } = await readForm(sub, opened.flowId);
        return { ...opened, flowJson };
      },
      answer: (message, answer) => {
        happen({ type: "form", answer, umid: message.umid });
        return Promise.resolve();
      },
    }),
    [sub, happen, templates.data],
  );
  return (
    <FormsOnPhone value={forms}>
      <PhoneScreen
        business={session.businessName}
        messages={messages}
        notes={notes}
        call={call}
        hint={!hasBegun && !isRequested && steps.length > 0 ? hint : null}
        busy={isBusy}
        footer={isRequested ? <RequestStart /> : undefined}
        owner={owner}
        onWrite={(text, replyToUmid) =>
          happen({ type: "text", text, channel, ...(replyToUmid && { replyToUmid }) })
        }
        onSend={channel === "whatsapp" ? onSend : undefined}
        onTap={(message, choice) =>
          happen({ type: "tap", id: choice.id, title: choice.title, umid: message.umid })
        }
        onKeys={(uid, keys) => happen({ type: "keys", uid, keys })}
      >
        {steps.length === 0 && <div className="day note">{t("trial.noSteps")}</div>}
        {isWithAgent && (
          <div className="day try">
            {t("trial.withAgent")}
            <Button size="compact-xs" variant="light" onClick={() => happen({ type: "handback" })}>
              {t("trial.agentLeaves")}
            </Button>
          </div>
        )}
      </PhoneScreen>
    </FormsOnPhone>
  );
}
