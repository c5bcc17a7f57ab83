// What a journey asked and what was answered, of one version or all, of a span of time or from the beginning.
import { ask } from "../api/client";
import { addressOf } from "../api/ask";
import type { components } from "../api/schema";

export type Results = components["schemas"]["Results"];
export type Question = Results["questions"][number];
export type Answer = components["schemas"]["AnswerPage"]["answers"][number];

const RESULTS = "/api/chatwright/v1/journeys/{journeyId}/results";

/** The same as the server is asked for it. */
export type Asked = { version: number | null; from: string | null };

export const readResults = (journeyId: string, asked: Asked) =>
  ask("get", RESULTS, { path: { journeyId }, query: asked });
export const readAnswers = (
  journeyId: string,
  asked: Asked & { step: string; before: number | null },
) => ask("get", `${RESULTS}/answers`, { path: { journeyId }, query: asked });
/** Where the browser fetches the table. */
export const exportAddress = (journeyId: string, asked: Asked, format: "csv" | "xlsx") =>
  addressOf(`${RESULTS}/export`, { journeyId }, { ...asked, format });
