import type { ComponentType } from "react";
import { typeOf } from "../../canvas/kinds";
import { MessagePanel } from "./message/MessagePanel";
import { BranchPanel } from "./branch/BranchPanel";
import type { FieldsProps } from "./fields";
import { HandOverPanel } from "./handOver/HandOverPanel";
import { HttpPanel } from "./http/HttpPanel";
import { IfPanel } from "./if/IfPanel";
import { JumpPanel } from "./jump/JumpPanel";
import { KeysPanel } from "./keys/KeysPanel";
import { Remember } from "./Remember";
import { VoicePanel } from "./voice/VoicePanel";
import { WaitPanel } from "./wait/WaitPanel";
import { WaitForReplyPanel } from "./waitForReply/WaitForReplyPanel";

type Panel = ComponentType<FieldsProps>;

// The panel of each step kind, by its type in lower case; these show themselves what they remember.
const PANELS: Record<string, Panel> = {
  branch: BranchPanel,
  httprequest: HttpPanel,
  sendtoconverse: HandOverPanel,
  voicemessage: VoicePanel,
  waitfordtmf: KeysPanel,
  waitforreply: WaitForReplyPanel,
};
// Nobody asks these for a result, but a definition may.
const SILENT: Record<string, Panel> = {
  chatappsmessage: MessagePanel,
  sms: MessagePanel,
  if: IfPanel,
  jumpto: JumpPanel,
  wait: WaitPanel,
};

/** The fields of a step that only its kind has. */
export function StepPanel(props: FieldsProps) {
  const kind = typeOf(props.step);
  const Talking = PANELS[kind];
  if (Talking) return <Talking {...props} />;
  const Panel = SILENT[kind];
  const remembers = Object.keys(props.step.outputs ?? {}).length > 0;
  return (
    <>
      {Panel && <Panel {...props} />}
      {remembers && <Remember {...props} />}
    </>
  );
}
