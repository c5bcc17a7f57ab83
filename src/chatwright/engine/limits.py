"""What one turn and one instance may take."""

STEPS_A_TURN = 1_000
"""A loop that never waits ends with a fault after this many steps (automation.md section 1)."""
QUICK_STEPS = 100
"""A turn of more steps is run where nobody has to wait for it."""
PATHS = 200
"""Paths an instance may have at once."""
STATE_BYTES = 1_000_000
"""Largest state of an instance, as JSON."""
HTTP_TIMEOUT_SECONDS = 5
"""Time-out of an HTTP request that names none (automation.md section 7)."""
HTTP_TIMEOUT_MOST_SECONDS = 120
"""Longest time-out of an HTTP request."""
WAIT_TIMEOUT = "1.00:00:00"
"""Time limit of a wait that names none (automation.md section 3)."""
SENDS_REMEMBERED = 8
"""How many of its last messages an instance remembers, to know the step of one that is refused later."""
