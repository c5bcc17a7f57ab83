import { describe, expect, it } from "vitest";
import type { TemplateVariable } from "../../../templates/api";
import { componentsOf, valuesOf } from "./templateSend";

const variable = (at: string, more: Partial<TemplateVariable>): TemplateVariable => ({
  at,
  part: "body",
  card: null,
  button: null,
  variable: null,
  kind: "text",
  label: null,
  example: null,
  required: true,
  ...more,
});

const reminder = [
  variable("header", { part: "header", kind: "image" }),
  variable("body.1", {}),
  variable("body.2", {}),
  variable("button.0", { part: "button", button: 0, kind: "payload", required: false }),
  variable("button.1", { part: "button", button: 1, kind: "url" }),
];

describe("the values of a template", () => {
  it("are written in the shapes that the provider wants, and read back", () => {
    const values = {
      header: "https://a/b.png",
      "body.1": "{{data.name}}",
      "body.2": "Mon",
      "button.1": "x",
    };
    const components = componentsOf(reminder, values);
    expect(components).toEqual([
      { type: "header", parameters: [{ type: "image", url: "https://a/b.png" }] },
      {
        type: "body",
        parameters: [
          { type: "text", text: "{{data.name}}" },
          { type: "text", text: "Mon" },
        ],
      },
      { type: "button", subType: "Url", index: 1, parameters: [{ type: "text", text: "x" }] },
    ]);
    expect(valuesOf(reminder, components)).toEqual(values);
  });

  it("are read whatever the case of types and however an index is written", () => {
    const components = [
      { type: "Body", parameters: [{ type: "text", text: "A" }] },
      {
        type: "button",
        subType: "quickreply",
        index: "0",
        parameters: [{ type: "payload", payload: "p" }],
      },
    ];
    expect(valuesOf(reminder, components)).toEqual({ "body.1": "A", "button.0": "p" });
  });

  it("are those of each card of a carousel", () => {
    const cards = [0, 1].flatMap((card) => [
      variable(`card.${card}.header`, { part: "header", kind: "image", card }),
      variable(`card.${card}.button.0`, { part: "button", button: 0, kind: "url", card }),
    ]);
    const values = Object.fromEntries(cards.map(({ at }) => [at, at]));
    const components = componentsOf(cards, values);
    expect(components[0]).toMatchObject({
      type: "carousel",
      cards: [{ cardIndex: 0 }, { cardIndex: 1 }],
    });
    expect(valuesOf(cards, components)).toEqual(values);
  });

  it("send a one-time password in the body and in its button", () => {
    const code = [variable("body.1", { kind: "otp" })];
    const components = componentsOf(code, { "body.1": "123456" });
    expect(components.map(({ type }) => type)).toEqual(["body", "button"]);
    expect(valuesOf(code, components)).toEqual({ "body.1": "123456" });
  });

  it("that the template does not ask for are not touched", () => {
    expect(valuesOf(reminder, "{{data.components}}")).toBeNull();
    expect(valuesOf(reminder, [{ type: "limited_time_offer" }])).toBeNull();
    const much = [1, 2, 3].map(() => ({ type: "text", text: "x" }));
    expect(valuesOf(reminder, [{ type: "body", parameters: much }])).toBeNull();
  });
});
