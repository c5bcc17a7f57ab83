import { ask } from "./ask";
import { call, giveUp, keepToken } from "./call";
import type { components } from "./schema";
import type { Draft, JourneyDetail, Message, Session } from "./types";

export { ask } from "./ask";
export { ApiError, call } from "./call";

type Schemas = components["schemas"];

export const native = "/api/chatwright/v1";
export const simulator = (sub: string) =>
  `/api/simulator/v1/subaccounts/${encodeURIComponent(sub)}`;

export const rememberCsrf = (session: Session) => {
  keepToken(session.csrfToken);
  return session;
};

const JOURNEY = "/api/chatwright/v1/journeys/{journeyId}";
const PHONE = "/api/simulator/v1/subaccounts/{subAccountId}/phones/{msisdn}";
const of = (journeyId: string) => ({ path: { journeyId } });
const on = (subAccountId: string, msisdn: string) => ({ path: { subAccountId, msisdn } });

export const api = {
  session: () => ask("get", "/api/chatwright/v1/session").then(rememberCsrf),
  setUp: (body: Schemas["SetUp"]) =>
    ask("post", "/api/chatwright/v1/setup", { body }).then(rememberCsrf),
  signIn: (body: Schemas["SignIn"]) =>
    ask("post", "/api/chatwright/v1/sign-in", { body }).then(rememberCsrf),
  signOut: () => {
    giveUp();
    return ask("post", "/api/chatwright/v1/sign-out");
  },
  journeys: () => ask("get", "/api/chatwright/v1/journeys").then((a) => a.journeys),
  journey: (id: string) => ask("get", JOURNEY, of(id)) as Promise<JourneyDetail>,
  createJourney: (name: string) => ask("post", "/api/chatwright/v1/journeys", { body: { name } }),
  draft: (id: string) => ask("get", `${JOURNEY}/draft`, of(id)) as Promise<Draft>,
  saveDraft: (id: string, body: Pick<Draft, "source" | "canvas" | "revision" | "basedOn">) =>
    ask("put", `${JOURNEY}/draft`, { ...of(id), body }),
  discardDraft: (id: string) => ask("delete", `${JOURNEY}/draft`, of(id)),
  publish: (id: string, revision: number) =>
    ask("post", `${JOURNEY}/publish`, { ...of(id), body: { revision } }),
  setStatus: (id: string, status: "enabled" | "disabled") =>
    ask("post", `${JOURNEY}/status`, { ...of(id), body: { status } }),
  instancesOf: (sub: string, msisdn: string) =>
    ask(
      "get",
      "/api/chatwright/v1/conversations/{subAccountId}/{msisdn}/instances",
      on(sub, msisdn),
    ).then((a) => a.instances),
  instance: (id: string) =>
    ask("get", "/api/chatwright/v1/instances/{instanceId}", { path: { instanceId: id } }),
  bookings: () => ask("get", "/api/chatwright/v1/bookings").then((a) => a.bookings),
  phone: (sub: string, msisdn: string) => ask("get", PHONE, on(sub, msisdn)),
  messages: (sub: string, msisdn: string, page: { before?: string; limit: number }) =>
    ask("get", `${PHONE}/messages`, {
      ...on(sub, msisdn),
      query: { unseen: "true", limit: String(page.limit), before: page.before ?? null },
    }).then((a) => ({ messages: a.messages as Message[], older: a.older })),
  calls: (sub: string, msisdn: string) =>
    ask("get", `${PHONE}/calls`, on(sub, msisdn)).then((a) => a.calls),
  press: (sub: string, msisdn: string, uid: string, dtmf: string) =>
    ask("post", `${PHONE}/calls/{uid}/dtmf`, {
      path: { subAccountId: sub, msisdn, uid },
      body: { dtmf },
    }),
  write: (sub: string, body: Schemas["Inbound"]) =>
    ask("post", "/api/simulator/v1/subaccounts/{subAccountId}/inbound", {
      path: { subAccountId: sub },
      body,
    }),
  upload: (sub: string, file: File) => {
    const form = new FormData();
    form.set("file", file);
    const path = `/api/v1/subaccounts/${encodeURIComponent(sub)}/files`;
    return call<{ fileName: string; token: string }>("POST", path, form).then(
      ({ fileName, token }) => `${window.location.origin}/files/${fileName}?token=${token}`,
    );
  },
  preference: (sub: string, msisdn: string, marketing: "stop" | "resume") =>
    ask("post", `${PHONE}/preference`, { ...on(sub, msisdn), body: { marketing } }),
  read: (sub: string, msisdn: string) => ask("post", `${PHONE}/read`, on(sub, msisdn)),
  skip: (sub: string, advance: string) =>
    ask("post", "/api/simulator/v1/subaccounts/{subAccountId}/clock", {
      path: { subAccountId: sub },
      body: { advance },
    }),
};
