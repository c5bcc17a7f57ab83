"""Who is signed in."""

from __future__ import annotations

from typing_extensions import TypedDict


class User(TypedDict):
    """A person with an account."""

    id: str
    email: str
    name: str
    role: str


class Session(TypedDict):
    """What the web application must know before anything else; `csrfToken` goes with every change."""

    user: User | None
    setupNeeded: bool
    csrfToken: str | None
    accountId: str | None
    subAccountId: str | None
    businessName: str
    version: str


class SetUp(TypedDict):
    """An account, made with the one-time link of the first start or of an invitation."""

    token: str
    email: str
    name: str
    password: str


class SignIn(TypedDict):
    """What opens a session."""

    email: str
    password: str
