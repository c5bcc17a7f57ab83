import { ENTRY } from "../canvas/graph";
import { ChecksPanel } from "./checks/ChecksPanel";
import { Inspector } from "./inspector/Inspector";
import { TrialPanel } from "./trial/TrialPanel";
import { TriggerPanel } from "./trigger/TriggerPanel";
import { VersionsPanel } from "./versions/VersionsPanel";
import { useView } from "./view";

/** The docks on the right: the selected step, and the panel that was opened from the top bar. */
export function SidePanels() {
  const selected = useView((state) => state.selected);
  const panel = useView((state) => state.panel);
  return (
    <>
      {selected === ENTRY && <TriggerPanel />}
      {selected && selected !== ENTRY && <Inspector key={selected} address={selected} />}
      {panel === "trial" && <TrialPanel />}
      {panel === "checks" && <ChecksPanel />}
      {panel === "versions" && <VersionsPanel />}
    </>
  );
}
