"""The command line against a running server: import, export, lint, keys, simulate."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from chatwright.cli import main
from tests.api.server import definition, text_step, wait_step
from tests.paths import SHARED
from tests.process import ServerProcess, running

TUTORIAL = SHARED / "data" / "definitions" / "google-calendar-chat-bot.json"
PUBLISHED = sorted((SHARED / "data" / "definitions").glob("*.json"))
PHONE = "6591230001"


@pytest.fixture(scope="module")
def served(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with running(tmp_path_factory.mktemp("cli"), {"DATABASE_URL": database_url}) as started:
        yield started


def chatwright(served: ServerProcess, *arguments: str, given: str = "", **settings: str) -> Result:
    """Run a command; what it may end with are words and a status, never a traceback."""
    environment = {**served.environment, **{f"CHATWRIGHT_{name}": value for name, value in settings.items()}}
    done = CliRunner().invoke(main, arguments, input=given, env=environment, prog_name="chatwright")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def said(served: ServerProcess, *arguments: str, **more: str) -> str:
    done = chatwright(served, *arguments, **more)
    assert done.exit_code == 0, done.stderr
    return str(done.stdout)


def refused(served: ServerProcess, *arguments: str, **more: str) -> str:
    done = chatwright(served, *arguments, **more)
    assert done.exit_code != 0, done.stdout
    return str(done.stderr)


def api(served: ServerProcess, method: str, path: str, body: Any = None, key: str | None = None) -> Any:
    request = urllib.request.Request(
        served.url + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {key or served.key}"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read() or b"null")


def written(tmp_path: Path, source: Any, name: str = "journey.json") -> str:
    path = tmp_path / name
    path.write_text(source if isinstance(source, str) else json.dumps(source))
    return str(path)


def id_of(told: str) -> str:
    found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", told)
    assert found, told
    return found[0]


def talk(served: ServerProcess, *texts: str, expect: str) -> list[str]:
    """Write these texts one after the other, and wait for an answer to each; what the business said."""
    prefix = "/api/simulator/v1/subaccounts/demo_chatapps"
    for text in texts:
        before = len(heard(served))
        api(served, "POST", f"{prefix}/inbound", {"from": PHONE, "type": "text", "text": text})
        end = time.monotonic() + 10
        while len(heard(served)) == before:
            assert time.monotonic() < end, heard(served)
            time.sleep(0.05)
    assert expect in heard(served)[-1]
    return heard(served)


def heard(served: ServerProcess) -> list[str]:
    path = f"/api/simulator/v1/subaccounts/demo_chatapps/phones/{PHONE}/messages"
    messages = api(served, "GET", path)["messages"]
    return [m["content"].get("text", "") for m in messages if m["direction"] == "outbound"]


def test_the_tutorial_runs_to_its_end_with_only_backend_and_subaccount_rebound(served: ServerProcess) -> None:
    told = said(
        served,
        "import",
        str(TUTORIAL),
        "--set",
        "subAccountId=demo_chatapps",
        "--set",
        "https://rsunga.ngrok.io=builtin",
        "--enable",
    )
    assert "(enabled)" in told
    assert "replaced https://rsunga.ngrok.io 4 times" in told
    assert re.search(r"backend/…/(create|retrieve)_meeting", told), "the token of the backend is not shown"
    definition_id = id_of(told)
    talk(served, "rsgooglecalendardemo", expect="1) Schedule")
    talk(served, "1", expect="email")
    talk(served, "ann@example.com", expect="Option 4: Exit Scheduling")
    talk(served, "2", expect="Your meeting has been booked")
    bookings = api(served, "GET", "/api/chatwright/v1/bookings")["bookings"]
    assert [booking["customer"] for booking in bookings] == ["ann@example.com"]
    urllib.request.urlopen(
        urllib.request.Request(
            f"{served.url}/api/v1/accounts/demo/definitions/{definition_id}",
            method="DELETE",
            headers={"Authorization": f"Bearer {served.key}"},
        ),
        timeout=10,
    ).close()


@pytest.mark.parametrize("path", PUBLISHED, ids=[path.name for path in PUBLISHED])
def test_what_is_exported_can_be_imported_and_is_the_same_again(
    served: ServerProcess, tmp_path: Path, path: Path
) -> None:
    first = tmp_path / "first.json"
    told = said(served, "import", str(path), "--disable")
    said(served, "export", id_of(told), "-o", str(first))
    again = said(served, "import", str(first))
    assert "(disabled)" in again
    second = json.loads(said(served, "export", id_of(again)))
    assert without_ids(second) == without_ids(json.loads(first.read_text()))


def without_ids(exported: dict[str, Any]) -> dict[str, Any]:
    inner = {key: value for key, value in exported["definition"].items() if key not in ("id", "version")}
    outer = {key: value for key, value in exported.items() if key not in ("id", "version", "createdAt")}
    return {**outer, "definition": inner}


def test_an_older_version_can_be_exported(served: ServerProcess, tmp_path: Path) -> None:
    told = said(served, "import", written(tmp_path, definition(name="one")))
    path = f"/api/v1/accounts/demo/definitions/{id_of(told)}"
    api(served, "PUT", path, definition(name="two"))
    assert json.loads(said(served, "export", id_of(told)))["definition"]["name"] == "two"
    older = said(served, "export", id_of(told), "--version", "1")
    assert json.loads(older)["definition"]["name"] == "one"
    assert "version 3" in refused(served, "export", id_of(told), "--version", "3")


def test_enable_and_disable_win_over_the_file(served: ServerProcess, tmp_path: Path) -> None:
    path = written(tmp_path, {**definition(), "status": "disabled", "trigger": "http_request"})
    assert "(disabled)" in said(served, "import", path)
    assert "(enabled)" in said(served, "import", path, "--enable")
    assert "(disabled)" in said(served, "import", path, "--disable")


@pytest.mark.parametrize("change", ["nothing", "=x", "a=", "="])
def test_a_change_that_is_none_is_told(served: ServerProcess, tmp_path: Path, change: str) -> None:
    assert "NAME=VALUE" in refused(served, "import", written(tmp_path, definition()), "--set", change)


def test_a_change_that_matches_nothing_is_told_and_nothing_is_imported(
    served: ServerProcess, tmp_path: Path
) -> None:
    before = len(api(served, "GET", "/api/v1/accounts/demo/definitions?limit=500"))
    path = written(tmp_path, definition())
    assert "nothing in" in refused(served, "import", path, "--set", "https://elsewhere.example=builtin")
    assert len(api(served, "GET", "/api/v1/accounts/demo/definitions?limit=500")) == before


def test_a_similar_address_is_not_rebound(served: ServerProcess, tmp_path: Path) -> None:
    calls = [
        {"id": f"c{n}", "stepType": "HttpRequest", "inputs": {"url": url, "method": "GET"}}
        for n, url in enumerate(
            [
                "https://api.example/x",
                "https://api.example",
                "https://api.example.evil/x",
                "https://api.example?a=1",
            ]
        )
    ]
    told = said(
        served,
        "import",
        written(tmp_path, definition(*calls, trigger="http_request")),
        "--set",
        "https://api.example=https://new.example/base",
    )
    exported = json.loads(said(served, "export", id_of(told)))
    assert [step["inputs"]["url"] for step in exported["definition"]["steps"]] == [
        "https://new.example/base/x",
        "https://new.example/base",
        "https://api.example.evil/x",
        "https://new.example/base?a=1",
    ]


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("{", "JSON"),
        ("", "JSON"),
        ("[]", "object"),
        (definition(name=""), "name"),
        (definition({"id": "a", "stepType": "Fly"}), "Fly"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_file_that_is_no_definition_is_told(
    served: ServerProcess, tmp_path: Path, source: Any, hint: str
) -> None:
    assert hint in refused(served, "import", written(tmp_path, source))


def test_a_server_that_does_not_answer_is_told(served: ServerProcess, tmp_path: Path) -> None:
    path = written(tmp_path, definition())
    assert "chatwright serve" in refused(served, "import", path, "--url", "http://127.0.0.1:9")
    assert "--url" in refused(served, "import", path, "--url", "file:///etc")
    assert "Unauthorized" in refused(served, "import", path, "--key", "wrong")


def test_what_answers_but_is_no_chatwright_is_told(served: ServerProcess) -> None:
    told = refused(served, "export", "0" * 8 + "-0000-0000-0000-" + "0" * 12, "--url", f"{served.url}/docs#")
    assert "no Chatwright" in told or "answered" in told


def test_lint_passes_what_runs_and_fails_what_cannot(served: ServerProcess, tmp_path: Path) -> None:
    good = written(tmp_path, definition(), "good.json")
    odd = written(tmp_path, definition({**text_step("a", "x"), "nextStepId": "gone"}), "odd.json")
    bad = written(
        tmp_path, definition({"id": "a", "stepType": "Wait", "inputs": {"duration": "soon"}}), "bad.json"
    )
    assert "good.json: no problems" in said(served, "lint", good)
    assert "odd.json: warning" in said(served, "lint", odd)
    done = chatwright(served, "lint", good, bad)
    assert done.exit_code == 1
    assert re.search(r"bad\.json: error: .*duration", done.stdout)
    assert chatwright(served, "lint", written(tmp_path, "{", "broken.json")).exit_code == 1
    assert chatwright(served, "lint", str(tmp_path / "missing.json")).exit_code == 2


def test_lint_tells_other_programs_in_json(served: ServerProcess, tmp_path: Path) -> None:
    odd = written(tmp_path, definition({**text_step("a", "x"), "nextStepId": "gone"}), "odd.json")
    (problem,) = json.loads(said(served, "lint", "--json", odd))[odd]
    assert (problem["level"], problem["code"], problem["step"]) == ("warning", "target_missing", "a")
    assert problem["values"] == {"target": "gone"}


def test_lint_finds_nothing_that_cannot_run_in_what_is_published(served: ServerProcess) -> None:
    told = said(served, "lint", *map(str, PUBLISHED))
    assert ": error: " not in told


def test_a_key_is_created_listed_and_revoked(served: ServerProcess) -> None:
    key = said(served, "keys", "create", "for the till").strip()
    assert re.fullmatch(r"cw_[A-Za-z0-9_-]{40,}", key)
    assert api(served, "GET", "/api/v1/accounts/demo/usage", key=key)["accountId"] == "demo"
    (line,) = [line for line in said(served, "keys", "list").splitlines() if "for the till" in line]
    assert key not in line
    assert key[:7] in line
    assert "active" in line
    said(served, "keys", "revoke", id_of(line))
    with pytest.raises(urllib.error.HTTPError, match="401"):
        api(served, "GET", "/api/v1/accounts/demo/usage", key=key)
    (line,) = [line for line in said(served, "keys", "list").splitlines() if "for the till" in line]
    assert "revoked" in line
    assert "no active key" in refused(served, "keys", "revoke", id_of(line))
    assert chatwright(served, "keys", "revoke", "odd").exit_code == 2


def test_keys_without_a_database_end_with_words(served: ServerProcess) -> None:
    told = refused(served, "keys", "list", DATABASE_URL="postgresql://nobody@127.0.0.1:9/none")
    assert "The database cannot be used" in told


def test_simulate_chats_in_the_terminal(served: ServerProcess, tmp_path: Path) -> None:
    menu = text_step("menu", "", "wait")
    menu["inputs"] |= {
        "type": "interactive",
        "content": {
            "interactive": {
                "type": "button",
                "body": {"text": "Sure?"},
                "action": {"buttons": [{"type": "reply", "reply": {"id": "y", "title": "Yes"}}]},
            }
        },
    }
    path = written(
        tmp_path, definition(menu, wait_step("wait", "end"), text_step("end", "You said {{data.answer}}"))
    )
    told = said(served, "simulate", path, given="hello\n1\n/quit\n")
    assert "Sure?" in told
    assert "1. Yes" in told
    assert "You said Yes" in told
    assert "(Complete)" in told


def test_simulate_moves_the_clock(served: ServerProcess, tmp_path: Path) -> None:
    path = written(
        tmp_path, definition(wait_step("wait", "end"), text_step("end", "Nobody? {{data.answer}}."))
    )
    told = said(served, "simulate", path, given="hello\n/skip soon\n/skip 0.02:00:00\n/quit\n")
    assert "Nobody? ." in told


def test_simulate_ends_with_the_input_and_tells_faults(served: ServerProcess, tmp_path: Path) -> None:
    path = written(tmp_path, definition(text_step("oops", "{{nothing.at.all}}")))
    told = said(served, "simulate", path, given="hello\n")
    assert 'Step "oops" failed' in told
    assert "(Terminated)" in told


def test_simulate_reaches_the_built_in_backend_and_nothing_else_of_this_machine(
    served: ServerProcess, tmp_path: Path
) -> None:
    told = said(served, "import", str(TUTORIAL), "--set", "https://rsunga.ngrok.io=builtin", "--disable")
    bound = written(tmp_path, said(served, "export", id_of(told)))
    told = said(served, "simulate", bound, given="RSGoogleCalendarDemo\n1\nann@example.com\n4\n")
    assert "Option 1:" in told
    assert "Goodbye!" in told
    call = {
        "id": "call",
        "stepType": "HttpRequest",
        "inputs": {"url": f"{served.url}/healthz", "method": "GET"},
        "outputs": {"code": "{{step.responseCode}}", "why": "{{step.reasonPhrase}}"},
        "nextStepId": "end",
    }
    path = written(tmp_path, definition(call, text_step("end", "Got {{data.code}}: {{data.why}}")))
    assert "Got 0: " in said(served, "simulate", path, given="hello\n")


def test_the_version_and_the_help_are_told_by_the_installed_command(served: ServerProcess) -> None:
    def run(argument: str) -> str:
        command = [sys.executable, "-m", "chatwright", argument]
        return subprocess.run(
            command, env=served.environment, capture_output=True, text=True, timeout=60, check=True
        ).stdout

    assert re.search(r"chatwright.* \d+\.\d+", run("--version"))
    told = run("--help")
    for command in ("serve", "worker", "lint", "simulate", "import", "export", "keys"):
        assert re.search(rf"^\s+{command}\b", told, re.MULTILINE)
