"""Demand by itself: what it is like, what it will be, and how good forecasts of it were.

`profile` describes the demand of every key (an item at a location); `forecast` and `evaluate` are those of `vmi` itself.

>>> import vmi
>>> days = [f"2026-06-{day:02}" for day in range(1, 29)]
>>> demand = {"date": days, "A-100": [5, 4, 6, 5, 9, 2, 1] * 4}
>>> vmi.demand.profile(demand, layout="wide")[0]["season_strength"]
1.0
>>> [row["quantity"] for row in vmi.demand.forecast(demand, layout="wide", horizon=3)]
[5.0, 4.0, 6.0]
"""

from __future__ import annotations

from ._demand import Evaluation, Forecast, Layout, Profile, evaluate, forecast, profile

__all__ = ["Evaluation", "Forecast", "Layout", "Profile", "evaluate", "forecast", "profile"]
