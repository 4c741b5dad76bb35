"""Words and numbers as a planner reads them."""

from __future__ import annotations

import datetime
from decimal import Decimal

ENOUGH = {
    "above_trigger": "enough: above the level at which to order",
    "at_target": "enough: at or above the order-up-to level",
}
"""Reasons that need nobody's attention."""

REASONS = ENOUGH | {
    "no_agreement": "no agreement for this item at this location",
    "not_valid_yet": "the agreement is not valid yet",
    "agreement_expired": "the agreement has ended",
    "stock_unknown": "nothing is known of the stock",
    "no_order_day": "the supplier's calendar has no order day in the next ten years",
    "no_delivery_day": "supplier and location have no delivery day in common in the next ten years",
    "no_policy": "the agreement does not say which policy is meant",
    "history_too_short": "too little demand history to compute a level",
    "forecast_too_short": "the forecast ends before the days of supply do",
    "no_lead_time": "no lead time to compute a level over",
    "no_service_level": "the costs give no service level to compute with",
    "no_review_period": "no review interval to compute a level over",
    "no_reorder_point": "the policy needs a stated reorder point",
    "no_order_up_to": "the policy needs a stated order-up-to level",
    "projected_computed_level": "a projected rule needs a stated level: a computed one holds the demand already",
    "no_order_quantity": "no order quantity, and none can be computed",
    "no_demand": "nothing was asked for in the whole window",
    "cannot_meet_lot": "minimum, multiple and maximum cannot be met together",
    "above_stock_maximum": "the hard stock maximum leaves no room",
    "period_maximum_reached": "what may be ordered within the period is ordered",
    "held": "held by the planner",
    "overridden": "the planner orders nothing this time",
    "already_decided": "the proposal of this review has become an order",
    "rejected": "the proposal of this review was turned down",
    "overflow": "a number is too large to be held exactly",
    "bad_input": "problems in its data",
}

NOTICES = {
    "unknown_column": "columns that are not known and were not read",
    "after_as_of": "rows dated after the plan that were not read",
    "data_stale": "keys whose newest stock fact is old",
    "order_late": "keys with order lines that should have arrived",
    "abc_no_value": "items without value in the window: class C",
    "abc_no_cost": "items without a unit cost: no ABC class",
    "promotions_unused": "promotions that the plan does not use, as no forecast is asked for",
    "groups_unused": "rows of groups that nothing uses",
    "joint_left_out": "keys of can-order policies that open no order for others because of problems in their data",
    "abc_left_out": "keys left out of the ABC classes because of problems in their demand or item",
    "abc_mixed_currencies": "items whose unit costs are in two currencies: no ABC classes",
    "numbers_running_out": "ranges of order numbers that run out",
    "negative_stock": "keys with negative stock on hand",
    "threshold_refused": "keys with levels set by the party that the agreement does not name; they are not in force",
    "threshold_unused": "changes of min and max without an agreement: they change nothing",
    "forecast_unused": "keys with a forecast that is not used: it serves levels in days of supply, and dated requirements",
    "other": "other notices",
}


def plain_word(word: str) -> str:
    """A word without an entry above, as words."""
    return word.replace("_", " ")


def counted(number: int, noun: str) -> str:
    """`1 row`, `2,000 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def quantity(value: Decimal | None) -> str:
    """An exact quantity without trailing zeros."""
    if value is None:
        return ""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: Decimal | None, currency: str | None) -> str:
    """An amount to two decimals, with its currency."""
    if value is None:
        return ""
    return f"{value:,.2f} {currency}" if currency else f"{value:,.2f}"


def weekday(day: datetime.date) -> str:
    """`Tue 2026-06-30`, whatever the language of the machine."""
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return f"{names[day.weekday()]} {day.isoformat()}"


def date_text(day: datetime.date | None, year: int | None = None) -> str:
    """`2026-07-01`, or `07-01` in a year that is known from elsewhere."""
    if day is None:
        return ""
    return day.strftime("%m-%d") if day.year == year else day.isoformat()


def visible(text: str) -> str:
    """Text from the data on one line: what a terminal would act upon is shown as an escape."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)
