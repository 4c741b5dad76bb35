//! The digest of what was read: rows by key, so that their order and the types of columns do not matter.

use super::inputs::Inputs;
use super::level_events::StatedChange;
use super::load::Facts;
use super::spoils::Spoils;
use crate::canonical::Digest;
use crate::demand::History;
use crate::ledger::{OrderLine, Position, StockAccount};
use crate::model::{
    Agreement, Catalog, Choice, Day, DayRule, DemandDistribution, IdIndex, Item, Key, Money, Owner, Quantity, ServiceMeasure, StatedUnit, Threshold,
    Zone,
};

/// The digest of settings and facts.
pub(super) fn digest(facts: &Facts<'_>, inputs: &Inputs<'_>, order: &[u32], spoils: &Spoils) -> String {
    let mut digest = Digest::new("vmi inputs 1");
    digest.text(&facts.as_of.to_string());
    for (name, value) in inputs.settings.pairs() {
        digest.text(&name);
        digest.text(&value);
    }
    let catalog = &facts.loaded.catalog;
    for number in sorted(&catalog.item_ids) {
        digest.text(catalog.item_ids.id(number));
        item(&mut digest, catalog, number);
    }
    for number in order {
        key(&mut digest, facts, *number, spoils);
    }
    for (ids, texts) in [
        names(&catalog.location_ids, &catalog.locations, |location| location.description.as_deref()),
        names(&catalog.supplier_ids, &catalog.suppliers, |supplier| supplier.name.as_deref()),
    ] {
        digest.packed(ids.as_bytes());
        digest.packed(texts.as_bytes());
    }
    calendars(&mut digest, catalog);
    facts.ledger.write_digest(&mut digest, &facts.window);
    for (table, field, kind, count) in facts.problems.counts() {
        digest.text(table);
        digest.text(field);
        digest.integer(i64::from(kind.code()));
        digest.integer(count as i64);
    }
    digest.hex()
}

/// Calendars, and who refers to which; nothing where there are neither calendars nor zones.
fn calendars(digest: &mut Digest, catalog: &Catalog) {
    let locations = sorted(&catalog.location_ids).into_iter().filter_map(|number| {
        let location = catalog.locations.get(number as usize)?;
        let zone = (!location.zone.is_utc()).then(|| location.zone.name());
        Some((catalog.location_ids.id(number), zone, location.calendar.as_ref().map(|calendar| calendar.id())))
    });
    let suppliers = sorted(&catalog.supplier_ids).into_iter().filter_map(|number| {
        let supplier = catalog.suppliers.get(number as usize)?;
        Some((catalog.supplier_ids.id(number), supplier.zone.map(Zone::name), supplier.calendar.as_ref().map(|calendar| calendar.id())))
    });
    for (what, parties) in [("location", locations.collect::<Vec<_>>()), ("supplier", suppliers.collect())] {
        for (id, zone, calendar) in parties.into_iter().filter(|(_, zone, calendar)| zone.is_some() || calendar.is_some()) {
            digest.text(what);
            digest.text(id);
            digest.optional_text(zone);
            digest.optional_text(calendar);
        }
    }
    for calendar in &catalog.calendars {
        digest.text("calendar");
        digest.text(calendar.id());
        digest.integer(calendar.week().is_some().into());
        for rule in calendar.week().into_iter().flatten() {
            day_rule(digest, *rule);
        }
        for (day, rule) in calendar.dates() {
            digest.integer(i64::from(day.days()));
            day_rule(digest, *rule);
        }
    }
}

/// Every field; a new field does not compile until it is here.
fn day_rule(digest: &mut Digest, rule: DayRule) {
    let DayRule { open, order_day, delivery_day, cut_off } = rule;
    for flag in [open, order_day, delivery_day] {
        digest.integer(flag.into());
    }
    digest.optional_integer(cut_off.map(|time| i64::from(time.minutes())));
}

/// Every field but the numbers of rows and ids; a new field does not compile until it is here.
fn threshold(digest: &mut Digest, change: &Threshold) {
    let Threshold { supplier: _, item: _, location: _, row: _, valid_from, min, max, set_by, recorded_at } = change;
    digest.integer(i64::from(valid_from.days()));
    digest.decimal(Some(min.decimal()));
    digest.decimal(Some(max.decimal()));
    digest.integer(*set_by as i64);
    digest.integer(recorded_at.micros());
}

/// The same of a change by an event; when it was recorded decides, and the digest of the events leaves that out.
fn level_event(digest: &mut Digest, catalog: &Catalog, change: &StatedChange) {
    let StatedChange { key: _, supplier, valid_from, min, max, set_by, recorded_at, event } = change;
    digest.optional_text(supplier.map(|supplier| catalog.supplier_ids.id(supplier)));
    digest.integer(i64::from(valid_from.days()));
    digest.decimal(min.map(Quantity::decimal));
    digest.decimal(max.map(Quantity::decimal));
    digest.integer(*set_by as i64);
    digest.integer(recorded_at.micros());
    digest.text(&event.source);
    digest.text(&event.event_id);
    digest.optional_text(event.actor.as_deref());
    digest.optional_text(event.reason.as_deref());
}

/// Ids and their texts, sorted by id.
fn names<T>(ids: &IdIndex, rows: &[T], text: impl Fn(&T) -> Option<&str>) -> (String, String) {
    let order = sorted(ids);
    let join = |of: &dyn Fn(u32) -> String| order.iter().map(|number| of(*number) + "\n").collect::<String>();
    let of_text = |number: u32| rows.get(number as usize).and_then(&text).unwrap_or_default().to_owned();
    (join(&|number| ids.id(number).to_owned()), join(&of_text))
}

fn sorted(ids: &IdIndex) -> Vec<u32> {
    let mut order = vec![0; ids.len()];
    for (number, rank) in ids.ranks().into_iter().enumerate() {
        order[rank as usize] = number as u32;
    }
    order
}

fn item(digest: &mut Digest, catalog: &Catalog, number: u32) {
    let Some(known) = catalog.item(number) else { return digest.optional_integer(None) };
    let Item { unit, description, unit_cost, category, criticality, quantity_decimals, weight, volume, units_per_pallet } = known;
    digest.text(unit);
    digest.optional_text(description.as_deref());
    money(digest, unit_cost.as_ref());
    digest.optional_integer(category.map(|category| category as i64));
    digest.optional_integer(criticality.map(|criticality| criticality as i64));
    digest.integer(i64::from(*quantity_decimals));
    for value in [weight, volume, units_per_pallet] {
        digest.decimal(*value);
    }
    let first = catalog.conversions.partition_point(|(of, _)| *of < number);
    for (_, conversion) in catalog.conversions[first..].iter().take_while(|(of, _)| *of == number) {
        digest.text(&conversion.from_unit);
        digest.text(&conversion.to_unit);
        digest.decimal(Some(conversion.factor));
    }
}

fn money(digest: &mut Digest, money: Option<&Money>) {
    digest.decimal(money.map(Money::amount));
    digest.optional_text(money.and_then(Money::currency));
}

fn key(digest: &mut Digest, facts: &Facts<'_>, number: u32, spoils: &Spoils) {
    let catalog = &facts.loaded.catalog;
    let place = facts.loaded.keys.keys()[number as usize];
    let (item, location) = catalog.key_ids(place);
    digest.text(item);
    digest.text(location);
    if !spoils.of(place).is_empty() {
        // Of two rows with one key neither is right: which one was kept must not show.
        return digest.text("bad_input");
    }
    let mut own: Vec<&Agreement> = facts.agreements_of(number).iter().collect();
    own.sort_by_key(|agreement| (catalog.supplier_ids.id(agreement.supplier), agreement.valid_from));
    for agreement in own {
        digest.text(catalog.supplier_ids.id(agreement.supplier));
        terms(digest, agreement);
        for part in catalog.price_breaks_of(agreement.supplier, agreement.item, facts.cuts.of(Some(place.location)).day()) {
            digest.text(part.kind.word());
            digest.decimal(Some(part.from_quantity.decimal()));
            digest.decimal(Some(part.unit_price));
            // Where the agreement has a price of its own, that told the currency.
            if let (None, Some(currency)) = (&agreement.unit_price, &agreement.currency) {
                digest.text(currency);
            }
        }
        for band in catalog.lead_bands_of(agreement.supplier, place) {
            digest.text("lead_time");
            digest.decimal(Some(band.from_quantity.decimal()));
            digest.float(band.lead_time_days);
        }
    }
    expected(digest, facts, (number, place));
    let mut changes: Vec<&Threshold> = facts.thresholds_of(place).iter().collect();
    // Of one supplier they stand in a fixed order already.
    changes.sort_by_key(|change| catalog.supplier_ids.id(change.supplier));
    for change in changes {
        digest.text("threshold");
        digest.text(catalog.supplier_ids.id(change.supplier));
        threshold(digest, change);
    }
    for change in facts.level_events_of(place) {
        digest.text("threshold event");
        level_event(digest, catalog, change);
    }
    match facts.positions.get(number as usize).and_then(Option::as_ref) {
        Some(balance) => {
            stock(digest, balance);
            lots(digest, facts.lots.get(&number).map_or(&[], Vec::as_slice));
        }
        None => digest.optional_integer(None),
    }
    let named =
        |line: &OrderLine| (catalog.supplier_ids.id(line.supplier), facts.orders.proposal(line), OrderLine { supplier: 0, proposal: None, ..*line });
    let mut lines: Vec<(&str, Option<&str>, OrderLine)> = facts.orders.of(number).iter().map(|(_, line)| named(line)).collect();
    lines.sort_unstable();
    for (supplier, proposal, line) in lines {
        digest.text(supplier);
        digest.optional_text(proposal);
        order_line(digest, &line);
    }
    if let Some(history) = facts.histories.of(number, 0) {
        demand(digest, &history);
        let returned = facts.histories.returned(number);
        if returned.iter().any(|units| *units != 0) {
            digest.text("returned");
            for units in returned {
                digest.integer(*units);
            }
        }
    }
}

/// What is expected of a key, and what is not usual.
fn expected(digest: &mut Digest, facts: &Facts<'_>, (number, place): (u32, Key)) {
    for day in facts.forecasts.of(number) {
        digest.text("forecast");
        digest.integer(i64::from(day.day.days()));
        digest.float(day.quantity);
    }
    for promotion in facts.promotions.of(place) {
        digest.text("promotion");
        digest.integer(i64::from(promotion.from.days()));
        digest.integer(i64::from(promotion.to.days()));
        digest.optional_text(promotion.name.as_deref());
    }
}

/// Every field but the numbers of ids; a new field does not compile until it is here.
fn order_line(digest: &mut Digest, line: &OrderLine) {
    let OrderLine { ordered, confirmed, shipped, received, cancelled, state, arrives_on, ordered_on, supplier: _, proposal: _ } = line;
    for quantity in [Some(*ordered), *confirmed, Some(*shipped), Some(*received), Some(*cancelled)] {
        digest.optional_integer(quantity);
    }
    digest.optional_integer(state.map(|state| state as i64));
    for day in [arrives_on, ordered_on] {
        digest.optional_integer(day.map(|day| i64::from(day.days())));
    }
}

/// Every field but the numbers of rows and ids; a new field does not compile until it is here.
fn terms(digest: &mut Digest, agreement: &Agreement) {
    let Agreement {
        supplier: _,
        item: _,
        location: _,
        row: _,
        valid_from,
        valid_to,
        policy,
        dialect,
        levels,
        level_source,
        service_level,
        service_measure,
        demand_distribution,
        backorder_cost,
        lead_time_days,
        lead_time_sd_days,
        lead_time_max_days,
        review_days,
        lot,
        order_unit,
        unit_price,
        currency: _, // of the price, and of the breaks
        order_cost,
        joint_order_cost,
        holding_rate,
        stock_owner,
        priority,
        share,
        period_maximum,
        release,
    } = agreement;
    let quantities = [
        levels.min,
        levels.max,
        levels.reorder_point,
        levels.order_up_to,
        levels.order_quantity,
        lot.order_minimum,
        lot.order_multiple,
        lot.order_maximum,
        lot.stock_minimum,
        lot.stock_maximum,
        release.auto_release_quantity,
    ];
    for quantity in quantities {
        digest.decimal(quantity.map(Quantity::decimal));
    }
    for number in [service_level, lead_time_days, lead_time_sd_days, lead_time_max_days, review_days, order_cost, holding_rate] {
        digest.optional_float(*number);
    }
    for day in [valid_from, valid_to] {
        digest.optional_integer(day.map(|day| i64::from(day.days())));
    }
    digest.optional_integer(policy.map(|policy| policy as i64));
    digest.optional_integer(level_source.map(|source| source as i64));
    digest.optional_integer(*priority);
    if levels.level_unit == StatedUnit::Days {
        digest.text("days");
    }
    digest.integer(i64::from(lot.stock_maximum_is_hard));
    digest.integer(*stock_owner as i64);
    digest.integer(release.auto_release as i64);
    digest.decimal(release.auto_release_value);
    digest.optional_text(order_unit.as_deref());
    money(digest, unit_price.as_ref());
    rarely_stated(digest, (*service_measure, *demand_distribution), *backorder_cost, (*share, *period_maximum));
    joint(digest, levels.can_order_level, *joint_order_cost);
    if let Some(dialect) = dialect {
        digest.text("dialect");
        digest.text(dialect.word());
    }
}

/// Terms of can-order policies, without a trace where they are absent.
fn joint(digest: &mut Digest, can_order_level: Option<Quantity>, joint_order_cost: Option<f64>) {
    if can_order_level.is_some() || joint_order_cost.is_some() {
        digest.text("can_order");
        digest.decimal(can_order_level.map(Quantity::decimal));
        digest.optional_float(joint_order_cost);
    }
}

/// Terms that few agreements state: they leave no trace where they are absent, so that a fingerprint of before they were known stays.
fn rarely_stated(
    digest: &mut Digest,
    (measure, distribution): (Option<ServiceMeasure>, Option<DemandDistribution>),
    backorder_cost: Option<f64>,
    (share, period_maximum): (Option<i64>, Option<Quantity>),
) {
    if let Some(measure) = measure {
        digest.text(measure.word());
    }
    if backorder_cost.is_some() {
        digest.text("backorder_cost");
        digest.optional_float(backorder_cost);
    }
    if let Some(distribution) = distribution {
        digest.text("demand_distribution");
        digest.text(distribution.word());
    }
    if share.is_some() || period_maximum.is_some() {
        digest.text("sourcing");
        digest.optional_integer(share);
        digest.decimal(period_maximum.map(Quantity::decimal));
    }
}

fn stock(digest: &mut Digest, balance: &Position) {
    for (_, owner) in Owner::WORDS {
        for (_, account) in StockAccount::WORDS {
            digest.decimal(Some(balance.of(*owner, *account).decimal()));
        }
    }
    digest.decimal(Some(balance.allocated.decimal()));
    digest.optional_integer(balance.newest.map(crate::model::Moment::micros));
}

/// Usable stock by the day of expiry; nothing where no lot has a day.
fn lots(digest: &mut Digest, by_day: &[(Day, Quantity)]) {
    if by_day.is_empty() {
        return;
    }
    digest.text("lots");
    for (day, quantity) in by_day {
        digest.integer(i64::from(day.days()));
        digest.decimal(Some(quantity.decimal()));
    }
}

fn demand(digest: &mut Digest, history: &History<'_>) {
    let rows = 0..history.days.len();
    let states_more = rows.clone().any(|row| history.stated_lost(row).is_some() || !history.is_known(row));
    let mut bytes = Vec::with_capacity(history.days.len() * 12 + 2);
    bytes.extend_from_slice(&[history.bucket as u8, u8::from(states_more)]);
    for row in rows.clone() {
        bytes.extend_from_slice(&history.days[row].to_le_bytes());
        bytes.extend_from_slice(&history.served[row].to_le_bytes());
    }
    for row in rows.filter(|_| states_more) {
        bytes.extend_from_slice(&history.stated_lost(row).unwrap_or(-1).to_le_bytes());
        bytes.push(u8::from(history.is_known(row)));
    }
    digest.packed(&bytes);
}
