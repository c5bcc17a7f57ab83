"""The messaging API: files to send, kept and served here (messaging.md section 19)."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
