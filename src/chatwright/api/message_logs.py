"""The messaging API: log exports and usage."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
