"""Answers that are to be saved: read out of a message, checked, counted, asked again.

{"attribute": "email", "kind": "email", "answer": "{{data.reply}}", "tries": 3, "try": "{{data.email_try}}"}

`answer` is a text, or the `payload` of a message, out of which a picture or a place is read, too. The outcome is what
the step has as `responseBody` (docs/adr/0016).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chatwright.contacts.attributes import BUILT_IN, KINDS, NAME, Attribute
from chatwright.contacts.fields import read_field
from chatwright.contacts.values import BadValue, read_place, read_text, read_value

PATH = "/api/chatwright/v1/contacts/current/answers"
"""The end of the address by which a request is known to save an answer."""
FIELDS = ("name", "email", "language", "timeZone")
"""What journeys may write of what every contact has."""
TRIES, MOST_TRIES, MOST_TAGS = 3, 20, 10


class BadAnswer(ValueError):
    """A step that cannot save anything, whatever is answered; the text says which input is wrong."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer comes to. `name` and `value` are saved when `problem` is None.

    `defines` is the attribute when the account does not keep it yet.
    """

    name: str
    value: Any
    attempt: int
    tries: int
    problem: str | None
    tags: tuple[str, ...] = ()
    defines: Attribute | None = None

    @property
    def told(self) -> dict[str, Any]:
        """The outcome as journeys read it."""
        saved = self.problem is None
        return {
            "saved": saved,
            "again": not saved and self.attempt < self.tries,
            "gaveUp": not saved and self.attempt >= self.tries,
            "value": self.value,
            "try": 0 if saved else self.attempt,
            "problem": self.problem,
        }


def is_answer(method: str, url: str) -> bool:
    """Whether a request saves an answer."""
    return method == "POST" and url.split("?", 1)[0].rstrip("/").endswith(PATH)


def saves_answer(inputs: Mapping[str, Any]) -> bool:
    """Whether an HTTP step saves an answer, as it is written; such a step cannot fail as a call of a server can."""
    method, url = inputs.get("method"), inputs.get("url")
    return isinstance(method, str) and isinstance(url, str) and is_answer(method.strip().upper(), url.strip())


def read_answer(body: Any, known: Mapping[str, Attribute]) -> Answered:
    """What an answer comes to, given what the account keeps of people. Raises BadAnswer."""
    if not isinstance(body, dict):
        raise BadAnswer("inputs.body: must be an object with attribute, kind and answer.")
    name, kind = body.get("attribute"), body.get("kind") or "text"
    if not isinstance(name, str) or not NAME.fullmatch(name) or (name in BUILT_IN and name not in FIELDS):
        allowed = "letters, digits and _, a letter first; or name, email, language, timeZone"
        raise BadAnswer(f"inputs.body.attribute: must be {allowed}.")
    if kind != "media" and kind not in KINDS:
        raise BadAnswer(f"inputs.body.kind: must be media or one of {', '.join(KINDS)}.")
    tries = number_of(body.get("tries"), TRIES)
    attempt = number_of(body.get("try"), 0) + 1
    given = body.get("tags") if isinstance(body.get("tags"), list) else []
    tags = tuple(str(tag).strip()[:60] for tag in given or () if str(tag).strip())[:MOST_TAGS]
    attribute = known.get(name)
    defines = None
    if attribute is None and name not in FIELDS:
        defines = attribute = declared(name, kind, body)
    try:
        content = said(kind, body.get("answer"))
        value = read_field(name, content) if attribute is None else read_value(attribute, content)
        if value is None:
            raise BadValue("must not be empty.")  # noqa: TRY301
    except BadValue as error:
        return Answered(name, None, attempt, tries, str(error), defines=defines)
    return Answered(name, value, attempt, tries, None, tags, defines)


def declared(name: str, kind: str, body: dict[str, Any]) -> Attribute:
    """The attribute that a step describes itself. Raises BadAnswer."""
    if kind == "choice":
        given = body.get("choices")
        choices = (
            tuple(str(one).strip() for one in given if str(one).strip()) if isinstance(given, list) else ()
        )
        if not choices:
            raise BadAnswer("inputs.body.choices: a list of texts is required for a choice.")
        return Attribute(name, name, "choice", choices)
    return Attribute(name, name, "text" if kind == "media" else kind)  # type: ignore[arg-type]


def number_of(given: Any, otherwise: int) -> int:
    """A small number, however it was written."""
    try:
        return max(0, min(int(given), MOST_TRIES))
    except (TypeError, ValueError):
        return otherwise


def said(kind: str, answer: Any) -> Any:
    """What was answered: a text, what was tapped, a place, the address of a file. Raises BadValue."""
    if not isinstance(answer, dict):
        if kind == "media":
            raise BadValue("must be a picture, a video, a voice note or a file.")
        return answer if answer is not None else ""
    payload = answer.get("payload")
    message = payload if isinstance(payload, dict) else answer
    content = message.get("content")
    content = content if isinstance(content, dict) else {}
    if kind == "location":
        place = content.get("location")
        return read_place(place if isinstance(place, dict) else content.get("text"))
    if kind == "media":
        url = content.get("url")
        if not isinstance(url, str) or not url:
            raise BadValue("must be a picture, a video, a voice note or a file.")
        return read_text(url)
    text = content.get("text")
    return text if isinstance(text, str) else ""
