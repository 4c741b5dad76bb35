"""Tables that the tests of releases share: two suppliers, three items, stock that the ledger knows."""

import vmi

AS_OF = "2026-06-30"
ITEMS = [{"item": item, "unit": "EA"} for item in ("A", "B", "C", "D")]
AGREEMENTS = [
    {"supplier": "ACME", "item": "A", "location": "L", "min": 20, "max": 60, "lead_time_days": 5},
    {"supplier": "ACME", "item": "B", "location": "L", "min": 20, "max": 60, "lead_time_days": 5, "auto_release": "always"},
    {"supplier": "BOLT", "item": "C", "location": "L", "min": 20, "max": 60, "lead_time_days": 5},
    {"supplier": "BOLT", "item": "D", "location": "L", "min": 5, "max": 60, "lead_time_days": 5},
]
TABLES = {"items": ITEMS, "agreements": AGREEMENTS}
RANGE = {"prefix": "PO-", "first": 1, "last": 9_999}


def receipts():
    """What the ledger begins with: 10 of every item."""
    return [
        {
            "source": "wms",
            "event_id": item["item"],
            "kind": "receipt",
            "item": item["item"],
            "location": "L",
            "quantity": 10,
            "effective_at": "2026-06-01",
        }
        for item in ITEMS
    ]


def book():
    """A ledger of the receipts."""
    ledger = vmi.Ledger()
    ledger.append(receipts())
    return ledger


def planned(ledger, as_of=AS_OF, **tables):
    """The plan of a ledger."""
    return ledger.plan(**{**TABLES, **tables}, as_of=as_of)


def ids(plan):
    """The id of the proposal for each item."""
    return {row["item"]: row["proposal"] for row in plan.proposals}


def reasons(plan):
    """The reason of each item that is not ordered."""
    return {row["item"]: row["reason"] for row in plan.reasons}
