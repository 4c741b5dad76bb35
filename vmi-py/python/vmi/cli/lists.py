"""Lines of text under headings, the columns aligned: one line an entry, however long its last column is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

WIDEST = 24
"""A longer value shifts the rest of its own line only."""


def aligned(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[str] = ()) -> Text:
    """Rows under headings; the last column is free text and is not filled up."""
    last = len(headings) - 1
    widths = [
        max(len(text) for text in (heading, *(row[at] for row in rows)) if len(text) <= WIDEST)
        for at, heading in enumerate(headings[:last])
    ]

    def line(cells: Sequence[str]) -> str:
        filled = [
            cell.rjust(width) if heading in right else cell.ljust(width)
            for heading, cell, width in zip(headings, cells, widths, strict=False)
        ]
        return "  ".join([*filled, cells[last]])

    return Text("\n").join([Text(line(headings), style="bold"), *(Text(line(row)) for row in rows)])
