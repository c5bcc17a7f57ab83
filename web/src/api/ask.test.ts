import { afterEach, expect, it, vi } from "vitest";
import { addressOf, ask } from "./ask";
import { api } from "./client";

afterEach(() => vi.unstubAllGlobals());

/** Stands for the network: answers once, and remembers how it was asked. */
function answering(status: number, text: string) {
  const fetched = vi.fn<typeof fetch>(() =>
    Promise.resolve(new Response(text || null, { status })),
  );
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

it("fills names into a path so that they cannot change it, and leaves out what is not asked for", () => {
  expect(addressOf("/a/{one}/b/{two}", { one: "x/y?", two: 3 })).toBe("/a/x%2Fy%3F/b/3");
  expect(addressOf("/a", {}, { limit: 30, before: undefined, text: "a b&c" })).toBe(
    "/a?limit=30&text=a+b%26c",
  );
});

it("asks with the method, the address and the body that are told", async () => {
  const fetched = answering(200, '{"version":3,"status":"enabled"}');
  const answer = await ask("post", "/api/chatwright/v1/journeys/{journeyId}/status", {
    path: { journeyId: "7" },
    body: { status: "enabled" },
  });
  expect(answer.version).toBe(3);
  const [path, sent] = fetched.mock.calls[0]!;
  expect(path).toBe("/api/chatwright/v1/journeys/7/status");
  expect(sent).toMatchObject({ method: "POST", body: '{"status":"enabled"}' });
});

it("answers nothing where nothing is told", async () => {
  answering(204, "");
  expect(await api.discardDraft("7")).toBeUndefined();
});

it("gives the server's own words when it refuses", async () => {
  answering(404, '{"code":1300,"message":"There is no such journey."}');
  await expect(api.journey("7")).rejects.toMatchObject({
    status: 404,
    message: "There is no such journey.",
  });
});

it("does not let a request be asked that the server does not know", () => {
  // @ts-expect-error there is no such path
  const path: Parameters<typeof ask<"get", "/api/chatwright/v1/nothing">>[1] = "/nothing";
  // @ts-expect-error the status is one of two
  const status: Parameters<typeof api.setStatus>[1] = "on";
  expect([path, status]).toHaveLength(2);
});
