"""Every kind of problem that the checks tell of, with its sentence.

The sentences are those of `web/src/i18n/en/checks.ts`, where other languages take them from; a test holds both equal.
"""

from __future__ import annotations

from collections.abc import Mapping

from chatwright.definitions import Problem, Step
from chatwright.definitions.problems import TEXTS as OF_DEFINITIONS
from chatwright.definitions.problems import Text, tell


def error(words: str) -> Text:
    """A kind of problem that certainly makes the step fail."""
    return Text("error", words)


def warning(words: str) -> Text:
    """A kind of problem that may be meant as it is."""
    return Text("warning", words)


WAYS = {
    "dead_end": warning(
        "The outcome {condition} leads nowhere, so the conversation ends there without a word."
        " Connect it to a step, or remove it."
    ),
    "dead_end_reply": warning(
        "When the customer replies, nothing happens: this outcome leads nowhere. Connect it to a step."
    ),
    "dead_end_no_reply": warning(
        "When no reply comes in time, the conversation ends without a word. Connect “no reply” to a step."
    ),
    "dead_end_otherwise": warning(
        "“Otherwise” leads nowhere, so the conversation ends without a word when nothing else fits."
        " Connect it to a step."
    ),
    "dead_end_answer": warning(
        "When the service answers, nothing happens: this outcome leads nowhere. Connect it to a step."
    ),
    "dead_end_failure": warning(
        "When the service fails, the conversation ends without a word. Connect this outcome to a step."
    ),
    "dead_end_window": warning(
        "When the 24-hour window is closed the message is not sent, and the conversation ends without a word. "
        "Connect this outcome to a template."
    ),
    "wait_leads_nowhere": warning(
        "The conversation waits for a reply, but nothing follows it. Connect the reply to a step."
    ),
    "no_reply_unhandled": warning(
        "When no reply comes in time, no outcome fits and the conversation ends without a word."
        " Add an outcome for “no reply”."
    ),
    "no_digits_unhandled": warning(
        "When nobody presses a key in time, no outcome fits and the conversation ends. Add an outcome for that."
    ),
    "no_otherwise": warning(
        "When none of the conditions is true, the conversation ends without a word. Add “otherwise”."
    ),
    "failure_unhandled": warning(
        "When the service does not answer (code 0) no outcome fits and the conversation ends without a word."
        " Add an outcome for “anything else”."
    ),
    "answer_unchecked": warning(
        "When the service fails, the conversation goes on as if it had answered."
        " Add outcomes that look at step.responseCode: it is 200 when all went well, and 0 without an answer."
    ),
    "loop_maybe_endless": warning(
        "{steps} go round without waiting for anything as long as {condition}; after 1,000 steps that ends with"
        " an error. Put a wait into the circle."
    ),
}
VARIABLES = {
    "variable_unknown": warning(
        "Nothing sets data.{name}, so it is empty here. Save it in a step before, or pick another variable."
    ),
    "variable_misspelt": warning("Nothing sets data.{name}, so it is empty here. Did you mean data.{meant}?"),
    "variable_undeclared": warning(
        "data.{name} is none of the values that start this journey, and no step saves it, so it is empty here."
        " Declare it at the trigger."
    ),
    "variable_set_later": warning(
        "data.{name} is empty here: it is saved by {steps}, which comes later. Move this step behind it."
    ),
    "variable_set_elsewhere": warning(
        "data.{name} is empty here: it is saved by {steps}, which only another way leads through."
    ),
    "variable_maybe_unset": warning(
        "data.{name} is empty when the conversation comes here through {way}: only {steps} saves it."
        " Write data.{name} || 'something else', or save it on that way too."
    ),
    "event_field_unknown": warning(
        "What starts this journey has no data.{name}, so it is empty here. Pick it from the list of variables."
    ),
    "event_field_misspelt": warning(
        "What starts this journey has no data.{name}, so it is empty here. Did you mean data.{meant}?"
    ),
    "step_in_inputs": warning(
        "{path} is empty here: a step's result can only be read in its own outputs and conditions."
        " Save it there, and read it as a variable."
    ),
    "step_field_unknown": warning("{kind} gives no step.{name}; it gives {known}."),
    "step_empty": warning("{kind} gives no result, so step.{name} is empty."),
    "method_unknown": warning("There is no method {name}(), so this gives nothing."),
    "method_misspelt": warning("There is no method {name}(), so this gives nothing. Did you mean {meant}()?"),
    "placeholder_number": warning(
        "This is the number {number}. In a template's text it stands for a parameter; here you want"
        " a variable."
    ),
}
MESSAGES = {
    "too_long": error("{length} characters; WhatsApp allows at most {most}. Shorten it."),
    "too_many_buttons": error("{count} buttons; WhatsApp allows at most {most}. Use a list instead."),
    "too_many_sections": error("{count} sections; WhatsApp allows at most {most}. Join some of them."),
    "too_many_rows": error("{count} rows; WhatsApp allows at most {most}. Split the list in two."),
    "twice": error("“{value}” occurs twice; each must be different."),
    "message_incomplete": error("{reason}"),
    "may_be_too_long": warning(
        "Can be longer than {most} characters when {what} is long, and then it is not sent."
        " Cut it: {script}.slice(0, {left})"
    ),
    "caption_too_long": error("{length} characters; WhatsApp allows at most {most} below a picture or file."),
    "media_without_url": error("There is no address of a file. Fill in where it can be downloaded."),
    "media_url": warning("WhatsApp fetches the file from here, so this must be a public https:// address."),
    "media_kind": warning("WhatsApp does not take .{ending} as {kind}. It takes {known}."),
    "place_incomplete": error("A place needs a latitude and a longitude."),
    "place_outside": error("{value} is no {what}; it lies between -{most} and {most}."),
    "cards": warning("{count} cards; WhatsApp shows 2 to 10."),
    "template_unknown": warning(
        "There is no template {name} in the language {language} for this channel. Pick one from the list."
    ),
    "template_not_approved": warning(
        "The template {name} is {status} and cannot be sent until it is approved."
    ),
    "template_parameters": warning("{reason}"),
}
PROVIDERS = {
    "unsupported_sticker": error("{provider} cannot send stickers. Send an image instead."),
    "unsupported_contacts": error(
        "{provider} cannot send contact cards. Write the name and the number in a text instead."
    ),
    "unsupported_reaction": error("{provider} cannot send reactions. Send a text with the emoji instead."),
    "unsupported_link_preview": warning("{provider} leaves link previews to WhatsApp, so this is not used."),
    "unsupported_file_name": warning(
        "{provider} takes no name for a file: WhatsApp shows the last part of its address."
    ),
    "unsupported_uploaded_media": error(
        "{provider} knows no uploaded files by their id. Give the address of the file."
    ),
    "unsupported_catalog_message": error(
        "{provider} cannot show the whole catalogue. Show some of its products (product_list) instead."
    ),
    "unsupported_address_message": error(
        "{provider} cannot ask for a postal address with WhatsApp's own form."
        " Send a form (WhatsApp Flow), or ask in a text."
    ),
    "unsupported_carousel": error(
        "{provider} cannot send cards without a template. Send a template with a carousel, or a list."
    ),
    "unsupported_named_variables": warning(
        "{provider} knows a template's variables by their order alone, so keep the values in the order of its text."
    ),
    "unsupported_sms_fallback": error(
        "{provider} does not send an SMS when a message does not arrive. Branch to an SMS step instead."
    ),
    "unsupported_direct_send": error("{provider} has no Direct Send. Send an approved template."),
    "unsupported_rcs": error("WhatsApp shows no RCS cards. Send a template with a carousel, or a list."),
    "unsupported_sms": error("{provider} sends no SMS. Choose a subaccount of 8x8 for this step."),
}
"""What a provider does not have; where the journey may only move to it, they are all warnings."""
TEAMS = {
    "team_unknown": warning(
        "There is no team {team}, so whoever is free gets the conversation."
        " Make it on the Team page, or pick another."
    ),
}
WINDOW = {
    "window_never_opened": warning(
        "The customer has not written yet when this is sent, so WhatsApp may refuse it."
        " Begin with an approved template."
    ),
    "interactive_starts": error(
        "Buttons and lists cannot begin a conversation: WhatsApp refuses them before the customer has written."
        " Begin with an approved template."
    ),
    "window_closed": warning(
        "This may come more than 24 hours after the customer's last message (after {way}), and then WhatsApp"
        " refuses it. Send an approved template here, or wait less."
    ),
    "window_closed_loop": warning(
        "This may come more than 24 hours after the customer's last message, since {way} can repeat,"
        " and then WhatsApp refuses it. Send an approved template here, or end the repeating."
    ),
}
CHOICES = {
    "matched_by_label": warning(
        "This compares with the label “{title}”, which stops working when the label is changed."
        " Compare with its id instead: {path} == '{id}'"
    ),
    "choice_unhandled": warning(
        "When the customer taps “{title}”, no outcome fits and the conversation ends without a word."
        " Add an outcome for it."
    ),
    "choice_unknown": warning("No message before offers a choice with the id “{id}”, so this is never true."),
    "choice_misspelt": warning(
        "No message before offers a choice with the id “{id}”, so this is never true. Did you mean “{meant}”?"
    ),
    "choice_opts_out": warning(
        "A tap on “{title}” is heard as a word to opt out: the customer is taken off your list, and the journey"
        " does not go on. Give it another label, unless that is what you mean."
    ),
    "outcomes_overlap": warning(
        "A text with “{longer}” also contains “{shorter}”, so both ways are taken at once."
        " Compare with == instead of stringContains."
    ),
}
ADDRESSES = {
    "url_incomplete": warning("{url} is no complete address; it begins with https:// and names a server."),
    "url_private": warning(
        "{host} is an address inside of a network; requests to it are refused unless the operator allows it."
    ),
    "url_secret": warning(
        "The address holds a secret ({name}) that anyone sees who sees the journey or a log."
        " Send it in a header instead."
    ),
    "placeholder": warning("{text} is still to be replaced."),
}
TEXTS: Mapping[str, Text] = {
    **OF_DEFINITIONS,
    **WAYS,
    **VARIABLES,
    **MESSAGES,
    **PROVIDERS,
    **TEAMS,
    **WINDOW,
    **CHOICES,
    **ADDRESSES,
}


def problem(code: str, step: Step | None, field: str = "", /, **values: str | int) -> Problem:
    """A problem of one of the kinds."""
    return tell(TEXTS, code, step, field, values)
