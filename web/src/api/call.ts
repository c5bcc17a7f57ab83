import { readOrdered, writeOrdered } from "./ordered";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

let csrfToken: string | null = null;
/** The word that goes with every change of this session. */
export function keepToken(token: string | null) {
  csrfToken = token;
}

// What is still being asked when somebody signs out would be asked as nobody, so it is given up.
let asking = new AbortController();
export function giveUp() {
  asking.abort();
  asking = new AbortController();
}

/** Any request of the same server; `ask` is the one whose types are checked. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = {};
  // A form with files says by itself what it is, and where its parts begin.
  const isForm = body instanceof FormData;
  // A file by itself is sent as it is, and read on the other side while it comes.
  const isFile = body instanceof Blob;
  if (isFile) headers["Content-Type"] = "text/csv";
  else if (body !== undefined && !isForm) headers["Content-Type"] = "application/json";
  if (csrfToken && method !== "GET") headers["X-CSRF-Token"] = csrfToken;
  const answer = await fetch(path, {
    method,
    headers,
    signal: asking.signal,
    body: body === undefined ? undefined : isForm || isFile ? body : writeOrdered(body),
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
