"""The messaging API: messages, batches, their status, read marks and typing (messaging.md sections 2, 13 to 15)."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
