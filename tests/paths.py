"""Where tests find things."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
"""Published definitions, payloads and contracts, kept beside the repository."""
