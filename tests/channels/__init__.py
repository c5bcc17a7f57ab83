"""Adapters of the providers."""
