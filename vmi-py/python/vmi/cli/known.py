"""The tables that a folder may hold, and their columns.

The names are those of the engine's schema, and a test compares them. They serve to find files and to tell the separator
of a file; what a column must hold, the engine alone decides.
"""

TABLES: dict[str, tuple[str, ...]] = {
    "items": (
        "item", "unit", "description", "unit_cost", "currency", "category", "criticality", "quantity_decimals",
        "weight", "volume", "units_per_pallet", "shelf_life_days",
    ),
    "locations": ("location", "description", "time_zone", "calendar", "parent"),
    "suppliers": ("supplier", "name", "time_zone", "calendar"),
    "agreements": (
        "supplier", "item", "location", "valid_from", "valid_to", "policy", "min", "max", "level_unit",
        "level_source", "reorder_point", "order_up_to", "order_quantity", "can_order_level", "service_level",
        "service_measure", "demand_distribution",
        "lead_time_days", "lead_time_sd_days", "lead_time_max_days", "review_days", "order_minimum", "order_multiple",
        "order_maximum", "stock_minimum", "stock_maximum", "stock_maximum_is_hard", "order_unit", "unit_price",
        "currency", "order_cost", "joint_order_cost", "holding_rate", "backorder_cost", "stock_owner", "share", "period_maximum",
        "priority",
        "auto_release", "auto_release_value", "auto_release_quantity", "dialect",
    ),
    "stock": ("item", "location", "owner", "account", "lot", "expires_on", "quantity", "as_of"),
    "events": (
        "source", "event_id", "kind", "item", "location", "quantity", "effective_at", "recorded_at", "to_location",
        "account", "to_account", "owner", "to_owner", "supplier", "order", "line", "unit", "promised_for", "min",
        "max", "set_by", "reason", "actor", "corrects", "lot", "expires_on", "proposal",
    ),
    "orders": (
        "order", "line", "supplier", "item", "location", "ordered", "ordered_at", "requested_for",
        "first_promised_for", "promised_for", "confirmed", "confirmed_at", "shipped", "shipped_at", "received",
        "received_at", "cancelled", "unit_price", "currency", "proposal", "state",
    ),
    "demand": ("item", "location", "date", "quantity", "bucket", "lost", "stocked_out", "days_out", "returned"),
    "unit_conversions": ("item", "from_unit", "to_unit", "factor"),
    "calendars": ("calendar", "date", "weekday", "open", "order_day", "delivery_day", "cut_off"),
    "thresholds": ("supplier", "item", "location", "valid_from", "min", "max", "set_by", "recorded_at"),
    "forecasts": ("item", "location", "date", "quantity", "source", "sd"),
    "receipts": (),
    "price_breaks": ("supplier", "item", "from_quantity", "unit_price", "kind", "valid_from", "valid_to"),
    "lead_times": ("supplier", "item", "location", "from_quantity", "lead_time_days"),
    "counts": ("item", "location", "owner", "account", "counted", "counted_at", "book"),
    "successors": (),
    "promotions": ("valid_from", "valid_to", "item", "location", "name"),
    "groups": ("level", "group", "item", "location"),
    "lots": (),
}
