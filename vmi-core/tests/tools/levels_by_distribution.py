"""Levels under gamma, Poisson and negative binomial demand, from the formulas of docs/planning.md with scipy: the numbers of tests/chosen_models.rs.

Run by hand where scipy is: python levels_by_distribution.py
"""

import numpy as np
from scipy import stats
from scipy.optimize import brentq

DAYS = 60
DEMAND = np.zeros(DAYS)
DEMAND[3::7] = [2, 9, 4, 1, 12, 3, 2, 7, 1]
LEAD, REVIEW, QUANTITY = 4, 7, 12


def fit(kind, days, mean, sd):
    m, v = mean * days, days * sd**2
    if kind == "gamma":
        return stats.gamma(m**2 / v, scale=v / m)
    if kind == "poisson" or v <= m:
        return stats.poisson(m)
    return stats.nbinom(m**2 / (v - m), m / v)


def loss(law, x):
    """E(X - x)+ by summing or integrating the upper tail."""
    if hasattr(law, "pmf"):
        low = np.arange(np.ceil(x), 20000)
        return float(((law.sf(low)).sum()) + (np.ceil(x) - x) * law.sf(np.ceil(x) - 1)) if x >= 0 else law.mean() - x
    if x <= 0:
        return law.mean() - x
    return float(law.expect(lambda t: t - x, lb=x, epsabs=1e-13, epsrel=1e-13, limit=200))


def least(kind, service, wanted):
    if kind == "gamma":
        return brentq(lambda level: service(level) - wanted, -20, 400, xtol=1e-12)
    level = -20
    while service(level) < wanted:
        level += 1
    return level


def two_levels(kind, wanted, mean, sd, quantity):
    """Least s of (s,S), S = s + quantity, reviewed every day: the position after a review by the power method on its chain."""
    size = np.arange(0, 3000)
    day = fit(kind, 1, mean, sd).pmf(size)
    chain = np.zeros((quantity, quantity))  # state: S minus the position after a review, 0 … quantity − 1
    for below in range(quantity):
        for asked, chance in enumerate(day):
            after = below + asked
            chain[below, after if after < quantity else 0] += chance
    position = np.full(quantity, 1 / quantity)
    for _ in range(20000):
        position = position @ chain
    ahead, before = fit(kind, LEAD + 1, mean, sd), fit(kind, LEAD, mean, sd)

    def fill(s):
        short = sum(w * (loss(ahead, s + quantity - b) - loss(before, s + quantity - b)) for b, w in enumerate(position))
        return 1 - short / mean

    s = least(kind, fill, wanted)
    return s, fill(s)


def main():
    mean, sd = DEMAND.mean(), DEMAND.std(ddof=1)
    print("mean", mean, "sd", sd, "adi", DAYS / (DEMAND > 0).sum(), "cv2", (DEMAND[DEMAND > 0].std(ddof=1) / DEMAND[DEMAND > 0].mean()) ** 2)
    for kind in ("gamma", "poisson", "negative_binomial"):
        over, lead, cycle = fit(kind, LEAD + REVIEW, mean, sd), fit(kind, LEAD, mean, sd), fit(kind, LEAD, mean, sd)
        print(kind, "(R,S) cycle 0.95", over.ppf(0.95))
        periodic = least(kind, lambda x: 1 - (loss(over, x) - loss(lead, x)) / (mean * REVIEW), 0.97)
        print(kind, "(R,S) fill 0.97", periodic)
        print(kind, "(s,Q) fill 0.98", least(kind, lambda s: 1 - (loss(cycle, s) - loss(cycle, s + QUANTITY)) / QUANTITY, 0.98))
        if kind != "gamma":
            print(kind, "(s,S) fill 0.98", two_levels(kind, 0.98, mean, sd, QUANTITY))


main()
