"""The interpreter: `(journey, instance, event) -> (instance, effects, log)`, without I/O, clock or chance."""

from chatwright.engine.interpreter import advance, start, terminate
from chatwright.engine.journey import Journey, compile
from chatwright.engine.state import dump_instance, load_instance
from chatwright.engine.turn import IsClosed, Known, NeedsMoreTime, Refuse, Watch, unique_id

__all__ = [
    "IsClosed",
    "Journey",
    "Known",
    "NeedsMoreTime",
    "Refuse",
    "Watch",
    "advance",
    "compile",
    "dump_instance",
    "load_instance",
    "start",
    "terminate",
    "unique_id",
]
