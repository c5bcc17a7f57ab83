"""WhatsApp Flows: routes of the provider, those of the page, and what the phone opens (messaging.md section 12)."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
