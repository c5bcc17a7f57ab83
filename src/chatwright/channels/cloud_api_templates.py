"""Templates that Meta keeps for a business account (messaging.md sections 6.1 and 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from chatwright.channels.graph import Graph, GraphAnswer, GraphRefused
from chatwright.channels.refusals import ProviderRefused
from chatwright.channels.templates_port import ListedTemplate
from chatwright.egress import EgressFailed, EgressRefused
from chatwright.messages.meta_templates import create_to_meta, listed_from_meta
from chatwright.messages.parts import object_of, objects_of, text_of

FIELDS = "id,name,language,status,category,parameter_format,components,quality_score,rejected_reason"
PAGE = "100"
MEDIA_HANDLE = "4::"
"""How an uploaded sample begins at Meta; it does not take addresses."""


@contextmanager
def refusals() -> Iterator[None]:
    """What Meta or the network has against a call, as ProviderRefused."""
    try:
        yield
    except GraphRefused as refused:
        raise ProviderRefused(str(refused), 429 if refused.error.status == 429 else 400) from refused
    except (EgressFailed, EgressRefused) as error:
        raise ProviderRefused(f"Meta could not be reached: {error}", 502) from error


class CloudTemplates:
    """The templates of the business account `waba_id`."""

    graph: Graph
    waba_id: str

    async def list_templates(self) -> list[ListedTemplate]:
        """All templates. Raises ProviderRefused."""
        with refusals():
            entries = await self.graph.pages(f"{self.waba_id}/message_templates", fields=FIELDS, limit=PAGE)
        found = (listed_from_meta(entry) for entry in entries)
        return [ListedTemplate(**fields) for fields in found if fields is not None]

    async def create_template(self, template: dict[str, Any]) -> None:
        """Register a template, given as in 8x8's create request. Raises ProviderRefused."""
        body = create_to_meta(template)
        if any(wants_upload(component) for component in body["components"]):
            raise ProviderRefused(
                "Meta takes the sample of a media header as an upload only, not by its address. Make this template "
                "in WhatsApp Manager, then fetch the list."
            )
        with refusals():
            checked(await self.graph.post(f"{self.waba_id}/message_templates", body))

    async def delete_template(self, name: str) -> None:
        """Delete a name with all its languages. Raises ProviderRefused."""
        with refusals():
            checked(await self.graph.delete(f"{self.waba_id}/message_templates", name=name))


def checked(answer: GraphAnswer) -> None:
    """Raise GraphRefused when the answer is an error."""
    if answer.error is not None:
        raise GraphRefused(answer.error)


def wants_upload(component: dict[str, Any]) -> bool:
    """Whether a medium is shown by an address, also on a card."""
    samples = object_of(component.get("example")).get("header_handle") or ()
    if any(not text_of(sample).startswith(MEDIA_HANDLE) for sample in samples):
        return True
    return any(
        wants_upload(inner)
        for card in objects_of(component.get("cards"))
        for inner in objects_of(card.get("components"))
    )
