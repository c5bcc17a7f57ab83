import { call, native } from "../../api/client";
import type { Source } from "../document";
import type { Customer, Happening, Transcript } from "./types";

type Asked = {
  source: Source;
  happenings: Happening[];
  customer: Customer;
  /** Whether the requests of HTTP steps are made for real. */
  perform: boolean;
};

/** Replays what happened on a draft. The answer's list has the answers of the requests that were made, too. */
export const tryJourney = (asked: Asked) =>
  call<{ happenings: Happening[]; transcript: Transcript }>("POST", `${native}/trials`, asked);
