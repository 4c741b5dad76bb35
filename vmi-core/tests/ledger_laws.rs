//! The laws of the ledger as properties. `PROPTEST_CASES` sets how many cases each tries.

use proptest::prelude::*;
use vmi_core::ledger::{Account, Event, EventKind, Ledger, Side, StockAccount, View};
use vmi_core::model::{Choice, LevelSource, Moment, Owner, Quantity};

const KEYS: [(&str, &str); 3] = [("A", "DC1"), ("A", "DC2"), ("B", "DC1")];

/// An event of any kind, right by itself.
fn event() -> impl Strategy<Value = Event> {
    let kind = prop::sample::select(EventKind::WORDS.iter().map(|(_, kind)| *kind).collect::<Vec<_>>());
    let key = prop::sample::select(KEYS.to_vec());
    let account = prop::sample::select(StockAccount::WORDS.to_vec());
    (kind, key, 0_i64..500, 0_i64..20, account, prop::bool::ANY, 0_u32..60).prop_map(|(kind, key, quantity, hour, (_, account), consigned, id)| {
        let at = Moment::from_micros((20_000 * 24 + hour * 6) * 3_600_000_000).unwrap();
        let quantity = if kind == EventKind::Adjustment && id % 2 == 0 { -quantity } else { quantity };
        let bare = matches!(kind, EventKind::ThresholdChange | EventKind::OrderClosed | EventKind::Hold | EventKind::Rejected);
        let quantity = Quantity::from_scaled(if bare { 0 } else { quantity }, 1);
        let mut event = Event::new(kind, ("wms", &id.to_string()), key, quantity, at);
        event.owner = if consigned { Owner::Supplier } else { Owner::Customer };
        if !matches!(kind, EventKind::Block | EventKind::Unblock) {
            event.account = account;
        }
        let more = &mut event.more;
        more.promised_for = Some(at.day());
        if id % 3 > 0 {
            more.order = Some(format!("P{}", id % 3));
            more.line = Some((id % 2).to_string());
        }
        match kind {
            EventKind::ThresholdChange => (more.min, more.set_by) = (Some(Quantity::ZERO), Some(LevelSource::Customer)),
            EventKind::OwnershipTransfer => more.to_owner = Some(if consigned { Owner::Customer } else { Owner::Supplier }),
            EventKind::TransferOut => more.to_location = Some(if key.1 == "DC1" { "DC2" } else { "DC1" }.into()),
            EventKind::OrderPlaced => more.supplier = Some("ACME".into()),
            EventKind::Rejected => more.proposal = Some("x".into()),
            _ => {}
        }
        if kind.word().starts_with("order_") && more.order.is_none() {
            (more.order, more.line) = (Some("P9".into()), Some("1".into()));
        }
        if id % 7 == 0 {
            more.corrects = Some((id + 1).to_string());
        }
        event.recorded_at = Moment::close_of(at.day());
        event.because("Anna", "test")
    })
}

/// The first event of each id: what an append would accept.
fn distinct(events: Vec<Event>) -> Vec<Event> {
    let mut seen = std::collections::BTreeSet::new();
    let mut kept: Vec<Event> = events.into_iter().filter(|event| seen.insert(event.event_id.clone())).collect();
    kept.sort_by_key(|event| event.recorded_at);
    kept
}

fn positions(ledger: &Ledger) -> String {
    format!("{:?} {:?}", ledger.positions(&View::ALL).unwrap(), ledger.order_lines(&View::ALL).unwrap())
}

/// Every account that holds anything of a key.
fn sides() -> Vec<Side> {
    let stock =
        [Owner::Customer, Owner::Supplier].into_iter().flat_map(|owner| StockAccount::WORDS.iter().map(move |(_, at)| Side::stock(owner, *at)));
    let outside =
        Account::WORDS.iter().map(|(_, account)| *account).filter(|account| StockAccount::WORDS.iter().all(|(_, at)| Account::from(*at) != *account));
    stock.chain(outside.map(Side::outside)).collect()
}

proptest! {
    #[test]
    fn law_1_conservation(events in prop::collection::vec(event(), 0..40)) {
        let mut ledger = Ledger::default();
        ledger.append(&distinct(events), Some(0)).unwrap();
        for (item, location) in KEYS {
            let mut all = Quantity::ZERO;
            let position = ledger.position(item, location, &View::ALL).unwrap();
            for side in sides() {
                let turnover = ledger.turnover(item, location, side, &View::ALL).unwrap();
                let closing = turnover.entered.minus(turnover.left).unwrap();
                all = all.plus(closing).unwrap();
                let held = match (side.account, side.owner) {
                    (Account::Usable, Some(owner)) => position.of(owner, StockAccount::Usable),
                    (Account::Quality, Some(owner)) => position.of(owner, StockAccount::Quality),
                    (Account::Blocked, Some(owner)) => position.of(owner, StockAccount::Blocked),
                    (Account::Expired, Some(owner)) => position.of(owner, StockAccount::Expired),
                    (Account::OnOrderUnconfirmed, _) => position.on_order_unconfirmed,
                    (Account::OnOrderConfirmed, _) => position.on_order_confirmed,
                    (Account::InTransit, _) => position.in_transit,
                    (Account::Allocated, _) => position.allocated,
                    (Account::BackOrdered, _) => position.back_ordered,
                    _ => closing,
                };
                prop_assert_eq!(held, closing, "opening (0) + in − out = closing of {:?} in {:?}", side, ledger.history(item, location, &View::ALL));
            }
            prop_assert_eq!(all, Quantity::ZERO, "what enters one account left another");
        }
    }

    #[test]
    fn law_2_replay_and_repetition(events in prop::collection::vec(event(), 1..40), again in prop::collection::vec(any::<prop::sample::Index>(), 0..10)) {
        let events = distinct(events);
        let mut ledger = Ledger::default();
        ledger.append(&events, Some(0)).unwrap();
        let before = (positions(&ledger), ledger.sequence(), ledger.check(u64::MAX));
        let repeated: Vec<Event> = again.iter().map(|at| at.get(&events).clone()).collect();
        let appended = ledger.append(&repeated, Some(12_345)).unwrap();
        prop_assert_eq!((appended.added, appended.repeated), (0, repeated.len()));
        let replayed = Ledger::from_json_lines(&ledger.to_json_lines()).unwrap();
        prop_assert_eq!(positions(&replayed), before.0.clone());
        prop_assert!(replayed.events().eq(ledger.events()));
        let mut other = events[0].clone();
        other.more.actor = Some("somebody else".into());
        let mut fresh = events[0].clone();
        fresh.event_id = "new".into();
        fresh.recorded_at = Moment::parse("2099-01-01").unwrap();
        prop_assert!(ledger.append(&[fresh.clone(), other], None).is_err());
        prop_assert!(ledger.append(&[fresh], Some(before.1 + 1)).is_err());
        prop_assert_eq!(&before, &(positions(&ledger), ledger.sequence(), ledger.check(u64::MAX)), "a conflict changes nothing");
    }

    #[test]
    fn law_3_order_of_arrival(events in prop::collection::vec(event(), 1..30), seed in any::<u64>()) {
        let events: Vec<Event> = distinct(events).into_iter().map(|event| Event { recorded_at: Moment::parse("2050-01-01").unwrap(), ..event }).collect();
        let mut shuffled = events.clone();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        let build = |events: &[Event]| {
            let mut ledger = Ledger::default();
            for event in events {
                ledger.append(std::slice::from_ref(event), None).unwrap();
            }
            ledger
        };
        let (a, b) = (build(&events), build(&shuffled));
        prop_assert_eq!(positions(&a), positions(&b));
        let moves = |ledger: &Ledger| -> Vec<_> {
            ledger.history("A", "DC1", &View::ALL).unwrap().into_iter().map(|entry| (entry.event, entry.movements)).collect()
        };
        prop_assert_eq!(moves(&a), moves(&b));
        prop_assert_eq!(a.compare(&b, &View::ALL).unwrap().events, vec![]);
    }

    #[test]
    fn what_was_known_never_changes(events in prop::collection::vec(event(), 2..40), cut in any::<prop::sample::Index>()) {
        let mut events = distinct(events);
        for (at, event) in events.iter_mut().enumerate() {
            event.recorded_at = Moment::from_micros(4_000_000_000_000_000 + at as i64).unwrap();
        }
        let cut = cut.index(events.len());
        let (first, later) = events.split_at(cut);
        let mut ledger = Ledger::default();
        ledger.append(first, None).unwrap();
        let (known, snapshot) = (positions(&ledger), ledger.snapshot(None));
        ledger.append(later, None).unwrap();
        let view = View::ALL.known_at(Moment::from_micros(4_000_000_000_000_000 + cut as i64 - 1).unwrap());
        prop_assert_eq!(format!("{:?} {:?}", ledger.positions(&view).unwrap(), ledger.order_lines(&view).unwrap()), known);
        let kept: vmi_core::ledger::Snapshot = serde_json::from_str(&serde_json::to_string(&snapshot).unwrap()).unwrap();
        prop_assert_eq!(ledger.resume(&kept).unwrap(), ledger.positions(&View::ALL).unwrap());
    }

    #[test]
    fn differences_of_two_ledgers_sum_to_the_difference_of_their_stocks(events in prop::collection::vec(event(), 0..40), other in prop::collection::vec(event(), 0..10)) {
        let build = |events: Vec<Event>| {
            let mut ledger = Ledger::default();
            ledger.append(&distinct(events), None).unwrap();
            ledger
        };
        let here = build(events.clone());
        let there = build(events.into_iter().skip(3).chain(other).collect());
        let found = here.compare(&there, &View::ALL).unwrap();
        for row in &found.stock {
            let same = |effect: &&vmi_core::ledger::Effect| {
                (&effect.item, &effect.location, effect.owner, effect.account) == (&row.item, &row.location, row.owner, row.account)
            };
            let effects = found.events.iter().flat_map(|event| &event.effects).filter(same);
            let sum = effects.fold(Quantity::ZERO, |sum, effect| sum.plus(effect.difference).unwrap());
            prop_assert_eq!(sum, row.difference);
            prop_assert_eq!(row.here.minus(row.there).unwrap(), row.difference);
        }
        for (item, location) in KEYS {
            for (_, account) in StockAccount::WORDS {
                for owner in [Owner::Customer, Owner::Supplier] {
                    let (a, b) = (here.position(item, location, &View::ALL).unwrap(), there.position(item, location, &View::ALL).unwrap());
                    let is_listed = found.stock.iter().any(|row| (&*row.item, &*row.location, row.owner, row.account) == (item, location, owner, *account));
                    prop_assert_eq!(is_listed, a.of(owner, *account) != b.of(owner, *account));
                }
            }
        }
    }
}
