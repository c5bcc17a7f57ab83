import { Badge, Button, Group, Text, Title } from "@mantine/core";
import { IconChartBar, IconListTree, IconPencil, IconSitemap } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { JourneyDetail, Session } from "../api/types";
import { Canvas } from "../canvas/Canvas";
import { graphOf } from "../canvas/graph";
import { runOf } from "../canvas/run";
import { StepList } from "../canvas/StepList";
import { keywordOf } from "../journeys/keyword";
import { useKeywords } from "../journeys/useKeywords";
import { Phone } from "../phone/Phone";
import { Failed, Loading } from "../shell/Feedback";
import { useCustomer } from "./customer";
import { RunDock } from "./RunDock";

/** The newest conversation of this customer, and what it did in the journey on the screen. */
function useRun(journey: JourneyDetail, sub: string, msisdn: string) {
  const found = useQuery({
    queryKey: ["instances", sub, msisdn],
    queryFn: () => api.instancesOf(sub, msisdn),
  });
  const newest = found.data?.[0];
  const mine = found.data?.find((instance) => instance.definitionId === journey.id);
  const detail = useQuery({
    queryKey: ["instance", mine?.id],
    queryFn: () => api.instance(mine!.id),
    enabled: mine !== undefined,
  });
  const other = newest && newest.definitionId !== journey.id ? newest : null;
  return { instance: mine ? detail.data : undefined, other };
}

function Header({
  journey,
  asList,
  onToggle,
}: {
  journey: JourneyDetail;
  asList: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  // The list has the counts as they are now; the journey itself is asked for only when it changes.
  const journeys = useQuery({ queryKey: ["journeys"], queryFn: api.journeys });
  const counts = journeys.data?.find((one) => one.id === journey.id)?.counts ?? journey.counts;
  const Picture = asList ? IconSitemap : IconListTree;
  return (
    <header className="topbar">
      <Group gap={8} wrap="nowrap" className="crumbs">
        <Link to="/" className="crumb">
          {t("nav.journeys")}
        </Link>
        <Text size="sm" c="dimmed" aria-hidden>
          /
        </Text>
        <Title order={1} className="name">
          {journey.name}
        </Title>
        <Badge variant="light" color="gray" size="sm" className="state">
          {t("journeys.version", { version: journey.version })}
        </Badge>
        <Badge
          variant="light"
          size="sm"
          className={`state ${journey.status}`}
          color={journey.status === "enabled" ? "teal" : "gray"}
        >
          {t(`journeys.${journey.status}`)}
        </Badge>
        <Text size="xs" c="dimmed" className="tnum">
          {t("journeys.counts", counts)}
        </Text>
      </Group>
      <Group gap={6} wrap="nowrap">
        <Button
          variant="default"
          size="xs"
          aria-pressed={asList}
          leftSection={<Picture size={15} aria-hidden />}
          onClick={onToggle}
        >
          {t(asList ? "canvas.asPicture" : "canvas.list")}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconChartBar size={15} aria-hidden />}
          renderRoot={(props) => (
            <Link to="/journeys/$id/results" params={{ id: journey.id }} {...props} />
          )}
        >
          {t("journeys.results")}
        </Button>
        <Button
          size="xs"
          leftSection={<IconPencil size={15} aria-hidden />}
          renderRoot={(props) => (
            <Link to="/journeys/$id/edit" params={{ id: journey.id }} {...props} />
          )}
        >
          {t("canvas.edit")}
        </Button>
      </Group>
    </header>
  );
}

function Page({ journey, session }: { journey: JourneyDetail; session: Session }) {
  const { t } = useTranslation();
  const sub = session.subAccountId!;
  const [msisdn, newCustomer] = useCustomer();
  const [asList, setAsList] = useState(false);
  const steps = journey.source.definition.steps;
  const graph = useMemo(() => graphOf(steps), [steps]);
  const { instance, other } = useRun(journey, sub, msisdn);
  const run = useMemo(() => runOf(instance), [instance]);
  const words = useKeywords(steps[0]);
  const starts = useMemo(
    () => ({ title: t(`triggers.${journey.trigger}`), ...(words && { text: words }) }),
    [t, journey.trigger, words],
  );
  return (
    <div className="builder">
      <Header journey={journey} asList={asList} onToggle={() => setAsList(!asList)} />
      <div className="work">
        <main className="stage" id="content">
          <div className="canvas">
            {asList ? (
              <StepList graph={graph} run={run} />
            ) : (
              <Canvas journey={journey} graph={graph} run={run} starts={starts} />
            )}
          </div>
          <RunDock instance={instance} other={other} />
        </main>
        <Phone
          sub={sub}
          business={session.businessName}
          msisdn={msisdn}
          hint={keywordOf(steps[0])}
          onNewCustomer={newCustomer}
          key={msisdn}
        />
      </div>
    </div>
  );
}

export function JourneyPage() {
  const { id } = useParams({ from: "/journeys/$id" });
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  const journey = useQuery({ queryKey: ["journey", id], queryFn: () => api.journey(id) });
  if (journey.isError) return <Failed error={journey.error} retry={() => void journey.refetch()} />;
  if (journey.isPending || !session.data) return <Loading />;
  return <Page journey={journey.data} session={session.data} />;
}
