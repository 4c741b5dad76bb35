"""Two bins, can-order, lot for lot and Wagner-Whitin as policies of agreements, through tables of dicts and of Arrow."""

import datetime

import pytest

import vmi

AS_OF = datetime.date(2026, 6, 30)


def tables(agreements, stock, forecast=()):
    """Items of ACME at DC1, named by their agreements."""
    rows = [{"supplier": "ACME", "item": item, "location": "DC1", "lead_time_days": 1} | columns for item, columns in agreements.items()]
    found = {
        "items": [{"item": item, "unit": "EA"} for item in agreements],
        "agreements": rows,
        "stock": [{"item": item, "location": "DC1", "quantity": on_hand, "as_of": AS_OF} for item, on_hand in stock.items()],
    }
    if forecast:
        days = enumerate(forecast, start=1)
        found["forecasts"] = [{"item": "A", "location": "DC1", "date": AS_OF + datetime.timedelta(day), "quantity": units} for day, units in days]
    return found


def ordered(given, **settings):
    return {row["item"]: row["quantity"] for row in vmi.plan(**given, as_of=AS_OF, **settings).proposals.to_pylist()}


@pytest.mark.parametrize("on_hand, expected", [(11, {}), (10, {"A": 25}), (-20, {"A": 50})])
def test_a_bin_is_ordered_when_the_first_is_empty(on_hand, expected):
    assert ordered(tables({"A": {"policy": "two_bin", "reorder_point": 10, "order_quantity": 25}}, {"A": on_hand})) == expected


def test_the_first_lot_of_the_cheapest_plan_is_ordered():
    costs = {"policy": "wagner_whitin", "review_days": 1, "stock_minimum": 0, "order_cost": 500, "holding_rate": 365, "unit_price": 2}
    given = tables({"A": costs}, {"A": 20}, [0, 90, 120, 80, 70])
    assert ordered(given) == {"A": 190}
    best = vmi.models.wagner_whitin(demand=[90, 120, 80, 70], fixed_cost=500, holding_cost=2)
    assert best.order_quantities[0] == 210
    given["agreements"][0]["policy"] = "lot_for_lot"
    assert ordered(given) == {"A": 70}


def test_items_join_the_order_that_another_opens():
    levels = {"policy": "can_order", "reorder_point": 5, "can_order_level": 12, "order_up_to": 30}
    given = tables({item: levels for item in "ABC"}, {"A": 5, "B": 12, "C": 13})
    plan = vmi.plan(**given, as_of=AS_OF)
    assert [(row["item"], row["quantity"]) for row in plan.proposals.to_pylist()] == [("A", 25), ("B", 18)]
    assert [row["can_order_level"] for row in plan.parameters.to_pylist()] == [12, 12, 12]
    derived = plan.explain("B", "DC1").to_dict()
    assert derived["situation"]["opened_by"] == {"item": "A", "position": "5", "must_order_level": "5", "others": 0}
    assert "A (position 5, s 5) opens an order" in str(plan.explain("B", "DC1"))
    given["stock"][0]["quantity"] = 6
    assert ordered(given) == {}


def test_bits_do_not_depend_on_threads():
    levels = {"policy": "can_order", "order_quantity": 9, "reorder_point": 5}
    given = tables({f"I{at}": levels for at in range(5_000)}, {f"I{at}": at % 40 for at in range(5_000)})
    one, two = (vmi.plan(**given, as_of=AS_OF, threads=threads).fingerprint for threads in (1, 2))
    assert one == two
