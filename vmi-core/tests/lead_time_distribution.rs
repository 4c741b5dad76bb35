//! Levels by the distribution of demand over lead time and review: by hand, by a second computation, and what must hold of any of them.

mod common;

use common::{Sheet, World, rows, text};
use vmi_core::engine::{Inputs, Plan, forecast, plan};
use vmi_core::model::{Day, ForecastDistribution};
use vmi_core::num::random::Random;
use vmi_core::plan::Derivation;
use vmi_core::policy::policy_service::Wanted;
use vmi_core::policy::sample_demand::SampleDemand;

const AS_OF: &str = "2026-06-30";

/// The demand of the days up to the plan's.
fn history(item: &str, units: &[i64]) -> String {
    let day = |at: usize| Day::parse(AS_OF).unwrap().plus(at as i32 + 1 - units.len() as i32).unwrap();
    let rows: Vec<String> = units.iter().enumerate().map(|(at, units)| format!("\n{item},DC1,{},{units}", day(at))).collect();
    rows.concat()
}

fn world_of(histories: &[(&str, Vec<i64>)], columns: &str, terms: &str) -> World {
    let each = |row: &dyn Fn(&str) -> String| histories.iter().map(|(item, _)| row(item)).collect::<String>();
    World(vec![
        Sheet::new("items", &format!("item,unit{}", each(&|item| format!("\n{item},EA")))),
        Sheet::new("agreements", &format!("supplier,item,location,{columns}{}", each(&|item| format!("\nACME,{item},DC1,{terms}")))),
        Sheet::new("stock", &format!("item,location,quantity,as_of{}", each(&|item| format!("\n{item},DC1,0,{AS_OF}")))),
        Sheet::new(
            "demand",
            &format!("item,location,date,quantity{}", histories.iter().map(|(item, units)| history(item, units)).collect::<String>()),
        ),
    ])
}

/// 5 pieces on every second day, and 6, 4 … about it: the errors of the last period as a forecast are 1, −1, 2, −2, … 10, −10 over the last 20 days.
fn known_errors() -> Vec<i64> {
    let mut units = vec![5; 20];
    for size in 1..=10 {
        units.extend([5 + size, 5]);
    }
    units
}

fn known(terms: &str) -> World {
    world_of(&[("A", known_errors())], "policy,lead_time_days,order_quantity,service_level,service_measure", terms)
}

fn planned(world: &World, settings: &[(&str, &str)]) -> Plan {
    plan(&settings.iter().fold(world.inputs(), |inputs, (name, value)| inputs.setting(name, value).unwrap())).unwrap()
}

fn by(distribution: &'static str) -> [(&'static str, &'static str); 2] {
    [("forecast", "naive"), ("forecast.distribution", distribution)]
}

/// Trigger level, service reached and model of the only item.
fn told(plan: &Plan) -> [String; 3] {
    ["trigger_level", "service_reached", "model"].map(|column| text(plan.parameters(), column, 0))
}

fn line(plan: &Plan) -> String {
    let told = plan.explain("A", "DC1").unwrap();
    told.lines().find(|line| line.trim_start().starts_with("forecast")).unwrap().to_owned()
}

fn recomputed(plan: &Plan, item: &str) -> Derivation {
    let derived = plan.derivation(item, "DC1").unwrap();
    let read: Derivation = serde_json::from_str(&derived.to_json()).unwrap();
    assert_eq!(read.recompute(), derived.evaluation);
    assert_eq!(read, derived);
    derived
}

#[test]
fn cycle_service_by_errors_that_are_known() {
    // 5 + e of 20 errors: the 19th is 9, the 20th 10.
    let plan = planned(&known("reorder_point,1,10,0.95,cycle"), &by("empirical"));
    assert_eq!(told(&plan), ["14", "0.95", "(s,Q), empirical, cycle service 0.95"]);
    assert!(line(&plan).contains("; empirical, 20 errors of such sums: mean 5.75, sd "), "{}", line(&plan));
    recomputed(&plan, "A");
    // Of 30 errors, from where a quarter of the history is known, 10 more are 0. Rank ⌈31 · 0.95⌉ = 30; 30 / 31 is guaranteed.
    let plan = planned(&known("reorder_point,1,10,0.95,cycle"), &by("conformal"));
    assert_eq!(told(&plan), ["15", (30.0 / 31.0).to_string().as_str(), "(s,Q), conformal, cycle service 0.95"]);
    assert!(
        plan.explain("A", "DC1").unwrap().contains("cycle service 0.95: guaranteed, if errors are exchangeable, 0.9677"),
        "{}",
        plan.explain("A", "DC1").unwrap()
    );
    recomputed(&plan, "A");
    // Rank ⌈31 · 0.9⌉ = 28: the error 8.
    assert_eq!(told(&planned(&known("reorder_point,1,10,0.9,cycle"), &by("conformal")))[0], "13");
    assert_eq!(told(&planned(&known("two_bin,1,10,0.9,cycle"), &by("conformal")))[..2], ["13", (28.0 / 31.0).to_string().as_str()]);
}

#[test]
fn fill_rate_by_errors_that_are_known() {
    // n(9) = (1 + … + 6) / 20 = 1.05, n(10) = 0.75; 0.1 · Q is 1.
    let plan = planned(&known("reorder_point,1,10,0.9,fill"), &by("empirical"));
    assert_eq!(told(&plan)[0], "10");
    assert!((told(&plan)[1].parse::<f64>().unwrap() - 0.925).abs() < 1e-12);
    recomputed(&plan, "A");
    // Conformal ranks tell no losses: the same errors as they are, and the line says so.
    let ranked = planned(&known("reorder_point,1,10,0.9,fill"), &by("conformal"));
    assert_eq!(told(&ranked), told(&plan));
    assert!(
        line(&ranked).contains("empirical in place of conformal: conformal ranks tell cycle service of one level only, 20 errors"),
        "{}",
        line(&ranked)
    );
    // The ready rate of (s,Q) is its fill rate.
    assert_eq!(told(&planned(&known("reorder_point,1,10,0.9,ready"), &by("empirical")))[..2], told(&plan)[..2]);
}

#[test]
fn too_few_errors_leave_mean_and_variance_and_say_so() {
    let usual = |terms: &str| told(&planned(&known(terms), &[("forecast", "naive")]));
    for (distribution, terms, why) in [
        ("conformal", "reorder_point,1,10,0.97,cycle", "30 errors are too few for the level 0.97: at least 33 are needed"),
        ("conformal", "reorder_point,31,10,0.5,cycle", "a history of 40 periods has no room for a forecast of 31 from the past"),
        ("empirical", "reorder_point,1,10,0.96,cycle", "20 errors are too few for the level 0.96: at least 25 are needed"),
        ("empirical", "reorder_point,15,10,0.9,cycle", "the history has room for errors up to 10 periods ahead, and lead time and review are 15"),
        ("bootstrap", "reorder_point,1,10,0.9999,cycle", "1000 replications are too few for the level 0.9999: at least 10000 are needed"),
    ] {
        let plan = planned(&known(terms), &by(distribution));
        assert_eq!(told(&plan), usual(terms), "{distribution} {terms}");
        assert!(line(&plan).contains(&format!("mean and sd of the model in place of {distribution}: {why}")), "{}", line(&plan));
        recomputed(&plan, "A");
    }
    let plan = planned(&known("reorder_point,1,10,0.9999,cycle"), &[&by("bootstrap")[..], &[("forecast.replications", "10000")]].concat());
    assert!(line(&plan).contains("; bootstrap, 10000 draws of 39 one-step errors, seed 0: mean "), "{}", line(&plan));
    // What is stated, and what rests on other numbers, needs no sample.
    let costs = "policy,lead_time_days,order_cost,holding_rate,unit_price,backorder_cost";
    let cheapest = world_of(&[("A", known_errors())], costs, "s_S,1,10,0.2,5,3");
    assert!(line(&planned(&cheapest, &by("empirical"))).contains("in place of empirical: levels of least cost take mean and variance"));
    let stated = planned(&known("reorder_point,1,10,0.9,cycle").set("agreements", "reorder_point", 1, "9"), &by("empirical"));
    assert!(recomputed(&stated, "A").situation.demand_sample.is_none() && !line(&stated).contains("empirical"));
}

/// Demand that differs from day to day, by a key of its own.
fn noisy(key: u64, days: usize, mean: f64) -> Vec<i64> {
    let random = Random::new(11, key);
    (0..days as u64).map(|day| (mean * (0.4 + 1.2 * random.uniform(2 * day)) + random.normal(2 * day + 1).abs() * 2.0).round() as i64).collect()
}

/// The sums about a forecast of the mean of the last `window` days, from each origin that leaves half of the history before and `horizon` after it.
fn sums(units: &[i64], window: usize, horizon: usize, days: usize) -> Vec<f64> {
    let mean = |known: &[i64]| known[known.len() - window..].iter().sum::<i64>() as f64 / window as f64;
    let now = mean(units) * days as f64;
    let of = |origin: usize| units[origin..origin + days].iter().sum::<i64>() as f64 - mean(&units[..origin]) * days as f64;
    // Without the last bits, which are those of an order of adding up.
    (units.len() / 2..=units.len() - horizon).map(|origin| ((now + of(origin)).max(0.0) * 1e9).round() / 1e9).collect()
}

fn loss(sums: &[f64], level: f64) -> f64 {
    sums.iter().map(|sum| (sum - level).max(0.0)).sum::<f64>() / sums.len() as f64
}

#[test]
fn levels_agree_with_a_second_computation() {
    agree(&noisy(1, 200, 9.0), 0);
    // Falling demand: about a forecast that is lower now, some sums over the lead time are above those over lead time and review.
    let falling: Vec<i64> = (0..200).map(|day| (200 - day) * 35 / 100 + (day * day * 31 + day * 17) % 9).collect();
    agree(&falling, 10);
}

/// Levels are those of sums made here, at least `crossed` of which are above over the lead time alone.
fn agree(units: &[i64], crossed: usize) {
    let settings = [("forecast", "moving_average"), ("forecast.window", "14"), ("forecast.distribution", "empirical")];
    let of = |terms: &str| {
        let world = world_of(&[("A", units.to_vec())], "policy,lead_time_days,review_days,order_quantity,service_level,service_measure", terms);
        let plan = planned(&world, &settings);
        recomputed(&plan, "A");
        (text(plan.parameters(), "target", 0).parse::<f64>().unwrap(), text(plan.parameters(), "service_reached", 0).parse::<f64>().unwrap())
    };
    let (after, before) = (sums(units, 14, 9, 9), sums(units, 14, 9, 4));
    assert_eq!((after.len(), before.len()), (92, 92));
    let least = |service: &dyn Fn(f64) -> f64, wanted: f64| (-100..1_000).map(f64::from).find(|level| service(*level) >= wanted - 1e-12).unwrap();
    let cycle = |level: f64| after.iter().filter(|sum| **sum <= level).count() as f64 / 92.0;
    assert!(before.iter().zip(&after).filter(|(before, after)| before > after).count() >= crossed);
    let before: Vec<f64> = before.iter().zip(&after).map(|(before, after)| before.min(*after)).collect();
    let review = (after.iter().sum::<f64>() - before.iter().sum::<f64>()) / 92.0;
    let fill = |level: f64| 1.0 - (loss(&after, level) - loss(&before, level)) / review;
    let lots = |level: f64| 1.0 - (loss(&after, level) - loss(&after, level + 30.0)) / 30.0;
    for wanted in [0.5, 0.8, 0.9, 0.95, 0.98] {
        for (policy, measure, service) in [
            ("order_up_to,4,5,", "cycle", &cycle as &dyn Fn(f64) -> f64),
            ("order_up_to,4,5,", "fill", &fill),
            ("reorder_point,4,5,30", "fill", &lots),
            ("two_bin,9,,30", "cycle", &cycle),
            ("lot_for_lot,4,5,", "cycle", &cycle),
            ("lot_for_lot,4,5,", "fill", &fill),
        ] {
            let (level, reached) = of(&format!("{policy},{wanted},{measure}"));
            let expected = least(service, wanted);
            assert_eq!(level, expected, "{policy} {measure} {wanted}");
            assert!((reached - service(expected)).abs() < 1e-9 && reached >= wanted - 1e-12, "{policy} {measure} {wanted}: {reached}");
        }
    }
    // Half a day of review: that part of the day after.
    let (level, reached) = of("order_up_to,4,5,,0.9,ready");
    let moments: Vec<Vec<f64>> = (0..8).map(|at| 4.0 + 5.0 * (f64::from(at) + 0.5) / 8.0).map(|time| parts(units, time)).collect();
    let ready = |level: f64| moments.iter().map(|sums| sums.iter().filter(|sum| **sum < level).count() as f64 / 92.0).sum::<f64>() / 8.0;
    assert_eq!(level, least(&ready, 0.9));
    assert!((reached - ready(level)).abs() < 1e-9);
}

/// As [`sums`] for a number of days with a part.
fn parts(units: &[i64], days: f64) -> Vec<f64> {
    let (low, high) = (sums_unbounded(units, days.floor() as usize), sums_unbounded(units, days.ceil() as usize));
    low.iter().zip(&high).map(|(low, high)| (low + (days - days.floor()) * (high - low)).max(0.0)).collect()
}

fn sums_unbounded(units: &[i64], days: usize) -> Vec<f64> {
    let mean = |known: &[i64]| known[known.len() - 14..].iter().sum::<i64>() as f64 / 14.0;
    let of = |origin: usize| units[origin..origin + days].iter().sum::<i64>() as f64 - mean(&units[..origin]) * days as f64;
    (units.len() / 2..=units.len() - 9).map(|origin| mean(units) * days as f64 + of(origin)).collect()
}

#[test]
fn a_lead_time_that_varies_spreads_each_error() {
    let units = noisy(2, 200, 9.0);
    let columns = "policy,lead_time_days,lead_time_sd_days,review_days,service_level";
    let settings = |distribution: &'static str| [("forecast", "moving_average"), ("forecast.window", "14"), ("forecast.distribution", distribution)];
    let of = |deviation: &str, distribution: &'static str| {
        let plan = planned(&world_of(&[("A", units.clone())], columns, &format!("order_up_to,4,{deviation},5,0.9")), &settings(distribution));
        (recomputed(&plan, "A").situation.demand_sample.unwrap(), line(&plan))
    };
    let moments = |sums: &[f64]| {
        let mean = sums.iter().sum::<f64>() / sums.len() as f64;
        (mean, sums.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>() / sums.len() as f64)
    };
    let forecast = units[186..].iter().sum::<i64>() as f64 / 14.0;
    for (distribution, errors) in [("empirical", 92), ("conformal", 16)] {
        let ((fixed, _), (varying, told)) = (of("0", distribution), of("2", distribution));
        assert_eq!((fixed.count(), varying.count(), varying.errors), (errors, errors * 15, errors));
        assert!(told.contains(&format!("{errors} errors of such sums, each at 15 lead times")), "{told}");
        let ((mean, variance), (wide_mean, wide)) = (moments(&fixed.over_protection), moments(&varying.over_protection));
        // No sum is near 0: the variance grows by that of the lead time.
        assert!((mean - wide_mean).abs() < 1e-9 && (wide - variance - (forecast * 2.0).powi(2)).abs() < 1e-6, "{wide} {variance}");
    }
    // A bootstrap draws the lead time: sums of other lengths.
    let ((fixed, _), (varying, told)) = (of("0", "bootstrap"), of("2", "bootstrap"));
    assert!(told.contains("1000 draws of 186 one-step errors"), "{told}");
    let ((mean, variance), (wide_mean, wide)) = (moments(&fixed.over_protection), moments(&varying.over_protection));
    assert!((mean / wide_mean - 1.0).abs() < 0.05, "{mean} {wide_mean}");
    assert!(((wide - variance) / (forecast * 2.0).powi(2) - 1.0).abs() < 0.25, "{wide} {variance}");
}

#[test]
fn days_within_a_week_count_with_their_part_of_it() {
    // 70 in each week; the plan's day is a Tuesday. Lead time and review of 9 days: 5 of this week, 4 of the next.
    let world = world_of(&[("A", vec![10; 240])], "policy,lead_time_days,review_days,service_level", "order_up_to,4,5,0.5");
    for distribution in ["model", "empirical", "bootstrap", "conformal"] {
        let plan = planned(&world, &[&by(distribution)[..], &[("forecast.bucket", "week")]].concat());
        assert_eq!(text(plan.parameters(), "target", 0), "90", "{distribution}");
        let sample = recomputed(&plan, "A").situation.demand_sample;
        assert!(sample.is_none_or(|sample| sample.over_protection.iter().all(|sum| *sum == 90.0)), "{distribution}");
        assert!(!line(&plan).contains("in place of"), "{}", line(&plan));
    }
}

#[test]
fn policies_with_two_levels_take_the_sample() {
    let units = noisy(3, 200, 9.0);
    let columns = "policy,lead_time_days,review_days,order_quantity,service_level,service_measure";
    for distribution in ["empirical", "bootstrap", "conformal"] {
        for measure in ["cycle", "fill", "ready"] {
            let levels: Vec<f64> = ["0.8", "0.9", "0.95"]
                .iter()
                .map(|level| {
                    let world = world_of(&[("A", units.clone())], columns, &format!("s_S,4,3,30,{level},{measure}"));
                    let plan = planned(&world, &[("forecast", "moving_average"), ("forecast.distribution", distribution)]);
                    recomputed(&plan, "A");
                    let reached = text(plan.parameters(), "service_reached", 0).parse::<f64>().unwrap();
                    assert!(reached >= level.parse::<f64>().unwrap() - 1e-9, "{distribution} {measure} {level}: {reached}");
                    let shape = if distribution == "conformal" { "empirical" } else { distribution };
                    assert!(text(plan.parameters(), "model", 0).starts_with(&format!("(s,S) approximate, {shape}, ")));
                    text(plan.parameters(), "trigger_level", 0).parse().unwrap()
                })
                .collect();
            assert!(levels.is_sorted() && levels[2] > levels[0], "{distribution} {measure}: {levels:?}");
        }
    }
}

/// Several keys with one history.
fn many(columns: &str, terms: &str) -> World {
    let items = ["A", "B", "C", "D", "E"];
    world_of(&items.map(|item| (item, noisy(4, 150, 6.0))), columns, terms)
}

#[test]
fn draws_are_the_keys_own_and_the_same_in_any_order() {
    let columns = "policy,lead_time_days,lead_time_sd_days,review_days,service_level";
    let world = many(columns, "order_up_to,5,1.5,2,0.93");
    let settings = |seed: &'static str| [("forecast", "ses"), ("forecast.distribution", "bootstrap"), ("forecast.seed", seed)];
    let of = |plan: &Plan, item: &str| plan.derivation(item, "DC1").unwrap().situation.demand_sample.unwrap();
    let first = planned(&world, &settings("7"));
    assert_ne!(of(&first, "A"), of(&first, "B"), "one history, draws of their own");
    let with =
        |threads: usize| settings("7").iter().fold(world.inputs().threads(threads), |inputs, (name, value)| inputs.setting(name, value).unwrap());
    assert_eq!(plan(&with(4)).unwrap().fingerprint(), first.fingerprint());
    // Other keys before it, rows in another order, fewer keys: the draws of a key do not change.
    let mut turned = world.clone();
    for column in turned.0.iter_mut().flat_map(|sheet| &mut sheet.columns) {
        column.reverse();
    }
    assert_eq!(planned(&turned, &settings("7")).fingerprint(), first.fingerprint());
    let alone = world_of(&[("E", noisy(4, 150, 6.0))], columns, "order_up_to,5,1.5,2,0.93");
    assert_eq!(of(&planned(&alone, &settings("7")), "E"), of(&first, "E"));
    assert_ne!(of(&planned(&world, &settings("8")), "A"), of(&first, "A"));
    // Without draws the seed says nothing.
    let still = |seed: &'static str| of(&planned(&world, &[&by("empirical")[..], &[("forecast.seed", seed)]].concat()), "A");
    assert_eq!(still("7"), still("8"));
}

#[test]
fn a_model_is_as_it_was() {
    let world = many("policy,lead_time_days,review_days,service_level", "order_up_to,5,2,0.93");
    let (usual, stated) = (planned(&world, &[("forecast", "ses")]), planned(&world, &[("forecast", "ses"), ("forecast.distribution", "model")]));
    assert_eq!(usual.fingerprint(), stated.fingerprint());
    let derived = usual.derivation("A", "DC1").unwrap();
    assert!(derived.situation.demand_sample.is_none() && !derived.to_json().contains("sample"));
}

#[test]
fn a_conformal_level_holds_its_share() {
    // Exchangeable sums, skewed: of 30 errors, the next is at or below the level with the chance that was asked for, whatever the distribution.
    for (share, most) in [(0.8, 0.8 + 1.0 / 31.0), (0.9, 0.9 + 1.0 / 31.0), (0.95, 0.95 + 1.0 / 31.0)] {
        let (trials, mut held) = (8_000_u64, 0);
        for trial in 0..trials {
            let random = Random::new(3, trial);
            let next = |draw: u64| (random.normal(draw) * 1.2).exp();
            let sample = SampleDemand {
                from: ForecastDistribution::Conformal,
                errors: 30,
                over_protection: (0..30).map(next).collect(),
                over_lead_time: Vec::new(),
                between: Vec::new(),
            };
            let level = sample.levels(0.0, 6).unwrap().reorder_point(1.0, Wanted::CycleServiceLevel(share)).unwrap();
            held += u32::from(next(30) <= level);
        }
        let found = f64::from(held) / trials as f64;
        let error = 3.0 * (share * (1.0 - share) / trials as f64).sqrt();
        assert!(found >= share - error && found <= most + error, "{share}: {found}");
    }
}

#[test]
fn a_plans_conformal_levels_hold_their_share_of_what_comes() {
    // 400 keys of independent days: the level from the first 120, what came from the next.
    let keys: Vec<String> = (0..400).map(|key| format!("K{key:03}")).collect();
    let all: Vec<Vec<i64>> = (0..400).map(|key| noisy(1_000 + key, 130, 8.0)).collect();
    let known: Vec<(&str, Vec<i64>)> = keys.iter().zip(&all).map(|(key, units)| (key.as_str(), units[..120].to_vec())).collect();
    for (days, errors, share) in [(3, 30, 0.9), (5, 18, 0.9), (10, 9, 0.9), (10, 9, 0.5)] {
        let world = world_of(&known, "policy,lead_time_days,review_days,service_level", &format!("order_up_to,{},1,{share}", days - 1));
        let plan = planned(&world, &[("forecast", "historic_mean"), ("forecast.distribution", "conformal")]);
        assert_eq!(plan.derivation("K000", "DC1").unwrap().situation.demand_sample.unwrap().errors, errors);
        let levels = rows(plan.parameters(), &["item", "target"]);
        let came = |units: &[i64]| units[120..120 + days].iter().sum::<i64>() as f64;
        let held = levels.iter().zip(&all).filter(|(row, units)| came(units) <= row[1].parse::<f64>().unwrap()).count() as f64 / 400.0;
        let (error, more) = (3.0 * (share * (1.0 - share) / 400.0_f64).sqrt(), 1.0 / (errors as f64 + 1.0));
        // Levels are rounded up to pieces.
        assert!(levels.len() == 400 && held >= share - error && held <= share + more + error + 0.02, "{days} {share}: {held}");
    }
}

#[test]
fn more_service_is_never_less_stock() {
    let random = Random::new(5, 0);
    for case in 0..200 {
        let count = 10 + random.below(10 * case, 60) as usize;
        let value = |draw: u64| (random.uniform(1_000_000 + case * 1_000 + draw) * 40.0).floor() / if case % 2 == 0 { 1.0 } else { 8.0 };
        let after: Vec<f64> = (0..count as u64).map(|at| value(at) + value(200 + at)).collect();
        let before: Vec<f64> = (0..count as u64).map(value).collect();
        let sample = SampleDemand {
            from: if case % 3 == 0 { ForecastDistribution::Conformal } else { ForecastDistribution::Empirical },
            errors: count,
            between: vec![before.clone(), after.clone()],
            over_protection: after,
            over_lead_time: before,
        };
        let (decimals, review) = ((case % 4) as u32, 3.0);
        let levels = sample.levels(review, decimals).unwrap();
        for wanted in [Wanted::CycleServiceLevel, Wanted::FillRate, Wanted::ReadyRate] {
            let (mut point, mut up_to) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
            for step in 1..=17 {
                let wanted = wanted(f64::from(step) / 19.0);
                let (next_point, next_up_to) = (levels.reorder_point(7.0, wanted), levels.order_up_to(wanted));
                let (Ok(next_point), Ok(next_up_to)) = (next_point, next_up_to) else {
                    assert!(case % 3 == 0 && matches!(wanted, Wanted::CycleServiceLevel(_)), "{wanted:?}");
                    continue;
                };
                assert!(next_point >= point && next_up_to >= up_to, "case {case}, {wanted:?}");
                let share = wanted.share().unwrap();
                assert!(levels.reached_by_point(next_point, 7.0, wanted).unwrap() >= share - 1e-9);
                assert!(levels.reached_by_level(next_up_to, wanted).unwrap() >= share - 1e-9);
                // One last place less does not reach it.
                let place = 10.0_f64.powi(-(decimals as i32));
                assert!(levels.reached_by_level(next_up_to - place, wanted).unwrap() < share + 1e-9, "case {case}, {wanted:?}");
                (point, up_to) = (next_point, next_up_to);
            }
        }
    }
}

#[test]
fn a_ready_rate_counts_stock_above_nothing() {
    let sample = SampleDemand {
        from: ForecastDistribution::Empirical,
        errors: 2,
        over_protection: vec![6.0, 9.0],
        over_lead_time: vec![2.0, 3.0],
        between: vec![vec![4.0, 7.0]],
    };
    // Stock of 4 is gone when 4 were asked for: 5 has some in half of the cases.
    assert_eq!(sample.levels(2.0, 0).unwrap().order_up_to(Wanted::ReadyRate(0.5)).unwrap(), 5.0);
    assert_eq!(sample.levels(2.0, 1).unwrap().order_up_to(Wanted::ReadyRate(0.5)).unwrap(), 4.1);
    // Without days between reviews, demand over the lead time is all there is, and fill and ready rate are one.
    for wanted in [Wanted::ReadyRate(0.5), Wanted::FillRate(0.5)] {
        assert_eq!(sample.levels(0.0, 0).unwrap().order_up_to(wanted).unwrap(), 7.0);
    }
    // What is not there is said.
    let bare = SampleDemand { over_lead_time: Vec::new(), between: Vec::new(), ..sample.clone() };
    assert!(bare.levels(2.0, 0).unwrap().order_up_to(Wanted::FillRate(0.5)).unwrap_err().to_string().contains("over_lead_time"));
    assert!(bare.levels(2.0, 0).unwrap().order_up_to(Wanted::ReadyRate(0.5)).unwrap_err().to_string().contains("between"));
    assert!(SampleDemand { over_protection: Vec::new(), ..sample }.levels(2.0, 0).is_err());
}

fn covered(units: &[i64], settings: &[(&str, &str)]) -> Vec<Vec<String>> {
    let demand = Sheet::new("demand", &format!("item,location,date,quantity{}", history("A", units)));
    let inputs = settings.iter().fold(Inputs::new(AS_OF).table(demand.table()), |inputs, (name, value)| inputs.setting(name, value).unwrap());
    let found = forecast(&inputs).unwrap();
    let table = found.table("cover").unwrap();
    let names: Vec<&str> = table.columns().iter().map(|name| &**name).collect();
    let mut told = rows(table, &names);
    told.insert(0, names.iter().map(|name| (*name).to_owned()).collect());
    told
}

#[test]
fn demand_over_stated_periods_is_told_by_key() {
    let of =
        |distribution, cover| covered(&known_errors(), &[("forecast", "naive"), ("forecast.distribution", distribution), ("forecast.cover", cover)]);
    let head = ["item", "location", "source", "method", "distribution", "periods", "sample", "mean", "sd"];
    let levels = ["at_50", "at_80", "at_90", "at_95", "at_98", "at_99"];
    let found = of("empirical", "1");
    assert_eq!(found[0], [&head[..], &levels[..]].concat());
    // Errors −10 … −1, 1 … 10 about 5: ranks 10, 16, 18, 19; 20 errors say nothing of 0.98.
    assert_eq!(found[1][..8], ["A", "DC1", "naive", "naive", "empirical", "1", "20", "5.75"]);
    assert_eq!(found[1][9..], ["4", "11", "13", "14", "", ""]);
    // 30 errors, 10 of them 0: ranks ⌈31 · 0.5⌉ = 16, 25, 28, 30.
    assert_eq!(of("conformal", "1")[1][9..], ["5", "10", "13", "15", "", ""]);
    let model = &of("model", "2.5")[1];
    assert_eq!((&model[4][..], &model[6][..], &model[7][..], &model[9][..]), ("model", "", "12.5", "12.5"));
    // What cannot be made from errors is made from the model, and named so.
    assert_eq!(of("empirical", "12")[1][4], "model");
    assert_eq!(of("empirical", "12")[1][5..], of("model", "12")[1][5..]);
    // Two sums of 12 periods lie apart: the third rank of 0.75 and more is not there.
    assert_eq!(&of("conformal", "12")[1][6..7], ["2"]);
    assert_eq!(of("conformal", "12")[1][10..], ["", "", "", "", ""]);
    assert_eq!(of("empirical", "0").len(), 1, "nothing is asked for");
    // Beyond the horizon of 28 days too.
    assert_eq!(of("model", "40")[1][7], "200");
    let drawn = |seed| {
        covered(&known_errors(), &[("forecast", "naive"), ("forecast.distribution", "bootstrap"), ("forecast.cover", "3"), ("forecast.seed", seed)])
    };
    assert_eq!(drawn("1")[1][4..7], ["bootstrap", "3", "1000"]);
    assert_eq!(drawn("1"), drawn("1"));
    assert_ne!(drawn("1"), drawn("2"));
    let two = covered(&known_errors(), &[("forecast.methods", "naive,ses"), ("forecast.cover", "1"), ("forecast.cover_levels", "0.975")]);
    assert_eq!((two.len(), &two[0][9][..], &two[2][3][..]), (3, "at_97.5", "ses"));
}

/// The same numbers stand in the tests of Python and C.
#[test]
fn drawn_sums_have_the_bits_of_the_other_languages() {
    let settings = [("forecast", "ses"), ("forecast.distribution", "bootstrap"), ("forecast.seed", "7"), ("forecast.cover", "3.5")];
    let found = covered(&known_errors(), &settings);
    assert_eq!(
        found[1][6..],
        [
            "1000",
            "29.46067524802233",
            "5.739296157493728",
            "28.586159894881405",
            "34.3488294591241",
            "37.05803167526356",
            "39.90451554508272",
            "42.47279381328442",
            "43.7797847991398"
        ]
    );
}

#[test]
fn intervals_of_simulated_paths() {
    let demand = Sheet::new("demand", &format!("item,location,date,quantity{}", history("A", &known_errors())));
    let of = |seed: &str, method: &str| {
        let inputs =
            Inputs::new(AS_OF).table(demand.table()).setting("forecast", method).unwrap().setting("forecast.intervals", "bootstrap").unwrap();
        let found = forecast(&inputs.setting("forecast.seed", seed).unwrap().setting("forecast.horizon", "4").unwrap()).unwrap();
        rows(found.table("forecasts").unwrap(), &["quantity", "low_80", "high_80", "low_95", "high_95"])
            .iter()
            .map(|row| row.iter().map(|cell| cell.parse().unwrap()).collect())
            .collect::<Vec<Vec<f64>>>()
    };
    let found = of("1", "naive");
    assert_eq!(found, of("1", "naive"));
    assert_ne!(found, of("2", "naive"));
    for row in &found {
        assert!(row[3] <= row[1] && row[1] <= row[0] && row[0] <= row[2] && row[2] <= row[4], "{row:?}");
    }
    // A walk: later steps are wider, as its own variance is.
    assert!(found[3][4] > found[0][4], "{found:?}");
}

#[test]
fn settings_out_of_range_are_refused() {
    let mut settings = vmi_core::model::Settings::default();
    for (name, value) in [
        ("forecast.distribution", "normal"),
        ("forecast.seed", "-1"),
        ("forecast.seed", "1.5"),
        ("forecast.replications", "9"),
        ("forecast.replications", "100001"),
        ("forecast.cover", "-1"),
        ("forecast.cover", "nan"),
        ("forecast.cover", "10001"),
        ("forecast.cover_levels", "0.5,1"),
        ("forecast.cover_levels", "0.5,0.5"),
    ] {
        let error = settings.set(name, value).unwrap_err();
        let refused = value.rsplit(',').next().unwrap();
        assert!(error.to_string().contains(name) && error.to_string().contains(refused), "{name} {value}: {error}");
    }
    settings.set("forecast.seed", "18446744073709551615").unwrap();
    assert_eq!(settings.forecast.distribution.seed, u64::MAX);
}
