import { beforeAll, describe, expect, it } from "vitest";
import { pageTexts, startTexts } from "../../i18n";
import type { RawStep } from "../../api/types";
import type { Doc } from "../document";
import { nameOf, partsOf, resultsAt, variablesAt } from "./scope";

beforeAll(() => startTexts().then(() => pageTexts("expressions")));

const docOf = (steps: RawStep[], more: Record<string, unknown> = {}, canvas = {}): Doc => ({
  source: { trigger: "inbound_chat_apps", definition: { name: "x", steps }, ...more },
  canvas,
});
const wait = (id: string, next: RawStep["selectNextStep"] | string, outputs = {}): RawStep => ({
  id,
  stepType: "WaitForReply",
  inputs: { channel: "whatsapp" },
  outputs,
  ...(typeof next === "string" ? { nextStepId: next } : { selectNextStep: next }),
});
const text = (id: string, nextStepId: string | null = null): RawStep => ({
  id,
  stepType: "ChatAppsMessage",
  inputs: { type: "text", content: { text: "hi" } },
  nextStepId,
});
const own = (doc: Doc, address: string) =>
  variablesAt(doc, address)
    .filter((variable) => variable.setBy.length > 0)
    .map(({ path, setBy, isSure }) => [path, setBy, isSure]);

describe("the variables in scope", () => {
  it("are those of steps that can come before, and not of later ones", () => {
    const doc = docOf([
      wait("first", "second", { a: "{{step.reply}}" }),
      wait("second", "third", { b: "{{step.reply}}" }),
      text("third"),
    ]);
    expect(own(doc, "first")).toEqual([]);
    expect(own(doc, "second")).toEqual([["data.a", ["first"], true]]);
    expect(own(doc, "third")).toEqual([
      ["data.a", ["first"], true],
      ["data.b", ["second"], true],
    ]);
  });

  it("may be missing where branches come together again and only one of them sets them", () => {
    const doc = docOf([
      wait(
        "start",
        { left: "{{step.reply != null}}", right: "{{step.reply == null}}" },
        { s: "{{1}}" },
      ),
      wait("left", "end", { only: "{{1}}", both: "{{1}}" }),
      wait("right", "end", { both: "{{2}}" }),
      text("end"),
    ]);
    expect(own(doc, "end")).toEqual([
      ["data.s", ["start"], true],
      ["data.only", ["left"], false],
      ["data.both", ["left", "right"], true],
    ]);
  });

  it("reach around loops, where they are missing the first time", () => {
    const doc = docOf([
      text("ask", "answer"),
      wait("answer", { ask: "{{a}}", done: "{{b}}" }, { choice: "{{step.reply}}" }),
      text("done"),
    ]);
    expect(own(doc, "ask")).toEqual([["data.choice", ["answer"], false]]);
    expect(own(doc, "answer")).toEqual([["data.choice", ["answer"], false]]);
    expect(own(doc, "done")).toEqual([["data.choice", ["answer"], true]]);
  });

  it("come out of an If, whose steps may be left out", () => {
    const inner = [wait("inner", "deeper", { a: "{{1}}" }), text("deeper")];
    const doc = docOf([
      {
        id: "if",
        stepType: "If",
        inputs: { condition: "{{true}}" },
        do: [inner],
        nextStepId: "after",
      },
      text("after"),
    ]);
    expect(own(doc, "if/0/inner")).toEqual([]);
    expect(own(doc, "if/0/deeper")).toEqual([["data.a", ["if/0/inner"], true]]);
    expect(own(doc, "after")).toEqual([["data.a", ["if/0/inner"], false]]);
  });

  it("follow neighbours inside an If that nothing links to", () => {
    const inner = [wait("one", {}, { a: "{{1}}" }), text("two")];
    const doc = docOf([{ id: "if", stepType: "If", do: [inner] }]);
    expect(own(doc, "if/0/two")).toEqual([["data.a", ["if/0/one"], true]]);
  });

  it("are all offered to a step that nothing leads to yet, without a promise", () => {
    const doc = docOf([wait("first", {}, { a: "{{1}}" }), text("loose")]);
    expect(own(doc, "loose")).toEqual([["data.a", ["first"], false]]);
  });

  it("begin with what the trigger brings, in people's words", () => {
    const named = (trigger: string) =>
      variablesAt(docOf([text("a")], { trigger }), "a").map(({ path, name }) => [path, name]);
    expect(named("inbound_chat_apps")).toContainEqual([
      "data.payload.user.channelUserId",
      "customer's number",
    ]);
    expect(named("inbound_sms")).toContainEqual(["data.payload.body", "customer's first message"]);
  });

  it("are the declared ones and those of the example for a request from outside", () => {
    const first = { ...text("a", "b"), outputs: { mobileNumber: "variable 0" } };
    const doc = docOf(
      [first, text("b")],
      { trigger: "http_request" },
      { example: { item: { price: 3 } } },
    );
    const found = variablesAt(doc, "b");
    expect(found.slice(0, 2).map(({ path, name, setBy }) => [path, name, setBy])).toEqual([
      ["data.mobileNumber", "mobile number", []],
      ["data.item", "item", []],
    ]);
    expect(found[1]!.example).toEqual({ price: 3 });
  });

  it("know what a request was seen to answer, and what is inside", () => {
    const http: RawStep = {
      id: "find",
      stepType: "HttpRequest",
      outputs: { slots: "{{step.responseBody.slots}}" },
      nextStepId: "end",
    };
    const samples = { find: { slots: [{ start: "09:30", with: { name: "Dr Ng" } }] } };
    const doc = docOf([http, text("end")], {}, { samples });
    const slots = variablesAt(doc, "end")[0]!;
    expect(slots.example).toEqual(samples.find.slots);
    expect(partsOf(slots).map(({ path, name }) => [path, name])).toEqual([
      ["data.slots[0]", "slots › 1"],
      ["data.slots[0].start", "slots › 1 › start"],
      ["data.slots[0].with", "slots › 1 › with"],
      ["data.slots[0].with.name", "slots › 1 › with › name"],
    ]);
    expect(nameOf("data.slots[0].start", [slots])).toBe("slots › 1 › start");
    expect(nameOf("data.slots.length > 1", [slots])).toBeNull();
    expect(resultsAt(doc, "find").map(({ path }) => path)).toContain(
      "step.responseBody.slots[0].start",
    );
  });

  it("take the first choice of a question as what the customer answers", () => {
    const sections = [{ rows: [{ id: "clean", title: "Cleaning" }] }];
    const question: RawStep = {
      id: "ask",
      stepType: "ChatAppsMessage",
      inputs: { content: { interactive: { type: "list", action: { sections } } } },
      nextStepId: "answer",
    };
    const outputs = { service: "{{step.reply.payload.content.interactive.list_reply.title}}" };
    const doc = docOf([question, wait("answer", "end", outputs), text("end")]);
    expect(variablesAt(doc, "end")[0]).toMatchObject({ path: "data.service", example: "Cleaning" });
  });

  it("are found in a journey of 2,000 steps while one writes", () => {
    const steps = Array.from({ length: 2000 }, (_, index) =>
      wait(
        `s${index}`,
        { [`s${index + 1}`]: "{{a}}", [`s${Math.max(0, index - 50)}`]: "{{b}}" },
        { [`v${index}`]: "{{step.reply.payload.content.text}}" },
      ),
    );
    const doc = docOf(steps);
    const began = performance.now();
    expect(own(doc, "s1000")).toHaveLength(2000);
    const once = performance.now() - began;
    const again = performance.now();
    variablesAt(doc, "s1000");
    expect(performance.now() - again).toBeLessThan(5);
    expect(once).toBeLessThan(1500);
  });
});
