import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../api/types";
import { startTexts } from "../../i18n";
import { sentenceOf } from "./words";

const problem = (code: string, values: Problem["values"]): Problem => ({
  level: "warning",
  code,
  step: "ask",
  address: "ask",
  field: "selectNextStep",
  message: "in English",
  values,
});

beforeAll(startTexts);

describe("the sentence of a problem", () => {
  it("says a condition as the canvas says it", () => {
    const said = sentenceOf(
      i18next.t,
      problem("dead_end", { condition: "data.service_name == 'Check-up'" }),
    );
    expect(said).toMatch(/^The outcome service name is “Check-up” leads nowhere/);
  });

  it("shows a condition that no sentence fits as it is written", () => {
    const said = sentenceOf(i18next.t, problem("dead_end", { condition: "f(g(data.x) ?? 1)" }));
    expect(said).toContain("“f(g(data.x) ?? 1)”");
  });

  it("is the server's own when the code is not known here, begun as a sentence is", () => {
    expect(sentenceOf(i18next.t, problem("from_the_future", {}))).toBe("In English");
  });
});
