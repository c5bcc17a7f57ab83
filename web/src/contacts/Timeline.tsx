import { Button, Group, Text, Title } from "@mantine/core";
import {
  IconHeadset,
  IconMessage,
  IconMessageReply,
  IconPencil,
  IconRoute2,
  IconUserOff,
  type Icon,
} from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import { Failed, Loading } from "../shell/Feedback";
import { contactsKey, readTimeline, type Entry } from "./api";
import { wordOf } from "./values";

const ICONS: Record<Entry["kind"], Icon> = {
  message: IconMessage,
  journey: IconRoute2,
  handover: IconHeadset,
  consent: IconUserOff,
  change: IconPencil,
};

/** What a message says, or what it is. */
function said({ type, content }: NonNullable<Entry["message"]>, t: TFunction): string {
  const { text, interactive, template } = content as Record<string, never>;
  if (typeof text === "string") return text;
  const body = (interactive as { body?: { text?: string } } | undefined)?.body?.text;
  const name = (template as { name?: string } | undefined)?.name;
  return body ?? name ?? t("contacts.timeline.other", { type });
}

function Words({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation();
  const { message, journey, handover, consent, change } = entry;
  if (message) {
    return (
      <>
        <span className="timeline-what">{t(`contacts.timeline.${message.direction}`)}</span>
        <span dir="auto" className="timeline-text">
          {said(message, t)}
        </span>
      </>
    );
  }
  if (journey) {
    return (
      <>
        <span className="timeline-what">{t(`contacts.timeline.journey.${journey.outcome}`)}</span>
        <Link to="/journeys/$id" params={{ id: journey.journeyId }} className="contact-link">
          <bdi>{journey.name ?? journey.journeyId}</bdi>
        </Link>
      </>
    );
  }
  if (handover) {
    return (
      <span className="timeline-what">
        {t(`contacts.timeline.handover.${handover.closedAt ? "closed" : "open"}`)}
      </span>
    );
  }
  if (consent) {
    return (
      <>
        <span className="timeline-what">{t(`contacts.timeline.consent.${consent.choice}`)}</span>
        {consent.wording && <q dir="auto">{consent.wording}</q>}
      </>
    );
  }
  const by = change!.toldBy;
  const pairs = change!.what === "merged" ? [] : Object.entries(change!.detail);
  return (
    <>
      <span className="timeline-what">
        {t(`contacts.timeline.change.${change!.what}`)}
        {by && <> · {<bdi>{by}</bdi>}</>}
      </span>
      {pairs.map(([name, pair]) => {
        const [from, to] = pair as [unknown, unknown];
        return (
          <span key={name} className="timeline-text">
            <bdi>
              {t(`contacts.fields.${name}`, { defaultValue: name.replace("attributes.", "") })}
            </bdi>
            {": "}
            {from !== null && (
              <>
                <del>
                  <bdi>{wordOf(from, t, i18n.language)}</bdi>
                </del>{" "}
              </>
            )}
            <bdi>{wordOf(to, t, i18n.language) || "—"}</bdi>
          </span>
        );
      })}
    </>
  );
}

/** Everything that happened with a person, the newest first. */
export function Timeline({ id }: { id: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery({
    queryKey: [...contactsKey, "timeline", id],
    queryFn: ({ pageParam }) => readTimeline(id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section aria-labelledby="timeline-title">
      <Title order={2} size="h4" id="timeline-title">
        {t("contacts.timeline.title")}
      </Title>
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && entries.length === 0 && (
        <Text c="dimmed" mt="sm">
          {t("contacts.timeline.empty")}
        </Text>
      )}
      <ol className="timeline">
        {entries.map((entry) => {
          const inbound = entry.message?.direction === "inbound";
          const Picture = inbound ? IconMessageReply : ICONS[entry.kind];
          return (
            <li key={entry.kind + entry.id} data-kind={entry.kind}>
              <Picture size={16} aria-hidden />
              <div className="timeline-words">
                <Words entry={entry} />
              </div>
              <Text size="xs" c="dimmed" component="span">
                <When at={entry.at} />
              </Text>
            </li>
          );
        })}
      </ol>
      {list.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("contacts.timeline.more")}
          </Button>
        </Group>
      )}
    </section>
  );
}
