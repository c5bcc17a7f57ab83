"""The gallery is tried through the real API and the real runtime too."""

from tests.api.conftest import acme, server
from tests.scenarios.conftest import chat, clinic

__all__ = ["acme", "chat", "clinic", "server"]
