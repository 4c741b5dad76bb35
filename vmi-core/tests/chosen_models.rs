//! Which model a plan computes levels with, by agreement, settings, category and pattern, and what it says of it.
//!
//! The levels of the lumpy item are those of tests/tools/levels_by_distribution.py.

mod common;

use common::{Sheet, World, rows, text};
use vmi_core::engine::{Plan, plan};
use vmi_core::plan::Derivation;

/// 60 days with a demand every seventh: lumpy, mean 0.6833, sd 2.1823.
const LUMPY: [u32; 9] = [2, 9, 4, 1, 12, 3, 2, 7, 1];

fn demand(of_day: impl Fn(usize) -> u32) -> Sheet {
    let rows: Vec<String> = (0..60)
        .map(|day| {
            let (month, day_of_month) = if day < 30 { (5, day + 2) } else { (6, day - 29) };
            format!("A,DC1,2026-{month:02}-{day_of_month:02},{}", of_day(day))
        })
        .filter(|row| !row.ends_with(",0") || row.contains("05-02"))
        .collect();
    Sheet::new("demand", &format!("item,location,date,quantity\n{}", rows.join("\n")))
}

fn lumpy(day: usize) -> u32 {
    if day % 7 == 3 { LUMPY[day / 7] } else { 0 }
}

/// One item; the rest of its row and of the agreement's columns is the caller's.
fn world(columns: &str, values: &str) -> World {
    World(vec![
        Sheet::new("items", "item,unit,category,criticality,quantity_decimals\nA,EA,mro,vital,0"),
        Sheet::new("agreements", &format!("supplier,item,location,lead_time_days,{columns}\nACME,A,DC1,4,{values}")),
        Sheet::new("stock", "item,location,quantity,as_of\nA,DC1,3,2026-06-30"),
        demand(lumpy),
    ])
}

fn planned(world: &World, settings: &[(&str, &str)]) -> Plan {
    plan(&settings.iter().fold(world.inputs(), |inputs, (name, value)| inputs.setting(name, value).unwrap())).unwrap()
}

fn cell(plan: &Plan, column: &str) -> String {
    text(plan.parameters(), column, 0)
}

#[test]
fn levels_are_those_of_the_specification() {
    let periodic = "policy,review_days,service_level,service_measure,demand_distribution";
    let continuous = "policy,order_quantity,service_level,service_measure,demand_distribution";
    let cases = [
        (periodic, "order_up_to,7,0.95,cycle,gamma", "order_up_to", 21.926_461_591_156_47),
        (periodic, "order_up_to,7,0.95,cycle,poisson", "order_up_to", 12.0),
        (periodic, "order_up_to,7,0.95,cycle,negative_binomial", "order_up_to", 22.0),
        (periodic, "order_up_to,7,0.97,fill,gamma", "order_up_to", 27.346_860_177_205_137),
        (periodic, "order_up_to,7,0.97,fill,poisson", "order_up_to", 12.0),
        (periodic, "order_up_to,7,0.97,fill,negative_binomial", "order_up_to", 27.0),
        (continuous, "reorder_point,12,0.98,fill,gamma", "reorder_point", 11.673_158_725_608_413),
        (continuous, "reorder_point,12,0.98,fill,poisson", "reorder_point", 4.0),
        (continuous, "reorder_point,12,0.98,fill,negative_binomial", "reorder_point", 12.0),
        (continuous, "s_S,12,0.98,fill,poisson", "reorder_point", 5.0),
        (continuous, "s_S,12,0.98,fill,negative_binomial", "reorder_point", 19.0),
    ];
    for (columns, values, column, expected) in cases {
        let plan = planned(&world(columns, values), &[]);
        let found: f64 = cell(&plan, column).parse().unwrap_or_else(|_| panic!("{values}: {:?}", rows(plan.reasons(), &["reason", "message"])));
        assert!((found - expected).abs() < 1e-8 * expected, "{values}: {found} for {expected}");
        let derived = plan.derivation("A", "DC1").unwrap();
        let read: Derivation = serde_json::from_str(&derived.to_json()).unwrap();
        assert_eq!(read.recompute(), derived.evaluation, "{values}");
    }
}

#[test]
fn a_plan_says_which_model_and_explains_it() {
    let columns = "policy,order_quantity,service_level,service_measure,demand_distribution";
    let plan = planned(&world(columns, "s_S,12,0.98,fill,negative_binomial"), &[]);
    assert_eq!(cell(&plan, "model"), "(s,S) exact, negative binomial, fill rate 0.98");
    assert!((cell(&plan, "service_reached").parse::<f64>().unwrap() - 0.982_069_617_239_045_4).abs() < 1e-9);
    assert_eq!(rows(plan.proposals(), &["quantity", "need"]), [["28", "28"]]);
    let explained = plan.explain("A", "DC1").unwrap();
    for part in ["model", "(s,S) exact, negative binomial, fill rate 0.98", "s 19, S 19 + 12 = 31", "reached 0.9821"] {
        assert!(explained.contains(part), "{part} is not in\n{explained}");
    }
}

#[test]
fn s_and_s_up_to_are_the_cheapest_where_a_shortage_has_a_cost() {
    // By brute force over both levels with the exact cost of each.
    let columns = "policy,order_cost,holding_rate,unit_price,backorder_cost,demand_distribution";
    let plan = planned(&world(columns, "s_S,2,0.25,73,1.5,negative_binomial"), &[]);
    assert_eq!(cell(&plan, "model"), "(s,S) exact, negative binomial, least cost");
    let (mean, variance) = {
        let number = |column| cell(&plan, column).parse::<f64>().unwrap();
        (number("demand_per_day"), number("demand_sd_per_day") * number("demand_sd_per_day"))
    };
    let listed = |days: f64| {
        vmi_core::policy::fitted::fitted_list(vmi_core::model::DemandDistribution::NegativeBinomial, mean * days, variance * days).unwrap()
    };
    let (day, cover) = (listed(1.0), listed(5.0));
    let model = vmi_core::policy::ss_exact::SsExact { fixed_cost: 2.0, holding_cost: 0.05, stockout_cost: 1.5, demand: &day, cover: Some(&cover) };
    let mut best = (f64::INFINITY, 0, 0);
    for s in -3..40 {
        for top in s + 1..60 {
            best = best.min_by_cost((model.cost(f64::from(s), f64::from(top)).unwrap().cost, s, top));
        }
    }
    assert_eq!((cell(&plan, "trigger_level"), cell(&plan, "target")), (best.1.to_string(), best.2.to_string()));
}

trait Cheaper {
    fn min_by_cost(self, other: Self) -> Self;
}

impl Cheaper for (f64, i32, i32) {
    fn min_by_cost(self, other: Self) -> Self {
        if other.0 < self.0 { other } else { self }
    }
}

#[test]
fn groups_of_settings_choose_the_model() {
    let world = world("order_cost,holding_rate,unit_price", "2,0.25,7");
    let model = |settings: &[(&str, &str)]| cell(&planned(&world, &[settings, &[("review_days", "7")]].concat()), "model");
    assert_eq!(model(&[("policy", "reorder_point")]), "(s,Q), normal, cycle service 0.95");
    assert_eq!(model(&[("policy", "order_up_to"), ("demand_distribution", "by_pattern")]), "(R,S), negative binomial, cycle service 0.95");
    let lumpy = [("policy_by_pattern.lumpy", "s_S"), ("policy", "order_up_to"), ("demand_distribution_by_category.mro_lumpy", "poisson")];
    assert_eq!(model(&lumpy), "(s,S) exact, Poisson, cycle service 0.95");
    let vital = [("policy", "order_up_to"), ("service_measure_by_criticality.vital", "ready"), ("service_level_by_criticality.vital", "0.99")];
    assert_eq!(model(&vital), "(R,S), normal, ready rate 0.99");
}

/// A category, demand by day, a column that is stated, and the model.
type Case = (&'static str, fn(usize) -> u32, &'static str, &'static str);

#[test]
fn a_category_has_a_default_by_pattern() {
    let often = |day: usize| 10 + (day % 5) as u32;
    let erratic = |day: usize| if day.is_multiple_of(9) { 60 } else { 1 + (day % 3) as u32 };
    let cases: [Case; 7] = [
        ("mro", lumpy, "order_quantity", "(s,S) exact, negative binomial, fill rate 0.95"),
        ("mro", lumpy, "", "base stock, negative binomial, fill rate 0.95"),
        ("mro", often, "order_quantity", "(s,Q), normal, fill rate 0.95"),
        ("raw", erratic, "order_quantity", "(s,Q), gamma, cycle service 0.95"),
        ("raw", lumpy, "order_quantity", "(s,S) exact, negative binomial, cycle service 0.95"),
        ("wip", lumpy, "", "base stock, negative binomial, cycle service 0.95"),
        ("finished", erratic, "review_days", "(R,S), gamma, fill rate 0.95"),
    ];
    for (category, pattern, column, expected) in cases {
        let (columns, values) = if column.is_empty() {
            ("policy".to_owned(), "by_category".to_owned())
        } else {
            (format!("policy,{column}"), "by_category,12".to_owned())
        };
        let items = format!("item,unit,category\nA,EA,{category}");
        let plan = planned(&world(&columns, &values).with(Sheet::new("items", &items)).with(demand(pattern)), &[]);
        assert_eq!(cell(&plan, "model"), expected, "{category} {column}");
        assert!(plan.explain("A", "DC1").unwrap().contains(&format!("default of {category}")));
    }
}

#[test]
fn a_default_gives_way_to_what_is_said() {
    let world = world("policy,order_quantity,service_measure,demand_distribution", "by_category,12,ready,gamma");
    assert_eq!(cell(&planned(&world, &[]), "model"), "(s,S) approximate, gamma, ready rate 0.95");
    let world = self::world("order_quantity", "12").with(Sheet::new("items", "item,unit\nA,EA"));
    // A lone order quantity means (s,Q), whatever the setting says; without a category there is no default.
    assert_eq!(cell(&planned(&world, &[("policy", "by_category")]), "model"), "(s,Q), normal, cycle service 0.95");
    let world = self::world("unit_price", "1").with(Sheet::new("items", "item,unit\nA,EA"));
    assert_eq!(rows(planned(&world, &[("policy", "by_category")]).reasons(), &["reason"]), [["no_policy"]]);
}

#[test]
fn what_is_missing_is_named() {
    let reason = |columns: &str, values: &str| rows(planned(&world(columns, values), &[]).reasons(), &["reason"]);
    assert_eq!(reason("policy,demand_distribution", "s_S,poisson"), [["no_order_quantity"]]);
    assert_eq!(reason("policy,order_up_to", "s_S,30"), [["no_reorder_point"]]);
    assert_eq!(reason("policy,reorder_point", "s_S,5"), [["no_order_up_to"]]);
    assert_eq!(reason("policy,order_quantity", "R_s_S,12"), [["no_review_period"]]);
    assert_eq!(reason("policy,backorder_cost", "s_S,3"), [["no_service_level"]]);
    let short = world("policy,order_quantity", "s_S,12").with(Sheet::new("demand", "item,location,date,quantity\nA,DC1,2026-06-29,5"));
    assert_eq!(rows(planned(&short, &[]).reasons(), &["reason"]), [["history_too_short"]]);
}

#[test]
fn a_stated_s_is_lifted_by_a_lot() {
    let plan = planned(&world("policy,reorder_point,order_quantity", "s_S,5,12"), &[]);
    assert_eq!((cell(&plan, "target"), cell(&plan, "model")), ("17".to_owned(), "(s,S), levels as agreed".to_owned()));
}

#[test]
fn a_contract_minimum_lifts_the_level_and_what_it_reaches() {
    let columns = "policy,order_quantity,service_level,service_measure,demand_distribution,stock_minimum";
    let plan = planned(&world(columns, "s_S,12,0.9,fill,negative_binomial,30"), &[]);
    // 30 above the mean demand of five days, 3.42, in whole units.
    assert_eq!((cell(&plan, "trigger_level"), cell(&plan, "target")), ("34".to_owned(), "46".to_owned()));
    assert!(cell(&plan, "service_reached").parse::<f64>().unwrap() > 0.99);
}

#[test]
fn words_that_are_no_distribution_are_refused() {
    let mut settings = vmi_core::model::Settings::default();
    let error = settings.set("demand_distribution", "gama").unwrap_err();
    assert_eq!(error.hint_text(), Some("did you mean \"gamma\"?"));
    assert!(settings.set("demand_distribution_by_pattern.seldom", "gamma").is_err());
}

#[test]
fn poisson_has_the_variance_of_its_mean_however_many_units_there_are() {
    // 100 a day with huge swings: too many for unit by unit, but still Poisson.
    let swinging = |day: usize| if day.is_multiple_of(30) { 3000 } else { 0 };
    let columns = "policy,order_quantity,service_level,demand_distribution";
    let level = |values: &str| cell(&planned(&world(columns, values).with(demand(swinging)), &[]), "reorder_point").parse::<f64>().unwrap();
    let (few, many) = (level("s_S,1000,0.95,poisson"), level("s_S,30000,0.95,poisson"));
    assert!((few - many).abs() < 0.1 * few, "{few} {many}");
    assert!(level("s_S,1000,0.95,gamma") > 2.0 * few);
}

#[test]
fn a_stated_measure_is_part_of_what_the_plan_rests_on() {
    let plan =
        |measure: &str| planned(&world("policy,review_days,service_measure", &format!("order_up_to,7,{measure}")), &[("service_measure", "fill")]);
    let (cycle, none) = (plan("cycle"), plan(""));
    assert_ne!(cell(&cycle, "model"), cell(&none, "model"));
    assert_ne!(cycle.fingerprint(), none.fingerprint());
}

#[test]
fn no_days_between_reviews_are_continuous_review() {
    for kind in ["gamma", "negative_binomial"] {
        let level = |measure: &str| {
            let columns = "policy,review_days,service_level,service_measure,demand_distribution";
            let plan = planned(&world(columns, &format!("order_up_to,0,0.95,{measure},{kind}")), &[]);
            let level: f64 = cell(&plan, "order_up_to").parse().unwrap_or_else(|_| panic!("{:?}", rows(plan.reasons(), &["reason"])));
            assert!(cell(&plan, "service_reached").parse::<f64>().unwrap() >= 0.95 - 1e-9);
            level
        };
        assert!(level("cycle") > 0.0 && level("fill") >= level("cycle"));
    }
}

#[test]
fn demand_of_which_only_the_lead_time_varies_is_planned() {
    let same = |_: usize| 5;
    for policy in ["s_S", "reorder_point"] {
        for kind in ["normal", "gamma", "negative_binomial"] {
            let columns = "policy,order_quantity,lead_time_sd_days,demand_distribution";
            let plan = planned(&world(columns, &format!("{policy},50,1,{kind}")).with(demand(same)), &[]);
            assert_eq!(plan.proposals().rows(), 1, "{policy} {kind}: {:?}", rows(plan.reasons(), &["reason"]));
        }
    }
    let plan = planned(&world("policy,order_cost", "s_S,3").with(demand(same)), &[]);
    assert_eq!(rows(plan.reasons(), &["reason"]), [["no_order_quantity"]]);
}

#[test]
fn what_was_not_computed_is_not_claimed() {
    let costs = "policy,reorder_point,order_cost,holding_rate,unit_price";
    assert_eq!(cell(&planned(&world(costs, "reorder_point,5,2,0.25,7"), &[]), "model"), "(s,Q), s as agreed");
    assert_eq!(cell(&planned(&world(costs, "s_S,5,2,0.25,7"), &[]), "model"), "(s,S), s as agreed");
    let largest = planned(&world("policy,order_quantity", "s_S,12"), &[("safety_stock", "max_minus_average")]);
    assert_eq!(cell(&largest, "model"), "(s,S), maximum minus average");
    let random = planned(&world("policy,order_quantity,lead_time_sd_days,demand_distribution", "s_S,12,2,negative_binomial"), &[]);
    assert_eq!(cell(&random, "model"), "(s,S) approximate, negative binomial, cycle service 0.95");
    let by_setting = planned(&world("unit_price", "7"), &[("policy", "s_S"), ("demand_distribution", "normal")]);
    assert_eq!(rows(by_setting.reasons(), &["reason"]), [["no_order_quantity"]]);
    let short = world(costs, "s_S,5,2,0.25,7").with(Sheet::new("demand", "item,location,date,quantity\nA,DC1,2026-06-29,5"));
    assert_eq!(rows(planned(&short, &[]).reasons(), &["reason"]), [["history_too_short"]]);
}

#[test]
fn a_known_lot_keeps_its_size_where_costs_decide() {
    let columns = "policy,order_quantity,order_cost,holding_rate,unit_price,backorder_cost,demand_distribution";
    let plan = planned(&world(columns, "s_S,40,2,0.25,73,1.5,negative_binomial"), &[]);
    assert_eq!(
        (cell(&plan, "lot"), cell(&plan, "model")),
        ("40".to_owned(), "(s,S) exact, negative binomial, ready rate by backorder cost".to_owned())
    );
    // b / (b + h) = 1.5 / (1.5 + 0.25 × 73 / 365)
    assert!(cell(&plan, "service_reached").parse::<f64>().unwrap() >= 1.5 / 1.55);
}
