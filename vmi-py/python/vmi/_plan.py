"""Plans and checks."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from . import _vmi
from ._explanation import Explanation
from ._moments import day_text
from ._release import Approve, NumberRanges, Release, release
from ._table import ResultTable
from ._types import MomentLike, Progress, Settings, TableLike
from .errors import SettingsError

if TYPE_CHECKING:
    from ._ledger import Ledger

__all__ = ["CheckResult", "Plan", "check", "plan"]


class Plan:
    """What to order and why, for every key (an item at a location): a proposal, or a reason why there is none.

    Made by `plan`; it is read only. `len()` is the number of keys.
    """

    __slots__ = ("_plan",)

    def __init__(self, plan: _vmi.Plan) -> None:
        self._plan = plan

    @property
    def proposals(self) -> ResultTable:
        """What to order: a row a proposal, sorted by item and location."""
        return ResultTable("proposals", self._plan.table("proposals"))

    @property
    def reasons(self) -> ResultTable:
        """Why nothing is ordered: a row for every key without a proposal."""
        return ResultTable("reasons", self._plan.table("reasons"))

    @property
    def parameters(self) -> ResultTable:
        """Levels and what they were computed from: a row for every key with an agreement that holds."""
        return ResultTable("parameters", self._plan.table("parameters"))

    @property
    def kpis(self) -> ResultTable:
        """KPIs: four rows a key, each with its definition."""
        return ResultTable("kpis", self._plan.table("kpis"))

    @property
    def errors(self) -> ResultTable:
        """Problems in the data, each with table, row, key, field, value and what is expected.

        A row with a problem spoils only the keys that it speaks of.
        """
        return ResultTable("errors", self._plan.table("errors"))

    @property
    def notices(self) -> ResultTable:
        """What is worth knowing and not wrong: columns that were not read, stale stock, late orders."""
        return ResultTable("notices", self._plan.table("notices"))

    @property
    def as_of(self) -> datetime.date:
        """The business date of the plan, or its instant as `datetime.datetime` in UTC."""
        text = self._plan.as_of()
        if "T" in text:
            return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        return datetime.date.fromisoformat(text)

    @property
    def fingerprint(self) -> str:
        """A hash of inputs, settings, version and outputs, in 64 hexadecimal digits.

        Two parties with the same fingerprint made the same plan from the same data. It does not depend on the order of rows,
        on how the columns were handed over, or on the number of threads.
        """
        return self._plan.fingerprint()

    def explain(self, item: str, location: str) -> Explanation:
        """Why a key is ordered, or is not, with every number that led there.

        Raises:
            UnknownKeyError: The key is in no table; the error names the nearest.
        """
        return Explanation(*self._plan.explain(item, location))

    def release(
        self,
        *,
        at: MomentLike,
        actor: str,
        approve: Approve = (),
        reject: Mapping[str, str] | None = None,
        reason: str | None = None,
        numbers: NumberRanges | None = None,
        ledger: Ledger | None = None,
    ) -> Release:
        """Turns proposals into orders: those that are `releasable`, and of the others those that are approved. Nothing is appended.

        Orders are one for each supplier and location, with a line for each item. `Ledger.release` also appends.

        Args:
            at: When it is decided: the `recorded_at` of the events.
            actor: Who decides.
            approve: `"all"`, or the ids of the approved proposals (column `proposal` of `proposals`).
            reject: The proposals that are turned down, each id with why.
            reason: Why, if there is more to say than that rule or person approved.
            numbers: Where order numbers come from, a range or several: `{"prefix": "PO-", "first": 1, "last": 99999}`, if need be
                with `supplier` and `alarm_below`. Without one an order has its proposal's id as its number.
            ledger: What it has is left out, and its order numbers go on.

        Raises:
            SettingsError: `at`, `approve` or `numbers` cannot be used. (Ids that are not known are in `Release.errors`.)

        Example:
            >>> import vmi
            >>> plan = vmi.plan(
            ...     items=[{"item": "A-100", "unit": "EA"}],
            ...     agreements=[{"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 20, "max": 60}],
            ...     stock=[{"item": "A-100", "location": "DC1", "quantity": 12, "as_of": "2026-06-30"}],
            ...     as_of="2026-06-30",
            ... )
            >>> released = plan.release(
            ...     at="2026-06-30", actor="Anna", approve="all", numbers={"prefix": "PO-", "first": 1, "last": 9999}
            ... )
            >>> released
            <vmi.Release events=1 orders=1 errors=0 notices=0>
            >>> released.orders[0]["order"], released.orders[0]["ordered"]
            ('PO-0001', Decimal('48'))
        """
        of_ledger = None if ledger is None else ledger._ledger
        return release(
            self._plan, of_ledger, at=at, actor=actor, approve=approve, reject=reject, reason=reason, numbers=numbers
        )

    def __len__(self) -> int:
        return self._plan.key_count()

    def __bool__(self) -> bool:
        # A plan is there even where it holds no key.
        return True

    def __repr__(self) -> str:
        counts = ", ".join(f"{name}={len(getattr(self, name))}" for name in ("proposals", "reasons", "errors", "notices"))
        return f"<vmi.Plan as_of={self.as_of} keys={len(self)} {counts.replace(', ', ' ')}>"


class CheckResult:
    """What is wrong with the inputs, all problems at once. Made by `check`."""

    __slots__ = ("_checked",)

    def __init__(self, checked: _vmi.Checked) -> None:
        self._checked = checked

    @property
    def errors(self) -> ResultTable:
        """All problems, as in `Plan.errors`."""
        return ResultTable("errors", self._checked.table("errors"))

    @property
    def notices(self) -> ResultTable:
        """All notices, as in `Plan.notices`."""
        return ResultTable("notices", self._checked.table("notices"))

    @property
    def is_fatal(self) -> bool:
        """Whether nothing could be planned at all: `plan` would raise."""
        return self._checked.is_fatal()

    def __repr__(self) -> str:
        return f"<vmi.CheckResult errors={len(self.errors)} notices={len(self.notices)} is_fatal={self.is_fatal}>"


def plan(
    *,
    items: TableLike,
    agreements: TableLike,
    stock: TableLike | None = None,
    events: TableLike | None = None,
    orders: TableLike | None = None,
    demand: TableLike | None = None,
    locations: TableLike | None = None,
    suppliers: TableLike | None = None,
    unit_conversions: TableLike | None = None,
    thresholds: TableLike | None = None,
    receipts: TableLike | None = None,
    forecasts: TableLike | None = None,
    calendars: TableLike | None = None,
    price_breaks: TableLike | None = None,
    lead_times: TableLike | None = None,
    counts: TableLike | None = None,
    successors: TableLike | None = None,
    promotions: TableLike | None = None,
    groups: TableLike | None = None,
    lots: TableLike | None = None,
    as_of: str | datetime.date,
    settings: Settings | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Plans every key as of the close of a business date, or as of an instant.

    A table is a data frame or Arrow table (Polars, pandas, pyarrow, DuckDB, …; not copied), a list of dicts, or a dict of
    lists. `items`, `agreements`, and `stock` or `events` are needed; an absent cell is `None`, which is not zero.

    Args:
        items: One row an item: `item`, `unit`, …
        agreements: What a supplier and a customer settled for one item at one location.
        stock: A snapshot of stock.
        events: Receipts, issues, counts and the like, after the snapshot or from the first day on.
        orders: Order lines, open or closed.
        demand: What was asked, by day, week or month.
        locations: One row a location; without it, those that the tables name.
        suppliers: One row a supplier; without it, those that the agreements name.
        unit_conversions: What one order unit holds.
        thresholds: Changes of min and max over time; those in force override the agreement's.
        receipts: Not built yet, as is each table that says so: one with rows is a `NotSupportedError`.
        forecasts: What is expected day by day; for levels in days of supply and dated requirements.
        calendars: Working days, order days and delivery days, to which suppliers and locations refer.
        price_breaks: Prices by the quantity of an order.
        lead_times: Lead times by the quantity of an order.
        counts: Not read by a plan: `Ledger.reconcile` puts them beside the book.
        successors: Not built yet.
        promotions: Days whose demand is not usual; for the setting `forecast`.
        groups: Not used by a plan: `forecast` makes hierarchies of them.
        lots: Not built yet.
        as_of: The business date, as `datetime.date` or text like `"2026-06-30"`; or an instant, as `datetime.datetime` with its zone or
            text like `"2026-06-30T14:05:00Z"`. No clock is read.
        settings: Settings by name, such as `{"service_level_by_class": {"A": 0.98}}`; `settings_names()` lists them.
        threads: How many threads may work; `None` is one for each processor. The plan is the same with any number.
        progress: Called now and then with how many steps are done, of how many (two a key); returning `False` stops the run.

    Returns:
        The plan.

    Raises:
        InputError: A table cannot be read at all. (Problems in single rows are in `Plan.errors` instead.)
        SettingsError: A setting, the date or the number of threads is not known or cannot be used.
        NotSupportedError: Something was asked for that is known and not built yet.
        Cancelled: The progress callback returned `False`.

    Example:
        >>> import vmi
        >>> plan = vmi.plan(
        ...     items=[{"item": "A-100", "unit": "EA"}],
        ...     agreements=[
        ...         {"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 20, "max": 60, "lead_time_days": 5}
        ...     ],
        ...     stock=[{"item": "A-100", "location": "DC1", "quantity": 12, "as_of": "2026-06-30"}],
        ...     as_of="2026-06-30",
        ... )
        >>> plan
        <vmi.Plan as_of=2026-06-30 keys=1 proposals=1 reasons=0 errors=0 notices=1>
        >>> print(plan.explain("A-100", "DC1"))
        A-100 at DC1: order 48 from ACME: place Wed 2026-07-01, due 2026-07-06, needs approval
          position    12 on hand + 0 on order − 0 allocated = 12                           stock of 2026-06-30
          protection  lead time 5 days                                                     agreement ACME/A-100/DC1
          min-max     minimum 20, maximum 60; 12 < 20; need 60 − 12 = 48                   min-max
          lot         multiple of 1: 48                                                    agreement ACME/A-100/DC1
        <BLANKLINE>
    """
    tables = dict(
        items=items,
        agreements=agreements,
        stock=stock,
        events=events,
        orders=orders,
        demand=demand,
        locations=locations,
        suppliers=suppliers,
        unit_conversions=unit_conversions,
        thresholds=thresholds,
        receipts=receipts,
        forecasts=forecasts,
        calendars=calendars,
        price_breaks=price_breaks,
        lead_times=lead_times,
        counts=counts,
        successors=successors,
        promotions=promotions,
        groups=groups,
        lots=lots,
    )
    day, workers = day_text("as_of", as_of), thread_count(threads)
    return Plan(_vmi.plan(tables, as_of=day, settings=settings, threads=workers, progress=progress))


def check(
    *,
    items: TableLike,
    agreements: TableLike,
    stock: TableLike | None = None,
    events: TableLike | None = None,
    orders: TableLike | None = None,
    demand: TableLike | None = None,
    locations: TableLike | None = None,
    suppliers: TableLike | None = None,
    unit_conversions: TableLike | None = None,
    thresholds: TableLike | None = None,
    receipts: TableLike | None = None,
    forecasts: TableLike | None = None,
    calendars: TableLike | None = None,
    price_breaks: TableLike | None = None,
    lead_times: TableLike | None = None,
    counts: TableLike | None = None,
    successors: TableLike | None = None,
    promotions: TableLike | None = None,
    groups: TableLike | None = None,
    lots: TableLike | None = None,
    as_of: str | datetime.date,
    settings: Settings | None = None,
    threads: int | None = None,
) -> CheckResult:
    """Checks the inputs of `plan` and reports all problems at once, those included that keep it from planning anything.

    The arguments are those of `plan`.

    Raises:
        InputError: An object is no table, or a column is of a type that is not read.
        SettingsError: A setting or the number of threads is not known or cannot be used.

    Example:
        >>> import vmi
        >>> found = vmi.check(
        ...     items=[{"item": "A-100", "unit": "EA"}],
        ...     agreements=[{"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 80, "max": 60}],
        ...     stock=[{"item": "A-100", "location": "DC1", "quantity": 12, "as_of": "2026-06-30"}],
        ...     as_of="2026-06-30",
        ... )
        >>> found.is_fatal, [(error["table"], error["row"], error["message"]) for error in found.errors]
        (False, [('agreements', 1, 'min 80 exceeds max 60')])
    """
    tables = dict(
        items=items,
        agreements=agreements,
        stock=stock,
        events=events,
        orders=orders,
        demand=demand,
        locations=locations,
        suppliers=suppliers,
        unit_conversions=unit_conversions,
        thresholds=thresholds,
        receipts=receipts,
        forecasts=forecasts,
        calendars=calendars,
        price_breaks=price_breaks,
        lead_times=lead_times,
        counts=counts,
        successors=successors,
        promotions=promotions,
        groups=groups,
        lots=lots,
    )
    return CheckResult(_vmi.check(tables, as_of=day_text("as_of", as_of), settings=settings, threads=thread_count(threads)))


def thread_count(threads: int | None) -> int:
    """The number of threads that may work."""
    if threads is None:
        return os.cpu_count() or 1
    if threads < 1:
        raise SettingsError(
            f"threads is {threads}; expected a whole number above 0, or None for one a processor",
            code=302,
            kind="bad_setting",
            field="threads",
            value=str(threads),
            expected="a whole number above 0",
        )
    return threads
