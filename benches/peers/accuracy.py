"""The unit normal loss far out: relative error of several programs against values of 60 digits."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from fractions import Fraction

import vmi
from scipy.stats import norm
from stockpyl.loss_functions import standard_normal_loss

#: φ(z) − z P(Z > z) by mpmath at 60 digits; z = 2 and 8 also in vmi-core/tests/golden/distributions.csv.
TRUTH = {
    2: "0.00849070261682963755",
    4: "0.00000714525843240566675899",
    6: "1.56356979597096642791e-10",
    8: "7.55026241194649891374e-17",
    10: "7.47456025458932803657e-25",
}


def textbook(z: float) -> float:
    return float(norm.pdf(z) - z * (1 - norm.cdf(z)))


def from_stockpyl(z: float) -> float:
    return float(standard_normal_loss(z)[0])


def from_vmi() -> Callable[[float], float] | None:
    """vmi's loss by name, if this vmi has it."""
    model = getattr(vmi.models, "distribution_normal", None)
    if model is None or not {"x", "mean", "sd"} <= set(inspect.signature(model).parameters):
        return None
    return lambda z: float(model(x=z, mean=0.0, sd=1.0).loss)


def errors() -> tuple[list[str], list[list[str]], str | None]:
    """Names of the programs, a row for each z, and why vmi is not among them."""
    programs = [("scipy, textbook formula", textbook), ("stockpyl", from_stockpyl)]
    ours = from_vmi()
    if ours is not None:
        programs.append(("vmi", ours))
    rows = []
    for z, digits in TRUTH.items():
        truth = Fraction(digits)
        found = [Fraction(program(float(z))) for _, program in programs]
        rows.append([str(z), f"{float(truth):.6e}", *(f"{float(abs(value - truth) / truth):.1e}" for value in found)])
    why = None if ours is not None else "vmi's column is left out: this vmi has no vmi.models.distribution_normal with x, mean and sd."
    return [name for name, _ in programs], rows, why
