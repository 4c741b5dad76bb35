"""Writes python/vmi/models.py from what the extension says of its models; `--check` only compares.

    python vmi-py/tools/make_models.py [--check]
"""

from __future__ import annotations

import keyword
import sys
import textwrap
from pathlib import Path

from vmi import _vmi

TARGET = Path(__file__).parent.parent / "python" / "vmi" / "models.py"

HEAD = '''"""Models of inventory theory, by their textbook names.

Every function takes its inputs by name. Single values in give a result with named fields; any column in (a list, an array of
numpy, a Series, anything that speaks Arrow) gives `Answers`, a row for each row: one that cannot be answered is named in
`.errors`, and the others go on. Rates and times share one unit of time, which is yours to choose.

>>> import vmi
>>> vmi.models.eoq(fixed_cost=8, demand_rate=1300, holding_cost=0.225).order_quantity
304.0467800264368
>>> vmi.models.eoq(fixed_cost=[8, 10], demand_rate=[1300, 0], holding_cost=0.225)
<Answers: 2 rows, 1 errors, columns ['order_quantity', 'cycle_time', 'cost_rate']>

This file is written by tools/make_models.py from the core's own list of models.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from ._models import Answers, Column, Lists, solve

'''

TYPES = {
    "number": "float",
    "whole": "int",
    "optional": "float | None",
    "numbers": "list[float]",
    "choice": "str",
    "choices": "list[str]",
}


def result_name(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("_")) + "Result"


def wrapped(text: str, indent: str, first: str = "") -> str:
    return textwrap.fill(first + text, width=118, initial_indent=indent, subsequent_indent=indent + "    " * bool(first))


def parameter(name: str) -> str:
    return name + "_" if keyword.iskeyword(name) else name


def sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def function(name: str, summary: str, exactness: str, source: str, inputs: list, outputs: list) -> str:
    needed = [field for field in inputs if field[1] != "optional"]
    optional = [field for field in inputs if field[1] == "optional"]
    lines = ["@dataclass(frozen=True)", f"class {result_name(name)}:", f'    """The answer of `{name}`."""', ""]
    for field, kind, unit in outputs:
        lines += [f"    {field}: {TYPES[kind]}", f'    """{sentence(unit)}"""']
    lines += ["", "", "@overload", f"def {name}(", "    *,"]
    lines += [f"    {parameter(field)}: {'Sequence[float]' if kind == 'numbers' else 'float'}," for field, kind, _ in needed]
    lines += [f"    {parameter(field)}: float | None = None," for field, _, _ in optional]
    lines += [f") -> {result_name(name)}: ..."]
    lines += ["@overload", f"def {name}(", "    *,"]
    lines += [f"    {parameter(field)}: {'Lists' if kind == 'numbers' else 'Column'}," for field, kind, _ in needed]
    lines += [f"    {parameter(field)}: Column = None," for field, _, _ in optional]
    lines += [f") -> {result_name(name)} | Answers: ..."]
    lines += [f"def {name}(", "    *,"]
    lines += [f"    {parameter(field)}: {'Lists' if kind == 'numbers' else 'Column'}," for field, kind, _ in needed]
    lines += [f"    {parameter(field)}: Column = None," for field, _, _ in optional]
    lines += [f") -> {result_name(name)} | Answers:", f'    """{summary}', "", "    Args:"]
    lines += [wrapped(sentence(unit or "a number"), "        ", f"{parameter(field)}: ") for field, _, unit in needed + optional]
    lines += ["", "    Returns:", wrapped(", ".join(f"`{field}`" for field, _, _ in outputs) + "; `Answers` if any input is a column.", "        ")]
    lines += ["", "    Raises:", "        vmi.InputError: A value is missing or outside its domain; `.field` names it.", ""]
    lines += [wrapped(sentence(exactness), "    "), "", wrapped(f"Source: {sentence(source)}", "    "), '    """']
    given = ", ".join(f'"{field}": {parameter(field)}' for field, _, _ in inputs)
    call = f'    return solve("{name}", {result_name(name)}, {{{given}}})'
    if len(call) > 118:
        call = f'    given = {{\n' + "".join(f'        "{field}": {parameter(field)},\n' for field, _, _ in inputs) + "    }\n"
        call += f'    return solve("{name}", {result_name(name)}, given)'
    return "\n".join([*lines, call])


def listed() -> list[tuple[str, str, str, str, list, list]]:
    """Name, summary, exactness, source, inputs and outputs of each model; a field is a name, a kind, and its unit with its words."""
    models: dict[str, tuple[str, str, str, str, list, list]] = {}
    table = _vmi.models()
    for row in table.rows(0, len(table)):
        model = models.setdefault(row["model"], (row["model"], row["summary"], row["exactness"], row["source"], [], []))
        unit = row["unit"] or ""
        about = f"{unit}: {row['words']}" if row["words"] else unit
        model[4 if row["direction"] == "input" else 5].append((row["field"], row["kind"], about))
    return list(models.values())


def text() -> str:
    models = listed()
    names = sorted([model[0] for model in models] + [result_name(model[0]) for model in models] + ["Answers"])
    exported = "__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n"
    return HEAD + exported + "\n\n" + "\n\n\n".join(function(*model) for model in models) + "\n"


def main() -> int:
    wanted = text()
    if "--check" not in sys.argv:
        TARGET.write_text(wanted, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{TARGET} is not what the extension's models give: run {Path(__file__).name}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
