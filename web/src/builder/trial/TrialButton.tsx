import { Button } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ENTRY } from "../../canvas/graph";
import type { StepNodeType } from "../../canvas/StepNode";
import { showStep } from "../../canvas/view";
import { useCommands } from "../editing/commands";
import { useBuilder, useView } from "../view";
import { useStartHere } from "./commands";
import { trialOf, useTrial } from "./store";
import { executionsOf, runOfTrial, dataAt } from "./timeline";

const REPLAY_AFTER = 400;
const LONGEST_TIMER = 600_000;
const PALETTE_WIDTH = 204;

/** When the drawing changes, the same happens to it again. */
function useReplay(isOpen: boolean) {
  const { builder } = useBuilder();
  useEffect(() => {
    const trial = trialOf(builder);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = builder.getState().doc.source;
    if (isOpen) trial.getState().replay();
    const stop = builder.subscribe((state) => {
      if (state.doc.source === seen) return;
      seen = state.doc.source;
      clearTimeout(timer);
      if (isOpen) timer = setTimeout(() => trial.getState().replay(), REPLAY_AFTER);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [builder, isOpen]);
}

/** The clock runs: what becomes due while one looks on happens by itself. */
function useClock(isOpen: boolean) {
  const trial = trialOf(useBuilder().builder);
  const waits = useTrial((state) => state.transcript?.waits);
  const isBusy = useTrial((state) => state.isBusy);
  useEffect(() => {
    const next = waits?.map((wait) => wait.deadline).sort()[0];
    if (!next || !isOpen || isBusy) return;
    const left = Date.parse(next) - trial.getState().now();
    if (left > LONGEST_TIMER) return;
    const timer = setTimeout(() => trial.getState().skipTo(next), Math.max(0, left));
    return () => clearTimeout(timer);
  }, [isBusy, isOpen, trial, waits]);
}

/** The way of the trial lies over the canvas, and its variables are there for previews. */
function useOverlay(isOpen: boolean) {
  const { view } = useBuilder();
  const transcript = useTrial((state) => state.transcript);
  const picked = useTrial((state) => state.picked);
  useEffect(() => {
    const { showRun, showData } = view.getState();
    const chosen = transcript
      ? executionsOf(transcript).find((one) => one.run === picked?.run && one.seq === picked.seq)
      : undefined;
    showRun(isOpen && transcript ? runOfTrial(transcript, chosen ?? null) : null);
    const data = chosen ? dataAt(transcript!, chosen.run, chosen.last + 1) : transcript?.data;
    showData(data && Object.keys(data).length > 0 ? data : null);
  }, [isOpen, picked, transcript, view]);
}

/** Brings the step that the conversation has come to into view when it is not. */
function useFollow(isOpen: boolean) {
  const flow = useReactFlow<StepNodeType>();
  const happenings = useTrial((state) => state.happenings);
  const transcript = useTrial((state) => state.transcript);
  const isBusy = useTrial((state) => state.isBusy);
  const seen = useRef(happenings);
  useEffect(() => {
    if (!isOpen || isBusy || !transcript || seen.current.length === happenings.length) return;
    seen.current = happenings;
    const address = transcript.lines.at(-1)?.step;
    const node = address === undefined ? undefined : flow.getNode(address);
    const canvas = document.querySelector(".react-flow")?.getBoundingClientRect();
    if (!node || !canvas) return;
    const { x, y } = flow.flowToScreenPosition(node.position);
    const { width = 264, height = 120 } = node.measured ?? {};
    const zoom = flow.getZoom();
    const isInside =
      x >= canvas.left + PALETTE_WIDTH &&
      y >= canvas.top &&
      x + width * zoom <= canvas.right &&
      y + height * zoom <= canvas.bottom;
    if (!isInside) void showStep(flow, node.id);
  }, [flow, happenings, isBusy, isOpen, transcript]);
}

/** In the search and in the menu of a step: the conversation goes on there. */
function useStartCommand() {
  const { t } = useTranslation();
  const { view } = useBuilder();
  const start = useStartHere();
  const selected = useView((state) => state.selected);
  useCommands(
    useMemo(
      () => [
        {
          id: "start-here",
          group: "journey",
          label: t("trial.startHere"),
          icon: IconPlayerPlay,
          menus: ["step"],
          canRun: () => selected !== null && selected !== ENTRY,
          run: () => {
            const address = view.getState().selected;
            if (address) start(address);
          },
        },
      ],
      [selected, start, t, view],
    ),
  );
}

/** Opens the phone beside the canvas, and keeps the trial going whichever dock is in front. */
export function TrialButton() {
  const { t } = useTranslation();
  const isOpen = useView((state) => state.panel === "trial");
  const open = useView((state) => state.open);
  useReplay(isOpen);
  useClock(isOpen);
  useOverlay(isOpen);
  useFollow(isOpen);
  useStartCommand();
  return (
    <Button
      size="xs"
      variant={isOpen ? "light" : "default"}
      aria-pressed={isOpen}
      leftSection={<IconPlayerPlay size={14} aria-hidden />}
      onClick={() => open(isOpen ? null : "trial")}
    >
      {t("trial.test")}
    </Button>
  );
}
