"""Problems and notices as lines for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import polars
from rich.text import Text

from .known import TABLES
from .lines import RowLines
from .lists import aligned
from .words import NOTICES, counted, plain_word, visible

Row = dict[str, Any]

NOTICES_LISTED = 20
"""How many notices of one kind are listed before the rest is counted."""


def in_table_order(errors: list[Row]) -> list[Row]:
    """Problems table by table and row by row, as one mends them; those of no table first."""
    order = {name: at for at, name in enumerate(TABLES)}
    return sorted(errors, key=lambda error: (order.get(error["table"], -1), error["row"] or 0))


def problem_list(errors: Iterable[Row], lines: dict[str, RowLines]) -> Text:
    """A line for each problem: where it stands, what stands there, and what is expected."""
    rows = [
        (
            error["table"] or "",
            row_text(error, lines),
            error["field"] or "",
            visible(error["value"] or ""),
            error["kind"],
            sentence(error),
        )
        for error in errors
    ]
    return aligned(("table", "row", "column", "value", "kind", "what is wrong"), rows, right=("row",))


def row_text(error: Row, lines: dict[str, RowLines]) -> str:
    """The row, and its line in the file where blank lines or line ends in quotes make that another."""
    row, of_table = error["row"], lines.get(error["table"] or "")
    if row is None:
        return ""
    if of_table is None or of_table.is_plain:
        return str(row)
    return f"{row} (line {of_table.line(row)})"


def sentence(error: Row) -> str:
    """What is wrong, of which key, and how to mend it."""
    item, location = error["item"], error["location"]
    key = "" if item is None else f"{item}: " if location is None else f"{item} at {location}: "
    more = f" (and {counted(error['more_rows'], 'more row')} like it)" if error["more_rows"] else ""
    hint = f"; {error['hint']}" if error["hint"] else ""
    return visible(f"{key}{error['message']}{more}{hint}")


def problem_count(errors: Iterable[Row]) -> int:
    """How many rows were found wrong, those included that are counted and not listed."""
    return sum(1 + (error["more_rows"] or 0) for error in errors)


def notice_text(notice: Row) -> str:
    """A notice with what it is about."""
    place = notice["table"] or ""
    if notice["item"] is not None:
        place = notice["item"] if notice["location"] is None else f"{notice['item']} at {notice['location']}"
    return visible(f"{place}: {notice['message']}" if place else notice["message"])


def notice_summary(notices: polars.DataFrame) -> Text:
    """A line for each notice about a table, and one for all notices of a kind about keys."""
    rows = []
    for (kind,), alike in notices.group_by("kind", maintain_order=True):
        name, count = str(kind), f"{alike['count'].sum():,}"
        first = notice_text(alike.row(0, named=True))
        if alike.height == 1:
            rows.append((count, name, first))
        elif alike["item"].has_nulls():
            rows.extend((f"{notice['count']:,}", name, notice_text(notice)) for notice in alike.to_dicts())
        else:
            rows.append((count, name, f"{NOTICES.get(name, plain_word(name))}; the first: {first}"))
    return aligned(("count", "notice", "in words"), rows, right=("count",))


def notice_lines(notices: polars.DataFrame) -> Iterator[str]:
    """A line for each notice, and a count for what goes beyond a screenful of one kind."""
    for (kind,), alike in notices.group_by("kind", maintain_order=True):
        for notice in alike.head(NOTICES_LISTED).to_dicts():
            yield f"{kind}: {notice_text(notice)}"
        if alike.height > NOTICES_LISTED:
            more = counted(alike.height - NOTICES_LISTED, "more notice")
            yield f"{kind}: {more} (all are in the notices that vmi plan --out writes)"
