import { describe, expect, it } from "vitest";
import { firstRows, hasHeadings, phoneColumn } from "./columns";

describe("the first rows of a list", () => {
  it("are read with any separator, quotes and line breaks within them", () => {
    expect(firstRows('\uFEFFName;Phone\r\n"Ann; ""A""";+6591\n\n"Ben\nLee";+6592', 10)).toEqual([
      ["Name", "Phone"],
      ['Ann; "A"', "+6591"],
      ["Ben\nLee", "+6592"],
    ]);
    expect(firstRows("a\nb\nc", 2)).toEqual([["a"], ["b"]]);
    expect(firstRows("", 3)).toEqual([]);
  });

  it("tell whether the columns have names, and which has the phone numbers", () => {
    const named = [
      ["Name", "Mobile", "Day"],
      ["Ann", "+6591234567", "Monday"],
    ];
    expect([hasHeadings(named), phoneColumn(named, true)]).toEqual([true, 1]);
    const bare = [["Ann", "12", "+6591234567"]];
    expect([hasHeadings(bare), phoneColumn(bare, false)]).toEqual([false, 2]);
    expect(phoneColumn([["الاسم", "رقم الجوال"]], true)).toBe(1);
  });
});
