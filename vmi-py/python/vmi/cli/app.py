"""The commands."""

from __future__ import annotations

import sys

import typer

import vmi

from .check import print_check
from .console import console_on, progress_bar, say, tolerate_narrow_encodings
from .demand import evaluate_command, forecast_command, profile_command
from .failure import DONE, PROBLEMS_IN_THE_DATA, CannotRun, exit_status, finish
from .inputs import read_inputs
from .ledger import commands as ledger_commands
from .options import ABOUT, EXAMPLES, AsOf, Folder, Form, Item, Json, Location, Out, Quiet, Threads, Version
from .output import Format, check_target, write_results
from .release import release_command
from .report import print_report
from .words import counted, visible

cli = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=ABOUT, epilog=EXAMPLES
)

cli.add_typer(ledger_commands, name="ledger")
cli.command("release")(release_command)
cli.command("profile")(profile_command)
cli.command("forecast")(forecast_command)
cli.command("evaluate")(evaluate_command)


@cli.callback()
def common(version: Version = False) -> None:
    """What all commands have in common."""


@cli.command("plan")
def plan_command(
    folder: Folder,
    as_of: AsOf = None,
    out: Out = None,
    form: Form = None,
    threads: Threads = None,
    quiet: Quiet = False,
) -> None:
    """What to order, what is urgent, what is not ordered and why."""
    with exit_status():
        if form and not out:
            raise CannotRun("--format says how the files of --out are written: give --out as well")
        if out:
            check_target(out, folder)
        with progress_bar(not quiet) as progress:
            inputs = read_inputs(folder, as_of)
            say(inputs.remarks)
            plan = vmi.plan(**inputs.arguments(), threads=threads, progress=progress)
        written = write_results(plan, out, form or Format.CSV) if out else []
        if not quiet:
            print_report(console_on(sys.stdout), plan, inputs)
            if written:
                print(f"{counted(len(written), 'table')} written to {out}: {', '.join(file.name for file in written)}")
        finish(PROBLEMS_IN_THE_DATA if len(plan.errors) else DONE)


@cli.command("explain")
def explain_command(folder: Folder, item: Item, location: Location, as_of: AsOf = None, as_json: Json = False) -> None:
    """How the answer for one item at one location came about."""
    with exit_status():
        with progress_bar(True) as progress:
            inputs = read_inputs(folder, as_of)
            say(inputs.remarks)
            plan = vmi.plan(**inputs.arguments(), progress=progress)
        explanation = plan.explain(item, location)
        if as_json:
            print(explanation.to_json())
        else:
            print("\n".join(visible(line) for line in str(explanation).splitlines()))
        finish(DONE)


@cli.command("check")
def check_command(folder: Folder, as_of: AsOf = None) -> None:
    """What is wrong with the data: all problems at once, a line each."""
    with exit_status():
        with progress_bar(True, "checking"):
            inputs = read_inputs(folder, as_of)
            say(inputs.remarks)
            checked = vmi.check(**inputs.arguments())
        finish(print_check(console_on(sys.stdout), checked, inputs))


def run() -> None:
    """Runs the command line."""
    tolerate_narrow_encodings()
    cli(prog_name="vmi")
