"""Trying a journey without a server: a script of what happens, and what the customer sees then. Pure."""

from chatwright.rehearsal.model import AnyHappening, Stage, Transcript
from chatwright.rehearsal.replay import Rehearsal, replay

__all__ = ["AnyHappening", "Rehearsal", "Stage", "Transcript", "replay"]
