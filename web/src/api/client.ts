import { readOrdered, writeOrdered } from "./ordered";
import type {
  Booking,
  Call,
  Draft,
  Instance,
  InstanceSummary,
  JourneyDetail,
  ListedJourney,
  Message,
  PhoneState,
  Problem,
  Session,
} from "./types";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

let csrfToken: string | null = null;
export const rememberCsrf = (session: Session) => {
  csrfToken = session.csrfToken;
  return session;
};

// What is still being asked when somebody signs out would be asked as nobody, so it is given up.
let asking = new AbortController();

export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (csrfToken && method !== "GET") headers["X-CSRF-Token"] = csrfToken;
  const answer = await fetch(path, {
    method,
    headers,
    signal: asking.signal,
    body: body === undefined ? undefined : writeOrdered(body),
  });
  const text = await answer.text();
  if (!answer.ok) {
    let message = `The server answered ${answer.status}.`;
    try {
      message = (JSON.parse(text) as { message?: string }).message ?? message;
    } catch {
      // not JSON: the general sentence stays
    }
    throw new ApiError(answer.status, message);
  }
  return (text ? readOrdered(text) : undefined) as T;
}

export const native = "/api/chatwright/v1";
export const simulator = (sub: string) =>
  `/api/simulator/v1/subaccounts/${encodeURIComponent(sub)}`;

export const api = {
  session: () => call<Session>("GET", `${native}/session`).then(rememberCsrf),
  setUp: (body: { token: string; email: string; name: string; password: string }) =>
    call<Session>("POST", `${native}/setup`, body).then(rememberCsrf),
  signIn: (body: { email: string; password: string }) =>
    call<Session>("POST", `${native}/sign-in`, body).then(rememberCsrf),
  signOut: () => {
    asking.abort();
    asking = new AbortController();
    return call<undefined>("POST", `${native}/sign-out`);
  },
  journeys: () =>
    call<{ journeys: ListedJourney[] }>("GET", `${native}/journeys`).then((a) => a.journeys),
  journey: (id: string) => call<JourneyDetail>("GET", `${native}/journeys/${id}`),
  createJourney: (name: string) => call<{ id: string }>("POST", `${native}/journeys`, { name }),
  draft: (id: string) => call<Draft>("GET", `${native}/journeys/${id}/draft`),
  saveDraft: (id: string, draft: Pick<Draft, "source" | "canvas" | "revision" | "basedOn">) =>
    call<{ revision: number; problems: Problem[] }>("PUT", `${native}/journeys/${id}/draft`, draft),
  discardDraft: (id: string) => call<undefined>("DELETE", `${native}/journeys/${id}/draft`),
  publish: (id: string, revision: number) =>
    call<{ version: number; revision: number }>("POST", `${native}/journeys/${id}/publish`, {
      revision,
    }),
  setStatus: (id: string, status: "enabled" | "disabled") =>
    call<{ version: number }>("POST", `${native}/journeys/${id}/status`, { status }),
  instancesOf: (sub: string, msisdn: string) =>
    call<{ instances: InstanceSummary[] }>(
      "GET",
      `${native}/conversations/${encodeURIComponent(sub)}/${msisdn}/instances`,
    ).then((a) => a.instances),
  instance: (id: string) => call<Instance>("GET", `${native}/instances/${id}`),
  bookings: () =>
    call<{ bookings: Booking[] }>("GET", `${native}/bookings`).then((a) => a.bookings),
  phone: (sub: string, msisdn: string) =>
    call<PhoneState>("GET", `${simulator(sub)}/phones/${msisdn}`),
  messages: (sub: string, msisdn: string) =>
    call<{ messages: Message[] }>("GET", `${simulator(sub)}/phones/${msisdn}/messages`).then(
      (a) => a.messages,
    ),
  calls: (sub: string, msisdn: string) =>
    call<{ calls: Call[] }>("GET", `${simulator(sub)}/phones/${msisdn}/calls`).then((a) => a.calls),
  press: (sub: string, msisdn: string, uid: string, dtmf: string) =>
    call<{ heard: boolean }>("POST", `${simulator(sub)}/phones/${msisdn}/calls/${uid}/dtmf`, {
      dtmf,
    }),
  write: (sub: string, body: Record<string, unknown>) =>
    call<{ umid: string }>("POST", `${simulator(sub)}/inbound`, body),
  read: (sub: string, msisdn: string) =>
    call<undefined>("POST", `${simulator(sub)}/phones/${msisdn}/read`),
  skip: (sub: string, advance: string) =>
    call<{ now: string }>("POST", `${simulator(sub)}/clock`, { advance }),
};
