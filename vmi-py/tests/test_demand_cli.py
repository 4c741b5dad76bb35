"""`vmi profile`, `vmi forecast` and `vmi evaluate`, as a person or a script meets them."""

import datetime
import re

import pytest

polars = pytest.importorskip("polars")
pytest.importorskip("typer")
from test_cli import assert_cannot_run, run  # noqa: E402

import vmi  # noqa: E402

FIRST = datetime.date(2026, 4, 6)
DAYS = [FIRST + datetime.timedelta(days=at) for at in range(42)]
LONG = "item,location,date,quantity\n" + "".join(f"00123,L,{day},{(9, 8, 7, 8, 12, 3, 1)[at % 7]}\nB,L,{day},{at % 2}\n" for at, day in enumerate(DAYS))
WIDE = "date;00123;B\n" + "".join(f"{day};{(9, 8, 7, 8, 12, 3, 1)[at % 7]};{at % 2}\n" for at, day in enumerate(DAYS))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "usage.csv"
    path.write_text(LONG)
    return path


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "tables"
    path.mkdir()
    (path / "demand.csv").write_text(LONG)
    (path / "items.csv").write_text("item,unit\n00123,EA\nB,EA\n")
    (path / "vmi.toml").write_text('as_of = "2026-05-10"\n[forecast]\nhorizon = 3\nmethods = ["ses", "naive"]\n')
    return path


def lines_of(result):
    return [line for line in result.stdout.splitlines() if line]


def test_forecast_of_a_file(file, tmp_path):
    result = run("forecast", file, "--horizon", "2", "--model", "seasonal_naive", "--level", "0.9", "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = lines_of(result)
    assert lines[:2] == [f"Forecast of {file}", "2 keys"]
    assert lines[5].split() == ["2", "seasonal_naive", "stated"]
    assert re.split(r"\s{2,}", lines[7])[:6] == ["item", "location", "date", "step", "source", "method"]
    assert lines[9].split() == ["00123", "L", "2026-05-18", "1", "seasonal_naive", "seasonal_naive", "9", "0", "9", "9"]
    found = vmi.forecast(polars.read_csv(file, infer_schema=False), horizon=2, model="seasonal_naive", level=0.9)
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert sorted(written) == [f"{name}.csv" for name in ("changes", "errors", "forecasts", "models", "notices")]
    assert written["forecasts.csv"] == found.to_csv() and written["models.csv"] == found.models.to_csv()


def test_demand_over_a_lead_time(file, tmp_path):
    arguments = ("--model", "naive", "--cover", "2.5", "--distribution", "bootstrap", "--seed", "3")
    result = run("forecast", file, *arguments, "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "") and "Cover: 2" in lines_of(result)
    found = vmi.forecast(polars.read_csv(file, infer_schema=False), model="naive", cover=2.5, distribution="bootstrap", seed=3)
    assert (tmp_path / "out" / "cover.csv").read_bytes() == found.cover.to_csv()
    assert_cannot_run(run("forecast", file, "--cover", "0"), "cover is 0")
    assert_cannot_run(run("forecast", file, "--distribution", "normal"), "forecast.distribution")


def test_a_folder_states_the_day_and_the_settings(folder):
    lines = lines_of(run("forecast", folder))
    assert "Forecasts: 12" in lines and any(line.split()[:3] == ["00123", "L", "2026-05-11"] for line in lines)
    assert "--limit 0" in run("forecast", folder, "--limit", "5").stdout
    assert any(line.split()[:3] == ["00123", "L", "2026-05-18"] for line in lines_of(run("forecast", folder, "--as-of", "2026-05-17")))
    # Stated in two places and differently.
    assert_cannot_run(run("forecast", folder, "--horizon", "4"), 'the setting "forecast.horizon" is given twice')


def test_profile_and_evaluate(file):
    lines = lines_of(run("profile", file, "--season", "7"))
    assert lines[0] == f"Profile of {file}" and lines[2] == "Profiles: 2"
    assert "smooth" in lines[5] and "00123" in lines[5]
    lines = lines_of(run("evaluate", file, "--model", "naive,seasonal_naive", "--horizon", "7", "--origins", "3", "--criterion", "mase"))
    assert lines[2] == "Summary: 2" and lines[5].split()[:3] == ["naive", "2", "1"] and lines[6].split()[:3] == ["seasonal_naive", "2", "1"]
    assert lines[7] == "Accuracy: 4"


def test_a_wide_file_and_other_formats(file, tmp_path):
    wide = tmp_path / "wide.csv"
    wide.write_text(WIDE)
    for form, read in (("parquet", polars.read_parquet), ("csv", lambda path: polars.read_csv(path, infer_schema=False))):
        for command in ("profile", "forecast", "evaluate"):
            options = () if command == "profile" else ("--model", "ses,naive", "--horizon", "3")
            result = run(command, wide, "--wide", "--location", "L", *options, "--out", tmp_path / "a", "--format", form, "--quiet")
            assert (result.exit_code, result.stdout) == (0, "")
            assert run(command, file, *options, "--out", tmp_path / "b", "--format", form, "--quiet").exit_code == 0
            own = {"profile": "profiles", "forecast": "forecasts", "evaluate": "accuracy"}[command]
            assert read(tmp_path / "a" / f"{own}.{form}").equals(read(tmp_path / "b" / f"{own}.{form}"))


def test_a_hierarchy_is_reconciled(folder, tmp_path):
    (folder / "groups.csv").write_text("level,group,item\nbrand,red,00123\nbrand,red,B\n")
    options = ("--model", "seasonal_naive", "--hierarchy", "total, brand", "--reconciliation", "top_down", "--horizon", "3")
    (folder / "vmi.toml").write_text('as_of = "2026-05-10"\n')
    result = run("forecast", folder, *options, "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = lines_of(result)
    at = lines.index("Nodes: 12")
    assert lines[at + 3].split()[:5] == ["total", "total", "2026-05-11", "1", "seasonal_naive"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{name}.csv" for name in ("changes", "errors", "forecasts", "models", "nodes", "notices")
    ]
    frames = {name: polars.read_csv(folder / f"{name}.csv", infer_schema=False) for name in ("demand", "items", "groups")}
    found = vmi.forecast(
        frames.pop("demand"),
        **frames,
        as_of="2026-05-10",
        horizon=3,
        model="seasonal_naive",
        hierarchy=["total", "brand"],
        reconciliation="top_down",
    )
    assert (tmp_path / "out" / "nodes.csv").read_bytes() == found.nodes.to_csv()
    assert "groups_unused" in run("forecast", folder, "--model", "naive").stdout
    assert_cannot_run(run("forecast", folder, "--hierarchy", "colour"), "colour")
    assert_cannot_run(run("forecast", folder, "--reconciliation", "top_down"), "forecast.hierarchy")


def test_problems_in_the_data_are_listed(file):
    file.write_text(LONG + "\nX,L,2026-05-01,-4\n")
    result = run("forecast", file, "--model", "naive", "--horizon", "1")
    assert result.exit_code == 1
    assert "2 keys; 1 problem in the data" in result.stdout and "85 (line 87)" in result.stdout and "X at L" in result.stdout


def test_what_cannot_run(file, tmp_path):
    assert_cannot_run(run("forecast", tmp_path), "no table is in")
    assert_cannot_run(run("forecast", tmp_path / "nowhere"), "is not there")
    (tmp_path / "items.csv").write_text("item,unit\n")
    assert_cannot_run(run("profile", tmp_path), "no demand is in")
    assert_cannot_run(run("forecast", file, "--model", "prophet"), "prophet")
    assert_cannot_run(run("forecast", file, "--level", "2"), "forecast.levels")
    assert_cannot_run(run("forecast", file, "--format", "csv"), "give --out as well")
    assert_cannot_run(run("forecast", file, "--location", "X"), "location is given twice")
    assert_cannot_run(run("forecast", file, "--wide"), "holds one location")
    assert run("forecast", file, "--horizon", "0").exit_code == 2
    assert run("forecast", file, "--bucket", "year").exit_code == 2
