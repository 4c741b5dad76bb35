"""Regenerates tests/golden/forecast_measures.csv: errors of forecasts, scores of intervals, drawn sums.

Needs utilsforecast 0.2.17 and polars: python forecast_measures.py. Measures that utilsforecast has come from it; the others are summed from their
definitions in exact fractions, by loops over all pairs. Where the two programs differ by a factor the row says so.
"""

import csv
import pathlib
import random
from fractions import Fraction

import numpy as np
import polars as pl
import utilsforecast
import utilsforecast.losses as losses

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden" / "forecast_measures.csv"
PEER = f"utilsforecast {utilsforecast.__version__}"
rows = []


def text(values):
    return " ".join(repr(float(value)) for value in values)


def write(measure, actual, forecast, other, parameters, expected, source="definition"):
    rows.append([measure, text(actual), text(forecast), text(other), text(parameters), repr(float(expected)), source])


def frame(actual, first, **columns):
    return pl.DataFrame({"unique_id": ["a"] * len(actual), "ds": range(first, first + len(actual)), "y": actual, **columns})


def peer(function, table, models, **options):
    return function(table, models=models, **options)["m"][0]


def point(actual, forecast):
    table = frame(actual, 0, m=forecast)
    for name in ["mae", "mse", "rmse", "bias"]:
        write(name, actual, forecast, [], [], peer(getattr(losses, name), table, ["m"]), PEER)
    if any(actual):
        write("wape", actual, forecast, [], [], peer(losses.nd, table, ["m"]), PEER)
    write("smape", actual, forecast, [], [], 2 * peer(losses.smape, table, ["m"]), f"2 x {PEER}")


def scaled(training, actual, forecast, season):
    table, before = frame(actual, len(training), m=forecast), frame(training, 0)
    for name in ["mase", "rmsse"]:
        value = peer(getattr(losses, name), table, ["m"], seasonality=season, train_df=before)
        write(name, actual, forecast, training, [season], value, PEER)


def quantiles(actual, low, high, level):
    q = 0.5 + level / 2
    table = frame(actual, 0, m=high, **{f"m-lo-{level * 100:g}": low, f"m-hi-{level * 100:g}": high})
    write("pinball", actual, high, [], [q], peer(losses.quantile_loss, table, {"m": "m"}, q=q), PEER)
    write("coverage", actual, high, low, [level], peer(losses.coverage, table, ["m"], level=int(level * 100)), PEER)
    write("interval_score", actual, high, low, [level], peer(losses.winkler_score, table, ["m"], level=int(level * 100)), PEER)
    if any(actual):
        both = frame(actual, 0, low=low, high=high)
        levels = np.array([1 - q, q])
        write("scaled_crps", actual, high, low, levels, peer(losses.scaled_crps, both, {"m": ["low", "high"]}, quantiles=levels), PEER)


def in_stock(actual, forecast):
    a, f = [Fraction(x) for x in actual], [Fraction(x) for x in forecast]
    n = len(a)
    cumulative = [sum(a[: t + 1]) - sum(f[: t + 1]) for t in range(n)]
    write("cumulative_error", actual, forecast, [], [], cumulative[-1])
    write("periods_in_stock", actual, forecast, [], [], -sum(cumulative))
    write("shortages", actual, forecast, [], [], sum(1 for t in range(n) if cumulative[t] > 0 and a[t] > 0))
    mad = sum(abs(x - y) for x, y in zip(a, f)) / n
    if mad:
        write("tracking_signal", actual, forecast, [], [], cumulative[-1] / mad)
        beta = Fraction(1, 8)
        error = sum(beta * (1 - beta) ** (n - 1 - t) * (a[t] - f[t]) for t in range(n))
        size = sum(beta * (1 - beta) ** (n - 1 - t) * abs(a[t] - f[t]) for t in range(n))
        write("triggs_tracking_signal", actual, forecast, [], [beta], error / size)
    short, hold = Fraction(3, 4), Fraction(1, 4)
    cost = Fraction(0)
    for t in range(n):
        for i in range(t + 1):
            waits = min(a[i], sum(a[: i + 1]) - sum(f[: t + 1])) * short
            lies = min(f[i], sum(f[: i + 1]) - sum(a[: t + 1])) * hold
            cost += max(0, waits, lies) * (t - i + 1)
    write("stock_keeping_cost", actual, forecast, [], [short, hold], cost / n)


def sample_crps(sample, value):
    s, y = sorted(Fraction(x) for x in sample), Fraction(value)
    cuts, total = sorted(set(s + [y])), Fraction(0)
    for left, right in zip(cuts, cuts[1:]):
        below = Fraction(sum(1 for x in s if x <= left), len(s))
        total += (right - left) * (below - (1 if left >= y else 0)) ** 2
    write("sample_crps", [value], sorted(sample), [], [], total)


MASK = 2**64 - 1


def mixed(bits):
    bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & MASK
    return bits ^ (bits >> 31)


def bits(seed, key, draw):
    step = 0x9E3779B97F4A7C15
    start = mixed((mixed((seed + step) & MASK) + (key + 1) * step) & MASK)
    return mixed((start + (draw + 1) * step) & MASK)


def bootstrap(path, errors, periods, seed, key):
    """The third sum that is drawn; values are multiples of 1/4, so that sums are exact."""
    count, total = -(-periods // 1), Fraction(0)
    for i in range(int(count)):
        drawn = errors[bits(seed, key, 2 * int(count) + i) * len(errors) >> 64]
        total += min(Fraction(1), Fraction(periods) - i) * max(Fraction(0), Fraction(path[i]) + Fraction(drawn))
    write("bootstrap", path, errors, [], [periods, seed, key], total)


def main():
    draw = random.Random(20040712)
    quarters = lambda count, most: [draw.randint(0, 4 * most) / 4 for _ in range(count)]
    for case in range(8):
        n = draw.choice([1, 2, 5, 12, 24])
        seldom = case % 2 == 1
        actual = [value if not seldom or draw.random() < 0.3 else 0.0 for value in quarters(n, 20)]
        forecast = [0.0] * n if case == 3 else quarters(n, 20)
        point(actual, forecast)
        in_stock(actual, forecast)
        scaled(quarters(30, 20), actual, forecast, draw.choice([1, 7, 12]))
        low = [value / 2 for value in forecast]
        quantiles(actual, low, [value + 2 for value in forecast], draw.choice([0.5, 0.8, 0.9]))
        sample_crps(quarters(draw.choice([1, 4, 11]), 20), draw.randint(0, 80) / 4)
        bootstrap(quarters(5, 6), [value - 5 for value in quarters(7, 10)], draw.choice([1, 2.5, 4, 5]), case, 100 + case)
    point([0.0, 0.0], [0.0, 0.0])
    with GOLDEN.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["measure", "actual", "forecast", "other", "parameters", "expected", "source"])
        out.writerows(rows)


main()
