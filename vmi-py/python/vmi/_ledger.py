"""The ledger."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from typing import Any, overload

from . import _vmi
from ._files import Source, bytes_of, write_whole
from ._ledger_results import Appended, Comparison, Reconciliation
from ._moments import day_text, moment_text
from ._plan import Plan, thread_count
from ._release import Approve, NumberRanges, Release, refuse_wrong_ids
from ._table import ResultTable
from ._types import MomentLike, Progress, Settings, TableLike
from .errors import SettingsError

__all__ = ["Ledger"]

WHY_NO_EVENTS = (
    "a ledger plans from its own events: append the others to it, or to a copy of it (ledger.copy()), "
    "or call vmi.plan(events=…) for a plan without the ledger"
)


class Ledger:
    """Facts in the order in which they became known: append only, and what is true is computed from them.

    Every view answers for a moment twice over: `as_of`, what had happened by then, and `known_at`, what had been recorded by
    then; `None` is everything. Both are a date, which stands for its close, or an instant (a `datetime` with a time zone), or
    text like `"2026-06-30"` or `"2026-06-30T14:05:00Z"`. Quantities are exact, in base units. `docs/ledger.md` says what each
    kind of event moves, and `docs/tables.md` which columns there are.

    `len()` is the sequence number. Other threads may read while one appends: they see the events as they were before.
    It is itself a table of its events for anything that reads Arrow: `vmi.plan(events=ledger)`, `polars.DataFrame(ledger)`.

    Example:
        >>> import vmi
        >>> ledger = vmi.Ledger()
        >>> about = {"source": "wms", "item": "A-100", "location": "DC1"}
        >>> ledger.append([
        ...     about | {"event_id": "1", "kind": "receipt", "quantity": 10, "effective_at": "2026-06-01"},
        ...     about | {"event_id": "2", "kind": "issue", "quantity": 4, "effective_at": "2026-06-03"},
        ... ])
        Appended(added=2, repeated=0, sequence=2)
        >>> late = {"event_id": "3", "kind": "issue", "quantity": 1, "effective_at": "2026-06-02", "recorded_at": "2026-06-05"}
        >>> ledger.append([about | late], expected_sequence=2).sequence
        3
        >>> ledger.stock(as_of="2026-06-03")[0]["quantity"]
        Decimal('5')
        >>> ledger.stock(as_of="2026-06-03", known_at="2026-06-03")[0]["quantity"]
        Decimal('6')
        >>> ledger
        <vmi.Ledger events=3 keys=1 from=2026-06-01 to=2026-06-03>
    """

    __slots__ = ("_ledger",)

    def __init__(self) -> None:
        self._ledger = _vmi.Ledger()

    @classmethod
    def _of(cls, ledger: _vmi.Ledger) -> Ledger:
        made = cls.__new__(cls)
        made._ledger = ledger
        return made

    # ---- facts in

    def append(
        self, events: TableLike, *, expected_sequence: int | None = None, recorded_at: MomentLike | None = None
    ) -> Appended:
        """Appends a table of events, whole or not at all.

        Rows may come in any order: they are appended by `recorded_at`. An event whose id is there with the same body is left
        out, so that whatever may have been appended before can safely be appended again.

        Args:
            events: One row an event, as `vmi.plan` takes tables: `source`, `event_id`, `kind`, `item`, `location`, `quantity`,
                `effective_at`, …
            expected_sequence: The sequence number that the writer has seen. If the ledger has another one by now, nothing is
                appended (unless all was there already).
            recorded_at: When rows without a `recorded_at` became known; `None`: when they happened.

        Returns:
            How many were added and how many repeated, the sequence number, and notices.

        Raises:
            InputError: A row is wrong, or the table cannot be read. All problems are in the exception's `errors`: table, row,
                item, location, field, value, expected, hint.
            EventConflict: An id is there already with another body.
            SequenceConflict: Somebody else appended first.

        Example:
            >>> import vmi
            >>> ledger = vmi.Ledger()
            >>> event = {"source": "wms", "event_id": "1", "kind": "issue", "item": "A", "location": "DC1"}
            >>> try:
            ...     ledger.append([event | {"quantity": -4, "effective_at": "2026-06-31"}])
            ... except vmi.InputError as error:
            ...     [(problem["row"], problem["field"], problem["value"]) for problem in error.errors]
            [(1, 'effective_at', '2026-06-31')]
            >>> len(ledger)
            0
        """
        answer = self._ledger.append(
            events, expected_sequence=sequence_number(expected_sequence), recorded_at=moment_text("recorded_at", recorded_at)
        )
        return Appended(*answer[:3], notices=ResultTable("notices", answer[3]))

    # ---- what is true

    @property
    def sequence(self) -> int:
        """The sequence number: how many events there are."""
        return len(self._ledger)

    def stock(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> ResultTable:
        """Stock by item, location, owner and account, in the shape of the `stock` table.

        A row for the customer's usable stock of every key, and one for every other account that is not 0.
        """
        return self._view("stock", as_of, known_at)

    def positions(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> ResultTable:
        """A row a key: stock by account, open supply, claims, and
        `position` = usable + in transit + on order − allocated − back-ordered."""
        return self._view("positions", as_of, known_at)

    def orders(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> ResultTable:
        """Order lines, closed ones included, in the shape of the `orders` table."""
        return self._view("orders", as_of, known_at)

    def allocations(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> ResultTable:
        """What is still claimed for an order line: item, location, order, line, quantity, promised_for.

        Claims without an order have no row of their own; `positions` has them in `allocated`.
        """
        return self._view("allocations", as_of, known_at)

    def lots(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> ResultTable:
        """Stock by lot, with the last day on which each may be used, of keys whose events name lots."""
        return self._view("lots", as_of, known_at)

    def thresholds(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> ResultTable:
        """Levels in force: for a key and supplier the last `min` and the last `max`, and who set them."""
        return self._view("thresholds", as_of, known_at)

    def forecasts(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> ResultTable:
        """The last forecast of each source for each day: item, location, date, quantity, source."""
        return self._view("forecasts", as_of, known_at)

    def findings(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> ResultTable:
        """What looks wrong in the facts and is for a person to look at: negative stock, receipts beyond an order, …"""
        return self._view("findings", as_of, known_at)

    def events(self) -> ResultTable:
        """All events, in sequence, in the shape of the `events` table."""
        return ResultTable("events", self._ledger.events())

    def history(
        self, item: str, location: str, as_of: MomentLike | None = None, known_at: MomentLike | None = None
    ) -> ResultTable:
        """A key's events in the order in which they happened: a row for each movement between two accounts.

        A key that was never heard of has no rows.
        """
        moments = moment_text("as_of", as_of), moment_text("known_at", known_at)
        return ResultTable("history", self._ledger.history(item, location, as_of=moments[0], known_at=moments[1]))

    # ---- statements and comparisons

    def consumption(
        self, from_: str | datetime.date, to: str | datetime.date, known_at: MomentLike | None = None
    ) -> ResultTable:
        """The consumption statement of consignment: what passed from the supplier's ownership into use.

        Args:
            from_: The first day.
            to: The last day.
            known_at: As it was known then: what a statement made on that day said.

        Returns:
            A row for each event that the statement consists of, with its part of the quantity; what came back is negative.

        Example:
            >>> import vmi
            >>> ledger = vmi.Ledger()
            >>> about = {"source": "wms", "item": "A-100", "location": "DC1", "owner": "supplier"}
            >>> _ = ledger.append([
            ...     about | {"event_id": "1", "kind": "receipt", "quantity": 10, "effective_at": "2026-05-20"},
            ...     about | {"event_id": "2", "kind": "issue", "quantity": 4, "effective_at": "2026-06-12"},
            ... ])
            >>> [(row["event_id"], row["quantity"]) for row in ledger.consumption("2026-06-01", "2026-06-30")]
            [('2', Decimal('4'))]
        """
        days = day_text("from_", from_), day_text("to", to)
        return ResultTable("consumption", self._ledger.consumption(*days, known_at=moment_text("known_at", known_at)))

    def reconcile(self, counts: TableLike, known_at: MomentLike | None = None) -> Reconciliation:
        """Puts counts, or a reported balance, beside the book at their instants. Nothing moves.

        Args:
            counts: One row a count: `item`, `location`, `counted`, `counted_at`, …
            known_at: The book as it was known then.

        Example:
            >>> import vmi
            >>> ledger = vmi.Ledger()
            >>> about = {"item": "A-100", "location": "DC1"}
            >>> _ = ledger.append([about | {"source": "wms", "event_id": "1", "kind": "receipt", "quantity": 10, "effective_at": "2026-06-01"}])
            >>> found = ledger.reconcile([about | {"counted": 8, "counted_at": "2026-06-30"}])
            >>> found.discrepancies[0]["difference"]
            Decimal('-2')
            >>> ledger.append(found.adjustments).added
            1
            >>> ledger.stock()[0]["quantity"]
            Decimal('8')
        """
        tables = self._ledger.reconcile(counts, known_at=moment_text("known_at", known_at))
        names = "discrepancies", "adjustments", "errors", "notices"
        return Reconciliation(*(ResultTable(name, table) for name, table in zip(names, tables)))

    def compare(
        self, other: Ledger, as_of: MomentLike | None = None, known_at: MomentLike | None = None
    ) -> Comparison:
        """Compares this ledger with another party's, event by event, over what the view sees in each."""
        if not isinstance(other, Ledger):
            raise TypeError(f"a ledger is compared with another vmi.Ledger, not {type(other).__name__}")
        moments = moment_text("as_of", as_of), moment_text("known_at", known_at)
        events, stock = self._ledger.compare(other._ledger, as_of=moments[0], known_at=moments[1])
        return Comparison(ResultTable("different_events", events), ResultTable("different_stock", stock))

    def fingerprint(self, as_of: MomentLike | None = None, known_at: MomentLike | None = None) -> str:
        """A hash of the facts that the view sees, in 64 hexadecimal digits: two parties with the same hash hold the same facts.

        It depends neither on the order in which they arrived nor on when they were recorded.
        """
        return self._ledger.fingerprint(as_of=moment_text("as_of", as_of), known_at=moment_text("known_at", known_at))

    # ---- plans

    def plan(
        self,
        *,
        items: TableLike,
        agreements: TableLike,
        as_of: str | datetime.date,
        known_at: MomentLike | None = None,
        settings: Settings | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
        **tables: TableLike | None,
    ) -> Plan:
        """`vmi.plan` with the ledger's events instead of a table `events`; they do not leave the engine on their way.

        Args:
            items: As in `vmi.plan`, as are all others; `tables` are its other tables, by name.
            agreements: What a supplier and a customer settled for one item at one location.
            as_of: The business date; events that happened later are not read.
            known_at: With the events that were known then: what was proposed then, though more is known now.
            settings: Settings by name.
            threads: How many threads may work.
            progress: Called now and then with how many steps are done, of how many.
            tables: `stock`, `orders`, `demand`, `locations`, `suppliers`, `unit_conversions`, …

        Raises:
            TypeError: `events` was given: the events are the ledger's.
            InputError: As in `vmi.plan`; also for a table of a name that is not known.

        Example:
            >>> import vmi
            >>> ledger = vmi.Ledger()
            >>> about = {"source": "wms", "item": "A-100", "location": "DC1"}
            >>> _ = ledger.append([about | {"event_id": "1", "kind": "receipt", "quantity": 12, "effective_at": "2026-06-01"}])
            >>> plan = ledger.plan(
            ...     items=[{"item": "A-100", "unit": "EA"}],
            ...     agreements=[{"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 20, "max": 60}],
            ...     as_of="2026-06-30",
            ... )
            >>> plan.proposals[0]["quantity"]
            Decimal('48')
        """
        if "events" in tables:
            raise TypeError(f"plan() takes no events: {WHY_NO_EVENTS}")
        made = _vmi.plan(
            {"items": items, "agreements": agreements, **tables},
            as_of=day_text("as_of", as_of),
            settings=settings,
            threads=thread_count(threads),
            progress=progress,
            ledger=self._ledger,
            known_at=moment_text("known_at", known_at),
        )
        return Plan(made)

    def release(
        self,
        plan: Plan,
        *,
        at: MomentLike,
        actor: str,
        approve: Approve = (),
        reject: Mapping[str, str] | None = None,
        reason: str | None = None,
        numbers: NumberRanges | None = None,
    ) -> tuple[Release, Appended]:
        """`plan.release` with this ledger, and its events appended: planning again then says `already_decided`.

        Args:
            plan: A plan, usually one of this ledger.
            at: As in `Plan.release`, as are all others.
            actor: Who decides.
            approve: `"all"`, or the ids of the approved proposals.
            reject: The proposals that are turned down, each id with why.
            reason: Why, if there is more to say.
            numbers: Where order numbers come from.

        Raises:
            UnknownKeyError: An id is no proposal of the plan. Nothing is appended; all such ids are in the exception's `errors`.
            InputError: An id is approved and rejected, or the ledger does not take the events (`at` is before its last record).
            SequenceConflict: Somebody else appended meanwhile: plan again.

        Example:
            >>> import vmi
            >>> ledger = vmi.Ledger()
            >>> about = {"source": "wms", "item": "A-100", "location": "DC1"}
            >>> _ = ledger.append([about | {"event_id": "1", "kind": "receipt", "quantity": 12, "effective_at": "2026-06-01"}])
            >>> tables = {
            ...     "items": [{"item": "A-100", "unit": "EA"}],
            ...     "agreements": [{"supplier": "ACME", "item": "A-100", "location": "DC1", "min": 20, "max": 60}],
            ... }
            >>> plan = ledger.plan(**tables, as_of="2026-06-30")
            >>> released, appended = ledger.release(plan, at="2026-06-30", actor="Anna", approve="all")
            >>> appended
            Appended(added=1, repeated=0, sequence=2)
            >>> ledger.plan(**tables, as_of="2026-06-30").reasons[0]["reason"]
            'already_decided'
        """
        expected = self.sequence
        released = plan.release(
            at=at, actor=actor, approve=approve, reject=reject, reason=reason, numbers=numbers, ledger=self
        )
        refuse_wrong_ids(released)
        return released, self.append(released.events, expected_sequence=expected)

    # ---- files and copies

    @overload
    def to_jsonl(self, path: None = None) -> str: ...
    @overload
    def to_jsonl(self, path: str | os.PathLike[str]) -> None: ...
    def to_jsonl(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """The ledger as JSON lines: the same bytes from every language.

        Args:
            path: The file to write, in UTF-8. It is replaced once all is written: nobody ever reads half of it.

        Returns:
            The text, if no path is given.
        """
        lines = self._ledger.json_lines()
        if path is None:
            return lines.decode()
        write_whole(path, lines)
        return None

    @classmethod
    def from_jsonl(cls, source: Source) -> Ledger:
        """A ledger from JSON lines.

        Args:
            source: The lines as text (a `str` that begins with a brace) or bytes, the path of a file, or an open file.

        Raises:
            InputError: A line is wrong; `row` is its number, counted from 1.
            NotSupportedError: The lines are of a version that this vmi does not read yet.

        Example:
            >>> import vmi
            >>> len(vmi.Ledger.from_jsonl(vmi.Ledger().to_jsonl()))
            0
        """
        return cls._of(_vmi.Ledger.from_json_lines(bytes_of(source)))

    def snapshot(self, as_of: MomentLike | None = None) -> str:
        """The sums of all events that are there, as JSON: a cache from which `resume` goes on.

        Args:
            as_of: Sums of what had happened by then.
        """
        return self._ledger.snapshot(as_of=moment_text("as_of", as_of))

    def resume(self, snapshot: str) -> ResultTable:
        """The positions as of the snapshot's moment, from its sums and the events after it: the same as `positions(as_of)`.

        Raises:
            SequenceConflict: The snapshot does not stand for the first events of this ledger: fold again from the events.
            InputError: The text is no snapshot.
        """
        return ResultTable("positions", self._ledger.resume(snapshot))

    def copy(self) -> Ledger:
        """Another ledger with the same events, to try things on; what is appended to one is not in the other."""
        return type(self)._of(self._ledger.copy())

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Ledger:
        return self.copy()

    def __reduce__(self) -> tuple[Callable[[Source], Ledger], tuple[bytes]]:
        return type(self).from_jsonl, (self._ledger.json_lines(),)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """All events as an Arrow stream, for any library that reads the PyCapsule interface."""
        return self._ledger.events().__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self._ledger)

    def __bool__(self) -> bool:
        # A ledger is there even where it holds no event yet.
        return True

    def __repr__(self) -> str:
        events, keys, first, last = self._ledger.summary()
        period = "" if first is None else f" from={first} to={last}"
        return f"<vmi.Ledger events={events} keys={keys}{period}>"

    def _view(self, name: str, as_of: MomentLike | None, known_at: MomentLike | None) -> ResultTable:
        moments = moment_text("as_of", as_of), moment_text("known_at", known_at)
        return ResultTable(name, self._ledger.table(name, as_of=moments[0], known_at=moments[1]))


def sequence_number(expected: int | None) -> int | None:
    """The sequence number that a writer expects."""
    if expected is None:
        return None
    if isinstance(expected, bool) or not isinstance(expected, int):
        raise TypeError(f"expected_sequence is a whole number, not {type(expected).__name__}")
    if not 0 <= expected < 2**63:
        raise SettingsError(
            f"expected_sequence is {expected}; expected a whole number, 0 or more, as `ledger.sequence` gives it",
            code=302,
            kind="bad_setting",
            field="expected_sequence",
            value=str(expected),
            expected="a whole number, 0 or more",
        )
    return expected
