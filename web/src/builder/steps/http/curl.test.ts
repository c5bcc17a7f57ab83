import { describe, expect, it } from "vitest";
import { headersIn, readCurl, splitQuery, words } from "./curl";

it("reads words as a shell does", () => {
  expect(words(`a 'b c' "d \\"e\\" $" f\\ g \\\n h''`)).toEqual([
    "a",
    "b c",
    'd "e" $',
    "f g",
    "h",
  ]);
});

describe("a curl command", () => {
  it("fills everything", () => {
    const command = `curl -X PUT 'https://api.example.com/slots?day=mon&free=1' \\
      -H 'Authorization: Bearer abc' -H "Accept: application/json" --data '{"id": 1}'`;
    expect(readCurl(command)).toEqual({
      method: "PUT",
      url: "https://api.example.com/slots",
      parameters: { day: "mon", free: "1" },
      headers: { Authorization: "Bearer abc", Accept: "application/json" },
      body: { id: 1 },
    });
  });

  it("posts when it has data, and gets otherwise", () => {
    expect(readCurl("curl example.com -d a=1 -d b=2")).toEqual({
      method: "POST",
      url: "https://example.com",
      body: { a: "1", b: "2" },
    });
    expect(readCurl("curl -s -L --compressed -m 5 https://example.com")).toEqual({
      method: "GET",
      url: "https://example.com",
    });
    expect(readCurl("curl -G https://example.com -d a=1")).toEqual({
      method: "GET",
      url: "https://example.com",
      parameters: { a: "1" },
    });
  });

  it("may be written short, with a user, and with --json", () => {
    expect(readCurl("curl -XPOST -ua:b --json '{}' https://example.com")).toEqual({
      method: "POST",
      url: "https://example.com",
      headers: { Authorization: "Basic YTpi", "Content-Type": "application/json" },
      body: {},
    });
  });

  it("is not an address, nor anything else", () => {
    expect(readCurl("https://example.com")).toBeNull();
    expect(readCurl("curly fries")).toBeNull();
    expect(readCurl("curl -s")).toBeNull();
  });
});

it("reads lines of headers", () => {
  expect(headersIn("Accept: text/html\n\nX-Key = a:b ")).toEqual([
    ["Accept", "text/html"],
    ["X-Key", "a:b"],
  ]);
  expect(headersIn("no header here")).toBeNull();
});

it("leaves an address with expressions as it is", () => {
  expect(splitQuery("{{data.a ? 'x' : 'y'}}/b?c=1")).toEqual({
    url: "{{data.a ? 'x' : 'y'}}/b?c=1",
  });
});
