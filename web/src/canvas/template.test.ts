import { expect, it } from "vitest";
import type { RawStep } from "../api/types";
import type { Template } from "../templates/api";
import { sentBy, shownTemplate } from "./template";

const step = (components: unknown, name = "order_shipped"): RawStep =>
  ({
    id: "shipped",
    stepType: "ChatAppsMessage",
    inputs: {
      subAccountId: "acme",
      type: "template",
      content: { template: { name, language: "en", components } },
    },
  }) as RawStep;

const template = (more: Partial<Template> = {}): Template =>
  ({
    name: "order_shipped",
    language: "en",
    category: "UTILITY",
    status: "APPROVED",
    variables: [],
    components: [
      { type: "HEADER", format: "Text", text: "Order {{1}}" },
      { type: "BODY", text: "Hello {{1}}, your order {{2}} is on its way." },
      { type: "FOOTER", text: "Reply STOP to opt out" },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Track it" }] },
    ],
    ...more,
  }) as Template;

const words = (text: string) => ({ type: "text", text });
const values = [
  { type: "Header", parameters: [words("1002")] },
  { type: "body", parameters: [words("{{data.customerName}}"), words("1002")] },
];

it("shows the words of a template with what the step puts in", () => {
  expect(shownTemplate(sentBy(step(values))!, [template()])).toEqual({
    trouble: null,
    preview: {
      meta: "order_shipped · en",
      header: "Order 1002",
      text: "Hello {{data.customerName}}, your order 1002 is on its way.",
      footer: "Reply STOP to opt out",
      buttons: ["Track it"],
    },
  });
});

it("names the places that have no value yet", () => {
  const { preview } = shownTemplate(sentBy(step([]))!, [template()]);
  expect(preview.text).toBe("Hello ‹1›, your order ‹2› is on its way.");
});

it("says what keeps a template from being sent", () => {
  const sent = sentBy(step(values))!;
  expect(shownTemplate(sent, [template({ status: "PAUSED" })]).trouble).toBe("PAUSED");
  expect(shownTemplate(sent, [template({ language: "de" })])).toEqual({
    trouble: "missing",
    preview: { meta: "order_shipped · en" },
  });
});

it("counts the cards of a carousel, and knows pictures at the top", () => {
  const components = [
    { type: "HEADER", format: "Image" },
    { type: "BODY", text: "Our offers" },
    { type: "CAROUSEL", cards: [{ components: [] }, { components: [] }] },
  ] as Template["components"];
  const { preview } = shownTemplate(sentBy(step([]))!, [template({ components })]);
  expect(preview).toMatchObject({ media: "image", text: "Our offers", cards: 2 });
});

it("is nothing while no template is chosen", () => {
  expect(sentBy(step([], ""))).toBeNull();
});
