"""What the functions of vmi take, by what an object can do rather than by what it is called."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeAlias, runtime_checkable

__all__ = ["ArrowArray", "ArrowStream", "MomentLike", "Progress", "Settings", "TableLike"]


@runtime_checkable
class ArrowStream(Protocol):
    """Columns in batches: a data frame or table of Polars, pandas, pyarrow, DuckDB, …, or a `vmi.ResultTable`."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """A PyCapsule that holds an `ArrowArrayStream`."""


@runtime_checkable
class ArrowArray(Protocol):
    """Columns in one batch: a `pyarrow.RecordBatch`, say."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        """Two PyCapsules: an `ArrowSchema`, and an `ArrowArray` of structs."""


TableLike: TypeAlias = ArrowStream | ArrowArray | Iterable[Mapping[str, Any]] | Mapping[str, Any]
"""A table: Arrow columns, rows as mappings, or a mapping of column names to sequences of values."""

MomentLike: TypeAlias = str | datetime.date
"""A date, which stands for its close, or an instant: a `datetime.datetime` with a time zone. Both also as text, like
`"2026-06-30"` and `"2026-06-30T14:05:00Z"`."""

Settings: TypeAlias = Mapping[str, Any]
"""Settings by name; nested mappings join their names with dots."""

Progress: TypeAlias = Callable[[int, int], object]
"""Called with how many steps are done and how many there are, two for each key (of a plan; one of an analysis of demand); returning
`False` stops the run."""
