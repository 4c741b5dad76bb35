"""Forecasts of a hierarchy: against the textbook formula in numpy, and as Python hands them over."""

import datetime
from pathlib import Path

import pytest

import vmi

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")

FIRST = datetime.date(2026, 3, 2)
DAYS = 36
KEYS = [("A", "L1"), ("A", "L2"), ("B", "L1"), ("C", "L1"), ("C", "L2")]


def size(item, location, day):
    """Seldom demand, of a pattern for each key; something on the first day."""
    seed = (ord(item) * 7 + ord(location[1]) * 3) % 11
    return 0 if day and (day * 31 + seed) % 4 else (day * 7_919 + seed * 13) % 9 + 1


def demand():
    dates = [FIRST + datetime.timedelta(days=day) for day in range(DAYS)]
    rows = [(item, place, date, size(item, place, day)) for item, place in KEYS for day, date in enumerate(dates)]
    return dict(zip(("item", "location", "date", "quantity"), map(list, zip(*rows, strict=True)), strict=True))


GROUPS = {"level": ["brand", "brand", "brand"], "group": ["red", "blue", "blue"], "item": ["A", "B", "C"]}


def at_step(found, column, step=1):
    return {row["node"]: row[column] for row in found.nodes if row["step"] == step}


def summing(names, keys):
    """S: which keys are below which node; a key is below itself."""
    return numpy.array([[float(key == node or key.startswith(node + "/")) for key in keys] for node in names])


def shrunk(errors):
    """The covariance of errors (a row a node) as Schäfer and Strimmer shrink it towards its diagonal, about 0."""
    periods = errors.shape[1]
    covariance = errors @ errors.T / periods
    scaled = errors / numpy.sqrt(numpy.diag(covariance))[:, None]
    correlation = scaled @ scaled.T / periods
    products = scaled[:, None, :] * scaled[None, :, :]
    noise = ((products - correlation[:, :, None]) ** 2).sum(axis=2) / (periods * (periods - 1))
    apart = ~numpy.eye(len(errors), dtype=bool)
    share = min(1.0, noise[apart].sum() / (correlation[apart] ** 2).sum())
    assert 0.01 < share < 0.99, "else the test would not see the one part or the other"
    return share * numpy.diag(numpy.diag(covariance)) + (1 - share) * covariance


@pytest.fixture(scope="module")
def one_step():
    """Each node's errors one day ahead, from a forecast of each day as of the day before."""
    names, rows = [], []
    for day in range(1, DAYS):
        as_of = FIRST + datetime.timedelta(days=day - 1)
        found = vmi.forecast(demand(), model="sba", horizon=1, hierarchy=["total", "location"], as_of=as_of)
        base = at_step(found, "base")
        names = list(base)
        actual = [sum(size(*key, day) for key in KEYS if ("total/" + "/".join((key[1], *key)) + "/").startswith(name + "/")) for name in names]
        rows.append(numpy.array(actual) - numpy.array([base[name] for name in names]))
    return names, numpy.array(rows).T


@pytest.mark.parametrize("how", ["minimum_trace", "minimum_trace_variance", "minimum_trace_structural", "minimum_trace_identity"])
def test_minimum_trace_is_the_textbook_formula(how, one_step):
    names, errors = one_step
    keys = [name for name in names if name.count("/") == 3]
    assert (len(names), len(keys)) == (8, 5)
    tree = summing(names, keys)
    weights = {
        "minimum_trace": lambda: shrunk(errors),
        "minimum_trace_variance": lambda: numpy.diag((errors**2).mean(axis=1)),
        "minimum_trace_structural": lambda: numpy.diag(tree.sum(axis=1)),
        "minimum_trace_identity": lambda: numpy.eye(len(names)),
    }[how]()
    asked = dict(model="sba", horizon=2, hierarchy=["total", "location"])
    found = vmi.forecast(demand(), **asked, reconciliation=how)
    before = vmi.forecast(demand(), **asked)
    inverse = numpy.linalg.inv(weights)
    covariance = numpy.linalg.inv(tree.T @ inverse @ tree)
    assert found.nodes.columns == ["level", "node", "item", "location", "date", "step", "source", "method", "base", "quantity"]
    for step in (1, 2):
        base = at_step(found, "base", step)
        assert base == at_step(before, "base", step) and list(base) == names
        expected = tree @ covariance @ tree.T @ inverse @ numpy.array([base[name] for name in names])
        quantity = numpy.array(list(at_step(found, "quantity", step).values()))
        assert abs(quantity - expected).max() < 1e-9
        assert abs(quantity - list(base.values())).max() > 0.01, "the forecasts must not add up before"
        assert abs(tree @ [at_step(found, "quantity", step)[key] for key in keys] - quantity).max() < 1e-9
    # The keys are in the forecasts as they are among the nodes, and their deviations are what the theory leaves of them.
    ids = [tuple(key.split("/")[2:]) for key in keys]
    left = dict(zip(ids, numpy.sqrt(numpy.diag(covariance) / [weights[names.index(key), names.index(key)] for key in keys]), strict=True))
    is_estimate = how in ("minimum_trace", "minimum_trace_variance")
    for was, becomes in zip(before, found, strict=True):
        key = (becomes["item"], becomes["location"])
        share = left[key] if is_estimate else 1.0
        assert becomes["quantity"] == at_step(found, "quantity", becomes["step"])["/".join(("total", key[1], *key))]
        assert becomes["sd"] == pytest.approx(share * was["sd"], rel=1e-9)
        assert becomes["high_80"] - becomes["quantity"] == pytest.approx(share * (was["high_80"] - was["quantity"]), rel=1e-9)
        assert 0 <= becomes["low_80"] <= becomes["high_80"]


def test_every_frame_and_layout_gives_the_same():
    asked = dict(horizon=3, model="auto", hierarchy=["total", "brand", "item"], reconciliation="minimum_trace")
    first = vmi.forecast(demand(), groups=GROUPS, **asked)
    expected = (first.to_csv(), first.nodes.to_csv())
    assert len(first.errors) == 0 and {row["level"] for row in first.nodes} == {"total", "brand", "item", "key"}
    for frame in (polars.DataFrame, pandas.DataFrame):
        found = vmi.forecast(frame(demand()), groups=frame(GROUPS), threads=2, **asked)
        assert (found.to_csv(), found.nodes.to_csv()) == expected
    by_settings = {"forecast": {"hierarchy": "total, brand, item", "reconciliation": "minimum_trace", "horizon": 3, "methods": ["auto"]}}
    found = vmi.forecast(demand(), groups=polars.DataFrame(GROUPS), settings=by_settings)
    assert (found.to_csv(), found.nodes.to_csv()) == expected
    wide = {"date": [FIRST + datetime.timedelta(days=day) for day in range(DAYS)]}
    wide |= {item: [size(item, "L1", day) for day in range(DAYS)] for item in "ABC"}
    found = vmi.forecast(wide, layout="wide", groups=GROUPS, **asked)
    assert list(at_step(found, "quantity"))[-1] == "total/red/A/A/-" and len(found.errors) == 0


def test_the_bits_are_those_of_the_other_languages():
    """The same as in the tests of Rust and C."""
    days = [datetime.date(2026, 6, day) for day in range(1, 9)]
    demand = {"date": days, "A": [3, 0, 1, 0, 4, 0, 0, 2], "B": [0, 2, 0, 0, 1, 5, 0, 1], "C": [1, 1, 0, 2, 0, 0, 3, 0]}
    groups = {"level": ["brand"] * 3, "group": ["red", "red", "blue"], "item": ["A", "B", "C"]}
    asked = dict(horizon=1, model="sba", hierarchy="total,brand", reconciliation="minimum_trace")
    found = vmi.forecast(demand, layout="wide", location="DC1", groups=groups, **asked)
    assert [(row["level"], row["node"], row["base"], row["quantity"]) for row in found.nodes] == [
        ("total", "total", 3.422269455, 3.477878532834275),
        ("brand", "total/blue", 0.95, 0.921717091835179),
        ("key", "total/blue/C/DC1", 0.95, 0.921717091835179),
        ("brand", "total/red", 2.518256138865368, 2.556161440999096),
        ("key", "total/red/A/DC1", 1.9595915390226109, 1.710260503674353),
        ("key", "total/red/B/DC1", 0.9967604218985433, 0.8459009373247427),
    ]


def test_the_example_of_the_documentation_prints_what_it_says(capsys):
    section = (Path(__file__).resolve().parents[2] / "docs/demand.md").read_text(encoding="utf-8").partition("## 9. Hierarchies\n")[2]
    program = section.partition("```python\n")[2].partition("```")[0]
    exec(compile(program, "docs/demand.md", "exec"), {})
    told = [line.removeprefix("# ") for line in program.splitlines() if line.startswith("# ")]
    assert capsys.readouterr().out.splitlines() == told and len(told) == 6


def test_a_plan_reads_what_was_reconciled():
    asked = dict(horizon=14, model="ses", hierarchy="total", reconciliation="top_down")
    ahead = vmi.forecast(demand(), **asked)
    plan = vmi.plan(
        items=[{"item": item, "unit": "EA"} for item in "ABC"],
        agreements=[{"supplier": "S", "item": a, "location": b, "min": 3, "max": 9, "level_unit": "days", "lead_time_days": 1} for a, b in KEYS],
        stock=[{"item": a, "location": b, "quantity": 0, "as_of": FIRST + datetime.timedelta(days=DAYS - 1)} for a, b in KEYS],
        demand=demand(),
        forecasts=ahead,
        groups=GROUPS,
        as_of=FIRST + datetime.timedelta(days=DAYS - 1),
    )
    assert (len(plan.errors), len(plan.proposals)) == (0, 5)
    target = {(row["item"], row["location"]): row["target"] for row in plan.parameters}
    for item, location in KEYS:
        nine = sum(row["quantity"] for row in ahead if (row["item"], row["location"]) == (item, location) and row["step"] <= 9)
        assert 0 <= float(target[item, location]) - nine < 1, "what is expected in nine days, rounded up"
    assert [(row["kind"], row["count"]) for row in plan.notices if row["table"] == "groups"] == [("groups_unused", 3)]


def test_what_cannot_be_is_an_error_that_says_why():
    with pytest.raises(vmi.SettingsError) as raised:
        vmi.forecast(demand(), hierarchy=["total", "brand"])
    assert raised.value.field == "forecast.hierarchy" and "groups" in str(raised.value)
    with pytest.raises(vmi.SettingsError) as raised:
        vmi.forecast(demand(), reconciliation="top_down")
    assert raised.value.field == "forecast.reconciliation"
    with pytest.raises(vmi.SettingsError):
        vmi.forecast(demand(), hierarchy=[])
    with pytest.raises(vmi.SettingsError):
        vmi.forecast(demand(), hierarchy="total", settings={"forecast.hierarchy": "item"})
    found = vmi.forecast(demand(), hierarchy="brand", groups={"level": ["brand"], "group": ["red"], "item": ["A"]}, horizon=1, model="naive")
    assert [(row["kind"], row["table"], row["item"], row["location"]) for row in found.errors] == [
        ("missing_value", "groups", "B", "L1"), ("missing_value", "groups", "C", "L1"), ("missing_value", "groups", "C", "L2"),
    ]  # fmt: skip
    assert list(at_step(found, "quantity")) == ["red", "red/A/L1", "red/A/L2"]
    assert len(vmi.forecast(demand(), horizon=1, model="naive").nodes) == 0
