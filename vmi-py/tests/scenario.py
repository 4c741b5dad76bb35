"""A small scenario with every type of value, which the tests hand over in every form."""

import copy
import datetime
from decimal import Decimal

import vmi

AS_OF = datetime.date(2026, 6, 30)
UTC = datetime.timezone.utc


def day(offset):
    """So many days after the date of the plan."""
    return AS_OF + datetime.timedelta(days=offset)


ITEMS = [
    {"item": "A-100", "unit": "EA", "unit_cost": Decimal("6.76"), "category": "mro", "criticality": "vital", "weight": 0.15},
    {"item": "00123", "unit": "kg", "unit_cost": Decimal("1.5"), "category": "raw", "criticality": None, "quantity_decimals": 2},
    {"item": "Ä-9 long enough to lie outside a view", "unit": "EA", "unit_cost": None, "category": None, "criticality": None},
]
KEYS = [(row["item"], location) for row in ITEMS for location in ("DC1", "007")]

AGREEMENTS = [
    {
        "supplier": "ACME",
        "item": "A-100",
        "location": "DC1",
        "valid_from": day(-400),
        "policy": "order_up_to",
        "lead_time_days": 7,
        "lead_time_sd_days": 1.2,
        "review_days": 7,
        "order_minimum": 24,
        "order_multiple": 12,
        "stock_maximum": 500,
        "stock_maximum_is_hard": True,
        "order_unit": "BOX",
        "unit_price": Decimal("7.29"),
        "currency": "EUR",
    },
    {"supplier": "ACME", "item": "A-100", "location": "007", "min": 20, "max": 60, "lead_time_days": 2.5, "unit_price": Decimal("7.29")},
    {"supplier": "0815", "item": "00123", "location": "DC1", "reorder_point": 40.25, "order_quantity": 25.5, "lead_time_days": 3},
    {"supplier": "0815", "item": "00123", "location": "007", "reorder_point": 1, "order_quantity": 5, "valid_to": day(-1)},
    {"supplier": "0815", "item": KEYS[4][0], "location": "DC1", "policy": "order_up_to", "lead_time_days": 3, "review_days": 1},
    {"supplier": "0815", "item": KEYS[4][0], "location": "007", "min": 5, "max": 9, "lead_time_days": 3, "priority": 1},
]

STOCK = [
    {"item": item, "location": location, "account": "usable", "quantity": quantity, "as_of": AS_OF}
    for (item, location), quantity in zip(KEYS, [31, 12, 30.75, 8, 3, 40], strict=True)
] + [{"item": "A-100", "location": "DC1", "account": "blocked", "quantity": 4, "as_of": AS_OF}]

ORDERS = [
    {
        "order": "PO-1",
        "line": 1,
        "supplier": "ACME",
        "item": "A-100",
        "location": "DC1",
        "ordered": 10,
        "ordered_at": datetime.datetime(2026, 6, 28, 9, 30, tzinfo=UTC),
        "promised_for": day(2),
        "state": "released",
    },
]

EVENTS = [
    {
        "source": "wms",
        "event_id": number,
        "kind": kind,
        "item": "00123",
        "location": "DC1",
        "quantity": quantity,
        "effective_at": datetime.datetime(2026, 6, 30, 8 + number, tzinfo=UTC),
    }
    for number, (kind, quantity) in enumerate([("receipt", 2.5), ("issue", 1.25), ("allocate", 3.0)])
]

DEMAND = [
    {
        "item": item,
        "location": location,
        "date": day(-age),
        "quantity": (age * 7 + number) % 5,
        "lost": None if location == "007" else age % 2,
        "stocked_out": age % 9 == 4,
    }
    for number, (item, location) in enumerate(KEYS)
    for age in range(40)
]

UNIT_CONVERSIONS = [{"item": "A-100", "from_unit": "BOX", "to_unit": "EA", "factor": 12}]

TABLES = {
    "items": ITEMS,
    "agreements": AGREEMENTS,
    "stock": STOCK,
    "orders": ORDERS,
    "events": EVENTS,
    "demand": DEMAND,
    "locations": [{"location": "DC1"}, {"location": "007"}],
    "suppliers": [{"supplier": "ACME", "name": "Acme"}, {"supplier": "0815", "name": None}],
    "unit_conversions": UNIT_CONVERSIONS,
}

SETTINGS = {"service_level_by_class": {"A": 0.98, "B": 0.95}, "demand.window_days": 90}


def tables():
    """The tables as lists of dicts, to be changed at will."""
    return copy.deepcopy(TABLES)


def plan(given=None, **arguments):
    """A plan of these tables, or of the scenario's."""
    given = TABLES if given is None else given
    return vmi.plan(**{"as_of": AS_OF, "settings": SETTINGS, "threads": 1, **given, **arguments})


def columns(rows):
    """Rows as columns: every name that any of them has, in first-seen order."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def outcomes(plan):
    """What came out for each key: the proposed quantity, or the reason for none."""
    proposed = {(row["item"], row["location"]): row["quantity"] for row in plan.proposals}
    return proposed | {(row["item"], row["location"]): row["reason"] for row in plan.reasons}
