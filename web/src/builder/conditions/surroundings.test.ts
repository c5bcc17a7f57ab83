import { beforeAll, expect, it } from "vitest";
import type { RawStep } from "../../api/types";
import { graphOf } from "../../canvas/graph";
import i18next, { startTexts } from "../../i18n";
import { sentence } from "./words";

beforeAll(startTexts);

const list: RawStep = {
  id: "services",
  stepType: "ChatAppsMessage",
  inputs: {
    content: {
      interactive: {
        type: "list",
        action: {
          sections: [
            {
              rows: [
                { id: "check-up", title: "Check-up" },
                { id: "pain", title: "I'm in pain" },
              ],
            },
          ],
        },
      },
    },
  },
  nextStepId: "choice",
};
const chosen = "step.reply.payload.content.interactive.list_reply.id";
const wait: RawStep = {
  id: "choice",
  stepType: "WaitForReply",
  inputs: { timeout: "0.00:05:00" },
  outputs: { service: `{{${chosen}}}` },
  selectNextStep: {
    a: `{{${chosen} == 'check-up'}}`,
    later: `{{step.reply != null && data.service != 'pain'}}`,
    silent: "{{step.reply == null}}",
  },
};
const later: RawStep = {
  id: "later",
  stepType: "Branch",
  selectNextStep: { x: "{{data.service == 'pain'}}", y: "{{data.service == 'gone'}}" },
};

function labels(steps: RawStep[], id: string) {
  const placed = graphOf(steps).steps.find((one) => one.step.id === id)!;
  return placed.outcomes.map((outcome) => sentence(i18next.t, outcome.phrases, "en"));
}

it("calls choices by the titles that the message before shows", () => {
  expect(labels([list, wait, later], "choice")).toEqual([
    "“Check-up”",
    "Reply, Not “I'm in pain”",
    "No reply in 5 minutes",
  ]);
});

it("knows what was chosen earlier from the variable that remembers it", () => {
  expect(labels([list, wait, later], "later")).toEqual(["“I'm in pain”", "“gone”"]);
});

it("calls a choice by its id when nothing before the step offers it", () => {
  expect(labels([wait], "choice")[0]).toBe("“check-up”");
});

it("does not look past an earlier reply for what this one could choose", () => {
  const second: RawStep = {
    ...wait,
    id: "second",
    selectNextStep: { a: `{{${chosen} == 'pain'}}` },
  };
  expect(
    labels([list, { ...wait, selectNextStep: {}, nextStepId: "second" }, second], "second"),
  ).toEqual(["“pain”"]);
});
