"""A naive plan, written from docs/planning.md alone and used to check the engine.

Nothing here is fast or clever. Quantities, the mean and the variance are exact fractions; a float appears only where a
square root or a normal quantile makes one unavoidable. Standard library only.

Input rows are plain dicts (text ids, Decimal or int quantities, dates, booleans). An absent value is a missing key or
None. The input is taken to be valid: of what the specification calls an error only `spoiled_by` is detected here.

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
# The ready rate of an order-up-to level is an integral; the engine's is taken to be that near, in deviations over P.
READY_SLACK = Fraction(1, 1000)
DEFAULT_SERVICE_LEVEL = 0.95
DAYS_OF_MEAN_FORECAST = 365
DATED_POLICIES = ("lot_for_lot", "wagner_whitin")

POLICY_OF_LEVEL = {
    "min": "min_max",
    "max": "min_max",
    "reorder_point": "reorder_point",
    "order_quantity": "reorder_point",
    "order_up_to": "order_up_to",
    "can_order_level": "can_order",
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
    "forecast_received": (0, 0),
}

# Events of these kinds say nothing of what is there: they make no stock known.
SILENT_KINDS = ("forecast_received",)


@dataclass
class Outcome:
    """What the plan answers for one key. A field that does not apply, or is not known, is None."""

    kind: str = "reason"  # 'proposal' or 'reason'
    reason: str | None = None
    # The code that may come first all the same: the page ranks the two and the engine does not follow it.
    instead: str | None = None
    # Further reason codes that hold for the key as well: the page does not rank every pair.
    also: tuple = ()
    # The kinds of error that spoil the key; nothing else is said of it then.
    errors: set = field(default_factory=set)

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
    safety_stock_slack: float = 0.0  # how near it is known
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    reorder_point: Decimal | None = None
    order_up_to: Decimal | None = None
    order_quantity: Decimal | None = None
    can_order_level: Decimal | None = None
    # Of a can-order item that joins: the first item that opens the order, and how many more do.
    opened_by: str | None = None
    other_openers: int = 0
    abc: str | None = None
    # days_of_supply and fill_rate are floats, stock_value and consigned_value are Decimals.
    kpis: dict = field(default_factory=dict)

    # True where a computed level lies so near the edge of what is taken for a last-place value (a tenth to ten times that
    # distance) that correct floating point may fall on either side of it, and where plans of lots cost the same.
    near_edge: bool = False
    # True where the levels are those of a model that the page names and does not write out, or rest on such a key.
    unsettled: bool = False
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
    """Every (item, location) that appears in one of the six tables that make a key."""
    found = set()
    for name in ("agreements", "stock", "events", "orders", "demand", "forecasts"):
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
    tells_stock = any(event["kind"] not in SILENT_KINDS for event in events)
    if not snapshots and not tells_stock and settings.get("missing_stock", "unknown") != "zero":
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


@dataclass
class Forecast:
    """What is expected on the days after the plan's: row by row, or the mean on each of the next 365 days."""

    as_of: date
    quantities: dict  # day -> quantity, empty for the mean
    mean: Fraction | None = None

    def reach(self):
        """The number of days after as_of that are known without a gap."""
        if self.mean is not None:
            return DAYS_OF_MEAN_FORECAST
        if min(self.quantities) > self.as_of + timedelta(days=1):
            return 0
        return max(0, (max(self.quantities) - self.as_of).days)

    def total(self, days):
        """f1 + f2 + … of so many days, a part of a day in part; None where the forecast does not reach."""
        if math.ceil(days) > self.reach():
            return None
        if self.mean is not None:
            return self.mean * days
        whole = math.floor(days)
        total = sum((self.on(number) for number in range(1, whole + 1)), Fraction(0))
        return total + (days - whole) * self.on(whole + 1)

    def on(self, number):
        return self.quantities.get(self.as_of + timedelta(days=number), Fraction(0))


def forecast_of(tables, key, as_of):
    """The rows of `forecasts`, else the events of one source; None where nobody forecasts the key."""
    rows = rows_of(tables, "forecasts", key)
    if rows:
        return Forecast(as_of, {row["date"]: exact(row["quantity"]) for row in rows})
    seen = [event for event in rows_of(tables, "events", key) if event["kind"] == "forecast_received"]
    seen = sorted((event for event in seen if event["effective_at"] <= as_of), key=lambda event: event["recorded_at"])
    if not seen:
        return None
    newest = seen[-1]["recorded_at"]
    source = min(event["source"] for event in seen if event["recorded_at"] == newest)
    # Of each day the last one that is seen.
    chosen = {event["promised_for"]: exact(event["quantity"]) for event in seen if event["source"] == source}
    return Forecast(as_of, chosen)


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
    # Reading: s, S and Q beside c are levels of can_order.
    if "can_order" in meant and "min_max" not in meant:
        return "can_order"
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
    can_order_level: Fraction | None = None
    safety_stock: Fraction | None = None
    slack: Fraction = Fraction(0)
    near_edge: bool = False
    unsettled: bool = False
    instead: str | None = None


def deviation_over(days, mean, variance, lead_time_sd):
    """√( P sd² + (mean σL)² )"""
    return math.sqrt(days * variance + (mean * lead_time_sd) ** 2)


def maximum_minus_average_stock(maximum, mean, lead_time, lead_time_max, protection_days):
    """maximum × (Lmax + R) − mean × (L + R) where Lmax is known, (maximum − mean) × P otherwise."""
    if lead_time_max is None:
        return (maximum - mean) * protection_days
    return maximum * (protection_days - lead_time + lead_time_max) - mean * protection_days


def economic_order_quantity(mean, order_cost, holding_rate, unit_price):
    """√( 2 · 365 mean · order_cost / (holding_rate · unit_price) )"""
    return exact(math.sqrt(2 * 365 * mean * order_cost / (holding_rate * unit_price)))


def normal_loss(x):
    """G(x) = φ(x) − x (1 − Φ(x))"""
    return math.exp(-x * x / 2.0) / math.sqrt(2.0 * math.pi) - x * 0.5 * math.erfc(x / math.sqrt(2.0))


def factor_of_service(rate, service_level):
    """The z between −8 and 8 with rate(z) = p; the end of the interval where the rate is p nowhere in it."""
    low, high = -8.0, 8.0
    if rate(low) >= service_level:
        return low
    while True:
        middle = (low + high) / 2.0
        if middle in (low, high):
            return high
        if rate(middle) < service_level:
            low = middle
        else:
            high = middle


def fill_of_lots(sigma, quantity):
    """The fill rate, and the ready rate, of orders of Q: 1 − σ (G(z) − G(z + Q/σ)) / Q"""
    return lambda z: 1.0 - sigma * (normal_loss(z) - normal_loss(z + quantity / sigma)) / quantity


def fill_of_periods(sigma, sigma_before, mean, review):
    """The fill rate of an order-up-to level: 1 − (σ G(z) − σ₀ G((S − mean L)/σ₀)) / (mean R)"""

    def rate(z):
        left = mean * review + z * sigma  # S − mean L
        short_before = sigma_before * normal_loss(left / sigma_before) if sigma_before else max(-left, 0.0)
        return 1.0 - (sigma * normal_loss(z) - short_before) / (mean * review)

    return rate


# Nodes and weights of Gauss and Legendre on −1 to 1.
NODES = [(0.0, 128 / 225)]
NODES += [(sign * 0.5384693101056831, 0.47862867049936647) for sign in (-1, 1)]
NODES += [(sign * 0.906179845938664, 0.23692688505618908) for sign in (-1, 1)]
PIECES = 48


def ready_of_periods(sigma, mean, lead_time, review, variance, lead_time_sd):
    """The ready rate of an order-up-to level: P(demand over t < S), averaged over t from L to L + R."""
    width = review / PIECES
    days = [
        (lead_time + width * (piece + (1 + node) / 2), weight / (2 * PIECES))
        for piece in range(PIECES)
        for node, weight in NODES
    ]
    spread = (mean * lead_time_sd) ** 2
    points = [(mean * t, math.sqrt(2 * (t * variance + spread)), weight) for t, weight in days]

    def rate(z):
        level = mean * (lead_time + review) + z * sigma
        return sum(weight * 0.5 * math.erfc((asked - level) / deviation) for asked, deviation, weight in points)

    return rate


@dataclass
class Terms:
    """What the levels of one key are computed from."""

    agreement: dict
    item: dict
    abc: str | None
    settings: dict
    demand: Demand
    forecast: Forecast | None
    position: Fraction | None
    lead_time: Fraction | None
    review: Fraction | None
    slack: Fraction = Fraction(0)  # by how much the safety stock may be another

    def stated(self, column):
        return stated(self.agreement, column)

    @property
    def decimals(self):
        return self.item.get("quantity_decimals") or 0

    @property
    def last_place(self):
        return Fraction(1, 10**self.decimals)

    @property
    def is_cycle_service(self):
        return self.settings.get("safety_stock", "cycle_service") == "cycle_service"

    @property
    def costs_decide(self):
        """Whether `backorder_cost` gives the service level."""
        # Reading: a service level is stated by the agreement; a setting does not take it from the cost.
        states = self.agreement.get("service_level") is not None
        return self.is_cycle_service and not states and self.agreement.get("backorder_cost") is not None

    @property
    def measure(self):
        measure = self.agreement.get("service_measure")
        return measure or setting_for(self.settings, "service_measure", self.item, self.abc) or "cycle"

    @property
    def holding_cost(self):
        """Of one unit for a year, or None."""
        inputs = self.stated("holding_rate"), self.stated("unit_price")
        return None if None in inputs else inputs[0] * inputs[1]

    @property
    def least_stock(self):
        return max(Fraction(0), self.stated("stock_minimum") or Fraction(0))

    @property
    def is_dead(self):
        return not self.demand.too_short and self.demand.mean == 0

    @property
    def needs_lot(self):
        """Whether SS of lots rests on Q: for a fill or ready rate, or the level that `backorder_cost` gives."""
        # Reading: maximum − average asks for no service, and so for no Q; nor does a rate where the mean is 0.
        return self.is_cycle_service and (self.costs_decide or (self.measure != "cycle" and not self.is_dead))

    def lacks_service(self, kind, quantity):
        """Whether `backorder_cost` decides and gives no level between 0 and 1."""
        if not self.costs_decide:
            return False
        # Reading: without h there is no service level, whatever Q may be.
        if self.holding_cost is None:
            return True
        needs_quantity = kind == "lots" and quantity is None
        return not needs_quantity and self.cost_level(kind, quantity) is None

    @property
    def has_no_demand(self):
        return self.is_dead and self.position is not None and self.position >= self.least_stock

    def economic_order_quantity(self):
        """The EOQ as computed; None where an input is not known or it is 0."""
        inputs = [self.stated(column) for column in ("order_cost", "holding_rate", "unit_price")]
        # Reading: a holding cost of 0 gives no finite EOQ, and so no order quantity.
        if None in inputs or 0 in inputs or self.demand.too_short or self.demand.mean == 0:
            return None
        return economic_order_quantity(self.demand.mean, *inputs)

    def cost_level(self, kind, quantity):
        """The cycle service level that `backorder_cost` gives, or None."""
        short, holding = self.stated("backorder_cost"), self.holding_cost
        if holding is None or short == 0:
            return None
        if kind == "periods":
            level = short / (short + holding * self.review / 365)
        elif self.demand.mean == 0:
            return None
        else:
            level = 1 - holding * quantity / (short * 365 * self.demand.mean)
        return level if 0 < level < 1 else None

    def service_factor(self, kind, quantity, service_level):
        """z(p) as the measure says; `kind` is 'lots' or 'periods', the quantity that of a lot."""
        deviation = self.stated("lead_time_sd_days") or Fraction(0)
        mean, variance = self.demand.mean, self.demand.variance
        sigma = deviation_over(self.lead_time + (self.review or 0), mean, variance, deviation)
        if self.costs_decide or self.measure == "cycle" or sigma == 0:
            return normal_quantile(float(service_level))
        if kind == "lots":
            return factor_of_service(fill_of_lots(sigma, float(quantity)), float(service_level))
        lead_time, review = float(self.lead_time), float(self.review)
        if self.measure == "ready":
            self.slack = READY_SLACK * exact(sigma)
            rate = ready_of_periods(sigma, float(mean), lead_time, review, float(variance), float(deviation))
        else:
            sigma_before = deviation_over(self.lead_time, mean, variance, deviation)
            rate = fill_of_periods(sigma, sigma_before, float(mean), review)
        return factor_of_service(rate, float(service_level))

    def safety_stock(self, kind, quantity=None):
        """SS over L + R, at least `stock_minimum`. The costs give a service level if they are asked for one."""
        mean, deviation = self.demand.mean, self.stated("lead_time_sd_days") or Fraction(0)
        protection_days = self.lead_time + (self.review or 0)
        if self.is_cycle_service:
            states = self.agreement.get("service_level")
            service_level = self.cost_level(kind, quantity) if self.costs_decide else states
            if service_level is None:
                service_level = setting_for(self.settings, "service_level", self.item, self.abc)
            if service_level is None:
                service_level = DEFAULT_SERVICE_LEVEL
            factor = self.service_factor(kind, quantity, service_level)
            result = exact(factor * deviation_over(protection_days, mean, self.demand.variance, deviation))
        else:
            maximum = self.demand.maximum(self.settings.get("safety_stock_quantile", 1.0))
            lead_time_max = self.stated("lead_time_max_days")
            result = maximum_minus_average_stock(maximum, mean, self.lead_time, lead_time_max, protection_days)
        stock_minimum = self.stated("stock_minimum")
        return result if stock_minimum is None else max(result, stock_minimum)

    def rounded(self, levels, value, direction):
        """A computed level at the item's decimals; notes on `levels` where that is open."""
        levels.near_edge |= is_near_edge(value, self.decimals)
        levels.slack = self.slack
        if self.slack:
            ends = {round_to_decimals(value + side * self.slack, self.decimals, direction) for side in (-1, 1)}
            levels.near_edge |= len(ends) > 1
        return round_to_decimals(value, self.decimals, direction)


def levels_of(agreement, policy, demand, forecast, position, item, abc, settings):
    """Section 4: the levels, and every reason why they cannot be had, first the one to report."""
    lead_time = agreement_or_setting(agreement, settings, "lead_time_days")
    review = agreement_or_setting(agreement, settings, "review_days")
    terms = Terms(agreement, item, abc, settings, demand, forecast, position, lead_time, review)
    if policy == "min_max":
        minimum, maximum = terms.stated("min"), terms.stated("max")
        return Levels(minimum=minimum, maximum=minimum if maximum is None else maximum), []
    if policy == "two_bin":
        return two_bin_levels(terms)
    if policy == "can_order":
        return can_order_levels(terms)
    if policy in DATED_POLICIES:
        terms.review = max(Fraction(1), review or Fraction(1))
        return requirement_levels(terms, policy)
    return plain_levels(terms, policy)


def plain_levels(terms, policy):
    """Levels of reorder_point and order_up_to."""
    levels = Levels(order_quantity=terms.stated("order_quantity") if policy == "reorder_point" else None)
    level = terms.stated(policy)  # the column has the name of the policy
    computes_level = level is None
    computes_quantity = policy == "reorder_point" and levels.order_quantity is None
    computed_quantity = terms.economic_order_quantity() if computes_quantity else None
    kind = "lots" if policy == "reorder_point" else "periods"
    quantity = computed_quantity if computes_quantity else levels.order_quantity

    reasons = []
    if (computes_level or computes_quantity) and terms.demand.too_short:
        reasons.append("history_too_short")
    if computes_level and terms.lead_time is None:
        reasons.append("no_lead_time")
    if computes_level and policy == "order_up_to" and terms.review is None:
        reasons.append("no_review_period")
    # Reading: the page does not rank no_service_level. Here it comes after what the level is computed from.
    if not reasons and computes_level and terms.lacks_service(kind, quantity):
        reasons.append("no_service_level")
    if (computes_level or computes_quantity) and terms.has_no_demand:
        reasons.append("no_demand")
    if computes_quantity and computed_quantity is None:
        reasons.append("no_order_quantity")
        if computes_level and terms.needs_lot and reasons[0] == "no_demand":
            levels.instead = "no_order_quantity"
    if reasons:
        return levels, reasons

    if computes_level:
        levels.safety_stock = terms.safety_stock(kind, quantity)
        computed = terms.demand.mean * (terms.lead_time + (terms.review or 0)) + levels.safety_stock
        level = terms.rounded(levels, computed, "up" if policy == "order_up_to" else "down")
    if computes_quantity:
        levels.order_quantity = terms.rounded(levels, computed_quantity, "up")
    if policy == "reorder_point":
        levels.reorder_point = level
    else:
        levels.order_up_to = level
    return levels, []


def two_bin_levels(terms):
    """Two bins: s is what the second holds, Q what the first holds."""
    levels = Levels(reorder_point=terms.stated("reorder_point"), order_quantity=terms.stated("order_quantity"))
    if levels.reorder_point is None:
        reasons = []
        if terms.demand.too_short:
            reasons.append("history_too_short")
        if terms.lead_time is None:
            reasons.append("no_lead_time")
        if not reasons and terms.lacks_service("lots", levels.order_quantity):
            reasons.append("no_service_level")
        if terms.has_no_demand:
            reasons.append("no_demand")
        if terms.needs_lot and levels.order_quantity is None:
            reasons.append("no_order_quantity")
            if reasons[0] == "no_demand":
                levels.instead = "no_order_quantity"
        if reasons:
            return levels, reasons
        levels.safety_stock = terms.safety_stock("lots", levels.order_quantity)
        computed = terms.demand.mean * (terms.lead_time + (terms.review or 0)) + levels.safety_stock
        levels.reorder_point = terms.rounded(levels, computed, "up")
    if levels.order_quantity is None:
        levels.order_quantity = levels.reorder_point
    if levels.order_quantity <= 0:
        return levels, ["no_order_quantity"]
    return levels, []


def can_order_levels(terms):
    """Can-order: s and S as stated, or as for s_S; c between them."""
    levels = Levels(reorder_point=terms.stated("reorder_point"), order_up_to=terms.stated("order_up_to"))
    if levels.reorder_point is None and levels.order_up_to is not None:
        return levels, ["no_reorder_point"]
    reasons = []
    if levels.reorder_point is None:
        reasons = compute_both_levels(terms, levels)
    elif levels.order_up_to is None:
        reasons = compute_order_up_to(terms, levels)
    if reasons or levels.unsettled:
        return levels, reasons
    levels.can_order_level = terms.stated("can_order_level")
    if levels.can_order_level is None:
        levels.can_order_level = levels.order_up_to - terms.last_place
    levels.can_order_level = max(levels.can_order_level, levels.reorder_point)
    return levels, []


def compute_order_up_to(terms, levels):
    """s alone: S = s + Q, with Q the stated one or the EOQ rounded up. The reasons why there is none."""
    quantity = terms.stated("order_quantity")
    if quantity is None:
        inputs = [terms.stated(column) for column in ("order_cost", "holding_rate", "unit_price")]
        # Reading: the history is asked for where an EOQ would be computed from it.
        if terms.demand.too_short and None not in inputs and 0 not in inputs:
            return ["history_too_short"]
        computed = terms.economic_order_quantity()
        if computed is None:
            return ["no_order_up_to"]
        quantity = terms.rounded(levels, computed, "up")
    levels.order_up_to = levels.reorder_point + quantity
    return []


def compute_both_levels(terms, levels):
    """Neither s nor S: computed where the page gives a formula, else unsettled. The reasons why there are none."""
    quantity = terms.stated("order_quantity")
    reasons = []
    if terms.demand.too_short:
        reasons.append("history_too_short")
    if terms.lead_time is None:
        reasons.append("no_lead_time")
    if reasons:
        return reasons
    if terms.costs_decide:
        levels.unsettled = True
        return []
    if terms.has_no_demand:
        reasons.append("no_demand")
    computed_quantity = None
    if quantity is None and terms.is_dead:
        quantity = Fraction(0)
    elif quantity is None:
        computed_quantity = terms.economic_order_quantity()
        if computed_quantity is None:
            reasons.append("no_order_quantity")
    if reasons:
        return reasons
    if quantity is None:
        quantity = terms.rounded(levels, computed_quantity, "up")
    deviation = terms.stated("lead_time_sd_days") or 0
    varies = bool(terms.demand.variance or (terms.demand.mean and deviation))
    if terms.is_cycle_service and varies:
        levels.unsettled = True
        return []
    terms.review = Fraction(1) if terms.review is None else terms.review
    # Maximum − average, where that is the setting, follows its formula all the same.
    levels.safety_stock = terms.safety_stock("lots") if varies or not terms.is_cycle_service else terms.least_stock
    computed = terms.demand.mean * (terms.lead_time + terms.review) + levels.safety_stock
    levels.reorder_point = terms.rounded(levels, computed, "down")
    levels.order_up_to = terms.rounded(levels, computed + quantity, "up")
    return []


def requirement_levels(terms, policy):
    """Orders for dated requirements. The review is stated or 1 here."""
    levels = Levels()
    if terms.lead_time is None:
        return levels, ["no_lead_time"]
    protection_days = terms.lead_time + terms.review
    forecast = terms.forecast
    if forecast is None:
        if protection_days > DAYS_OF_MEAN_FORECAST:
            return levels, ["forecast_too_short"]
        if terms.demand.too_short:
            return levels, ["history_too_short"]
        forecast = Forecast(date.min, {}, terms.demand.mean)
    required = forecast.total(protection_days)
    if required is None:
        return levels, ["forecast_too_short"]
    if terms.demand.too_short:
        levels.safety_stock = terms.stated("stock_minimum")
        if levels.safety_stock is None:
            return levels, ["history_too_short"]
    reasons = []
    if not terms.demand.too_short and terms.lacks_service("periods", None):
        reasons.append("no_service_level")
    if terms.forecast is None and terms.has_no_demand:
        reasons.append("no_demand")
    order_cost, holding_cost = terms.stated("order_cost"), terms.holding_cost
    if policy == "wagner_whitin" and None in (order_cost, holding_cost):
        reasons.append("no_order_quantity")
        if reasons[0] == "no_demand":
            levels.instead = "no_order_quantity"
    if reasons:
        return levels, reasons

    if not terms.demand.too_short:
        levels.safety_stock = terms.safety_stock("periods")
    computed = required + levels.safety_stock
    levels.reorder_point = terms.rounded(levels, computed, "up")
    if policy == "wagner_whitin":
        periods = periods_of(forecast, protection_days, terms.review)
        holding = holding_cost * terms.review / 365
        count, is_tie = periods_of_first_lot(order_cost, holding, periods)
        # A tie of numbers that are no binary ones is broken by the last bit of the engine: not compared.
        told = forecast.quantities.values() or [forecast.mean]
        is_binary = all(Fraction(float(x)) == x for x in (order_cost, holding, terms.lead_time, terms.review, *told))
        levels.near_edge |= is_tie and not is_binary
        computed += sum(periods[:count], Fraction(0))
    levels.order_up_to = terms.rounded(levels, computed, "up")
    return levels, []


def periods_of(forecast, protection_days, review):
    """d2, d3, …: the whole review periods beyond P, as far as they are known."""
    periods = []
    before = forecast.total(protection_days)
    while True:
        total = forecast.total(protection_days + (len(periods) + 1) * review)
        if total is None:
            return periods
        periods.append(total - before)
        before = total


def periods_of_first_lot(order_cost, holding, periods):
    """How many of d2, d3, … the first lot of the cheapest plan covers, and whether an equal plan covers another number.

    d1 is ordered now, whatever it is.
    """
    demand = [Fraction(1), *periods]
    scale = math.lcm(*(x.denominator for x in demand))
    money = math.lcm(order_cost.denominator, (holding / scale).denominator)
    setup, unit = int(order_cost * money), int(holding / scale * money)
    units = [int(x * scale) for x in demand]
    count = len(units)

    def trimmed(end):
        while end > 1 and units[end - 1] == 0:
            end -= 1
        return end - 1

    cheapest = [0]  # of periods 1 to t
    last_lot = [0]  # where the last lot of that plan is ordered, the latest of the cheapest
    for t in range(1, count + 1):
        best = None
        covered = held = 0  # units of periods start to t, and what holding them costs
        for start in range(t, 0, -1):
            held += covered
            covered += units[start - 1]
            cost = cheapest[start - 1] + setup + unit * held
            if best is None or cost < best:
                best, best_start = cost, start
        cheapest.append(best)
        last_lot.append(best_start)
    end = count
    while last_lot[end] > 1:
        end = last_lot[end] - 1

    # The other way round: what the periods from each one on cost, and so each end of the first lot.
    rest = [0] * (count + 1)
    for start in range(count - 1, -1, -1):
        held = 0
        costs = {}
        for last in range(start, count):
            held += units[last] * (last - start)
            costs[last + 1] = setup + unit * held + rest[last + 1]
        rest[start] = min(costs.values())
    assert rest[0] == cheapest[count] == costs[end]
    close = rest[0] * (1 + Fraction(1, 10**11))
    is_tie = len({trimmed(end) for end, cost in costs.items() if cost <= close}) > 1
    return trimmed(end), is_tie


# --------------------------------------------------------------------------------------------------- trigger, need, lot


def need_of(policy, levels, position):
    """The need, or None if the policy is not triggered."""
    if policy == "min_max":
        return levels.maximum - position if position < levels.minimum else None
    if policy in ("order_up_to", "lot_for_lot"):
        return levels.order_up_to - position if levels.order_up_to - position > 0 else None
    if policy == "wagner_whitin":
        return levels.order_up_to - position if position < levels.reorder_point else None
    if policy == "can_order":
        # Reading: nothing to order where the position is S already.
        opens = position <= levels.reorder_point and position < levels.order_up_to
        return levels.order_up_to - position if opens else None
    if position > levels.reorder_point:
        return None
    lots = 1
    lots += math.floor((levels.reorder_point - position) / levels.order_quantity)
    assert position + lots * levels.order_quantity > levels.reorder_point
    assert position + (lots - 1) * levels.order_quantity <= levels.reorder_point
    return lots * levels.order_quantity


def not_triggered(policy, levels, position):
    """The reason of a policy that is not triggered."""
    # Reading: the policies that order up to a level at every review are at their target, the others above their
    # trigger. A can-order item that would open an order and has reached S is at its target.
    if policy in ("order_up_to", "lot_for_lot"):
        return "at_target"
    if policy == "can_order" and position <= levels.reorder_point:
        return "at_target"
    return "above_trigger"


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


def decide(outcome, agreement, item, demand, forecast, stock, lines, position, settings, conversions):
    """Sections 3 (policy), 4 and 5 for a key with an agreement. The levels, where there are any."""
    outcome.policy = policy_of(agreement, item, outcome.abc, settings)
    if outcome.policy is None:
        set_reason(outcome, ["no_policy"])
        return None
    levels, reasons = levels_of(agreement, outcome.policy, demand, forecast, position, item, outcome.abc, settings)
    if reasons:
        set_reason(outcome, reasons)
        outcome.instead = levels.instead
        return None
    outcome.unsettled = levels.unsettled
    outcome.near_edge = levels.near_edge
    if levels.unsettled:
        return None
    outcome.minimum = decimal_of(levels.minimum)
    outcome.maximum = decimal_of(levels.maximum)
    outcome.reorder_point = decimal_of(levels.reorder_point)
    outcome.order_up_to = decimal_of(levels.order_up_to)
    outcome.order_quantity = decimal_of(levels.order_quantity)
    outcome.can_order_level = decimal_of(levels.can_order_level)
    outcome.safety_stock = None if levels.safety_stock is None else float(levels.safety_stock)
    outcome.safety_stock_slack = float(levels.slack)
    if position is None:
        return None
    need = need_of(outcome.policy, levels, position)
    if need is None:
        set_reason(outcome, [not_triggered(outcome.policy, levels, position)])
    else:
        propose(outcome, agreement, item, need, stock, lines, conversions)
    return levels


@dataclass
class Joining:
    """A can-order key that is decided, until it is known who opens an order."""

    outcome: Outcome
    can_join: bool
    join: object  # joins the order


def join_orders(group):
    """The keys of one supplier and location under can_order, by item: who may joins an order that another opens."""
    openers = [item for item, key in sorted(group.items()) if key.outcome.kind == "proposal"]
    open_question = any(key.outcome.unsettled or key.outcome.near_edge for key in group.values())
    for key in group.values():
        if key.outcome.unsettled or not key.can_join:
            continue
        if open_question:
            key.outcome.unsettled = True
        elif openers:
            key.join()
            if key.outcome.reason != "at_target":
                key.outcome.opened_by, key.outcome.other_openers = openers[0], len(openers) - 1


def spoiled_by(tables, key, as_of):
    """The kinds of error that spoil a key, of those that are generated: nothing is decided for it."""
    kinds = set()
    if choose_agreement(tables, key, as_of)[1] == ["conflicting_agreements"]:
        kinds.add("conflicting_agreements")
    for row in rows_of(tables, "agreements", key):
        levels = [stated(row, column) for column in ("reorder_point", "can_order_level", "order_up_to")]
        levels = [level for level in levels if level is not None]
        if row.get("policy") == "can_order" and levels != sorted(levels):
            kinds.add("conflicting_values")
    forecasts = rows_of(tables, "forecasts", key)
    if any(row["quantity"] < 0 for row in forecasts):
        kinds.add("out_of_range")
    if len({row["date"] for row in forecasts}) < len(forecasts):
        kinds.add("duplicate_key")
    return kinds


def plan_key(tables, key, as_of, settings, item, demand, abc, groups):
    errors = spoiled_by(tables, key, as_of)
    if errors:
        return Outcome(reason="bad_input", errors=errors)
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
        conversions = tables.get("unit_conversions") or []
        forecast = forecast_of(tables, key, as_of)
        levels = decide(outcome, agreement, item, demand, forecast, stock, lines, position, settings, conversions)
        if outcome.policy == "can_order" and stock is not None and (levels or outcome.unsettled):

            def join():
                # Reading: an item that would join and has reached S is at its target.
                if position >= levels.order_up_to:
                    set_reason(outcome, ["at_target"])
                    return
                outcome.reason = None
                propose(outcome, agreement, item, levels.order_up_to - position, stock, lines, conversions)
                fill_dates(outcome, stock, lines, demand, lead_time, as_of)

            can_join = levels is not None and levels.reorder_point < position <= levels.can_order_level
            group = groups.setdefault((outcome.supplier, key[1]), {})
            group[key[0]] = Joining(outcome, can_join, join)
        if stock is None:
            # No level is compared with an unknown position; what else holds for the key comes after it.
            outcome.unsettled = False
            outcome.instead = None
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
    groups = {}
    outcomes = {
        key: plan_key(tables, key, as_of, settings, items[key[0]], demand[key], classes.get(key[0]), groups)
        for key in keys
    }
    for group in groups.values():
        join_orders(group)
    return outcomes
