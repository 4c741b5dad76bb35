"""What makes the functions of `vmi.models` out of the core's list of models."""

from __future__ import annotations

import dataclasses
import inspect
import keyword
import textwrap
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar, cast, runtime_checkable

from . import _vmi
from ._table import ResultTable
from ._types import ArrowArray, ArrowStream
from ._vmi import solve_model

__all__ = ["Answers", "Column", "Field", "Lists", "Model", "description", "function_of", "listed", "parameter", "result_name", "result_of", "solve"]


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
        errors: Why rows could not be answered; rows are counted from 1. Of many alike the first 1,000 are listed, and the last of them has
            `more_rows`, as in every table of errors.
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
        errors = sum(1 + row["more_rows"] for row in self.errors)
        return f"<{type(self).__name__}: {len(self.table)} rows, {errors} errors, columns {self.table.columns}>"


def solve(name: str, result: type[Single], given: dict[str, Any]) -> Single | Answers:
    """Calls a model: single values give `result`, any column gives `Answers`."""
    is_single, found, errors = solve_model(name, {field: plain(value) for field, value in given.items()})
    if is_single:
        return result(**found)
    tables = {field: ResultTable(field or name, table) for field, table in found.items()}
    return Answers(tables.pop(""), tables, ResultTable("errors", cast("Any", errors)))


def plain(value: Any) -> Any:
    """Arrays of numpy as floats side by side, which the extension reads where they lie; all else as it is."""
    if not isinstance(value, _Array) or hasattr(value, "__arrow_c_stream__") or not hasattr(value, "astype"):
        return value
    array: Any = value
    if array.dtype.kind == "O" or hasattr(array, "mask"):
        return array.tolist()
    if array.dtype.kind not in "biuf":
        # Named and refused: numpy would make a number of a date or half of a complex one.
        return type(str(array.dtype), (), {})()
    floats = array.astype("=f8", order="C", copy=False)
    return floats if floats.shape else float(floats)


class Field(NamedTuple):
    """An input or an output."""

    name: str
    kind: str
    about: str


class Model(NamedTuple):
    """A model as the core lists it."""

    name: str
    summary: str
    exactness: str
    source: str
    inputs: list[Field]
    outputs: list[Field]


TYPES = {
    "number": "float",
    "whole": "int",
    "optional": "float | None",
    "numbers": "list[float]",
    "choice": "str",
    "choices": "list[str]",
}
"""What an output of each kind is in a single result."""


def listed() -> dict[str, Model]:
    """Every model by its name; what a field is about is its unit, with the words of a choice."""
    models: dict[str, Model] = {}
    table = _vmi.models()
    for row in table.rows(0, len(table)):
        model = models.setdefault(row["model"], Model(row["model"], row["summary"], row["exactness"], row["source"], [], []))
        unit = row["unit"] or ""
        about = f"{unit}: {row['words']}" if row["words"] else unit
        (model.inputs if row["direction"] == "input" else model.outputs).append(Field(row["field"], row["kind"], about))
    return models


def result_name(name: str) -> str:
    """The class of a model's single results: `EoqResult` of `eoq`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_")) + "Result"


def result_of(model: Model) -> type[Any]:
    """A frozen dataclass of a model's outputs."""
    fields = [(field.name, TYPES[field.kind]) for field in model.outputs]
    made = dataclasses.make_dataclass(result_name(model.name), fields, frozen=True)
    made.__module__ = "vmi.models"
    made.__doc__ = "\n".join([f"The answer of `{model.name}`.", "", *(f"{field.name}: {sentence(field.about)}" for field in model.outputs)])
    return made


def function_of(model: Model, result: type[Any]) -> Callable[..., Any]:
    """A function of a model's inputs, all by name."""
    names = [parameter(field.name) for field in ordered(model)]
    kinds = [field.kind for field in ordered(model)]
    own = dict(zip(names, (field.name for field in ordered(model)), strict=True))
    defaults: list[Any] = [None if kind == "optional" else inspect.Parameter.empty for kind in kinds]
    parameters = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default) for name, default in zip(names, defaults, strict=True)]
    signature = inspect.Signature(parameters)

    def call(**given: Any) -> Any:
        bound = signature.bind(**given).arguments
        return solve(model.name, result, {field: bound.get(name) for name, field in own.items()})

    call.__name__ = call.__qualname__ = model.name
    call.__module__ = "vmi.models"
    call.__doc__ = description(model)
    call.__signature__ = signature  # type: ignore[attr-defined]
    return call


def ordered(model: Model) -> list[Field]:
    """The inputs, those that may be left out last."""
    return sorted(model.inputs, key=lambda field: field.kind == "optional")


def parameter(name: str) -> str:
    """The name of an input in Python, where `lambda` and the like are taken."""
    return name + "_" if keyword.iskeyword(name) else name


def sentence(text: str) -> str:
    """The text as a sentence."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def description(model: Model) -> str:
    """The docstring of a model's function."""

    def wrapped(text: str, first: str) -> str:
        return textwrap.fill(first + text, width=114, initial_indent="    ", subsequent_indent="        ")

    lines = [model.summary, "", "Args:"]
    lines += [wrapped(sentence(field.about or "a number"), f"{parameter(field.name)}: ") for field in ordered(model)]
    lines += ["", "Returns:", *(wrapped(sentence(field.about or "a number"), f"{field.name}: ") for field in model.outputs)]
    lines += ["    `Answers` with these columns if any input is a column.", "", "Raises:"]
    lines += ["    vmi.InputError: A value is missing or outside its domain; `.field` names it.", ""]
    lines += [textwrap.fill(sentence(model.exactness), width=114), "", textwrap.fill(f"Source: {sentence(model.source)}", width=114)]
    return "\n".join(lines)
