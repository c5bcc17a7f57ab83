import { describe, expect, it } from "vitest";
import { keyOf, nameOf, readOrdered, writeOrdered } from "./ordered";

const TEXT =
  '{"steps":[{"id":"ask","selectNextStep":{"2":"{{data.a}}","10":"{{data.b}}","1":null,"x":"\\"2\\":"},' +
  '"outputs":{"3":"{{1}}","0":"{{2}}"}}],"other":{"text":"\u2060 \\"7\\":","b":1}}';

describe("JSON whose order counts", () => {
  it("goes through the browser without a change, also with ids that are numbers", () => {
    expect(writeOrdered(readOrdered(TEXT))).toBe(TEXT);
  });

  it("names the steps in the order of the text", () => {
    const read = readOrdered(TEXT) as { steps: [{ selectNextStep: Record<string, string> }] };
    const keys = Object.keys(read.steps[0].selectNextStep);
    expect(keys.map(nameOf)).toEqual(["2", "10", "1", "x"]);
  });

  it("leaves numbers alone where the order has no meaning", () => {
    expect(readOrdered('{"inputs":{"body":{"2":1,"1":{"3":0}}}}')).toEqual({
      inputs: { body: { 2: 1, 1: { 3: 0 } } },
    });
  });

  it.each(["1", "0", "4294967294"])("marks %s", (id) => {
    expect(keyOf(id)).not.toBe(id);
    expect(nameOf(keyOf(id))).toBe(id);
  });

  it.each(["01", "-1", "1.5", "4294967295", "a1", ""])("does not mark %s", (id) => {
    expect(keyOf(id)).toBe(id);
  });
});
