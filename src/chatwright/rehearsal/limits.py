"""What one rehearsal may take, so that a day skipped in a loop of short waits ends."""

TURNS = 1_000
"""Turns of all runs together."""
LINES = 10_000
"""Lines of all logs together."""
MESSAGES = 2_000
"""Messages on the phone and elsewhere."""
BYTES = 8_000_000
"""What the transcript may hold of contents, bodies and variables, as JSON."""
