import { ask } from "../api/client";
import type { components } from "../api/schema";
import type { Message } from "../api/types";
import type { Next } from "./flow/begin";
import type { Dict } from "./flow/model";
import type { OpenedForm } from "./phone/onPhone";

type Schemas = components["schemas"];
export type Form = Schemas["Flow"];
export type FormDetail = Schemas["FlowDetail"];
export type FormError = Schemas["FlowError"];
export type FormAnswer = Schemas["FlowAnswer"];
export type FormCategory = Form["categories"][number];
export type Checked = Schemas["FlowChecked"];

const OF_SUB = "/api/chatwright/v1/subaccounts/{subAccountId}/flows";
const OF_FORM = `${OF_SUB}/{flowId}` as const;
const OPENED = "/api/simulator/v1/subaccounts/{subAccountId}/flows/{umid}";

export const formsKey = (sub: string) => ["forms", sub] as const;
export const formKey = (sub: string, id: string) => ["forms", sub, id] as const;

const of = (sub: string, id: string) => ({ path: { subAccountId: sub, flowId: id } });
const on = (sub: string, umid: string) => ({ path: { subAccountId: sub, umid } });

export const listForms = (sub: string) => ask("get", OF_SUB, { path: { subAccountId: sub } });
/** The same, fetched anew from the provider of the number. */
export const refreshForms = (sub: string) =>
  ask("post", `${OF_SUB}/refresh`, { path: { subAccountId: sub } });
export const readForm = (sub: string, id: string) => ask("get", OF_FORM, of(sub, id));
export const makeForm = (sub: string, body: Schemas["NewFlow"]) =>
  ask("post", OF_SUB, { path: { subAccountId: sub }, body });
export const changeForm = (sub: string, id: string, body: Schemas["ChangedFlow"]) =>
  ask("put", OF_FORM, { ...of(sub, id), body });
export const deleteForm = (sub: string, id: string) => ask("delete", OF_FORM, of(sub, id));
export const publishForm = (sub: string, id: string) =>
  ask("post", `${OF_FORM}/publish`, of(sub, id));
export const deprecateForm = (sub: string, id: string) =>
  ask("post", `${OF_FORM}/deprecate`, of(sub, id));
export const previewForm = (sub: string, id: string) =>
  ask("post", `${OF_FORM}/preview`, of(sub, id));
export const checkForm = (flowJson: string) =>
  ask("post", "/api/chatwright/v1/flows/validate", { body: { flowJson } });
export const previewed = (token: string) =>
  ask("get", "/api/chatwright/v1/flow-previews/{token}", { path: { token } });

/** What the phone of a customer on the simulator does for forms. */
export const onSimulator = (sub: string, answer: (body: Dict) => Promise<unknown>) => ({
  open: (message: Message): Promise<OpenedForm> => ask("get", OPENED, on(sub, message.umid)),
  exchange: (message: Message, action: string, screen: string, data: Dict): Promise<Next> =>
    ask("post", `${OPENED}/exchange`, {
      ...on(sub, message.umid),
      body: { action: action as Schemas["FlowExchange"]["action"], screen, data },
    }),
  answer: (message: Message, response: Dict) =>
    answer({ type: "flow", umid: message.umid, response }),
});
