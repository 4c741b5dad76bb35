"""Regenerates tests/golden/distributions.csv and tests/golden/discrete_quantiles.csv from definitions, at 460 digits or more.

Needs mpmath (gmpy2 makes it ten times faster): python3 mpmath_tables.py, about two minutes. Every input is the exact value of the f64 it is
written as. Nothing here shares a formula with the library beyond the definitions: lower sums and series are taken with so many digits that their
complement to 1 still has 150 in the far tail.
"""

import csv
import pathlib

from mpmath import erfc, exp, ln, loggamma, mp, mpf, nstr, pi, sqrt

mp.dps = 460
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden"
rows, quantiles = [], []


def write(name, parameters, x, values):
    """values: density, cdf, complementary cdf, loss, complementary, second, complementary second."""
    texts = ["0" if value == 0 else nstr(value, 21, min_fixed=0, max_fixed=0) for value in values]
    rows.append([name, ";".join(repr(p) for p in parameters), repr(x)] + texts)


def normal_upper(z):
    return erfc(z / sqrt(mpf(2))) / 2


def normal(mean, sd, x):
    z = (mpf(x) - mpf(mean)) / mpf(sd)
    density = exp(-z * z / 2) / sqrt(2 * pi)
    values = [density / sd]
    upper, lower = normal_upper(z), normal_upper(-z)
    values += [lower, upper, sd * (density - z * upper), sd * (density + z * lower)]
    square = mpf(sd) ** 2 / 2
    values += [square * ((1 + z * z) * upper - z * density), square * ((1 + z * z) * lower + z * density)]
    write("normal", [mean, sd], x, values)


def lognormal(mu, sigma, x):
    m, s, y = mpf(mu), mpf(sigma), mpf(x)
    z = (ln(y) - m) / s
    density = exp(-z * z / 2) / sqrt(2 * pi) / (y * s)
    one, two = exp(m + s * s / 2), exp(2 * m + 2 * s * s)
    up = [normal_upper(z - n * s) for n in range(3)]
    low = [normal_upper(n * s - z) for n in range(3)]
    loss = [one * up[1] - y * up[0], y * low[0] - one * low[1]]
    second = [(two * part[2] - 2 * y * one * part[1] + y * y * part[0]) / 2 for part in (up, low)]
    write("lognormal", [mu, sigma], x, [density, low[0], up[0], *loss, *second])


def gamma_lower(a, t):
    """P(a, t) by its series of positive terms."""
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -455:
        n += 1
        term *= t / (a + n)
        total += term
    return total * exp(a * ln(t) - t - loggamma(a + 1))


def gamma_row(name, parameters, a, scale, x):
    t = mpf(x) / scale
    density = exp((a - 1) * ln(t) - t - loggamma(a)) / scale
    low = [gamma_lower(a, t)]
    # P(a+1, t) = P(a, t) − t^a e^−t / Γ(a+1), exact enough at 460 digits.
    low.append(low[0] - exp(a * ln(t) - t - loggamma(a + 1)))
    low.append(low[1] - exp((a + 1) * ln(t) - t - loggamma(a + 2)))
    up = [1 - part for part in low]
    values = [density, low[0], up[0]]
    values += [scale * (a * up[1] - t * up[0]), scale * (t * low[0] - a * low[1])]
    values += [scale**2 * (a * (a + 1) * part[2] - 2 * t * a * part[1] + t * t * part[0]) / 2 for part in (up, low)]
    write(name, parameters, x, values)


def uniform(least, greatest, x):
    a, b, y = mpf(least), mpf(greatest), mpf(x)
    width = b - a
    inside = min(max(y, a), b)
    cdf = (inside - a) / width
    mean, variance = (a + b) / 2, width**2 / 12
    loss = (b - inside) ** 2 / (2 * width) + (inside - y if y < a else 0)
    left = (inside - a) ** 2 / (2 * width) + (y - inside if y > b else 0)
    whole = (variance + (y - mean) ** 2) / 2
    second = whole if y < a else (b - inside) ** 3 / (6 * width)
    low = whole if y > b else (inside - a) ** 3 / (6 * width)
    write("uniform", [least, greatest], x, [1 / width if a <= y <= b else mpf(0), cdf, 1 - cdf, loss, left, second, low])


def lattice(name, parameters, first, ratio, mean, variance, points, chances, ties=()):
    """One pass of sums from 0 over f(0) = first, f(k) = f(k−1) ratio(k); points: whole x; chances: p of quantiles; ties: k whose F(k) is a p."""
    wanted, open_chances = set(points), sorted(chances)
    f, cdf, left, second = first, mpf(0), mpf(0), mpf(0)
    k = 0
    last = max(wanted | set(ties) | {0})
    pending = list(open_chances)
    while k <= last or pending:
        if k > 0:
            f = f * ratio(k)
        left += cdf
        second += left
        cdf += f
        if k in ties:
            pending = sorted(pending + [float(cdf)])
        while pending and cdf >= mpf(pending[0]) * (1 - mpf(10) ** -400):
            quantiles.append([name, ";".join(repr(p) for p in parameters), repr(pending.pop(0)), k])
        if k in wanted:
            distance = mean - k
            whole = (variance + distance * distance - distance) / 2
            write(name, parameters, float(k), [f, cdf, 1 - cdf, distance + left, left, whole - second, second])
        k += 1
        if k > last and k > mean * 4 + 4000:
            break


CHANCES = [1e-280, 1e-30, 1e-12, 1e-3, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1 - 1e-9, 1 - 1e-15]


def poisson(mean, points, ties=()):
    m = mpf(mean)
    lattice("poisson", [mean], exp(-m), lambda k: m / k, m, m, points, CHANCES, ties)


def binomial(n, p, points, ties=()):
    p_, q = mpf(p), 1 - mpf(p)
    step = p_ / q
    lattice("binomial", [n, p], q**n, lambda k: step * (n - k + 1) / k, n * p_, n * p_ * q, points, CHANCES, ties)


def negative_binomial(r, p, points, ties=(), chances=CHANCES):
    r_, p_ = mpf(r), mpf(p)
    q = 1 - p_
    first = exp(r_ * ln(p_))
    lattice("negative_binomial", [r, p], first, lambda k: q * (r_ + k - 1) / k, r_ * q / p_, r_ * q / p_**2, points, chances, ties)


def negative_binomial_far(r, p, k):
    """Where p is so small that sums are long: P(X ≤ k) = I(p; r, k+1) by its alternating series in p, which loses 0.43 k p digits."""
    mp.dps = 2600
    r, p = mpf(r), mpf(p)
    q = 1 - p

    def upper(r, k):
        if k < 0:
            return mpf(1)
        b = k + 1
        term, total, j = mpf(1), 1 / r, 0
        while abs(term) > mpf(10) ** -2500:
            j += 1
            term *= p * (j - b) / j
            total += term / (r + j)
        return 1 - total * exp(r * ln(p) + loggamma(r + b) - loggamma(r) - loggamma(mpf(b)))

    tail, first, square = upper(r, k), r * q / p * upper(r + 1, k - 1), r * (r + 1) * (q / p) ** 2 * upper(r + 2, k - 2)
    density = exp(loggamma(r + k) - loggamma(r) - loggamma(mpf(k + 1)) + r * ln(p) + k * ln(q))
    loss, second = first - k * tail, (square - 2 * k * first + k * (k + 1) * tail) / 2
    mean, variance = r * q / p, r * q / p**2
    distance = mean - k
    low = (variance + distance * distance - distance) / 2 - second
    mp.dps = 460
    return [density, 1 - tail, tail, loss, loss - distance, second, low]


def geometric(p, points):
    p_, q = mpf(p), 1 - mpf(p)
    for k in points:
        tail = exp((k + 1) * ln(q))
        distance = q / p_ - k
        second = tail * q / p_**2
        low = (q / p_**2 + distance * distance - distance) / 2 - second
        write("geometric", [p], float(k), [p_ * tail / q, 1 - tail, tail, tail / p_, tail / p_ - distance, second, low])


def compound_poisson(rate, jumps, points):
    """By sums over the number of orders is long; Panjer's recursion at 460 digits. jumps: probabilities of 0, 1, …"""
    lam, g = mpf(rate), [mpf(j) for j in jumps]
    f = [exp(-lam * (1 - g[0]))]
    for k in range(1, max(points) + 1):
        f.append(lam / k * sum(j * g[j] * f[k - j] for j in range(1, min(k, len(g) - 1) + 1)))
    mean = lam * sum(j * x for j, x in enumerate(g))
    variance = lam * sum(j * j * x for j, x in enumerate(g))
    for k in points:
        cdf = sum(f[: k + 1])
        left = sum((k - j) * f[j] for j in range(k))
        low = sum((k - j) * (k - j + 1) * f[j] for j in range(k)) / 2
        distance = mean - k
        whole = (variance + distance * distance - distance) / 2
        write("compound_poisson", [rate, *jumps], float(k), [f[k], cdf, 1 - cdf, distance + left, left, whole - low, low])


def around(mean, sd, steps, least=None):
    """Points at so many standard deviations from the mean."""
    points = [mean + step * sd for step in steps]
    return points if least is None else [x for x in points if x > least]


def continuous():
    steps = [-38.0, -37.0, -30.5, -20.0, -12.3, -8.0, -5.0, -3.1, -2.0, -1.4, -1.0, -0.7, -0.1, 0.0]
    steps = sorted(set(steps + [-s for s in steps]))
    for mean, sd in [(0.0, 1.0), (15.0, 5.0), (1e6, 1234.5), (0.1, 3.3)]:
        for x in around(mean, sd, steps):
            normal(mean, sd, x)
    for z in [1e-300, 1e-8, 0.999999, 1.000001, -1e-8]:
        normal(0.0, 1.0, z)
    for mu, sigma in [(1.0, 0.5), (0.0, 1.0), (6.0, 0.01), (2.0, 1e-3), (-3.0, 2.0), (0.5, 5.0), (10.0, 0.2)]:
        for z in [-37.0, -20.0, -8.0, -4.1, -2.0, -1.0, -0.3, 0.0, 0.3, 1.0, 2.0, 3.9, 5.0, 8.0, 20.0, 37.0]:
            lognormal(mu, sigma, float(exp(mpf(mu) + mpf(sigma) * z)))
    for shape in [0.01, 0.1, 0.5, 0.99, 1.0, 1.5, 2.0, 9.0, 31.9, 32.1, 100.0, 1234.5, 1e4, 1e5, 1e6]:
        sd = shape**0.5
        points = around(shape, sd, [-37.0, -20.0, -8.0, -3.0, -1.0, -0.2, 0.0, 0.2, 1.0, 3.0, 8.0, 20.0, 38.0], 1e-9)
        points += [shape * f for f in (1e-6, 0.01, 0.3)] if shape < 200 else []
        points += [1e-100, 1e-5, 0.5, 1.0, 1.3, 2.0, 5.0, 30.0, 200.0, 600.0] if shape < 20 else []
        for t in sorted(set(points)):
            gamma_row("gamma", [shape, 1.0], mpf(shape), mpf(1), t)
    for shape, scale, x in [(2.0, 3.0, 4.0), (9.0, 0.7, 7.0), (0.3, 1e-3, 0.02), (54321.0, 12.3, 7e5), (1e6, 0.37, 4e5)]:
        gamma_row("gamma", [shape, scale], mpf(shape), mpf(scale), x)
    for rate in [0.2, 1e-6, 37.0]:
        for t in [1e-8, 1e-3, 0.3, 1.0, 2.0, 5.0, 50.0, 300.0, 690.0]:
            gamma_row("exponential", [rate], mpf(1), 1 / mpf(rate), t / rate)
    for least, greatest in [(10.0, 30.0), (-1.0, 2.0)]:
        for part in [-1.0, 0.0, 1e-9, 0.3, 0.5, 0.999, 1.0, 1.5]:
            uniform(least, greatest, least + part * (greatest - least))


def discrete():
    spread = [-37, -20, -8, -4, -2, -1, 0, 1, 2, 4, 8, 20, 38]
    for mean in [0.01, 0.2, 1.0, 7.0, 100.0, 1234.5, 1e5, 1e6]:
        points = {int(x) for x in around(mean, mean**0.5, spread) if x >= 0} | {0, 1, 2}
        points |= {3, 5, 10, 20, 50, 100, 140} if mean < 50 else set()
        poisson(mean, points, {int(mean), int(mean + mean**0.5)})
    for n, p in [(1, 0.3), (10, 0.5), (10, 0.99), (100, 0.01), (1000, 0.3), (10_000, 0.999), (1_000_000, 0.5), (1_000_000, 1e-5), (1_000_000, 0.2)]:
        mean, sd = n * p, (n * p * (1 - p)) ** 0.5
        points = {int(x) for x in around(mean, sd, spread) if 0 <= x <= n} | ({0, 1, n - 1, n} if n < 1_000_000 else {0, 1})
        binomial(n, p, points, {int(mean)})
    for r, p in [(6.5, 0.45), (0.01, 0.5), (0.01, 0.01), (1.0, 0.1), (2.5, 0.9), (40.0, 0.02), (1000.0, 0.5), (1e6, 0.5), (1e6, 0.999), (0.5, 0.003)]:
        mean, sd = r * (1 - p) / p, (r * (1 - p)) ** 0.5 / p
        points = {int(x) for x in around(mean, sd, spread) if x >= 0} | {0, 1, 2}
        negative_binomial(r, p, points, {int(mean)})
    for r, p, points in [
        (0.01, 1e-5, [0, 1, 10, 1000, 5000, 10**5, 10**6]),
        (2.5, 1e-6, [1, 100, 4001, 10**5, 10**6, 2 * 10**6, 10**7, 10**8, 5 * 10**8]),
        (1000.0, 0.001, [700_000, 900_000, 999_000, 10**6, 1_050_000, 1_300_000, 2_000_000]),
        (0.3, 0.001, [0, 7, 300, 4000, 4001, 10**4, 10**5, 5 * 10**5]),
    ]:
        for k in points:
            write("negative_binomial", [r, p], float(k), negative_binomial_far(r, p, k))
    for p in [0.5, 0.1, 0.999, 1e-3, 1e-6]:
        geometric(p, sorted({0, 1, 5} | {int(t / p) for t in (0.01, 0.3, 1.0, 4.0, 50.0, 600.0 * p if p > 0.4 else 600.0)}))
    compound_poisson(2.0, [0.0, 0.5, 0.5], [0, 1, 3, 7, 20, 60, 120])
    compound_poisson(40.0, [0.125, 0.5, 0.25, 0.0, 0.0, 0.125], [0, 5, 40, 55, 90, 200, 420])
    compound_poisson(900.0, [0.0, 0.75, 0.0, 0.25], [5, 700, 1300, 1350, 1500, 2200, 3000])


def main():
    continuous()
    discrete()
    with (GOLDEN / "distributions.csv").open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        names = ["density", "cdf", "complementary_cdf", "loss", "complementary_loss", "second_loss", "complementary_second_loss"]
        table.writerow(["distribution", "parameters", "x", *names])
        table.writerows(rows)
    with (GOLDEN / "discrete_quantiles.csv").open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["distribution", "parameters", "p", "quantile"])
        table.writerows(quantiles)


if __name__ == "__main__":
    main()
