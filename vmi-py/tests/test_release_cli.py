"""`vmi release`, as a person or a script meets it."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from releases import AGREEMENTS, ITEMS, receipts

polars = pytest.importorskip("polars")
pytest.importorskip("typer")
from test_cli import assert_cannot_run, run  # noqa: E402

import vmi  # noqa: E402
from vmi.cli import release as release_module  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


def write(path, rows):
    """Rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list({name: None for row in rows for name in row}))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "tables"
    path.mkdir()
    for name, rows in {"items": ITEMS, "agreements": AGREEMENTS, "events": receipts()}.items():
        write(path / f"{name}.csv", rows)
    return path


@pytest.fixture
def book(tmp_path, folder):
    path = tmp_path / "book.jsonl"
    assert run("ledger", "append", path, folder / "events.csv").exit_code == 0
    return path


def release(folder, book, *more):
    return run("release", folder, "--ledger", book, "--as-of", "2026-06-30", "--actor", "Anna", *more)


def proposals(book):
    """The ids of the proposals by item."""
    plan = vmi.Ledger.from_jsonl(book).plan(items=ITEMS, agreements=AGREEMENTS, as_of="2026-06-30")
    return {row["item"]: row["proposal"] for row in plan.proposals}


def test_without_yes_it_only_shows(folder, book, tmp_path):
    before = book.read_bytes()
    result = release(folder, book, "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Release of {folder} as of 2026-06-30: 1 order line released, 0 turned down, 2 waiting\n")
    assert "Waiting for --approve: 2" in result.stdout and proposals(book)["A"] in result.stdout
    assert result.stdout.endswith(f"nothing was appended: --yes appends 1 event to {book}\n")
    assert book.read_bytes() == before and not (tmp_path / "out").exists()
    assert not book.with_name(".book.jsonl.lock").exists()


def test_long_lists_are_cut_and_say_so(folder, book):
    result = release(folder, book, "--limit", "1")
    assert "Waiting for --approve: 2, the first 1 of them here (--limit 0 shows all)" in result.stdout
    assert proposals(book)["C"] not in result.stdout
    assert proposals(book)["C"] in release(folder, book, "--limit", "0").stdout


def test_everything_is_released_once(folder, book, tmp_path):
    out = tmp_path / "out"
    arguments = ("--approve", "all", "--numbers", "PO-:1-999", "--out", out, "--yes")
    result = release(folder, book, *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "3 order lines released, 0 turned down, 0 waiting" in result.stdout
    assert f"{book}: 3 added; sequence 7\n3 order lines written to {out / 'orders.csv'}" in result.stdout
    with (out / "orders.csv").open(encoding="utf-8", newline="") as lines:
        orders = list(csv.DictReader(lines))
    assert [(row["order"], row["line"], row["item"]) for row in orders] == [("PO-001", "1", "A"), ("PO-001", "2", "B"), ("PO-002", "1", "C")]
    ledger, before = vmi.Ledger.from_jsonl(book), book.read_bytes()
    assert [row["actor"] for row in ledger.events() if row["kind"] == "order_placed"] == ["Anna"] * 3
    written = (out / "orders.csv").read_bytes()
    again = release(folder, book, *arguments)
    assert (again.exit_code, again.stdout.splitlines()[-1]) == (0, "nothing to append")
    assert (book.read_bytes(), (out / "orders.csv").read_bytes()) == (before, written)


def test_one_is_approved_and_one_turned_down(folder, book):
    known = proposals(book)
    result = release(folder, book, "--approve", f"{known['A']},", "--reject", f"{known['C']}=end = of life", "--at", "2026-07-01", "--yes")
    assert result.exit_code == 0
    assert "2 order lines released, 1 turned down, 0 waiting" in result.stdout and "end = of life" in result.stdout
    rejected = [row for row in vmi.Ledger.from_jsonl(book).events() if row["kind"] == "rejected"]
    assert [(row["proposal"], row["reason"], str(row["recorded_at"])) for row in rejected] == [(known["C"], "end = of life", "2026-07-01")]


def test_a_terminal_is_asked(folder, book, monkeypatch):
    asked = []
    monkeypatch.setattr(release_module, "is_wanted", lambda question: asked.append(question) or len(asked) > 1)
    assert "nothing was appended" in release(folder, book).stdout
    assert f"{book}: 1 added; sequence 5" in release(folder, book).stdout
    assert asked == [f"Append 1 event to {book}?"] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("answer, status, added", [(b"y\n", 0, 1), (b"\n", 0, 0)])
def test_the_answer_of_a_terminal_counts(folder, book, answer, status, added):
    import pty

    screen, terminal = pty.openpty()
    more = ["release", str(folder), "--ledger", str(book), "--as-of", "2026-06-30", "--actor", "Anna"]
    command = [sys.executable, "-c", "from vmi.cli.app import run; run()", *more]
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    printed = b""
    while b"[y/N]" not in printed:
        printed += os.read(screen, 65536)
    os.write(screen, answer)
    try:
        while chunk := os.read(screen, 65536):
            printed += chunk
    except OSError:
        pass  # the terminal is closed
    assert process.wait(timeout=60) == status, printed
    os.close(screen)
    assert len(vmi.Ledger.from_jsonl(book)) == 4 + added
    assert not book.with_name(".book.jsonl.lock").exists()


def test_numbers_that_run_out_leave_the_others(folder, book):
    result = release(folder, book, "--approve", "all", "--numbers", "P:7-7", "--yes")
    assert result.exit_code == 1
    assert "2 order lines released, 0 turned down, 0 waiting" in result.stdout
    assert re.search(r"no order number is left for .BOLT.", result.stdout)
    assert "2 added" in result.stdout


@pytest.mark.parametrize(
    "more, part",
    [
        (["--approve", "nothing"], '"nothing" is no proposal of this plan'),
        (["--approve", "all", "--reject", "nothing=no", "--yes"], "--reject: "),
        (["--reject", "nothing"], "is not ID=REASON"),
        (["--numbers", "PO-1"], "is not PREFIX:FIRST-LAST"),
        (["--numbers", "PO-:9-1"], "begins at 9 and ends at 1"),
        (["--at", "soon"], "neither a date nor an instant"),
        (["--at", "2026-01-01", "--approve", "all", "--yes"], "recorded_at"),
    ],
)
def test_what_cannot_be_released(folder, book, more, part):
    before = book.read_bytes()
    result = release(folder, book, *more)
    assert result.exit_code == 2 and "Traceback" not in result.stderr
    assert part in result.stderr
    assert book.read_bytes() == before


def test_the_ledger_has_the_events_of_the_folder(folder, book, tmp_path):
    rows = [*receipts(), receipts()[0] | {"event_id": "more"}]
    write(folder / "events.csv", rows)
    assert_cannot_run(release(folder, book, "--yes"), f"holds 1 event that {book} does not", "vmi ledger append")
    assert_cannot_run(release(folder, tmp_path / "new.jsonl"), "holds 5 events that")
    (folder / "events.csv").unlink()
    assert release(folder, book).exit_code == 0
    assert_cannot_run(release(folder, tmp_path / "new.jsonl"), "new.jsonl is not there")
    assert_cannot_run(release(folder, folder / "items.csv"), "is no ledger")
    assert_cannot_run(release(folder, book, "--out", folder), "is the folder of the tables")


def test_problems_in_the_data_are_shown(folder, book):
    write(folder / "agreements.csv", [*AGREEMENTS[:3], AGREEMENTS[3] | {"min": "x"}])
    result = release(folder, book, "--approve", "all")
    assert result.exit_code == 1
    assert "3 order lines released" in result.stdout and "not_a_number" in result.stdout


def test_the_documentation_names_every_option_of_the_command():
    import typer.main

    from vmi.cli.app import cli

    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    command = typer.main.get_command(cli).commands["release"]
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    [usage] = re.findall(r"^    vmi release DIR .*--actor NAME \[.*$", text, re.MULTILINE)
    assert options == set(re.findall(r"--[a-z-]+", usage))
    section = text.partition("\n## vmi release\n")[2].partition("\n## ")[0]
    assert all(f"`{option}" in section or option == "--as-of" for option in options)
    assert run("release", "--help").exit_code == 0
