"""The conversation that a journey of the gallery is shown with: its first conversation test, played."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from chatwright.expressions import Evaluator
from chatwright.rehearsal.check import Check, Result
from chatwright.rehearsal.script import Does, Test, read_script

if TYPE_CHECKING:
    from chatwright.gallery import Entry
    from chatwright.rehearsal.model import Message, Transcript


def conversations_of(entry: Entry) -> tuple[Test, ...]:
    """The conversation tests of a journey."""
    return read_script(entry.test).tests


def played(entry: Entry, test: Test, evaluator: Evaluator) -> Transcript:
    """All that comes of what happens in a test, whatever it expects."""
    check = Check(entry.definition, test, evaluator, Result(test))
    for item in test.chat:
        if isinstance(item, Does):
            check.do(item)
    return check.transcript


@cache
def sample(entry: Entry) -> tuple[Message, ...]:
    """The messages of the conversation in which all goes well."""
    return tuple(played(entry, conversations_of(entry)[0], Evaluator()).messages)
