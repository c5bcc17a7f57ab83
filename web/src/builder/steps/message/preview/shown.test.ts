import { describe, expect, it } from "vitest";
import type { Template } from "../../../../templates/api";
import { phonePartsOf, reading, shownOf, textsIn } from "./shown";

const read = reading(
  { data: { name: "Ann", slots: [{ title: "9:30" }] }, step: null },
  new Map([["data.slots.map(s => s)", [{ title: "9:30", description: "Mon" }]]]),
);
const interactive = (more: object) => ({
  type: "interactive",
  content: { interactive: { body: { text: "Hi {{data.name}}" }, ...more } },
});

describe("a message as the customer sees it", () => {
  it("has values in place of variables, and names where there are none", () => {
    const shown = shownOf(
      { type: "text", content: { text: "Hi {{data.name}} {{data.age}}" } },
      read,
    );
    expect(shown?.body).toBe("Hi Ann ‹age›");
  });

  it("has the rows that an answer brings", () => {
    const action = {
      button: "See",
      sections: [{ title: "A", rows: "{{data.slots.map(s => s)}}" }],
    };
    const shown = shownOf(interactive({ type: "list", action }), read);
    expect(shown?.list).toEqual({
      button: "See",
      sections: [{ title: "A", rows: [{ title: "9:30", description: "Mon" }] }],
    });
  });

  it("fetches no picture whose address is not written out", () => {
    const url = (link: string) =>
      shownOf(
        interactive({ type: "button", header: { type: "image", image: { link } }, action: {} }),
        read,
      )?.header?.url;
    expect(url("https://a.example/b.png")).toBe("https://a.example/b.png");
    expect(url("https://a.exam")).toBe("");
    expect(url("https://{{data.name}}/b.png")).toBe("");
  });

  it("is a template with its values, and its examples where nothing is filled in yet", () => {
    const variable = {
      part: "body",
      card: null,
      button: null,
      kind: "text",
      label: null,
      required: true,
    };
    const template = {
      name: "x",
      language: "en",
      category: "UTILITY",
      status: "APPROVED",
      components: [
        { type: "BODY", text: "Hi {{1}}, see you {{2}}" },
        { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Fine" }] },
      ],
      variables: [
        { ...variable, at: "body.1", variable: "1", example: "Bo" },
        { ...variable, at: "body.2", variable: "2", example: "Monday" },
      ],
    } as Template;
    const components = [{ type: "body", parameters: [{ type: "text", text: "{{data.name}}" }] }];
    const inputs = {
      type: "template",
      content: { template: { name: "x", language: "en", components } },
    };
    const shown = shownOf(inputs, read, template);
    expect([shown?.body, shown?.buttons.map(({ text }) => text)]).toEqual([
      "Hi Ann, see you Monday",
      ["Fine"],
    ]);
    expect(shownOf(inputs, read)).toBeNull();
  });

  it("is as on the phone where it has no form of its own: a carousel with its cards", () => {
    const card = (link: string) => ({
      header: { type: "image", image: { link } },
      body: { text: "For {{data.name}}" },
      action: { buttons: [{ type: "quick_reply", quick_reply: { id: "a", title: "Take it" } }] },
    });
    const cards = [card("https://a.example/b.png"), card("https://a.exam")];
    const carousel = interactive({ type: "carousel", action: { cards } });
    expect(phonePartsOf(carousel, read)?.cards).toMatchObject([
      {
        header: { url: "https://a.example/b.png" },
        body: "For Ann",
        buttons: [{ text: "Take it" }],
      },
      { header: { url: "" } },
    ]);
    expect(phonePartsOf({ type: "nothing", content: {} }, read)).toBeNull();
    expect(phonePartsOf({ type: "text", content: { text: "Hi" } }, read)).toBeNull();
  });

  it("names all texts in it, so that their expressions can be computed", () => {
    expect(textsIn({ a: ["x", { b: "y" }], c: 1, d: null })).toEqual(["x", "y"]);
  });
});
