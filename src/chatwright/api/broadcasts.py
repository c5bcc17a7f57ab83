"""Broadcasts: an approved template to a list of people."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
