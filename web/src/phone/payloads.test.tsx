// Every kind of message, drawn from the payloads that the providers publish.
import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Message } from "../api/types";
import { pageTexts, startTexts } from "../i18n";
import { partsOf } from "./parts";
import { PhoneScreen } from "./PhoneScreen";

const FOLDER = join(__dirname, "../../../../shared/data/messages/send");
const read = (name: string) =>
  JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Record<string, unknown>;
const named = (number: string) => {
  const name = readdirSync(FOLDER).find((one) => one.startsWith(`${number}-`));
  if (!name) throw new Error(`There is no payload ${number}.`);
  return read(name);
};
const WHOLE = readdirSync(FOLDER).filter((name) => !/-(fragment|batch|typing)-/.test(name));

beforeAll(() => startTexts().then(() => pageTexts("phone")));
afterEach(cleanup);

let count = 0;
function entry(given: Record<string, unknown>, more: Partial<Message> = {}): Message {
  count += 1;
  return {
    umid: `umid-${count}`,
    direction: "outbound",
    type: String(given["type"] ?? "text"),
    content: (given["content"] ?? {}) as Message["content"],
    state: "delivered",
    timestamp: "2026-03-02T09:30:00Z",
    ...more,
  };
}

const nothing = () => undefined;
function shown(...messages: Message[]) {
  const onTap = vi.fn();
  render(
    <MantineProvider>
      <PhoneScreen
        business="Harbour Dental"
        messages={messages}
        call={undefined}
        hint={null}
        busy={false}
        onWrite={nothing}
        onTap={onTap}
        onKeys={nothing}
      />
    </MantineProvider>,
  );
  return { onTap, log: within(screen.getByRole("log")) };
}

it.each(WHOLE)("shows %s", (name) => {
  const given = read(name);
  const message = entry(given);
  expect(partsOf(message).isKnown).toBe(true);
  const { log } = shown(message);
  const row = log.getByRole("article");
  expect(row).not.toHaveTextContent("Message of type");
  const { title, body, footer, buttons } = partsOf(message);
  for (const words of [title, footer].filter(Boolean)) {
    expect(row).toHaveTextContent(words.trim());
  }
  expect(row.textContent).toContain(
    body
      .split(/[\n*_~`]/)[0]!
      .slice(0, 60)
      .trim(),
  );
  if (buttons.length <= 3)
    for (const { text } of buttons.filter((one) => one.text)) expect(row).toHaveTextContent(text);
});

describe("each kind of message", () => {
  it("text", () => {
    shown(entry(named("006")));
    expect(screen.getByRole("article")).toHaveTextContent(
      ((named("006")["content"] as { text: string }).text ?? "").slice(0, 20),
    );
  });

  it("an image with its caption", () => {
    const { log } = shown(entry(named("007")));
    expect(log.getByRole("img", { name: /^Picture / })).toHaveAttribute("src");
  });

  it("a video with controls", () => {
    shown(entry(named("008")));
    expect(document.querySelector("video")).toHaveAttribute("controls");
  });

  it("a document by its name and kind, to be opened", () => {
    const { log } = shown(
      entry({ type: "file", content: { url: "https://a.example/x/price%20list.pdf?token=1" } }),
    );
    const link = log.getByRole("link", { name: /price list\.pdf/ });
    expect(link).toHaveTextContent("PDF");
    expect(link).toHaveAttribute("rel", "noopener noreferrer");
  });

  it("a voice note and a sound, to be played", () => {
    const { log } = shown(
      entry({ type: "audio", content: { url: "https://a.example/note.ogg" } }),
      entry({ type: "audio", content: { url: "https://a.example/song.mp3" } }),
    );
    expect(log.getByRole("group", { name: "Voice message" })).toBeVisible();
    expect(log.getByRole("group", { name: "Audio song.mp3" })).toBeVisible();
    expect(log.getAllByRole("button", { name: "Play" })).toHaveLength(2);
  });

  it("a place, whose numbers may be texts [R-LOC-1]", () => {
    const { log } = shown(entry(named("010")));
    const { location } = named("010")["content"] as { location: { latitude: string } };
    expect(typeof location.latitude).toBe("string");
    expect(log.getByRole("img", { name: /^Drawn map/ })).toBeVisible();
    expect(partsOf(entry(named("010"))).attachment).toMatchObject({
      place: { latitude: Number(location.latitude) },
    });
  });

  it("reply buttons, with a header of a picture", async () => {
    const { onTap, log } = shown(entry(named("012")));
    const [first] = partsOf(entry(named("012"))).buttons;
    await userEvent.click(log.getByRole("button", { name: first!.text }));
    expect(onTap).toHaveBeenCalledWith(expect.anything(), { id: first!.id, title: first!.text });
  });

  it("a list, opened with Enter from its message", async () => {
    shown(entry(named("011")));
    screen.getByRole("log").focus();
    await userEvent.keyboard("{ArrowUp}{Enter}");
    expect(await screen.findByRole("dialog")).toBeVisible();
  });

  it("a link button", () => {
    const { log } = shown(entry(named("014")));
    expect(log.getByRole("link")).toHaveAttribute("target", "_blank");
  });

  it("products", () => {
    const { log } = shown(entry(named("016")), entry(named("017")));
    expect(log.getByText("PRODUCT_SKU_123")).toBeVisible();
    expect(log.getByText("Featured Products")).toBeVisible();
    expect(log.getAllByText("View items")).toHaveLength(2);
  });

  it("requests for a place, for a contact, to be allowed to call, and the call button", () => {
    const interactive = (type: string, action: object = {}) => ({
      type: "interactive",
      content: { interactive: { type, body: { text: type }, action } },
    });
    const { log } = shown(
      entry(named("118")),
      entry(interactive("request_contact_info")),
      entry(named("115")),
      entry(interactive("voice_call", { parameters: { display_text: "Ring us" } })),
      entry(interactive("address_message")),
      entry(interactive("catalog_message")),
      entry(named("015")),
    );
    for (const text of [
      "Send location",
      "Share contact info",
      "Choose preference",
      "Ring us",
      "Provide address",
      "View catalogue",
      "Schedule now",
    ]) {
      expect(log.getByText(text)).toBeVisible();
    }
  });

  it("a carousel of ten cards, each with its own buttons [R-CAR-FREE-1..7]", async () => {
    const cards = Array.from({ length: 10 }, (_, index) => ({
      card_index: index,
      header: { type: "image", image: { link: `https://a.example/${index}.jpg` } },
      body: { text: `Card ${index}` },
      action: {
        buttons: [{ type: "quick_reply", quick_reply: { id: `take-${index}`, title: "Take it" } }],
      },
    }));
    const content = {
      interactive: { type: "carousel", body: { text: "Ours" }, action: { cards } },
    };
    const { log, onTap } = shown(entry({ type: "interactive", content }));
    expect(log.getByRole("group", { name: "10 cards" })).toBeVisible();
    expect(log.getAllByRole("listitem")).toHaveLength(10);
    await userEvent.click(log.getAllByRole("button", { name: "Take it" })[9]!);
    expect(onTap).toHaveBeenCalledWith(expect.anything(), { id: "take-9", title: "Take it" });
  });

  it("contact cards", async () => {
    const person = (name: string) => ({
      name: { formatted_name: name },
      phones: [{ phone: "+65 9123 4567" }],
      org: { company: "Harbour", title: "Nurse" },
    });
    const contacts = [person("Ann Lee"), person("Bo Tan")];
    const { log } = shown(entry({ type: "contacts", content: { contacts } }));
    expect(log.getByText("and 1 other contact")).toBeVisible();
    await userEvent.click(log.getByText("View all 2"));
    expect(log.getAllByText("+65 9123 4567")[1]).toBeVisible();
  });

  it("a sticker, also without a type of its own", () => {
    const content = { url: "https://a.example/hi.webp" };
    shown(entry({ type: "sticker", content }), entry({ type: "none", content }));
    expect(screen.getAllByRole("img", { name: "Sticker" })).toHaveLength(2);
  });

  it("what the customer answered: an order, a form, about calls", () => {
    const mine = { direction: "inbound" as const };
    const answer = (interactive: object) => ({ type: "interactive", content: { interactive } });
    const { log } = shown(
      entry(
        {
          type: "order",
          content: {
            order: {
              text: "Please deliver",
              product_items: [
                { product_retailer_id: "A", quantity: 2, item_price: 9.5, currency: "SGD" },
                { product_retailer_id: "B", quantity: "1" },
              ],
            },
          },
        },
        mine,
      ),
      entry(
        answer({
          type: "nfmReply",
          nfmReply: { responseJson: '{"day":"2026-03-15","with":["Ann","Bo"],"flow_token":"t"}' },
        }),
        mine,
      ),
      entry(
        answer({
          type: "callPermissionReply",
          callPermissionReply: { response: "accept", isPermanent: false },
        }),
        mine,
      ),
    );
    expect(log.getByText("3 items")).toBeVisible();
    expect(log.getByText("9.5 SGD")).toBeVisible();
    expect(log.getByText("Ann, Bo")).toBeInTheDocument();
    expect(log.queryByText("flow_token")).toBeNull();
    expect(log.getByText("You allowed calls for 7 days")).toBeVisible();
  });
});

describe("the chat", () => {
  it("puts reactions on what they are about, and takes them back", () => {
    const hello = entry({ content: { text: "Hello" } });
    const react = (emoji: string, direction: Message["direction"]) =>
      entry(
        { type: "reaction", content: { reaction: { message_id: hello.umid, emoji } } },
        { direction },
      );
    const { log } = shown(
      hello,
      react("👍", "inbound"),
      react("❤️", "outbound"),
      react("", "inbound"),
    );
    expect(log.getAllByRole("article")).toHaveLength(1);
    expect(log.getByRole("img", { name: "Harbour Dental reacted with ❤️" })).toHaveTextContent(
      "❤️",
    );
  });

  it("shows quotes of both sides, and jumps to what is quoted", async () => {
    const hello = entry({ content: { text: "*Hello* there" } });
    const answer = entry(
      { content: { text: "Hi" } },
      { direction: "inbound", replyToUmid: hello.umid },
    );
    const thanks = entry({ content: { text: "Thanks" } }, { context: { umid: answer.umid } });
    const { log } = shown(hello, answer, thanks);
    expect(log.getByRole("button", { name: /^You ?Hi$/ })).toBeVisible();
    const quote = log.getByRole("button", { name: /^Harbour Dental ?Hello/ });
    expect(quote).toHaveTextContent("Hello there");
    await userEvent.click(quote);
    expect(log.getAllByRole("article")[0]).toHaveFocus();
  });

  it("says why a message is not there, in words", () => {
    const { log } = shown(
      entry(
        { content: { text: "Late" } },
        { state: "undelivered", error: { code: 1022, message: "Message window expired" } },
      ),
      entry(
        { content: { text: "Odd" } },
        { state: "rejected", error: { code: 9999, message: "The moon is full." } },
      ),
      entry({ content: { text: "Soon" } }, { state: "queued" }),
    );
    expect(log.getByText(/not written within the last 24 hours/)).toBeVisible();
    expect(log.getByText("Not on this phone: The moon is full.")).toBeVisible();
    expect(log.getAllByText(/Waiting to be sent; not on this phone yet/)[0]).toBeVisible();
  });

  it("makes no HTML of any text", () => {
    const evil = `<img src=x onerror="alert(1)"> *<b>bold</b>* [a](javascript:alert(1))`;
    shown(entry({ content: { text: evil } }), entry({ content: { text: evil } }));
    expect(document.querySelector(".msg img, .msg b, .msg a")).toBeNull();
    expect(screen.getAllByRole("article")[0]).toHaveTextContent("<img src=x");
  });

  it("reads long texts on", async () => {
    const { log } = shown(entry({ content: { text: `${"word ".repeat(300)}end` } }));
    expect(log.getByRole("article")).not.toHaveTextContent("end");
    await userEvent.click(log.getByRole("button", { name: "Read more" }));
    expect(log.getByRole("article")).toHaveTextContent("end");
  });
});
