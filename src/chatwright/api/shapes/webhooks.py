"""Webhooks out: subscriptions, and what became of telling them."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

WebhookType = Literal["MSG", "CADR", "CABM"]


class WebhookOauth(TypedDict):
    """Client credentials with which an access token is fetched before a webhook is called."""

    url: str
    clientId: str
    clientSecret: str
    credentialsLocation: Literal["header", "body"]
    scope: NotRequired[str]


class Webhook(TypedDict):
    """Who is told of a kind of events, and how that is going. Secrets are shown as ***."""

    id: str
    subAccountId: str
    type: WebhookType
    version: int
    url: str
    enabled: bool
    httpAuthorization: str | None
    oauth: WebhookOauth | None
    secretRotatedAt: str | None
    createdAt: str
    updatedAt: str
    queued: int
    dead: int
    deliveredAt: str | None


class WebhookList(TypedDict):
    """The webhooks of the account."""

    webhooks: list[Webhook]


class ChangeWebhook(TypedDict):
    """What can be changed of a webhook. Credentials that are not named stay; null takes them away."""

    url: str
    version: NotRequired[int]
    enabled: NotRequired[bool]
    httpAuthorization: NotRequired[str | None]
    oauth: NotRequired[WebhookOauth | None]


class NewWebhook(ChangeWebhook):
    """A webhook to make, of a subaccount or of all (*)."""

    subAccountId: str
    type: WebhookType


class WebhookMade(TypedDict):
    """A new webhook, and the secret that its events are signed with."""

    webhook: Webhook
    signingSecret: str


class SigningSecret(TypedDict):
    """The new secret that the events of a webhook are signed with."""

    signingSecret: str


class TestSent(TypedDict):
    """The delivery of a sample event."""

    deliveryId: str


class WebhookDelivery(TypedDict):
    """An event for one receiver. `state`, `detail` and `umid` are of the message that it is about."""

    id: str
    webhookEventId: str
    webhookId: str | None
    url: str
    type: WebhookType
    subAccountId: str
    test: bool
    eventType: str
    state: str | None
    detail: str | None
    umid: str | None
    status: Literal["queued", "delivered", "dead"]
    attempts: int
    nextAttemptAt: str | None
    createdAt: str
    finishedAt: str | None
    statusCode: int | None
    error: str | None
    tookMs: int | None


class WebhookDeliveryList(TypedDict):
    """A page of deliveries; `cursor` is null on the last one."""

    deliveries: list[WebhookDelivery]
    cursor: str | None


class WebhookTry(TypedDict):
    """One attempt; `error` says why there was no answer."""

    at: str
    statusCode: int | None
    tookMs: int
    error: str | None
    answer: str | None


class WebhookDeliveryDetail(WebhookDelivery):
    """A delivery with the body that was sent, and its attempts, oldest first."""

    request: str | None
    tries: list[WebhookTry]


class RedeliverDead(TypedDict):
    """Whose events are told again; without an id those of all webhooks."""

    webhookId: NotRequired[str | None]


class Redelivered(TypedDict):
    """How many events are told again."""

    queued: int
