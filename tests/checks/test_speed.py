"""Large journeys are checked while one draws, so it must not take long."""

from __future__ import annotations

import time

from chatwright.checks import check_source
from tests.checks.journeys import NO_REPLY, branch, buttons, message, wait


def test_two_thousand_steps_are_checked_within_a_second_of_the_processor() -> None:
    steps = []
    for n in range(500):
        following = f"m{n + 1}" if n < 499 else "m0"
        saved = {"outputs": {f"r{n}": "{{step.reply.payload.content.interactive.button_reply.id}}"}}
        again = f"{{{{step.reply != null && data.r{n} == null}}}}"
        steps += [
            message(
                f"m{n}",
                buttons(("y", "Yes"), ("n", "No"), text=f"Question {n}, {{{{data.payload.user.name}}}}?"),
                f"w{n}",
            ),
            wait(
                f"w{n}", {f"b{n}": f"{{{{data.r{n} != null}}}}", f"m{n}": again, f"h{n}": NO_REPLY}, **saved
            ),
            branch(f"b{n}", {following: f"{{{{data.r{n} == 'y'}}}}", f"h{n}": None}),
            message(f"h{n}", "We are here when you need us."),
        ]
    source = {"trigger": "inbound_chat_apps", "definition": {"name": "Large", "steps": steps}}
    check_source(source)
    began = time.process_time()
    found = check_source(source)
    assert time.process_time() - began < 1.0
    assert {problem.code for problem in found} <= {"window_closed_loop"}
