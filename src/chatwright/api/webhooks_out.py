"""Webhooks out: the routes to register them, and those to look into deliveries (messaging.md section 10.1)."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
