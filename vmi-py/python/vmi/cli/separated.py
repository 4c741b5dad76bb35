"""Tables from files of separated values, every column as text: the engine parses, so that 00123 stays 00123.

The separator is found in the header; a row without any text is no row; a row with a field too few or too many ends the
run, because nobody can know which column it lost.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars

from .failure import CannotRun
from .lines import RowLines
from .words import counted

SEPARATORS = ",;\t|"
GZIP_MAGIC = b"\x1f\x8b"
NEWLINE = b"\n"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
ROWS_AT_ONCE = 200_000
LINES_NAMED = 3
"""How many malformed lines of a file are named before the rest is counted."""


@dataclass
class TableFile:
    """A table as it was read, the lines of its rows, and remarks for whoever made the file."""

    frame: polars.DataFrame
    lines: RowLines = field(default_factory=RowLines)
    remarks: list[str] = field(default_factory=list)


def read_separated(path: Path, known: Sequence[str]) -> TableFile:
    """Reads a file of separated values; `known` are the columns by which its separator is told."""
    data = text_bytes(path)
    header = first_line(data)
    if header is None:
        return TableFile(polars.DataFrame())
    header_line, header_end = header
    separator = separator_of(header_line, known)
    if b'"' in data:
        return read_quoted(path, data, separator)
    names = column_names(path, header_line.rstrip("\r\n").split(separator))
    return read_plain(path, data, header_end, separator, names)


def text_bytes(path: Path) -> bytes:
    """The bytes of a file, unpacked, without a byte order mark, and certainly UTF-8."""
    data = path.read_bytes()
    if data.startswith(GZIP_MAGIC):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as error:
            raise CannotRun(f"{path} cannot be unpacked: {error}") from None
    if data.startswith(UTF_16_MARKS):
        raise CannotRun(f'{path} is UTF-16 text; save it as UTF-8 (in a spreadsheet: "CSV UTF-8")')
    data = data.removeprefix(BYTE_ORDER_MARK)
    if NEWLINE not in data:
        data = data.replace(b"\r", NEWLINE)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line_start = data.rfind(NEWLINE, 0, error.start) + 1
        place = f"line {data.count(NEWLINE, 0, error.start) + 1}, byte {error.start - line_start + 1}"
        found = f"0x{data[error.start]:02X}"
        hint = 'save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")'
        raise CannotRun(f"{path} {place}: {found} is not UTF-8 text; {hint}") from None
    return data


def first_line(data: bytes) -> tuple[str, int] | None:
    """The first line that holds text, and where it ends."""
    end = 0
    for line in io.BytesIO(data):
        end += len(line)
        if line.strip():
            return line.decode(), end
    return None


def separator_of(header: str, known: Sequence[str]) -> str:
    """The separator that makes the most known columns out of a header; among equals, the most columns."""

    def score(separator: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=separator), [])
        return sum(name in known for name in names), len(names)

    return max(SEPARATORS, key=score)


def column_names(path: Path, header: list[str]) -> list[str]:
    """The names of the columns; one without a name gets a stand-in that `named_columns` takes away again."""
    for at, name in enumerate(header):
        if name and name in header[:at]:
            places = f"columns {header.index(name) + 1} and {at + 1}"
            raise CannotRun(f'{path}: the column "{name}" is there twice, as {places}')
    return [name or f"\0{at}" for at, name in enumerate(header, start=1)]


def read_plain(path: Path, data: bytes, header_end: int, separator: str, names: list[str]) -> TableFile:
    """Reads a file without any quote: a line is a row."""
    lines, malformed, blanks = RowLines(), Malformed(path, len(names)), 0
    separator_byte, blank = separator.encode(), f"{separator} \t\r\n".encode()
    expected, row = len(names) - 1, 0
    first_number = data.count(NEWLINE, 0, header_end - 1) + 2
    body = data[header_end:]
    for number, line in enumerate(io.BytesIO(body), start=first_number):
        if not line.strip(blank):
            blanks += 1
            continue
        row += 1
        if number != row + 1:
            lines.add(row, number)
        if (found := line.count(separator_byte)) != expected:
            malformed.add(number, found + 1)
    malformed.stop_if_any()
    if blanks:
        body = b"".join(line for line in io.BytesIO(body) if line.strip(blank))
    schema = dict.fromkeys(names, polars.String)
    if row == 0:
        return named_columns(path, polars.DataFrame(schema=schema), lines)
    frame = polars.read_csv(body, has_header=False, schema=schema, separator=separator, quote_char=None)
    if frame.height != row:
        raise CannotRun(f"{path}: {row} rows were counted and {frame.height} were read")
    return named_columns(path, frame, lines)


def read_quoted(path: Path, data: bytes, separator: str) -> TableFile:
    """Reads a file in which fields may stand in quotes, and hold separators and line ends there."""
    records = quoted_records(path, data, separator)
    _, header = next(records)
    names = column_names(path, header)
    lines, malformed = RowLines(), Malformed(path, len(names))
    schema = dict.fromkeys(names, polars.String)
    frames, rows, row = [polars.DataFrame(schema=schema)], [], 0
    for line, fields in records:
        row += 1
        if line != row + 1:
            lines.add(row, line)
        if len(fields) != len(names):
            malformed.add(line, len(fields))
            continue
        rows.append(fields)
        if len(rows) == ROWS_AT_ONCE:
            frames.append(polars.DataFrame(dict(zip(names, zip(*rows), strict=True)), schema=schema))
            rows = []
    malformed.stop_if_any()
    if rows:
        frames.append(polars.DataFrame(dict(zip(names, zip(*rows), strict=True)), schema=schema))
    return named_columns(path, polars.concat(frames), lines)


def quoted_records(path: Path, data: bytes, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every record that holds text, the header first, each with the line on which it begins."""
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    reader = csv.reader(text, delimiter=separator, strict=True)
    line = 1
    try:
        for fields in reader:
            if "".join(fields).strip():
                yield line, fields
            line = reader.line_num + 1
    except csv.Error:
        hint = 'a quote inside a quoted field is written twice, ""'
        raise CannotRun(f"{path} line {line}: a quoted field does not end before its separator; {hint}") from None


def named_columns(path: Path, frame: polars.DataFrame, lines: RowLines) -> TableFile:
    """Takes away the columns without a name, and says so where one holds a value."""
    remarks = []
    unnamed = [name for name in frame.columns if name.startswith("\0")]
    for name in unnamed:
        values = frame[name].drop_nulls()
        if (values != "").any():
            remarks.append(f"{path.name}: column {name[1:]} has no name and is not read")
    return TableFile(frame.drop(unnamed), lines, remarks)


class Malformed:
    """Rows with a field too few or too many, the first of them by line."""

    def __init__(self, path: Path, columns: int) -> None:
        self._path = path
        self._columns = columns
        self._found: list[str] = []
        self._count = 0

    def add(self, line: int, fields: int) -> None:
        """Notes a row."""
        self._count += 1
        if len(self._found) < LINES_NAMED:
            self._found.append(f"line {line} has {counted(fields, 'field')}")

    def stop_if_any(self) -> None:
        """Ends the run if any row was noted."""
        if not self._count:
            return
        more = self._count - len(self._found)
        listed = ", ".join(self._found) + (f" and {counted(more, 'more line')} like it" if more else "")
        hint = "a separator is missing, or stands inside a field without quotes"
        raise CannotRun(f"{self._path}: {listed}, but the header has {counted(self._columns, 'column')}; {hint}")
