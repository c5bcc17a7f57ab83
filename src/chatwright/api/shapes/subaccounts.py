"""Subaccounts, and the channel each one is on."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class Subaccount(TypedDict):
    """A WhatsApp number behind a provider."""

    id: str
    provider: str


class SubaccountList(TypedDict):
    """The subaccounts of the account."""

    subaccounts: list[Subaccount]


class SetChannel(TypedDict):
    """The provider to put a subaccount on, with what it needs. A pace of null is the usual one."""

    provider: Literal["simulator", "8x8", "whatsapp_cloud"]
    templateReview: NotRequired[Literal["automatic", "manual", "approve_all"]]
    messagesPerSecond: NotRequired[int | None]
    baseUrl: NotRequired[str]
    apiKey: NotRequired[str]
    webhookSecret: NotRequired[str]
    accountId: NotRequired[str]
    channelId: NotRequired[str]
    graphUrl: NotRequired[str]
    phoneNumberId: NotRequired[str]
    wabaId: NotRequired[str]
    accessToken: NotRequired[str]
    appSecret: NotRequired[str]
    verifyToken: NotRequired[str]


class ChannelSet(TypedDict):
    """The channel that a subaccount is on now; secrets are never answered."""

    subAccountId: str
    provider: str
    messagesPerSecond: NotRequired[int]
    baseUrl: NotRequired[str]
    accountId: NotRequired[str]
    channelId: NotRequired[str]
    graphUrl: NotRequired[str]
    phoneNumberId: NotRequired[str]
    wabaId: NotRequired[str]
    templateReview: NotRequired[str]


class ChannelHealth(TypedDict):
    """What the provider says of the settings; `number` is the phone number when it tells."""

    works: bool
    finding: Literal["works", "wrong_key", "not_found", "unreachable", "not_allowed", "failed"]
    said: str
    number: str | None
