// What a condition at a step can be about: the reply, the customer, the time, what was remembered.
import type { RawStep } from "../../api/types";
import { typeOf } from "../../canvas/kinds";
import { type Doc } from "../document";
import { variablesAt } from "../expressions/scope";
import type { Condition } from "./model";
import { choicesFor, nameOf, natureOf } from "./nature";
import { bare, type Subject } from "./operators";
import type { Surroundings } from "./surroundings";

export type Offer = Subject & {
  group: "here" | "customer" | "variables";
  /** The name of a variable; what else there is has a text of its own, by its id. */
  name?: string;
};

const trigger = (doc: Doc) => String(doc.source["trigger"] ?? "inbound_chat_apps");

function hereOf(step: RawStep, around: Surroundings): Offer[] {
  const offer = (id: string, nature: Subject["nature"], path: string): Offer => ({
    id,
    nature,
    path,
    choices: nature === "reply" ? around.choices(step) : [],
    group: "here",
  });
  switch (typeOf(step)) {
    case "waitforreply":
      return [
        offer("reply", "reply", "step.reply"),
        offer("replyType", "type", "step.reply.payload.type"),
      ];
    case "waitfordtmf":
      return [offer("keys", "keys", "step.dtmfData")];
    case "httprequest":
      return [offer("status", "status", "step.responseCode")];
    default:
      return [];
  }
}

function customerOf(doc: Doc, around: Surroundings): Offer[] {
  const kind = trigger(doc);
  const made = (id: string, nature: Subject["nature"], path: string): Offer => ({
    id,
    nature,
    path,
    choices: [],
    group: "customer",
  });
  const isSms = kind === "inbound_sms";
  const moment = kind === "http_request" ? "data.triggeredAt" : "data.payload.timestamp";
  const time = [made("time", "time", moment), made("day", "day", moment)];
  if (kind === "http_request") return time;
  const phone = isSms ? "data.payload.source" : "data.payload.user.channelUserId";
  const text = isSms ? "data.payload.body" : "data.payload.content.text";
  return [
    made("message", natureOf(text, around), text),
    ...(isSms ? [] : [made("messageType", "type", "data.payload.type")]),
    made("country", "country", phone),
    ...time,
  ];
}

const OF_EVERY_EVENT = /^data\.(?:payload|triggeredAt|subAccountId|accountId)\b/;

function variablesOf(doc: Doc, step: RawStep, address: string, around: Surroundings): Offer[] {
  const own = Object.keys(step.outputs ?? {}).map((name) => ({ path: `data.${name}` }));
  // What every event brings has names of its own, below; what a request brings is like what was remembered.
  const known = variablesAt(doc, address).filter(
    ({ setBy }) => setBy.length > 0 || trigger(doc) === "http_request",
  );
  const seen = new Set<string>();
  return [...own, ...known].flatMap(({ path }): Offer[] => {
    if (seen.has(path) || OF_EVERY_EVENT.test(path)) return [];
    seen.add(path);
    const nature = natureOf(path, around);
    const source = around.origin(path).by;
    const isChosen = nature === "choice" || nature === "reply";
    const choices =
      nature === "choice"
        ? choicesFor(path, around)
        : isChosen && source
          ? around.choices(source)
          : [];
    return [{ id: path, nature, path, choices, group: "variables", name: nameOf(path) }];
  });
}

/** All that a condition at a step can be about. */
export function offersAt(doc: Doc, step: RawStep, address: string, around: Surroundings): Offer[] {
  return [
    ...hereOf(step, around),
    ...variablesOf(doc, step, address, around),
    ...customerOf(doc, around),
  ];
}

/** What a condition is about; something that is not offered is offered too, so that it can be changed. */
export function subjectOf(
  condition: Condition,
  offers: Offer[],
  around: Surroundings,
): Offer | null {
  const inner = bare(condition);
  if (!("path" in inner)) return null;
  const { path } = inner;
  const fitting = (nature: Subject["nature"]) =>
    offers.find((offer) => offer.nature === nature && offer.path === path);
  const extra = (nature: Subject["nature"]): Offer => ({
    id: `${nature} ${path}`,
    nature,
    path,
    choices: nature === "choice" ? choicesFor(path, around) : [],
    group: "variables",
    name: nameOf(path),
  });
  if (inner.kind === "country" || inner.kind === "time" || inner.kind === "day") {
    return fitting(inner.kind) ?? extra(inner.kind);
  }
  const exact = offers.find(
    (offer) => offer.path === path && !["country", "time", "day"].includes(offer.nature),
  );
  const whole = offers.find(
    (offer) =>
      (offer.nature === "reply" || offer.nature === "keys") &&
      path.startsWith(`${offer.path}.`) &&
      /\.(?:payload\.content\.(?:text|interactive\.(?:list|button)_reply\.id)|actionDetails\.dtmf)$/.test(
        path,
      ),
  );
  return exact ?? whole ?? extra(natureOf(path, around));
}
