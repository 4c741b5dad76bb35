"""The command line, as a person or a script meets it."""

import csv
import gzip
import io
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

polars = pytest.importorskip("polars")
pytest.importorskip("typer")
from typer.testing import CliRunner  # noqa: E402

import vmi  # noqa: E402
from vmi.cli import output  # noqa: E402
from vmi.cli.app import cli  # noqa: E402
from vmi.cli.known import TABLES  # noqa: E402
from vmi.cli.words import NOTICES, REASONS  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "data"
BROKEN = ROOT / "examples" / "data-broken"
ODD = ROOT / "examples" / "data-odd"
RESULTS = ("proposals", "reasons", "parameters", "kpis", "errors", "notices")

ITEMS = "item,unit\n00123,EA\nB,EA\n"
AGREEMENTS = "supplier,item,location,policy,min,max,lead_time_days\nS,00123,L,min_max,10,30,3\nS,B,L,min_max,10,30,3\n"
STOCK = "item,location,quantity,as_of\n00123,L,4,2026-06-30\nB,L,20,2026-06-30\n"
SETTINGS = 'as_of = "2026-06-30"\n'


def run(*arguments):
    """A command inside this process."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def start(*arguments, **options):
    """A command as its own process, with nothing around it that would call for colour."""
    environment = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "GITHUB_ACTIONS")}
    command = [sys.executable, "-c", "from vmi.cli.app import run; run()", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def run_apart(*arguments):
    """The exit status, the output and the messages of a process."""
    process = start(*arguments)
    printed, messages = process.communicate(timeout=120)
    return process.returncode, printed, messages.decode()


@pytest.fixture
def folder(tmp_path):
    """A small folder that can be planned: 00123 is ordered, B is not."""
    path = tmp_path / "tables"
    path.mkdir()
    for name, text in {"items": ITEMS, "agreements": AGREEMENTS, "stock": STOCK}.items():
        (path / f"{name}.csv").write_text(text)
    (path / "vmi.toml").write_text(SETTINGS)
    return path


def assert_cannot_run(result, *parts):
    """Exit 2 with a message on stderr that holds the parts, nothing on stdout, and no traceback."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for part in parts:
        assert part in result.stderr, result.stderr


# The sample, and the data that is wrong on purpose


def test_the_sample_is_planned():
    result = run("plan", SAMPLE)
    assert (result.exit_code, result.stderr) == (0, "")
    for part in ("as of Tue 2026-06-30", "Orders by supplier", "Meridian Industrial Supply", "10 most urgent", "EUR"):
        assert part in result.stdout
    assert "Not ordered" in result.stdout
    assert re.search(r"^fingerprint [0-9a-f]{64}$", result.stdout, re.MULTILINE)
    assert "Problems in the data" not in result.stdout


def test_every_key_is_counted_once():
    plan = vmi.plan(**arguments_of(SAMPLE))
    heading = run("plan", SAMPLE).stdout.splitlines()[1]
    orders, reasons = len(plan.proposals), len(plan.reasons)
    assert heading == f"{orders + reasons} keys: {orders} orders proposed, {reasons} not ordered"


def arguments_of(folder):
    """The tables of a folder read another way: by Python's csv, as rows of text."""
    arguments = {"as_of": "2026-06-30", "settings": {"service_level_by_class": {"A": 0.98, "B": 0.95, "C": 0.90}}}
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            arguments[file.stem] = [{name: value or None for name, value in row.items()} for row in rows]
    return arguments


def test_the_files_hold_the_plan_that_other_readers_get(tmp_path):
    assert run("plan", SAMPLE, "--out", tmp_path, "--quiet").exit_code == 0
    plan = vmi.plan(**arguments_of(SAMPLE))
    for name in RESULTS:
        assert (tmp_path / f"{name}.csv").read_text(encoding="utf-8").encode() == getattr(plan, name).to_csv(), name


def test_many_problems_alike_hide_no_other(folder):
    rows = "".join(f"00123,L,x,2026-06-{day:02}\n" for day in range(1, 31))
    (folder / "demand.csv").write_text("item,location,quantity,date\n" + rows + "00123,L,1,2026-13-01\n")
    result = run("plan", folder, "--as-of", "2026-06-30")
    assert result.exit_code == 1
    assert f"Problems in the data: 31, 6 of them here, all with: vmi check {folder} --as-of 2026-06-30" in result.stdout
    assert "2026-13-01" in result.stdout


def test_what_is_not_known_stays_blank(folder):
    (folder / "agreements.csv").write_text("supplier,item,location,min\nS,00123,L,10\n")
    result = run("plan", folder)
    assert result.exit_code == 0
    assert re.search(r"^S +1 +0 +1 +1 line without a price$", result.stdout, re.MULTILINE)
    assert re.search(r"^00123 +L +S +6 +EA +2026-07-01$", result.stdout, re.MULTILINE)


def test_the_broken_data_is_planned_as_far_as_possible(tmp_path):
    result = run("plan", BROKEN, "--out", tmp_path)
    assert result.exit_code == 1
    assert "Problems in the data" in result.stdout
    assert f"vmi check {BROKEN}" in result.stdout
    with (tmp_path / "proposals.csv").open() as lines:
        ordered = {(row["item"], row["location"]): row["quantity"] for row in csv.DictReader(lines)}
    assert ordered[("G-01", "SITE-1")] == "52"
    assert int(ordered[("G-01", "SITE-2")]) % 30 == 0
    assert ("G-02", "SITE-1") in ordered
    assert not {("G-02", "SITE-2"), ("M-12", "SITE-2")} & set(ordered)


def expected_mistakes():
    with (BROKEN / "EXPECTED.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def mistake_parameters():
    def parameter(mistake):
        name = "-".join(mistake[column] for column in ("table", "row", "kind"))
        return pytest.param(mistake, id=name)

    return [parameter(mistake) for mistake in expected_mistakes()]


@pytest.fixture(scope="module")
def broken_check():
    return run("check", BROKEN)


@pytest.mark.parametrize("mistake", mistake_parameters())
def test_check_names_every_mistake(broken_check, mistake):
    where = re.compile(rf"{mistake['table']} +{mistake['row']} .* {mistake['kind']}  +\S")
    found = [line for line in broken_check.stdout.splitlines() if where.match(line)]
    assert found, broken_check.stdout
    if mistake["column"]:
        # Where two columns contradict each other the engine may name the other one, and both in its sentence.
        is_conflict = mistake["kind"] == "conflicting_values"
        gap = ".* " if is_conflict else " +"
        cell = rf" {mistake['column']}{gap}{re.escape(mistake['value'])}"
        assert re.search(cell, found[0]), found[0]


def test_check_names_nothing_else_and_counts(broken_check):
    # The unknown column, the keys left out of the classes, and the items without demand that are then class C.
    assert broken_check.exit_code == 1
    count = len(expected_mistakes())
    assert broken_check.stdout.splitlines()[-1].startswith(f"{count} problems, 3 notices")
    assert 'the column "shelf" is not known' in broken_check.stdout


def test_check_of_good_data_ends_with_0():
    result = run("check", ODD)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "abc_no_cost: items: 2 items have no unit_cost: no ABC class",
        "",
        "0 problems, 1 notice: everything can be planned",
    ]


def test_check_names_all_that_keeps_it_from_planning(folder):
    (folder / "items.csv").write_text("item,description\n00123,x\n")
    (folder / "stock.csv").write_text("item,location,as_of\n")
    (folder / "agreements.csv").write_text("supplier,item,location\n")
    result = run("check", folder)
    assert result.exit_code == 2
    assert 'required column "unit" is missing' in result.stdout
    assert '"agreements" has no rows' in result.stdout
    assert result.stdout.splitlines()[-1] == "2 problems, 0 notices: nothing can be planned"


# What cannot run


def test_a_folder_that_is_not_there(tmp_path):
    for command in (["plan"], ["check"], ["explain"]):
        result = run(*command, tmp_path / "nowhere", *(["A", "B"] if command == ["explain"] else []))
        assert_cannot_run(result, "nowhere is not there")


def test_a_file_instead_of_a_folder(folder):
    assert_cannot_run(run("plan", folder / "items.csv"), "is a file, not a folder")


def test_a_folder_without_tables(tmp_path):
    (tmp_path / "README.md").write_text("nothing")
    assert_cannot_run(run("plan", tmp_path), "no table is in", "items.csv")


@pytest.mark.parametrize("name", ["items", "agreements"])
@pytest.mark.parametrize("text", [None, "", "header", "\n\n"])
def test_a_table_that_is_needed_and_empty(folder, name, text):
    file = folder / f"{name}.csv"
    header = file.read_text().splitlines()[0]
    file.unlink() if text is None else file.write_text(header if text == "header" else text)
    assert_cannot_run(run("plan", folder), f'the table "{name}"')


def test_a_required_column_that_is_missing(folder):
    (folder / "stock.csv").write_text(STOCK.replace("quantity", "qty"))
    assert_cannot_run(run("plan", folder), 'stock: the required column "quantity" is missing')


def test_no_day(folder):
    (folder / "vmi.toml").unlink()
    assert_cannot_run(run("plan", folder), "--as-of 2026-06-30", 'as_of = "2026-06-30"', "vmi.toml")


@pytest.mark.parametrize("day", ["30.06.2026", "2026-02-30", "tomorrow", ""])
def test_a_bad_day(folder, day):
    assert_cannot_run(run("plan", folder, "--as-of", day), repr(day).replace("'", '"'), "2026-06-30")


@pytest.mark.parametrize(
    "text, part",
    [
        ('as_of = "2026-06-30"\nservicelevel = 0.9\n', 'did you mean "service_level"?'),
        ('as_of = "2026-06-30"\nservice_level = 95\n', "above 0 and below 1"),
        ('as_of = "2026-06-30"\n[abc]\na_kut = 0.7\n', 'did you mean "abc.a_cut"?'),
        ('as_of = "2026-06-30"\nxyz = 1\n', "not built yet"),
        ("as_of = 20260630\n", 'expected a date like "2026-06-30"'),
        ("as_of = \n", "vmi.toml cannot be read"),
    ],
)
def test_bad_settings(folder, text, part):
    (folder / "vmi.toml").write_text(text)
    for command in ("plan", "check"):
        assert_cannot_run(run(command, folder), part)


def test_a_day_of_the_command_line_wins(folder):
    assert "as of Sun 2026-07-05" in run("plan", folder, "--as-of", "2026-07-05").stdout


def test_a_toml_date_is_a_day(folder):
    (folder / "vmi.toml").write_text("as_of = 2026-06-30\n")
    assert "as of Tue 2026-06-30" in run("plan", folder).stdout


def test_settings_reach_the_engine(folder):
    (folder / "agreements.csv").write_text(AGREEMENTS.replace(",3\n", ",\n"))
    (folder / "vmi.toml").write_text(SETTINGS + "lead_time_days = 5\n")
    assert "2026-07-06" in run("plan", folder).stdout


def test_two_files_for_one_table(folder):
    (folder / "stock.csv.gz").write_bytes(gzip.compress(STOCK.encode()))
    assert_cannot_run(run("plan", folder), "stock.csv and stock.csv.gz")


def test_a_table_that_is_not_built_yet_is_never_ignored(folder):
    (folder / "lots.csv").write_text("item,lot\nB,1\n")
    assert_cannot_run(run("plan", folder), '"lots"', "not built yet")


def test_wrong_usage():
    assert run("plan").exit_code == 2
    assert run("plan", SAMPLE, "--threads", "0").exit_code == 2
    assert run("plan", SAMPLE, "--format", "xlsx", "--out", "x").exit_code == 2
    assert run("plam", SAMPLE).exit_code == 2
    assert_cannot_run(run("plan", SAMPLE, "--format", "csv"), "--out")


def test_a_defect_is_told_without_a_traceback(folder, monkeypatch):
    monkeypatch.setattr(vmi, "plan", lambda **_: 1 / 0)
    assert_cannot_run(run("plan", folder), "please report", "ZeroDivisionError")


# Files as they come


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quotes", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_separators_line_ends_and_quotes(folder, separator, line_end, quotes):
    expected = run("plan", folder).stdout
    for name, text in {"items": ITEMS, "agreements": AGREEMENTS, "stock": STOCK}.items():
        written = io.StringIO()
        writer = csv.writer(written, delimiter=separator, lineterminator=line_end, quoting=quotes)
        writer.writerows(csv.reader(io.StringIO(text)))
        (folder / f"{name}.csv").write_bytes(b"\xef\xbb\xbf" + written.getvalue().encode() + line_end.encode() * 2)
    assert run("plan", folder).stdout == expected


def test_gzip_and_parquet(folder):
    expected = run("plan", folder).stdout
    (folder / "items.csv").rename(folder / "items.csv.gz")
    (folder / "items.csv.gz").write_bytes(gzip.compress(ITEMS.encode()))
    stock = polars.DataFrame({"item": ["00123", "B"], "location": "L", "quantity": [4, 20], "as_of": "2026-06-30"})
    stock.with_columns(polars.col("as_of").str.to_date()).write_parquet(folder / "stock.parquet")
    (folder / "stock.csv").unlink()
    assert run("plan", folder).stdout == expected


def test_the_odd_files(tmp_path):
    result = run("plan", ODD, "--out", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Hüsker & Søn" in result.stdout
    with (tmp_path / "proposals.csv").open() as lines:
        ordered = {(row["item"], row["location"]): row["quantity"] for row in csv.DictReader(lines)}
    assert ordered == {("00123", "01"): "26", ("123", "01"): "20"}


def test_fields_with_separators_and_line_ends(folder):
    (folder / "items.csv").write_text('item,unit,description\n00123,EA,"a, b;\n""c"""\nB,EA,\n')
    assert run("check", folder).exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "item,location,quantity,as_of\n00123,L,4,2026-06-30\n\n,,,\n  \nB,L,x,2026-06-30\n\n",
        '\nitem,location,quantity,as_of\n"00123",L,4,2026-06-30\n\n,,,\nB,L,x,2026-06-30\n\n',
    ],
)
def test_blank_lines_are_no_rows_and_the_line_is_named(folder, text):
    (folder / "stock.csv").write_text(text)
    result = run("check", folder)
    assert result.exit_code == 1
    assert re.search(r"^stock +2 \(line 6\) +quantity +x +not_a_number ", result.stdout, re.MULTILINE), result.stdout


def test_a_line_end_in_quotes_shifts_no_row(folder):
    (folder / "items.csv").write_text('item,unit,description\n00123,EA,"two\nlines"\nB,,x\n')
    assert re.search(r"^items +2 \(line 4\) +unit +missing_value ", run("check", folder).stdout, re.MULTILINE)


@pytest.mark.parametrize("quote", ["", '"'])
def test_rows_with_fields_too_few_or_too_many(folder, quote):
    line = f"{quote}B{quote},L,20\n"
    (folder / "stock.csv").write_text(f"item,location,quantity,as_of\n{line}00123,L,4,2026-06-30,x\n\n{line}{line}")
    (folder / "items.csv").write_text("item,unit\n00123\n")
    result = run("plan", folder)
    listed = "stock.csv: line 2 has 3 fields, line 3 has 5 fields, line 5 has 3 fields and 1 more line like it"
    assert_cannot_run(result, listed, "the header has 4 columns", "items.csv: line 2 has 1 field")


def test_a_quote_that_is_not_closed(folder):
    (folder / "items.csv").write_text('item,unit\n00123,EA\nB,"EA\n')
    assert_cannot_run(run("plan", folder), "items.csv line 3: a quoted field does not end")


def test_a_quote_inside_a_field_is_only_a_sign(folder):
    (folder / "items.csv").write_text('item\tunit\tdescription\n00123\tEA\tpipe 2"\nB\tEA\t3" pipe\n')
    assert run("check", folder).exit_code == 0


@pytest.mark.parametrize(
    "data, part",
    [
        ("item,unit\n00123,EA\nB,Stück\n".encode("latin-1"), "items.csv line 3, byte 5: 0xFC is not UTF-8 text"),
        (ITEMS.encode("utf-16"), "items.csv is UTF-16 text"),
        (b"\x1f\x8b123", "items.csv cannot be unpacked"),
        (b"item,unit,unit\n1,2,3\n", 'the column "unit" is there twice, as columns 2 and 3'),
    ],
)
def test_files_that_cannot_be_read(folder, data, part):
    (folder / "items.csv").write_bytes(data)
    (folder / "stock.csv").rename(folder / "stock.parquet")
    assert_cannot_run(run("plan", folder), part, "stock.parquet cannot be read as Parquet")


def test_columns_without_a_name(folder):
    (folder / "items.csv").write_text("item,unit,,\n00123,EA,,\nB,EA,,x\n")
    result = run("check", folder)
    assert result.exit_code == 0
    assert result.stderr == "vmi: items.csv: column 4 has no name and is not read\n"


@pytest.mark.parametrize(
    "name, remark",
    [
        ("agreement.csv", "agreement.csv is not read: not a table; did you mean agreements.csv?"),
        ("Demands.parquet", "Demands.parquet is not read: not a table; did you mean demand.parquet?"),
        ("orders.xlsx", "orders.xlsx is not read: a table is orders.csv, orders.csv.gz or orders.parquet"),
        ("settings.toml", "settings.toml is not read: settings are read from vmi.toml"),
        ("EXPECTED.csv", None),
        ("README.md", None),
        (".hidden.csv", None),
        ("proposals.csv", None),
        ("errors.csv", None),
    ],
)
def test_files_that_are_no_tables(folder, name, remark):
    (folder / name).write_text("")
    assert run("check", folder).stderr == (f"vmi: {remark}\n" if remark else "")


# Results in files


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_every_format_reads_back_equal(tmp_path, form):
    out = tmp_path / "new" / "folder"
    result = run("plan", BROKEN, "--out", out, "--format", form)
    assert result.exit_code == 1
    assert sorted(file.name for file in out.iterdir()) == sorted(f"{name}.{form}" for name in RESULTS)
    assert f"6 tables written to {out}" in result.stdout
    arguments = arguments_of(BROKEN)
    del arguments["settings"], arguments["EXPECTED"]
    plan = vmi.plan(**arguments)
    for name in RESULTS:
        table, file = getattr(plan, name), out / f"{name}.{form}"
        if form == "csv":
            assert file.read_bytes() == table.to_csv()
        elif form == "json":
            assert file.read_bytes() == table.to_json_lines()
        else:
            assert polars.read_parquet(file).equals(table.to_polars())


def test_results_never_fall_among_the_tables(folder, tmp_path):
    before = sorted(folder.iterdir())
    link = tmp_path / "link"
    link.symlink_to(folder)
    for out in (folder, link, folder / ".." / folder.name):
        assert_cannot_run(run("plan", folder, "--out", out), "is the folder of the tables")
    assert sorted(folder.iterdir()) == before
    assert_cannot_run(run("plan", folder, "--out", folder / "items.csv"), "is a file")


def test_results_are_all_written_or_none(folder, tmp_path, monkeypatch):
    out = tmp_path / "out"
    assert run("plan", folder, "--out", out).exit_code == 0
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    (folder / "stock.csv").write_text(STOCK.replace(",4,", ",5,"))
    write_table = output.write_table

    def fails_at_last(table, file, form):
        if file.stem == "notices":
            raise OSError("no space left")
        return write_table(table, file, form)

    monkeypatch.setattr(output, "write_table", fails_at_last)
    assert_cannot_run(run("plan", folder, "--out", out), "no space left")
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    monkeypatch.undo()
    assert run("plan", folder, "--out", out).exit_code == 0
    assert {file.name: file.read_bytes() for file in out.iterdir()} != before


def test_quiet_says_nothing(folder, tmp_path):
    result = run("plan", folder, "--quiet", "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_the_same_data_gives_the_same_bytes(tmp_path):
    runs = [run_apart("plan", SAMPLE, "--out", tmp_path / "out", "--threads", threads) for threads in (1, 2)]
    files = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert runs[0] == runs[1]
    shutil.rmtree(tmp_path / "out")
    assert run_apart("plan", SAMPLE, "--out", tmp_path / "out") == runs[0]
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == files


# Explanations


def test_explain_shows_the_arithmetic():
    result = run("explain", ODD, "00123", "01")
    assert result.exit_code == 0
    assert result.stdout.startswith("00123 at 01: order 26 from 0007")
    assert "min-max" in result.stdout


def test_explain_of_what_is_not_ordered():
    result = run("explain", ODD, "00123", "02")
    assert result.exit_code == 0
    assert result.stdout.startswith("00123 at 02: nothing: position 12 is not below the minimum 10")


def test_explain_of_what_is_wrong():
    result = run("explain", BROKEN, "M-01", "SITE-1")
    assert result.exit_code == 0
    assert "the data has 1 problem" in result.stdout
    assert "min 80 exceeds max 60" in result.stdout


def test_explain_as_json():
    import json

    result = run("explain", ODD, "00123", "01", "--json")
    assert result.exit_code == 0
    explanation = json.loads(result.stdout)
    assert (explanation["item"], explanation["location"]) == ("00123", "01")


@pytest.mark.parametrize("item, location, hint", [("0123", "01", '"00123"'), ("00123", "1", '"01"'), ("123", "02", "01")])
def test_explain_of_an_unknown_key(item, location, hint):
    assert_cannot_run(run("explain", ODD, item, location), item, hint)


# On a terminal, in a pipe


def test_piped_output_has_no_escape_codes_and_is_not_cut():
    for command in (["plan", BROKEN], ["check", BROKEN], ["explain", BROKEN, "G-01", "SITE-1"]):
        _, printed, messages = run_apart(*command)
        assert b"\x1b" not in printed and "\x1b" not in messages
        assert "…" not in printed.decode()
        assert not any(line.endswith(" ") for line in printed.decode().splitlines())


def test_what_a_terminal_would_act_upon_is_shown(folder):
    item = "\x1b[31mX[bold]"
    (folder / "items.csv").write_text(f"{ITEMS}{item},EA\n")
    (folder / "agreements.csv").write_text(f"{AGREEMENTS}S[red],{item},L,min_max,10,30,3\n")
    (folder / "stock.csv").write_text(f"{STOCK}{item},L,:smile:,2026-06-30\n")
    for command, key in (("plan", []), ("check", []), ("explain", [item, "L"])):
        result = run(command, folder, *key)
        assert "\x1b" not in result.stdout
        assert "X[bold]" in result.stdout and ":smile:" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("no_colour", [False, True])
def test_a_terminal_has_colour_unless_told_not_to(no_colour):
    import pty

    screen, terminal = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment |= {"TERM": "xterm-256color"} | ({"NO_COLOR": "1"} if no_colour else {})
    command = [sys.executable, "-c", "from vmi.cli.app import run; run()", "plan", str(BROKEN)]
    process = subprocess.Popen(command, env=environment, stdout=terminal, stderr=terminal)
    os.close(terminal)
    printed = b""
    try:
        while chunk := os.read(screen, 65536):
            printed += chunk
    except OSError:
        pass  # the terminal is closed
    assert process.wait(timeout=60) == 1
    assert b"planning" in printed
    assert (re.search(rb"\x1b\[[0-9;]*3[0-7]m", printed) is not None) == (not no_colour)


@pytest.mark.parametrize("command", [("plan", SAMPLE), ("check", ODD), ("explain", ODD, "00123", "01")], ids=str)
def test_a_reader_that_goes_away_is_no_fault(command):
    process = start(*command)
    process.stdout.close()
    messages = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 141
    assert messages == b""


@pytest.mark.parametrize("raised", [KeyboardInterrupt(), vmi.Cancelled("stopped", code=303)])
def test_an_interrupted_run_ends_with_130(folder, monkeypatch, raised):
    def interrupted(**_):
        raise raised

    monkeypatch.setattr(vmi, "plan", interrupted)
    result = run("plan", folder)
    assert (result.exit_code, result.stdout) == (130, "")


def test_version_and_help():
    assert run("--version").stdout == f"vmi {vmi.__version__}\n"
    text = run("--help").stdout
    for part in ("plan", "explain", "check", "vmi plan mydata --as-of 2026-06-30", "Exit status"):
        assert part in text
    for command in ("plan", "explain", "check"):
        assert run(command, "--help").exit_code == 0


def test_without_the_extra_the_message_says_what_to_install():
    blocked = "import sys; sys.modules['typer'] = None; from vmi._entry import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "pip install" in done.stderr and "Traceback" not in done.stderr


# The words of the command line are the engine's


def core_source(path):
    file = ROOT / "vmi-core" / "src" / path
    if not file.exists():
        pytest.skip("the source of the core is not beside the tests")
    return file.read_text(encoding="utf-8")


TABLE_SPEC = re.compile(r'TableSpec \{\s*name: "(\w+)"(.*?)\n    \},|not_built\(\s*"(\w+)"', re.DOTALL)


def test_the_tables_and_columns_are_those_of_the_schema():
    schema = core_source("table/schema.rs").partition("pub const TABLES")[2]
    tables = {}
    for built, body, not_built in TABLE_SPEC.findall(schema):
        tables[built or not_built] = tuple(re.findall(r'\b(?:must|may|later)\(\s*"(\w+)"', body))
    assert tables == TABLES


def test_every_reason_and_notice_has_words():
    reasons = core_source("plan/reason.rs").partition("Reason {")[2].partition("\n    }")[0]
    assert set(re.findall(r'= "(\w+)"', reasons)) == set(REASONS)
    notices = core_source("error/notice.rs").partition("\nnotices! {")[2]
    assert set(re.findall(r'= "(\w+)"', notices)) == set(NOTICES)


def test_totals_are_exact_and_by_currency():
    from vmi.cli.orders import totals

    proposals = polars.DataFrame(
        {
            "urgency_days": [3, 0, None, -2],
            "state": ["needs_approval", "releasable", "needs_approval", "releasable"],
            "currency": ["EUR", "EUR", "USD", None],
            "value": [Decimal("0.10"), Decimal("0.20"), Decimal("5"), None],
        }
    )
    assert totals(proposals) == ("4", "1", "2", "0.30 EUR + 5.00 USD + 1 line without a price")
