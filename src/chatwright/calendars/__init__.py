"""Calendars: a port and its adapters, and the booking backend that stands on them."""
