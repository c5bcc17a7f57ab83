"""What decides the way: conditions, waits, requests and triggers, chosen by people who do not program."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.async_api import Locator, expect

from tests.browser.conftest import Screens, post_definition
from tests.browser.drawing import Drawing, exported, write
from tests.browser.test_screens import SCHEMES, assert_sound
from tests.process import ServerProcess
from tests.stubs.booking import BookingBackend
from tests.stubs.serving import served

CHOICE = "step.reply.payload.content.interactive.list_reply.id"


async def choose(within: Locator, label: str, option: str | re.Pattern[str], at: int = 0) -> None:
    """Choose from a list that opens."""
    await within.get_by_role("combobox", name=label, exact=True).nth(at).click()
    await within.page.get_by_role("option", name=option, exact=isinstance(option, str)).click()


async def publish(drawing: Drawing) -> None:
    """Publish, also with warnings: these journeys are about something else."""
    page = drawing.page
    await page.get_by_role("button", name="Publish", exact=True).click()
    anyway, done = page.get_by_role("button", name="Publish anyway"), page.get_by_text("is published.")
    await expect(anyway.or_(done).first).to_be_visible()
    if await anyway.count():
        await anyway.click()
    await expect(done).to_be_visible()


def outcome(drawing: Drawing, label: str) -> Locator:
    return drawing.inspector.get_by_role("listitem", name=label, exact=True)


async def a_list(drawing: Drawing) -> None:
    await drawing.add("List message", "services")
    await drawing.fill("Choice 1", "Check-up")
    await drawing.inspector.get_by_role("button", name="Add a choice").click()
    await drawing.fill("Choice 2", "I'm in pain")


async def test_a_way_for_each_choice_of_a_list_is_made_by_clicks(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await Drawing.begin(screens, "Each choice")
    await a_list(drawing)
    await drawing.add("Wait for reply", "choice")
    await drawing.inspector.get_by_role("button", name="One for each of 2 choices").click()
    await outcome(drawing, "Reply").get_by_role("button", name="Remove the outcome").click()
    for label in ("“Check-up”", "“I'm in pain”"):
        await choose(outcome(drawing, label), "Leads to", "New: Message")
    await expect(drawing.page.locator(".step", has_text="Wait for reply")).to_contain_text("“I'm in pain”")
    await assert_sound(drawing.page)
    await drawing.saved()
    await publish(drawing)
    steps = (await exported(web_server, "Each choice"))["definition"]["steps"]
    rows = steps[0]["inputs"]["content"]["interactive"]["action"]["sections"][0]["rows"]
    conditions = list(steps[1]["selectNextStep"].values())
    assert conditions == [f"{{{{{CHOICE} == '{row['id']}'}}}}" for row in rows]


async def test_a_title_that_is_compared_is_replaced_by_the_choice(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Titles")
    await a_list(drawing)
    await drawing.add("Wait for reply", "choice")
    inspector = drawing.inspector
    await inspector.get_by_role("button", name="Reply", exact=True).click()
    await choose(inspector, "How it is compared", "is")
    await inspector.get_by_role("textbox", name="Compare with").fill("check-up")
    await expect(outcome(drawing, "Is “check-up”")).to_be_visible()
    await inspector.get_by_role("button", name="Compare with the choice itself").click()
    await expect(outcome(drawing, "“Check-up”")).to_be_visible()
    await expect(inspector.get_by_role("combobox", name="Compare with")).to_have_value("Check-up")


async def test_conditions_are_joined_turned_into_expressions_and_back(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Joined")
    await drawing.add("Branch", "where")
    inspector = drawing.inspector
    await inspector.get_by_role("button", name="Contains “yes”", exact=True).click()
    await choose(inspector, "What is looked at", "The customer’s country")
    await choose(inspector, "Compare with", "Indonesia")
    await inspector.get_by_role("button", name="or …").click()
    await choose(inspector, "Compare with, 2", "Singapore")
    await expect(outcome(drawing, "From Indonesia or Singapore")).to_be_visible()
    await inspector.get_by_role("button", name="and …").click()
    await choose(inspector, "What is looked at", "The time of day", at=1)
    await choose(inspector, "How it is compared", "is not between", at=1)
    await inspector.get_by_role("textbox", name="From", exact=True).fill("08:30")
    await choose(inspector, "Time zone", re.compile("Bangkok"))
    words = "From Indonesia or Singapore, Not 08:30 to 18:00 (SE Asia)"
    await expect(outcome(drawing, words)).to_be_visible()
    await assert_sound(drawing.page)
    await inspector.get_by_role("button", name="Write it as an expression").click()
    await expect(inspector).to_contain_text("isTimeOfDayBetween")
    await inspector.get_by_role("button", name="Choose it as a sentence").click()
    await expect(inspector.get_by_role("combobox", name="Time zone")).to_have_value(re.compile("Bangkok"))
    await drawing.saved()


async def test_outcomes_are_added_ordered_and_removed_with_the_keyboard_alone(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await Drawing.begin(screens, "Keyboard")
    await drawing.add("Branch", "where")
    keys = drawing.page.keyboard
    await drawing.inspector.get_by_role("button", name="Add an outcome").focus()
    await keys.press("Enter")
    value = drawing.inspector.get_by_role("textbox", name="Compare with")
    await value.focus()
    await keys.type("O'Brien")
    added = outcome(drawing, "Contains “O'Brien”")
    await expect(added).to_be_visible()
    await added.get_by_role("button", name=re.compile("^Move")).focus()
    await keys.press("ArrowUp")
    await keys.press("ArrowUp")
    await expect(drawing.inspector.get_by_role("list").first.locator(".outcome").first).to_contain_text(
        "O'Brien"
    )
    target = added.get_by_role("combobox", name="Leads to")
    await target.focus()
    await keys.type("New: Message")
    await keys.press("ArrowDown")
    await keys.press("Enter")
    otherwise = outcome(drawing, "Otherwise")
    await otherwise.get_by_role("button", name="Remove the outcome").focus()
    await keys.press("Enter")
    await expect(otherwise).to_have_count(0)
    await drawing.saved()
    await publish(drawing)
    steps = (await exported(web_server, "Keyboard"))["definition"]["steps"]
    wanted = r"{{stringContains(data.payload.content.text, 'O\'Brien', true)}}"
    assert list(steps[0]["selectNextStep"].values()) == [wanted]


async def test_words_of_two_languages_begin_a_journey(screens: Screens, web_server: ServerProcess) -> None:
    drawing = await Drawing.begin(screens, "Two languages")
    page = drawing.page
    await drawing.add("Message", "hello")
    await page.get_by_role("button", name="Show all").click()
    await page.locator(".step .title").get_by_text("A customer writes", exact=True).click()
    panel = page.get_by_role("complementary", name="How the journey begins")
    await panel.get_by_text("Certain words").click()
    first = panel.get_by_label("Words that begin the journey, 1")
    await first.fill("book")
    await first.press("Enter")
    await choose(panel, "Language", "English")
    await panel.get_by_role("button", name="Words in another language").click()
    second = panel.get_by_label("Words that begin the journey, 2")
    await second.fill("temu janji")
    await second.press("Enter")
    await expect(page.locator(".step", has_text="A customer writes")).to_contain_text("“temu janji”")
    await assert_sound(page)
    await drawing.saved()
    await publish(drawing)
    steps = (await exported(web_server, "Two languages"))["definition"]["steps"]
    assert [step["stepType"] for step in steps] == ["Branch", "ChatAppsMessage"]
    each = [f"(stringContains(data.payload.content.text, '{word}', true))" for word in ("book", "temu janji")]
    assert steps[0]["selectNextStep"] == {"hello": f"{{{{{each[0]} || {each[1]}}}}}"}
    listed = await screens.open("/")
    row = listed.get_by_role("row").filter(has_text="Two languages")
    await expect(row).to_contain_text("“book” or “temu janji”")


async def test_a_request_that_begins_a_journey_declares_what_it_brings(
    screens: Screens, web_server: ServerProcess
) -> None:
    drawing = await Drawing.begin(screens, "By request")
    page = drawing.page
    await drawing.add("Message", "hello")
    await page.get_by_role("button", name="Show all").click()
    await page.locator(".step .title").get_by_text("A customer writes", exact=True).click()
    panel = page.get_by_role("complementary", name="How the journey begins")
    await choose(panel, "It begins when", "Another program calls")
    await write(
        panel.get_by_role("textbox", name="Example of what is sent (JSON)"),
        json.dumps({"mobileNumber": "6591234567", "customerName": "Ann"}),
    )
    await expect(panel).to_contain_text("Every step can use: mobileNumber, customerName")
    await expect(panel).to_contain_text("/triggers/http_request?subAccountId=demo_chatapps")
    await drawing.saved()
    await publish(drawing)
    definition = await exported(web_server, "By request")
    assert definition["trigger"] == "http_request"
    outputs = definition["definition"]["steps"][0]["outputs"]
    assert outputs == {"mobileNumber": "variable 0", "customerName": "variable 1"}


async def test_a_request_is_tried_and_a_field_of_its_answer_remembered(
    screens: Screens, web_server: ServerProcess
) -> None:
    backend = BookingBackend()
    async with served(backend.app()) as url:
        drawing = await Drawing.begin(screens, "Tried request")
        inspector, page = drawing.inspector, drawing.page
        await drawing.add("HTTP request", "slots")
        await page.evaluate(
            """text => {
                const data = new DataTransfer();
                data.setData("text", text);
                const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
                document.querySelector("[data-field='inputs.url']").firstElementChild.dispatchEvent(event);
            }""",
            f"curl -H 'Authorization: Bearer s3cret' '{url}/slots?service={{{{data.service}}}}'",
        )
        secret = inspector.get_by_role("textbox", name="Value of Authorization").or_(
            inspector.get_by_label("Value of Authorization")
        )
        await expect(secret).to_have_attribute("type", "password")
        await secret.focus()
        await expect(secret).to_have_attribute("type", "text")
        await (
            inspector.get_by_label("Value of data.service for the test")
            .or_(inspector.get_by_label("Value of service for the test"))
            .fill("check-up")
        )
        await inspector.get_by_role("button", name="Send a test call").click()
        await expect(inspector.get_by_text("200 OK")).to_be_visible()
        await inspector.get_by_role("button", name="Remember title", exact=True).first.click()
        await expect(inspector.get_by_role("button", name="title is remembered as title")).to_be_visible()
        await inspector.get_by_role("button", name="Remove the outcome Not answer 200").click()
        await inspector.get_by_role("button", name="Add “no success”").click()
        await expect(outcome(drawing, "No success")).to_be_visible()
        await assert_sound(page)
        await drawing.saved()
    ((method, path, headers),) = backend.asked
    assert (method, path, headers["Authorization"]) == ("GET", "/slots?service=check-up", "Bearer s3cret")
    assert "s3cret" not in web_server.log.read_text()
    await publish(drawing)
    (step,) = (await exported(web_server, "Tried request"))["definition"]["steps"]
    assert step["inputs"]["parameters"] == {"service": "{{data.service}}"}
    assert step["outputs"]["title"] == "{{step.responseBody.slots[0].title}}"


async def test_a_refused_test_call_says_why(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Refused request")
    await drawing.add("HTTP request", "slots")
    await drawing.fill("Address", "http://10.0.0.1/slots")
    await drawing.inspector.get_by_role("button", name="Send a test call").click()
    await expect(drawing.inspector.get_by_text("No answer")).to_be_visible()
    await expect(drawing.inspector).to_contain_text("not a public address")


def a_journey(*steps: dict[str, Any], name: str) -> dict[str, Any]:
    return {
        "subAccountId": "demo_chatapps",
        "trigger": "inbound_chat_apps",
        "status": "disabled",
        "definition": {"name": name, "steps": list(steps)},
    }


def says(step: str, following: str | None = None) -> dict[str, Any]:
    return {
        "id": step,
        "stepType": "ChatAppsMessage",
        "inputs": {
            "subAccountId": "demo_chatapps",
            "user": {"msisdn": "{{data.payload.user.channelUserId}}"},
            "type": "text",
            "content": {"text": step},
        },
        "nextStepId": following,
    }


async def opened(
    screens: Screens, server: ServerProcess, source: dict[str, Any], scheme: str = "light"
) -> Drawing:
    """The builder on a journey that was made elsewhere."""
    await post_definition(server, source)
    page = await screens.open("/", scheme=scheme)
    await page.get_by_role("link", name=source["definition"]["name"], exact=True).click()
    await page.get_by_role("link", name="Edit").click()
    await page.locator(".step").first.wait_for()
    return Drawing(page)


async def test_an_if_and_a_jump_are_changed_and_lead_to_their_steps(
    screens: Screens, web_server: ServerProcess
) -> None:
    night = (
        "{{!isTimeOfDayBetween(data.payload.timestamp, '09:00:00', '18:00:00', 'Singapore Standard Time')}}"
    )
    drawing = await opened(
        screens,
        web_server,
        a_journey(
            {
                "id": "closed",
                "stepType": "If",
                "inputs": {"condition": night},
                "do": [[says("sorry")]],
                "nextStepId": "again",
            },
            {"id": "again", "stepType": "JumpTo", "inputs": {"stepId": "bye"}},
            says("bye"),
            name="If and jump",
        ),
    )
    inspector = drawing.inspector
    await drawing.select("Closed")
    group = inspector.get_by_role("group", name="If", exact=True)
    await expect(group).to_contain_text("Not 09:00 to 18:00 (Singapore)")
    await group.get_by_role("textbox", name="To", exact=True).fill("20:00")
    await expect(group).to_contain_text("Not 09:00 to 20:00 (Singapore)")
    await assert_sound(drawing.page)
    await inspector.get_by_role("button", name=re.compile("^Sorry")).click()
    await expect(inspector.get_by_label("Name of the step")).to_have_value("sorry")
    await drawing.page.get_by_role("button", name="Show all").click()
    await drawing.select("Again")
    await inspector.get_by_role("button", name="Show Bye").click()
    await expect(inspector.get_by_label("Name of the step")).to_have_value("bye")
    await drawing.saved()


async def test_a_step_is_duplicated_and_deleted_from_its_menu(screens: Screens) -> None:
    drawing = await Drawing.begin(screens, "Twice")
    page, inspector = drawing.page, drawing.inspector
    await drawing.add("Wait", "rest")
    menu = inspector.get_by_role("button", name="What can be done with this step")
    await menu.click()
    await page.get_by_role("menuitem", name="Duplicate this step").click()
    await expect(inspector.get_by_label("Name of the step")).to_have_value("rest_2")
    await menu.click()
    await page.get_by_role("menuitem", name="Delete this step").click()
    await expect(inspector).to_have_count(0)
    await expect(page.locator(".step")).to_have_count(2)


@SCHEMES
async def test_the_panels_of_all_kinds_are_sound(
    screens: Screens, web_server: ServerProcess, scheme: str
) -> None:
    customer = "{{data.payload.user.channelUserId}}"
    steps: list[dict[str, Any]] = [
        {"id": "keys", "stepType": "WaitForDTMF", "inputs": {"dtmfRequestId": "{{data.call}}", "timeout": "00:05:00"},
         "outputs": {"pressed": "{{step.dtmfData.actionDetails.dtmf}}"},
         "selectNextStep": {"rest": "{{data.pressed == '1'}}", "reply": "{{data.pressed == null}}"}},
        {"id": "call", "stepType": "VoiceMessage", "nextStepId": "keys",
         "inputs": {"action": "say", "params": {"source": "+6531", "destination": customer, "text": "Hello"}}},
        {"id": "rest", "stepType": "Wait", "inputs": {"duration": "0.00:01:00"}, "nextStepId": "agent"},
        {"id": "reply", "stepType": "WaitForReply",
         "inputs": {"from": customer, "channel": "whatsapp", "timeout": "0.00:05:00"},
         "selectNextStep": {"agent": "{{step.reply != null}}"}},
        {"id": "agent", "stepType": "SendToConverse", "inputs": {"payload": "{{data.payload}}"}},
        {"id": "request", "stepType": "HttpRequest", "nextStepId": "rest",
         "inputs": {"method": "POST", "url": "https://example.com", "body": {"a": "{{data.pressed}}"}}},
    ]  # fmt: skip
    drawing = await opened(screens, web_server, a_journey(*steps, name=f"All kinds {scheme}"), scheme)
    for title, words in {
        "Keys": "Presses “1”",
        "Call": "What is said",
        "Rest": "Wait for",
        "Reply": "Wait at most",
        "Agent": "An agent takes over.",
        "Request": "Send a test call",
    }.items():
        await drawing.page.get_by_role("button", name="Show all").click()
        await drawing.select(title)
        await expect(drawing.inspector).to_contain_text(words)
        await assert_sound(drawing.page)
