"""vmi needs no other package: neither pandas nor pyarrow, Polars, numpy nor any other may even be there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import vmi

PACKAGE = Path(vmi.__file__).parent

# What stands before each program: only the standard library and vmi itself can be imported.
ALONE = f"""
import importlib.machinery, importlib.util, sys

class NothingElse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in sys.stdlib_module_names | {{"vmi"}}:
            raise ImportError(f"{{name}} is not installed here")

sys.meta_path.insert(0, NothingElse())
# The folder above the package holds vmi and nothing that could be imported by accident.
spec = importlib.util.spec_from_file_location("vmi", {str(PACKAGE / "__init__.py")!r}, submodule_search_locations=[{str(PACKAGE)!r}])
sys.modules["vmi"] = vmi = importlib.util.module_from_spec(spec)
spec.loader.exec_module(vmi)
"""


def run(program, *arguments):
    """Runs a program without site packages or environment, with every warning an error."""
    command = [sys.executable, "-W", "error", "-S", "-I", "-c", ALONE + program, *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment | {"PYTHONUTF8": "1"}, check=False)


def test_a_plan_from_dicts_and_all_that_can_be_read_from_it():
    done = run(
        """
plan = vmi.plan(
    items=[{"item": "A-100", "unit": "EA"}],
    agreements=[{"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 20, "max": 60, "lead_time_days": 5}],
    stock=[{"item": "A-100", "location": "DC1", "quantity": 12, "as_of": "2026-06-30"}],
    as_of="2026-06-30",
)
[row] = plan.proposals.to_pylist()
print(row["quantity"], row["due"], type(row["quantity"]).__name__, type(row["due"]).__name__)
print(repr(plan), repr(plan.proposals), plan.proposals._repr_html_(), plan.proposals.to_csv(), plan.proposals.to_json_lines(), plan.kpis[0])
print(plan.explain("A-100", "DC1"), plan.explain("A-100", "DC1").to_dict())
for method in ("to_arrow", "to_polars", "to_pandas"):
    try:
        getattr(plan.proposals, method)()
    except ImportError as error:
        print(error)
loaded = {name.split(".")[0] for name in sys.modules} - sys.stdlib_module_names - {"__main__", "vmi"}
print("loaded:", loaded)
"""
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "48 2026-07-06 Decimal date"
    assert "to_polars() needs polars: pip install polars" in lines
    assert "to_pandas() needs pandas and pyarrow: pip install pandas pyarrow" in lines
    assert lines[-1] == "loaded: set()"


def test_the_command_says_how_to_get_what_it_needs():
    start = "\nfrom vmi._entry import main\nsys.exit(main())\n"
    bare = run(start, "plan", ".")
    assert bare.returncode == 2 and bare.stdout == ""
    assert 'pip install "vmi-engine[cli]"' in bare.stderr
    for argument in ("--version", "-V"):
        version = run(start, argument)
        assert (version.returncode, version.stdout, version.stderr) == (0, f"vmi {vmi.__version__}\n", "")


def test_the_command_starts_where_its_packages_are():
    for package in ("typer", "rich", "polars"):
        pytest.importorskip(package)
    pytest.importorskip("vmi.cli.app")
    helped = subprocess.run([sys.executable, "-m", "vmi._entry", "--help"], capture_output=True, text=True, encoding="utf-8", check=False)
    assert helped.returncode == 0 and "explain" in helped.stdout
