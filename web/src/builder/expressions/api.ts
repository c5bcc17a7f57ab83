import { useQuery } from "@tanstack/react-query";
import { useContext } from "react";
import { call, native } from "../../api/client";
import { BuilderScope } from "../view";
import type { LibraryFunction } from "./editor/completions";
import type { Sample } from "./sample";

export type Remark = { message: string; position: number; level: "error" | "warning" };
export type Evaluated = { problems: Remark[] } & (
  | { value: unknown; type: string; error?: undefined }
  | { error: { message: string; position: number | null; kind: string } }
);

/** The most of sample data that is worth sending; the server takes 256 kB. */
const MOST = 200_000;

/** The value of a script with sample data, as conversations would have it. */
export function evaluate(script: string, sample: Sample): Promise<Evaluated> {
  const body = { script, data: sample.data, step: sample.step };
  const fits = JSON.stringify(body).length < MOST;
  return call("POST", `${native}/expressions/evaluate`, fits ? body : { script });
}

export const evaluationOf = (script: string, sample: Sample) => ({
  queryKey: ["evaluation", script, sample],
  queryFn: () => evaluate(script, sample),
  staleTime: Infinity,
  gcTime: 60_000,
  retry: false,
});

/** The functions that expressions can call, as the Automation API lists them. */
export function useFunctions(): LibraryFunction[] {
  const scope = useContext(BuilderScope);
  const account = scope?.session.accountId ?? "";
  const found = useQuery({
    queryKey: ["functions", account],
    queryFn: () =>
      call<LibraryFunction[]>(
        "GET",
        `/api/v1/accounts/${encodeURIComponent(account)}/steps/functions`,
      ),
    staleTime: Infinity,
    enabled: account !== "",
  });
  return found.data ?? NONE;
}
const NONE: LibraryFunction[] = [];
