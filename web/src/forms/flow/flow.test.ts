import { describe, expect, it } from "vitest";
import { faultOf } from "./check";
import { blocks, inline } from "./markdown";
import { actionOf, readScreens, type Component } from "./model";
import { holds, resolve, shownOf, textOf, type Surroundings } from "./resolve";

const around: Surroundings = {
  form: { name: "Ann", likes: ["tea"], news: true, age: "7", n: 3 },
  data: { city: "Rome", options: [{ id: "a", title: "A" }] },
  screens: { FIRST: { form: { day: "2026-03-01" }, data: {} } },
};

describe("references", () => {
  it("stand for fields, data and earlier screens, and keep their type", () => {
    expect(resolve("${form.likes}", around)).toEqual(["tea"]);
    expect(resolve({ a: "${form.news}", b: ["${screen.FIRST.form.day}"] }, around)).toEqual({
      a: true,
      b: ["2026-03-01"],
    });
    expect(textOf("Hello ${form.name} of ${data.city}${data.none}!", around)).toBe(
      "Hello Ann of Rome!",
    );
    expect(textOf("`'Dear ' ${form.name}`", around)).toBe("Dear Ann");
    expect(textOf(["One", "${form.name}"], around)).toBe("One\nAnn");
    expect(resolve("${form.constructor}", around)).toBeUndefined();
  });
});

describe("conditions", () => {
  it.each([
    ["${form.name} == 'Ann'", true],
    ["${form.name} != 'Ann'", false],
    ["${form.news}", true],
    ["!${form.news}", false],
    ["${form.n} > 2 && (${form.name} == 'Bo' || ${data.city} == 'Rome')", true],
    ["${form.age} >= 8", false],
    ["${form.name} ==", false],
    ["", false],
  ])("%s is %s", (condition, wanted) => {
    expect(holds(condition, around)).toBe(wanted);
  });

  it("decide what is shown, nested and within forms", () => {
    const text = (name: string) => ({ type: "TextBody", text: name });
    const children: Component[] = [
      {
        type: "Form",
        children: [
          { type: "If", condition: "${form.news}", then: [text("then")], else: [text("else")] },
          { type: "Switch", value: "${data.city}", cases: { Rome: [text("rome")], Oslo: [] } },
        ],
      },
      { ...text("hidden"), visible: "${form.nothing}" },
      { ...text("seen"), visible: "${form.news}" },
    ];
    expect(shownOf(children, around).map((one) => one["text"])).toEqual(["then", "rome", "seen"]);
  });
});

describe("fields", () => {
  const fault = (component: Record<string, unknown>, value: unknown) =>
    faultOf({ type: "TextInput", ...component }, value, around)?.word ?? null;
  it.each([
    [{ required: true }, "  ", "required"],
    [{}, "", null],
    [{ "input-type": "email" }, "ann", "email"],
    [{ "input-type": "email" }, "ann@example.com", null],
    [{ "input-type": "phone" }, "+65 9123 4567", null],
    [{ "input-type": "number" }, "3,5", null],
    [{ "input-type": "number" }, "three", "number"],
    [{ "min-chars": 3 }, "ab", "tooShort"],
    [{ "max-chars": 3 }, "abcd", "tooLong"],
    [{ pattern: "[A-Z]{2}" }, "ab", "pattern"],
    [{ pattern: "(" }, "ab", null],
    [{ type: "DatePicker", "min-date": "2026-03-02" }, "2026-03-01", "dateEarly"],
    [{ type: "DatePicker", "max-date": "${screen.FIRST.form.day}" }, "2026-03-02", "dateLate"],
    [{ type: "DatePicker", "unavailable-dates": ["2026-03-02"] }, "2026-03-02", "dateGone"],
    [{ type: "CheckboxGroup", "max-selected-items": 1 }, ["a", "b"], "atMost"],
    [{ type: "OptIn", required: true }, false, "required"],
  ])("%o with %s: %s", (component, value, wanted) => {
    expect(fault(component, value)).toBe(wanted);
  });
});

it("marks are read as WhatsApp shows them", () => {
  const [paragraph, bullets, numbers] = blocks(
    "**Bold**, [link](https://a.example)\n- one\n- two\n1. first",
  );
  expect(paragraph).toEqual({
    kind: "paragraph",
    parts: [
      { text: "Bold", mark: "bold" },
      { text: ", " },
      { text: "link", link: "https://a.example" },
    ],
  });
  expect(bullets).toMatchObject({ kind: "list", isOrdered: false });
  expect(numbers).toMatchObject({ kind: "list", isOrdered: true });
  expect(inline("[x](javascript:alert(1))")[0]).toEqual({ text: "x", link: undefined });
});

it("what is no flow has no screens, and what is no action does nothing", () => {
  expect(readScreens("{")).toEqual([]);
  expect(readScreens('{"screens":[{"id":"A"},5]}').map((one) => one.id)).toEqual(["A"]);
  expect(actionOf({ name: "dance" })).toBeNull();
});
