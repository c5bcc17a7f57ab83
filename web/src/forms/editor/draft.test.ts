import { describe, expect, it } from "vitest";
import { texts } from "../../i18n/en/pages/forms";
import { dict } from "../flow/model";
import { STARTERS, starterJson } from "../starters";
import {
  addPart,
  addScreen,
  changePart,
  movePart,
  optionsFrom,
  parseFlow,
  partsOf,
  rawScreens,
  relabel,
  removePart,
  removeScreen,
  type Flow,
} from "./draft";

const buttons = { next: "Continue", done: "Send" };
const words = (key: string) =>
  key.split(".").reduce<unknown>((found, part) => dict(found)[part], texts) as string;

function twoScreens(): Flow {
  let flow = addScreen({ version: "7.3", screens: [] }, "One", buttons);
  flow = addPart(flow, 0, { type: "TextInput", label: "Full name" });
  flow = addScreen(flow, "Two", buttons);
  return addPart(flow, 1, { type: "CheckboxGroup", label: "Likes", options: ["Tea", "Cake"] });
}
const footerOf = (flow: Flow, at: number) =>
  partsOf(rawScreens(flow)[at]!).find((one) => one.type === "Footer")!;
const payloadOf = (flow: Flow, at: number) =>
  dict(footerOf(flow, at)["on-click-action"])["payload"];

describe("a form that is drawn", () => {
  it("leads from screen to screen, and the last one sends every answer", () => {
    const flow = twoScreens();
    expect(rawScreens(flow).map((one) => [one["id"], one["terminal"]])).toEqual([
      ["SCREEN_1", undefined],
      ["SCREEN_2", true],
    ]);
    expect(footerOf(flow, 0)).toMatchObject({
      label: "Continue",
      "on-click-action": { name: "navigate", next: { type: "screen", name: "SCREEN_2" } },
    });
    expect(payloadOf(flow, 1)).toEqual({
      full_name: "${screen.SCREEN_1.form.full_name}",
      likes: "${form.likes}",
    });
  });

  it("forgets a field in the answer, too, when it is removed", () => {
    expect(payloadOf(removePart(twoScreens(), 0, 1), 1)).toEqual({ likes: "${form.likes}" });
  });

  it("ends on the screen before when its last one is removed", () => {
    const flow = removeScreen(twoScreens(), 1);
    expect(rawScreens(flow)).toHaveLength(1);
    expect(rawScreens(flow)[0]!["terminal"]).toBe(true);
    expect(dict(footerOf(flow, 0)["on-click-action"])).toEqual({
      name: "complete",
      payload: { full_name: "${form.full_name}" },
    });
  });

  it("goes on to the next screen when one in between is removed", () => {
    const flow = removeScreen(twoScreens(), 0);
    expect(rawScreens(flow).map((one) => one["id"])).toEqual(["SCREEN_2"]);
    expect(payloadOf(flow, 0)).toEqual({ likes: "${form.likes}" });
  });

  it("keeps its button at the end and the ids of its options", () => {
    const flow = twoScreens();
    expect(movePart(flow, 0, 1, 2)).toEqual(flow);
    expect(partsOf(rawScreens(movePart(flow, 0, 1, 0))[0]!)[0]!.type).toBe("TextInput");
    expect(
      optionsFrom(
        ["Coffee", "Cake"],
        [
          { id: "t", title: "Tea" },
          { id: "c", title: "Cake" },
        ],
      ),
    ).toEqual([
      { id: "t", title: "Coffee" },
      { id: "c", title: "Cake" },
    ]);
  });

  it("keeps what nobody asked to change, also within a form", () => {
    const flow = parseFlow(
      JSON.stringify({
        version: "5.0",
        screens: [
          {
            id: "A",
            terminal: true,
            data: {},
            layout: {
              type: "SingleColumnLayout",
              children: [
                { type: "TextHeading", text: "Hi" },
                { type: "Form", name: "f", children: [{ type: "Footer", label: "Go", own: 1 }] },
              ],
            },
          },
        ],
      }),
    )!;
    const changed = changePart(addPart(flow, 0, { type: "TextArea", label: "Why" }), 0, 0, {
      text: "Hello",
    });
    const layout = dict(rawScreens(changed)[0]!["layout"]);
    expect(layout["children"]).toMatchObject([
      { type: "TextHeading", text: "Hello" },
      { type: "Form", name: "f", children: [{ type: "TextArea", name: "why" }, { own: 1 }] },
    ]);
  });

  it("names a field after what it is called, in its answer, too", () => {
    const flow = relabel(relabel(twoScreens(), 0, 1, "Your na"), 0, 1, "Your name");
    expect(partsOf(rawScreens(flow)[0]!)[1]).toMatchObject({
      label: "Your name",
      name: "your_name",
    });
    expect(payloadOf(flow, 1)).toEqual({
      your_name: "${screen.SCREEN_1.form.your_name}",
      likes: "${form.likes}",
    });
    const kept = relabel(flow, 0, 1, "اسمك");
    expect(partsOf(rawScreens(kept)[0]!)[1]).toMatchObject({ label: "اسمك", name: "your_name" });
    const own = relabel(changePart(flow, 0, 1, { name: "q1" }), 0, 1, "Other");
    expect(partsOf(rawScreens(own)[0]!)[1]!["name"]).toBe("q1");
  });

  it("is no form while its JSON cannot be read", () => {
    expect(parseFlow("{")).toBeNull();
    expect(parseFlow("[]")).toBeNull();
  });
});

it.each(STARTERS)("the form %s is whole and its texts fit", (starter) => {
  const flow = parseFlow(starterJson(starter, words))!;
  const parts = rawScreens(flow).flatMap(partsOf);
  const names = parts.flatMap((one) => (one["name"] ? [one["name"]] : []));
  const last = rawScreens(flow).length - 1;
  expect(Object.keys(dict(payloadOf(flow, last))).sort()).toEqual([...names].sort());
  expect(new Set(names).size).toBe(names.length);
  for (const one of parts.filter((part) => ["TextInput", "TextArea"].includes(part.type))) {
    expect(String(one["label"]).length).toBeLessThanOrEqual(20);
  }
});
