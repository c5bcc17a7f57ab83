"""WhatsApp Flows: the provider's routes, ours for the page, and what the simulated phone opens (messaging.md section 12)."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
