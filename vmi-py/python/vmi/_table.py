"""Result tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast, overload

from . import _show

if TYPE_CHECKING:
    # Neither needs to be there; where it is, it may be without types.
    import pandas  # type: ignore[import-untyped, import-not-found, unused-ignore]
    import polars
    import pyarrow  # type: ignore[import-untyped, import-not-found, unused-ignore]

    from ._vmi import Table

__all__ = ["ResultTable"]

ROWS_AT_ONCE = 1_024


class ResultTable:
    """A table of results: rows as dicts, or Arrow columns for any library that reads them, without a copy.

    It is a sequence of rows. Decimals are exact: `decimal.Decimal` in rows, `decimal128` in Arrow.

    Example:
        >>> import vmi
        >>> plan = vmi.plan(
        ...     items=[{"item": "A-100", "unit": "EA"}],
        ...     agreements=[{"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 20, "max": 60}],
        ...     stock=[{"item": "A-100", "location": "DC1", "quantity": 12, "as_of": "2026-06-30"}],
        ...     as_of="2026-06-30",
        ... )
        >>> len(plan.proposals), plan.proposals.columns[:4]
        (1, ['item', 'location', 'supplier', 'quantity'])
        >>> plan.proposals[0]["quantity"]
        Decimal('48')
        >>> print(plan.proposals.to_csv().decode().splitlines()[1][:19])
        A-100,DC1,ACME,48,E
    """

    __slots__ = ("_name", "_table")

    def __init__(self, name: str, table: Table) -> None:
        self._name = name
        self._table = table

    @property
    def name(self) -> str:
        """The table's name, such as `"proposals"`."""
        return self._name

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return self._table.columns()

    def to_pylist(self) -> list[dict[str, Any]]:
        """All rows, a dict each; an absent cell is `None`. Needs no other package."""
        return self._table.rows(0, len(self))

    def to_csv(self) -> bytes:
        """The canonical CSV in UTF-8: the same bytes from Rust, Python and C. LF, absent cells empty."""
        return self._table.csv()

    def to_json_lines(self) -> bytes:
        """The canonical JSON lines in UTF-8: absent cells left out, decimals and dates as text so that no reader rounds them."""
        return self._table.json_lines()

    def to_arrow(self) -> pyarrow.Table:
        """A `pyarrow.Table`, without a copy. Needs pyarrow."""
        try:
            import pyarrow
        except ImportError as error:
            raise missing("to_arrow", "pyarrow") from error
        return pyarrow.table(self)

    def to_polars(self) -> polars.DataFrame:
        """A `polars.DataFrame`. Needs polars."""
        try:
            import polars
        except ImportError as error:
            raise missing("to_polars", "polars") from error
        return polars.DataFrame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A `pandas.DataFrame`. Needs pandas and pyarrow.

        Dates become `datetime64`, whole numbers `Int64` (which can be missing), and decimals stay exact `decimal.Decimal`
        objects: `frame["quantity"].astype(float)` where floats will do.
        """
        try:
            import pandas
            import pyarrow
        except ImportError as error:
            raise missing("to_pandas", "pandas pyarrow") from error
        whole = {pyarrow.int64(): pandas.Int64Dtype()}
        return cast("pandas.DataFrame", pyarrow.table(self).to_pandas(date_as_object=False, types_mapper=whole.get))

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The rows as an Arrow stream of one batch, for any library that reads the PyCapsule interface."""
        return self._table.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> Any:
        """The Arrow schema."""
        return self._table.__arrow_c_schema__()

    def __len__(self) -> int:
        return len(self._table)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for start in range(0, len(self), ROWS_AT_ONCE):
            yield from self._table.rows(start, start + ROWS_AT_ONCE)

    @overload
    def __getitem__(self, row: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, row: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, row: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        chosen = range(len(self))[row]
        if isinstance(chosen, int):
            return self._table.rows(chosen, chosen + 1)[0]
        if chosen.step == 1:
            return self._table.rows(chosen.start, chosen.stop)
        return [self._table.rows(at, at + 1)[0] for at in chosen]

    def __repr__(self) -> str:
        return _show.as_text(self._name, self.columns, self[: _show.ROWS_SHOWN], len(self))

    def _repr_html_(self) -> str:
        return _show.as_html(self._name, self.columns, self[: _show.ROWS_SHOWN], len(self))


def missing(method: str, packages: str) -> ImportError:
    """What to say when a package is not there that only one method needs."""
    return ImportError(f"{method}() needs {' and '.join(packages.split())}: pip install {packages}")
