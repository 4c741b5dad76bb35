"""The exceptions of vmi: one root, and children that are also what a Python programmer would catch.

A problem in a row of a plan's tables is no exception: it spoils only the keys that the row speaks of and stands in
`Plan.errors`. What is raised here means that nothing could be planned at all, or that a key was asked for which is not there.
A ledger takes a table of events whole or not at all, so that there any problem is an exception, and all stand in its `errors`.

>>> import vmi
>>> try:
...     vmi.check(items=[], agreements=[], as_of="2026-06-30", settings={"servicelevel": 0.9})
... except ValueError as error:
...     print(f"{type(error).__name__} {error.code} {error.kind}: {error}")
SettingsError 301 unknown_setting: there is no setting "servicelevel"
  hint: did you mean "service_level"?
"""

from __future__ import annotations

from typing import Any

__all__ = [
    "Cancelled",
    "EventConflict",
    "InputError",
    "NotSupportedError",
    "SequenceConflict",
    "SettingsError",
    "UnknownKeyError",
    "VmiError",
]


class VmiError(Exception):
    """The root of all exceptions of vmi; itself only raised for a defect of vmi.

    Attributes:
        code: The stable number of the kind, the same in Rust, Python and C.
        kind: The stable name of the kind, such as `"missing_column"`.
        table: The table concerned, if one is.
        row: The row concerned, counted from 1 under the header.
        item: The item concerned.
        location: The location concerned.
        field: The column, setting or parameter concerned.
        value: The value as it was given, as text.
        expected: What would have been right.
        hint: How to mend it.
        errors: Where a table was refused as a whole, every problem in it: a dict each, with the columns of `Plan.errors`. The
            exception itself is the first of them. Empty otherwise.
        notices: What was worth knowing and not wrong about that table, with the columns of `Plan.notices`. Empty otherwise.
    """

    def __init__(
        self,
        message: str = "",
        *,
        code: int = 900,
        kind: str = "internal",
        table: str | None = None,
        row: int | None = None,
        item: str | None = None,
        location: str | None = None,
        field: str | None = None,
        value: str | None = None,
        expected: str | None = None,
        hint: str | None = None,
        errors: list[dict[str, Any]] | None = None,
        notices: list[dict[str, Any]] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.kind = kind
        self.table = table
        self.row = row
        self.item = item
        self.location = location
        self.field = field
        self.value = value
        self.expected = expected
        self.hint = hint
        self.errors = errors or []
        self.notices = notices or []


class InputError(VmiError, ValueError):
    """What was handed over cannot be taken: a table or column that is missing or of a type that is not read, bad rows for a ledger, bad JSON lines."""


class EventConflict(InputError):
    """An event whose id is in the ledger already, or twice in the table, with another body: neither is the right one by guess."""


class SequenceConflict(VmiError):
    """Somebody else appended first: the ledger is not at the expected sequence number. Read again, then append again."""


class UnknownKeyError(VmiError, KeyError):
    """An item at a location that is in no table."""

    def __str__(self) -> str:
        """The message as it is; a `KeyError` would show it in quotes."""
        return str(self.args[0]) if self.args else ""


class NotSupportedError(VmiError, NotImplementedError):
    """Known by name and not built yet: never ignored, because another plan would come out than you expect."""


class SettingsError(VmiError, ValueError):
    """A setting or argument that is not known, or whose value cannot be used."""


class Cancelled(VmiError):
    """The progress callback returned `False`."""
