"""Which line of a file a row stands on: blank lines and line ends inside quotes shift the two against each other."""

from __future__ import annotations

from bisect import bisect_right


class RowLines:
    """The line of each row; both count from 1, rows below the header."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._shifts: list[int] = []

    def add(self, row: int, line: int) -> None:
        """Notes where a row stands; rows come in order, and only a new shift is kept."""
        shift = line - row
        if not self._shifts or self._shifts[-1] != shift:
            self._rows.append(row)
            self._shifts.append(shift)

    def line(self, row: int) -> int:
        """The line of a row."""
        at = bisect_right(self._rows, row) - 1
        return row + (self._shifts[at] if at >= 0 else 1)

    @property
    def is_plain(self) -> bool:
        """Whether every row stands on the line of its number plus one, as in a file without any oddity."""
        return self._shifts in ([], [1])
