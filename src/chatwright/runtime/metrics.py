"""What the runtime counts, for `/metrics`."""

from prometheus_client import Counter, Gauge, Histogram

TURNS = Counter("chatwright_turns_total", "Turns committed", ["event"])
WITH_LOCKS = Counter("chatwright_turns_with_locks_total", "Turns that could not be written by one statement")
TURN_SECONDS = Histogram(
    "chatwright_turn_seconds",
    "Time from an event's arrival to its commit, in seconds",
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
DUPLICATES = Counter("chatwright_duplicate_messages_total", "Inbound messages that had been received before")
DELIVERIES = Counter("chatwright_deliveries_total", "Messages handed to channels", ["result"])
UNKNOWN_OUTCOMES = Counter(
    "chatwright_unknown_outcomes_total", "Messages handed over without an answer, to be reconciled"
)
RESENT = Counter("chatwright_resent_messages_total", "Messages sent again under the same id")
HTTP_CALLS = Counter("chatwright_http_calls_total", "HTTP requests of journeys", ["result"])
FAULTS = Counter("chatwright_faults_total", "Instances that faulted")
RECOVERED = Counter("chatwright_recovered_total", "Work taken over from a dead process", ["kind"])
WEBHOOKS_OUT = Counter("chatwright_webhooks_out_total", "Attempts to tell a webhook of an event", ["result"])
WEBHOOK_SECONDS = Histogram(
    "chatwright_webhook_seconds",
    "Time that receivers of webhooks take to answer, in seconds",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
WEBHOOK_LAG = Gauge(
    "chatwright_webhook_lag_seconds", "Age of the oldest event that a webhook has not been told"
)
STUCK = Gauge("chatwright_stuck_instances", "Running instances that nothing will wake; there must be none")

TURNS_OF: dict[str, Counter] = {}


def count_turn(event: str) -> None:
    """Count a turn that is written."""
    counter = TURNS_OF.get(event)
    if counter is None:
        counter = TURNS_OF[event] = TURNS.labels(event)
    counter.inc()
