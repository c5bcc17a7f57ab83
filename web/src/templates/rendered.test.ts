import { describe, expect, it } from "vitest";
import { fileName, pictureUrl, renderedOf, runsOf, safeUrl } from "./rendered";

describe("what the phone may open and load", () => {
  it("opens only addresses of the web", () => {
    expect(safeUrl("https://a.example/x")).toBe("https://a.example/x");
    expect(safeUrl("javascript:alert(1)")).toBeUndefined();
    expect(safeUrl("www.example.com")).toBeUndefined();
    expect(safeUrl(undefined)).toBeUndefined();
  });

  it("loads pictures over https or from its own server", () => {
    expect(pictureUrl("https://a.example/x.jpg")).toBe("https://a.example/x.jpg");
    expect(pictureUrl("http://a.example/x.jpg")).toBeUndefined();
    expect(pictureUrl(`${window.location.origin}/demo/x.jpg`)).toBe(
      `${window.location.origin}/demo/x.jpg`,
    );
  });

  it("names a file by the end of its address", () => {
    expect(fileName("https://a.example/b/price%20list.pdf?token=1")).toBe("price list.pdf");
    expect(fileName("https://a.example/%E0%A4%A")).toBe("%E0%A4%A");
    expect(fileName(undefined)).toBe("");
  });
});

describe("WhatsApp's marks", () => {
  const styles = (text: string) => runsOf(text).map((run) => [run.style, run.text]);

  it("reads bold, italic and struck words", () => {
    expect(styles("*123* is _your_ ~old~ code")).toEqual([
      ["bold", "123"],
      ["plain", " is "],
      ["italic", "your"],
      ["plain", " "],
      ["strike", "old"],
      ["plain", " code"],
    ]);
  });

  it("leaves alone what stands inside words or around spaces", () => {
    expect(styles("snake_case_name and 2 * 3 * 4")).toEqual([
      ["plain", "snake_case_name and 2 * 3 * 4"],
    ]);
    expect(styles("")).toEqual([]);
  });
});

it("finds a shown template in a message", () => {
  expect(renderedOf({ text: "Hi" })).toBeUndefined();
  expect(renderedOf({ rendered: { body: "Hi" } })).toEqual({ body: "Hi" });
});
