import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it, vi } from "vitest";
import { pageTexts, startTexts } from "../i18n";
import { ListSheet } from "./ListSheet";

beforeAll(() => startTexts().then(() => pageTexts("phone")));

const list = {
  type: "list",
  action: {
    button: "See times",
    sections: [
      {
        title: "Free",
        rows: [
          { id: "a", title: "Mon 10:00" },
          { id: "b", title: "Tue 9:00" },
        ],
      },
    ],
  },
};

it("sends a row only after one was picked, also with the keyboard alone", async () => {
  const onSend = vi.fn();
  render(<ListSheet interactive={list} onSend={onSend} onClose={vi.fn()} />);
  expect(screen.getByRole("button", { name: "Send" })).toBeDisabled();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(onSend).toHaveBeenCalledWith({ id: "b", title: "Tue 9:00" });
});

it("closes with Escape without sending", async () => {
  const onSend = vi.fn();
  const onClose = vi.fn();
  render(<ListSheet interactive={list} onSend={onSend} onClose={onClose} />);
  await userEvent.keyboard("{Escape}");
  expect(onClose).toHaveBeenCalledOnce();
  expect(onSend).not.toHaveBeenCalled();
});
