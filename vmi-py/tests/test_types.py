"""Stubs and annotations say what is there: checked by mypy, against the running extension and a program of a user."""

import subprocess
import sys
from pathlib import Path

import pytest
import vmi

pytest.importorskip("mypy")
ROOT = Path(__file__).parent.parent


def mypy(*arguments):
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, cwd=ROOT, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_package_is_typed_strictly(tmp_path):
    # The packages of the command line are typed too; without them its modules cannot be checked.
    for package in ("typer", "rich", "polars"):
        pytest.importorskip(package)
    status, output = mypy("mypy", "--config-file", "pyproject.toml", "--cache-dir", str(tmp_path))
    assert status == 0, output


def test_the_stub_is_that_of_the_extension():
    status, output = mypy("mypy.stubtest", "vmi._vmi")
    assert status == 0, output


def test_the_package_says_that_it_is_typed():
    assert (Path(vmi.__file__).parent / "py.typed").is_file()


USER = """
import datetime
import vmi

rows = [{"item": "A-100", "unit": "EA"}]
columns = {"item": ["A-100"], "location": ["DC1"], "supplier": ["S"], "min": [1]}

def show(done: int, total: int) -> None: ...

plan = vmi.plan(items=rows, agreements=columns, as_of=datetime.date(2026, 6, 30), settings={"service_level": 0.9}, progress=show)
again = vmi.plan(items=plan.proposals, agreements=rows, as_of="2026-06-30", threads=2)
stream: vmi.ArrowStream = plan.proposals
reveal_type(plan)
reveal_type(plan.proposals)
reveal_type(plan.proposals[0])
reveal_type(plan.explain("A-100", "DC1").lines)
reveal_type(vmi.check(items=rows, agreements=rows, as_of="x").is_fatal)
reveal_type(vmi.forecast(columns, model=["ses"], level=0.9, layout="wide").models)
reveal_type(vmi.demand.profile(plan.proposals, progress=show))
reveal_type(vmi.evaluate(rows).summary[0])
vmi.plan(items=5, agreements=rows, as_of="2026-06-30")
vmi.plan(rows, rows, as_of="2026-06-30")
vmi.plan(items=rows, agreements=rows, as_of=20260630)
vmi.forecast(rows, 7)
vmi.forecast(rows, layout="broad")
"""


def test_a_users_program_is_checked_as_it_should_be(tmp_path):
    program = tmp_path / "user.py"
    program.write_text(USER, encoding="utf-8")
    status, output = mypy("mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(program))
    assert status == 1
    revealed = [line.split('"')[1] for line in output.splitlines() if "Revealed type" in line]
    assert [kind.replace("builtins.", "").replace("vmi._plan.", "").replace("vmi._table.", "").replace("vmi._demand.", "").replace("vmi._explanation.", "") for kind in revealed] == [
        "Plan",
        "ResultTable",
        "dict[str, Any]",
        "list[tuple[str, str, str, fallback=Line]]",
        "bool",
        "ResultTable",
        "Profile",
        "dict[str, Any]",
    ]
    errors = [line for line in output.splitlines() if ": error:" in line]
    lines = sorted({int(line.split(":")[1]) for line in errors})
    assert lines == [21, 22, 23, 24, 25], output
