import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { pageTexts, startTexts } from "../i18n";
import { Carousel } from "./Carousel";
import { ButtonOf } from "./Buttons";

beforeAll(() => startTexts().then(() => pageTexts("phone")));

const card = (number: number) => ({
  header: null,
  body: `Card ${number}`,
  buttons: [{ id: `card.${number}.button.0`, type: "QUICK_REPLY" as const, text: "Book this" }],
});

it("tells which card's button was tapped", async () => {
  const onTap = vi.fn();
  render(<Carousel cards={[0, 1, 2].map(card)} onTap={onTap} />);
  expect(screen.getByRole("group", { name: "3 cards" })).toBeVisible();
  await userEvent.click(screen.getAllByRole("button", { name: "Book this" })[2]!);
  expect(onTap).toHaveBeenCalledWith({ id: "card.2.button.0", title: "Book this" });
});

it("does not open an address that is none of the web", () => {
  const button = { id: "button.0", type: "URL" as const, text: "Open", url: "javascript:alert(1)" };
  render(<ButtonOf button={button} onTap={vi.fn()} />);
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("Open")).toBeVisible();
});
