"""What a journey may run into, found while it is drawn. One module a kind of check; all are pure."""

from chatwright.checks.check import check, check_source

__all__ = ["check", "check_source"]
