"""Regenerates tests/golden/smoothing_series.csv and tests/golden/smoothing.csv with statsforecast 2.1.1.

Needs statsforecast==2.1.1: python3 smoothing_peers.py [SERIES.csv FOLDER]. With a file of other series (real_series.py) the results go into that folder. The series are otherwise made here from a congruential generator and rounded to three decimals, so that
they are the same in every program. Kinds of rows:

ses        α given: level, sum of squared errors, last 12 fitted values
best       α searched for in 0.01 ... 0.99: α, level, sum of squared errors
start      statsforecast's heuristic start of an additive model (level, trend, season from the first period on)
ets        a model with stated constants and start: -2 ln L, last 12 fitted values, forecasts, last state, and the variances where statsforecast has
           an exact formula
search     AICc of the model that statsforecast's own search ends with, where that lies in the usual region
"""

import csv
import pathlib
import sys
import warnings

import numpy as np
from statsforecast import ets
from statsforecast.models import _optimized_ses_forecast, _ses_forecast

warnings.filterwarnings("ignore")
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden"
HORIZON = 9


def uniform(seed):
    state = seed
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield (state >> 11) / 2**53


def made(seed, periods, level, trend, season, noise, walk):
    draws = uniform(seed)
    values = []
    for t in range(periods):
        level += trend + walk * (next(draws) - 0.5)
        values.append(round(level + season[t % len(season)] + noise * (next(draws) - 0.5), 3))
    return np.array(values)


YEAR = [12.0, 8, 3, -2, -9, -14, -11, -5, 0, 4, 6, 8]
WEEK = [5.0, 3, 0, -1, -2, 4, -9]
SERIES = {
    "months": (12, made(1, 60, 100, 0.6, YEAR, 9, 4)),
    "days": (7, made(2, 90, 40, 0.0, WEEK, 6, 1)),
    "quarters": (4, made(3, 26, 30, 0.4, [4, -3, 2, -3], 3, 2)),
    "plain": (1, made(4, 40, 20, 0.0, [0], 8, 2)),
    "signed": (5, made(5, 45, 0, 0.1, [3, 1, 0, -2, -2], 6, 2)),
}
MODELS = [e + t + s for e in "AM" for t in ("N", "A", "D") for s in "NAM" if e + s != "AM"]
CONSTANTS = {
    "months": (0.31, 0.07, 0.12, 0.93),
    "days": (0.08, 0.011, 0.2, 0.9),
    "quarters": (0.6, 0.2, 0.3, 0.85),
    "plain": (0.25, 0.1, 0, 0.97),
    "signed": (0.15, 0.05, 0.4, 0.8),
}
if sys.argv[2:]:
    with open(sys.argv[1], newline="") as file:
        SERIES = {row["series"]: (int(row["season"]), np.array(row["values"].split(), dtype=float)) for row in csv.DictReader(file)}
    GOLDEN = pathlib.Path(sys.argv[2])
rows = []


def text(values):
    return ";".join(repr(float(value)) for value in np.atleast_1d(values))


def row(kind, name, model="", constants="", start="", **found):
    for what, values in found.items():
        rows.append([kind, name, model, text(constants) if len(constants) else "", text(start) if len(start) else "", what, text(values)])


def turned(states, seasonal, trended, season):
    """Level, trend, season from the next period on: statsforecast keeps the season backwards."""
    states = list(states)
    trend = states[1] if trended else 0.0
    tail = states[-season:][::-1] if seasonal else []
    return [states[0], trend, *tail]


def single(name, series):
    for alpha in (0.1, 0.37, 1.0):
        level, fitted = _ses_forecast(series, alpha)
        row("ses", name, constants=[alpha], level=level, fitted=fitted[-12:], squares=np.sum((series - fitted)[1:] ** 2))
    level, fitted, alpha = _optimized_ses_forecast(series, (0.01, 0.99))
    row("best", name, alpha=alpha, level=level, squares=np.sum((series - fitted)[1:] ** 2))


def exact_variances(model, constants, season, path, sigma2):
    """Statsforecast's formulas where it has them right: its MAA multiplies alpha by beta, its class 3 never moves its means, and its additive

    seasons count those up to the last step for every step, so that each step is asked for as the last one.
    """
    if model[2] == "M" or model in ("MAA", "MDA"):
        return None
    captured = {}

    def keep(forecasts, level, h, sigmah, **_):
        captured["variance"] = sigmah**2
        return {}

    alpha, beta, gamma, phi = constants
    components = model[0] + ("N" if model[1] == "N" else "A") + model[2] + ("D" if model[1] == "D" else "N")
    old, ets._calculate_intervals = ets._calculate_intervals, keep
    fit = {"sigma2": sigma2, "m": season if model[2] != "N" else 1, "components": components}
    fit |= {"states": np.zeros((1, 2)), "par": [alpha, beta, gamma, phi]}
    last = []
    for step in range(1, HORIZON + 1):
        ets._compute_pred_intervals(fit, {"mean": path[:step]}, step, [80])
        last.append(captured["variance"][-1])
    ets._calculate_intervals = old
    return last


def ahead(state, kind, phi):
    """Damped forecasts by the book: those of statsforecast 2.1.1 add phi twice, as in 1 + 1 + phi + ... times phi."""
    base = state[0] + state[1] * np.cumsum(phi ** np.arange(1, HORIZON + 1))
    season = np.array([state[2 + i % len(state[2:])] if kind != "N" else 0.0 for i in range(HORIZON)])
    return base * season if kind == "M" else base + season


def models(name, season, series):
    for model in MODELS:
        error, trend, kind = model
        damped = trend == "D"
        seasonal, trended = kind != "N", trend != "N"
        if (seasonal and season == 1) or (series.min() <= 0 and (error == "M" or kind == "M")):
            continue
        letter = "A" if damped else trend
        m = season if seasonal else 1
        start = ets.initstate(series, m, letter, kind)
        if seasonal:
            start = np.append(start, m * (kind == "M") - start[1 + trended :].sum())
        alpha, beta, gamma, phi = CONSTANTS.get(name, CONSTANTS["days"])
        constants = (alpha, beta if trended else 0.0, gamma if seasonal else 0.0, phi if damped else 1.0)
        stated = turned(start, seasonal, trended, m)
        if kind == "A" and error == "A" and len(series) >= 3 * m:
            row("start", name, model, values=stated)
        _, errors, states, likelihood = ets.pegelsresid_C(series, m, start, error, letter, kind, damped, *constants, 3)
        fitted = series - errors if error == "A" else series / (1 + errors)
        components = error + letter + kind + ("D" if damped else "N")
        last = turned(states[-1], seasonal, trended, m)
        fit = {"states": states, "components": components, "par": constants, "m": m}
        path = ahead(last, kind, phi) if damped else ets.pegelsfcast_C(HORIZON, fit)
        found = {"likelihood": likelihood, "fitted": fitted[-12:], "path": path, "last": last}
        estimated = 2 + 2 * trended + damped + (m if seasonal else 0)
        sigma2 = np.sum(errors**2) / (len(series) - estimated)
        variance = exact_variances(model, constants, season, path, sigma2)
        if variance is not None:
            found["variance"] = variance
        row("ets", name, model, constants, stated, **found)
        if sys.argv[2:]:
            continue  # of other series the formulas are compared, and not the searches
        fit = ets.ets_f(series, m=season, model=error + letter + kind, damped=damped)
        # Its search also goes where beta > alpha or gamma > 1 - alpha, outside the usual region.
        if not (fit["par"][1] > fit["par"][0] or fit["par"][2] > 1 - fit["par"][0]):
            row("search", name, model, aicc=fit["aicc"])


for name, (season, series) in SERIES.items():
    single(name, series)
    models(name, season, series)
with open(GOLDEN / "smoothing_series.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["series", "season", "values"])
    out.writerows([name, season, text(series)] for name, (season, series) in SERIES.items())
with open(GOLDEN / "smoothing.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["kind", "series", "model", "constants", "start", "what", "values"])
    out.writerows(rows)
