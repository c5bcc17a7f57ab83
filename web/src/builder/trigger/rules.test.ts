import { describe, expect, it } from "vitest";
import type { RawStep } from "../../api/types";
import { stepsOf, type Doc } from "../document";
import { readCurl } from "../steps/http/curl";
import {
  beginOf,
  canBeAny,
  curlFor,
  exampleOf,
  setAny,
  setExample,
  setGroups,
  setTrigger,
} from "./rules";

const menu: RawStep = { id: "menu", stepType: "ChatAppsMessage", nextStepId: null };
const docOf = (...steps: RawStep[]): Doc => ({
  source: { trigger: "inbound_chat_apps", definition: { name: "d", steps } },
  canvas: {},
});
const named = () => "keyword";
const contains = (word: string) => `stringContains(data.payload.content.text, '${word}', true)`;

describe("keywords", () => {
  it("become a branch before the first step, and are read from it again", () => {
    const groups = [
      { kind: "contains" as const, words: ["book", "appointment"], language: "en" },
      { kind: "contains" as const, words: ["temu janji"], language: "id" },
    ];
    const made = setGroups(docOf(menu), groups, named);
    expect(stepsOf(made)[0]).toEqual({
      id: "keyword",
      stepType: "Branch",
      selectNextStep: {
        menu: `{{(${contains("book")} || ${contains("appointment")}) || (${contains("temu janji")})}}`,
      },
    });
    expect(beginOf(made)).toEqual({ kind: "words", port: "to:menu", groups });
    const again = setGroups(made, [groups[1]!], named);
    expect(stepsOf(again)).toHaveLength(2);
    expect(stepsOf(again)[0]!.selectNextStep!["menu"]).toBe(`{{${contains("temu janji")}}}`);
  });

  it("go together with the branch, whose way is then the first", () => {
    const made = setGroups(docOf(menu), [{ kind: "is", words: ["hi"], language: "" }], named);
    expect(canBeAny(made)).toBe(true);
    expect(stepsOf(setAny(made))).toEqual([menu]);
  });

  it("of a journey without steps wait for the first one", () => {
    const made = setGroups(docOf(), [{ kind: "startsWith", words: ["hi"], language: "" }], named);
    expect(beginOf(made)).toMatchObject({ kind: "words", port: "open:1" });
  });

  it("of a published definition are read", () => {
    const branch = {
      id: "b",
      stepType: "branch",
      selectNextStep: { menu: `{{${contains("RSGoogle")}}}` },
    };
    expect(beginOf(docOf(branch, menu))).toEqual({
      kind: "words",
      port: "to:menu",
      groups: [{ kind: "contains", words: ["RSGoogle"], language: "" }],
    });
  });

  it("are the branch's own matter when it looks for several things", () => {
    const selectNextStep = { menu: `{{${contains("a")}}}`, other: `{{${contains("b")}}}` };
    expect(beginOf(docOf({ id: "b", stepType: "Branch", selectNextStep }, menu))).toEqual({
      kind: "branch",
    });
    const country = { menu: "{{isCountryCode(data.payload.user.msisdn, 'SG')}}" };
    expect(beginOf(docOf({ id: "b", stepType: "Branch", selectNextStep: country }, menu))).toEqual({
      kind: "any",
    });
  });

  it("are looked for where an SMS has its text", () => {
    const made = setGroups(
      docOf(menu),
      [{ kind: "contains", words: ["join"], language: "" }],
      named,
    );
    const sms = setTrigger(made, "inbound_sms");
    expect(stepsOf(sms)[0]!.selectNextStep!["menu"]).toBe(
      "{{stringContains(data.payload.body, 'join', true)}}",
    );
    expect(beginOf(sms)).toMatchObject({ kind: "words" });
  });
});

describe("an example of a request", () => {
  it("declares what it brings on the first step", () => {
    const first = { ...menu, outputs: { umid: "{{step.umid}}", old: "variable 3" } };
    const made = setExample(docOf(first), { mobileNumber: "659", customerName: "Ann" });
    expect(stepsOf(made)[0]!.outputs).toEqual({
      mobileNumber: "variable 0",
      customerName: "variable 1",
      umid: "{{step.umid}}",
    });
    expect(exampleOf(made)).toEqual({ mobileNumber: "659", customerName: "Ann" });
    expect(exampleOf(docOf(first))).toEqual({ old: "" });
  });

  it("can be called from a terminal", () => {
    const command = curlFor("https://cw.example", "acme", "acme chat", { name: "O'Brien" });
    expect(readCurl(command)).toEqual({
      method: "POST",
      url: "https://cw.example/api/v1/accounts/acme/triggers/http_request",
      parameters: { subAccountId: "acme chat" },
      headers: { Authorization: "Bearer API_KEY", "Content-Type": "application/json" },
      body: { name: "O'Brien" },
    });
  });
});
