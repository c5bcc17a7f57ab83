"""Ways that end without a word."""

from __future__ import annotations

from tests.checks.journeys import (
    NO_REPLY,
    REPLY,
    branch,
    buttons,
    codes,
    message,
    problems,
    request,
    rows,
    wait,
)


def test_outcomes_that_lead_nowhere_are_told_by_what_they_stand_for() -> None:
    open_ = {
        "answer": [{"id": "1", "condition": NO_REPLY}, {"id": "2", "condition": REPLY}],
        "ask": [
            {"id": "1", "condition": "{{step.responseCode == 200}}"},
            {"id": "2", "condition": "{{step.responseCode != 200}}"},
        ],
        "sort": [{"id": "1", "condition": None}, {"id": "2", "condition": "{{data.x == 1}}"}],
    }
    found = codes(
        message("hello", "Hi", "answer"),
        wait("answer", {"ask": "{{step.reply.payload.content.text == 'a'}}"}),
        request("ask", {"sort": "{{step.responseCode == 404}}"}, outputs={"x": "{{step.responseCode}}"}),
        branch("sort", {"hello": "{{data.x == 2}}"}),
        open=open_,
    )
    assert found == [
        ("dead_end_no_reply", "answer"),
        ("dead_end_reply", "answer"),
        ("dead_end_answer", "ask"),
        ("dead_end_failure", "ask"),
        ("dead_end_otherwise", "sort"),
        ("dead_end", "sort"),
    ]


def test_a_wait_without_an_outcome_for_no_reply_is_told_of_unless_one_is_drawn() -> None:
    steps = (message("ask", "Name?", "answer"), wait("answer", {"bye": REPLY}), message("bye", "Bye"))
    assert codes(*steps) == [("no_reply_unhandled", "answer")]
    drawn = {"answer": [{"id": "1", "condition": NO_REPLY}]}
    assert codes(*steps, open=drawn) == [("dead_end_no_reply", "answer")]


def test_no_reply_is_recognised_through_a_variable() -> None:
    reply = wait("answer", {"bye": "{{data.text != null}}", "lost": "{{data.text == null}}"})
    reply["outputs"] = {"text": "{{step.reply.payload.content.text}}"}
    assert codes(message("ask", "?", "answer"), reply, message("bye", "Bye"), message("lost", "Lost")) == []


def test_a_notice_that_began_the_conversation_needs_no_answer() -> None:
    notice = message("notice", {"template": {"name": "t", "language": "en"}}, "answer", type="template")
    assert codes(notice, wait("answer", {"bye": REPLY}), message("bye", "Bye")) == []


def test_a_branch_needs_an_otherwise_unless_it_asks_whether_the_journey_begins() -> None:
    yes = {"bye": "{{stringContains(data.payload.content.text, 'yes', true)}}"}
    assert codes(branch("keyword", yes), message("bye", "Bye")) == []
    assert codes(message("hello", "Hi", "sort"), branch("sort", yes), message("bye", "Bye")) == [
        ("no_otherwise", "sort")
    ]
    both = {"bye": "{{data.payload.type == 'Text'}}", "lost": "{{data.payload.type != 'Text'}}"}
    assert (
        codes(message("hello", "Hi", "sort"), branch("sort", both), message("bye", "B"), message("lost", "L"))
        == []
    )


def test_a_request_needs_a_way_for_failure() -> None:
    ok = {"bye": "{{step.responseCode == 200}}"}
    assert codes(request("ask", ok), message("bye", "Bye")) == [("failure_unhandled", "ask")]
    saved = request("ask", outputs={"name": "{{step.responseBody.name}}"}, nextStepId="bye")
    assert codes(saved, message("bye", "Hi {{data.name}}")) == [("answer_unchecked", "ask")]
    sorted_ = branch("sort", {"bye": "{{data.name != null}}", "lost": None})
    assert (
        codes({**saved, "nextStepId": "sort"}, sorted_, message("bye", "Hi"), message("lost", "Sorry")) == []
    )
    assert codes(request("log", nextStepId="bye"), message("bye", "Bye")) == []


def test_a_circle_without_a_wait_is_told_of_with_its_condition() -> None:
    found = problems(
        message("again", "Are you there?", "sort"),
        branch("sort", {"again": "{{data.payload.type == 'Text'}}", "bye": None}),
        message("bye", "Bye"),
    )
    assert [(one.code, one.values) for one in found] == [
        (
            "loop_maybe_endless",
            {"steps": "again → sort → again", "condition": "data.payload.type == 'Text'"},
        )
    ]


def test_a_circle_that_counts_or_waits_is_none() -> None:
    count = {"outputs": {"tries": "{{(data.tries || 0) + 1}}"}}
    sort = branch("sort", {"again": "{{data.tries < 3}}", "bye": None})
    assert codes(message("again", "There?", "sort", **count), sort, message("bye", "Bye")) == []


def test_a_link_to_a_step_that_is_misspelt_names_the_one_that_is_meant() -> None:
    (found,) = problems(message("hello", "Hi", "goodby"), message("goodbye", "Bye"))[:1]
    assert (found.code, found.values) == ("target_misspelt", {"target": "goodby", "meant": "goodbye"})


def test_choices_are_held_against_outcomes() -> None:
    tap = "{{step.reply.payload.content.interactive.button_reply.id == '%s'}}"
    steps = [
        message("offer", buttons(("yes", "Yes"), ("no", "No")), "answer"),
        wait("answer", {"bye": tap % "yes", "lost": NO_REPLY}),
        message("bye", "Bye"),
        message("lost", "Lost"),
    ]
    (found,) = problems(*steps)
    assert (found.code, found.step, found.values["title"]) == ("choice_unhandled", "answer", "No")
    steps[1] = wait("answer", {"bye": tap % "yes", "offer": tap % "noo", "lost": NO_REPLY})
    assert [one.code for one in problems(*steps)] == ["choice_misspelt", "choice_unhandled"]


def test_a_label_that_is_compared_is_told_with_the_id_to_use() -> None:
    steps = (
        message("offer", rows(("c1", "Check-up"), ("c2", "Cleaning")), "answer"),
        wait("answer", {"bye": "{{step.reply.payload.content.text == 'Check-up'}}", "lost": None}),
        message("bye", "Bye"),
        message("lost", "Lost"),
    )
    (found,) = problems(*steps)
    assert found.code == "matched_by_label"
    assert found.values["id"] == "c1"
    assert found.values["path"] == "step.reply.payload.content.interactive.list_reply.id"


def test_a_choice_that_is_a_word_to_opt_out_is_told() -> None:
    """[R-OPT-2]"""
    offer = message("offer", buttons(("go", "Go on"), ("end", "Stop!")))
    (found,) = problems(offer)
    assert (found.code, found.values) == ("choice_opts_out", {"title": "Stop!"})
    assert found.field == "inputs.content.interactive.action.buttons[1].reply.title"
    (found,) = problems(message("offer", rows(("a", "Bus stop"), ("b", "ABMELDEN"))))
    assert (found.code, found.values["title"]) == ("choice_opts_out", "ABMELDEN")


def test_a_text_that_contains_another_takes_both_ways() -> None:
    contains = "{{stringContains(data.payload.content.text, '%s', true)}}"
    found = problems(
        branch("sort", {"one": contains % "1", "twelve": contains % "12"}),
        message("one", "1"),
        message("twelve", "12"),
    )
    assert [(one.code, one.values) for one in found] == [
        ("outcomes_overlap", {"longer": "12", "shorter": "1"})
    ]
