"""The command `vmi`: says how to get what it needs where that is missing, and starts it."""

from __future__ import annotations

import importlib
import sys

from . import __version__

NEEDED = ("typer", "rich", "polars", "tomllib" if sys.version_info >= (3, 11) else "tomli")


def main() -> int:
    """Runs the command line; `vmi --version` works without its packages."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"vmi {__version__}")
        return 0
    absent = [package for package in NEEDED if is_missing(package)]
    if absent:
        print(f'vmi: the command line needs {", ".join(absent)}: pip install "vmi-engine[cli]"', file=sys.stderr)
        return 2
    from vmi.cli.app import run

    run()
    return 0


def is_missing(package: str) -> bool:
    """Whether a package cannot be imported."""
    try:
        importlib.import_module(package)
    except ImportError:
        return True
    return False


if __name__ == "__main__":
    sys.exit(main())
