"""Writes python/vmi/models.pyi from what the extension says of its models; `--check` only compares.

    python vmi-py/tools/make_models.py [--check]
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

from vmi._models import TYPES, Model, description, listed, ordered, parameter, result_name

TARGET = Path(__file__).parent.parent / "python" / "vmi" / "models.pyi"

HEAD = '''# Written by tools/make_models.py from the core's own list of models.
# ruff: noqa: E501
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from ._models import Answers as Answers
from ._models import Column, Lists

'''


def signature(model: Model, number: str, numbers: str, result: str) -> str:
    def of(kind: str) -> str:
        return numbers if kind == "numbers" else number

    inputs = [f"{parameter(field.name)}: {of(field.kind)}" for field in ordered(model) if field.kind != "optional"]
    inputs += [f"{parameter(field.name)}: {number if number == 'Column' else 'float | None'} = None" for field in model.inputs if field.kind == "optional"]
    return f"@overload\ndef {model.name}(*, {', '.join(inputs)}) -> {result}:"


def stub(model: Model) -> str:
    result = result_name(model.name)
    fields = "".join(f"    {field.name}: {TYPES[field.kind]}\n" for field in model.outputs)
    about = textwrap.indent(f'"""{description(model)}\n"""', "    ")
    single = signature(model, "float", "Sequence[float]", result) + f"\n{about}\n"
    column = signature(model, "Column", "Lists", f"{result} | Answers") + " ...\n"
    return f"@dataclass(frozen=True)\nclass {result}:\n{fields}\n{single}{column}"


def main() -> int:
    models = listed()
    names = ["Answers", *sorted([*models, *(result_name(name) for name in models)])]
    exported = "__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n\n"
    wanted = HEAD + exported + "\n".join(stub(model) for model in models.values())
    wanted = "\n".join(line.rstrip() for line in wanted.split("\n"))
    if "--check" not in sys.argv:
        TARGET.write_text(wanted, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{TARGET} is not what the extension's models give: run {Path(__file__).name}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
