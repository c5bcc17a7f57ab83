import "./gallery.css";
import { Group, Text, Title } from "@mantine/core";
import { IconRoute2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import type { JourneyDetail } from "../api/types";
import { Canvas } from "../canvas/Canvas";
import { graphOf } from "../canvas/graph";
import { runOf } from "../canvas/run";
import { Failed, Loading } from "../shell/Feedback";
import { readReady, type ReadyDetail } from "./api";
import { Tags } from "./Card";
import { hueOf, ICONS } from "./look";
import { Needs } from "./Needs";
import { SampleChat } from "./SampleChat";
import { UseJourney } from "./UseJourney";

const NOTHING_HAPPENED = runOf(undefined);

/** The journey as the canvas takes one: published nowhere, with nothing wrong about it. */
const drawn = (ready: ReadyDetail): JourneyDetail => ({
  id: ready.id,
  name: ready.title,
  version: null,
  status: "draft",
  trigger: ready.trigger,
  subAccountId: null,
  createdAt: "",
  counts: { running: 0, started: 0, completed: 0, terminated: 0 },
  source: ready.source,
  problems: [],
});

function Page({ ready, business }: { ready: ReadyDetail; business: string }) {
  const { t } = useTranslation();
  const title = t(`gallery.journeys.${ready.id}.title`, { defaultValue: ready.title });
  const journey = useMemo(() => drawn(ready), [ready]);
  const graph = useMemo(() => graphOf(ready.source.definition.steps), [ready]);
  const word = typeof ready.starts === "string" ? ready.starts : null;
  const starts = useMemo(
    () => ({ title: t(`triggers.${ready.trigger}`), ...(word && { text: `“${word}”` }) }),
    [t, ready.trigger, word],
  );
  const Picture = ICONS[ready.id] ?? IconRoute2;
  return (
    <div className="builder">
      <header className="topbar">
        <Group gap={8} wrap="nowrap" className="crumbs">
          <Link to="/" className="crumb">
            {t("nav.journeys")}
          </Link>
          <Text size="sm" c="dimmed" aria-hidden>
            /
          </Text>
          <Link to="/gallery" className="crumb">
            {t("gallery.title")}
          </Link>
          <Text size="sm" c="dimmed" aria-hidden>
            /
          </Text>
          <Title order={1} className="name">
            {title}
          </Title>
        </Group>
        <UseJourney ready={ready} title={title} />
      </header>
      <div className="work">
        <main className="stage" id="content">
          <section
            className="gallery-band"
            style={{ "--hue": hueOf(ready.category) } as CSSProperties}
          >
            <span className="tile">
              <Picture size={18} stroke={1.8} aria-hidden />
            </span>
            <div className="grow">
              <p className="gallery-what">
                {t(`gallery.journeys.${ready.id}.text`, { defaultValue: ready.description })}
              </p>
              <Tags ready={ready} />
            </div>
            <Needs ready={ready} />
          </section>
          <div className="canvas">
            <Canvas journey={journey} graph={graph} run={NOTHING_HAPPENED} starts={starts} />
          </div>
        </main>
        <SampleChat ready={ready} business={business} />
      </div>
    </div>
  );
}

/** One journey of the gallery: what it does, how it is drawn, and how a conversation goes. */
export function ReadyPage() {
  const { id } = useParams({ from: "/gallery/$id" });
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  const ready = useQuery({
    queryKey: ["gallery", id],
    queryFn: () => readReady(id),
    staleTime: Infinity,
  });
  if (ready.isError) return <Failed error={ready.error} retry={() => void ready.refetch()} />;
  if (ready.isPending || !session.data) return <Loading />;
  return <Page ready={ready.data} business={session.data.businessName} key={id} />;
}
