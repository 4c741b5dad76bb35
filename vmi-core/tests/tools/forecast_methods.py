"""Regenerates tests/golden/forecast_methods.csv with statsforecast 2.1.1 and numpy: python3 forecast_methods.py [SERIES.csv FOLDER].

With a file of other series (real_series.py) the results go into that folder.
Columns: series, method, what, values (apart by blanks; nan where there is none). The series are made up below by a fixed recipe.
"""

import csv
import math
import pathlib
import sys
import warnings

import numpy as np
import statsforecast
from statsforecast import models
from statsforecast._lib import ses
from statsforecast.theta import auto_theta, forecast_theta

warnings.simplefilter("ignore")
assert statsforecast.__version__ == "2.1.1", statsforecast.__version__
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden" / "forecast_methods.csv"
HORIZON = 6
rows = []


def recipe(length, f):
    state, values = 12345, []
    for t in range(length):
        state = (1103515245 * state + 12345) % 2**31
        first = state / 2**31
        state = (1103515245 * state + 12345) % 2**31
        values.append(float(f(t, first, state / 2**31)))
    return values


SERIES = {
    "smooth": recipe(36, lambda t, u, v: round(100 + 20 * (u + v - 1), 2)),
    "trend": recipe(30, lambda t, u, v: round(20 + 1.5 * t + 8 * (u + v - 1), 2)),
    "seasonal": recipe(48, lambda t, u, v: round((50 + 0.5 * t) * (1 + 0.4 * math.sin(t * math.pi / 6)) * (0.95 + 0.1 * u), 2)),
    "weekly": recipe(60, lambda t, u, v: round(30 + [5, 0, -4, -6, 2, 9, -6][t % 7] + 4 * u, 1)),
    "additive": recipe(40, lambda t, u, v: round(max(0, 10 * math.sin(t * math.pi / 2) + 9 + 3 * u), 1)),
    "intermittent": recipe(50, lambda t, u, v: 1 + int(6 * v) if u < 0.3 else 0),
    "lumpy": recipe(60, lambda t, u, v: round(1 / (0.02 + v), 1) if u < 0.15 else 0),
    "rare": recipe(60, lambda t, u, v: {11: 4, 37: 9, 58: 2}.get(t, 0)),
    "from_the_first": recipe(20, lambda t, u, v: 3 + int(4 * v) if t % 3 == 0 else 0),
    "one_demand": recipe(24, lambda t, u, v: 7 if t == 9 else 0),
    "all_zero": [0.0] * 20,
    "constant": [5.0] * 24,
}
PERIOD = {"seasonal": 12, "weekly": 7, "additive": 4}
if sys.argv[2:]:
    with open(sys.argv[1], newline="") as file:
        given = list(csv.DictReader(file))
    SERIES = {row["series"]: [float(value) for value in row["values"].split()] for row in given}
    PERIOD = {row["series"]: int(row["season"]) for row in given}
    GOLDEN = pathlib.Path(sys.argv[2]) / GOLDEN.name


def write(name, method, what, values):
    rows.append([name, method, what, " ".join(repr(float(value)) for value in np.atleast_1d(values))])


def run(name, y, method, model, sigma=False):
    found = model.forecast(y, HORIZON, fitted=True, **({"level": [80]} if sigma else {}))
    write(name, method, "path", found["mean"])
    write(name, method, "fitted", found["fitted"])
    if sigma:
        z = 1.2815515655446004
        write(name, method, "sd", (found["hi-80"] - found["mean"]) / z)


def least(x, bounds=(0.1, 0.3)):
    """Their smoothing with the constant of the least squares on a fine grid, refined: their golden section may end in another valley."""

    def squares(alphas):
        levels, total = np.full(len(alphas), x[0]), np.zeros(len(alphas))
        for value in x[1:]:
            errors = value - levels
            total += errors**2
            levels += alphas * errors
        return total

    low, high = bounds
    for _ in range(5):
        grid = np.linspace(low, high, 401)
        best = grid[np.argmin(squares(grid))]
        step = grid[1] - grid[0]
        low, high = max(best - step, bounds[0]), min(best + step, bounds[1])
    forecast, fitted = models._ses_forecast(x, best)
    return forecast, fitted, best


def with_least_squares(name, y):
    old = models._optimized_ses_forecast, models._chunk_forecast
    models._optimized_ses_forecast = least
    models._chunk_forecast = lambda y, size: least(models._chunk_sums(y[len(y) % size :], size))[0]
    for method, model in (("croston_optimised", models.CrostonOptimized()), ("adida", models.ADIDA()), ("imapa", models.IMAPA())):
        write(name, method, "path_of_least", model.forecast(y, HORIZON)["mean"])
    models._optimized_ses_forecast, models._chunk_forecast = old


def theta(name, y, period):
    kinds = {"stm": "STM", "otm": "OTM", "dstm": "DSTM", "dotm": "DOTM"}
    for method, kind in kinds.items():
        given = dict(initial_smoothed=0.4 * y[0], alpha=0.3, theta=2.0 if method in ("stm", "dstm") else 3.0)
        model = auto_theta(y, period, model=kind, **given)
        write(name, method, "constants", [given["initial_smoothed"], given["alpha"], given["theta"]])
        write(name, method, "path", forecast_theta(model, HORIZON)["mean"])
        if model.get("decomposition_type") != "additive":  # its residuals have the season added
            write(name, method, "fitted", y - model["residuals"])
        if len(set(y)) > 1:
            best = auto_theta(y, period, model=kind)
            write(name, method, "best_path", forecast_theta(best, HORIZON)["mean"])
            write(name, method, "best_constants", [best["par"][key] for key in ("initial_smoothed", "alpha", "theta")])
            rest = y
            if best.get("decompose"):
                index = np.array([best["seas_forecast"]["mean"][(t - len(y)) % period] for t in range(len(y))])
                rest = y / index if best["decomposition_type"] == "multiplicative" else y - index
            write(name, method, "best_squares", best["mse"] * np.mean(np.abs(rest)))  # their criterion is divided by this mean
            line = best["states"][0][2] + best["states"][0][3]
            first = best["par"]["initial_smoothed"] + (1 - 1 / best["par"]["theta"]) * line
            write(name, method, "best_is_inside", min(rest) <= first <= max(rest))


for name, values in SERIES.items():
    y = np.array(values)
    period = PERIOD.get(name, 1)
    write(name, "", "series", y)
    write(name, "", "period", period)
    run(name, y, "naive", models.Naive(), True)
    run(name, y, "seasonal_naive", models.SeasonalNaive(max(period, 2)), True)
    run(name, y, "drift", models.RandomWalkWithDrift(), True)
    run(name, y, "historic_mean", models.HistoricAverage(), True)
    write(name, "moving_average", "path", models.WindowAverage(5).forecast(y, HORIZON)["mean"])
    write(name, "seasonal_moving_average", "path", models.SeasonalWindowAverage(max(period, 2), 3).forecast(y, HORIZON)["mean"])
    if name not in ("smooth", "trend", "seasonal", "weekly"):
        run(name, y, "croston", models.CrostonClassic())
        run(name, y, "sba", models.CrostonSBA())
        run(name, y, "tsb", models.TSB(0.2, 0.1))
        write(name, "croston_optimised", "path", models.CrostonOptimized().forecast(y, HORIZON)["mean"])
        write(name, "adida", "path", models.ADIDA().forecast(y, HORIZON)["mean"])
        write(name, "imapa", "path", models.IMAPA().forecast(y, HORIZON)["mean"])
        if sys.argv[2:]:
            with_least_squares(name, y)
        if (y > 0).any():
            write(name, "croston_optimised", "alpha_size", ses.golden_section_ses(y[y > 0], 0.1, 0.3))
    if name not in ("all_zero",):
        theta(name, y, period)



def reconciled(parents, base, weight):
    """S (S' W^-1 S)^-1 S' W^-1 of the base forecasts."""
    n = len(parents)
    bottom = [node for node in range(n) if node not in parents]
    sums = np.zeros((n, len(bottom)))
    for column, node in enumerate(bottom):
        while node is not None:
            sums[node, column] = 1
            node = parents[node]
    inverse = np.linalg.inv(weight(sums))
    return sums @ np.linalg.solve(sums.T @ inverse @ sums, sums.T @ inverse @ base)


def shrunk(errors):
    """Schaefer & Strimmer, of errors by node and period, not centred."""
    n, periods = errors.shape
    covariance = errors @ errors.T / periods
    sd = np.sqrt(np.diag(covariance))
    x = errors / sd[:, None]
    products = x[:, None, :] * x[None, :, :]
    variance = products.var(axis=2) / (periods - 1)
    off = ~np.eye(n, dtype=bool)
    share = min(1.0, variance[off].sum() / (products.mean(axis=2)[off] ** 2).sum())
    return share * np.diag(sd**2) + (1 - share) * covariance


PARENTS = [None, 0, 0, 1, 1, 1, 2, 2, None, 8, 8]
errors = np.array(recipe(11 * 14, lambda t, u, v: round(3 * (u + v - 1), 3))).reshape(11, 14)
errors[0] += errors[1] + errors[2]
errors[1] += errors[3] + errors[4] + errors[5]
base = np.array([100, 61, 45, 20, 22, 15, 30, 17, 52, 20, 28.5])
write("hierarchy", "", "errors", errors.ravel())
write("hierarchy", "", "base", base)
write("hierarchy", "identity", "path", reconciled(PARENTS, base, lambda sums: np.eye(11)))
write("hierarchy", "structural", "path", reconciled(PARENTS, base, lambda sums: np.diag(sums.sum(axis=1))))
write("hierarchy", "shrunk", "path", reconciled(PARENTS, base, lambda sums: shrunk(errors)))

with GOLDEN.open("w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["series", "method", "what", "values"])
    writer.writerows(rows)
