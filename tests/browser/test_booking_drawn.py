"""The booking journey drawn from nothing by clicks and keys, published, chatted through, and compared."""

from __future__ import annotations

from typing import Any

from playwright.async_api import expect

from tests.browser.chat import PhoneOnScreen
from tests.browser.conftest import Screens
from tests.browser.drawing import Drawing, exported
from tests.browser.test_logic import choose, outcome
from tests.process import ServerProcess
from tests.stubs.booking import BookingBackend
from tests.stubs.serving import served

NAME = "Booking drawn by hand"
CUSTOMER = "{{data.payload.user.channelUserId}}"
TAPPED = "step.reply.payload.content.interactive.list_reply"


async def goes_on(drawing: Drawing, label: str, kind: str, title: str, name: str) -> None:
    """Let an outcome lead to a new step, whose title is `title` at first; go there and name it."""
    await choose(outcome(drawing, label), "Leads to", f"New: {kind}")
    await drawing.page.get_by_role("button", name="Show all").click()
    await drawing.select(title)
    at_first = title.lower().replace(" ", "_")
    await expect(drawing.inspector.get_by_label("Name of the step")).to_have_value(at_first)
    await drawing.inspector.get_by_label("Name of the step").fill(name)
    await drawing.inspector.get_by_label("Name of the step").press("Enter")


async def remember(drawing: Drawing, what: str, name: str) -> None:
    """Remember something of the first kind that is offered under a name."""
    await choose(drawing.inspector, "What to remember", what)
    await drawing.inspector.get_by_role("textbox", name="Name of the variable").fill(name)


def step(step_id: str, kind: str, inputs: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A step with every key, as the Automation API answers it."""
    whole = {"outputs": {}, "selectNextStep": {}, "nextStepId": None, "do": []}
    return {"id": step_id, "stepType": kind, "inputs": inputs, **whole, **more}


def says(step_id: str, content: dict[str, Any], then: str | None = None) -> dict[str, Any]:
    """A message of the journey."""
    inputs = {
        "subAccountId": "demo_chatapps",
        "user": {"msisdn": CUSTOMER},
        "type": "interactive" if "interactive" in content else "text",
        "content": content,
    }
    return step(step_id, "ChatAppsMessage", inputs, nextStepId=then)


def offers(text: str, button: str, rows: Any) -> dict[str, Any]:
    """A list, with its rows written out or taken from an answer."""
    action = {"button": button, "sections": [{"title": "Choices", "rows": rows}]}
    return {"interactive": {"type": "list", "body": {"text": text}, "action": action}}


def waits(step_id: str, variable: str, then: dict[str, str]) -> dict[str, Any]:
    """A wait that remembers the id of the row that was tapped."""
    inputs = {"from": CUSTOMER, "channel": "whatsapp", "timeout": "0.00:30:00"}
    return step(
        step_id, "WaitForReply", inputs, outputs={variable: f"{{{{{TAPPED}.id}}}}"}, selectNextStep=then
    )


def booking_journey(url: str) -> list[dict[str, Any]]:
    """What the drawing must be as a definition."""
    word = "{{stringContains(data.payload.content.text, 'visit please', true)}}"
    services = [{"id": "1", "title": "Check-up"}, {"id": "2", "title": "Cleaning"}]
    slots = "{{data.slots.map(one => ({id: one.id, title: one.title}))}}"
    query = {"method": "GET", "url": f"{url}/slots", "parameters": {"service": "{{data.service}}"}}
    body = {"service": "{{data.service}}", "slot": "{{data.slot}}"}
    return [
        step("branch", "Branch", {}, selectNextStep={"services": word}),
        says("services", offers("What can we do for you?", "See services", services), "service_choice"),
        waits(
            "service_choice",
            "service",
            {"find_slots": "{{data.service != null}}", "no_reply": "{{step.reply == null}}"},
        ),
        step(
            "find_slots",
            "HttpRequest",
            query,
            outputs={"slots": "{{step.responseBody.slots}}"},
            selectNextStep={
                "offer": "{{step.responseCode == 200}}",
                "trouble": "{{step.responseCode != 200}}",
            },
        ),
        says(
            "offer", offers("These times are free. Which one suits you?", "See times", slots), "slot_choice"
        ),
        waits(
            "slot_choice", "slot", {"book": "{{step.reply != null}}", "no_reply": "{{step.reply == null}}"}
        ),
        step(
            "book",
            "HttpRequest",
            {"method": "POST", "url": f"{url}/bookings", "body": body},
            outputs={"booking": "{{step.responseBody}}"},
            selectNextStep={
                "confirmed": "{{step.responseCode == 201}}",
                "trouble": "{{!(step.responseCode >= 200 && step.responseCode < 300)}}",
            },
        ),
        says("trouble", {"text": "Sorry, our calendar cannot be reached. Please call us."}),
        says("confirmed", {"text": "You are booked for {{data.booking.when}}."}),
        says("no_reply", {"text": "We are here when you need us."}),
    ]


async def test_the_booking_journey_is_drawn_from_nothing(
    screens: Screens, web_server: ServerProcess, picture: Any
) -> None:
    backend = BookingBackend()
    async with served(backend.app()) as url:
        drawing = await Drawing.begin(screens, NAME)
        page, panel, keys = drawing.page, drawing.inspector, drawing.page.keyboard

        await keys.press("/")
        await keys.type("list")
        await keys.press("Enter")
        await panel.get_by_label("Name of the step").fill("services")
        await panel.get_by_label("Name of the step").press("Enter")
        await drawing.fill("Text", "What can we do for you?")
        await drawing.fill("Button that opens the list", "See services")
        await drawing.fill("Choice 1", "Check-up")
        await panel.get_by_role("button", name="Add a choice").click()
        await drawing.fill("Choice 2", "Cleaning")

        await drawing.add("Wait for reply", "service_choice")
        await remember(drawing, "the id of the chosen row", "service")
        await outcome(drawing, "Reply").get_by_role("button", name="Reply", exact=True).click()
        await choose(outcome(drawing, "Reply"), "What is looked at", "service")
        await choose(panel, "How it is compared", "is set")
        await goes_on(drawing, "Something is chosen", "HTTP request", "Request", "find_slots")

        await drawing.fill("Address", f"{url}/slots")
        await panel.get_by_role("button", name="Add a parameter").click()
        await panel.get_by_label("Name 1").fill("service")
        await panel.get_by_role("textbox", name="Value of service").fill("{{data.service}}")
        await panel.get_by_role("button", name="Send a test call").click()
        await expect(panel.get_by_text("200 OK")).to_be_visible()
        await panel.get_by_role("button", name="Do not remember").click()
        await panel.get_by_role("button", name="Remember slots", exact=True).click()
        await goes_on(drawing, "Answer 200", "List message", "List", "offer")

        await drawing.fill("Text", "These times are free. Which one suits you?")
        await drawing.fill("Button that opens the list", "See times")
        await panel.get_by_role("button", name="Take them from an answer").click()
        await drawing.add("Wait for reply", "slot_choice")
        await remember(drawing, "the id of the chosen row", "slot")
        await goes_on(drawing, "Reply", "HTTP request", "Request", "book")

        await choose(panel, "Method", "POST")
        await drawing.fill("Address", f"{url}/bookings")
        await drawing.fill("Body (JSON)", '{"service": "{{data.service}}", "slot": "{{data.slot}}"}')
        await remember(drawing, "the answer’s body", "booking")
        await outcome(drawing, "Answer 200").get_by_role("button", name="Answer 200", exact=True).click()
        await panel.get_by_role("textbox", name="Compare with").fill("201")
        await (
            outcome(drawing, "Not answer 200")
            .get_by_role("button", name="Not answer 200", exact=True)
            .click()
        )
        await choose(outcome(drawing, "Not answer 200"), "How it is compared", "means no success")
        await choose(outcome(drawing, "No success"), "Leads to", "New: Message")
        await goes_on(drawing, "Answer 201", "Message", "Message 2", "confirmed")
        await drawing.fill("Text", "You are booked for {{data.booking.when}}.")

        await drawing.select("Message")
        await panel.get_by_label("Name of the step").fill("trouble")
        await panel.get_by_label("Name of the step").press("Enter")
        await drawing.fill("Text", "Sorry, our calendar cannot be reached. Please call us.")
        await drawing.select("Find slots")
        await choose(outcome(drawing, "Not answer 200"), "Leads to", "Trouble")
        await drawing.select("Service choice")
        await goes_on(drawing, "No reply in 30 minutes", "Message", "Message", "no_reply")
        await drawing.fill("Text", "We are here when you need us.")
        await drawing.select("Slot choice")
        await choose(outcome(drawing, "No reply in 30 minutes"), "Leads to", "No reply")

        await drawing.select_start()
        begins = page.get_by_role("complementary", name="How the journey begins")
        await begins.get_by_text("Certain words").click()
        await begins.get_by_label("Words that begin the journey, 1").fill("visit please")
        await begins.get_by_label("Words that begin the journey, 1").press("Enter")
        await keys.press("Escape")
        await drawing.tidy_up()
        await drawing.select("Services")
        await drawing.saved()
        await picture(page, "builder")
        await keys.press("Control+k")
        await page.get_by_placeholder("What would you like to do?").fill("publish")
        await keys.press("Enter")
        # A backend on this machine is an address that other machines could not reach.
        dialog = page.get_by_role("dialog")
        await expect(dialog).to_contain_text("127.0.0.1 is an address inside of a network")
        await dialog.get_by_role("button", name="Publish anyway").click()
        await expect(page.get_by_text("is published.").last).to_be_visible()

        assert (await exported(web_server, NAME))["definition"]["steps"] == booking_journey(url)

        phone = await PhoneOnScreen.open(screens, NAME)
        await phone.write("A visit please")
        await phone.open_list("See services")
        await phone.pick("Cleaning")
        await phone.open_list("See times")
        assert await phone.rows() == ["Mon 9:00", "Mon 10:00"]
        await phone.pick("Mon 10:00")
        await phone.expect_text("You are booked for Monday at 9:00.")
        assert list(backend.effects.values()) == [{"service": "2", "slot": "mon-10"}]

        silent = await PhoneOnScreen.open(screens, NAME)
        await silent.write("visit please")
        await silent.open_list("See services")
        await silent.sheet.get_by_role("button", name="Close").click()
        await silent.skip("1 hour")
        await silent.expect_text("We are here when you need us.")
