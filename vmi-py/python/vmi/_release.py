"""Release: from proposals to orders."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from . import _vmi
from ._moments import moment_text
from ._table import ResultTable
from ._types import MomentLike
from .errors import InputError, SettingsError, UnknownKeyError, VmiError

__all__ = ["Approve", "NumberRanges", "Release", "release"]

Approve: TypeAlias = "Literal['all'] | Iterable[str]"
"""`"all"`, or the ids of the proposals that are approved."""

NumberRanges: TypeAlias = "Mapping[str, Any] | Iterable[Mapping[str, Any]]"
"""Where order numbers come from: `prefix`, `first`, `last`; if need be `supplier` and `alarm_below`."""

Range: TypeAlias = "tuple[str | None, str, int, int, int]"
KEYS = ("supplier", "prefix", "first", "last", "alarm_below")
LARGEST = 2**63 - 1


class Release:
    """Events that turn proposals into orders, or turn them down. Made by `Plan.release`; nothing is appended yet.

    `len()` is the number of events.
    """

    __slots__ = ("_errors", "_events", "_notices", "_orders")

    def __init__(self, events: ResultTable, orders: ResultTable, errors: ResultTable, notices: ResultTable) -> None:
        self._events = events
        self._orders = orders
        self._errors = errors
        self._notices = notices

    @property
    def events(self) -> ResultTable:
        """Orders placed and rejections: `ledger.append(release.events)` takes them as they are."""
        return self._events

    @property
    def orders(self) -> ResultTable:
        """The placed order lines in the shape of the table `orders`."""
        return self._orders

    def to_orders(self) -> ResultTable:
        """The same as `orders`."""
        return self._orders

    @property
    def errors(self) -> ResultTable:
        """Ids that are no proposal of the plan, numbers that ran out; in the columns of `Plan.errors`. The rest is released."""
        return self._errors

    @property
    def notices(self) -> ResultTable:
        """Order numbers that run out, in the columns of `Plan.notices`."""
        return self._notices

    def __len__(self) -> int:
        return len(self._events)

    def __bool__(self) -> bool:
        # A release is there even where it holds no event.
        return True

    def __repr__(self) -> str:
        return f"<vmi.Release events={len(self)} orders={len(self.orders)} errors={len(self.errors)} notices={len(self.notices)}>"


def release(
    plan: _vmi.Plan,
    ledger: _vmi.Ledger | None,
    *,
    at: MomentLike,
    actor: str,
    approve: Approve,
    reject: Mapping[str, str] | None,
    reason: str | None,
    numbers: NumberRanges | None,
) -> Release:
    """What `Plan.release` does."""
    moment = moment_text("at", at)
    if moment is None:
        raise TypeError("at is a date, a datetime with a time zone, or text like '2026-06-30', not None")
    tables = _vmi.release(
        plan,
        at=moment,
        actor=text("actor", actor),
        approve=ids(approve),
        reject=[(text("reject", id), text("reject", why)) for id, why in (reject or {}).items()],
        reason=None if reason is None else text("reason", reason),
        numbers=ranges(numbers),
        ledger=ledger,
    )
    return Release(*(ResultTable(name, table) for name, table in zip(("events", "orders", "errors", "notices"), tables)))


def refuse_wrong_ids(released: Release) -> None:
    """Raises if an id is not known or is approved and rejected: what was meant to be turned down might be ordered."""
    wrong = [row for row in released.errors if row["field"] in ("approve", "reject")]
    if not wrong:
        return
    lines = [f"{row['message']}\n  hint: {row['hint']}" if row["hint"] else row["message"] for row in wrong]
    kinds: dict[str, type[VmiError]] = {"unknown_key": UnknownKeyError}
    first = wrong[0]
    shown = ("code", "kind", "table", "row", "item", "location", "field", "value", "expected", "hint")
    fields = {name: first[name] for name in shown if first.get(name) is not None}
    raise kinds.get(first["kind"], InputError)("\n".join(["nothing was appended", *lines]), errors=wrong, **fields)


def ids(approve: Approve) -> list[str] | None:
    """The approved ids; none for all."""
    if isinstance(approve, str):
        if approve == "all":
            return None
        raise wrong("approve", approve, f'approve is {approve!r}; expected "all" or a list of proposal ids', f"[{approve!r}]?")
    return [text("approve", id) for id in approve]


def ranges(numbers: NumberRanges | None) -> list[Range]:
    """Ranges as the core takes them."""
    if numbers is None:
        return []
    return [number_range(one) for one in ([numbers] if isinstance(numbers, Mapping) else numbers)]


def number_range(given: Mapping[str, Any]) -> Range:
    """One range."""
    if not isinstance(given, Mapping):
        raise TypeError(f"a range of order numbers is a dict with {', '.join(KEYS)}, not {type(given).__name__}")
    for name in given:
        if name not in KEYS:
            near = difflib.get_close_matches(str(name), KEYS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else None
            raise wrong("numbers", str(name), f"a range of order numbers has no {name!r}; expected {', '.join(KEYS)}", hint)
    for name in ("prefix", "first", "last"):
        if given.get(name) is None:
            raise wrong("numbers", None, f"a range of order numbers needs {name!r}", None)
    supplier = given.get("supplier")
    return (
        None if supplier is None else text("supplier", supplier),
        text("prefix", given["prefix"]),
        whole("first", given["first"]),
        whole("last", given["last"]),
        whole("alarm_below", given.get("alarm_below") or 0),
    )


def whole(name: str, value: Any) -> int:
    """A whole number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} of a range of order numbers is a whole number, not {type(value).__name__}")
    if not 0 <= value <= LARGEST:
        raise wrong("numbers", str(value), f"{name} of a range of order numbers is {value}; expected 0 to {LARGEST}", None)
    return value


def text(name: str, value: Any) -> str:
    """Text that is whole."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is text, not {type(value).__name__}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise wrong(name, repr(value), f"{name} {value!r} holds half of a character", None) from None
    return value


def wrong(field: str, value: str | None, message: str, hint: str | None) -> SettingsError:
    """The error for an argument that cannot be used."""
    shown = message if hint is None else f"{message}\n  hint: {hint}"
    return SettingsError(shown, code=302, kind="bad_setting", field=field, value=value, hint=hint)
