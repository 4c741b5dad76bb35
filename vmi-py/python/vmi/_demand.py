"""Demand by itself: what it is like, what it will be, and how good forecasts of it were."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

from . import _vmi
from ._ledger import Ledger
from ._moments import day_text
from ._plan import thread_count
from ._table import ResultTable
from ._types import Progress, Settings, TableLike
from .errors import SettingsError

__all__ = ["Evaluation", "Forecast", "Layout", "Profile", "evaluate", "forecast", "profile"]

Layout: TypeAlias = Literal["long", "wide"]
"""How demand lies in a table: `"long"`, a row for an item, a location and a date; `"wide"`, a date and a column for each item."""


class Analysis(ResultTable):
    """A result table, and the tables that were made with it."""

    __slots__ = ("_analysis",)

    def __init__(self, name: str, analysis: _vmi.Analysis) -> None:
        super().__init__(name, analysis.table(name))
        self._analysis = analysis

    def _other(self, name: str) -> ResultTable:
        return ResultTable(name, self._analysis.table(name))

    @property
    def errors(self) -> ResultTable:
        """Problems in the data, each with table, row, key, field, value and what is expected.

        A row with a problem spoils only the keys that it speaks of. Rows are those of the frame that was given, wide or long.
        """
        return self._other("errors")

    @property
    def notices(self) -> ResultTable:
        """What is worth knowing and not wrong: columns that were not read, rows after `as_of`."""
        return self._other("notices")


class Profile(Analysis):
    """What the demand of every key is like: a row a key, sorted by item and location. Made by `demand.profile`."""

    __slots__ = ()


class Forecast(Analysis):
    """What demand will be: a row a key, method and period ahead. Made by `forecast`.

    It can be handed to `plan` as `forecasts` as it is, where there is one method.
    """

    __slots__ = ()

    @property
    def models(self) -> ResultTable:
        """The method of each key with its constants, how it fared over rolling origins, and the second best: a row a key and method."""
        return self._other("models")

    @property
    def cover(self) -> ResultTable:
        """Demand over the periods of `cover` together, with its mean, deviation and what it does not exceed with a stated chance.

        A row a key and method; without `cover`, none.
        """
        return self._other("cover")

    @property
    def nodes(self) -> ResultTable:
        """Every node of the hierarchy, the keys among them: its own forecast (`base`) and what adds up (`quantity`). Empty without a hierarchy."""
        return self._other("nodes")

    @property
    def changes(self) -> ResultTable:
        """Every number of a history that cleansing changed or marked, with what it was and what it became."""
        return self._other("changes")


class Evaluation(Analysis):
    """How good each method would have been: a row a key and method. Made by `evaluate`."""

    __slots__ = ()

    @property
    def summary(self) -> ResultTable:
        """A row a method, over all keys."""
        return self._other("summary")

    @property
    def changes(self) -> ResultTable:
        """Every number of a history that cleansing changed or marked, with what it was and what it became."""
        return self._other("changes")


def profile(
    demand: TableLike | Ledger,
    *,
    items: TableLike | None = None,
    stock: TableLike | None = None,
    calendars: TableLike | None = None,
    locations: TableLike | None = None,
    layout: Layout = "long",
    location: str | None = None,
    season: int | None = None,
    bucket: str | None = None,
    as_of: str | datetime.date | None = None,
    settings: Settings | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Profile:
    """What the demand of every key (an item at a location) is like: statistics, pattern, classes, trend, season and stage of life.

    `docs/demand.md` says what each column holds.

    Args:
        demand: A table with `item`, `location`, `date` and `quantity` (one row a key and bucket; a bucket without a row is 0), a wide
            table, or a ledger, of which it is the issues.
        items: Decimals, unit costs, criticality and category of items. Without it, the items are those of `demand`.
        stock: Keys that have stock and no demand are named in `errors`.
        calendars: Calendars to which locations refer.
        locations: Time zones and calendars of locations.
        layout: `"wide"`: a column of dates (`date`, or the only one that holds dates) and a column for each item. A missing cell is no row.
        location: The location, where `demand` has no column for it; `"-"` unless stated.
        season: Periods of a season; 7 days, 52 weeks or 12 months unless stated, 1 for none.
        bucket: `"day"`, `"week"` or `"month"`: what demand is added up to first.
        as_of: The last day that counts, or an instant; unless stated, the end of the last bucket with a row.
        settings: Settings by name, such as `{"demand.window_days": 730}`.
        threads: How many threads may work; `None` is one for each processor. The result is the same with any number.
        progress: Called now and then with how many keys are done, of how many; returning `False` stops the run.

    Returns:
        A row a key. A key whose data are wrong has none, and is in `Profile.errors`.

    Raises:
        InputError: A table cannot be read at all.
        SettingsError: An argument or setting cannot be used, or is given twice and differently.
        Cancelled: The progress callback returned `False`.

    Example:
        >>> import vmi
        >>> days = [f"2026-06-{day:02}" for day in range(1, 31)]
        >>> found = vmi.demand.profile({"date": days, "A": [5, 4, 6] * 10, "B": [0] * 9 + [7] + [0] * 20}, layout="wide")
        >>> [(row["item"], row["demand_per_day"], row["pattern"], row["abc_xyz"]) for row in found]
        [('A', 5.0, 'smooth', 'AX'), ('B', 0.23333333333333334, 'intermittent', 'CZ')]
    """
    tables = dict(items=items, stock=stock, calendars=calendars, locations=locations)
    arguments = {"forecast.season": positive("season", season), "forecast.bucket": bucket}
    return Profile(
        "profiles", analysed("profile", demand, tables, layout, location, as_of, settings, arguments, threads, progress)
    )


def forecast(
    demand: TableLike | Ledger,
    *,
    horizon: int | None = None,
    model: str | Iterable[str] | None = None,
    level: float | Iterable[float] | None = None,
    cover: float | None = None,
    distribution: str | None = None,
    seed: int | None = None,
    season: int | None = None,
    bucket: str | None = None,
    hierarchy: str | Iterable[str] | None = None,
    reconciliation: str | None = None,
    items: TableLike | None = None,
    calendars: TableLike | None = None,
    promotions: TableLike | None = None,
    locations: TableLike | None = None,
    forecasts: TableLike | None = None,
    groups: TableLike | None = None,
    layout: Layout = "long",
    location: str | None = None,
    as_of: str | datetime.date | None = None,
    settings: Settings | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Forecast:
    """What the demand of every key (an item at a location) will be, with prediction intervals.

    `docs/demand.md` says what each column holds, how a method is chosen, and what is done to the history before.

    Args:
        demand: As in `demand.profile`.
        horizon: Periods ahead; 28 days, 13 weeks or 6 months unless stated.
        model: `"auto"` (unless stated otherwise): for each key the best of some methods that suit its pattern, over rolling origins. Or
            the name of a method (`"ses"`, `"theta"`, `"croston"`, …), or several, each of which gives forecasts of its own.
        level: Shares of values that prediction intervals hold; `[0.8, 0.95]` unless stated.
        cover: Periods that are added up, such as lead time and review, the last of them maybe in part: `Forecast.cover` tells demand over them.
        distribution: What demand over `cover` is made from: `"model"` (unless stated), `"empirical"` (errors of past sums), `"bootstrap"`
            (sums of drawn one-step errors) or `"conformal"` (ranks of errors of past sums, with a guarantee).
        seed: The seed of what is drawn; 0 unless stated. The same seed draws the same for a key, whatever the others.
        season: Periods of a season; 7 days, 52 weeks or 12 months unless stated, 1 for none.
        bucket: `"day"`, `"week"` or `"month"`: what demand is added up to first.
        hierarchy: Levels above the keys, top to bottom, whose forecasts are made to add up: `"total"`, `"location"`, `"item"`, `"category"`,
            `"criticality"` and levels of `groups`. Several trees where `"total"` is not the first.
        reconciliation: How they are made to add up: `"bottom_up"` (unless stated otherwise), `"top_down"`, `"minimum_trace"`, …
        items: As in `demand.profile`.
        calendars: As in `demand.profile`.
        promotions: Days whose demand is not usual: `valid_from`, `valid_to`, `item`, `location`, `name`.
        locations: As in `demand.profile`.
        forecasts: A supplier's own, `item`, `location`, `date`, `quantity`: the method `"external"`, which `"auto"` also tries.
        groups: Levels of the hierarchy that are your own: `level`, `group`, and of which `item` and `location`.
        layout: As in `demand.profile`.
        location: As in `demand.profile`.
        as_of: As in `demand.profile`.
        settings: Settings by name, such as `{"cleansing.outliers": "cap"}`.
        threads: How many threads may work; `None` is one for each processor. The result is the same with any number.
        progress: Called now and then with how many keys are done, of how many; returning `False` stops the run.

    Returns:
        A row a key, method and period ahead. A key whose data are wrong has none, and is in `Forecast.errors`.

    Raises:
        InputError: A table cannot be read at all.
        SettingsError: An argument or setting cannot be used, or is given twice and differently.
        Cancelled: The progress callback returned `False`.

    Example:
        >>> import vmi
        >>> days = [f"2026-06-{day:02}" for day in range(1, 29)]
        >>> demand = {"item": ["A-100"] * 28, "location": ["DC1"] * 28, "date": days, "quantity": [5, 4, 6, 5, 9, 2, 1] * 4}
        >>> ahead = vmi.forecast(demand, horizon=3, model="seasonal_naive", level=0.9)
        >>> [(str(row["date"]), row["quantity"]) for row in ahead]
        [('2026-06-29', 5.0), ('2026-06-30', 4.0), ('2026-07-01', 6.0)]
        >>> ahead.columns
        ['item', 'location', 'date', 'step', 'source', 'method', 'quantity', 'sd', 'low_90', 'high_90']
        >>> chosen = vmi.forecast(demand, horizon=3).models[0]
        >>> chosen["method"], chosen["chosen_by"], chosen["origins"]
        ('ets', 'rmsse', 6)
        >>> five = vmi.forecast(demand, model="historic_mean", cover=5, distribution="empirical").cover[0]
        >>> five["distribution"], five["sample"], round(five["mean"], 2), round(five["at_90"], 2), five["at_95"]
        ('empirical', 10, 23.45, 29.0, None)
        >>> demand = {"date": days[:4], "A": [3, 1, 3, 1], "B": [2, 2, 2, 4]}
        >>> ahead = vmi.forecast(demand, layout="wide", horizon=1, model="naive", hierarchy="total", reconciliation="top_down")
        >>> [(row["node"], row["base"], row["quantity"]) for row in ahead.nodes]
        [('total', 5.0, 5.0), ('total/A/-', 1.0, 2.2222222222222223), ('total/B/-', 4.0, 2.7777777777777777)]
    """
    tables = dict(
        items=items, calendars=calendars, promotions=promotions, locations=locations, forecasts=forecasts, groups=groups
    )
    arguments = {
        "forecast.horizon": positive("horizon", horizon),
        "forecast.methods": listed("model", model),
        "forecast.levels": listed("level", level),
        "forecast.cover": above_zero("cover", cover),
        "forecast.distribution": distribution,
        "forecast.seed": seed,
        "forecast.season": positive("season", season),
        "forecast.bucket": bucket,
        "forecast.hierarchy": listed("hierarchy", hierarchy),
        "forecast.reconciliation": reconciliation,
    }
    return Forecast(
        "forecasts", analysed("forecast", demand, tables, layout, location, as_of, settings, arguments, threads, progress)
    )


def evaluate(
    demand: TableLike | Ledger,
    *,
    horizon: int | None = None,
    model: str | Iterable[str] | None = None,
    origins: int | None = None,
    criterion: str | None = None,
    level: float | Iterable[float] | None = None,
    season: int | None = None,
    bucket: str | None = None,
    items: TableLike | None = None,
    calendars: TableLike | None = None,
    promotions: TableLike | None = None,
    locations: TableLike | None = None,
    forecasts: TableLike | None = None,
    layout: Layout = "long",
    location: str | None = None,
    as_of: str | datetime.date | None = None,
    settings: Settings | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """How good each method would have been for every key, over rolling origins: forecasts from days in the past, beside what came then.

    `docs/demand.md` says what each column holds.

    Args:
        demand: As in `demand.profile`.
        horizon: Periods ahead that are compared from each origin; as in `forecast`, and fewer where the history is short.
        model: Methods that are compared, `"auto"` among them if need be; unless stated, those that `"auto"` would choose from.
        origins: Days in the past from which forecasts are made; 6 unless stated, and fewer where the history is short.
        criterion: By what `"auto"` chooses: `"rmsse"` (unless stated), `"mase"`, `"wape"` or `"pinball"`.
        level: Shares of values that prediction intervals should hold; `[0.8, 0.95]` unless stated.
        season: As in `forecast`.
        bucket: As in `forecast`.
        items: As in `demand.profile`.
        calendars: As in `demand.profile`.
        promotions: Days whose demand is not usual: `valid_from`, `valid_to`, `item`, `location`, `name`.
        locations: As in `demand.profile`.
        forecasts: As in `forecast`.
        layout: As in `demand.profile`.
        location: As in `demand.profile`.
        as_of: As in `demand.profile`.
        settings: As in `forecast`.
        threads: As in `forecast`.
        progress: As in `forecast`.

    Returns:
        A row a key and method, with its rank. A key whose data are wrong has none, and is in `Evaluation.errors`.

    Raises:
        InputError: A table cannot be read at all.
        SettingsError: An argument or setting cannot be used, or is given twice and differently.
        Cancelled: The progress callback returned `False`.

    Example:
        >>> import vmi
        >>> days = [f"2026-06-{day:02}" for day in range(1, 29)]
        >>> demand = {"item": ["A-100"] * 28, "location": ["DC1"] * 28, "date": days, "quantity": [5, 4, 6, 5, 9, 2, 1] * 4}
        >>> found = vmi.evaluate(demand, horizon=7, model=["naive", "seasonal_naive"], origins=3)
        >>> [(row["method"], row["rank"], row["mae"]) for row in found]
        [('naive', 2, 3.619047619047619), ('seasonal_naive', 1, 0.0)]
        >>> [(row["method"], row["best_of"]) for row in found.summary]
        [('naive', 0), ('seasonal_naive', 1)]
    """
    tables = dict(items=items, calendars=calendars, promotions=promotions, locations=locations, forecasts=forecasts)
    arguments = {
        "forecast.horizon": positive("horizon", horizon),
        "forecast.methods": listed("model", model),
        "forecast.origins": origins,
        "forecast.criterion": criterion,
        "forecast.levels": listed("level", level),
        "forecast.season": positive("season", season),
        "forecast.bucket": bucket,
    }
    return Evaluation(
        "accuracy", analysed("evaluate", demand, tables, layout, location, as_of, settings, arguments, threads, progress)
    )


def analysed(
    question: str,
    demand: TableLike | Ledger,
    tables: dict[str, TableLike | None],
    layout: str,
    location: str | None,
    as_of: str | datetime.date | None,
    settings: Settings | None,
    arguments: dict[str, Any],
    threads: int | None,
    progress: Progress | None,
) -> _vmi.Analysis:
    """Asks the engine."""
    if layout not in ("long", "wide"):
        raise unusable("layout", layout, '"long" or "wide"')
    ledger = demand if isinstance(demand, Ledger) else None
    if demand is None or ledger and layout == "wide":
        raise TypeError("demand is a table or, in no other layout than long, a ledger")
    return _vmi.analyse(
        question,
        tables if ledger is not None else {"demand": demand, **tables},
        is_wide=layout == "wide",
        location=location,
        ledger=None if ledger is None else ledger._ledger,
        as_of=None if as_of is None else day_text("as_of", as_of),
        settings=settings,
        arguments=arguments,
        threads=thread_count(threads),
        progress=progress,
    )


def positive(name: str, value: int | None) -> int | None:
    """A number of periods; 0 stands for the default among the settings, where None does here."""
    if value is not None and value < 1:
        raise unusable(name, value, "a whole number above 0, or None for the default")
    return value


def above_zero(name: str, value: float | None) -> float | None:
    """A time in periods; 0 stands for none among the settings, where None does here."""
    if value is not None and not value > 0:
        raise unusable(name, value, "a number above 0, or None for none")
    return value


def listed(name: str, values: Any) -> Sequence[Any] | None:
    """One value or several, as a list."""
    if values is None:
        return None
    found = list(values) if isinstance(values, Iterable) and not isinstance(values, str) else [values]
    if not found:
        raise unusable(name, "[]", "one value or several, or None for the default")
    return found


def unusable(name: str, value: object, expected: str) -> SettingsError:
    """The error for an argument that cannot be used."""
    return SettingsError(
        f"{name} is {value}; expected {expected}",
        code=302,
        kind="bad_setting",
        field=name,
        value=str(value),
        expected=expected,
    )
