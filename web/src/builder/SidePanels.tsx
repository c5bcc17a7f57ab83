import { Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ENTRY } from "../canvas/graph";
import { withTexts } from "../i18n";
import { Loading } from "../shell/Feedback";
import "./docks.css";
import { useView, type PanelName } from "./view";

// The canvas is there first; what stands beside it is loaded while one looks at it.
const parts = {
  checks: () => import("./checks/ChecksPanel"),
  step: () =>
    withTexts(
      () => import("./inspector/Inspector"),
      "composer",
      "expressions",
      "formStatus",
      "phone",
      "steps",
    ),
  trigger: () => withTexts(() => import("./trigger/TriggerPanel"), "expressions", "steps"),
  versions: () => import("./versions/VersionsPanel"),
};
const ChecksPanel = lazy(() => parts.checks().then((one) => ({ default: one.ChecksPanel })));
const Inspector = lazy(() => parts.step().then((one) => ({ default: one.Inspector })));
const TriggerPanel = lazy(() => parts.trigger().then((one) => ({ default: one.TriggerPanel })));
const VersionsPanel = lazy(() => parts.versions().then((one) => ({ default: one.VersionsPanel })));
const TrialPanel = lazy(() =>
  withTexts(() => import("./trial/TrialPanel"), "phone").then((module) => ({
    default: module.TrialPanel,
  })),
);
const PRELOAD_AFTER = 1_500;
const WIDE = "(min-width: 1900px)";

function Step({ address }: { address: string }) {
  return (
    <Suspense fallback={<div className="panel" />}>
      {address === ENTRY ? <TriggerPanel /> : <Inspector key={address} address={address} />}
    </Suspense>
  );
}

function Opened({ panel }: { panel: PanelName }) {
  return (
    <Suspense fallback={<Loading />}>
      {panel === "trial" && <TrialPanel />}
      {panel === "checks" && <ChecksPanel />}
      {panel === "versions" && <VersionsPanel />}
    </Suspense>
  );
}

type Front = "step" | "panel";
type DocksProps = {
  selected: string;
  panel: PanelName;
  front: Front;
  onFront: (front: Front) => void;
};

/** Two docks in the room of one. */
function Docks({ selected, panel, front, onFront }: DocksProps) {
  const { t } = useTranslation();
  return (
    <Tabs
      className="docks"
      keepMounted={false}
      value={front}
      onChange={(value) => onFront(value as Front)}
    >
      <Tabs.List grow aria-label={t("trial.docks")}>
        <Tabs.Tab value="step">{t(selected === ENTRY ? "kinds.trigger" : "trial.step")}</Tabs.Tab>
        <Tabs.Tab value="panel">{t(`trial.panels.${panel}`)}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="step" className="dock">
        <Step address={selected} />
      </Tabs.Panel>
      <Tabs.Panel value="panel" className="dock">
        <Opened panel={panel} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** The docks on the right: the selected step, and the panel that was opened from the top bar. */
export function SidePanels() {
  const selected = useView((state) => state.selected);
  const panel = useView((state) => state.panel);
  const field = useView((state) => state.field);
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  // What was asked for last is in front.
  const [front, setFront] = useState<Front>("step");
  const [asked, setAsked] = useState({ selected, panel, field });
  if (asked.selected !== selected || asked.panel !== panel || asked.field !== field) {
    setAsked({ selected, panel, field });
    const isStep = (selected && asked.selected !== selected) || (field && asked.field !== field);
    if (isStep) setFront("step");
    else if (panel && asked.panel !== panel) setFront("panel");
  }
  useEffect(() => {
    const timer = setTimeout(
      () => void Promise.all([parts.step(), parts.trigger()]),
      PRELOAD_AFTER,
    );
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    // A click on the step that is selected already asks for its dock, too.
    const look = (event: MouseEvent) => {
      const node = (event.target as Element).closest<HTMLElement>(".react-flow__node");
      if (node && node.dataset["id"] === selected) setFront("step");
    };
    document.addEventListener("click", look);
    return () => document.removeEventListener("click", look);
  }, [selected]);
  if (selected && panel && !isWide) {
    return <Docks selected={selected} panel={panel} front={front} onFront={setFront} />;
  }
  return (
    <>
      {selected && <Step address={selected} />}
      {panel && <Opened panel={panel} />}
    </>
  );
}
