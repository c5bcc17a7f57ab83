import type { paths } from "./schema";
import { call } from "./call";

// Requests that the server's own description checks: the path, what goes into it, the body, and what comes back.
type Method = "get" | "post" | "put" | "patch" | "delete";
type Path = keyof paths;
type Told<P extends Path, M extends Method> = NonNullable<paths[P][M]>;
type Json<T> = T extends { content: { "application/json": infer J } } ? J : undefined;
type Good = 200 | 201 | 202 | 204;

/** The paths that a method can be asked of. */
export type PathOf<M extends Method> = {
  [P in Path]: paths[P][M] extends { responses: unknown } ? P : never;
}[Path];
/** What comes back when it goes well. */
export type AnswerOf<P extends Path, M extends Method> =
  Told<P, M> extends { responses: infer R } ? Json<R[keyof R & Good]> : never;
type BodyOf<P extends Path, M extends Method> =
  Told<P, M> extends { requestBody: { content: { "application/json": infer B } } }
    ? { body: B }
    : { body?: undefined };
type NamesOf<P extends Path, M extends Method> =
  Told<P, M> extends { parameters: { path: infer N } } ? { path: N } : { path?: undefined };
type QueryOf<P extends Path, M extends Method> =
  Told<P, M> extends { parameters: { query: infer Q } }
    ? { query: Q }
    : Told<P, M> extends { parameters: { query?: infer Q } }
      ? { query?: Q }
      : { query?: undefined };
type Needs<P extends Path, M extends Method> = BodyOf<P, M> & NamesOf<P, M> & QueryOf<P, M>;
type Given<N> = Record<string, never> extends N ? [given?: N] : [given: N];

/** The address: a path with its variable parts filled in, and what is asked for behind it. */
export function addressOf(
  path: string,
  names: Record<string, string | number> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(names[name])),
  );
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (asked.length === 0) return filled;
  return `${filled}?${new URLSearchParams(asked.map(([key, value]) => [key, String(value)])).toString()}`;
}

/** Asks the server: `ask("get", "/api/chatwright/v1/journeys/{journeyId}", { path: { journeyId } })`. */
export function ask<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[given]: Given<Needs<P, M>>
): Promise<AnswerOf<P, M>> {
  const {
    path: names,
    query,
    body,
  } = (given ?? {}) as {
    path?: Record<string, string | number>;
    query?: Record<string, unknown>;
    body?: unknown;
  };
  return call(method.toUpperCase(), addressOf(path, names, query), body);
}
