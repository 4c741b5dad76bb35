"""`vmi ledger`, as a person or a script meets it."""

import csv
import re
import threading

import pytest
from ledgers import GOLDEN, sample

polars = pytest.importorskip("polars")
pytest.importorskip("typer")
from test_cli import SAMPLE, assert_cannot_run, run  # noqa: E402

import vmi  # noqa: E402
from vmi.cli import ledger_files  # noqa: E402

HEAD = "source,event_id,kind,item,location,quantity,effective_at,recorded_at\n"
ROWS = "wms,1,receipt,A,DC1,10,2026-06-01,\nwms,2,issue,A,DC1,14,2026-06-03,\nwms,3,receipt,B,DC1,14,2026-06-02,2026-06-05\n"


def lines_of(result):
    """The printed lines, without blanks."""
    return [line for line in result.stdout.splitlines() if line]


@pytest.fixture
def file(tmp_path):
    """Events as CSV: an item below zero, and one that became known late."""
    path = tmp_path / "events.csv"
    path.write_text(HEAD + ROWS)
    return path


@pytest.fixture
def book(tmp_path, file):
    """The same as a ledger."""
    path = tmp_path / "ledger.jsonl"
    assert run("ledger", "append", path, file).exit_code == 0
    return path


# show and history


def test_show_prints_positions_and_findings(file):
    result = run("ledger", "show", file)
    assert (result.exit_code, result.stderr) == (0, "")
    heading, *lines = lines_of(result)
    assert heading == f"{file}: 3 events, 2 keys"
    assert lines[0] == "Positions: 2"
    assert lines[1].split() == ["item", "location", "usable", "position", "newest"]
    assert [line.split() for line in lines[3:5]] == [["A", "DC1", "-4", "-4", "2026-06-03"], ["B", "DC1", "14", "14", "2026-06-02"]]
    assert lines[5] == "Worth a look: 1" and lines[8].split()[:3] == ["negative_stock", "A", "DC1"]


def test_show_of_then_and_as_it_was_known(file):
    then = lines_of(run("ledger", "show", file, "--as-of", "2026-06-02", "--known-at", "2026-06-02"))
    assert then[0] == f"{file}: 3 events, 1 key, as of 2026-06-02 as known at 2026-06-02"
    assert then[-1].split() == ["A", "DC1", "10", "10", "2026-06-01"]


def test_every_sort_of_file_shows_the_same(file, book, tmp_path):
    expected = lines_of(run("ledger", "show", file))[1:]
    parquet = tmp_path / "events" / "events.parquet"
    parquet.parent.mkdir()
    polars.read_csv(file, schema_overrides={"event_id": polars.String}).write_parquet(parquet)
    for path in (book, parquet, parquet.parent):
        result = run("ledger", "show", path)
        assert lines_of(result)[1:] == expected, result.output


def test_a_folder_with_none_or_two_files_of_events(tmp_path, file):
    (tmp_path / "empty").mkdir()
    assert_cannot_run(run("ledger", "show", tmp_path / "empty"), "no events are in", "events.csv")
    (tmp_path / "events.jsonl").write_text('{"vmi_events":2}\n')
    assert_cannot_run(run("ledger", "show", tmp_path), "events.csv and events.jsonl", "name the file")
    assert_cannot_run(run("ledger", "show", tmp_path / "nowhere"), "is not there")


def test_a_limit_is_said(file):
    assert "Positions: 2, the first 1 of them here (--limit 0 shows all)" in run("ledger", "show", file, "--limit", "1").stdout
    assert "of them here" not in run("ledger", "show", file, "--limit", "0").stdout
    assert run("ledger", "show", file, "--limit", "-1").exit_code == 2


def test_history_names_accounts(file):
    result = run("ledger", "history", file, "A", "DC1")
    assert result.exit_code == 0
    heading, title, *lines = lines_of(result)
    assert (heading, title) == ("A at DC1", "Events and movements: 2")
    assert re.search(r"receipt +wms +1 +suppliers +usable +customer +10$", lines[2])
    assert re.search(r"issue +wms +2 +usable +customer +customers +14$", lines[3])
    assert "Events and movements: 1" in run("ledger", "history", file, "A", "DC1", "--as-of", "2026-06-02").stdout


@pytest.mark.parametrize(
    "arguments, part",
    [
        (["AA", "DC1"], 'no event is about AA at DC1; did you mean "A"?'),
        (["A", "DC2"], "no event is about A at DC2; it is at DC1"),
        (["zzz", "DC1"], "no event is about zzz at DC1"),
        (["A", "DC1", "--as-of", "2026-05-01"], "nothing of A at DC1 had happened"),
        (["A", "DC1", "--as-of", "soon"], 'as_of "soon" is neither a date nor an instant'),
        (["A", "DC1", "--known-at", "2026-06-30T10:00:00"], "say the time zone"),
    ],
)
def test_a_history_that_is_not_there(file, arguments, part):
    assert_cannot_run(run("ledger", "history", file, *arguments), part)


def test_the_sample_data_is_a_ledger():
    result = run("ledger", "show", SAMPLE)
    assert (result.exit_code, result.stderr) == (0, "")
    result = run("ledger", "show", GOLDEN / "ledger_sample.jsonl")
    assert (result.exit_code, result.stderr) == (0, "") and "33 events, 3 keys" in result.stdout


def test_what_a_terminal_would_act_upon_is_shown(file):
    file.write_text(HEAD + "wms,1,receipt,\x1b[31mX[bold],:smile:,10,2026-06-01,\n")
    shown = run("ledger", "show", file).stdout + run("ledger", "history", file, "\x1b[31mX[bold]", ":smile:").stdout
    assert "\x1b" not in shown and "X[bold]" in shown and ":smile:" in shown


# append


def test_append_says_what_it_did_and_can_be_repeated(tmp_path, file):
    book = tmp_path / "ledger.jsonl"
    assert run("ledger", "append", book, file).stdout == f"{book} begun: 3 added, 0 there already; sequence 3\n"
    before = book.read_bytes()
    assert run("ledger", "append", book, file).stdout == f"{book}: 0 added, 3 there already; sequence 3\n"
    file.write_text(HEAD + ROWS + "wms,4,issue,B,DC1,1,2026-06-20,\n")
    result = run("ledger", "append", book, file, "--expected-sequence", "3")
    assert result.stdout == f"{book}: 1 added, 3 there already; sequence 4\n"
    assert book.read_bytes().startswith(before)
    other = tmp_path / "other.jsonl"
    assert run("ledger", "append", other, book).exit_code == 0 and other.read_bytes() == book.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "ledger.jsonl", "other.jsonl"]


def test_append_writes_what_every_language_writes(tmp_path):
    book = tmp_path / "ledger.jsonl"
    result = run("ledger", "append", book, GOLDEN / "ledger_sample.csv")
    assert result.stdout == f"{book} begun: 33 added, 1 there already; sequence 33\n"
    assert book.read_bytes() == (GOLDEN / "ledger_sample.jsonl").read_bytes() == sample().to_jsonl().encode()


def test_a_stale_append_is_refused(book, tmp_path):
    before = book.read_bytes()
    new = tmp_path / "new.csv"
    new.write_text(HEAD + "wms,9,issue,A,DC1,1,2026-06-20,\n")
    assert_cannot_run(run("ledger", "append", book, new, "--expected-sequence", "2"), "expected sequence 2, the ledger is at 3")
    assert book.read_bytes() == before
    assert run("ledger", "append", book, new, "--expected-sequence", "3").exit_code == 0


def test_wrong_rows_are_listed_and_nothing_is_appended(book, tmp_path):
    before = book.read_bytes()
    new = tmp_path / "new.csv"
    new.write_text(HEAD + "wms,1,receipt,A,DC1,10,2026-06-01,\n\nwms,8,isue,A,DC1,1,2026-06-20,\nwms,9,issue,B,DC1,x,2026-06-20,\n")
    result = run("ledger", "append", book, new)
    assert (result.exit_code, result.stderr) == (2, "")
    assert re.search(r"^events +2 \(line 4\) +kind +isue +not_an_option +A at DC1: ", result.stdout, re.MULTILINE)
    assert re.search(r"^events +3 \(line 5\) +quantity +x +not_a_number +B at DC1: ", result.stdout, re.MULTILINE)
    assert lines_of(result)[-1].startswith(f"{new}: 2 problems, no event was taken")
    new.write_text(HEAD + "wms,1,receipt,A,DC1,11,2026-06-01,\n")
    result = run("ledger", "append", book, new)
    assert result.exit_code == 2 and re.search(r"events +1 +event_id +1 +conflicting_events", result.stdout)
    assert book.read_bytes() == before
    assert run("ledger", "show", new.with_name("events.csv")).exit_code == 0


def test_files_that_are_no_events(book, file, tmp_path):
    counts = tmp_path / "counts.csv"
    counts.write_text("item,location,counted,counted_at\n")
    assert run("ledger", "append", book, counts).stdout.endswith("0 added, 0 there already; sequence 3\n")
    counts.write_text("item,location,counted,counted_at\nA,DC1,1,2026-06-30\n")
    assert_cannot_run(run("ledger", "append", book, counts), 'required column "source" is missing')
    assert_cannot_run(run("ledger", "append", book, tmp_path / "nowhere.csv"), "nowhere.csv is not there")
    assert_cannot_run(run("ledger", "append", book, tmp_path), "is a folder, not a file")
    assert_cannot_run(run("ledger", "append", file, book), "events.csv is no ledger")
    book.write_text(book.read_text() + "nonsense\n")
    assert_cannot_run(run("ledger", "append", book, file), "ledger.jsonl line 5: ", "not an event")
    assert_cannot_run(run("ledger", "show", book), "ledger.jsonl line 5: ")


def test_a_column_that_is_not_read_is_said(file):
    file.write_text(HEAD.replace("\n", ",colour,\n") + "wms,1,receipt,A,DC1,10,2026-06-01,,red,x\n")
    messages = run("ledger", "show", file).stderr
    assert 'events.csv: events: the column "colour" is not known and was not read' in messages
    assert "events.csv: column 10 has no name and is not read" in messages


def test_two_runs_never_lose_an_event(book, file, tmp_path):
    lock = book.with_name(".ledger.jsonl.lock")
    lock.touch()
    assert_cannot_run(run("ledger", "append", book, file), "another run is appending to", str(lock))
    lock.unlink()
    held, go_on = threading.Event(), threading.Event()

    def append():
        with ledger_files.locked(book):
            held.set()
            go_on.wait(10)

    other = threading.Thread(target=append)
    other.start()
    held.wait(10)
    assert_cannot_run(run("ledger", "append", book, file), "another run")
    go_on.set()
    other.join()
    assert run("ledger", "append", book, file).exit_code == 0 and not lock.exists()


def test_a_disk_that_is_full_leaves_the_ledger_as_it_was(book, tmp_path, monkeypatch):
    before = sorted(tmp_path.iterdir()), book.read_bytes()

    def fails(number):
        raise OSError("no space left")

    new = tmp_path / "events.csv"
    new.write_text(HEAD + "wms,9,issue,A,DC1,1,2026-06-20,\n")
    monkeypatch.setattr("os.fsync", fails)
    assert_cannot_run(run("ledger", "append", book, new), "no space left")
    assert (sorted(tmp_path.iterdir()), book.read_bytes()) == before


def test_recorded_at_of_an_append(book, tmp_path):
    new = tmp_path / "new.csv"
    new.write_text(HEAD + "wms,9,issue,A,DC1,1,2026-06-04,\n")
    result = run("ledger", "append", book, new)
    assert result.exit_code == 2 and "out_of_range" in result.stdout
    assert run("ledger", "append", book, new, "--recorded-at", "2026-06-06T10:00:00Z").exit_code == 0
    assert vmi.Ledger.from_jsonl(book).events()[-1]["recorded_at"] == "2026-06-06T10:00:00Z"


# reconcile and compare


@pytest.fixture
def counts(tmp_path):
    """A count that differs, one that does not, one that is wrong."""
    path = tmp_path / "counts.csv"
    path.write_text("item,location,counted,counted_at\nA,DC1,2,2026-06-30\nB,DC1,14,2026-06-30\nB,DC1,x,2026-06-30\n")
    return path


def test_reconcile_then_append_then_nothing_differs(book, counts, tmp_path):
    out = tmp_path / "found"
    result = run("ledger", "reconcile", book, counts, "--out", out)
    assert (result.exit_code, result.stderr) == (1, "")
    lines = lines_of(result)
    assert lines[0] == f"2 counts beside the book of {book}: 1 differ"
    assert lines[4].split() == ["A", "DC1", "customer", "usable", "2026-06-30", "2", "-4", "6"]
    assert "Counts that are wrong and were not compared: 1" in lines
    assert re.search(r"^counts +3 +counted +x +not_a_number +B at DC1: ", result.stdout, re.MULTILINE)
    assert lines[-1] == f"3 tables written to {out}: discrepancies.csv, adjustments.csv, errors.csv"
    with (out / "discrepancies.csv").open() as rows:
        assert [row["difference"] for row in csv.DictReader(rows)] == ["6", "0"]
    assert run("ledger", "append", book, out / "adjustments.csv").stdout == f"{book}: 1 added, 0 there already; sequence 4\n"
    counts.write_text("item,location,counted,counted_at\nA,DC1,2,2026-06-30\n")
    result = run("ledger", "reconcile", book, counts)
    assert (result.exit_code, result.stdout) == (0, f"1 count beside the book of {book}: 0 differ\n")
    assert "1 differ" in run("ledger", "reconcile", book, counts, "--known-at", "2026-06-05").stdout


def test_reconcile_that_cannot_run(book, counts, tmp_path):
    assert_cannot_run(run("ledger", "reconcile", book, counts, "--out", tmp_path), "is the folder of the tables")
    assert_cannot_run(run("ledger", "reconcile", book, tmp_path / "none.csv"), "none.csv is not there")
    counts.write_text("item,location\nA,DC1\n")
    assert_cannot_run(run("ledger", "reconcile", book, counts), 'counts: the required column "counted" is missing')


def test_compare_names_what_is_not_shared(book, file):
    result = run("ledger", "compare", book, file)
    assert (result.exit_code, result.stdout) == (0, "the two agree: 3 events here, 3 there\n")
    file.write_text(HEAD + ROWS.replace("14,2026-06-03", "13,2026-06-03") + "wms,4,receipt,C,DC1,1,2026-06-20,\n")
    result = run("ledger", "compare", book, file)
    assert result.exit_code == 1
    lines = lines_of(result)
    assert lines[0] == f"{book} (here) and {file} (there) differ"
    assert lines[1] == "Events that they do not share, by what each changes in stock: 2"
    assert re.search(r"^different +wms +2 +issue +A +DC1 +customer +usable +-14 +-13 +-1$", result.stdout, re.MULTILINE)
    assert re.search(r"^only_there +wms +4 +receipt +C +DC1 +customer +usable +0 +1 +-1$", result.stdout, re.MULTILINE)
    assert "Stocks that differ: 2" in lines
    assert run("ledger", "compare", book, file, "--as-of", "2026-06-02").exit_code == 0


def test_every_command_has_help():
    for command in ([], ["show"], ["history"], ["reconcile"], ["compare"], ["append"]):
        result = run("ledger", *command, "--help")
        assert result.exit_code == 0 and "EVENTS" in result.stdout or command in (["compare"], ["append"])
    assert run("ledger", "shwo").exit_code == 2


def test_the_documentation_names_every_option_of_the_commands():
    import typer.main

    from vmi.cli.app import cli

    text = (GOLDEN.parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    group = typer.main.get_command(cli).commands["ledger"]
    for name, command in group.commands.items():
        usage = re.findall(rf"^    vmi ledger {name} .*$", text, re.MULTILINE)[0]
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        assert options == set(re.findall(r"--[a-z-]+", usage)), name
