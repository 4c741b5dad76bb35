"""Vendor-managed inventory: what to order, from whom, how much, when, and why.

`plan` takes tables, settings and a date, and gives a `Plan`: a proposal or a reason for every key (an item at a location), each
explained; `Plan.release` turns proposals into orders. `check` says what is wrong with the tables. Both give the same answer, bit for bit, on every day and machine.

>>> import vmi
>>> plan = vmi.plan(
...     items={"item": ["A-100", "B-200"], "unit": ["EA", "EA"]},
...     agreements=[
...         {"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 20, "max": 60},
...         {"supplier": "ACME", "item": "B-200", "location": "DC1", "min": 5, "max": 10},
...     ],
...     stock=[
...         {"item": "A-100", "location": "DC1", "quantity": 12, "as_of": "2026-06-30"},
...         {"item": "B-200", "location": "DC1", "quantity": 7, "as_of": "2026-06-30"},
...     ],
...     as_of="2026-06-30",
... )
>>> [(row["item"], row["quantity"]) for row in plan.proposals]
[('A-100', Decimal('48'))]
>>> [(row["item"], row["reason"]) for row in plan.reasons]
[('B-200', 'above_trigger')]

`Ledger` keeps facts (receipts, issues, orders, …), answers what was true when and what was known when, and plans from them.

`demand.profile`, `forecast` and `evaluate` tell what demand is like, what it will be, and how good forecasts of it were.

`models` holds the mathematics by itself: EOQ, newsvendor, (r,Q), (s,S), lot sizing and more, for single values or columns.

Tables come in without a copy from anything that speaks Arrow (Polars, pandas, pyarrow, DuckDB, …), and go out the same way; none
of these packages is needed.
"""

from __future__ import annotations

from . import demand, models
from ._demand import Evaluation, Forecast, Layout, Profile, evaluate, forecast
from ._dialects import dialects
from ._explanation import Explanation, Line
from ._ledger import Ledger
from ._ledger_results import Appended, Comparison, Reconciliation
from ._plan import CheckResult, Plan, check, plan
from ._release import Approve, NumberRanges, Release
from ._table import ResultTable
from ._types import ArrowArray, ArrowStream, MomentLike, Progress, Settings, TableLike
from ._vmi import TABLES, __version__, settings_names
from .errors import (
    Cancelled,
    EventConflict,
    InputError,
    NotSupportedError,
    SequenceConflict,
    SettingsError,
    UnknownKeyError,
    VmiError,
)

__all__ = [
    "TABLES",
    "Appended",
    "Approve",
    "ArrowArray",
    "ArrowStream",
    "Cancelled",
    "CheckResult",
    "Comparison",
    "Evaluation",
    "EventConflict",
    "Explanation",
    "Forecast",
    "InputError",
    "Layout",
    "Ledger",
    "Line",
    "MomentLike",
    "NotSupportedError",
    "NumberRanges",
    "Plan",
    "Profile",
    "Progress",
    "Reconciliation",
    "Release",
    "ResultTable",
    "SequenceConflict",
    "Settings",
    "SettingsError",
    "TableLike",
    "UnknownKeyError",
    "VmiError",
    "__version__",
    "check",
    "demand",
    "dialects",
    "evaluate",
    "forecast",
    "models",
    "plan",
    "settings_names",
]
