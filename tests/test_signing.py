"""Signatures of webhooks that we send."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

from chatwright.signing import new_secret, signature, signed_headers

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
AT = datetime.fromtimestamp(1614265330, UTC)
BODY = b'{"test": 2432232314}'
MADE_ELSEWHERE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
"""What the package standardwebhooks 1.1.0 signs these with."""


def test_the_signature_is_that_of_the_reference_implementation() -> None:
    assert signature(SECRET, ID, AT, BODY) == MADE_ELSEWHERE


def test_each_secret_signs_once_and_without_any_there_is_no_signature() -> None:
    headers = signed_headers([SECRET, new_secret()], ID, AT, BODY)
    assert headers["webhook-id"] == ID
    assert headers["webhook-timestamp"] == "1614265330"
    assert headers["webhook-signature"].split(" ")[0] == MADE_ELSEWHERE
    assert len(headers["webhook-signature"].split(" ")) == 2
    assert "webhook-signature" not in signed_headers([], ID, AT, BODY)


def test_secrets_are_new_each_time_and_as_long_as_they_should_be() -> None:
    made = {new_secret() for _ in range(50)}
    assert len(made) == 50
    assert all(len(base64.b64decode(one.removeprefix("whsec_"))) == 32 for one in made)
