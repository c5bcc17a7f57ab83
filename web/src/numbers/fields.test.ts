import { describe, expect, it } from "vitest";
import { beginning, lacking, requestOf, webhookOf } from "./fields";

const known = { subAccountId: "acme", provider: "8x8", baseUrl: "https://chatapps.8x8.uk" };

describe("the settings of a number", () => {
  it("begin with a secret that is made up, and the usual address", () => {
    const values = beginning("8x8", null);
    expect(values.baseUrl).toBe("https://chatapps.8x8.com");
    expect(values.webhookSecret).toMatch(/^[0-9a-f]{32}$/);
    expect(lacking("8x8", values, null)).toEqual(["apiKey"]);
  });

  it("show what is known and let secrets stay as they are", () => {
    const values = beginning("8x8", known);
    expect(values).toMatchObject({ baseUrl: "https://chatapps.8x8.uk", apiKey: "" });
    expect(lacking("8x8", values, known)).toEqual([]);
    expect(requestOf("8x8", values)).toEqual({
      provider: "8x8",
      baseUrl: known.baseUrl,
      messagesPerSecond: null,
    });
  });

  it("of the simulator keep how templates are reviewed", () => {
    const simulated = { subAccountId: "acme", provider: "simulator", templateReview: "manual" };
    expect(requestOf("simulator", {}, simulated)).toEqual({
      provider: "simulator",
      templateReview: "manual",
      messagesPerSecond: null,
    });
  });

  it("tell how fast the number sends", () => {
    const paced = { ...known, messagesPerSecond: 20 };
    const values = beginning("8x8", paced);
    expect(values.messagesPerSecond).toBe("20");
    expect(requestOf("8x8", values, paced).messagesPerSecond).toBe(20);
    expect(requestOf("8x8", { ...values, messagesPerSecond: " " }, paced).messagesPerSecond).toBe(
      null,
    );
  });

  it("of another provider have nothing in common", () => {
    const values = beginning("whatsapp_cloud", known);
    expect(lacking("whatsapp_cloud", values, known)).toEqual([
      "phoneNumberId",
      "wabaId",
      "accessToken",
      "appSecret",
    ]);
  });

  it("say where the provider must send messages to, as long as the secret in it is known", () => {
    const { origin } = window.location;
    expect(webhookOf("8x8", "acme", { webhookSecret: "s3" })).toBe(
      `${origin}/webhooks/8x8/acme/s3`,
    );
    expect(webhookOf("8x8", "acme", {})).toBeNull();
    expect(webhookOf("whatsapp_cloud", "acme", {})).toBe(`${origin}/webhooks/whatsapp/acme`);
    expect(webhookOf("simulator", "acme", {})).toBeNull();
  });
});
