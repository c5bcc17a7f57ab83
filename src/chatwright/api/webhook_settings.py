"""What is asked of a webhook when it is set: address, version, credentials; checked, and sealed where secret."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import msgspec

from chatwright.api.errors import ApiError
from chatwright.api.web_addresses import has_credentials, read_address
from chatwright.messages.events_out import VERSIONS
from chatwright.sealing import Sealer
from chatwright.store.webhooks import KINDS

MASK = "***"
LONGEST_URL, LONGEST_SECRET, LONGEST_NAME = 2_000, 4_000, 500
HEADER = re.compile(r"[ -~]+")
PLACES = ("header", "body")


class Asked(NamedTuple):
    """A webhook as it is asked for; `kind` and `version` are None when they are not named."""

    sub_account_id: str
    kind: str | None
    version: int | None
    url: str
    enabled: bool

    def version_for(self, kind: str) -> int:
        """The version, the newest of the kind unless one was named."""
        return self.version or VERSIONS[kind][-1]


def asked_of(body: dict[str, Any], at: str = "") -> Asked:
    """What a request asks for; `at` is where it stands. Raises ApiError 400."""
    sub_account_id, kind, version = body.get("subAccountId"), body.get("type"), body.get("version")
    enabled = body.get("enabled", True)
    if not isinstance(sub_account_id, str) or not sub_account_id:
        raise ApiError(400, f"{at}subAccountId: a subaccount is required, or * for all.")
    if kind is not None and kind not in KINDS:
        raise ApiError(400, f"{at}type: is {kind!r}; it must be one of {', '.join(KINDS)}."[:300])
    if version is not None:
        allowed = VERSIONS[kind] if kind else ()
        if isinstance(version, bool) or version not in allowed:
            said = " or ".join(map(str, allowed)) if allowed else "named only together with type"
            raise ApiError(400, f"{at}version: must be {said}.")
    if not isinstance(enabled, bool):
        raise ApiError(400, f"{at}enabled: must be true or false.")
    return Asked(sub_account_id, kind, version, address_of(body.get("url"), f"{at}url"), enabled)


def address_of(value: object, at: str) -> str:
    """An address to call. Raises ApiError 400."""
    address, parts = read_address(value, at, LONGEST_URL)
    if has_credentials(parts):
        raise ApiError(400, f"{at}: must not contain a name or password; use httpAuthorization.")
    return address


def access_of(body: dict[str, Any], sealer: Sealer, former: str, *, keeps_unnamed: bool) -> str:
    """The credentials of a request as they are kept, sealed. *** stands for what is there already.

    Raises ApiError 400.
    """
    static, oauth = body.get("httpAuthorization"), body.get("oauth")
    if keeps_unnamed and "httpAuthorization" not in body and "oauth" not in body:
        return former
    if static and oauth:
        raise ApiError(400, "httpAuthorization and oauth: name one of them, not both.")
    there = msgspec.json.decode(former)
    access: dict[str, Any] = {}
    if static:
        access["httpAuthorization"] = sealed(
            static, "httpAuthorization", sealer, there.get("httpAuthorization")
        )
    elif oauth:
        access["oauth"] = oauth_of(oauth, sealer, there.get("oauth") or {})
    return msgspec.json.encode(access).decode()


def sealed(value: object, at: str, sealer: Sealer, former: str | None) -> str:
    """A secret that goes into a header, sealed; the former one for ***. Raises ApiError 400."""
    if value == MASK and former:
        return former
    if not isinstance(value, str) or not HEADER.fullmatch(value) or len(value) > LONGEST_SECRET:
        raise ApiError(400, f"{at}: a text of 1 to {LONGEST_SECRET} visible ASCII characters is required.")
    if value == MASK:
        raise ApiError(400, f"{at}: *** stands for a secret that is there already, and there is none.")
    return sealer.seal(value)


def oauth_of(given: object, sealer: Sealer, former: dict[str, str]) -> dict[str, str]:
    """Client credentials as they are kept. Raises ApiError 400."""
    if not isinstance(given, dict):
        raise ApiError(
            400, "oauth: an object with url, clientId, clientSecret and credentialsLocation is required."
        )
    client, place, scope = given.get("clientId"), given.get("credentialsLocation"), given.get("scope")
    if not isinstance(client, str) or not HEADER.fullmatch(client) or len(client) > LONGEST_NAME:
        raise ApiError(400, "oauth.clientId: a text of visible ASCII characters is required.")
    if place not in PLACES:
        raise ApiError(400, "oauth.credentialsLocation: must be header or body.")
    if scope is not None and (not isinstance(scope, str) or len(scope) > LONGEST_NAME):
        raise ApiError(400, f"oauth.scope: a text of at most {LONGEST_NAME} characters.")
    kept = {
        "url": address_of(given.get("url"), "oauth.url"),
        "clientId": client,
        "clientSecret": sealed(
            given.get("clientSecret"), "oauth.clientSecret", sealer, former.get("clientSecret")
        ),
        "credentialsLocation": str(place),
    }
    return {**kept, "scope": scope} if scope else kept


def shown_access(access: str) -> dict[str, Any]:
    """Credentials as they are answered: what is secret is ***."""
    there = msgspec.json.decode(access)
    shown: dict[str, Any] = {}
    if there.get("httpAuthorization"):
        shown["httpAuthorization"] = MASK
    if oauth := there.get("oauth"):
        shown["oauth"] = {**oauth, "clientSecret": MASK}
    return shown
