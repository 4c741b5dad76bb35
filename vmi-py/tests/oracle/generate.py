"""Small random scenarios for the plan, valid by construction but for a few keys.

`generate(seed)` gives the same scenario for the same seed. A scenario has 4 to 12 keys; over some hundreds of seeds
every branch of docs/planning.md that the naive plan has is met. Left out is what the page does not settle and few
honest tables hold: a stock snapshot after as_of, snapshots of one key on different dates, an order quantity of zero, a
review of 0 days. Left out are levels of can-order groups that are computed together. Left out too is what it calls an
error: two bucket sizes for a key, a multiple that is not a whole number of order units. Only a few errors are made, of
those that a can-order group or a forecast may have: agreements without distinct priorities, a can-order level that is
not between its neighbours, two rows of a forecast for a day, a negative one.
"""

import math
import random
from datetime import date, timedelta
from decimal import Decimal

ITEM_IDS = ["007", "0042", "42", "A-100", "A-101", "bolt M8", "00123", "Ä-9", "9"]
LOCATION_IDS = ["DC1", "01", "001", "Store 7"]
SUPPLIER_IDS = ["S1", "0815", "acme", "99"]
OWNERS = ["customer", "supplier"]
ACCOUNTS = ["usable", "quality", "blocked", "expired"]
BUCKETS = ["day", "week", "month"]
DATED = ("lot_for_lot", "wagner_whitin")


def generate(seed):
    """(tables, as_of, settings) of one scenario."""
    return Scenario(random.Random(seed)).build()


def month_of(day):
    return (day.year, day.month)


def monday_of(day):
    return day - timedelta(days=day.weekday())


class Scenario:
    """Builds the tables of one scenario row by row."""

    def __init__(self, rng):
        self.rng = rng
        self.as_of = date(2024, 1, 1) + timedelta(days=rng.randrange(730))
        self.settings = {}
        self.tables = {
            name: []
            for name in (
                "items",
                "locations",
                "suppliers",
                "agreements",
                "stock",
                "events",
                "orders",
                "demand",
                "forecasts",
                "unit_conversions",
            )
        }
        self.order_unit_factor = {}  # item -> factor of its box
        self.rate = {}  # item -> demand per day, roughly
        self.serial = 0

    # ---- small helpers

    def chance(self, probability):
        return self.rng.random() < probability

    def pick(self, *choices):
        return self.rng.choice(choices)

    def day(self, first, last):
        """A date between as_of + first and as_of + last."""
        return self.as_of + timedelta(days=self.rng.randint(first, last))

    def quantity(self, item, low, high):
        """A quantity between two bounds with the item's decimals."""
        last_place = Decimal(1).scaleb(-item.get("quantity_decimals", 0))
        return Decimal(self.rng.uniform(float(low), float(high))).quantize(last_place) + 0  # no negative zero

    def positive(self, item, low, high):
        smallest = Decimal(1).scaleb(-item.get("quantity_decimals", 0))
        return max(self.quantity(item, low, high), smallest)

    def next_id(self, prefix):
        self.serial += 1
        return f"{prefix}{self.serial:04d}"

    # ---- the scenario

    def build(self):
        self.build_settings()
        items = self.build_items()
        locations = self.rng.sample(LOCATION_IDS, self.rng.randint(2, 3))
        suppliers = self.rng.sample(SUPPLIER_IDS, self.rng.randint(2, 3))
        self.tables["locations"] = [{"location": location} for location in locations]
        self.tables["suppliers"] = [{"supplier": supplier} for supplier in suppliers]
        self.suppliers = suppliers
        # Where one supplier has most items of a location under can_order.
        self.joint = {location: self.rng.choice(suppliers) for location in locations if self.chance(0.45)}

        pairs = [(item, location) for item in items for location in locations]
        self.rng.shuffle(pairs)
        if self.chance(0.6):
            pairs.sort(key=lambda pair: pair[1] not in self.joint)
        for item, location in pairs[: self.rng.randint(4, 12)]:
            self.build_key(item, location)

        key_tables = ("agreements", "stock", "events", "orders", "demand", "forecasts")
        used = {row["item"] for name in key_tables for row in self.tables[name]}
        self.tables["items"] = [item for item in items if item["item"] in used]
        self.tables["unit_conversions"] = [row for row in self.tables["unit_conversions"] if row["item"] in used]
        self.tables["events"].sort(key=lambda row: row["recorded_at"])
        return self.tables, self.as_of, self.settings

    def build_settings(self):
        settings = self.settings

        def maybe(probability, name, *choices):
            if self.chance(probability):
                settings[name] = self.rng.choice(choices)

        maybe(0.4, "service_level", 0.9, 0.95, 0.975, 0.99, 0.4)
        maybe(0.2, "service_level_by_class.A", 0.98, 0.995)
        maybe(0.2, "service_level_by_class.C", 0.85)
        maybe(0.2, "service_level_by_criticality.vital", 0.999)
        maybe(0.2, "service_level_by_category.mro", 0.8)
        maybe(0.25, "lead_time_days", 5, 7, 21)
        maybe(0.25, "review_days", 1, 7, 30)
        maybe(0.2, "policy", "min_max", "reorder_point", "order_up_to", "two_bin", "lot_for_lot", "can_order")
        maybe(0.1, "policy_by_class.A", "order_up_to")
        maybe(0.1, "policy_by_criticality.desirable", "reorder_point")
        maybe(0.1, "policy_by_category.raw", "order_up_to")
        maybe(0.15, "service_measure", "fill", "ready", "cycle")
        maybe(0.1, "service_measure_by_category.raw", "fill")
        maybe(0.45, "safety_stock", "max_minus_average", "max_minus_average", "cycle_service")
        maybe(0.4, "safety_stock_quantile", 0.5, 0.9, 0.95, 1.0)
        maybe(0.3, "missing_stock", "zero", "unknown")
        maybe(0.4, "demand.window_days", 30, 60, 90, 180, 365, 400)
        maybe(0.25, "demand.bucket", "day", "week", "month")
        maybe(0.25, "abc.criterion", "value", "quantity")
        if self.chance(0.3):
            settings["abc.a_cut"], settings["abc.b_cut"] = self.pick((0.5, 0.9), (0.7, 0.9), (0.8, 0.95))

    def build_items(self):
        two_currencies = self.chance(0.06)
        rows = []
        for identifier in self.rng.sample(ITEM_IDS, self.rng.randint(3, 6)):
            item = {"item": identifier, "unit": self.pick("each", "kg", "m")}
            decimals = self.rng.choices([None, 0, 1, 2, 3], [4, 2, 1, 1, 1])[0]
            if decimals is not None:
                item["quantity_decimals"] = decimals
            if self.chance(0.8):
                item["unit_cost"] = Decimal(self.pick("1.00", "2.50", "10", "0.04", "399.99"))
                item["currency"] = self.pick("EUR", "USD") if two_currencies else "EUR"
            if self.chance(0.4):
                item["category"] = self.pick("raw", "wip", "finished", "mro")
            if self.chance(0.4):
                item["criticality"] = self.pick("vital", "essential", "desirable")
            if self.chance(0.6):
                factor = self.pick("5", "6", "12", "24") if not decimals else self.pick("6", "2.5", "0.5", "12")
                self.order_unit_factor[identifier] = Decimal(factor)
                self.tables["unit_conversions"].append(
                    {"item": identifier, "from_unit": "box", "to_unit": item["unit"], "factor": Decimal(factor)}
                )
            self.rate[identifier] = self.pick(0.3, 1.0, 4.0, 15.0)
            rows.append(item)
        return rows

    def build_key(self, item, location):
        if self.chance(0.06):
            self.build_tie(item, location)
            return
        demand_source = self.rng.choices(["table", "events", "none"], [75, 17, 8])[0]
        builders = []
        if self.chance(0.92 if location not in self.joint else 0.97):
            builders.append(self.build_agreements)
        if self.chance(0.85):
            builders.append(self.build_stock)
        if self.chance(0.45):
            builders.append(self.build_events)
        if self.chance(0.6):
            builders.append(self.build_orders)
        if demand_source == "table":
            builders.append(self.build_demand)
        elif demand_source == "events":
            builders.append(self.build_demand_events)
        if self.chance(0.3):
            builders.append(self.build_forecast if self.chance(0.8) else self.build_forecast_events)
        for builder in builders or [self.build_stock]:
            builder(item, location)
        told = any(row["item"] == item["item"] and row["location"] == location for row in self.tables["forecasts"])
        dated = [row for row in self.agreements_of(item, location) if row.get("policy") in DATED]
        if dated and not told and self.chance(0.6):
            self.build_forecast(item, location)

    def build_tie(self, item, location):
        """A key whose position is exactly its stated trigger."""
        row = {"supplier": self.rng.choice(self.suppliers), "item": item["item"], "location": location}
        level = self.quantity(item, 0, 20 * self.rate[item["item"]])
        row["policy"] = self.pick("min_max", "reorder_point", "order_up_to")
        if row["policy"] == "min_max":
            row["min"] = level
            row["max"] = level + self.pick(0, 0, 10)
        else:
            row[row["policy"]] = level
        if row["policy"] == "reorder_point":
            row["order_quantity"] = self.positive(item, 0, 10)
        row["lead_time_days"] = 7
        self.tables["agreements"].append(row)
        self.tables["stock"].append(
            {"item": item["item"], "location": location, "quantity": level, "as_of": self.as_of}
        )
        if self.chance(0.6):
            self.build_demand(item, location)

    # ---- stock and events

    def build_stock(self, item, location):
        reach = self.rate[item["item"]] * 30
        as_of = self.as_of if self.chance(0.5) else self.day(-12, 0)
        group = [row for row in self.agreements_of(item, location) if row.get("policy") == "can_order"]
        if group and "reorder_point" in group[0] and self.chance(0.4):
            # Above the must-order level and not far from it, so that it may join.
            low = group[0]["reorder_point"]
            high = group[0].get("order_up_to", low + group[0].get("order_quantity", 5)) + 1
            row = {"item": item["item"], "location": location, "as_of": as_of}
            self.tables["stock"].append({**row, "quantity": self.quantity(item, low, max(low, high))})
            return
        if self.chance(0.5):
            row = {"item": item["item"], "location": location, "as_of": as_of}
            row["quantity"] = self.quantity(item, -0.2 * reach, self.pick(0.3, 0.6, 1.2) * reach)
            self.tables["stock"].append(row)
            return
        accounts = [(owner, account) for owner in OWNERS for account in ACCOUNTS]
        chosen = self.rng.sample(accounts, self.rng.randint(1, 4))
        if self.chance(0.8) and ("customer", "usable") not in chosen:
            chosen.append(("customer", "usable"))
        for owner, account in chosen:
            self.tables["stock"].append(
                {
                    "item": item["item"],
                    "location": location,
                    "owner": owner,
                    "account": account,
                    "quantity": self.quantity(item, 0, 0.35 * reach),
                    "as_of": as_of,
                }
            )

    def add_event(self, item, location, kind, quantity, on):
        row = {
            "source": "wms",
            "event_id": self.next_id("e"),
            "kind": kind,
            "item": item["item"],
            "location": location,
            "quantity": quantity,
            "effective_at": on,
            "recorded_at": on,
        }
        if kind not in ("allocate", "deallocate", "lost_sale"):
            if self.chance(0.4):
                row["owner"] = self.pick("customer", "supplier")
            if self.chance(0.2):
                row["account"] = self.rng.choice(ACCOUNTS)
        self.tables["events"].append(row)

    def build_events(self, item, location):
        """Movements around as_of. The issues among them are demand only if the key has no demand rows."""
        size = self.rate[item["item"]] * 6
        for _ in range(self.rng.randint(1, 8)):
            kind = self.pick(
                "receipt", "issue", "customer_return", "supplier_return", "adjustment", "scrap", "allocate", "lost_sale"
            )
            on = self.day(-20, 4)
            quantity = self.positive(item, 0, size)
            if kind == "adjustment" and self.chance(0.5):
                quantity = -quantity
            self.add_event(item, location, kind, quantity, on)
            if kind == "allocate" and self.chance(0.5):
                released = quantity if self.chance(0.5) else self.quantity(item, 0, quantity)
                self.add_event(item, location, "deallocate", released, on + timedelta(days=self.rng.randint(0, 6)))

    def build_demand_events(self, item, location):
        """A history that is stated by issues and lost sales alone."""
        rate = self.rate[item["item"]]
        life = self.pick(10, 28, 40, 60, 200)
        for age in range(life, -3, -1):
            if age != life and self.chance(0.5):
                continue
            on = self.as_of - timedelta(days=age - 1)
            for _ in range(self.pick(1, 1, 2)):
                self.add_event(item, location, "issue", self.quantity(item, 0, 3 * rate), on)
            if self.chance(0.1):
                self.add_event(item, location, "lost_sale", self.quantity(item, 0, rate), on)
            if self.chance(0.15):
                self.add_event(item, location, "receipt", self.quantity(item, 0, 20 * rate), on)

    # ---- orders

    def build_orders(self, item, location):
        for _ in range(self.rng.randint(1, 4)):
            self.tables["orders"].append(self.order_line(item, location))

    def order_line(self, item, location):
        ordered_at = self.day(1, 5) if self.chance(0.08) else self.day(-30, 0)
        ordered = self.positive(item, 0, self.rate[item["item"]] * 8)
        state = self.rng.choices(
            [None, "proposed", "released", "confirmed", "shipped", "received", "closed", "cancelled"],
            [15, 8, 20, 20, 18, 9, 5, 5],
        )[0]
        row = {
            "order": self.next_id("0"),
            "line": self.pick("1", "01"),
            "supplier": self.rng.choice(self.suppliers),
            "item": item["item"],
            "location": location,
            "ordered": ordered,
            "ordered_at": ordered_at,
        }
        if state is not None:
            row["state"] = state
        if self.chance(0.5):
            row["requested_for"] = ordered_at + timedelta(days=self.rng.randint(1, 30))
        if self.chance(0.5):
            row["promised_for"] = ordered_at + timedelta(days=self.rng.randint(1, 40))
        if self.chance(0.15):
            row["proposal"] = self.next_id("p")

        past_release = state in (None, "confirmed", "shipped", "received", "closed")
        if past_release and self.chance(0.6):
            self.date_quantity(row, "confirmed", self.quantity(item, 0.5 * float(ordered), 1.2 * float(ordered)), 6)
        if state in (None, "shipped", "received", "closed") and (state == "shipped" or self.chance(0.5)):
            self.date_quantity(row, "shipped", self.quantity(item, 0.3 * float(ordered), 1.3 * float(ordered)), 12)
        if state in (None, "shipped", "received", "closed") and (state == "received" or self.chance(0.4)):
            self.date_quantity(row, "received", self.quantity(item, 0, 1.4 * float(ordered)), 20)
        if state == "cancelled":
            row["cancelled"] = ordered
        elif self.chance(0.15):
            row["cancelled"] = self.quantity(item, 0, 0.6 * float(ordered))
        return row

    def date_quantity(self, row, column, quantity, most_days):
        """A confirmed, shipped or received quantity and usually its own date, which may lie after as_of."""
        row[column] = quantity
        if self.chance(0.85):
            row[column + "_at"] = row["ordered_at"] + timedelta(days=self.rng.randint(0, most_days))

    # ---- demand

    def build_demand(self, item, location):
        default_bucket = self.settings.get("demand.bucket", "day")
        bucket = default_bucket if self.chance(0.6) else self.rng.choice(BUCKETS)
        states_bucket = bucket != default_bucket or self.chance(0.3)
        shape = self.rng.choices(["usual", "flat", "dead", "rare"], [60, 12, 12, 16])[0]
        states_lost = self.chance(0.4)
        knows_stock_outs = self.chance(0.35)
        rate = self.rate[item["item"]] * {"day": 1, "week": 7, "month": 30}[bucket]
        flat = self.positive(item, 0.5 * rate, 1.5 * rate)

        for index, day in enumerate(self.demand_days(bucket)):
            row = {"item": item["item"], "location": location, "date": day}
            if shape == "dead":
                row["quantity"] = Decimal(0)
            elif shape == "flat":
                row["quantity"] = flat
            elif shape == "rare" and self.chance(0.85):
                row["quantity"] = Decimal(0)
            else:
                row["quantity"] = self.quantity(item, 0, 2 * rate)
            if index > 0 and shape != "flat" and self.chance(0.7 if shape in ("dead", "rare") else 0.15):
                continue  # a day without a row
            if states_bucket:
                row["bucket"] = bucket
            if states_lost and self.chance(0.5):
                row["lost"] = Decimal(0) if shape == "dead" or self.chance(0.7) else self.quantity(item, 0, 0.5 * rate)
            if knows_stock_outs and self.chance(0.5):
                row["stocked_out"] = self.chance(0.2)
            self.tables["demand"].append(row)

    def demand_days(self, bucket):
        """One date inside each bucket of the key's life, to a little after as_of."""
        if bucket == "day":
            life = self.pick(1, 27, 28, 29, 45, 60, 90, 120, 200, 370, 430)
            bucket_of = None
        elif bucket == "week":
            life = self.pick(30, 42, 49, 70, 90, 200, 300, 390)
            bucket_of = monday_of
        else:
            life = self.pick(100, 190, 215, 260, 300, 420)
            bucket_of = month_of
        ahead = self.pick(0, 0, 3, 10)
        days = [self.as_of + timedelta(days=offset) for offset in range(1 - life, ahead + 1)]
        if bucket_of is None:
            return days
        groups = {}
        for day in days:
            groups.setdefault(bucket_of(day), []).append(day)
        return [self.rng.choice(group) for group in groups.values()]

    # ---- forecasts

    def agreements_of(self, item, location):
        rows = self.tables["agreements"]
        return [row for row in rows if (row["item"], row["location"]) == (item["item"], location)]

    def protection_of(self, item, location):
        """Whole days of lead time and review of one of the key's agreements, or some days."""
        row = self.rng.choice(self.agreements_of(item, location) or [{}])
        days = row.get("lead_time_days", 5) + row.get("review_days", self.settings.get("review_days", 1))
        return math.ceil(days)

    def build_forecast(self, item, location):
        """Rows of days to come: enough of them, or too few, or from too late a day on."""
        protection = self.protection_of(item, location)
        near = self.pick(protection - 1, protection, protection, protection + 1)
        far = self.pick(2, 3, 3, 9) * protection
        days = self.pick(1, 30, 90, 400, near, near, near, far, far, far, far)
        first = self.rng.choices([-40, -1, 0, 1, 2, 9], [6, 6, 6, 70, 6, 6])[0]
        shape = self.rng.choices(["any", "flat", "grid", "rare", "zero"], [25, 25, 30, 15, 5])[0]
        rate = self.rate[item["item"]]
        # Whole and even quantities let lots cost exactly the same.
        flat = self.positive({"quantity_decimals": self.pick(0, 0, 2)}, 0, 2 * rate)
        gaps = self.pick(0, 0, 0, 0.2, 0.5)
        for number in range(first, days + 1):
            if 1 < number < days and self.chance(gaps):
                continue  # a day without a row
            row = {"item": item["item"], "location": location, "date": self.day(number, number), "quantity": flat}
            if shape == "any":
                row["quantity"] = self.quantity({"quantity_decimals": self.pick(0, 2, 4)}, 0, 2 * rate)
            elif shape == "grid":
                row["quantity"] = Decimal(self.pick(0, 0, 5, 10, 10, 20, 40))
            elif shape == "zero" or (shape == "rare" and self.chance(0.8)):
                row["quantity"] = Decimal(0)
            if self.chance(0.1):
                row["source"] = self.pick("erp", "planner")
            self.tables["forecasts"].append(row)
        if days >= 1 and first <= days and self.chance(0.03):
            row = dict(self.tables["forecasts"][-1])
            if self.chance(0.5):
                row["quantity"] += 1
            else:
                self.tables["forecasts"].pop()
                row["quantity"] = Decimal(-1)
            self.tables["forecasts"].append(row)

    def build_forecast_events(self, item, location):
        """Forecasts told as events by one or two sources, some days of them more than once."""
        rate = self.rate[item["item"]]
        protection = self.protection_of(item, location)
        for source in self.rng.sample(["erp", "a planner"], self.pick(1, 1, 2)):
            for age in sorted(self.rng.sample(range(0, 9), self.pick(1, 2)), reverse=True):
                last = self.pick(3, protection, protection + 10)
                for number in range(self.pick(0, 1, 1, 1), last + 1):
                    if 1 < number < last and self.chance(0.2):
                        continue
                    self.add_event(
                        item, location, "forecast_received", self.quantity(item, 0, 2 * rate), self.day(-age, -age)
                    )
                    self.tables["events"][-1] |= {"source": source, "promised_for": self.day(number, number)}

    # ---- agreements

    def build_agreements(self, item, location):
        form = self.rng.choices(
            ["open", "bounded", "early", "late", "gap", "renewed", "several", "tied"], [52, 14, 3, 3, 3, 8, 17, 1.5]
        )[0]
        supplier = self.rng.choice(self.suppliers)
        if location in self.joint and self.chance(0.75):
            supplier = self.joint[location]
            form = self.pick("open", "open", "bounded", form)
        past, future = self.day(-200, -40), self.day(40, 200)
        if form == "open":
            periods = [(supplier, None, None, None)]
        elif form == "bounded":
            first = self.as_of if self.chance(0.3) else past
            last = self.as_of if self.chance(0.3) else future
            periods = [(supplier, first, last, self.pick(None, 1))]
        elif form == "early":
            periods = [(supplier, self.day(1, 30), None, None)]
        elif form == "late":
            periods = [(supplier, None, self.day(-30, -1), None)]
        elif form == "gap":
            periods = [(supplier, past, self.day(-30, -1), None), (supplier, self.day(1, 30), future, None)]
        elif form == "renewed":
            change = self.day(-20, 20)
            periods = [(supplier, past, change - timedelta(days=1), 1), (supplier, change, None, 1)]
        else:
            priorities = self.rng.sample(range(0, 9), len(self.suppliers))
            if form == "tied":
                priorities[:2] = self.pick((3, 3), (3, None), (None, None))
            periods = [
                (one, self.pick(None, past), self.pick(None, future), priority)
                for one, priority in zip(self.suppliers, priorities, strict=True)
            ]
        for supplier, valid_from, valid_to, priority in periods:
            row = {"supplier": supplier, "item": item["item"], "location": location}
            for column, value in (("valid_from", valid_from), ("valid_to", valid_to), ("priority", priority)):
                if value is not None:
                    row[column] = value
            if location in self.joint and self.chance(0.75 if self.joint[location] == supplier else 0.4):
                self.add_can_order(row, item)
            elif self.chance(0.4):
                self.pick(self.add_two_bin, self.add_dated, self.add_dated)(row, item)
            else:
                self.add_policy(row, item)
            self.add_times(row)
            self.add_lot(row, item)
            self.add_prices(row, item)
            self.tables["agreements"].append(row)

    def add_policy(self, row, item):
        """The policy and its levels: stated in full, in part, not at all, or for two policies at once."""
        rate = self.rate[item["item"]]
        form = self.rng.choices(
            ["min_max", "min", "max", "s_and_q", "s", "q", "S", "review", "two", "none_s", "none_S", "nothing"],
            [20, 6, 2, 10, 8, 8, 10, 8, 5, 8, 8, 3],
        )[0]
        policies = {"s_and_q": "reorder_point", "s": "reorder_point", "q": "reorder_point", "none_s": "reorder_point"}
        policies |= {"S": "order_up_to", "review": "order_up_to", "none_S": "order_up_to"}
        policies |= {"two": self.pick("reorder_point", "order_up_to", "min_max")}
        if form != "nothing" and self.chance({"none_s": 0.9, "none_S": 0.9, "two": 0.5}.get(form, 0.4)):
            row["policy"] = policies.get(form, "min_max")
        low, high = self.quantity(item, 0, 20 * rate), self.quantity(item, 0, 30 * rate)
        if form in ("min_max", "min", "two"):
            row["min"] = low
        if form in ("min_max", "max"):
            row["max"] = low + high if self.chance(0.85) else low
        if form in ("s_and_q", "s", "two"):
            row["reorder_point"] = self.quantity(item, 0, 25 * rate)
        if form in ("s_and_q", "q"):
            row["order_quantity"] = self.positive(item, 2 * rate, 15 * rate)
        if form == "S" or (form == "two" and self.chance(0.5)):
            row["order_up_to"] = self.quantity(item, 5 * rate, 40 * rate)
        if form == "review" or (form in ("S", "none_S") and self.chance(0.75)):
            row["review_days"] = self.pick(1, 7, 14)
        if "policy" in row and self.chance(0.1):
            row["review_days"] = 7

    def add_two_bin(self, row, item):
        """Two bins: both stated, the first alone, the second alone or none."""
        rate = self.rate[item["item"]]
        row["policy"] = "two_bin"
        if self.chance(0.5):
            row["reorder_point"] = self.quantity(item, 0, 25 * rate) if self.chance(0.93) else Decimal(0)
        if self.chance(0.6):
            row["order_quantity"] = self.positive(item, 2 * rate, 15 * rate)
        if self.chance(0.3):
            row["review_days"] = self.pick(1, 7, Decimal("2.5"))

    def add_dated(self, row, item):
        """Orders for dated requirements; levels that such a policy does not read are stated now and then."""
        row["policy"] = self.rng.choice(DATED)
        if self.chance(0.6):
            row["review_days"] = self.pick(1, 2, 7, 14, 30, Decimal("2.5"), Decimal("0.5"))
        if self.chance(0.1):
            row["order_quantity"] = self.positive(item, 0, 20)
        if self.chance(0.1):
            row["reorder_point"] = self.quantity(item, 0, 20)

    def add_can_order(self, row, item):
        """Can-order: both levels stated, or in part, with or without c. The policy is named, or meant by a c."""
        rate = self.rate[item["item"]]
        form = self.rng.choices(["both", "s", "S", "c", "none"], [70, 12, 3, 9, 6])[0]
        low = self.quantity(item, 0, 20 * rate)
        high = low + self.pick(Decimal(0), self.quantity(item, 0, 25 * rate), self.quantity(item, 0, 25 * rate))
        row["policy"] = "can_order"
        if form in ("both", "s"):
            row["reorder_point"] = low
        if form in ("both", "S"):
            row["order_up_to"] = high
        if form in ("s", "c", "none") and self.chance(0.6):
            row["order_quantity"] = self.positive(item, 2 * rate, 15 * rate)
        if form == "c" or self.chance(0.6):
            row["can_order_level"] = min(max(low, self.quantity(item, low, 1.2 * float(high) + 1)), high)
            if form in ("s", "c") and self.chance(0.2):
                row["can_order_level"] += self.quantity(item, 0, 20 * rate)
            if self.chance(0.02):
                row["can_order_level"] = max(low - 1, Decimal(0)) if self.chance(0.5) else high + 1
            elif self.chance(0.4 if form == "c" else 0.1):
                del row["policy"]
        if form in ("s", "c", "none") and self.chance(0.3):
            row["review_days"] = self.pick(1, 7)

    def add_times(self, row):
        if self.chance(0.88):
            row["lead_time_days"] = self.pick(0, 1, 3, 7, 7, 14, 45, Decimal("2.5"), Decimal("6.25"))
            if self.chance(0.35):
                row["lead_time_max_days"] = row["lead_time_days"] + self.pick(0, 2, Decimal("3.5"))
        if self.chance(0.4):
            row["lead_time_sd_days"] = self.pick(Decimal(0), Decimal("1.2"), Decimal("0.5"), Decimal(3))
        if self.chance(0.3):
            row["service_level"] = Decimal(self.pick("0.98", "0.9", "0.5", "0.3", "0.999"))
        if self.chance(0.3):
            row["service_measure"] = self.pick("cycle", "fill", "ready")

    def add_lot(self, row, item):
        rate = self.rate[item["item"]]
        unit_factor = None
        if self.chance(0.5):
            unit_factor = self.order_unit_factor.get(item["item"])
            row["order_unit"] = item["unit"] if unit_factor is None else "box"
        if self.chance(0.4):
            if unit_factor is not None:
                row["order_multiple"] = unit_factor * self.rng.randint(1, 3)
            else:
                row["order_multiple"] = self.positive(item, 0, self.pick(5, 24, 8 * rate))
        if self.chance(0.4):
            row["order_minimum"] = self.quantity(item, 0, 12 * rate)
        if self.chance(0.25):
            row["order_maximum"] = row.get("order_minimum", Decimal(0)) + self.positive(item, 0, 15 * rate)
        if self.chance(0.25 if row.get("policy") not in DATED else 0.5):
            row["stock_minimum"] = self.quantity(item, 0, 10 * rate)
        if self.chance(0.4):
            row["stock_maximum"] = row.get("stock_minimum", Decimal(0)) + self.quantity(item, 5 * rate, 60 * rate)
            if self.chance(0.8):
                row["stock_maximum_is_hard"] = self.chance(0.75)

    def add_prices(self, row, item):
        if self.chance(0.8):
            row["unit_price"] = self.pick(Decimal("1.20"), Decimal("9.99"), Decimal("0.035"), Decimal(80))
            row["currency"] = "EUR"
        if self.chance(0.6):
            row["order_cost"] = self.pick(Decimal(5), Decimal(40), Decimal("12.5"))
        if self.chance(0.7):
            row["holding_rate"] = self.pick(Decimal("0.1"), Decimal("0.25"))
        if row.get("policy") == "wagner_whitin" and self.chance(0.8):
            row["unit_price"] = row.get("unit_price", Decimal("2.25"))
            row["order_cost"] = self.pick(Decimal(0), Decimal(5), Decimal(80))
            row["holding_rate"] = self.pick(Decimal(0), Decimal("0.2"), Decimal(3))
            if self.chance(0.7):
                # 0.5 or 1 for a unit and day, exactly: lots that cost the same are met often.
                row |= {"holding_rate": Decimal("91.25"), "unit_price": self.pick(Decimal(2), Decimal(4))}
                row["order_cost"] = self.pick(Decimal(5), Decimal(10), Decimal(20), Decimal("37.5"))
        if self.chance(0.12):
            row["backorder_cost"] = self.pick(Decimal("0.05"), Decimal(2), Decimal(30))
        if self.chance(0.7):
            row["auto_release"] = self.pick("never", "always", "within_limits", "within_limits")
        if row.get("auto_release") == "within_limits":
            limits = self.pick(("value",), ("quantity",), ("value", "quantity"))
            if "value" in limits:
                row["auto_release_value"] = self.pick(Decimal(10), Decimal(200), Decimal(5000))
            if "quantity" in limits:
                row["auto_release_quantity"] = self.positive(item, 0, 40 * self.rate[item["item"]])
