"""The file vmi.toml beside the tables: the settings of a run, and the day it is for."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

from .failure import CannotRun

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DAY_IS_STATED = 'state it with --as-of 2026-06-30, or as as_of = "2026-06-30" in vmi.toml (no clock is read)'


def read_settings(path: Path | None) -> tuple[str | None, dict[str, Any]]:
    """The day and the settings that the file states; the engine checks their names and values."""
    if path is None:
        return None, {}
    try:
        settings = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CannotRun(f"{path} is not UTF-8 text (byte {error.start + 1})") from None
    except tomllib.TOMLDecodeError as error:
        raise CannotRun(f"{path} cannot be read: {error}") from None
    as_of = settings.pop("as_of", None)
    if isinstance(as_of, datetime.date):
        as_of = as_of.isoformat()
    if as_of is not None and not isinstance(as_of, str):
        raise CannotRun(f'{path}: as_of is {as_of!r}; expected a date like "2026-06-30"')
    return as_of, settings


def chosen_day(given: str | None, stated: str | None) -> str:
    """The day of the plan: what the command line says, else what vmi.toml says."""
    day = given if given is not None else stated
    if day is None:
        raise CannotRun(f"the day to plan for is not stated; {DAY_IS_STATED}")
    return day
