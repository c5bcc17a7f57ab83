"""The interpreter: `(journey, instance, event) -> (instance, effects, log)`, without I/O, clock or chance."""

from chatwright.engine.interpreter import (
    NeedsMoreTime,
    advance,
    dump_instance,
    load_instance,
    start,
    terminate,
)
from chatwright.engine.journey import Journey, compile

__all__ = [
    "Journey",
    "NeedsMoreTime",
    "advance",
    "compile",
    "dump_instance",
    "load_instance",
    "start",
    "terminate",
]
