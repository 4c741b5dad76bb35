"""A naive plan, written from docs/planning.md alone and used to check the engine.

Nothing here is fast or clever. Quantities, the mean and the variance are exact fractions; a float appears only where a
square root or a normal quantile makes one unavoidable. Standard library only.

Input rows are plain dicts (text ids, Decimal or int quantities, dates, booleans). An absent value is a missing key or
None. The input is taken to be valid: what the specification calls an error is not detected here.

Where the page leaves a choice, the line that makes it carries a comment that starts with "Reading:".
"""

import math
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction

PROJECTION_DAYS = 3650
FEWEST_DAYS = 28
FEWEST_BUCKETS = 6
DEFAULT_SERVICE_LEVEL = 0.95

POLICY_OF_LEVEL = {
    "min": "min_max",
    "max": "min_max",
    "reorder_point": "reorder_point",
    "order_quantity": "reorder_point",
    "order_up_to": "order_up_to",
}

# The effect of an event kind on (the event's stock account, allocated). A lost sale moves nothing.
EFFECT_OF_KIND = {
    "receipt": (1, 0),
    "issue": (-1, 0),
    "customer_return": (1, 0),
    "supplier_return": (-1, 0),
    "adjustment": (1, 0),
    "scrap": (-1, 0),
    "allocate": (0, 1),
    "deallocate": (0, -1),
    "lost_sale": (0, 0),
}


@dataclass
class Outcome:
    """What the plan answers for one key. A field that does not apply, or is not known, is None."""

    kind: str = "reason"  # 'proposal' or 'reason'
    reason: str | None = None
    # Further reason codes that hold for the key as well: the page does not rank every pair.
    also: tuple = ()

    supplier: str | None = None
    quantity: Decimal | None = None
    unmet_need: Decimal | None = None
    place_on: date | None = None
    due: date | None = None
    value: Decimal | None = None
    currency: str | None = None
    state: str | None = None  # 'releasable' or 'needs_approval'

    # Known for reasons too, as soon as stock and demand are.
    run_out: date | None = None
    latest_order_date: date | None = None
    urgency_days: int | None = None  # proposals only
    shortage_before_due: Fraction | None = None  # proposals only; negative where stock is left
    shortage_on_due: Fraction | None = None
    order_late: bool = False

    policy: str | None = None
    position: Decimal | None = None
    on_hand: Decimal | None = None
    mean: float | None = None  # per calendar day
    sd: float | None = None
    n: int = 0  # known days or buckets
    too_short: bool = False  # under 28 days or 6 buckets
    safety_stock: float | None = None  # only where s or S is computed
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    reorder_point: Decimal | None = None
    order_up_to: Decimal | None = None
    order_quantity: Decimal | None = None
    abc: str | None = None
    # days_of_supply and fill_rate are floats, stock_value and consigned_value are Decimals.
    kpis: dict = field(default_factory=dict)

    # True where a computed level lies so near the edge of what is taken for a last-place value (a tenth to ten times that
    # distance) that correct floating point may fall on either side of it.
    near_edge: bool = False
    # True where the projection touches zero on some day and the mean is no binary number, so that its last bit may move
    # run_out by a day.
    run_out_near_edge: bool = False


# -------------------------------------------------------------------------------------------------------------- numbers


def exact(value):
    """The exact fraction of a quantity. A float setting means its shortest decimal text: 0.8 is 4/5."""
    if isinstance(value, float):
        return Fraction(repr(value))
    return Fraction(value)


def stated(row, column):
    """The exact value of a numeric column, or None."""
    value = row.get(column)
    return None if value is None else exact(value)


def decimal_of(value):
    """A terminating fraction as a Decimal."""
    if value is None:
        return None
    with localcontext() as context:
        context.prec = 60
        result = Decimal(value.numerator) / Decimal(value.denominator)
    assert Fraction(result) == value, f"{value} has no finite decimal form"
    return result


def normal_quantile(p):
    """z with Φ(z) = p, by bisection of the complementary error function on the smaller tail."""
    tail = p if p < 0.5 else 1.0 - p
    low, high = 0.0, 40.0
    while True:
        middle = (low + high) / 2.0
        if middle in (low, high):
            break
        if 0.5 * math.erfc(middle / math.sqrt(2.0)) > tail:
            low = middle
        else:
            high = middle
    return -low if p < 0.5 else low


def snap_tolerance(scaled):
    """How far from a last-place value still counts as on it: 1e-9 relative, at least 1e-9 and at most 1e-3 of a last place."""
    return min(max(Fraction(1, 10**9) * abs(scaled), Fraction(1, 10**9)), Fraction(1, 10**3))


def round_to_decimals(value, decimals, direction):
    """Rounds up or down to so many decimals; a value beside a last-place value is that value."""
    scaled = value * 10**decimals
    nearest = round(scaled)
    if abs(scaled - nearest) <= snap_tolerance(scaled):
        whole = nearest
    elif direction == "up":
        whole = math.ceil(scaled)
    else:
        whole = math.floor(scaled)
    return Fraction(whole, 10**decimals)


def is_near_edge(value, decimals):
    """Whether floating point may decide if a computed level counts as a last-place value or as one beside it."""
    scaled = value * 10**decimals
    distance = abs(scaled - round(scaled))
    return snap_tolerance(scaled) / 10 < distance <= snap_tolerance(scaled) * 10


# ------------------------------------------------------------------------------------------------------------- position


def rows_of(tables, name, key=None):
    """The rows of a table, those of one key if a key is given."""
    rows = tables.get(name) or []
    if key is None:
        return rows
    return [row for row in rows if (row["item"], row["location"]) == key]


def all_keys(tables):
    """Every (item, location) that appears in one of the five tables that make a key."""
    found = set()
    for name in ("agreements", "stock", "events", "orders", "demand"):
        for row in rows_of(tables, name):
            found.add((row["item"], row["location"]))
    return sorted(found)


@dataclass
class Stock:
    """The stock of a key at the close of as_of."""

    on_hand: Fraction  # usable, both owners
    physical: Fraction  # every account, both owners
    consigned: Fraction  # every account, owned by the supplier
    allocated: Fraction
    back_ordered: Fraction


def place_of(row):
    """The owner and account of a stock row or event."""
    return row.get("owner") or "customer", row.get("account") or "usable"


def stock_of(tables, key, as_of, settings):
    """Section 1, first paragraph. None if the stock is unknown."""
    # A snapshot or an event after as_of is not known yet, so it does not make the stock known either.
    snapshots = [row for row in rows_of(tables, "stock", key) if row["as_of"] <= as_of]
    events = [row for row in rows_of(tables, "events", key) if row["effective_at"] <= as_of]
    if not snapshots and not events and settings.get("missing_stock", "unknown") != "zero":
        return None

    quantities = {}  # (owner, account) -> quantity
    counted_on = {}  # (owner, account) -> date of its snapshot
    for row in snapshots:
        place = place_of(row)
        counted_on[place] = row["as_of"]
        quantities[place] = quantities.get(place, Fraction(0)) + exact(row["quantity"])

    # An account without a row was empty at the key's newest snapshot.
    newest = max(counted_on.values(), default=date.min)
    allocated = Fraction(0)
    for event in events:
        place = place_of(event)
        sign, allocated_sign = EFFECT_OF_KIND[event["kind"]]
        # Claims are no part of a snapshot: all of them count.
        allocated += allocated_sign * exact(event["quantity"])
        if event["effective_at"] > counted_on.get(place, newest):
            quantities[place] = quantities.get(place, Fraction(0)) + sign * exact(event["quantity"])

    on_hand = sum((quantity for (_, account), quantity in quantities.items() if account == "usable"), Fraction(0))
    consigned = sum((quantity for (owner, _), quantity in quantities.items() if owner == "supplier"), Fraction(0))
    physical = sum(quantities.values(), Fraction(0))
    # No event kind makes a back order yet.
    return Stock(on_hand, physical, consigned, allocated, back_ordered=Fraction(0))


@dataclass
class OrderLine:
    """The open part of an order line and the day on which it is expected."""

    open: Fraction
    in_transit: Fraction
    on_order: Fraction
    arrival: date | None
    late: bool


def known_quantity(row, column, as_of):
    """A dated quantity of an order line as it was known on as_of; None if it was not stated by then."""
    dated = row.get(column + "_at")
    if dated is not None and dated > as_of:
        return None
    return stated(row, column)


def order_lines_of(tables, key, as_of, lead_time):
    """Section 1, order lines. The lead time is that of the key's chosen agreement, or None."""
    lines = []
    for row in rows_of(tables, "orders", key):
        ordered_at = row.get("ordered_at")
        if ordered_at is not None and ordered_at > as_of:
            continue
        if row.get("state") == "proposed":
            continue
        confirmed = known_quantity(row, "confirmed", as_of)
        shipped = known_quantity(row, "shipped", as_of) or Fraction(0)
        received = known_quantity(row, "received", as_of) or Fraction(0)
        cancelled = stated(row, "cancelled") or Fraction(0)

        committed = (exact(row["ordered"]) if confirmed is None else confirmed) - cancelled
        still_open = max(committed - received, Fraction(0))
        if row.get("state") in ("closed", "cancelled"):
            still_open = Fraction(0)
        in_transit = min(max(shipped - received, Fraction(0)), still_open)

        arrival = row.get("promised_for") or row.get("requested_for")
        if arrival is None and ordered_at is not None and lead_time is not None:
            arrival = ordered_at + timedelta(days=math.ceil(lead_time))
        late = still_open > 0 and arrival is not None and arrival <= as_of
        if arrival is not None and arrival <= as_of:
            arrival = as_of + timedelta(days=1)
        lines.append(OrderLine(still_open, in_transit, still_open - in_transit, arrival, late))
    return lines


def position_of(stock, lines):
    inbound = sum((line.in_transit + line.on_order for line in lines), Fraction(0))
    return stock.on_hand + inbound - stock.allocated - stock.back_ordered


# --------------------------------------------------------------------------------------------------------------- demand


@dataclass
class Bucket:
    """One day, week or month of a key's window."""

    days: int
    served: Fraction = Fraction(0)
    lost: Fraction = Fraction(0)
    states_lost: bool = False
    stocked_out: bool = False

    @property
    def asked(self):
        return self.served + self.lost


@dataclass
class Demand:
    """The demand of a key over its window."""

    n: int
    total: Fraction
    mean: Fraction | None  # None: no known day at all
    variance: Fraction | None  # None: fewer than two
    rates: list  # demand per day of each known bucket, sorted
    too_short: bool
    served: Fraction  # this and the next two over the whole window, stocked-out buckets included
    asked: Fraction
    states_lost: bool

    def maximum(self, quantile):
        """The largest day, or the value at rank ⌈q n⌉."""
        rank = max(1, math.ceil(exact(quantile) * self.n))
        return self.rates[rank - 1]


def bucket_start(day, size):
    if size == "week":
        return day - timedelta(days=day.weekday())
    if size == "month":
        return day.replace(day=1)
    return day


def next_bucket(start, size):
    if size == "week":
        return start + timedelta(days=7)
    if size == "month":
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start + timedelta(days=1)


def demand_rows_of(tables, key, as_of, settings):
    """The rows of the key that are read, and their bucket size; if there is none, its issues and lost sales."""
    rows = rows_of(tables, "demand", key)
    default = settings.get("demand.bucket", "day")
    sizes = {row.get("bucket") for row in rows} - {None}
    size = sizes.pop() if sizes else default
    read = [row for row in rows if bucket_end(row["date"], size) <= as_of]
    if read:
        return read, size
    from_events = []
    for event in rows_of(tables, "events", key):
        if event["kind"] == "issue":
            from_events.append({"date": event["effective_at"], "quantity": event["quantity"]})
        elif event["kind"] == "lost_sale":
            from_events.append({"date": event["effective_at"], "quantity": 0, "lost": event["quantity"]})
    return [row for row in from_events if bucket_end(row["date"], default) <= as_of], default


def bucket_end(day, size):
    return next_bucket(bucket_start(day, size), size) - timedelta(days=1)


def window_of(tables, key, as_of, settings):
    """Every bucket of the window, oldest first, and the bucket size."""
    rows, size = demand_rows_of(tables, key, as_of, settings)
    if not rows:
        return [], size
    first_day = as_of - timedelta(days=int(settings.get("demand.window_days", 365)) - 1)
    first_row = min(row["date"] for row in rows)
    start = max(bucket_start(first_day, size), bucket_start(first_row, size))
    buckets = {}
    while next_bucket(start, size) <= as_of + timedelta(days=1):
        end = next_bucket(start, size)
        buckets[start] = Bucket(days=(end - start).days)
        start = end
    for row in rows:
        bucket = buckets.get(bucket_start(row["date"], size))
        if bucket is not None:
            bucket.served += exact(row["quantity"])
            bucket.lost += stated(row, "lost") or 0
            bucket.states_lost |= row.get("lost") is not None
            bucket.stocked_out |= bool(row.get("stocked_out"))
    return list(buckets.values()), size


def demand_of(tables, key, as_of, settings):
    """Section 2 for one key."""
    buckets, size = window_of(tables, key, as_of, settings)
    # A stocked-out bucket is left out of every count but the fill rate: what was served and lost in it is known.
    known = [bucket for bucket in buckets if not bucket.stocked_out]
    n = len(known)
    total = sum((bucket.asked for bucket in known), Fraction(0))
    days = sum(bucket.days for bucket in known)
    mean = variance = None
    if n >= 1:
        mean = total / days
    if n >= 2:
        squares = sum(bucket.asked**2 / bucket.days for bucket in known)
        variance = (squares - total**2 / days) / (n - 1)
    return Demand(
        n=n,
        total=total,
        mean=mean,
        variance=variance,
        rates=sorted(bucket.asked / bucket.days for bucket in known),
        too_short=n < (FEWEST_DAYS if size == "day" else FEWEST_BUCKETS),
        served=sum((bucket.served for bucket in buckets), Fraction(0)),
        asked=sum((bucket.asked for bucket in buckets), Fraction(0)),
        states_lost=any(bucket.states_lost for bucket in buckets),
    )


def abc_classes(items, quantity_of_item, settings):
    """The class of each item that has one."""
    if settings.get("abc.criterion", "value") == "quantity":
        values = {item["item"]: quantity_of_item.get(item["item"], Fraction(0)) for item in items}
    else:
        costed = [item for item in items if item.get("unit_cost") is not None]
        if len({item.get("currency") for item in costed}) > 1:
            return {}
        values = {
            item["item"]: quantity_of_item.get(item["item"], Fraction(0)) * exact(item["unit_cost"]) for item in costed
        }

    a_cut = exact(settings.get("abc.a_cut", 0.8))
    b_cut = exact(settings.get("abc.b_cut", 0.95))
    total = sum((value for value in values.values() if value > 0), Fraction(0))
    class_of_value = {}
    before = Fraction(0)
    for value in sorted(values.values(), reverse=True):
        if value <= 0:
            class_of_value[value] = "C"
            continue
        share = before / total
        if value not in class_of_value:  # equal values share the class of the first of them
            class_of_value[value] = "A" if share < a_cut else "B" if share < b_cut else "C"
        before += value
    return {item: class_of_value[value] for item, value in values.items()}


# ----------------------------------------------------------------------------------------------- agreement and settings


def choose_agreement(tables, key, as_of):
    """Section 3, first paragraph: the agreement, or the reasons why there is none."""
    agreements = rows_of(tables, "agreements", key)
    if not agreements:
        return None, ["no_agreement"]
    begun = [row for row in agreements if (row.get("valid_from") or date.min) <= as_of]
    valid = [row for row in begun if (row.get("valid_to") or date.max) >= as_of]
    if not valid:
        to_come = ["not_valid_yet"] if len(begun) < len(agreements) else []
        over = ["agreement_expired"] if begun else []
        return None, to_come + over
    if len(valid) == 1:
        return valid[0], []
    priorities = [row.get("priority") for row in valid]
    if None in priorities or priorities.count(min(priorities)) > 1:
        return None, ["conflicting_agreements"]
    return min(valid, key=lambda row: row["priority"]), []


def setting_for(settings, name, item, abc):
    """A setting by criticality, class, category, then the plain one."""
    for part, value in (("criticality", item.get("criticality")), ("class", abc), ("category", item.get("category"))):
        found = settings.get(f"{name}_by_{part}.{value}")
        if found is not None:
            return found
    return settings.get(name)


def policy_of_levels(agreement):
    """The one policy whose levels an agreement states; None if it states levels of none or of two."""
    meant = {POLICY_OF_LEVEL[column] for column in POLICY_OF_LEVEL if agreement.get(column) is not None}
    if not meant and agreement.get("review_days") is not None:
        return "order_up_to"
    return meant.pop() if len(meant) == 1 else None


def policy_of(agreement, item, abc, settings):
    """The policy, or None if nothing says which is meant."""
    policy = agreement.get("policy") or policy_of_levels(agreement) or setting_for(settings, "policy", item, abc)
    if policy == "min_max" and agreement.get("min") is None:
        return None
    return policy


def agreement_or_setting(agreement, settings, name):
    value = agreement.get(name)
    if value is None:
        value = settings.get(name)
    return None if value is None else exact(value)


# ----------------------------------------------------------------------------------------------------------- parameters


@dataclass
class Levels:
    """The levels that the trigger compares with the position, already rounded."""

    minimum: Fraction | None = None
    maximum: Fraction | None = None
    reorder_point: Fraction | None = None
    order_up_to: Fraction | None = None
    order_quantity: Fraction | None = None
    safety_stock: Fraction | None = None
    near_edge: bool = False


def cycle_service_stock(mean, variance, protection_days, lead_time_sd, service_level):
    """z(p) · √( P sd² + (mean σL)² )"""
    under_root = protection_days * variance + (mean * lead_time_sd) ** 2
    return exact(normal_quantile(float(service_level)) * math.sqrt(under_root))


def maximum_minus_average_stock(maximum, mean, lead_time, lead_time_max, protection_days):
    """maximum × (Lmax + R) − mean × (L + R) where Lmax is known, (maximum − mean) × P otherwise."""
    if lead_time_max is None:
        return (maximum - mean) * protection_days
    return maximum * (protection_days - lead_time + lead_time_max) - mean * protection_days


def economic_order_quantity(mean, order_cost, holding_rate, unit_price):
    """√( 2 · 365 mean · order_cost / (holding_rate · unit_price) )"""
    return exact(math.sqrt(2 * 365 * mean * order_cost / (holding_rate * unit_price)))


def safety_stock_of(agreement, demand, lead_time, protection_days, item, abc, settings):
    if settings.get("safety_stock", "cycle_service") == "cycle_service":
        service_level = agreement.get("service_level")
        if service_level is None:
            service_level = setting_for(settings, "service_level", item, abc)
        if service_level is None:
            service_level = DEFAULT_SERVICE_LEVEL
        lead_time_sd = stated(agreement, "lead_time_sd_days") or Fraction(0)
        result = cycle_service_stock(demand.mean, demand.variance, protection_days, lead_time_sd, service_level)
    else:
        maximum = demand.maximum(settings.get("safety_stock_quantile", 1.0))
        lead_time_max = stated(agreement, "lead_time_max_days")
        result = maximum_minus_average_stock(maximum, demand.mean, lead_time, lead_time_max, protection_days)
    stock_minimum = stated(agreement, "stock_minimum")
    return result if stock_minimum is None else max(result, stock_minimum)


def levels_of(agreement, policy, demand, position, item, abc, settings):
    """Section 4: the levels, and every reason why they cannot be had, first the one to report."""
    if policy == "min_max":
        minimum = stated(agreement, "min")
        maximum = stated(agreement, "max")
        return Levels(minimum=minimum, maximum=minimum if maximum is None else maximum), []

    decimals = item.get("quantity_decimals") or 0
    lead_time = agreement_or_setting(agreement, settings, "lead_time_days")
    review = agreement_or_setting(agreement, settings, "review_days")
    levels = Levels(order_quantity=stated(agreement, "order_quantity") if policy == "reorder_point" else None)
    level = stated(agreement, policy)  # the column has the name of the policy
    computes_level = level is None
    computes_quantity = policy == "reorder_point" and levels.order_quantity is None
    cost_inputs = [stated(agreement, column) for column in ("order_cost", "holding_rate", "unit_price")]

    reasons = []
    if (computes_level or computes_quantity) and demand.too_short:
        reasons.append("history_too_short")
    if computes_level and lead_time is None:
        reasons.append("no_lead_time")
    if computes_level and policy == "order_up_to" and review is None:
        reasons.append("no_review_period")
    dead = not demand.too_short and demand.mean == 0
    least_stock = max(Fraction(0), stated(agreement, "stock_minimum") or Fraction(0))
    if (computes_level or computes_quantity) and dead and position is not None and position >= least_stock:
        reasons.append("no_demand")
    # Reading: a holding cost of 0 gives no finite EOQ, and so no order quantity.
    if computes_quantity and (None in cost_inputs or dead or 0 in cost_inputs):
        reasons.append("no_order_quantity")
    if reasons:
        return levels, reasons

    if computes_level:
        protection_days = lead_time + (review or 0)
        levels.safety_stock = safety_stock_of(agreement, demand, lead_time, protection_days, item, abc, settings)
        computed = demand.mean * protection_days + levels.safety_stock
        levels.near_edge |= is_near_edge(computed, decimals)
        level = round_to_decimals(computed, decimals, "up" if policy == "order_up_to" else "down")
    if computes_quantity:
        computed = economic_order_quantity(demand.mean, *cost_inputs)
        levels.near_edge |= is_near_edge(computed, decimals)
        levels.order_quantity = round_to_decimals(computed, decimals, "up")
    if policy == "reorder_point":
        levels.reorder_point = level
    else:
        levels.order_up_to = level
    return levels, []


# --------------------------------------------------------------------------------------------------- trigger, need, lot


def need_of(policy, levels, position):
    """The need, or None if the policy is not triggered."""
    if policy == "min_max":
        return levels.maximum - position if position < levels.minimum else None
    if policy == "order_up_to":
        return levels.order_up_to - position if levels.order_up_to - position > 0 else None
    if position > levels.reorder_point:
        return None
    lots = 1
    lots += math.floor((levels.reorder_point - position) / levels.order_quantity)
    assert position + lots * levels.order_quantity > levels.reorder_point
    assert position + (lots - 1) * levels.order_quantity <= levels.reorder_point
    return lots * levels.order_quantity


NOT_TRIGGERED = {"min_max": "above_trigger", "reorder_point": "above_trigger", "order_up_to": "at_target"}


def order_step(agreement, item, conversions):
    multiple = stated(agreement, "order_multiple")
    if multiple is not None:
        return multiple
    order_unit = agreement.get("order_unit")
    if order_unit is not None and order_unit != item["unit"]:
        wanted = (item["item"], order_unit, item["unit"])
        [factor] = [row["factor"] for row in conversions if (row["item"], row["from_unit"], row["to_unit"]) == wanted]
        return exact(factor)
    return Fraction(1, 10 ** (item.get("quantity_decimals") or 0))


def lot_of(need, agreement, step, physical, inbound):
    """Section 5, the lot: the quantity and None, or None and the reason."""
    order_minimum = stated(agreement, "order_minimum") or Fraction(0)
    quantity = math.ceil(max(need, order_minimum) / step) * step

    hard_room = None
    if agreement.get("stock_maximum") is not None and agreement.get("stock_maximum_is_hard"):
        hard_room = stated(agreement, "stock_maximum") - (physical + inbound)
    rooms = [room for room in (stated(agreement, "order_maximum"), hard_room) if room is not None]
    if rooms and quantity > min(rooms):
        quantity = math.floor(min(rooms) / step) * step
    if quantity <= 0 or quantity < order_minimum:
        blocked = hard_room is not None and hard_room < step
        return None, "above_stock_maximum" if blocked else "cannot_meet_lot"
    return quantity, None


# ------------------------------------------------------------------------------------------------------- dates and risk


class Projection:
    """on_hand − allocated − back_ordered + arrivals up to a day − mean × days."""

    def __init__(self, stock, lines, mean, as_of):
        self.as_of = as_of
        self.mean = mean
        self.start = stock.on_hand - stock.allocated - stock.back_ordered
        self.arrivals = {}
        for line in lines:
            if line.arrival is not None:
                self.arrivals[line.arrival] = self.arrivals.get(line.arrival, Fraction(0)) + line.open

    def on(self, day):
        arrived = sum((quantity for arrival, quantity in self.arrivals.items() if arrival <= day), Fraction(0))
        return self.start + arrived - self.mean * (day - self.as_of).days

    def run_out(self):
        """The first day under zero, and whether a day up to then touches zero."""
        touches_zero = False
        mean_is_binary = Fraction(float(self.mean)) == self.mean
        stock = self.start
        day = self.as_of
        for _ in range(PROJECTION_DAYS):
            day += timedelta(days=1)
            stock += self.arrivals.get(day, 0) - self.mean
            if not mean_is_binary and abs(stock) <= Fraction(1, 10**9) * max(1, abs(self.start)):
                touches_zero = True
            if stock < 0:
                return day, touches_zero
            if self.mean == 0 and day >= max(self.arrivals, default=day):
                break
        return None, touches_zero


def fill_dates(outcome, stock, lines, demand, lead_time, as_of):
    """Section 6."""
    is_proposal = outcome.kind == "proposal"
    if is_proposal:
        outcome.place_on = as_of + timedelta(days=1)
        # Without a lead time there is no due date.
        if lead_time is not None:
            outcome.due = outcome.place_on + timedelta(days=math.ceil(lead_time))
    # A history that is too short still has a mean; demand is unknown only where no day is known.
    if demand.mean is None:
        return
    projection = Projection(stock, lines, demand.mean, as_of)
    outcome.run_out, outcome.run_out_near_edge = projection.run_out()
    if outcome.run_out is not None and lead_time is not None:
        outcome.latest_order_date = outcome.run_out - timedelta(days=math.ceil(lead_time))
    if outcome.due is not None:
        outcome.shortage_before_due = -projection.on(outcome.due - timedelta(days=1))
        outcome.shortage_on_due = -projection.on(outcome.due)
        if outcome.run_out is not None:
            outcome.urgency_days = (outcome.due - outcome.run_out).days


# ----------------------------------------------------------------------------------------------------- release and KPIs


def release_state(agreement, quantity, value):
    """Section 7."""
    auto_release = agreement.get("auto_release") or "never"
    if auto_release == "always":
        return "releasable"
    if auto_release == "never":
        return "needs_approval"
    value_limit = stated(agreement, "auto_release_value")
    quantity_limit = stated(agreement, "auto_release_quantity")
    within_value = value_limit is None or (value is not None and value <= value_limit)
    within_quantity = quantity_limit is None or quantity <= quantity_limit
    some_limit = value_limit is not None or quantity_limit is not None
    return "releasable" if some_limit and within_value and within_quantity else "needs_approval"


def kpis_of(stock, demand, item):
    """Section 8."""
    unit_cost = stated(item, "unit_cost")
    kpis = {"days_of_supply": None, "stock_value": None, "consigned_value": None, "fill_rate": None}
    if stock is not None and demand.mean:
        kpis["days_of_supply"] = float(stock.on_hand / demand.mean)
    if stock is not None and unit_cost is not None:
        kpis["stock_value"] = decimal_of(stock.physical * unit_cost)
        kpis["consigned_value"] = decimal_of(stock.consigned * unit_cost)
    if demand.states_lost and demand.asked > 0:
        kpis["fill_rate"] = float(demand.served / demand.asked)
    return kpis


# ------------------------------------------------------------------------------------------------------------- the plan


def set_reason(outcome, codes):
    outcome.reason = codes[0]
    outcome.also = tuple(codes[1:])


def propose(outcome, agreement, item, need, stock, lines, conversions):
    """Sections 5 (lot) and 7 for a key that is triggered."""
    inbound = sum((line.open for line in lines), Fraction(0))
    quantity, reason = lot_of(need, agreement, order_step(agreement, item, conversions), stock.physical, inbound)
    if quantity is None:
        outcome.reason = reason
        return
    unit_price = stated(agreement, "unit_price")
    value = None if unit_price is None else quantity * unit_price
    outcome.kind = "proposal"
    outcome.quantity = decimal_of(quantity)
    outcome.unmet_need = decimal_of(need - quantity) if need > quantity else None
    outcome.value = decimal_of(value)
    outcome.currency = None if value is None else agreement.get("currency")
    outcome.state = release_state(agreement, quantity, value)


def decide(outcome, agreement, item, demand, stock, lines, position, settings, conversions):
    """Sections 3 (policy), 4 and 5 for a key with an agreement."""
    outcome.policy = policy_of(agreement, item, outcome.abc, settings)
    if outcome.policy is None:
        set_reason(outcome, ["no_policy"])
        return
    levels, reasons = levels_of(agreement, outcome.policy, demand, position, item, outcome.abc, settings)
    if reasons:
        set_reason(outcome, reasons)
        return
    outcome.minimum = decimal_of(levels.minimum)
    outcome.maximum = decimal_of(levels.maximum)
    outcome.reorder_point = decimal_of(levels.reorder_point)
    outcome.order_up_to = decimal_of(levels.order_up_to)
    outcome.order_quantity = decimal_of(levels.order_quantity)
    outcome.safety_stock = None if levels.safety_stock is None else float(levels.safety_stock)
    outcome.near_edge = levels.near_edge
    if position is None:
        return
    need = need_of(outcome.policy, levels, position)
    if need is None:
        set_reason(outcome, [NOT_TRIGGERED[outcome.policy]])
    else:
        propose(outcome, agreement, item, need, stock, lines, conversions)


def plan_key(tables, key, as_of, settings, item, demand, abc):
    agreement, no_agreement = choose_agreement(tables, key, as_of)
    lead_time = None if agreement is None else agreement_or_setting(agreement, settings, "lead_time_days")
    stock = stock_of(tables, key, as_of, settings)
    lines = order_lines_of(tables, key, as_of, lead_time)
    position = None if stock is None else position_of(stock, lines)

    outcome = Outcome(
        supplier=None if agreement is None else agreement["supplier"],
        on_hand=None if stock is None else decimal_of(stock.on_hand),
        position=decimal_of(position),
        mean=None if demand.mean is None else float(demand.mean),
        sd=None if demand.variance is None else math.sqrt(demand.variance),
        n=demand.n,
        too_short=demand.too_short,
        abc=abc,
        order_late=any(line.late for line in lines),
        kpis=kpis_of(stock, demand, item),
    )
    if agreement is None:
        set_reason(outcome, no_agreement if stock is not None else [*no_agreement, "stock_unknown"])
    else:
        decide(outcome, agreement, item, demand, stock, lines, position, settings, tables.get("unit_conversions") or [])
        if stock is None:
            # No level is compared with an unknown position; what else holds for the key comes after it.
            others = () if outcome.reason is None else (outcome.reason, *outcome.also)
            set_reason(outcome, ["stock_unknown", *others])
    if stock is not None:
        fill_dates(outcome, stock, lines, demand, lead_time, as_of)
    return outcome


def naive_plan(tables, as_of, settings):
    """The outcome of every key: {(item, location): Outcome}."""
    items = {row["item"]: row for row in rows_of(tables, "items")}
    keys = all_keys(tables)
    demand = {key: demand_of(tables, key, as_of, settings) for key in keys}
    quantity_of_item = {}
    for (item, _), history in demand.items():
        quantity_of_item[item] = quantity_of_item.get(item, Fraction(0)) + history.total
    classes = abc_classes(items.values(), quantity_of_item, settings)
    return {
        key: plan_key(tables, key, as_of, settings, items[key[0]], demand[key], classes.get(key[0])) for key in keys
    }
