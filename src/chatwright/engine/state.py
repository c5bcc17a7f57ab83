"""An instance between turns: the JSON that is stored, and copies that a turn may change."""

from __future__ import annotations

from typing import Any

import msgspec

from chatwright.engine.model import Instance, Path, Sent, Status


class State(msgspec.Struct, omit_defaults=True):
    """The part of an instance that is stored as JSON; its id and status are columns."""

    data: dict[str, Any]
    paths: list[Path] = []
    sequence: int = 0
    sent: list[Sent] = []


ENCODER = msgspec.json.Encoder()
DECODER = msgspec.json.Decoder(State)


def dump_instance(instance: Instance) -> bytes:
    """The instance's state as JSON."""
    return ENCODER.encode(State(instance.data, instance.paths, instance.sequence, instance.sent))


def load_instance(instance_id: str, status: Status, state: str | bytes) -> Instance:
    """An instance from its stored state. Raises msgspec.ValidationError for what `dump_instance` did not write."""
    loaded = DECODER.decode(state)
    return Instance(
        id=instance_id,
        status=status,
        data=loaded.data,
        paths=loaded.paths,
        sequence=loaded.sequence,
        sent=loaded.sent,
    )


def own_copy(instance: Instance) -> Instance:
    """A copy whose paths may be changed, and whose data may get other values; nothing inside them may."""
    return Instance(
        id=instance.id,
        status=instance.status,
        data=dict(instance.data),
        paths=[msgspec.structs.replace(path) for path in instance.paths],
        sequence=instance.sequence,
        sent=instance.sent,
    )
