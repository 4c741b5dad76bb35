"""Days and moments among the arguments, as the text that the core reads."""

from __future__ import annotations

import datetime

from ._types import MomentLike
from .errors import SettingsError

__all__ = ["day_text", "moment_text"]

EXPECTED = "a date like 2026-06-30 or an instant like 2026-06-30T14:05:00Z"


def moment_text(name: str, moment: MomentLike | None) -> str | None:
    """A moment as text; an instant without a time zone is none, and which one is meant nobody can know."""
    if moment is None or isinstance(moment, str):
        return moment
    if isinstance(moment, datetime.datetime):
        offset = moment.utcoffset()
        if offset is None:
            shown = moment.isoformat()
            hint = f"say the zone, as in {name}=moment.replace(tzinfo=datetime.timezone.utc), or give the date alone for its close"
            raise unusable(name, shown, f"{name} {shown} has no time zone: which instant it is depends on where you are", hint)
        try:
            instant = moment.replace(tzinfo=None) - offset
        except OverflowError:
            shown = moment.isoformat()
            raise unusable(name, shown, f"{name} {shown} lies outside the years 1 to 9999", None) from None
        return f"{instant.isoformat()}Z"
    if isinstance(moment, datetime.date):
        return moment.isoformat()
    raise TypeError(f"{name} is a date, a datetime with a time zone, or text like '2026-06-30', not {type(moment).__name__}")


def day_text(name: str, day: str | datetime.date) -> str:
    """A day (or for a plan an instant) as text; what it thinks of a time of day, the core says."""
    if isinstance(day, datetime.date):
        return day.isoformat()
    if isinstance(day, str):
        return day
    raise TypeError(f"{name} is a date or text like '2026-06-30', not {type(day).__name__}")


def unusable(name: str, value: str, message: str, hint: str | None) -> SettingsError:
    """The error for a moment that cannot be used."""
    text = message if hint is None else f"{message}\n  hint: {hint}"
    return SettingsError(text, code=302, kind="bad_setting", field=name, value=value, expected=EXPECTED, hint=hint)
