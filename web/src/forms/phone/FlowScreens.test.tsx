import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { pageTexts, startTexts } from "../../i18n";
import { FlowScreens } from "./FlowScreens";

beforeAll(async () => {
  await startTexts();
  await pageTexts("formPhone");
});
afterEach(cleanup);

const layout = (...children: object[]) => ({ type: "SingleColumnLayout", children });
const FLOW = JSON.stringify({
  version: "7.3",
  screens: [
    {
      id: "ONE",
      title: "About you",
      layout: layout(
        { type: "TextInput", name: "name", label: "Name", required: true },
        {
          type: "RadioButtonsGroup",
          name: "pet",
          label: "Pet",
          required: true,
          "data-source": [
            { id: "cat", title: "Cat" },
            { id: "none", title: "None" },
          ],
        },
        {
          type: "If",
          condition: "${form.pet} == 'cat'",
          then: [{ type: "TextInput", name: "cat", label: "Name of the cat", required: true }],
        },
        {
          type: "Footer",
          label: "Next",
          "on-click-action": {
            name: "navigate",
            next: { type: "screen", name: "TWO" },
            payload: { name: "${form.name}" },
          },
        },
      ),
    },
    {
      id: "TWO",
      title: "Confirm",
      terminal: true,
      data: { name: { type: "string", __example__: "Zoe" } },
      layout: layout(
        { type: "TextHeading", text: "Hello ${data.name}" },
        { type: "OptIn", name: "news", label: "Send me news" },
        {
          type: "Footer",
          label: "Done",
          "on-click-action": {
            name: "complete",
            payload: { name: "${data.name}", pet: "${screen.ONE.form.pet}", news: "${form.news}" },
          },
        },
      ),
    },
  ],
});

function show(props: Partial<React.ComponentProps<typeof FlowScreens>> = {}) {
  const onComplete = vi.fn();
  render(
    <MantineProvider>
      <FlowScreens flowJson={FLOW} onComplete={onComplete} onClose={vi.fn()} {...props} />
    </MantineProvider>,
  );
  return { onComplete, user: userEvent.setup() };
}

it("does not go on before everything is filled in, and says what is missing", async () => {
  const { user } = show();
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect(screen.getAllByRole("alert")).toHaveLength(2);
  expect(screen.getByLabelText("Name")).toHaveFocus();
  expect(screen.getByLabelText("Name")).toHaveAccessibleDescription("Fill this in to go on.");
});

it("shows a field under its condition, goes on and back with what was written, and sends the answer", async () => {
  const { user, onComplete } = show();
  await user.type(screen.getByLabelText("Name"), "Ann");
  expect(screen.queryByLabelText("Name of the cat")).toBeNull();
  await user.click(screen.getByRole("radio", { name: "Cat" }));
  expect(screen.getByLabelText("Name of the cat")).toBeInTheDocument();
  await user.click(screen.getByRole("radio", { name: "None" }));
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect(screen.getByRole("heading", { name: "Hello Ann" })).toBeInTheDocument();
  await user.click(screen.getByRole("checkbox"));
  await user.click(screen.getByRole("button", { name: "Back" }));
  expect(screen.getByLabelText("Name")).toHaveValue("Ann");
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect(screen.getByRole("checkbox")).toBeChecked();
  await user.click(screen.getByRole("button", { name: "Done" }));
  expect(onComplete).toHaveBeenCalledWith({ name: "Ann", pet: "none", news: true });
});

it("begins where the message says, with its data, and with examples in a preview", () => {
  show({ screen: "TWO", data: { name: "Bo" } });
  expect(screen.getByRole("heading", { name: "Hello Bo" })).toBeInTheDocument();
});

it("shows examples in a preview", () => {
  show({ screen: "TWO", withExamples: true });
  expect(screen.getByRole("heading", { name: "Hello Zoe" })).toBeInTheDocument();
});

it("says why an answer was not taken", async () => {
  const { user } = show({
    screen: "TWO",
    onComplete: () => Promise.reject(new Error("The window is closed.")),
  });
  await user.click(screen.getByRole("button", { name: "Done" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The window is closed.");
});

it("asks the endpoint first when the message says so, and ends when the endpoint does", async () => {
  const onExchange = vi
    .fn()
    .mockResolvedValueOnce({ screen: "TWO", data: { name: "Eve" }, done: null });
  show({ asksFirst: true, onExchange });
  expect(await screen.findByRole("heading", { name: "Hello Eve" })).toBeInTheDocument();
  expect(onExchange).toHaveBeenCalledWith("INIT", "ONE", {});
});
