import { ActionIcon, Badge, Text } from "@mantine/core";
import { IconExternalLink, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api, ask } from "../../api/client";
import type { Instance } from "../../api/types";
import { When } from "../../journeys/When";
import { WindowClock } from "../../phone/Clock";
import { isBsuid, senderOf } from "../../phone/usePhone";
import type { Detail, Label, Place } from "../api";
import { whoIs } from "../words";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="desk-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Values({ data }: { data: Record<string, unknown> }) {
  return (
    <dl className="desk-values">
      {Object.entries(data).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the phone's own message and the account say of every run; the rest is what the journey found out. */
const COMMON = new Set([
  "payload",
  "accountId",
  "subAccountId",
  "triggeredAt",
  "eventType",
  "namespace",
  "version",
  "description",
]);

function Run({ instance, msisdn }: { instance: Instance; msisdn: string }) {
  const { t } = useTranslation();
  const variables = Object.entries(instance.data).filter(([name]) => !COMMON.has(name));
  const steps = instance.log.slice(-12);
  return (
    <>
      <div className="desk-run">
        <Link
          to="/journeys/$id"
          params={{ id: instance.definitionId }}
          // The page of a journey shows the run of the customer whose phone is open.
          onClick={() => sessionStorage.setItem("chatwright.customer", msisdn)}
        >
          <bdi>{instance.definitionName}</bdi> <IconExternalLink size={13} aria-hidden />
        </Link>
        <Badge
          variant="light"
          size="sm"
          className="state"
          color={instance.faulted ? "red" : "gray"}
        >
          {t(instance.faulted ? "run.faulted" : `run.${instance.status}`)}
        </Badge>
      </div>
      <ol className="desk-way">
        {steps.map((one) => (
          <li key={one.seq}>{one.step.split("/").at(-1)}</li>
        ))}
      </ol>
      {variables.length > 0 && <Values data={Object.fromEntries(variables)} />}
    </>
  );
}

/** What is kept of the person: tags, language, and what was asked or imported. */
function Person({ contactId }: { contactId: string }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ["contact", contactId],
    queryFn: () => ask("get", "/api/chatwright/v1/contacts/{contactId}", { path: { contactId } }),
  });
  if (!found.data) return null;
  const { tags, attributes, email, language, timeZone } = found.data;
  const known = {
    ...(email && { email }),
    ...(language && { language }),
    ...(timeZone && { timeZone }),
  };
  const all = { ...known, ...attributes };
  if (tags.length === 0 && Object.keys(all).length === 0) return null;
  return (
    <Part title={t("inbox.contact")}>
      {tags.length > 0 && (
        <div className="desk-item-foot">
          {tags.map((tag) => (
            <span key={tag} className="desk-label label-gray" dir="auto">
              {tag}
            </span>
          ))}
        </div>
      )}
      <Values data={all} />
    </Part>
  );
}

/** The run that goes on, else the last one. */
export function useRun({ subAccountId, msisdn }: Place) {
  const found = useQuery({
    queryKey: ["instances", subAccountId, msisdn],
    queryFn: () => api.instancesOf(subAccountId, msisdn),
  });
  const running = found.data?.find((one) => one.status === "Runnable") ?? null;
  return { running, shown: running ?? found.data?.[0] ?? null };
}

type Props = { place: Place; detail: Detail; readAt: number; labels: Label[]; onClose: () => void };

/** Beside the chat: who this is, how long one may write, what the journey knows, and what was before. */
export function Side({ place, detail, readAt, labels, onClose }: Props) {
  const { t } = useTranslation();
  const { shown } = useRun(place);
  const run = useQuery({
    queryKey: ["instance", shown?.id],
    queryFn: () => api.instance(shown!.id),
    enabled: shown !== null,
  });
  const { conversation, now, window: open, handovers } = detail;
  const mine = labels.filter((label) => conversation.labels.includes(label.id));
  const current = handovers.find((one) => !one.closedAt);
  const past = handovers.filter((one) => one.closedAt);
  return (
    <aside className="desk-side" aria-label={t("inbox.about")}>
      <div className="desk-part desk-who">
        <ActionIcon className="desk-side-close" aria-label={t("common.close")} onClick={onClose}>
          <IconX size={17} />
        </ActionIcon>
        <b dir="auto">{whoIs(conversation)}</b>
        <bdi className="tnum dim">
          {isBsuid(place.msisdn) ? t("phone.hiddenNumber") : senderOf(place.msisdn)}
        </bdi>
        <Text size="xs" c="dimmed">
          {t("inbox.on", { sub: place.subAccountId })}
        </Text>
        {mine.length > 0 && (
          <div className="desk-item-foot">
            {mine.map((label) => (
              <span key={label.id} className={`desk-label label-${label.color}`} dir="auto">
                {label.name}
              </span>
            ))}
          </div>
        )}
      </div>
      <WindowClock
        phone={{
          msisdn: place.msisdn,
          name: conversation.name,
          now,
          windowExpiresAt: open.expiresAt,
          typing: false,
        }}
        readAt={readAt}
      />
      {conversation.contactId && <Person contactId={conversation.contactId} />}
      {current && (current.note || Object.keys(current.variables).length > 0) && (
        <Part title={t("inbox.handedOver")}>
          {current.note && <p dir="auto">{current.note}</p>}
          <Values data={current.variables} />
        </Part>
      )}
      <Part title={t("inbox.journeyRun")}>
        {shown === null && <Text c="dimmed">{t("inbox.noRun")}</Text>}
        {run.data && <Run instance={run.data} msisdn={place.msisdn} />}
      </Part>
      <Part title={t("inbox.before")}>
        {past.length === 0 && <Text c="dimmed">{t("inbox.nothingBefore")}</Text>}
        <ul className="desk-past">
          {past.map((one) => (
            <li key={one.id}>
              <When at={one.openedAt} />{" "}
              <span dir="auto">{[one.agent, one.team].filter(Boolean).join(", ")}</span>
              {one.note && <p dir="auto">{one.note}</p>}
            </li>
          ))}
        </ul>
      </Part>
    </aside>
  );
}
