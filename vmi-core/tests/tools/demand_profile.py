"""Regenerates tests/golden/demand_profile.csv: statistics and tests of series by scipy, statsmodels and numpy, likelihoods by mpmath at 50 digits.

python3 demand_profile.py, about a minute. Each row: what, its arguments, the series (and the limits of censored periods), the values in the order that the
test reads them. Written with scipy 1.17.1, statsmodels 0.15.0, numpy 2.4.6 and mpmath; the first line of the file names the versions.
"""

import pathlib
import warnings

import mpmath
import numpy as np
import scipy
import scipy.optimize
import scipy.stats as st
import statsmodels
from mpmath import mp
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.tsa.seasonal import seasonal_decompose
from statsmodels.tsa.stattools import acf

mp.dps = 50
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden" / "demand_profile.csv"
rows = []


def write(what, arguments, series, values, limits=()):
    shown = " ".join(mpmath.nstr(v, 19) if isinstance(v, mpmath.mpf) else repr(float(v)) for v in values)
    rows.append(f"{what},{arguments},{' '.join(f'{float(x):.10g}' for x in series)},{' '.join(f'{float(x):.10g}' for x in limits)},{shown}")


def statistics(x):
    sizes = x[x > 0]
    cv2 = (sizes.std(ddof=1) / sizes.mean()) ** 2 if len(sizes) > 1 else 0.0
    write("statistics", "", x, [x.mean(), x.std(ddof=1), x.max(), len(x) / len(sizes), cv2])


def mann_kendall(x):
    n = len(x)
    s = float(np.sign(np.subtract.outer(x, x))[np.tril_indices(n, -1)].sum())
    _, t = np.unique(x, return_counts=True)
    variance = (n * (n - 1) * (2 * n + 5) - (t * (t - 1) * (2 * t + 5)).sum()) / 18
    z = (s - np.sign(s)) / np.sqrt(variance)
    write("mann_kendall", "", x, [s, variance, z, st.kendalltau(np.arange(n), x).statistic, 2 * st.norm.sf(abs(z))])


def season(x, m):
    whole = x[len(x) % m :].reshape(-1, m)
    if m > 2:
        write("friedman", m, x, st.friedmanchisquare(*whole.T))
    write("kruskal_wallis", m, x, st.kruskal(*[x[place::m] for place in range(m)]))
    r = acf(x, nlags=m, fft=False)
    write("seasonal_autocorrelation", m, x, [r[m], st.norm.ppf(0.95) * np.sqrt((1 + 2 * (r[1:m] ** 2).sum()) / len(x))])
    found = seasonal_decompose(x, model="additive", period=m)
    inside = ~np.isnan(found.trend)
    rest = (x - found.trend - found.seasonal)[inside]
    write("season_strength", m, x, [max(0.0, 1 - rest.var() / (x - found.trend)[inside].var())])


def all_of(x, lags, seasons):
    statistics(x)
    r = acf(x, nlags=lags, fft=False)[1:]
    write("autocorrelation", lags, x, r)
    found = acorr_ljungbox(x, lags=[lags])
    write("ljung_box", lags, x, [found.lb_stat.iloc[0], found.lb_pvalue.iloc[0]])
    mann_kendall(x)
    line = st.linregress(np.arange(len(x)), x)
    write("slope", "", x, [line.slope, line.intercept, line.stderr, line.slope / line.stderr, line.pvalue])
    if len(x) < 200:
        robust = st.theilslopes(x)
        write("sen", "", x, [robust.slope, robust.intercept])
    for m in seasons:
        season(x, m)
    median, mad = np.median(x), st.median_abs_deviation(x, scale="normal")
    if mad > 0:
        write("hampel", 3, x, [median + 3 * mad])
    q1, q3 = np.percentile(x, [25, 75])
    if q3 > q1:
        write("quartiles", 1.5, x, [q3 + 1.5 * (q3 - q1)])


def poisson(known, limits):
    known, limits = [int(x) for x in known], [int(x) for x in limits]
    total, n = mp.mpf(sum(known)), len(known)

    def above(c, mean):
        return mpmath.gammainc(c, 0, mean, regularized=True)

    def score(mean):
        return total / mean - n + sum(mean ** (c - 1) * mpmath.exp(-mean) / mpmath.gamma(c) / above(c, mean) for c in limits if c > 0)

    low, high = (total + sum(limits)) / (n + len(limits)), (total + sum(limits)) / n
    mean = mpmath.findroot(score, (low * (1 - mp.mpf(10) ** -12), high * (1 + mp.mpf(10) ** -12)), solver="anderson", tol=mp.mpf(10) ** -60)
    value = sum(x * mpmath.log(mean) - mean - mpmath.loggamma(x + 1) for x in known) + sum(mpmath.log(above(c, mean)) for c in limits if c > 0)
    write("censored_poisson", "", known, [mean, 1 / mpmath.sqrt(-mpmath.diff(score, mean)), value], limits)


def start(known, limits):
    known, limits = np.array([float(x) for x in known]), np.array([float(x) for x in limits])
    centre = known.mean()

    def loss(p):
        m, s = centre + p[0], np.exp(p[1])
        return -st.norm.logpdf(known, m, s).sum() - st.norm.logsf(limits, m, s).sum()

    found = scipy.optimize.minimize(loss, [0, np.log(known.std())], method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-13, "maxiter": 5000})
    return centre + found.x[0], np.exp(found.x[1])


def normal(known, limits):
    known, limits = [mp.mpf(float(f"{x:.10g}")) for x in known], [mp.mpf(float(f"{x:.10g}")) for x in limits]

    def value(m, s):
        seen = sum(-mpmath.log(s) - mpmath.log(2 * mpmath.pi) / 2 - ((x - m) / s) ** 2 / 2 for x in known)
        return seen + sum(mpmath.log(mpmath.erfc((c - m) / s / mpmath.sqrt(2)) / 2) for c in limits)

    def hazard(z):
        return mpmath.npdf(z) / (mpmath.erfc(z / mpmath.sqrt(2)) / 2)

    def by_mean(m, s):
        return sum((x - m) / s**2 for x in known) + sum(hazard((c - m) / s) / s for c in limits)

    def by_sd(m, s):
        return sum(((x - m) / s) ** 2 / s - 1 / s for x in known) + sum(hazard((c - m) / s) * (c - m) / s**2 for c in limits)

    m, s = mpmath.findroot([by_mean, by_sd], start(known, limits), tol=mp.mpf(10) ** -60, maxsteps=200)
    across = -mpmath.diff(by_mean, (m, s), (0, 1))
    information = mpmath.matrix([[-mpmath.diff(by_mean, (m, s), (1, 0)), across], [across, -mpmath.diff(by_sd, (m, s), (0, 1))]]) ** -1
    write("censored_normal", "", known, [m, s, mpmath.sqrt(information[0, 0]), mpmath.sqrt(information[1, 1]), value(m, s)], limits)


def rounded(x):
    return np.round(x, 2)


def main():
    warnings.simplefilter("ignore")
    draw = np.random.default_rng(20260630)
    week = np.array([9, 8, 7, 8, 12, 3, 1])
    t = np.arange(365)
    all_of(draw.poisson(week[t % 7] + 0.01 * t).astype(float), 14, [7])
    all_of(rounded(50 + 0.4 * np.arange(60) + 6 * np.sin(np.arange(60) * np.pi / 6) + draw.normal(0, 3, 60)), 12, [12, 5])
    all_of(np.where(draw.random(120) < 0.25, draw.geometric(0.2, 120), 0).astype(float), 10, [7, 2])
    all_of(rounded(1e6 + draw.normal(0, 1, 41)), 5, [4])
    all_of(np.array([3, 5, 4, 8, 6, 9, 7, 11, 10, 13.0]), 3, [2, 4])
    all_of(rounded(draw.lognormal(3, 1, 156)), 20, [52])
    poisson([3, 5, 2, 4], [4, 6])
    poisson(draw.poisson(0.3, 40), [1, 2, 1, 0])
    poisson([0] * 50, [3])
    poisson(draw.poisson(20, 30), [5, 8, 2, 19, 24, 30])
    poisson([2, 3], [400])
    poisson(draw.poisson(3000, 12), [2900, 3050, 3200])
    normal([10, 12, 9, 14, 11], [12, 13])
    normal(draw.normal(100, 15, 40), [90, 95, 110, 120, 60, 101])
    normal(1e6 + draw.normal(0, 3, 12), [1e6, 1e6 + 4, 1e6 + 5])
    normal([1, 2, 3, 4], [40])
    normal([1.5, 2.5], [2, 2, 2, 2, 2, 2, 2, 2, 2])
    head = f"# scipy {scipy.__version__}, statsmodels {statsmodels.__version__}, numpy {np.__version__}, mpmath {mpmath.__version__}"
    GOLDEN.write_text("\n".join([head, "what,arguments,series,limits,values", *rows]) + "\n")


if __name__ == "__main__":
    main()
