"""Logs: neither secrets nor texts of customers in them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

FAILING = """
import structlog
from chatwright import logs
logs.configure("debug")
def fail():
    password = "swordfish-7"
    raise ValueError("something odd")
try:
    fail()
except ValueError:
    structlog.get_logger().exception("it failed", number=5)
structlog.get_logger().info("after")
"""


def logged_to_a_terminal(code: str) -> str:
    ours, theirs = pty.openpty()
    try:
        subprocess.run([sys.executable, "-c", code], stderr=theirs, check=True, timeout=30)
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65_536)
            except OSError:  # how Linux tells the end
                break
            if not part:
                break
            said += part
        return said.decode()
    finally:
        os.close(ours)


def test_a_failure_on_a_terminal_is_told_without_the_values_of_variables() -> None:
    said = logged_to_a_terminal(FAILING)
    assert "something odd" in said
    assert "it failed" in said
    assert "swordfish" not in said.replace('password = "swordfish-7"', "")


def test_a_failure_elsewhere_is_one_line_of_json_without_the_values_of_variables() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILING], stderr=subprocess.PIPE, check=True, timeout=30, text=True
    )
    first, second = done.stderr.splitlines()
    assert '"event": "it failed"' in first
    assert "something odd" in first
    assert "swordfish" not in first
    assert '"event": "after"' in second
