import { Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ENTRY } from "../canvas/graph";
import { Loading } from "../shell/Feedback";
import { ChecksPanel } from "./checks/ChecksPanel";
import { Inspector } from "./inspector/Inspector";
import { TriggerPanel } from "./trigger/TriggerPanel";
import { VersionsPanel } from "./versions/VersionsPanel";
import "./docks.css";
import { useView, type PanelName } from "./view";

const TrialPanel = lazy(() =>
  import("./trial/TrialPanel").then((module) => ({ default: module.TrialPanel })),
);
const WIDE = "(min-width: 1900px)";

function Step({ address }: { address: string }) {
  return address === ENTRY ? <TriggerPanel /> : <Inspector key={address} address={address} />;
}

function Opened({ panel }: { panel: PanelName }) {
  switch (panel) {
    case "trial":
      return (
        <Suspense fallback={<Loading />}>
          <TrialPanel />
        </Suspense>
      );
    case "checks":
      return <ChecksPanel />;
    case "versions":
      return <VersionsPanel />;
  }
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
