"""A result table as aligned text or HTML, for the eye: the first rows, and of the columns as many as fit."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

ROWS_SHOWN = 10
LINE_WIDTH = 100
CELL_WIDTH = 40
LEAST_WIDTH = 16

Rows = Sequence[Mapping[str, Any]]


def as_text(name: str, columns: Sequence[str], rows: Rows, length: int) -> str:
    """The first rows, aligned; what does not fit is named under them."""
    shown = [column_of(column, rows) for column in columns]
    widths = fitting([column.width for column in shown])
    shown = shown[: len(widths)]
    lines = [f"{name}: {counted(length, 'row')}, {counted(len(columns), 'column')}"]
    if not rows:
        return lines[0]
    for at in range(len(rows) + 1):
        cells = [padded(column.cells[at], width, column.is_number) for column, width in zip(shown, widths)]
        lines.append("  ".join(cells).rstrip())
    if length > len(rows):
        lines.append(f"… {counted(length - len(rows), 'more row')}")
    if len(shown) < len(columns):
        lines.extend(wrapped("… more columns: ", columns[len(shown) :]))
    return "\n".join(lines)


class ShownColumn(NamedTuple):
    """A column as text, its name first."""

    cells: list[str]
    width: int
    is_number: bool


def column_of(name: str, rows: Rows) -> ShownColumn:
    """The cells of a column, and the width that all of them need."""
    cells = [name, *(cell_text(row[name]) for row in rows)]
    return ShownColumn(cells, max(map(width_of, cells)), any(is_numeric(row[name]) for row in rows))


def fitting(needed: Sequence[int]) -> list[int]:
    """The widths of as many columns as a line holds. The last of them takes what is left, if that is enough to read."""
    widths: list[int] = []
    left = LINE_WIDTH
    for at, width in enumerate(needed):
        is_last = at == len(needed) - 1
        capped = width if is_last else min(width, CELL_WIDTH)
        if capped > left:
            if left >= LEAST_WIDTH or not widths:
                widths.append(max(left, 1))
            break
        widths.append(capped)
        left -= capped + 2
    return widths


def as_html(name: str, columns: Sequence[str], rows: Rows, length: int) -> str:
    """The first rows as an HTML table."""
    head = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(html_cell(row[column]) for column in columns)}</tr>" for row in rows)
    caption = f"{html.escape(name)}: {counted(length, 'row')}"
    if length > len(rows):
        caption = f"{caption}, the first {len(rows)} shown"
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_cell(value: Any) -> str:
    alignment = ' style="text-align: right"' if is_numeric(value) else ""
    return f"<td{alignment}>{html.escape(cell_text(value))}</td>"


def wrapped(start: str, names: Sequence[str]) -> list[str]:
    """Names in lines that fit."""
    lines, line = [], start
    for at, name in enumerate(names):
        part = name if at == len(names) - 1 else f"{name}, "
        if len(line) + len(part.rstrip()) > LINE_WIDTH:
            lines.append(line.rstrip())
            line = " " * len(start)
        line += part
    return [*lines, line]


def cell_text(value: Any) -> str:
    """A value on one line."""
    if value is None:
        return ""
    text = f"{value:.6g}" if isinstance(value, float) else f"{value:f}" if isinstance(value, Decimal) else str(value)
    return "".join(character if character.isprintable() else " " for character in text)


def padded(text: str, width: int, is_number: bool) -> str:
    """A text in exactly so many columns of a terminal; a longer one ends in a mark that something follows."""
    if width_of(text) > width:
        while width_of(text) > width - 1:
            text = text[:-1]
        text = f"{text}…"
    fill = " " * (width - width_of(text))
    return fill + text if is_number else text + fill


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def is_numeric(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
