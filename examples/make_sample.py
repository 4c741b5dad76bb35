#!/usr/bin/env python3
"""Write the SYNTHETIC sample data of this repository: `python examples/make_sample.py [OUTDIR]`.

Nothing in it was measured anywhere. Companies, places, prices and quantities are invented; the shapes (smooth, seasonal,
intermittent, lumpy and dead demand, stock-outs, late orders, stale snapshots) are those that a planner meets.

The same bytes come out on every run and on every platform: each item and each key (an item at a location) has a random
generator of its own, seeded with its id, so a change to one of them leaves the others alone; and no function is used whose last bit
may differ between two mathematics libraries (square roots are exact, sines are not).
"""

from __future__ import annotations

import csv
import math
import random
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Iterable, Sequence

SEED = 20261121
AS_OF = date(2026, 6, 30)
HISTORY_DAYS = 400
WINDOW_DAYS = 365
FIRST_DAY = AS_OF - timedelta(days=HISTORY_DAYS - 1)
NEW_ITEM_DAY = date(2026, 6, 9)
STALE_DAY = date(2026, 6, 10)
EVE = date(2026, 6, 29)
CURRENCY = "EUR"

Row = dict[str, Any]

COLUMNS = {
    "items": "item unit description unit_cost currency category criticality quantity_decimals weight volume",
    "locations": "location description",
    "suppliers": "supplier name",
    "agreements": "supplier item location valid_from policy min max reorder_point order_up_to order_quantity"
    " service_level lead_time_days lead_time_sd_days lead_time_max_days review_days order_minimum order_multiple"
    " order_maximum stock_maximum stock_maximum_is_hard order_unit unit_price currency order_cost holding_rate"
    " stock_owner priority auto_release auto_release_value valid_to",
    "stock": "item location owner account quantity as_of",
    "orders": "order line supplier item location ordered ordered_at requested_for promised_for confirmed confirmed_at"
    " shipped shipped_at received received_at cancelled unit_price currency state",
    "demand": "item location date quantity lost stocked_out",
    "events": "source event_id kind item location quantity effective_at recorded_at reason",
    "unit_conversions": "item from_unit to_unit factor",
}

SUPPLIERS = {
    "S-10": "Meridian Industrial Supply",
    "S-20": "Halden Medical Disposables",
    "S-30": "Brookfield Ingredients",
    "0040": "Quayside Packaging & Hygiene",
}
# group: the letters before an item's number, the number's digits, its supplier, the second source, lead time in days
GROUPS = {
    "industrial": ("A-", 3, "S-10", "0040", (5, 12)),
    "medical": ("M-", 4, "S-20", "S-10", (3, 7)),
    "food": ("", 5, "S-30", "0040", (2, 5)),
    "packaging": ("P-", 4, "0040", "S-10", (4, 9)),
}

# group | category | criticality | description | variants | unit | decimals | unit cost | weight kg | volume m3 |
# quantity on a day with demand, at a location of size 1 | order unit | its factor | patterns, one letter each (see PATTERNS)
FAMILIES = """
industrial|mro|essential|Deep groove ball bearing|6000-2RS,6202-2RS,6204-2RS,6205-ZZ,6206-2RS,6308-2RS,6310-ZZ|EA|0|3-28|0.15|0.0002|2|||iiil
industrial|mro|essential|V-belt|SPA 1000,SPA 1250,SPA 1400,SPB 1600,SPB 2000|EA|0|8-30|0.3|0.001|1|||iil
industrial|mro|essential|Hydraulic hose 2SN|DN8,DN10,DN13,DN20|m|1|6-19|0.6|0.0008|3|COIL|20|iil
industrial|mro|essential|Roller chain|08B-1,10B-1,12B-1,16B-2|m|1|14-60|1.2|0.0005|2|COIL|5|iild
industrial|mro|essential|Gear oil, food grade|ISO VG 68,ISO VG 150,ISO VG 220,ISO VG 320|l|1|7-14|0.9|0.001|4|CAN|20|iise
industrial|mro|desirable|Grease NLGI 2|white,lithium,high temperature|kg|2|9-22|1|0.0011|0.8|PAIL|18|iis
industrial|mro|desirable|Hexagon bolt A2|M6x20,M6x40,M8x25,M8x50,M10x30,M12x60|EA|0|0.06-0.9|0.02|0.00001|25|BOX|100|iise
industrial|mro|essential|Cut-resistant gloves|size 7,size 8,size 9,size 10,size 11|PR|0|4-9|0.08|0.0005|4|BOX|12|ssii
industrial|mro|vital|Proximity sensor|M8 NPN,M8 PNP,M12 NPN,M12 PNP,M18 PNP|EA|0|22-70|0.06|0.0002|1|||ild
industrial|mro|vital|Contactor 24 V DC|9 A,12 A,18 A,25 A,40 A|EA|0|18-85|0.35|0.0004|1|||illd
industrial|mro|essential|Fuse gG 10x38|2 A,4 A,6 A,10 A,16 A|EA|0|0.7-1.6|0.01|0.00001|3|BOX|10|iis
industrial|mro|vital|Pneumatic cylinder|Ø25x50,Ø32x80,Ø40x100,Ø50x160|EA|0|55-180|1.1|0.003|1|||lldn
industrial|mro|vital|Mechanical seal|25 mm,32 mm,40 mm,50 mm|EA|0|60-240|0.3|0.0006|1|||ildn
industrial|mro|essential|Filter cartridge|5 µm,10 µm,25 µm,50 µm|EA|0|5-18|0.25|0.002|3|CASE|12|eeis
industrial|mro|vital|Geared motor|0.37 kW,0.75 kW,1.5 kW,2.2 kW|EA|0|290-880|14|0.02|1|||ldnn
medical|mro|vital|Nitrile examination gloves, 100 in a box|XS,S,M,L,XL|BX|0|4-7|0.5|0.002|9|CASE|10|ssie
medical|mro|vital|Syringe, luer lock|2 ml,5 ml,10 ml,20 ml,50 ml|EA|0|0.05-0.4|0.01|0.0001|40|BOX|100|ssii
medical|mro|vital|Hypodermic needle|18G,21G,23G,25G,27G|EA|0|0.03-0.08|0.002|0.00002|45|BOX|100|ssii
medical|mro|vital|Peripheral IV cannula|18G,20G,22G,24G|EA|0|0.7-1.3|0.01|0.00005|14|BOX|50|sii
medical|mro|essential|Wound dressing, sterile|5x7 cm,8x10 cm,8x15 cm,10x20 cm,10x30 cm|EA|0|0.3-1.4|0.01|0.0001|12|BOX|50|siil
medical|mro|desirable|Elastic bandage|6 cm,8 cm,10 cm,12 cm|EA|0|0.8-1.9|0.04|0.0002|5|BOX|20|iise
medical|mro|vital|Infusion set|gravity,pump,light-protected|EA|0|0.9-3.5|0.03|0.0003|10|CASE|50|sii
medical|mro|essential|Surgical mask, type IIR|ear loops,tie-on,child|EA|0|0.06-0.16|0.004|0.00005|60|BOX|50|eeis
medical|mro|essential|Hand disinfectant|gel,liquid,sensitive|l|1|5-9|0.9|0.001|3|CAN|5|eess
medical|mro|vital|Suture, absorbable|2-0,3-0,4-0,5-0|EA|0|3-8|0.005|0.00005|5|BOX|36|iiil
medical|finished|vital|Cortical bone screw, titanium|3.5x20,3.5x30,3.5x40,4.5x30,4.5x40,4.5x50|EA|0|38-75|0.01|0.00001|2|||lli
medical|finished|vital|Hip stem, cementless|size 9,size 10,size 11,size 12,size 13|EA|0|720-1150|0.4|0.001|1|||lli
food|raw|essential|Wheat flour|T45,T55,T65,T80,wholemeal|kg|1|0.5-0.9|1|0.0017|60|SACK|25|ssie
food|raw|essential|Sugar|caster,icing,brown,pearl|kg|1|0.8-1.9|1|0.0012|18|SACK|25|sie
food|raw|essential|Cooking oil|sunflower,rapeseed,olive,high oleic|l|1|1.4-6|0.92|0.001|12|CAN|10|sii
food|raw|desirable|Ground spice|paprika,black pepper,cumin,nutmeg,cinnamon,turmeric|kg|2|6-28|1|0.002|0.7|BAG|2.5|iiis
food|raw|essential|Tinned goods|"whole" tomatoes,tomato pulp,chickpeas,sweetcorn,tuna|EA|0|1.6-6.5|2.9|0.003|8|CASE|6|sii
food|raw|essential|Frozen vegetables|peas,carrots,spinach,broccoli,leek|kg|1|1.1-2.6|1|0.0025|14|CASE|10|eeis
food|finished|essential|Ready meal|lasagne,vegetable curry,goulash,risotto,crème brûlée|EA|0|2.2-4.8|0.42|0.0011|15|CASE|8|ssee
food|finished|desirable|Soft drink 0.5 l|cola,lemon,orange,ice tea,still water,sparkling water|EA|0|0.35-0.8|0.53|0.0006|24|CASE|24|eeis
food|wip|essential|Sauce base, intermediate|tomato,béchamel,brown stock|kg|1|2.1-3.9|1|0.001|9|TUB|10|sii
food|raw|desirable|Coffee, beans|house blend,espresso,decaffeinated|kg|1|8-14|1|0.003|2|BAG|6|sii
packaging|mro|essential|Corrugated box|200x150x100,300x200x150,400x300x200,600x400x300,600x400x400|EA|0|0.3-1.9|0.3|0.004|20|BUNDLE|25|ssii
packaging|mro|essential|Stretch film, hand roll|17 µm clear,20 µm clear,23 µm black|EA|0|6-9|2.4|0.004|3|CASE|6|sii
packaging|mro|essential|Food tray with lid|500 ml,750 ml,1000 ml,two compartments|EA|0|0.09-0.24|0.02|0.0002|70|CASE|250|sie
packaging|mro|vital|Thermal label roll|58x43,76x51,100x150,102x76|EA|0|1.9-6|0.3|0.0006|4|CASE|12|sii
packaging|mro|desirable|Paper towels|C-fold,Z-fold,centre-feed roll,maxi roll|EA|0|1.1-4.2|0.5|0.004|9|CASE|16|sii
packaging|mro|desirable|Floor cleaner, concentrate|neutral,alkaline,acid,disinfecting|l|1|2.4-6|1.05|0.001|2|CAN|5|iis
packaging|mro|essential|Dishwasher detergent|powder,tablets,chlorine-free|kg|1|2.8-5.5|1|0.001|3|BUCKET|10|sii
packaging|mro|desirable|Toilet paper, 2-ply|small roll,jumbo mini,jumbo maxi|EA|0|0.3-3.1|0.3|0.003|14|BAG|48|sii
packaging|mro|desirable|Waste bag|35 l,60 l,120 l,240 l,clinical yellow|EA|0|0.04-0.3|0.03|0.0001|30|CASE|100|ssii
"""

PATTERNS = {"s": "smooth", "e": "seasonal", "i": "intermittent", "l": "lumpy", "d": "dead", "n": "never asked for"}
# The items that were listed first on NEW_ITEM_DAY: their history is shorter than the 28 days that a statistic needs.
NEW_ITEMS = {"M-2007", "00131"}
# Demand by month, January first; an item has its season either in summer or in winter.
SUMMER = (0.6, 0.6, 0.7, 0.9, 1.1, 1.4, 1.6, 1.6, 1.2, 0.9, 0.7, 0.7)
WINTER = (1.5, 1.6, 1.4, 1.1, 0.8, 0.6, 0.5, 0.5, 0.8, 1.0, 1.2, 1.4)


@dataclass(frozen=True)
class Location:
    """A place that holds stock."""

    location: str
    description: str
    size: float
    groups: str
    open_at_weekends: bool = False
    records_lost_sales: bool = True


LOCATIONS = (
    Location("DC1", "Central distribution centre", 4, "industrial medical food packaging"),
    Location("DC2", "Regional distribution centre, north", 2.5, "industrial medical food packaging"),
    Location("PLANT-01", "Bakery plant", 1.6, "industrial food packaging", open_at_weekends=True),
    Location("PLANT-02", "Ready-meal plant", 1.4, "industrial food packaging"),
    Location("PLANT-03", "Beverage plant", 1.2, "industrial food packaging"),
    Location("WORKSHOP-1", "Central workshop", 0.8, "industrial", records_lost_sales=False),
    Location("007", "Depot seven (the zeros are part of its id)", 0.7, "industrial packaging"),
    Location("HOSP-A", "General hospital", 1.8, "medical packaging", open_at_weekends=True),
    Location("HOSP-B", "Orthopaedic hospital", 1.0, "medical packaging", open_at_weekends=True),
    Location("CLINIC-3", "Day surgery", 0.6, "medical"),
    Location("CANTEEN-E", "Staff canteen, east", 0.7, "food packaging"),
    Location("CANTEEN-W", "Staff canteen, west", 0.6, "food packaging", records_lost_sales=False),
    Location("SCHOOL-12", "School kitchen 12", 0.5, "food"),
    Location("SHOP-N", "Farm shop, north", 0.9, "food", open_at_weekends=True),
)


class Draws:
    """Random draws for one named thing.

    Only `Random.random` is used: it is the one method whose sequence Python promises to keep between versions.
    """

    def __init__(self, *name: str) -> None:
        self._random = random.Random("/".join((str(SEED), *name)))

    def chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int((high - low + 1) * self._random.random())

    def pick(self, options: Sequence[Any]) -> Any:
        return options[self.whole(0, len(options) - 1)]


@dataclass(frozen=True)
class Item:
    """What is stocked, with what the generator needs to know about it."""

    item: str
    group: str
    row: Row
    decimals: int
    unit_cost: float
    rate: float
    order_unit: str
    pack: Decimal
    pattern: str
    frequency: float
    season: tuple[float, ...]

    @property
    def step(self) -> Decimal:
        """The smallest quantity that can be written for this item."""
        return Decimal(1).scaleb(-self.decimals)

    def quantity(self, value: float | Decimal) -> Decimal:
        """`value` at the item's number of decimals."""
        return Decimal(round(value * 10**self.decimals)).scaleb(-self.decimals)

    @property
    def consigned(self) -> bool:
        """Implants stay the supplier's until they are used."""
        return self.row["category"] == "finished" and self.group == "medical"


@dataclass
class Key:
    """One item at one location, and the rows that were made for it."""

    item: Item
    location: Location
    draws: Draws
    mood: str
    is_out_now: bool
    demand: list[Row] = field(default_factory=list)
    mean: float = 0.0
    deviation: float = 0.0

    @property
    def columns(self) -> Row:
        return {"item": self.item.item, "location": self.location.location}


# --------------------------------------------------------------------------------------------------------------- items


def make_items() -> list[Item]:
    """One item per variant of each family."""
    numbers = {"industrial": 100, "medical": 2001, "food": 101, "packaging": 450}
    items = []
    for line in FAMILIES.strip().splitlines():
        family = line.split("|")
        for variant in family[4].split(","):
            prefix, digits = GROUPS[family[0]][:2]
            items.append(make_item(f"{prefix}{numbers[family[0]]:0{digits}d}", variant, family))
            numbers[family[0]] += 1
    return items


def make_item(name: str, variant: str, family: list[str]) -> Item:
    """One item of a family, with a price, a rate and a demand pattern of its own."""
    group, category, criticality, noun, _, unit, decimals, cost, weight, volume, rate, order_unit, pack, patterns = family
    draws = Draws("item", name)
    low, high = (float(end) for end in cost.split("-"))
    unit_cost = draws.between(low, high)
    row = {
        "item": name,
        "unit": unit,
        "description": f"{noun}, {variant}",
        # A few prices and criticalities are not known, as in life: no class and no stock value then.
        "unit_cost": None if draws.chance(0.015) else Decimal(f"{unit_cost:.{4 if high < 2 else 2}f}"),
        "currency": CURRENCY,
        "category": category,
        "criticality": None if draws.chance(0.06) else criticality,
        "quantity_decimals": Decimal(decimals),
        "weight": Decimal(weight),
        "volume": Decimal(volume),
    }
    pattern = PATTERNS[draws.pick(patterns)]
    return Item(
        item=name,
        group=group,
        row=row,
        decimals=int(decimals),
        unit_cost=unit_cost,
        rate=float(rate) * draws.between(0.5, 1.8),
        order_unit=order_unit,
        pack=Decimal(pack or 1),
        pattern="smooth" if name in NEW_ITEMS else pattern,
        frequency=draws.between(0.02, 0.05) if pattern == "lumpy" else draws.between(0.07, 0.22),
        season=draws.pick((SUMMER, WINTER)),
    )


def make_conversions(items: Iterable[Item]) -> list[Row]:
    """How much of the item's unit one order unit holds."""
    return [
        {"item": item.item, "from_unit": item.order_unit, "to_unit": item.row["unit"], "factor": item.pack}
        for item in items
        if item.order_unit
    ]


# -------------------------------------------------------------------------------------------------------------- demand


def make_keys(items: Iterable[Item]) -> list[Key]:
    """Which item is kept where, each with its demand."""
    keys = []
    for item in items:
        for location in LOCATIONS:
            if item.group not in location.groups.split():
                continue
            draws = Draws("key", item.item, location.location)
            if not draws.chance(0.9 if item.item in NEW_ITEMS else 0.58):
                continue
            luck = draws.between(0, 1)
            mood = "short" if luck < 0.11 else "low" if luck < 0.37 else "fine"
            is_out_now = mood == "short" and draws.chance(0.35)
            key = Key(item, location, draws, mood, is_out_now)
            add_demand(key)
            add_statistics(key)
            keys.append(key)
    return keys


def add_demand(key: Key) -> None:
    """The daily history of a key: a day without demand has no row, except the first, which opens the key's life."""
    if key.item.pattern == "never asked for":
        return
    first = NEW_ITEM_DAY if key.item.item in NEW_ITEMS else FIRST_DAY
    # A few extracts were taken some days after the plan's date; these rows must not be read.
    last = AS_OF + timedelta(days=3 if key.draws.chance(0.01) else 0)
    outages = stock_outs(key)
    day = first
    while day <= last:
        asked = key.item.quantity(asked_on(key, day))
        if asked or day == first or day in outages:
            key.demand.append(demand_row(key, day, asked, day in outages))
        day += timedelta(days=1)


def asked_on(key: Key, day: date) -> float:
    """What is asked for on one day, lost sales included."""
    item, draws = key.item, key.draws
    if day.weekday() >= 5 and not key.location.open_at_weekends:
        return 0.0
    rate = item.rate * key.location.size
    smallest = float(item.step)
    if item.pattern in ("smooth", "seasonal"):
        # The mean of two draws is humped, which is enough of a bell for a sample.
        value = rate * (0.5 + (draws.between(0, 1) + draws.between(0, 1)) / 2)
        return value * (item.season[day.month - 1] if item.pattern == "seasonal" else 1.0)
    if item.pattern == "dead":
        # The last issue lies before the window of 365 days.
        is_alive = day <= AS_OF - timedelta(days=WINDOW_DAYS)
        return max(smallest, rate) if is_alive and draws.chance(0.15) else 0.0
    if not draws.chance(item.frequency):
        return 0.0
    burst = draws.pick((1, 1, 2, 3, 8)) if item.pattern == "lumpy" else 1
    return max(smallest, rate * burst * draws.between(0.5, 1.5))


def stock_outs(key: Key) -> set[date]:
    """The days on which the shelf was empty."""
    if key.item.pattern not in ("smooth", "seasonal", "intermittent"):
        return set()
    days = set()
    if key.is_out_now:
        days.update(AS_OF - timedelta(days=back) for back in range(key.draws.whole(2, 5)))
    if key.draws.chance(0.08) and key.item.item not in NEW_ITEMS:
        start = key.draws.whole(20, 350)
        days.update(AS_OF - timedelta(days=start - ahead) for ahead in range(key.draws.whole(2, 8)))
    return days


def demand_row(key: Key, day: date, asked: Decimal, is_out: bool) -> Row:
    """One row of the demand table; where lost sales are not recorded, the column stays empty (not 0)."""
    served = asked
    if is_out:
        served = key.item.quantity(asked / 4) if key.draws.chance(0.3) else Decimal(0)
    # Not everybody who finds the shelf empty says so.
    lost = asked - served if key.draws.chance(0.7) else Decimal(0)
    return {
        **key.columns,
        "date": day,
        "quantity": served,
        "lost": lost if key.location.records_lost_sales else None,
        "stocked_out": is_out,
    }


def add_statistics(key: Key) -> None:
    """Mean and deviation per day, from which believable levels are made. The engine computes its own."""
    known = [row for row in key.demand if AS_OF - timedelta(days=WINDOW_DAYS) < row["date"] <= AS_OF]
    if not known:
        return
    unknown_days = sum(row["stocked_out"] for row in known)
    values = [float(row["quantity"] + (row["lost"] or 0)) for row in known if not row["stocked_out"]]
    life = (AS_OF - key.demand[0]["date"]).days + 1
    days = max(1, min(life, WINDOW_DAYS) - unknown_days)
    key.mean = sum(values) / days
    key.deviation = math.sqrt(max(0.0, sum(value * value for value in values) / days - key.mean**2))


# ---------------------------------------------------------------------------------------------------------- agreements


@dataclass(frozen=True)
class Levels:
    """Where a key orders and what it orders up to, as nearly as the generator knows."""

    order_point: Decimal
    ceiling: Decimal
    is_computed: bool


def make_agreements(key: Key) -> tuple[list[Row], Levels]:
    """The agreements of a key, the preferred one first; none for a few keys that nobody has an agreement for."""
    _, _, supplier, second_supplier, lead_times = GROUPS[key.item.group]
    draws = key.draws
    lead_time = draws.whole(*lead_times) + (21 if key.item.unit_cost > 250 else 0)
    row: Row = {
        **key.columns,
        "supplier": supplier,
        "valid_from": draws.pick((date(2025, 1, 1), date(2025, 1, 1), date(2025, 6, 1), None)),
        # Half a day of lead time is a day when a due date is counted.
        "lead_time_days": Decimal(lead_time) + (Decimal("0.5") if draws.chance(0.05) else 0),
        "lead_time_sd_days": Decimal(draws.whole(3, 20)) / 10 if draws.chance(0.4) else None,
        "lead_time_max_days": Decimal(lead_time + draws.whole(1, 6)) if draws.chance(0.2) else None,
        "unit_price": Decimal(f"{key.item.unit_cost * draws.between(0.97, 1.08):.{4 if key.item.unit_cost < 2 else 2}f}"),
        "currency": CURRENCY,
        "stock_owner": "supplier" if key.item.consigned or draws.chance(0.04) else draws.pick(("customer", None, None)),
    }
    levels = add_policy(key, row, lead_time)
    add_lot(key, row, levels)
    add_release(key, row)
    if draws.chance(0.012):
        return [], levels
    return with_other_rows(key, row, second_supplier), levels


def add_policy(key: Key, row: Row, lead_time: int) -> Levels:
    """Policy and levels: stated ones, or only what the engine needs to compute them."""
    draws, item = key.draws, key.item
    has_history = item.pattern not in ("dead", "never asked for")
    policy = draws.pick(("min_max", "min_max", "reorder_point", "order_up_to"))
    review = draws.pick((1, 7, 7, 14)) if policy == "order_up_to" else 0
    days = lead_time + review
    # For an item that is not asked for any more, one or two are kept just in case.
    level = key.mean * days + 2 * key.deviation * math.sqrt(days) if has_history else draws.whole(1, 2)
    order_point = item.quantity(math.ceil(level))
    batch = packs(item, max(key.mean * draws.between(10, 25), 1))
    is_computed = policy != "min_max" and draws.chance(0.6 if has_history else 0.25)
    is_policy_stated = is_computed or draws.chance(0.6)
    row["policy"] = policy if is_policy_stated else None
    row["service_level"] = draws.pick((None, None, Decimal("0.9"), Decimal("0.95"), Decimal("0.99")))
    if policy == "min_max":
        ceiling = order_point + batch
        row.update(min=order_point, max=ceiling)
    elif policy == "reorder_point":
        ceiling = order_point + batch
        row["reorder_point"] = None if is_computed else order_point
        row["order_quantity"] = None if is_computed and draws.chance(0.6) else batch
        if row["order_quantity"] is None and draws.chance(0.95):
            row.update(order_cost=Decimal(draws.whole(4, 12) * 5), holding_rate=draws.pick((Decimal("0.2"), Decimal("0.25"))))
        # A stated review would speak for order_up_to where the policy itself is not stated.
        row["review_days"] = Decimal(1) if is_policy_stated and draws.chance(0.2) else None
    else:
        ceiling = order_point
        row.update(review_days=Decimal(review), order_up_to=None if is_computed else ceiling)
    return Levels(order_point, ceiling, is_computed)


def packs(item: Item, value: float) -> Decimal:
    """`value` rounded up to whole order units."""
    return item.quantity(math.ceil(value / float(item.pack)) * item.pack)


def add_lot(key: Key, row: Row, levels: Levels) -> None:
    """Order unit, minimum, multiple and maximum, and what may lie on the shelf."""
    draws, item = key.draws, key.item
    if item.order_unit and draws.chance(0.7):
        row["order_unit"] = item.order_unit
        row["order_multiple"] = item.pack * draws.pick((1, 1, 2)) if draws.chance(0.4) else None
    elif draws.chance(0.2):
        row["order_multiple"] = packs(item, 1) if item.order_unit else Decimal(draws.pick((2, 5)))
    step = row.get("order_multiple") or item.pack
    if draws.chance(0.3):
        row["order_minimum"] = max(packs(item, key.mean * 5), step)
    if draws.chance(0.12):
        row["order_maximum"] = (row.get("order_minimum") or step) * draws.whole(2, 6)
    if draws.chance(0.28):
        row["stock_maximum"] = item.quantity(math.ceil(float(levels.ceiling) * draws.between(1.0, 1.35)))
        row["stock_maximum_is_hard"] = draws.chance(0.5)


def add_release(key: Key, row: Row) -> None:
    """How far the supplier may go without asking."""
    row["auto_release"] = key.draws.pick((None, None, "never", "within_limits", "within_limits", "always"))
    if row["auto_release"] == "within_limits":
        row["auto_release_value"] = Decimal(key.draws.pick((250, 500, 1000, 2500)))


def with_other_rows(key: Key, row: Row, second_supplier: str) -> list[Row]:
    """Adds a second source or an earlier agreement, or takes the row's validity away."""
    luck = key.draws.between(0, 1)
    if luck < 0.1:
        second = {**row, "supplier": second_supplier, "priority": Decimal(2)}
        second["lead_time_days"] = row["lead_time_days"] + 3
        second["lead_time_max_days"] = None
        second["unit_price"] = (row["unit_price"] * Decimal("1.06")).quantize(row["unit_price"])
        return [{**row, "priority": Decimal(1)}, second]
    if luck < 0.125:
        renewed = {**row, "valid_from": date(2026, 4, 1)}
        return [renewed, {**row, "valid_from": date(2025, 1, 1), "valid_to": date(2026, 3, 31)}]
    if luck < 0.137:
        return [{**row, "valid_to": date(2026, 3, 31)}]
    if luck < 0.147:
        return [{**row, "valid_from": date(2026, 9, 1)}]
    return [row]


# ------------------------------------------------------------------------------------------- stock, orders and events


@dataclass
class Tables:
    """The rows of the tables that depend on one another."""

    agreements: list[Row] = field(default_factory=list)
    stock: list[Row] = field(default_factory=list)
    orders: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


def add_key(key: Key, tables: Tables) -> None:
    """Agreements, stock, orders and events of one key."""
    agreements, levels = make_agreements(key)
    tables.agreements.extend(agreements)
    terms = agreements[0] if agreements else None
    position = wanted_position(key, levels)
    inbound = add_open_line(key, terms, position, tables) if terms else Decimal(0)
    if terms:
        add_past_lines(key, terms, tables)
    on_hand = position - inbound
    if key.is_out_now:
        on_hand = -Decimal(key.draws.whole(1, 4)) if key.draws.chance(0.25) else Decimal(0)
    if key.item.item in NEW_ITEMS and key.location.location.startswith("DC"):
        # Not in the snapshot yet: the key opens at zero before its first receipt.
        add_movements(key, NEW_ITEM_DAY - timedelta(days=1), on_hand, tables, opens_at_zero=True)
        return
    if key.draws.chance(0.01):
        return
    is_consigned = terms is not None and terms["stock_owner"] == "supplier"
    snapshot_day = AS_OF
    if not is_consigned and not key.is_out_now and key.demand:
        luck = key.draws.between(0, 1)
        snapshot_day = STALE_DAY if luck < 0.03 else EVE if luck < 0.06 else AS_OF
    snapshot = on_hand
    if snapshot_day < AS_OF:
        snapshot = add_movements(key, snapshot_day, on_hand, tables)
    add_stock(key, "supplier" if is_consigned else "customer", snapshot, snapshot_day, tables)


def wanted_position(key: Key, levels: Levels) -> Decimal:
    """A position that fits the key's mood: `short` and `low` ones want an order."""
    # The generator only guesses a computed level, so it keeps its distance from it.
    low, high = (1.3, 1.7) if levels.is_computed else (1.03, 1.3)
    share = {"short": (0.02, 0.35), "low": (0.45, 0.85), "fine": (low, high)}[key.mood]
    position = key.item.quantity(float(levels.order_point) * key.draws.between(*share))
    if key.mood == "fine":
        return max(position, levels.order_point + key.item.step)
    return min(position, levels.order_point - key.item.step)


def add_stock(key: Key, owner: str, usable: Decimal, day: date, tables: Tables) -> None:
    """The snapshot of a key: usable stock, and now and then some that cannot be used."""
    draws = key.draws
    rows = [(owner, "usable", usable)]
    if owner == "supplier" and usable > 4 and draws.chance(0.15):
        # A rest from before the consignment began still belongs to the customer.
        rest = key.item.quantity(usable / 4)
        rows = [(owner, "usable", usable - rest), ("customer", "usable", rest)]
    accounts = {"quality": 0.05, "blocked": 0.03, "expired": 0.03 if key.item.group in ("medical", "food") else 0.0}
    for account, probability in accounts.items():
        if draws.chance(probability):
            rows.append((owner, account, key.item.quantity(max(1.0, float(abs(usable)) * draws.between(0.02, 0.2)))))
    for row_owner, account, quantity in rows:
        tables.stock.append({**key.columns, "owner": row_owner, "account": account, "quantity": quantity, "as_of": day})


def add_open_line(key: Key, terms: Row, position: Decimal, tables: Tables) -> Decimal:
    """At most one open order line; returns the quantity that is still to come."""
    draws, item = key.draws, key.item
    if not draws.chance(0.3) or position <= 0:
        return Decimal(0)
    # Whoever is out of stock waits for a line that is late.
    story = "late" if key.is_out_now else draws.pick(OPEN_STORIES)
    wanted = float(position) * draws.between(0.2, 0.5)
    open_quantity = item.quantity(int(wanted / float(item.pack)) * item.pack)
    if open_quantity <= 0:
        return Decimal(0)
    lead_time = math.ceil(terms["lead_time_days"])
    ordered_at = AS_OF - timedelta(days=lead_time + draws.whole(2, 9) if story == "late" else draws.whole(2, lead_time))
    line = order_line(key, terms, ordered_at, open_quantity)
    OPEN_STORY[story](line, open_quantity, item)
    tables.orders.append(line)
    return open_quantity


def order_line(key: Key, terms: Row, ordered_at: date, ordered: Decimal) -> Row:
    """A line as it is sent to the supplier."""
    return {
        **key.columns,
        "supplier": terms["supplier"],
        "ordered": ordered,
        "ordered_at": ordered_at,
        "requested_for": ordered_at + timedelta(days=math.ceil(terms["lead_time_days"])),
        "unit_price": terms["unit_price"],
        "currency": CURRENCY,
        "state": "released",
    }


def confirm(line: Row, quantity: Decimal) -> None:
    line.update(confirmed=quantity, confirmed_at=min(line["ordered_at"] + timedelta(days=1), AS_OF), state="confirmed")
    line["promised_for"] = line["requested_for"]


def ship(line: Row, quantity: Decimal, days_ago: int = 1) -> None:
    line.update(shipped=quantity, shipped_at=AS_OF - timedelta(days=days_ago), state="shipped")


# How an open line came to be where it is. Each leaves exactly `quantity` open.
def released(line: Row, quantity: Decimal, item: Item) -> None:
    """Sent, no answer yet."""


def undated(line: Row, quantity: Decimal, item: Item) -> None:
    """No date was asked for and none promised: it arrives after the agreement's lead time."""
    line["requested_for"] = None


def confirmed(line: Row, quantity: Decimal, item: Item) -> None:
    confirm(line, quantity)


def short_confirmed(line: Row, quantity: Decimal, item: Item) -> None:
    line["ordered"] = quantity + item.pack
    confirm(line, quantity)


def part_cancelled(line: Row, quantity: Decimal, item: Item) -> None:
    line.update(ordered=quantity + item.pack, cancelled=item.pack)
    confirm(line, quantity + item.pack)


def shipped(line: Row, quantity: Decimal, item: Item) -> None:
    confirm(line, quantity)
    ship(line, quantity)


def part_shipped(line: Row, quantity: Decimal, item: Item) -> None:
    confirm(line, quantity)
    ship(line, max(item.step, item.quantity(quantity / 2)))


def part_received(line: Row, quantity: Decimal, item: Item) -> None:
    already_here = quantity + item.pack
    line["ordered"] = quantity + already_here
    confirm(line, line["ordered"])
    ship(line, line["ordered"])
    # Before every snapshot, so that what was received is in it.
    line.update(ordered_at=date(2026, 5, 20), requested_for=date(2026, 6, 5), promised_for=date(2026, 7, 3))
    line.update(confirmed_at=date(2026, 5, 21), shipped_at=date(2026, 6, 3), received=already_here)
    line["received_at"] = date(2026, 6, 5)


def late(line: Row, quantity: Decimal, item: Item) -> None:
    confirm(line, quantity)


def received_after(line: Row, quantity: Decimal, item: Item) -> None:
    """Received after the plan's date: on that date it was still on its way."""
    confirm(line, quantity)
    ship(line, quantity)
    line.update(received=quantity, received_at=AS_OF + timedelta(days=1), state="received")


OPEN_STORY = {
    story.__name__: story
    for story in (
        released, undated, confirmed, short_confirmed, part_cancelled, shipped, part_shipped, part_received, late, received_after
    )
}
OPEN_STORIES = (
    *("released", "released", "undated", "confirmed", "confirmed", "confirmed", "short_confirmed", "part_cancelled"),
    *("shipped", "shipped", "part_shipped", "part_received", "late", "late", "received_after"),
)


def add_past_lines(key: Key, terms: Row, tables: Tables) -> None:
    """Lines that are over, and a few that lie after the plan's date."""
    draws, item = key.draws, key.item
    for _ in range(draws.pick((0, 0, 1, 1, 2))):
        quantity = packs(item, max(1.0, key.mean * 14))
        line = order_line(key, terms, AS_OF - timedelta(days=draws.whole(70, 390)), quantity)
        confirm(line, quantity)
        delivered_at = line["promised_for"] + timedelta(days=draws.pick((-1, 0, 0, 0, 1, 2, 5)))
        # Some deliveries come short or over, and the line is closed all the same.
        delivered = quantity + item.pack * draws.pick((0, 0, 0, 0, 0, 0, 0, 0, -1, 1))
        shipped_at = max(delivered_at - timedelta(days=1), line["confirmed_at"])
        line.update(shipped=delivered, shipped_at=shipped_at, received=delivered, received_at=delivered_at, state="closed")
        if delivered > 0:
            tables.orders.append(line)
    if draws.chance(0.03):
        line = order_line(key, terms, AS_OF - timedelta(days=draws.whole(5, 60)), packs(item, 1))
        line.update(cancelled=line["ordered"], state="cancelled")
        tables.orders.append(line)
    if draws.chance(0.02):
        line = order_line(key, terms, date(2026, 5, 25), packs(item, 1))
        confirm(line, line["ordered"])
        line.update(shipped=line["ordered"], shipped_at=date(2026, 6, 5), received=line["ordered"])
        line.update(received_at=date(2026, 6, 8), state="received")
        tables.orders.append(line)
    if draws.chance(0.005):
        tables.orders.append(order_line(key, terms, AS_OF + timedelta(days=draws.whole(1, 2)), packs(item, 1)))


def add_movements(key: Key, snapshot_day: date, on_hand: Decimal, tables: Tables, *, opens_at_zero: bool = False) -> Decimal:
    """Events after a snapshot that end in `on_hand`; returns what the snapshot must have shown."""
    draws, item = key.draws, key.item
    # The issues are the demand that was served in these days: the two tables tell the same story.
    moves = [
        ("issue", row["quantity"], row["date"], "consumption")
        for row in key.demand
        if snapshot_day < row["date"] <= AS_OF and row["quantity"] > 0
    ]
    issued = sum((quantity for _, quantity, _, _ in moves), Decimal(0))
    some = max(item.step, item.quantity(issued / 10))
    later = snapshot_day + timedelta(days=draws.whole(1, (AS_OF - snapshot_day).days))
    if opens_at_zero:
        on_hand = max(on_hand, some)
        moves.insert(0, ("receipt", issued + on_hand, NEW_ITEM_DAY, "opening delivery"))
    elif snapshot_day == EVE:
        # Never more than lies on the shelf.
        if on_hand > 0:
            moves.append(("allocate", max(item.step, item.quantity(on_hand / 5)), AS_OF, "picking wave"))
        if on_hand > 10 * item.step and draws.chance(0.5):
            moves.append(("deallocate", item.step, AS_OF, "order line changed"))
    else:
        moves.append(draws.pick((
            ("receipt", some * 5, later, "delivery"),
            ("customer_return", some, later, "returned unused"),
            ("supplier_return", some, later, "wrong variant"),
            ("scrap", some, later, "damaged"),
            ("adjustment", -some, later, "cycle count"),
            ("adjustment", some, later, "cycle count"),
        )))
    for number, (kind, quantity, day, reason) in enumerate(moves, start=1):
        tables.events.append(event_row(key, number, kind, quantity, day, reason))
    # A claim on stock (allocate) moves nothing.
    signs = {"receipt": 1, "customer_return": 1, "adjustment": 1, "issue": -1, "supplier_return": -1, "scrap": -1}
    change = sum((signs.get(kind, 0) * quantity for kind, quantity, _, _ in moves), Decimal(0))
    return on_hand - change


def event_row(key: Key, number: int, kind: str, quantity: Decimal, day: date, reason: str) -> Row:
    """One movement; some are recorded a day or two after they happened."""
    delay = key.draws.pick((0, 0, 0, 0, 1, 2))
    return {
        **key.columns,
        "source": "wms-dc" if key.location.location.startswith("DC") else "wms-site",
        "event_id": f"{key.item.item}/{key.location.location}/{number:02d}",
        "kind": kind,
        "quantity": quantity,
        "effective_at": day,
        "recorded_at": min(day + timedelta(days=delay), AS_OF),
        "reason": reason,
    }


def number_orders(lines: list[Row]) -> None:
    """Lines of one supplier, location and day are one order."""
    count: dict[str, int] = {}
    lines.sort(key=lambda line: (line["ordered_at"], line["supplier"], line["location"], line["item"]))
    for line in lines:
        line["order"] = f"PO-{line['ordered_at']:%y%m%d}-{line['supplier']}-{line['location']}"
        count[line["order"]] = count.get(line["order"], 0) + 1
        line["line"] = str(count[line["order"]])


# -------------------------------------------------------------------------------------------------------------- output


def text_of(value: Any) -> str:
    """A cell: nothing for an absent value, plain decimals without needless zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def table_text(columns: Sequence[str], rows: Iterable[Row], *, delimiter: str = ",", line_end: str = "\n") -> str:
    """A table as CSV text with a header row."""
    lines: list[Sequence[str]] = [columns]
    lines.extend([text_of(row.get(column)) for column in columns] for row in rows)
    sink = Lines()
    csv.writer(sink, delimiter=delimiter, lineterminator=line_end).writerows(lines)
    return "".join(sink)


class Lines(list):
    """A list that csv.writer can write to."""

    write = list.append


def write_text(path: Path, text: str) -> None:
    """UTF-8 with the line ends as given, whatever the platform."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


SETTINGS = """\
# Settings of the SYNTHETIC sample. What is not said here has its documented default.

# The day the plan is made for: the close of that day. The next order day is the day after it.
as_of = "2026-06-30"

# The share of order cycles without a stock-out that safety stock is computed for, where an agreement states none.
# A, B and C are the classes by value of demand: the first 80 %, the next 15 %, the rest.
[service_level_by_class]
A = 0.98 # few items, most of the value: running out is dear
B = 0.95
C = 0.90 # many items, little value
"""

README = """\
# Sample data: SYNTHETIC

**Everything here is SYNTHETIC.** No company, place, price or quantity is real, and nothing was measured: the rows come from
`examples/make_sample.py`, which writes the same bytes on every run. Do not draw conclusions about any real item from it.

A food and health-care group with {locations} locations keeps {items} items from {suppliers} suppliers: {keys} keys (an item at a
location). The plan is made for 2026-06-30.

| table | rows | what is in it |
|---|---|---|
| items.csv | {items} | spare parts, medical and kitchen supplies, packaging; a few without a cost or a criticality |
| locations.csv | {locations} | depots, plants, hospitals, kitchens |
| suppliers.csv | {suppliers} | |
| agreements.csv | {agreements} | stated and computed levels, two suppliers for some keys, expired and future ones, consignment, hard stock maxima |
| stock.csv | {stock} | snapshots; usable, quality, blocked, expired; some at zero or negative, some stale |
| orders.csv | {orders} | open, late, partly shipped, partly received, confirmed short, cancelled and closed lines |
| demand.csv | {demand} | up to 400 days: smooth, seasonal, intermittent, lumpy, dead; stock-outs; two new items; a few rows after 2026-06-30 |
| events.csv | {events} | movements after the older snapshots, and allocations |
| unit_conversions.csv | {unit_conversions} | what one order unit holds |
| vmi.toml | | the settings, with a comment for each |

Quantities are in the item's own unit (`order_unit` is only what the supplier packs), prices in EUR for one such unit, `weight` in kg,
`volume` in m³. WORKSHOP-1 and CANTEEN-W do not record lost sales: their `lost` is empty, not 0.
Some ids have leading zeros (item 00123, location 007, supplier 0040): an id is text.
"""


def make_tables() -> dict[str, list[Row]]:
    """Every table, in the order in which it is written."""
    items = make_items()
    keys = make_keys(items)
    tables = Tables()
    for key in keys:
        add_key(key, tables)
    number_orders(tables.orders)
    # The ledger takes events in the order in which they became known.
    tables.events.sort(key=lambda event: (event["recorded_at"], event["source"], event["event_id"]))
    return {
        "items": [item.row for item in items],
        "locations": [{"location": place.location, "description": place.description} for place in LOCATIONS],
        "suppliers": [{"supplier": supplier, "name": name} for supplier, name in SUPPLIERS.items()],
        "agreements": tables.agreements,
        "stock": tables.stock,
        "orders": tables.orders,
        "demand": [row for key in keys for row in key.demand],
        "events": tables.events,
        "unit_conversions": make_conversions(items),
    }


def main(arguments: Sequence[str]) -> None:
    """Writes every table, the settings and the page that describes them."""
    target = Path(arguments[0]) if arguments else Path(__file__).resolve().parent / "data"
    tables = make_tables()
    for name, rows in tables.items():
        write_text(target / f"{name}.csv", table_text(COLUMNS[name].split(), rows))
    keys = {(row["item"], row["location"]) for rows in tables.values() for row in rows if "location" in row and "item" in row}
    write_text(target / "vmi.toml", SETTINGS)
    counts = {name: f"{len(rows):,}" for name, rows in tables.items()}
    write_text(target / "README.md", README.format(keys=len(keys), **counts))


if __name__ == "__main__":
    main(sys.argv[1:])
