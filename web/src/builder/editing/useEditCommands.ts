// The commands of the canvas, with their shortcuts. Other parts of the page add their own; see commands.ts.
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBoxMultiple,
  IconBoxPadding,
  IconChecklist,
  IconClipboard,
  IconCommand,
  IconCopy,
  IconCut,
  IconDeviceMobileMessage,
  IconFlag,
  IconHistory,
  IconKeyboard,
  IconLayoutAlignLeft,
  IconLayoutAlignTop,
  IconLayoutDistributeVertical,
  IconLink,
  IconMap2,
  IconMaximize,
  IconNote,
  IconSearch,
  IconSelectAll,
  IconTrash,
  IconZoomIn,
  IconZoomInArea,
  IconZoomOut,
} from "@tabler/icons-react";
import { useReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ENTRY, levelIn } from "../../canvas/graph";
import { fitting, showJourney } from "../../canvas/view";
import type { Point } from "../document";
import { useBuilder } from "../view";
import { useActions } from "./ActionsScope";
import { useCommands, type Command, type CommandGroup } from "./commands";
import { useOffers } from "./kinds";
import { isGroup, isMark } from "./marks";
import type { CanvasNode } from "./nodes";
import { COVERED, uiOf } from "./ui";

const ARROWS: [string, Point][] = [
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
];

function useWays() {
  const { builder, view } = useBuilder();
  const flow = useReactFlow<CanvasNode>();
  return useMemo(() => {
    const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const duration = () => (calm() ? 0 : 200);
    const chosen = () => flow.getNodes().filter((node) => node.selected);
    const steps = () => chosen().filter((node) => !isMark(node.id) && node.id !== ENTRY);
    const only = () => (steps().length === 1 ? steps()[0]!.id : null);
    return {
      builder,
      view,
      flow,
      ui: uiOf(view),
      duration,
      chosen,
      steps,
      only,
      anything: () => chosen().some((node) => node.id !== ENTRY),
    };
  }, [builder, flow, view]);
}

/** Registers what the canvas can do. */
export function useEditCommands() {
  const { t } = useTranslation();
  const actions = useActions();
  const ways = useWays();
  const offers = useOffers();
  const commands = useMemo(() => {
    const { builder, view, flow, ui, duration } = ways;
    const made = (
      group: CommandGroup,
      id: string,
      run: () => void,
      rest: Partial<Command> = {},
    ): Command => ({ id, group, label: t(`editing.do.${id}`), run, ...rest });
    const copy = () => {
      const text = actions.copyText();
      // Where the page is not served securely, only a shortcut of the browser reaches the clipboard.
      if (text !== null) void navigator.clipboard?.writeText(text).catch(() => undefined);
    };
    const pasted = async () => {
      const text = await navigator.clipboard?.readText().catch(() => "");
      await actions.pasteText(text || actions.lastCopied());
    };
    const history = builder.temporal;
    const canAlign = () => ways.chosen().filter((node) => !isGroup(node.id)).length > 1;
    const inGroup = () => {
      const { groups = {} } = builder.getState().doc.canvas;
      const ids = ways.chosen().map((node) => node.id);
      return ids.some(
        (id) => isGroup(id) || Object.values(groups).some((group) => group.members.includes(id)),
      );
    };
    const panel = (name: "trial" | "checks" | "versions") => () =>
      view.getState().open(view.getState().panel === name ? null : name);
    return [
      made("add", "search", focusSearch, { keys: ["/"], icon: IconSearch, isUnlisted: true }),
      made("add", "note", () => actions.note(), {
        icon: IconNote,
        keys: ["N"],
        onCanvas: true,
        menus: ["pane"],
      }),
      ...offers.map(({ kind, look, name, words }): Command => ({
        id: `add ${kind}`,
        group: "add",
        label: t("editing.addKind", { kind: name }),
        icon: look.icon,
        words,
        run: () => actions.add(kind),
      })),
      made("edit", "undo", () => history.getState().undo(), {
        icon: IconArrowBackUp,
        keys: ["mod+Z"],
        canRun: () => history.getState().pastStates.length > 0,
        menus: ["pane"],
      }),
      made("edit", "redo", () => history.getState().redo(), {
        icon: IconArrowForwardUp,
        keys: ["mod+shift+Z", "mod+Y"],
        canRun: () => history.getState().futureStates.length > 0,
        menus: ["pane"],
      }),
      made("edit", "connect", () => ui.setState({ dialog: "connect" }), {
        icon: IconLink,
        keys: ["C"],
        onCanvas: true,
        canRun: () => ways.only() !== null,
        menus: ["step"],
      }),
      made("edit", "first", actions.makeFirst, {
        icon: IconFlag,
        canRun: () => {
          const only = ways.only();
          return only !== null && levelIn(only) === "";
        },
        menus: ["step"],
      }),
      // The browser itself answers these three keys with an event of the clipboard; see useClipboard.
      made("edit", "copy", copy, {
        icon: IconCopy,
        browserKeys: "mod+C",
        canRun: ways.anything,
        menus: ["step", "mark"],
      }),
      made("edit", "cut", () => (copy(), actions.remove()), {
        icon: IconCut,
        browserKeys: "mod+X",
        canRun: ways.anything,
        menus: ["step"],
      }),
      made("edit", "paste", () => void pasted(), {
        icon: IconClipboard,
        browserKeys: "mod+V",
        menus: ["pane"],
      }),
      made("edit", "duplicate", actions.duplicate, {
        icon: IconBoxMultiple,
        keys: ["mod+D"],
        onCanvas: true,
        canRun: ways.anything,
        menus: ["step", "mark"],
      }),
      made("edit", "all", actions.selectAll, {
        icon: IconSelectAll,
        keys: ["mod+A"],
        onCanvas: true,
        menus: ["pane"],
      }),
      made("edit", "delete", actions.remove, {
        icon: IconTrash,
        keys: ["Delete", "Backspace"],
        onCanvas: true,
        isDangerous: true,
        menus: ["step", "mark", "link"],
      }),
      made("arrange", "group", actions.group, {
        icon: IconBoxPadding,
        keys: ["mod+G"],
        onCanvas: true,
        canRun: () => ways.steps().length > 0,
        menus: ["step"],
      }),
      made("arrange", "ungroup", actions.ungroup, {
        keys: ["mod+shift+G"],
        onCanvas: true,
        canRun: inGroup,
        menus: ["step", "mark"],
      }),
      made("arrange", "align-left", () => actions.align("left"), {
        icon: IconLayoutAlignLeft,
        canRun: canAlign,
      }),
      made("arrange", "align-top", () => actions.align("top"), {
        icon: IconLayoutAlignTop,
        canRun: canAlign,
      }),
      made("arrange", "tidy", () => void tidyAll(), {
        icon: IconLayoutDistributeVertical,
        keys: ["shift+T"],
        onCanvas: true,
        menus: ["pane"],
      }),
      made(
        "arrange",
        "tidy-selection",
        () => void actions.tidy(ways.steps().map((node) => node.id)),
        {
          icon: IconLayoutDistributeVertical,
          canRun: () => ways.steps().length > 1,
        },
      ),
      ...ARROWS.flatMap(([key, [x, y]]): Command[] => [
        made("arrange", `move-${key}`, () => actions.moveBy([x * 4, y * 4]), {
          keys: [key],
          onCanvas: true,
          isUnlisted: true,
          canRun: () => ways.chosen().length > 0,
        }),
        made("arrange", `far-${key}`, () => actions.moveBy([x * 20, y * 20]), {
          keys: [`shift+${key}`],
          onCanvas: true,
          isUnlisted: true,
          canRun: () => ways.chosen().length > 0,
        }),
      ]),
      made("look", "commands", () => ui.setState({ dialog: "commands" }), {
        icon: IconCommand,
        keys: ["mod+K"],
        isUnlisted: true,
      }),
      made("look", "zoom-in", () => void flow.zoomIn({ duration: duration() }), {
        icon: IconZoomIn,
        keys: ["+"],
      }),
      made("look", "zoom-out", () => void flow.zoomOut({ duration: duration() }), {
        icon: IconZoomOut,
        keys: ["-"],
      }),
      made("look", "fit", () => void flow.fitView(fitting(COVERED, duration())), {
        icon: IconMaximize,
        keys: ["shift+1"],
        menus: ["pane"],
      }),
      made(
        "look",
        "zoom-selection",
        () => void flow.fitView({ ...fitting(COVERED, duration()), nodes: ways.chosen() }),
        {
          icon: IconZoomInArea,
          keys: ["shift+2"],
          canRun: () => ways.chosen().length > 0,
        },
      ),
      made("look", "minimap", () => ui.setState(({ minimap }) => ({ minimap: !minimap })), {
        icon: IconMap2,
        keys: ["M"],
        onCanvas: true,
      }),
      made("look", "shortcuts", () => ui.setState({ dialog: "shortcuts" }), {
        icon: IconKeyboard,
        keys: ["?"],
      }),
      made("journey", "trial", panel("trial"), { icon: IconDeviceMobileMessage }),
      made("journey", "checks", panel("checks"), { icon: IconChecklist }),
      made("journey", "versions", panel("versions"), { icon: IconHistory }),
    ];

    async function tidyAll() {
      ui.setState({ said: "" });
      await actions.tidy();
      await new Promise(requestAnimationFrame);
      await showJourney(flow, COVERED, duration());
      ui.setState({ said: t("editing.said.tidied") });
    }
  }, [actions, offers, t, ways]);
  useCommands(commands);
}

function focusSearch() {
  document.querySelector<HTMLInputElement>("[data-palette-search]")?.focus();
}
