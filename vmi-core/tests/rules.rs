//! Rules and policies as data: each option decides as it says, each preset is reproduced from its derivation.
#![allow(missing_docs)]

#[path = "dialects/answers.rs"]
mod answers;
mod common;
#[path = "dialects/facts.rs"]
mod facts;
#[path = "dialects/fields.rs"]
mod fields;
#[path = "dialects/run.rs"]
mod run;

use common::{Sheet, World, rows, text};
use proptest::prelude::*;
use serde_json::{Value, json};
use vmi_core::engine::{Inputs, plan};
use vmi_core::model::{self, Choice, Dialect, LotStep, Policy, Quantity, Rule};
use vmi_core::plan::{AgreementState, Derivation, LotRule, Names, Outcome, Situation, evaluate, lot_size};

#[test]
fn options_that_no_bundled_vector_uses() {
    let read: Value = serde_json::from_str(include_str!("dialects/options.json")).unwrap();
    for vector in read["vectors"].as_array().unwrap() {
        let faults = run::run(vector);
        assert!(faults.is_empty(), "{}: {}", vector["id"], faults.join("; "));
    }
}

#[test]
fn the_runner_sees_what_is_wrong_and_what_it_does_not_know() {
    let vector = |inputs: Value, expected: Value| json!({ "dialect": "adempiere", "version": "x", "inputs": inputs, "expected": expected });
    let inputs = json!({ "on_hand": 0, "min": 5, "max": 9 });
    assert!(run::run(&vector(inputs.clone(), json!({ "order_quantity_base": 9 }))).is_empty());
    assert!(run::run(&vector(inputs.clone(), json!({ "order_quantity_base": 9.00001 })))[0].contains("expected 9.00001"));
    assert!(run::run(&vector(inputs.clone(), json!({ "quantity": 9 })))[0].contains("unknown name \"quantity\""));
    let more = json!({ "on_hand": 0, "min": 5, "max": 9, "moon": "full" });
    assert!(run::run(&vector(more, json!({ "orders": true })))[0].contains("unknown fields: moon"));
    assert_eq!(run::run(&json!({ "inputs": inputs, "expected": {} })), ["expects nothing"]);
}

// ---------------------------------------------------------------- policies

/// One key with these terms and this stock.
fn one(header: &str, row: &str, on_hand: i64) -> World {
    World(vec![
        Sheet::new("items", "item,unit\nA,EA"),
        Sheet::new("agreements", &format!("supplier,item,location,lead_time_days,{header}\nS,A,L,5,{row}")),
        Sheet::new("stock", &format!("item,location,quantity,as_of\nA,L,{on_hand},2026-06-30")),
    ])
}

/// What is ordered; else the reason.
fn decided(world: &World) -> String {
    let plan = world.plan();
    let errors = rows(plan.errors(), &["message"]);
    assert!(errors.is_empty(), "{errors:?}");
    let ordered = rows(plan.proposals(), &["quantity"]).concat();
    if ordered.is_empty() { rows(plan.reasons(), &["reason"]).concat().concat() } else { ordered.concat() }
}

#[test]
fn policies_with_stated_levels() {
    for (header, row, on_hand, wanted) in [
        // (s,S): at or below s, up to S.
        ("policy,reorder_point,order_up_to", "s_S,20,50", 20, "30"),
        ("policy,reorder_point,order_up_to", "s_S,20,50", 21, "above_trigger"),
        ("policy,order_up_to", "s_S,50", 20, "no_reorder_point"),
        ("policy,reorder_point", "s_S,20", 20, "no_order_up_to"),
        ("policy,reorder_point,order_up_to,review_days", "R_s_S,20,50,7", 12, "38"),
        ("policy,reorder_point,order_up_to", "R_s_S,20,50", 12, "no_review_period"),
        // Five containers of 10: 31 pieces are 4 containers in use, so 1 is emptied; asked for only below 40 held by full ones.
        ("policy,min,max,order_quantity", "kanban,41,50,10", 31, "10"),
        ("policy,min,max,order_quantity", "kanban,40,50,10", 31, "above_trigger"),
        ("policy,min,max,order_quantity", "kanban,40,50,10", 30, "20"),
        ("policy,max,order_quantity", "kanban,50,10", -3, "50"),
        ("policy,max,order_quantity", "kanban,50,10", 41, "above_trigger"),
        ("policy,max", "kanban,50", 30, "no_order_quantity"),
        ("policy,order_quantity", "kanban,10", 30, "no_policy"),
        // One for one.
        ("policy,order_up_to", "base_stock,12", 9, "3"),
        ("policy,order_up_to", "base_stock,12", 12, "at_target"),
        ("policy,lead_time_sd_days", "base_stock,0", 12, "history_too_short"),
    ] {
        assert_eq!(decided(&one(header, row, on_hand)), wanted, "{row}, {on_hand} on hand");
    }
}

#[test]
fn s_above_big_s_is_refused() {
    let plan = one("policy,reorder_point,order_up_to", "s_S,60,50", 20).plan();
    assert_eq!(rows(plan.errors(), &["kind", "field"]), [["conflicting_values", "reorder_point"]]);
}

#[test]
fn base_stock_is_reviewed_every_day_where_nothing_else_is_stated() {
    let mut demand = String::from("item,location,date,quantity\n");
    for day in 1..=30 {
        demand += &format!("A,L,2026-06-{day:02},4\n");
    }
    // Demand is 4 on each day: S = 4 × (5 + 1).
    let world = one("policy", "base_stock", 10).with(Sheet::new("demand", &demand));
    assert_eq!(decided(&world), "14");
    assert!(world.plan().explain("A", "L").unwrap().contains("base stock (one for one)"));
}

#[test]
fn policies_are_explained() {
    let explained = |header, row, on_hand| one(header, row, on_hand).plan().explain("A", "L").unwrap();
    let text = explained("policy,reorder_point,order_up_to", "s_S,20,50", 20);
    assert!(text.contains("s 20, S 50 as agreed; 20 is not above s; need 50 − 20 = 30"), "{text}");
    let text = explained("policy,min,max,order_quantity", "kanban,40,50,10", 30);
    assert!(text.contains("5 containers of 10, asked for below 40; position 30: 3 not empty, 30; emptied: 20"), "{text}");
}

// ---------------------------------------------------------------- dialects in tables and settings

#[test]
fn the_agreement_wins_over_the_setting() {
    // At min: ADempiere orders, vmi and Odoo do not.
    let world = one("min,max,dialect", "10,25,adempiere", 10);
    assert_eq!(decided(&world), "15");
    assert_eq!(decided(&one("min,max,dialect", "10,25,", 10)), "above_trigger");
    let with = |world: &World, dialect: &str| plan(&world.inputs().setting("dialect", dialect).unwrap()).unwrap();
    assert_eq!(with(&one("min,max", "10,25", 10), "adempiere").proposals().len(), 1);
    assert_eq!(with(&world, "odoo_14").proposals().len(), 1);
    assert_eq!(with(&one("min,max,dialect", "10,25,vmi", 10), "adempiere").proposals().len(), 0);
}

#[test]
fn an_unknown_dialect_names_the_nearest() {
    let plan = one("min,max,dialect", "10,25,odoo14", 10).plan();
    assert_eq!(rows(plan.errors(), &["kind", "field", "hint"]), [["not_an_option", "dialect", "did you mean \"odoo_14\"?"]]);
    let error = Inputs::new("2026-06-30").setting("dialect", "tritone").unwrap_err();
    assert!(error.to_string().contains("did you mean \"tryton\"?"), "{error}");
}

#[test]
fn the_rule_is_part_of_a_proposals_id_and_of_the_fingerprint() {
    let of = |dialect: &str| one("min,max,dialect", &format!("10,25,{dialect}"), 5).plan();
    let (own, other) = (of(""), of("oracle_min_max"));
    assert_eq!(rows(own.proposals(), &["quantity", "rule"]), [["20", "vmi/1"]]);
    assert_eq!(rows(other.proposals(), &["quantity", "rule"]), [["20", "oracle_min_max/1"]]);
    assert_ne!(text(own.proposals(), "proposal", 0), text(other.proposals(), "proposal", 0));
    assert_ne!(own.fingerprint(), other.fingerprint());
}

#[test]
fn a_proposed_order_line_is_a_request_that_only_some_rules_count() {
    let orders = Sheet::new("orders", "order,line,supplier,item,location,ordered,ordered_at,state\nP,1,S,A,L,8,2026-06-29,proposed");
    assert_eq!(decided(&one("min,max,dialect", "10,25,odoo_14", 5).with(orders.clone())), "above_trigger");
    assert_eq!(decided(&one("min,max,dialect", "10,25,idempiere", 5).with(orders.clone())), "20");
    assert_eq!(decided(&one("min,max", "10,25", 5).with(orders)), "20");
}

// ---------------------------------------------------------------- projections

/// Open orders by day, and an agreement with this dialect.
fn projected(dialect: &str, on_hand: i64, arrivals: &[(&str, i64)]) -> World {
    let mut orders = String::from("order,line,supplier,item,location,ordered,ordered_at,promised_for\n");
    for (at, (day, quantity)) in arrivals.iter().enumerate() {
        orders += &format!("O{at},1,S,A,L,{quantity},2026-06-20,{day}\n");
    }
    let mut demand = String::from("item,location,date,quantity\n");
    for day in 1..=30 {
        demand += &format!("A,L,2026-06-{day:02},4\n");
    }
    one("min,max,review_days,dialect", &format!("10,40,2,{dialect}"), on_hand).with(Sheet::new("orders", &orders)).with(Sheet::new("demand", &demand))
}

#[test]
fn a_projection_says_the_day_and_the_quantity_that_triggered() {
    // 4 a day: 30 on hand are 10 on 07-05, 6 on 07-06 and 2 on 07-07, the last day of lead time 5 + review 2.
    let world = projected("vmi_projected", 30, &[]);
    let text = world.plan().explain("A", "L").unwrap();
    assert!(text.contains("6 on 2026-07-06 triggers"), "{text}");
    assert_eq!(decided(&world), "38"); // up to 40 from the lowest
    assert_eq!(decided(&projected("vmi_projected", 30, &[("2026-07-04", 20)])), "above_trigger");
    // The single position counts the same order whatever its date.
    assert_eq!(decided(&projected("vmi", 30, &[])), "above_trigger");
}

#[test]
fn the_end_of_a_day_alone_does_not_see_a_dip_before_it() {
    // Under min today, above it at the end of the lead time.
    assert_eq!(decided(&projected("odoo_14", 4, &[("2026-07-05", 20)])), "above_trigger");
    assert_eq!(decided(&projected("odoo_14", 4, &[("2026-07-06", 20)])), "36");
    assert_eq!(decided(&projected("vmi_projected", 4, &[("2026-07-05", 60)])), "52"); // the lowest is −12, on 07-04
}

#[test]
fn a_projected_rule_is_refused_with_a_computed_level() {
    let mut world = projected("odoo_14", 4, &[]);
    world = world.change("agreements", |_| {
        Sheet::new("agreements", "supplier,item,location,lead_time_days,review_days,policy,dialect\nS,A,L,5,2,order_up_to,odoo_14")
    });
    assert_eq!(decided(&world), "projected_computed_level");
    assert!(world.plan().explain("A", "L").unwrap().contains("subtracts demand day by day"));
    let unknown = one("min,max,dialect", "10,25,vmi_projected", 3).change("agreements", |sheet| sheet.set("lead_time_days", 1, ""));
    assert_eq!(decided(&unknown), "no_lead_time");
}

#[test]
fn days_of_supply_are_levels_that_move_with_the_demand_that_follows() {
    // Mean 4 a day: min = 3 days = 12, max = 6 days = 24. 30 on hand: 10 at the end of 07-05.
    let world = projected("sap_dynamic_min_max", 30, &[]).set("agreements", "min", 1, "3").set("agreements", "max", 1, "6");
    assert_eq!(decided(&world), "14");
    assert!(world.plan().explain("A", "L").unwrap().contains("10 on 2026-07-05 triggers"));
}

// ---------------------------------------------------------------- properties

/// A situation as a vector would give it, with everything that rules look at.
fn inputs() -> impl Strategy<Value = Value> {
    let flows = prop::collection::vec((0_i32..20, 0_i64..30, prop::sample::select(vec!["draft", "planned", "confirmed", "assigned", "done"])), 0..5);
    let lines = prop::collection::vec(
        (0_i32..20, 0_i64..30, prop::sample::select(vec!["draft_request", "confirmed", "cancelled", "requested_and_on_order_without_receipt_move"])),
        0..3,
    );
    let terms = (prop::option::of(0_i64..40), prop::option::of(1_i64..15), prop::option::of(1_i64..80), prop::option::of(2_i64..13));
    let days = (prop::option::of(0_i64..9), 0_i64..9, 0_i64..9);
    let levels = (prop::option::of(0_i64..60), prop::option::of(0_i64..90), prop::option::of(0_i64..60), prop::option::of(1_i64..40));
    ((-30_i64..80, -20_i64..20), flows.clone(), flows, lines, terms, days, levels, any::<[bool; 2]>()).prop_map(
        |((on_hand, reserved), inbound, outbound, lines, terms, (lead, review, horizon), levels, [has_lots, has_periods])| {
            let date = |days: i32| vmi_core::model::Day::parse("2026-06-28").unwrap().plus(days).unwrap().to_string();
            let dated = |flows: &[(i32, i64, &str)]| -> Value {
                flows.iter().map(|(day, quantity, state)| json!({ "date": date(*day), "quantity": quantity, "state": state })).collect()
            };
            let mut inputs = json!({
                "as_of": "2026-06-30", "on_hand": on_hand, "reserved_sales": reserved, "planned": 3,
                "inbound": dated(&inbound), "outbound": dated(&outbound), "purchase_lines": dated(&lines),
                "order_minimum": terms.0, "order_multiple": terms.1, "order_maximum": terms.2, "order_unit_factor": terms.3,
                "supplier_lead_time_days": lead, "supply_period_days": review, "horizon_days": horizon, "base_unit_rounding": 0.1,
                "min": levels.0, "max": levels.1, "reorder_point": levels.2, "reorder_quantity": levels.3, "target_stock": levels.1,
            });
            if has_lots {
                inputs["lots"] = json!([{ "available_to_promise": 7, "expires": "2026-06-30" }, { "available_to_promise": 9, "expires": null }]);
            }
            if has_periods {
                inputs["demand_by_period"] = json!([3, 0, 9, 4]);
            }
            inputs
        },
    )
}

/// The same situation under each dialect.
fn situations(inputs: &Value) -> Vec<(Dialect, Situation)> {
    let map = inputs.as_object().unwrap();
    let made = |dialect: Dialect| {
        let mut situation = facts::situation("vmi", "", &fields::Fields::new(map), 1).unwrap();
        if let AgreementState::Valid(terms) = &mut situation.agreement {
            terms.spec.policy = dialect.rule().levels.policy.or(Some(Policy::MinMax));
            terms.rule = (dialect != Dialect::Vmi).then(|| Box::new(dialect.rule().clone()));
        }
        (dialect, situation)
    };
    Dialect::WORDS.iter().map(|(_, dialect)| made(*dialect)).collect()
}

proptest! {
    #[test]
    fn the_quantity_follows_from_the_derivation_for_every_preset(inputs in inputs()) {
        for (dialect, situation) in situations(&inputs) {
            let evaluation = evaluate(&situation);
            let derivation = Derivation::new(Names { item: "A", location: "L" }, situation, evaluation, Vec::new(), Vec::new());
            let read: Derivation = serde_json::from_str(&derivation.to_json()).unwrap();
            prop_assert_eq!(&read, &derivation, "{} is not read back as it was", dialect.word());
            prop_assert_eq!(read.recompute(), derivation.evaluation, "{}", dialect.word());
            prop_assert!(!read.to_text().is_empty());
        }
    }

    #[test]
    fn a_proposal_is_above_0_and_covers_the_need_where_nothing_cuts_it(inputs in inputs()) {
        for (dialect, situation) in situations(&inputs) {
            let evaluation = evaluate(&situation);
            let (Outcome::Proposal(proposal), AgreementState::Valid(terms)) = (&evaluation.outcome, &situation.agreement) else { continue };
            let (lot, levels) = (&proposal.lot, evaluation.parameters.unwrap());
            prop_assert!(lot.quantity > Quantity::ZERO, "{}", dialect.word());
            let rounds_up = terms.rule().lot.iter().any(|step| matches!(step, LotStep::OrderStep | LotStep::Multiple(vmi_core::model::Direction::Up)));
            let splits = terms.rule().lot.contains(&LotStep::FixedQuantity) && terms.spec.levels.order_quantity.is_some();
            if !rounds_up || splits || lot.was_cut || lot.raised_to_minimum {
                continue;
            }
            // target ≤ position + proposal < target + multiple, the smallest part of the order unit added where it is rounded to.
            let counted_from = evaluation.seen.as_ref().map_or(evaluation.position, |seen| seen.counted_from).unwrap();
            let reached = counted_from.plus(lot.quantity).unwrap();
            let one = Quantity::from_scaled(1, 0);
            let multiple = terms.lot.order_multiple.unwrap_or(one).max(one);
            let part = lot.before_order_unit.map_or(Quantity::ZERO, |before| lot.quantity.minus(before).unwrap());
            prop_assert!(reached >= levels.target, "{}: {reached} under {}", dialect.word(), levels.target);
            let limit = levels.target.plus(multiple).unwrap().plus(part).unwrap();
            prop_assert!(reached < limit, "{}: {reached} not under {limit}", dialect.word());
        }
    }

    #[test]
    fn no_preset_passes_a_hard_bound(inputs in inputs(), shelf in 0_i64..120) {
        for (dialect, mut situation) in situations(&inputs) {
            if let AgreementState::Valid(terms) = &mut situation.agreement {
                terms.lot.stock_maximum = Some(Quantity::from_scaled(shelf, 0));
                terms.lot.stock_maximum_is_hard = true;
            }
            let (evaluation, stock) = (evaluate(&situation), situation.stock.unwrap());
            let (Outcome::Proposal(proposal), AgreementState::Valid(terms)) = (&evaluation.outcome, &situation.agreement) else { continue };
            let held = stock.physical.plus(situation.supply.on_order).unwrap().plus(proposal.lot.quantity).unwrap();
            prop_assert!(held <= Quantity::from_scaled(shelf, 0), "{}: {held} on a shelf of {shelf}", dialect.word());
            prop_assert!(terms.lot.order_maximum.is_none_or(|most| proposal.lot.quantity <= most), "{}", dialect.word());
            let split: Quantity = proposal.lines.iter().fold(Quantity::ZERO, |sum, line| sum.plus(line.quantity).unwrap());
            prop_assert!(proposal.lines.is_empty() || split == proposal.lot.quantity, "{}", dialect.word());
        }
    }

    #[test]
    fn the_steps_of_vmis_own_rule_are_its_lot_rule(need in 1_i64..500, minimum in prop::option::of(0_i64..80), step in 1_i64..30, maximum in prop::option::of(1_i64..300)) {
        let inputs = json!({ "on_hand": 0, "min": need, "max": need, "order_minimum": minimum, "order_multiple": step, "order_maximum": maximum });
        let mut situation = facts::situation("vmi", "", &fields::Fields::new(inputs.as_object().unwrap()), 0).unwrap();
        let wanted = lot_size(need, &LotRule { minimum, step, maximum, shelf_room: None }).ok().map(|(quantity, ..)| Quantity::from_scaled(quantity, 0));
        let found = |situation: &Situation| match evaluate(situation).outcome {
            Outcome::Proposal(proposal) => Some(proposal.lot.quantity),
            Outcome::Parts(_) | Outcome::NoOrder(_) => None,
        };
        prop_assert_eq!(found(&situation), wanted);
        // The rule written out is the rule left out.
        if let AgreementState::Valid(terms) = &mut situation.agreement {
            prop_assert_eq!(terms.rule(), &Rule::default());
            terms.rule = None;
        }
        prop_assert_eq!(found(&situation), wanted);
    }
}

// ---------------------------------------------------------------- documents

/// The words of a list, as it is written in a schema or a message.
fn words<C: Choice>() -> Vec<&'static str> {
    C::WORDS.iter().map(|(word, _)| *word).collect()
}

#[test]
fn every_dialect_and_every_option_is_documented() {
    let read = |name: &str| std::fs::read_to_string(format!("{}/../docs/{name}.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let text = read("dialects");
    let steps: Vec<String> = Dialect::WORDS
        .iter()
        .flat_map(|(_, dialect)| dialect.rule().lot.iter())
        .map(|step| match serde_json::to_value(step).unwrap() {
            Value::String(word) => word,
            other => other.as_object().unwrap().keys().next().unwrap().clone(),
        })
        .collect();
    let options = [
        words::<Dialect>(),
        words::<model::Account>(),
        words::<model::Comparison>(),
        words::<model::DemandCounted>(),
        words::<model::Direction>(),
        words::<model::DueDate>(),
        words::<model::FlowState>(),
        words::<model::Late>(),
        words::<model::LevelUnit>(),
        words::<model::LoneMax>(),
        words::<model::Low>(),
        words::<model::MissingLevels>(),
        words::<model::OrderBy>(),
        words::<model::PlaceOn>(),
        words::<model::QuantityNeed>(),
        words::<model::Scope>(),
        words::<model::Span>(),
        words::<model::Step>(),
        words::<model::TargetLevel>(),
        words::<model::Time>(),
        words::<model::TriggerLevel>(),
        words::<model::UnitStep>(),
        words::<model::UnknownLeadTime>(),
        words::<model::ZeroLevel>(),
    ];
    for word in options.concat().into_iter().chain(steps.iter().map(String::as_str)) {
        assert!(text.contains(word), "docs/dialects.md does not mention {word:?}");
    }
    // The column's list is the enum's.
    assert!(read("tables").contains(&format!("| `dialect` |  | {} |", Dialect::list())));
    assert!(read("tables").contains(&format!("| `policy` |  | {} |", Policy::list())));
}

#[test]
fn a_rule_is_explained_by_what_it_counted_and_what_triggered() {
    let world = one("min,max,order_multiple,dialect", "50,90,12,odoo_18", 30);
    let orders = "order,line,supplier,item,location,ordered,ordered_at,promised_for,state\nO,1,S,A,L,8,2026-06-20,2026-07-03,\nP,1,S,A,L,3,2026-06-20,,proposed";
    let text = world.with(Sheet::new("orders", orders)).plan().explain("A", "L").unwrap();
    for wanted in [
        "order 48 from S: place Tue 2026-06-30, due 2026-07-05",
        "30 on hand + 3 open requests, before dated receipts and issues",
        "rule odoo_18/1",
        "2026-07-05 41",
        "trigger below 50, target 90; 41 on 2026-07-05 triggers; 90 − 41 = 49",
        "need 49 → multiple of 12 (up_without_max_else_down): 48",
    ] {
        assert!(text.contains(wanted), "{wanted:?} is not in\n{text}");
    }
}
