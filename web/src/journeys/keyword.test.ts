import { describe, expect, it } from "vitest";
import { keywordOf, keywordsOf } from "./keyword";

const branch = (...conditions: string[]) => ({
  stepType: "branch",
  selectNextStep: Object.fromEntries(conditions.map((one, at) => [`step${at}`, `{{${one}}}`])),
});
const has = (word: string) => `stringContains(data.payload.content.text, '${word}', true)`;

describe("the words with which a journey begins", () => {
  it("are all that its first branch looks for, in any outcome", () => {
    const entry = branch(
      `${has("book it")} || ${has("temu janji")}`,
      has("cancel"),
      "data.x == 'y'",
    );
    expect(keywordsOf(entry)).toEqual(["book it", "temu janji", "cancel"]);
    expect(keywordOf(entry)).toBe("book it");
  });

  it("are found among other conditions, and in an SMS", () => {
    expect(
      keywordsOf(
        branch(
          "stringContains(data.payload.body, 'Register') && isCountryCode(data.payload.source, 'SG')",
        ),
      ),
    ).toEqual(["Register"]);
    expect(
      keywordsOf(
        branch("String(data.payload.content.text).trim().toLowerCase() == 'Hi'.toLowerCase()"),
      ),
    ).toEqual(["Hi"]);
  });

  it("are not what another step looks at", () => {
    expect(keywordOf({ ...branch(has("x")), stepType: "WaitForReply" })).toBeNull();
    expect(keywordOf({ stepType: "ChatAppsMessage", selectNextStep: null })).toBeNull();
    expect(keywordsOf(branch("stringContains(data.answer, 'x', true)"))).toEqual([]);
    expect(keywordOf(undefined)).toBeNull();
  });
});
