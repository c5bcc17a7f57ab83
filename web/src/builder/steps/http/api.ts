import { call, native } from "../../../api/client";

/** A request without expressions. */
export type TestRequest = {
  method: string;
  url: string;
  headers?: unknown;
  parameters?: unknown;
  body?: unknown;
  timeoutSeconds?: unknown;
};
export type TestAnswer = {
  responseCode: number;
  reasonPhrase: string | null;
  responseBody: unknown;
  warning: string | null;
  milliseconds: number;
};

export const testCall = (request: TestRequest) =>
  call<TestAnswer>("POST", `${native}/test-calls`, request);
