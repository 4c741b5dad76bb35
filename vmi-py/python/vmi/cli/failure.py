"""What ends a run, and with which exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

import vmi

DONE = 0
PROBLEMS_IN_THE_DATA = 1
CANNOT_RUN = 2
INTERRUPTED = 130
BROKEN_PIPE = 141


class CannotRun(Exception):
    """Why nothing could be done, one sentence for each cause."""

    def __init__(self, *causes: str) -> None:
        super().__init__("\n".join(causes))
        self.causes = causes


@contextmanager
def exit_status() -> Iterator[None]:
    """Turns whatever ends a command into a message on stderr and an exit status; never a traceback.

    The environment variable VMI_TRACEBACK shows the traceback all the same, for a report of a defect.
    """
    try:
        yield
    except (KeyboardInterrupt, vmi.Cancelled):
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        leave_pipe()
        raise typer.Exit(BROKEN_PIPE) from None
    except CannotRun as failure:
        raise stop(failure.causes) from None
    except (vmi.VmiError, OSError) as error:
        raise stop([str(error)]) from None
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if os.environ.get("VMI_TRACEBACK"):
            raise
        cause = f"a defect of vmi, please report it: {type(error).__name__}: {error}"
        raise stop([cause, "VMI_TRACEBACK=1 in the environment shows where it happened"]) from error


def finish(status: int) -> NoReturn:
    """Ends a command that went through; what is still in the buffer is printed while a broken pipe can be met."""
    sys.stdout.flush()
    raise typer.Exit(status)


def stop(causes: list[str] | tuple[str, ...]) -> typer.Exit:
    """Says why nothing was done, and gives the exit that says so too."""
    for cause in causes:
        print(f"vmi: {cause}", file=sys.stderr)
    return typer.Exit(CANNOT_RUN)


def leave_pipe() -> None:
    """The reader has gone: what is still in the buffer goes nowhere, quietly."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
