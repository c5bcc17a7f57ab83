"""Time zones by Windows id or IANA name (CLDR `windowsZones`, [A-TZ-1])."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tzlocal.windows_tz import tz_win, win_tz

NAMED = {
    "W. Europe Standard Time": "Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
    "Singapore Standard Time": "Kuala Lumpur, Singapore",
    "GMT Standard Time": "Dublin, Edinburgh, Lisbon, London",
    "SE Asia Standard Time": "Bangkok, Hanoi, Jakarta",
    "Eastern Standard Time": "Eastern Time (US & Canada)",
    "Central Standard Time": "Central Time (US & Canada)",
    "Mountain Standard Time": "Mountain Time (US & Canada)",
    "Pacific Standard Time": "Pacific Time (US & Canada)",
    "UTC": "Coordinated Universal Time",
}
OF_THE_MACHINE = ("localtime", "posixrules")
"""Names in some systems' databases that mean whatever the machine is set to."""

CITIES_SHOWN = 6
WITH_CITIES = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """The IANA name for each Windows id and each IANA name, in small letters."""
    return {name.lower(): name for name in tz_win} | {
        windows.lower(): iana for windows, iana in win_tz.items()
    }


@lru_cache(maxsize=1_000)
def resolve(name: str) -> ZoneInfo | None:
    """The zone with this Windows id or IANA name, any case; None when there is none."""
    lowered = name.strip().lower()
    known = names().get(lowered)
    if known is not None:
        return ZoneInfo(known)
    if lowered in OF_THE_MACHINE:
        return None
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def cities(windows: str) -> str:
    """The best-known places of a zone."""
    if windows in NAMED:
        return NAMED[windows]
    places = [
        iana.rsplit("/", 1)[1].replace("_", " ")
        for iana, zone in tz_win.items()
        if zone == windows and iana.startswith(WITH_CITIES)
    ]
    own = win_tz[windows].rsplit("/", 1)[-1].replace("_", " ")
    return ", ".join(sorted({own, *sorted(set(places))[: CITIES_SHOWN - 1]}))


@lru_cache(maxsize=1)
def all_timezones() -> tuple[dict[str, str], ...]:
    """Every zone as `{id, name}`; the offset in the name is the one of winter in the north or of summer."""
    listed = []
    for windows in sorted(win_tz):
        zone = ZoneInfo(win_tz[windows])
        offsets = [datetime(2026, month, 1, tzinfo=UTC).astimezone(zone) for month in (1, 7)]
        standard = min(moment.utcoffset() or offsets[0] - offsets[0] for moment in offsets)
        minutes = int(standard.total_seconds() // 60)
        sign, minutes = ("-" if minutes < 0 else "+"), abs(minutes)
        name = f"{cities(windows)} (UTC{sign}{minutes // 60:02d}:{minutes % 60:02d})"
        listed.append({"id": windows, "name": name})
    return tuple(listed)


def list_timezones(contains: str | None) -> list[dict[str, str]]:
    """The zones whose id or name contains a text, any case."""
    wanted = (contains or "").lower()
    return [
        dict(zone)
        for zone in all_timezones()
        if wanted in zone["id"].lower() or wanted in zone["name"].lower()
    ]
