"""Channels: a port, and an adapter for each provider."""
