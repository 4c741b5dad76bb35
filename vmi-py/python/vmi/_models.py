"""What the functions of `vmi.models` share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from ._table import ResultTable
from ._types import ArrowArray, ArrowStream
from ._vmi import solve_model

__all__ = ["Answers", "Column", "Lists", "solve"]


@runtime_checkable
class _Array(Protocol):
    """An array of numpy, or of anything that describes its memory as numpy does."""

    @property
    def __array_interface__(self) -> dict[str, Any]: ...


Column = float | None | Sequence[float | None] | ArrowArray | ArrowStream | _Array
"""A number for all rows, or a column with a number for each row."""

Lists = Sequence[float] | Sequence[Sequence[float]] | ArrowArray | ArrowStream | _Array
"""A list of numbers for all rows, or a column with a list for each row."""

Single = TypeVar("Single")


class Answers:
    """What a model gives for columns: a row for each row that went in.

    Attributes:
        table: The answers, a column for each; absent in rows that could not be answered.
        lists: A table `row, position, value` for each answer that is a list; rows and positions are counted from 0.
        errors: Why rows could not be answered; rows are counted from 1, as in every table of errors.
    """

    __slots__ = ("errors", "lists", "table")

    def __init__(self, table: ResultTable, lists: dict[str, ResultTable], errors: ResultTable) -> None:
        self.table = table
        self.lists = lists
        self.errors = errors

    def __len__(self) -> int:
        return len(self.table)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The answers as an Arrow stream, for any library that reads the PyCapsule interface."""
        return self.table.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> Any:
        """The Arrow schema of the answers."""
        return self.table.__arrow_c_schema__()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self.table)} rows, {len(self.errors)} errors, columns {self.table.columns}>"


def solve(name: str, result: type[Single], given: dict[str, Any]) -> Single | Answers:
    """Calls a model: single values give `result`, any column gives `Answers`."""
    is_single, found, errors = solve_model(name, {field: plain(value) for field, value in given.items()})
    if is_single:
        return result(**found)
    tables = {field: ResultTable(field or name, table) for field, table in found.items()}
    return Answers(tables.pop(""), tables, ResultTable("errors", cast("Any", errors)))


def plain(value: Any) -> Any:
    """Arrays of numpy as floats side by side, which the extension reads where they lie; all else as it is."""
    if isinstance(value, _Array) and not hasattr(value, "__arrow_c_stream__") and hasattr(value, "astype"):
        floats = value.astype("=f8", order="C", copy=False)
        return floats if floats.shape else float(floats)
    return value
