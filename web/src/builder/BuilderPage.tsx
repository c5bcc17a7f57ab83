import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Group,
  List,
  Menu,
  Modal,
  Text,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconArrowForwardUp, IconDots } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { api } from "../api/client";
import type { Draft, Session } from "../api/types";
import { titleOf } from "../canvas/preview";
import { keywordOf } from "../journeys/keyword";
import { Failed, Loading } from "../shell/Feedback";
import { addStep, connect, idsOf, stepsOf, type Point } from "./document";
import { EditableCanvas, placedIn } from "./EditableCanvas";
import { Inspector } from "./inspector/Inspector";
import { freeName, newStep, type NewKind } from "./newStep";
import { createBuilder, useHistory, type Builder } from "./store";

function SaveState({ builder }: { builder: Builder }) {
  const { t } = useTranslation();
  const saving = useStore(builder, (state) => state.saving);
  return (
    <Text size="xs" c="dimmed" role="status" className="save-state">
      {t(`builder.saving.${saving}`)}
    </Text>
  );
}

function History({ builder }: { builder: Builder }) {
  const { t } = useTranslation();
  const { pastStates, futureStates, undo, redo } = useHistory(builder);
  useHotkeys([
    ["mod+Z", () => undo()],
    ["mod+shift+Z", () => redo()],
    ["mod+Y", () => redo()],
  ]);
  return (
    <>
      <Tooltip label={t("builder.undo")}>
        <ActionIcon
          aria-label={t("builder.undo")}
          disabled={!pastStates.length}
          onClick={() => undo()}
        >
          <IconArrowBackUp size={17} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("builder.redo")}>
        <ActionIcon
          aria-label={t("builder.redo")}
          disabled={!futureStates.length}
          onClick={() => redo()}
        >
          <IconArrowForwardUp size={17} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function JourneyName({ builder }: { builder: Builder }) {
  const { t } = useTranslation();
  const name = useStore(builder, (state) => state.doc.source.definition.name);
  const edit = useStore(builder, (state) => state.edit);
  return (
    <TextInput
      aria-label={t("builder.journeyName")}
      variant="unstyled"
      className="journey-name"
      maxLength={200}
      value={name}
      onChange={(event) => {
        const written = event.currentTarget.value;
        edit((doc) => ({
          ...doc,
          source: { ...doc.source, definition: { ...doc.source.definition, name: written } },
        }));
      }}
    />
  );
}

function PublishButton({ builder, journeyId }: { builder: Builder; journeyId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problems = useStore(builder, (state) => state.problems);
  const isChanged = useStore(builder, (state) => state.isChanged);
  const saving = useStore(builder, (state) => state.saving);
  const hasSteps = useStore(builder, (state) => stepsOf(state.doc).length > 0);
  const [asked, ask] = useDisclosure(false);
  const publish = useMutation({
    mutationFn: () => builder.getState().publish(),
    onSuccess: async (version) => {
      ask.close();
      notifications.show({ color: "teal", message: t("builder.published", { version }) });
      for (const key of ["journeys", "journey"])
        await queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  const worst = problems.some((problem) => problem.level === "error") ? "error" : "warning";
  return (
    <>
      <Button
        size="xs"
        disabled={(!isChanged && saving === "saved") || !hasSteps || saving === "conflict"}
        loading={publish.isPending}
        onClick={() => (problems.length > 0 ? ask.open() : publish.mutate())}
      >
        {t("builder.publish")}
      </Button>
      <Modal
        opened={asked}
        onClose={ask.close}
        title={t(`builder.publishWith.${worst}`)}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <List size="sm" spacing={4}>
          {problems.map((problem, index) => (
            <List.Item key={index}>
              {problem.step && <b>{titleOf(problem.step)}: </b>}
              {problem.field} {problem.message}
            </List.Item>
          ))}
        </List>
        <Group justify="end" mt="md">
          <Button variant="default" onClick={ask.close}>
            {t("builder.goOn")}
          </Button>
          {worst === "warning" && (
            <Button
              loading={publish.isPending}
              onClick={() => publish.mutate()}
              data-journey={journeyId}
            >
              {t("builder.publishAnyway")}
            </Button>
          )}
        </Group>
      </Modal>
    </>
  );
}

function MoreMenu({ builder, journeyId }: { builder: Builder; journeyId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isNew = useStore(builder, (state) => state.basedOn === null);
  const [asked, ask] = useDisclosure(false);
  const discard = useMutation({
    mutationFn: () => api.discardDraft(journeyId),
    onSuccess: async () => {
      ask.close();
      await navigate(isNew ? { to: "/" } : { to: "/journeys/$id", params: { id: journeyId } });
      for (const key of ["journeys", "draft"]) await queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("builder.more")}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" onClick={ask.open}>
            {t(isNew ? "builder.deleteJourney" : "builder.discard")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asked}
        onClose={ask.close}
        title={t(isNew ? "builder.deleteJourney" : "builder.discard")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Text size="sm">{t(isNew ? "builder.deleteText" : "builder.discardText")}</Text>
        <Group justify="end" mt="md">
          <Button variant="default" onClick={ask.close}>
            {t("builder.keep")}
          </Button>
          <Button color="red.9" loading={discard.isPending} onClick={() => discard.mutate()}>
            {t(isNew ? "builder.deleteJourney" : "builder.discard")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function Trouble({ builder, reload }: { builder: Builder; reload: () => void }) {
  const { t } = useTranslation();
  const saving = useStore(builder, (state) => state.saving);
  const trouble = useStore(builder, (state) => state.trouble);
  if (saving !== "conflict" && saving !== "failed") return null;
  return (
    <Alert className="alert trouble" color="red" variant="light" role="alert">
      <Group justify="space-between" wrap="nowrap">
        <span>{trouble}</span>
        {saving === "conflict" ? (
          <Button size="xs" variant="default" onClick={reload}>
            {t("builder.loadAgain")}
          </Button>
        ) : (
          <Button size="xs" variant="default" onClick={() => void builder.getState().save()}>
            {t("common.retry")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Adds a step after the selected one when that has an outcome which leads nowhere, else in the middle. */
function useAdd(
  builder: Builder,
  sub: string,
  selected: string | null,
  onSelect: (id: string) => void,
) {
  const { t } = useTranslation();
  const flow = useReactFlow();
  return (kind: NewKind, at?: Point) => {
    const { doc, edit } = builder.getState();
    const id = freeName(kind, idsOf(doc));
    const words = {
      text: t("builder.words.text"),
      button: t("builder.words.button"),
      row: t("builder.words.row"),
      section: t("builder.words.section"),
    };
    const made = newStep(kind, id, sub, words);
    const from = at ? undefined : placedIn(doc).steps.find((placed) => placed.address === selected);
    const port = from?.outcomes.find((outcome) => outcome.target === null)?.id;
    const canvas = document.querySelector(".react-flow")!.getBoundingClientRect();
    const middle = flow.screenToFlowPosition({
      x: canvas.x + canvas.width / 2,
      y: canvas.y + canvas.height / 2,
    });
    const before = from && doc.canvas.positions?.[from.address];
    const place: Point =
      at ?? (before ? [before[0] + 340, before[1]] : [middle.x - 132, middle.y - 40]);
    edit((now) => {
      const grown = addStep(now, made.step, made.open, clear(now, place));
      return from && port ? connect(grown, from, port, id) : grown;
    });
    onSelect(id);
  };
}

/** A place near the wanted one at which no other step stands. */
function clear(doc: { canvas: { positions?: Record<string, Point> } }, [x, y]: Point): Point {
  const others = Object.values(doc.canvas.positions ?? {});
  let free = y;
  while (others.some((other) => Math.abs(other[0] - x) < 280 && Math.abs(other[1] - free) < 150)) {
    free += 170;
  }
  return [Math.round(x / 4) * 4, Math.round(free / 4) * 4];
}

type PageProps = { journeyId: string; draft: Draft; session: Session; reload: () => void };

function Page({ journeyId, draft, session, reload }: PageProps) {
  const { t } = useTranslation();
  const [builder] = useState(() => createBuilder(journeyId, draft));
  const [selected, select] = useState<string | null>(null);
  const doc = useStore(builder, (state) => state.doc);
  const basedOn = useStore(builder, (state) => state.basedOn);
  const sub = String(doc.source["subAccountId"] ?? session.subAccountId);
  const add = useAdd(builder, sub, selected, select);
  const trigger = String(doc.source["trigger"] ?? "inbound_chat_apps");
  const word = keywordOf(stepsOf(doc)[0]);
  const start = useMemo(
    () => ({ title: t(`triggers.${trigger}`), ...(word && { text: `“${word}”` }) }),
    [t, trigger, word],
  );
  useEffect(() => {
    // What was drawn in the last second is not saved yet: the browser asks before it closes the page.
    const hold = (event: BeforeUnloadEvent) => {
      if (["changed", "saving"].includes(builder.getState().saving)) event.preventDefault();
    };
    window.addEventListener("beforeunload", hold);
    return () => {
      window.removeEventListener("beforeunload", hold);
      if (builder.getState().saving === "changed") void builder.getState().save();
    };
  }, [builder]);
  return (
    <div className="builder">
      <header className="topbar">
        <Group gap={8} wrap="nowrap" className="crumbs grow">
          <Link to="/" className="crumb">
            {t("nav.journeys")}
          </Link>
          <Text size="sm" c="dimmed" aria-hidden>
            /
          </Text>
          <JourneyName builder={builder} />
          <Badge variant="light" color="gray" size="sm" className="state">
            {basedOn ? t("builder.draftOf", { version: basedOn }) : t("builder.newDraft")}
          </Badge>
          <SaveState builder={builder} />
        </Group>
        <Group gap={6} wrap="nowrap">
          <History builder={builder} />
          <MoreMenu builder={builder} journeyId={journeyId} />
          {basedOn !== null && (
            <Button
              variant="default"
              size="xs"
              renderRoot={(props) => (
                <Link to="/journeys/$id" params={{ id: journeyId }} {...props} />
              )}
            >
              {t("builder.watch")}
            </Button>
          )}
          <PublishButton builder={builder} journeyId={journeyId} />
        </Group>
      </header>
      <Trouble builder={builder} reload={reload} />
      <div className="work">
        <main className="canvas" id="content">
          <h1 className="unseen">{t("builder.title", { name: doc.source.definition.name })}</h1>
          <EditableCanvas
            builder={builder}
            start={start}
            selected={selected}
            onSelect={select}
            onAdd={add}
          />
        </main>
        {selected && (
          <Inspector key={selected} builder={builder} address={selected} onSelect={select} />
        )}
      </div>
    </div>
  );
}

export function BuilderPage() {
  const { id } = useParams({ from: "/journeys/$id/edit" });
  const [round, setRound] = useState(0);
  const session = useQuery({ queryKey: ["session"], queryFn: api.session, staleTime: Infinity });
  // Asked for once: from then on the document on the screen is the newer one.
  const draft = useQuery({
    queryKey: ["draft", id, round],
    queryFn: () => api.draft(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (draft.isError) return <Failed error={draft.error} retry={() => void draft.refetch()} />;
  if (draft.isPending || !session.data) return <Loading />;
  return (
    <ReactFlowProvider key={`${id} ${round}`}>
      <Page
        journeyId={id}
        draft={draft.data}
        session={session.data}
        reload={() => setRound(round + 1)}
      />
    </ReactFlowProvider>
  );
}
