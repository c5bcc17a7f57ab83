"""What was delivered, as a receipt tells it: `outboundContent` of version 9 (messaging.md section 10.5).

One-time passwords are never told.
"""

from __future__ import annotations

import re
from typing import Any

MEDIA = {"image": "image", "video": "video", "audio": "audio", "file": "document", "document": "document"}
REDACTED = "******"
BUTTONS = {
    "QUICK_REPLY": ("quick_reply", "payload"),
    "URL": ("url", "url"),
    "PHONE_NUMBER": ("phone", "phoneNumber"),
    "OTP": ("copy_code", "code"),
    "COPY_CODE": ("copy_code", "code"),
    "FLOW": ("flow", "flowId"),
}
CODE = re.compile(r"\*[^*\s]{1,15}\*")


def outbound_content(
    channel: str, type_: str, content: dict[str, Any], shown: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The content of a message as the person got it; `shown` is a template with its values, where it is known."""
    kind = type_.lower()
    told: dict[str, Any] = {"channel": channel}
    if kind in MEDIA:
        told |= {"contentType": "media", "header": media_header(MEDIA[kind], content)}
        return told | text_part("body", content.get("text"))
    match kind:
        case "location":
            place = content.get("location")
            return told | {"contentType": "location", "header": {"type": "location", "location": place or {}}}
        case "interactive":
            interactive = content.get("interactive")
            return told | of_interactive(interactive if isinstance(interactive, dict) else {})
        case "template":
            template = content.get("template")
            return told | of_template(template if isinstance(template, dict) else {}, shown)
        case _:
            return told | {"contentType": "text"} | text_part("body", content.get("text"))


def text_part(name: str, text: object) -> dict[str, Any]:
    """A part that has a text, or nothing."""
    return {name: {"text": text}} if isinstance(text, str) and text else {}


def media_header(type_: str, content: dict[str, Any]) -> dict[str, Any]:
    """A header that is a medium."""
    media = {"url": content.get("url")}
    name = content.get("filename") or content.get("fileName")
    return {"type": type_, "media": {**media, "filename": name} if name else media}


def of_interactive(interactive: dict[str, Any]) -> dict[str, Any]:
    """A message with buttons, a list, a link or a form."""
    told: dict[str, Any] = {"contentType": "interactive"}
    header = interactive.get("header")
    if isinstance(header, dict) and (type_ := str(header.get("type") or "").lower()):
        part = header.get(type_)
        if type_ == "text":
            told["header"] = {"type": "text", "text": header.get("text")}
        else:
            told["header"] = media_header(type_, part if isinstance(part, dict) else header)
    for name in ("body", "footer"):
        part = interactive.get(name)
        told |= text_part(name, part.get("text") if isinstance(part, dict) else part)
    action = interactive.get("action")
    if actions := actions_of(action if isinstance(action, dict) else {}):
        told["actions"] = actions
    return told | {"meta": {"interactiveType": str(interactive.get("type") or "")}}


def actions_of(action: dict[str, Any]) -> dict[str, Any]:
    """What can be tapped."""
    if sections := action.get("sections"):
        return {"list": {"buttonLabel": action.get("button"), "sections": sections}}
    if buttons := action.get("buttons"):
        replies = [button.get("reply", button) for button in buttons if isinstance(button, dict)]
        return {
            "buttons": [
                {"type": "quick_reply", "label": reply.get("title"), "value": reply.get("id")}
                for reply in replies
            ]
        }
    given = action.get("parameters")
    values = {snake(name): value for name, value in (given if isinstance(given, dict) else {}).items()}
    if values.get("url"):
        return {"cta": {"displayText": values.get("display_text"), "url": values["url"]}}
    if "flow_id" in values or "flow_cta" in values:
        payload = values.get("flow_action_payload")
        return {
            "flow": {
                "flowId": values.get("flow_id"),
                "cta": values.get("flow_cta"),
                "action": values.get("flow_action"),
                "screen": payload.get("screen") if isinstance(payload, dict) else None,
            }
        }
    return {}


def snake(name: str) -> str:
    """A name with underscores, however the API that it came by writes it."""
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()


def of_template(template: dict[str, Any], shown: dict[str, Any] | None) -> dict[str, Any]:
    """A template with its values; without `shown` only which one it was."""
    named = {"name": template.get("name"), "language": template.get("language")}
    if shown is None:
        return {"contentType": "template", "template": named}
    named["category"] = shown.get("category")
    secret = named["category"] == "AUTHENTICATION"
    cards = shown.get("cards") or []
    told: dict[str, Any] = {
        "contentType": "template_auth" if secret else "carousel" if cards else "template",
        "template": named,
        **shown_parts(shown, is_secret=secret),
    }
    if cards:
        told["cards"] = [{"index": n, **shown_parts(card, is_secret=False)} for n, card in enumerate(cards)]
    if secret:
        told["meta"] = {"redacted": True, "redactionReason": "authentication_template"}
    return told


def shown_parts(shown: dict[str, Any], *, is_secret: bool) -> dict[str, Any]:
    """Header, body, footer and buttons of a template or of one of its cards."""
    told: dict[str, Any] = {}
    header = shown.get("header")
    if isinstance(header, dict):
        type_ = str(header.get("format") or "").lower()
        if type_ == "text":
            told["header"] = {"type": "text", "text": header.get("text")}
        elif type_ == "location":
            told["header"] = {"type": "location", "location": header.get("location")}
        else:
            told["header"] = {"type": type_, "media": {"url": header.get("url")}}
    body = shown.get("body")
    if is_secret and isinstance(body, str):
        body = CODE.sub(f"*{REDACTED}*", body)
    told |= text_part("body", body) | text_part("footer", shown.get("footer"))
    if buttons := shown.get("buttons"):
        told["actions"] = {"buttons": [shown_button(button, is_secret=is_secret) for button in buttons]}
    return told


def shown_button(button: dict[str, Any], *, is_secret: bool) -> dict[str, Any]:
    """A button of a template."""
    type_, field = BUTTONS.get(str(button.get("type")), (str(button.get("type") or "").lower(), ""))
    value = button.get(field)
    return {
        "type": type_,
        "label": button.get("text"),
        "value": REDACTED if is_secret and type_ == "copy_code" else value,
    }
