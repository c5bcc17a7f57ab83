import { describe, expect, it } from "vitest";
import { changed, heard } from "./api";

const list = { builtIn: ["UNSUBSCRIBE", "OPT OUT"], added: ["no more"], removed: ["opt out"] };

describe("the words of a language", () => {
  it("are those that are built in and not removed, and those that were added", () => {
    expect(heard(list)).toEqual(["UNSUBSCRIBE", "no more"]);
  });

  it("are told apart into added and removed when they change", () => {
    expect(changed(list, ["opt out", "Leave me"])).toEqual({
      builtIn: ["UNSUBSCRIBE", "OPT OUT"],
      added: ["Leave me"],
      removed: ["UNSUBSCRIBE"],
    });
  });

  it("stay as they are when nothing changes", () => {
    expect(changed(list, heard(list))).toEqual({ ...list, removed: ["OPT OUT"] });
  });
});
