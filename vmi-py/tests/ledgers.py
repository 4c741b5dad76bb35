"""Events that the tests of the ledger share."""

import csv
from pathlib import Path

import vmi

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "vmi-core" / "tests" / "golden"
ABOUT = {"source": "wms", "item": "A-100", "location": "DC1"}


def event(number, kind, quantity, day, **more):
    """An event of A-100 at DC1."""
    return ABOUT | {"event_id": str(number), "kind": kind, "quantity": quantity, "effective_at": day} | more


def ledger_of(*events):
    """A ledger of these events."""
    ledger = vmi.Ledger()
    ledger.append(list(events))
    return ledger


def sample_rows():
    """Every kind of event, out of order, one of them told twice; text throughout."""
    with (GOLDEN / "ledger_sample.csv").open(encoding="utf-8", newline="") as lines:
        return [{name: value or None for name, value in row.items()} for row in csv.DictReader(lines)]


def sample():
    """The ledger of the sample."""
    return ledger_of(*sample_rows())


def usable(ledger, *view, key=("A-100", "DC1")):
    """Usable stock of a key, both owners, as the view sees it."""
    rows = [row for row in ledger.positions(*view) if (row["item"], row["location"]) == key]
    return int(rows[0]["usable"]) if rows else None
