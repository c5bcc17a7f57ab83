"""Webhooks out: the provider's routes to register them, and ours to look into deliveries (messaging.md section 10.1)."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
