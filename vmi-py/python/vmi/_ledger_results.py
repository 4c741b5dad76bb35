"""What a ledger answers with, besides tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from ._table import ResultTable

__all__ = ["Appended", "Comparison", "Reconciliation"]


@dataclass(frozen=True, slots=True)
class Appended:
    """What `Ledger.append` did."""

    added: int
    """Events that were new."""
    repeated: int
    """Events that were there already with the same body: told twice, kept once."""
    sequence: int
    """How many events the ledger holds now: what the next append of the same writer expects."""
    notices: ResultTable = field(repr=False, compare=False)
    """What is worth knowing and not wrong, as in `Plan.notices`: columns that were not read."""


class Reconciliation:
    """Counts beside the book. Made by `Ledger.reconcile`; it has moved nothing."""

    __slots__ = ("_adjustments", "_discrepancies", "_errors", "_notices")

    def __init__(
        self, discrepancies: ResultTable, adjustments: ResultTable, errors: ResultTable, notices: ResultTable
    ) -> None:
        self._discrepancies = discrepancies
        self._adjustments = adjustments
        self._errors = errors
        self._notices = notices

    @property
    def discrepancies(self) -> ResultTable:
        """A row for each good count: counted, book, and difference = counted − book, which may be 0. In base units."""
        return self._discrepancies

    @property
    def adjustments(self) -> ResultTable:
        """The events that would close the differences: `ledger.append(found.adjustments)` appends them as they are."""
        return self._adjustments

    @property
    def errors(self) -> ResultTable:
        """What is wrong with rows of the counts, as in `Plan.errors`; such a row is compared with nothing."""
        return self._errors

    @property
    def notices(self) -> ResultTable:
        """What is worth knowing about the counts, as in `Plan.notices`."""
        return self._notices

    def __repr__(self) -> str:
        counts = f"counts={len(self.discrepancies)} adjustments={len(self.adjustments)} errors={len(self.errors)}"
        return f"<vmi.Reconciliation {counts}>"


class Comparison:
    """Two parties' ledgers beside each other. Made by `Ledger.compare`; true if the two agree."""

    __slots__ = ("_events", "_stock")

    def __init__(self, events: ResultTable, stock: ResultTable) -> None:
        self._events = events
        self._stock = stock

    @property
    def events(self) -> ResultTable:
        """The events that the two do not share, a row for each account of stock that such an event changes.

        `presence` is `only_here`, `only_there` or `different`; `here`, `there` and `difference` = here − there are the
        changes in base units, 0 where it changes no stock.
        """
        return self._events

    @property
    def stock(self) -> ResultTable:
        """The stocks that differ. Each `difference` is the sum of those in `events` for that item, location, owner, account."""
        return self._stock

    @property
    def same(self) -> bool:
        """Whether the two hold the same events."""
        return len(self._events) == 0

    def __bool__(self) -> bool:
        return self.same

    def __repr__(self) -> str:
        return f"<vmi.Comparison same={self.same} events={len(self.events)} stock={len(self.stock)}>"
