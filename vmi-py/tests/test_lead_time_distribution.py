"""Demand over lead time and review from Python: the table `cover`, and the levels of a plan, beside numpy."""

import datetime

import pytest

import vmi

numpy = pytest.importorskip("numpy")

AS_OF = datetime.date(2026, 6, 30)


def known_errors():
    """The errors of the last period as a forecast are 1, −1, 2, −2, … 10, −10 over the last 20 days."""
    return [5] * 20 + [units for size in range(1, 11) for units in (5 + size, 5)]


def noisy(count, seed=3):
    return [int(units) for units in numpy.random.default_rng(seed).negative_binomial(4, 0.3, count)]


def rows(units, item="A"):
    first = AS_OF - datetime.timedelta(days=len(units) - 1)
    return [{"item": item, "location": "DC1", "date": first + datetime.timedelta(days=at), "quantity": value} for at, value in enumerate(units)]


def levels_of(row):
    return [row[name] for name in row if name.startswith("at_")]


def past_sums(units, window, horizon, days, apart=False):
    """The sum of a moving average for so many days, and about it the errors of such sums from days in the past, or only those that lie apart."""
    series = numpy.array(units, dtype=float)
    mean = numpy.array([series[at - window : at].mean() for at in range(window, len(series) + 1)])
    if apart:
        origins = numpy.arange(len(series) - horizon, len(series) // 4 - 1, -horizon)
    else:
        origins = numpy.arange(len(series) // 2, len(series) - horizon + 1)
    came = numpy.array([series[at : at + days].sum() for at in origins])
    return numpy.maximum(mean[-1] * days + came - mean[origins - window] * days, 0)


def test_the_numbers_of_the_other_languages():
    found = vmi.forecast(rows(known_errors()), model="ses", cover=3.5, distribution="bootstrap", seed=7).cover
    assert found.columns[:9] == ["item", "location", "source", "method", "distribution", "periods", "sample", "mean", "sd"]
    row = found[0]
    assert [row[name] for name in found.columns[4:7]] == ["bootstrap", 3.5, 1000]
    assert (row["mean"], row["at_50"], row["at_98"]) == (29.46067524802233, 28.586159894881405, 42.47279381328442)
    found = vmi.forecast(rows(known_errors()), model="naive", cover=1, distribution="conformal").cover[0]
    assert levels_of(found) == [5, 10, 13, 15, None, None]


def test_cover_is_what_numpy_finds():
    units = noisy(150)
    settings = {"forecast.window": 21}
    sums = past_sums(units, 21, 12, 12)
    row = vmi.forecast(rows(units), model="moving_average", cover=12, distribution="empirical", settings=settings).cover[0]
    assert row["sample"] == len(sums) == 64
    assert row["mean"] == pytest.approx(sums.mean()) and row["sd"] == pytest.approx(sums.std())
    asked = (0.5, 0.8, 0.9, 0.95, 0.98)
    assert levels_of(row)[:5] == pytest.approx([*numpy.quantile(sums, asked[:5], method="inverted_cdf")])
    assert row["at_99"] is None, "64 errors say nothing of one in a hundred"
    row = vmi.forecast(rows(units), model="moving_average", cover=12, distribution="conformal", settings=settings).cover[0]
    ordered = numpy.sort(past_sums(units, 21, 12, 12, apart=True))
    assert row["sample"] == len(ordered) == 9
    assert levels_of(row)[:3] == pytest.approx([ordered[int(numpy.ceil(10 * share)) - 1] for share in asked[:3]])
    assert levels_of(row)[3:] == [None] * 3, "9 errors promise nothing of 0.95"
    normal = vmi.forecast(rows(units), model="moving_average", cover=12, settings=settings).cover[0]
    assert normal["sample"] is None and normal["mean"] == pytest.approx(12 * numpy.mean(units[-21:]))


def test_nothing_is_asked_for():
    found = vmi.forecast(rows(known_errors()), model="naive", distribution="empirical")
    assert len(found.cover) == 0 and found.to_csv() == vmi.forecast(rows(known_errors()), model="naive").to_csv()
    for arguments in ({"cover": 0}, {"cover": -1}, {"cover": float("nan")}, {"distribution": "normal"}, {"seed": -1}, {"seed": 2**64}):
        with pytest.raises(vmi.SettingsError):
            vmi.forecast(rows(known_errors()), **arguments)
    levels = vmi.forecast(rows(known_errors()), model="naive", cover=1, settings={"forecast.cover_levels": [0.975, 0.5]}).cover
    assert levels.columns[9:] == ["at_97.5", "at_50"]


def planned(units, terms, settings, threads=None):
    agreement = {"supplier": "ACME", "item": "A", "location": "DC1", **terms}
    return vmi.plan(
        items=[{"item": "A", "unit": "EA"}],
        agreements=[agreement],
        stock=[{"item": "A", "location": "DC1", "quantity": 0, "as_of": AS_OF}],
        demand=rows(units),
        as_of=AS_OF,
        settings=settings,
        threads=threads,
    )


@pytest.mark.parametrize("share", [0.7, 0.9, 0.95, 0.98])
def test_levels_of_a_plan_are_what_numpy_finds(share):
    units = noisy(200)
    settings = {"forecast": "moving_average", "forecast.window": 21, "forecast.distribution": "empirical"}
    terms = {"policy": "order_up_to", "lead_time_days": 6, "review_days": 4, "service_level": share}
    after, before = past_sums(units, 21, 10, 10), past_sums(units, 21, 10, 6)
    before = numpy.minimum(before, after)
    level = planned(units, terms, settings).parameters[0]
    assert level["target"] == numpy.ceil(numpy.quantile(after, share, method="inverted_cdf"))
    ranked = planned(units, terms, settings | {"forecast.distribution": "conformal"}).parameters[0]
    apart = past_sums(units, 21, 10, 10, apart=True)
    rank = int(numpy.ceil((len(apart) + 1) * share))
    assert len(apart) == 15
    if rank <= 15:
        assert ranked["target"] == numpy.ceil(numpy.sort(apart)[rank - 1])
        assert ranked["service_reached"] == pytest.approx((apart <= float(ranked["target"])).sum() / 16)
    else:
        assert ranked == planned(units, terms, settings | {"forecast.distribution": "model"}).parameters[0]

    def fill(level):
        short = numpy.maximum(after - level, 0).mean() - numpy.maximum(before - level, 0).mean()
        return 1 - short / (after.mean() - before.mean())

    filled = planned(units, terms | {"service_measure": "fill"}, settings).parameters[0]
    assert filled["target"] == next(level for level in range(1000) if fill(level) >= share)
    assert filled["service_reached"] == pytest.approx(fill(float(filled["target"])))


def test_threads_and_seeds():
    terms = {"policy": "reorder_point", "lead_time_days": 9, "lead_time_sd_days": 2, "order_quantity": 40, "service_level": 0.95}
    settings = {"forecast": "ses", "forecast.distribution": "bootstrap"}
    found = planned(noisy(150), terms, settings | {"forecast.seed": 5}, threads=1)
    assert found.fingerprint == planned(noisy(150), terms, settings | {"forecast.seed": 5}, threads=2).fingerprint
    assert "bootstrap, 1000 draws of" in str(found.explain("A", "DC1"))
    others = {planned(noisy(150), terms, settings | {"forecast.seed": seed}).parameters[0]["service_reached"] for seed in range(6)}
    assert len(others) > 1
