"""Trying a journey without a server: a script of what happens, and what the customer sees then. Pure."""
