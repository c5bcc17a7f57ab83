import { ActionIcon, Button, Group, Menu, Text, Tooltip } from "@mantine/core";
import { IconPlayerSkipForward, IconSend2, IconUserPlus } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice, Message } from "../api/types";
import { Failed, Loading } from "../shell/Feedback";
import { Bubble } from "./Bubble";
import { CallCard } from "./CallCard";
import { WindowClock } from "./Clock";
import { ListSheet } from "./ListSheet";
import { usePhone } from "./usePhone";

const SKIPS = [
  ["skipMinute", "00:01:00"],
  ["skipHour", "01:00:00"],
  ["skipDay", "1.00:00:00"],
] as const;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? "")
    .join("");

function SkipMenu({ onSkip, busy }: { onSkip: (advance: string) => void; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t("phone.skip")} title={t("phone.skip")} loading={busy}>
          <IconPlayerSkipForward size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("phone.skip")}</Menu.Label>
        {SKIPS.map(([label, advance]) => (
          <Menu.Item key={label} onClick={() => onSkip(advance)}>
            {t(`phone.${label}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Composer({ onSend, busy }: { onSend: (text: string) => void; busy: boolean }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  return (
    <form
      className="wa-in"
      onSubmit={(event) => {
        event.preventDefault();
        const words = text.trim();
        if (!words || busy) return;
        onSend(words);
        setText("");
      }}
    >
      <span className="field">
        <input
          dir="auto"
          placeholder={t("phone.message")}
          aria-label={t("phone.message")}
          autoComplete="off"
          maxLength={4096}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </span>
      <button type="submit" className="mic" aria-label={t("phone.send")}>
        <IconSend2 size={19} aria-hidden />
      </button>
    </form>
  );
}

type Props = {
  sub: string;
  business: string;
  msisdn: string;
  hint: string | null;
  onNewCustomer: () => void;
};

/** The customer's phone: what WhatsApp shows there, and what the customer may do. */
export function Phone({ sub, business, msisdn, hint, onNewCustomer }: Props) {
  const { t } = useTranslation();
  const { phone, messages, calls, write, skip, press } = usePhone(sub, msisdn);
  const [listOf, setListOf] = useState<Message | null>(null);
  const log = useRef<HTMLDivElement>(null);
  const count = (messages.data?.length ?? 0) + (calls.data?.length ?? 0);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [count]);
  const byUmid = new Map(messages.data?.map((message) => [message.umid, message]));
  const tap = (message: Message, choice: Choice) => {
    setListOf(null);
    write.mutate({ type: "reply", id: choice.id, replyToUmid: message.umid });
  };
  const sheet = listOf?.content.interactive;
  return (
    <aside className="panel sim" aria-label={t("phone.title")}>
      <Group className="panel-head" gap={4} wrap="nowrap">
        <div className="grow">
          <Text size="sm" fw={620}>
            {t("phone.title")} <span className="tnum dim">+{msisdn}</span>
          </Text>
          <Text size="xs" c="dimmed" lh={1.2}>
            {t("phone.subtitle")}
          </Text>
        </div>
        <Tooltip label={t("phone.newCustomer")}>
          <ActionIcon aria-label={t("phone.newCustomer")} onClick={onNewCustomer}>
            <IconUserPlus size={17} />
          </ActionIcon>
        </Tooltip>
        <SkipMenu onSkip={(advance) => skip.mutate(advance)} busy={skip.isPending} />
      </Group>
      {phone.data && <WindowClock phone={phone.data} readAt={phone.dataUpdatedAt} />}
      <div className="phone">
        <div className="wa-top">
          <span className="ava" aria-hidden>
            {initials(business)}
          </span>
          <div className="who">
            <b dir="auto">{business}</b>
            <small>{t("phone.business")}</small>
          </div>
        </div>
        <div
          className="wa-chat"
          ref={log}
          tabIndex={0}
          role="log"
          aria-label={t("phone.conversation")}
        >
          {messages.isPending && <Loading />}
          {messages.isError && (
            <Failed error={messages.error} retry={() => void messages.refetch()} />
          )}
          {messages.data?.length === 0 && hint && (
            <div className="day try">
              {t("phone.empty")}
              <Button
                size="compact-sm"
                variant="light"
                onClick={() => write.mutate({ type: "text", text: hint })}
              >
                {hint}
              </Button>
            </div>
          )}
          {messages.data?.map((message) => (
            <Bubble
              key={message.umid}
              message={message}
              quoted={message.replyToUmid ? byUmid.get(message.replyToUmid) : undefined}
              business={business}
              onOpenList={() => setListOf(message)}
              onTap={(choice) => tap(message, choice)}
            />
          ))}
          {calls.data?.[0] && (
            <CallCard
              key={calls.data[0].uid}
              call={calls.data[0]}
              onKeys={(keys) => press.mutate({ uid: calls.data[0]!.uid, keys })}
            />
          )}
        </div>
        <Composer onSend={(text) => write.mutate({ type: "text", text })} busy={write.isPending} />
        {listOf && sheet && (
          <ListSheet
            key={listOf.umid}
            interactive={sheet}
            onSend={(choice) => tap(listOf, choice)}
            onClose={() => setListOf(null)}
          />
        )}
      </div>
    </aside>
  );
}
