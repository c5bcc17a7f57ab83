import type { ComponentType } from "react";
import { typeOf } from "../../canvas/kinds";
import { HttpFields } from "../inspector/HttpFields";
import { MessageFields } from "../inspector/MessageFields";
import { WaitFields } from "../inspector/WaitFields";
import type { FieldsProps } from "./fields";

// The panel of each step kind, by its type in lower case.
const PANELS: Record<string, ComponentType<FieldsProps>> = {
  chatappsmessage: MessageFields,
  sms: MessageFields,
  waitforreply: WaitFields,
  wait: WaitFields,
  waitfordtmf: WaitFields,
  httprequest: HttpFields,
};

/** The fields of a step that only its kind has. */
export function StepPanel(props: FieldsProps) {
  const Panel = PANELS[typeOf(props.step)];
  return Panel ? <Panel {...props} /> : null;
}
