"""WhatsApp journeys that anyone can draw and that never lose a reply."""

__version__ = "0.1.0"
