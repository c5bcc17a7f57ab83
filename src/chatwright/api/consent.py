"""Consent: opt-out words, the list of those who do not want messages, and its log (messaging.md section 17)."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
