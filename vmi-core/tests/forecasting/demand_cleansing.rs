//! Cleansing: each step against worked numbers, and what all steps have in common: nothing changes without a report.

use proptest::prelude::*;
use vmi_core::demand::cleansing::cancelled::{CancellationRule, without_cancelled};
use vmi_core::demand::cleansing::cancelled_lines::{CancelledLine, OrderLine, cancelled_lines};
use vmi_core::demand::cleansing::censored_normal::censored_normal;
use vmi_core::demand::cleansing::censored_poisson::censored_poisson;
use vmi_core::demand::cleansing::events::{Event, EventTreatment, without_events};
use vmi_core::demand::cleansing::fill::{FillRule, fill};
use vmi_core::demand::cleansing::outliers::{Judged, OutlierAction, OutlierRule, OutlierTest, outliers};
use vmi_core::demand::cleansing::returns::{Excess, ReturnRule, net_of_returns};
use vmi_core::demand::cleansing::stock_outs::{StockOutEstimate, StockOutRule, StockOuts, adjusted_consumption, without_stock_outs};
use vmi_core::demand::cleansing::{Change, CleansingOptions, Of, Usage, Why, clean};
use vmi_core::demand::profile::series::Series;
use vmi_core::demand::{History, Window};
use vmi_core::error::ErrorKind;
use vmi_core::model::{Bucket, Day};

const UNKNOWN: f64 = f64::NAN;

/// Sold and returned by day of item 23166 from 2011-01-18 and then 2011-05-12 to 2011-05-26, days with sales only, from Online Retail (UCI machine learning
/// repository, Chen 2015): an order of 74,215 was cancelled on the day it was made.
const CERAMIC_JARS: ([f64; 9], [f64; 9]) =
    ([74_215.0, 108.0, 84.0, 87.0, 253.0, 27.0, 99.0, 16.0, 28.0], [74_215.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 9.0, 0.0]);

#[test]
fn an_order_cancelled_at_once_leaves_both_series() {
    let (sold, returned) = CERAMIC_JARS;
    let found = without_cancelled(&sold, &returned, &CancellationRule::default()).unwrap();
    assert_eq!((found.orders.len(), found.orders[0].ordered, found.orders[0].returned, found.orders[0].quantity), (1, 0, 0, 74_215.0));
    assert_eq!((found.sold[0], found.returned[0]), (0.0, 0.0));
    assert_eq!((&found.sold[1..], found.returned[7]), (&sold[1..], 9.0), "an ordinary return of 9 of 16 stays");
    // Item 23843 was sold once, on 2011-12-09: 80,995, cancelled the same day.
    let once = without_cancelled(&[80_995.0], &[80_995.0], &CancellationRule::default()).unwrap();
    assert_eq!((once.sold, once.returned, once.changes.len()), (vec![0.0], vec![0.0], 2));
}

#[test]
fn a_cancellation_in_the_next_period_and_what_is_none() {
    let rule = CancellationRule::default();
    let sold = [10.0, 12.0, 5_010.0, 9.0, 11.0, 10.0];
    let next = without_cancelled(&sold, &[0.0, 0.0, 0.0, 5_000.0, 0.0, 0.0], &rule).unwrap();
    assert_eq!((next.sold[2], next.returned[3]), (10.0, 0.0));
    let change = |place, of, was, becomes| Change { place, of, was: Some(was), becomes: Some(becomes), why: Why::Cancelled };
    assert_eq!(next.changes, [change(2, Of::Demand, 5_010.0, 10.0), change(3, Of::Returns, 5_000.0, 0.0)]);
    let untouched = |returned: &[f64], rule: &CancellationRule| without_cancelled(&sold, returned, rule).unwrap().changes.is_empty();
    assert!(untouched(&[0.0, 0.0, 0.0, 0.0, 5_000.0, 0.0], &rule), "two periods later");
    assert!(!untouched(&[0.0, 0.0, 0.0, 0.0, 5_000.0, 0.0], &CancellationRule { within: 2, ..rule }));
    assert!(untouched(&[0.0, 5_000.0, 0.0, 0.0, 0.0, 0.0], &rule), "before the order");
    assert!(untouched(&[0.0, 0.0, 0.0, 3_000.0, 0.0, 0.0], &rule), "3,000 of 5,010");
    assert!(untouched(&[0.0, 0.0, 0.0, 9.0, 0.0, 0.0], &rule), "returned, but no spike");
    assert_eq!(without_cancelled(&sold, &[0.0; 5], &rule).unwrap_err().kind(), ErrorKind::ConflictingValues);
    assert!(without_cancelled(&[-1.0], &[0.0], &rule).is_err() && without_cancelled(&[], &[], &rule).is_err());
    assert!(without_cancelled(&sold, &[0.0; 6], &CancellationRule { least_match: 0.0, ..rule }).is_err());
}

#[test]
fn lines_cancelled_within_minutes() {
    let line = |at, party, quantity| OrderLine { at, party, quantity };
    let pairs = |lines: &[OrderLine]| cancelled_lines(lines, 10).unwrap().iter().map(|pair| (pair.order, pair.cancellation)).collect::<Vec<_>>();
    // The last order of the same party and quantity first; each is taken back once.
    let lines = [line(0, 1, 5.0), line(4, 1, 5.0), line(4, 2, 5.0), line(10, 1, -5.0), line(10, 1, -5.0), line(10, 1, -5.0)];
    assert_eq!(pairs(&lines), [(1, 3), (0, 4)]);
    assert_eq!(pairs(&[line(0, 1, 5.0), line(11, 1, -5.0)]), []);
    assert_eq!(pairs(&[line(0, 1, -5.0), line(0, 1, 5.0)]), [], "a cancellation before its order");
    assert_eq!(cancelled_lines(&[line(i64::MIN, 1, 5.0), line(i64::MAX, 1, -5.0)], i64::MAX).unwrap(), [CancelledLine { order: 0, cancellation: 1 }]);
    assert!(cancelled_lines(&[line(3, 1, 5.0), line(2, 1, -5.0)], 10).is_err() && cancelled_lines(&[line(3, 1, UNKNOWN)], 10).is_err());
}

#[test]
fn returns_by_every_rule() {
    let (sold, returned) = ([6.0, UNKNOWN, 1.0, 5.0], [0.0, 2.0, 9.0, 1.0]);
    let net = |excess| net_of_returns(&sold, &returned, ReturnRule::Net(excess)).unwrap();
    let without_unknown = |found: &[f64]| [found[0], found[2], found[3]];
    assert_eq!((without_unknown(&net(Excess::Keep).usage.demand), net(Excess::Keep).unmatched), ([6.0, -8.0, 4.0], 2.0));
    assert_eq!((without_unknown(&net(Excess::Clip).usage.demand), net(Excess::Clip).unmatched), ([6.0, 0.0, 4.0], 10.0));
    // The 2 of the unknown period come off the 6 before it, then 4 of the 8 too many: 4 are left.
    assert_eq!((without_unknown(&net(Excess::CarryBack).usage.demand), net(Excess::CarryBack).unmatched), ([0.0, 0.0, 4.0], 4.0));
    assert_eq!((without_unknown(&net(Excess::CarryForward).usage.demand), net(Excess::CarryForward).unmatched), ([6.0, 0.0, 0.0], 6.0));
    let apart = net_of_returns(&sold, &returned, ReturnRule::Apart).unwrap();
    assert!(apart.usage.changes.is_empty() && apart.usage.demand[2] == 1.0);
}

#[test]
fn events_by_every_treatment() {
    let series = [10.0, 20.0, 12.0, 18.0, 44.0, 57.0, UNKNOWN, 22.0];
    let event = |treatment| Event { from: 4, to: 6, group: 3, treatment };
    let with = |treatment, season| without_events(&series, &[event(treatment)], season).unwrap();
    let out = with(EventTreatment::LeaveOut, 0);
    assert!(out.cleansed.demand[4].is_nan() && out.cleansed.demand[5].is_nan() && out.cleansed.changes.len() == 2);
    // Base: (10 + 20 + 12 + 18 + 22) / 5, or by place of a season of 2: 11 and 20.
    assert_eq!(with(EventTreatment::Base, 0).cleansed.demand[4..6], [16.4, 16.4]);
    assert_eq!(with(EventTreatment::Base, 2).cleansed.demand[4..6], [11.0, 20.0]);
    let divided = with(EventTreatment::DivideByUplift, 2);
    let uplift = 101.0 / 31.0;
    assert_eq!((divided.effects[0].uplift, divided.effects[0].periods), (Some(uplift), 2));
    assert_eq!(divided.cleansed.demand[4..6], [44.0 / uplift, 57.0 / uplift]);
    // What is left of the event adds up to its base.
    assert!((divided.cleansed.demand[4] + divided.cleansed.demand[5] - 31.0).abs() < 1e-12);
    let all = Event { from: 0, to: usize::MAX, group: 1, treatment: EventTreatment::Base };
    assert_eq!(without_events(&series, &[all], 0).unwrap_err().field_name(), Some("events"));
    assert!(without_events(&series, &[Event { from: 3, to: 2, ..all }], 0).is_err());
    assert!(without_events(&series, &[Event { from: 90, to: 95, ..all }], 0).unwrap().cleansed.changes.is_empty());
    let quiet = without_events(&[0.0, 0.0, 8.0], &[Event { from: 2, to: 2, group: 1, treatment: EventTreatment::DivideByUplift }], 0).unwrap();
    assert_eq!((quiet.effects[0].uplift, quiet.cleansed.demand[2]), (None, 0.0));
}

#[test]
fn outliers_by_every_action_and_side() {
    let series = [4.0, 6.0, 5.0, 90.0, 3.0, 7.0, 5.0, UNKNOWN, 0.0];
    let rule = OutlierRule { judged: Judged::All, ..OutlierRule::default() };
    let at = |rule: &OutlierRule| outliers(&series, rule).unwrap();
    let (median, limit) = (5.0, 5.0 + 3.0 * 1.482602218505602 * 1.5);
    assert_eq!(at(&OutlierRule { action: OutlierAction::Median, ..rule }).demand[3], median);
    assert!((at(&rule).demand[3] - limit).abs() < 1e-12, "{}", at(&rule).demand[3]);
    let flagged = at(&OutlierRule { action: OutlierAction::Flag, ..rule });
    assert_eq!((flagged.demand[3], flagged.changes.len(), flagged.changes[0].becomes), (90.0, 1, Some(90.0)));
    let both = OutlierRule { test: OutlierTest::Quartiles { fence: 0.1 }, is_both_sided: true, ..rule };
    // Known values 0 3 4 5 5 6 7 90: quartiles 3.75 and 6.25.
    let found = at(&both);
    assert_eq!((found.demand[8], found.demand[4], found.demand[5], found.demand[3]), (3.5, 3.5, 6.5, 6.5));
    assert_eq!(found.changes.iter().map(|change| change.why).collect::<Vec<_>>()[0], Why::OutlierAbove);
    assert!(outliers(&series, &OutlierRule { test: OutlierTest::Hampel { threshold: 0.0 }, ..rule }).is_err());
    assert!(outliers(&series, &OutlierRule { test: OutlierTest::MovingHampel { threshold: 3.0, half_window: 1 }, ..rule }).is_err());
    assert!(outliers(&[1.0, 1e9, 1.0, 2.0], &rule).unwrap().changes.is_empty(), "four values are not judged");
}

#[test]
fn sizes_of_seldom_demand_are_judged_among_themselves() {
    let mut series = vec![0.0; 40];
    for (at, size) in [3.0, 4.0, 5.0, 4.0, 3.0, 4.0, 5.0, 60.0].into_iter().enumerate() {
        series[5 * at] = size;
    }
    // Among all days the median is 0 and every demand would be far out.
    let found = outliers(&series, &OutlierRule::default()).unwrap();
    assert_eq!((found.changes.len(), found.changes[0].place), (1, 35));
    assert!((found.demand[35] - (4.0 + 3.0 * 1.482602218505602)).abs() < 1e-12, "median 4, MAD 1");
    // Mostly ones: MAD is 0. Twos stay, a thousand does not.
    let mut ones = vec![1.0; 30];
    ones.extend([2.0, 2.0, 1000.0]);
    let found = outliers(&ones, &OutlierRule::default()).unwrap();
    assert_eq!((found.changes.len(), found.changes[0].was), (1, Some(1000.0)));
    assert!(outliers(&[2.0; 9], &OutlierRule::default()).unwrap().changes.is_empty());
}

#[test]
fn a_moving_window_follows_a_trend() {
    let mut series: Vec<f64> = (0..60).map(|at| f64::from(at) * 10.0 + f64::from(at * 7 % 5)).collect();
    series[8] = 300.0; // within the range of the whole, far from its neighbours
    let rule = OutlierRule { judged: Judged::All, ..OutlierRule::default() };
    assert!(outliers(&series, &rule).unwrap().changes.is_empty());
    let moving = OutlierRule { test: OutlierTest::MovingHampel { threshold: 3.0, half_window: 4 }, ..rule };
    let found = outliers(&series, &moving).unwrap();
    assert_eq!(found.changes.iter().map(|change| change.place).collect::<Vec<_>>(), [8]);
}

#[test]
fn consumption_as_openlmis_adjusts_it() {
    assert_eq!(adjusted_consumption(0.0, 1, 12.0).unwrap(), 0.0);
    assert_eq!(adjusted_consumption(1000.0, 3, 40.0).unwrap(), 1800.0);
    assert_eq!(adjusted_consumption(1001.0, 3, 40.0).unwrap(), 1802.0); // 1801.8
    assert_eq!(adjusted_consumption(55.0, 1, 30.0).unwrap(), 55.0, "out on every day");
    assert!(
        adjusted_consumption(55.0, 1, 31.0).is_err() && adjusted_consumption(55.0, 0, 0.0).is_err() && adjusted_consumption(-1.0, 1, 0.0).is_err()
    );
}

#[test]
fn stock_outs_by_every_rule() {
    let seen = [30.0, 31.0, 28.0, 10.0, 33.0, 5.0];
    let out = StockOuts {
        stocked_out: &[false, false, false, false, false, true],
        days_out: &[0.0, 0.0, 0.0, 20.0, 0.0, 0.0],
        period_days: &[30.0; 6],
        lost: &[],
    };
    let by = |rule| without_stock_outs(&seen, &out, rule).unwrap();
    let unknown = by(StockOutRule::Unknown).cleansed;
    assert!(unknown.demand[3].is_nan() && unknown.demand[5].is_nan() && unknown.changes.len() == 2);
    let scaled = by(StockOutRule::Scale { most_share: 0.9 }).cleansed;
    assert!(scaled.demand[3] == 30.0 && scaled.demand[5].is_nan());
    // Of the 10, 4 were lost: three times the 6 that were served; of 10 that were all lost, 10.
    for (lost, becomes) in [(4.0, 18.0), (10.0, 10.0)] {
        let out = StockOuts { lost: &[0.0, 0.0, 0.0, lost, 0.0, 0.0], ..out };
        assert_eq!(without_stock_outs(&seen, &out, StockOutRule::Scale { most_share: 0.9 }).unwrap().cleansed.demand[3], becomes);
    }
    assert!(by(StockOutRule::Scale { most_share: 0.5 }).cleansed.demand[3].is_nan(), "two thirds of the month are too much");
    let as_seen = by(StockOutRule::AsSeen).cleansed;
    assert_eq!((as_seen.demand[3], as_seen.changes.len(), as_seen.changes[0].becomes), (10.0, 2, Some(10.0)));
    let poisson = by(StockOutRule::CensoredPoisson);
    let Some(StockOutEstimate::Poisson(estimate)) = poisson.estimate else { panic!("no estimate") };
    assert_eq!(estimate, censored_poisson(&[30.0, 31.0, 28.0, 33.0], &[10.0, 5.0]).unwrap());
    assert_eq!((poisson.cleansed.demand[3], poisson.cleansed.demand[5]), (estimate.expected(10.0), estimate.expected(5.0)));
    assert!(matches!(by(StockOutRule::CensoredNormal).estimate, Some(StockOutEstimate::Normal(_))));
    let all = StockOuts { stocked_out: &[true; 6], ..StockOuts::default() };
    assert_eq!(without_stock_outs(&seen, &all, StockOutRule::CensoredPoisson).unwrap_err().kind(), ErrorKind::MissingValue);
    assert_eq!(without_stock_outs(&seen, &all, StockOutRule::CensoredNormal).unwrap_err().kind(), ErrorKind::MissingValue);
    assert!(without_stock_outs(&seen, &StockOuts { stocked_out: &[true], ..all }, StockOutRule::Unknown).is_err());
    assert!(without_stock_outs(&seen, &StockOuts { days_out: &[2.0; 6], ..all }, StockOutRule::Unknown).is_err(), "2 days out of 1");
    assert!(without_stock_outs(&seen, &out, StockOutRule::Scale { most_share: 0.0 }).is_err());
}

#[test]
fn limits_of_the_censored_estimates() {
    // Without a censored period: the plain estimates.
    let plain = censored_poisson(&[3.0, 0.0, 4.0], &[]).unwrap();
    assert!(plain.mean == 7.0 / 3.0 && (plain.standard_error - (7.0_f64 / 9.0).sqrt()).abs() < 1e-15);
    let plain = censored_normal(&[3.0, 0.0, 6.0], &[]).unwrap();
    assert!((plain.mean - 3.0).abs() < 1e-15 && (plain.sd - 6.0_f64.sqrt()).abs() < 1e-15);
    assert!((plain.mean_error - (6.0_f64 / 3.0).sqrt()).abs() < 1e-14 && (plain.sd_error - 1.0).abs() < 1e-14);
    // That demand was 0 or more says nothing.
    let nothing = censored_poisson(&[3.0, 1.0], &[0.0, 0.0]).unwrap();
    assert_eq!((nothing.mean, nothing.censored), (2.0, 2));
    let zero = censored_poisson(&[0.0, 0.0], &[0.0]).unwrap();
    assert!(zero.mean == 0.0 && zero.log_likelihood == 0.0 && zero.standard_error.is_nan() && zero.expected(0.0) == 0.0);
    // Limits far below all demand leave the mean as it is; one far above pulls it as a period with that demand would, at least.
    assert!((censored_normal(&[9.0, 11.0], &[-1e6]).unwrap().mean - 10.0).abs() < 1e-12);
    assert!(censored_poisson(&[4.0, 6.0], &[50.0]).unwrap().mean >= 20.0);
    assert_eq!(censored_poisson(&[], &[3.0]).unwrap_err().field_name(), Some("known"));
    for bad in [f64::NAN, f64::INFINITY, -1.0, 2e9] {
        assert!(censored_poisson(&[1.0, bad], &[]).is_err() && censored_poisson(&[1.0], &[bad]).is_err());
    }
    assert!(censored_normal(&[1.0, f64::NAN], &[]).is_err() && censored_normal(&[1.0, 2.0], &[f64::INFINITY]).is_err());
    for known in [&[][..], &[5.0], &[5.0, 5.0, 5.0], &[0.0, 1e-200]] {
        assert_eq!(censored_normal(known, &[6.0]).unwrap_err().kind(), ErrorKind::MissingValue);
    }
}

#[test]
fn unknown_periods_are_filled_and_reported() {
    let series = [UNKNOWN, 4.0, 1.0, UNKNOWN, 2.0, 6.0, UNKNOWN];
    let found = fill(&series, FillRule::SeasonMean { season: 3 }).unwrap();
    // Places 0, 3 and 6 have none known: the mean of all.
    assert_eq!(found.demand, [3.25, 4.0, 1.0, 3.25, 2.0, 6.0, 3.25]);
    assert_eq!(found.changes.iter().map(|change| (change.place, change.was)).collect::<Vec<_>>(), [(0, None), (3, None), (6, None)]);
    assert_eq!(fill(&[UNKNOWN; 3], FillRule::Mean).unwrap_err().kind(), ErrorKind::MissingValue);
    assert!(fill(&[], FillRule::Mean).is_err() && fill(&series, FillRule::SeasonMean { season: 0 }).is_err());
    assert!(fill(&series, FillRule::SeasonMean { season: 100 }).is_ok());
    assert_eq!(fill(&[1e308, UNKNOWN, 1.7e308], FillRule::Mean).unwrap_err().kind(), ErrorKind::Overflow);
}

#[test]
fn steps_rest_on_clean_periods() {
    // Without its mask the stocked-out 0 would count as a known low, and the promotion as an outlier.
    let usage = Usage {
        demand: &[20.0, 22.0, 19.0, 400.0, 21.0, 0.0, 18.0, 90.0, 21.0],
        stock_outs: StockOuts { stocked_out: &[false, false, false, false, false, true, false, false, false], ..StockOuts::default() },
        events: &[Event { from: 3, to: 3, group: 1, treatment: EventTreatment::LeaveOut }],
        returned: &[],
    };
    let rule = OutlierRule { is_both_sided: true, action: OutlierAction::Median, ..OutlierRule::default() };
    let options = CleansingOptions { outliers: Some(rule), stock_outs: StockOutRule::CensoredPoisson, ..CleansingOptions::default() };
    let found = clean(&usage, &options).unwrap();
    assert_eq!(
        found.changes.iter().map(|change| (change.place, change.why)).collect::<Vec<_>>(),
        [(3, Why::Event), (7, Why::OutlierAbove), (5, Why::StockedOut)]
    );
    // Base of the event: all known but it and the stocked-out period, outlier included.
    assert_eq!(found.effects[0].base, 211.0 / 7.0);
    let known = [20.0, 22.0, 19.0, 21.0, 18.0, 21.0, 21.0];
    assert_eq!(found.estimate, Some(StockOutEstimate::Poisson(censored_poisson(&known, &[0.0]).unwrap())));
    assert!(found.demand[3].is_nan() && found.demand[7] == 21.0);
    assert!(clean(&Usage { returned: &[1.0], ..usage }, &options).is_err());
    assert!(clean(&Usage::default(), &options).is_err());
}

/// From rows to a complete series: two of ten days without a row, stock out on one, an event on a date.
#[test]
fn a_history_becomes_a_complete_series() {
    let day = |text| Day::parse(text).unwrap();
    let days: Vec<i32> = [1, 2, 3, 5, 6, 7, 9, 10].map(|at| day("2026-06-01").days() + at - 1).to_vec();
    let out = [false, false, false, true, false, false, false, false];
    let history = History { bucket: Bucket::Day, days: &days, served: &[40, 60, 50, 10, 240, 60, 50, 40], lost: &[], stocked_out: &out, decimals: 1 };
    let window = Window { as_of: day("2026-06-10"), days: 365, maximum_quantile: 1.0 };
    let series = Series::of(&history, &window).unwrap().unwrap();
    let promotion = series.dense().place(day("2026-06-06"));
    let event = Event { from: promotion, to: promotion, group: 1, treatment: EventTreatment::Base };
    let seen = series.seen();
    let stock_outs = StockOuts { stocked_out: &series.unknown, ..StockOuts::default() };
    let options = CleansingOptions { fill: Some(FillRule::Mean), ..CleansingOptions::default() };
    let found = clean(&Usage { demand: &seen, stock_outs, events: &[event], returned: &[] }, &options).unwrap();
    // 4 6 5 0 ? 24 6 0 5 4: a base of 30 / 8, and with it a mean of 33.75 / 9.
    assert_eq!(found.demand, [4.0, 6.0, 5.0, 0.0, 3.75, 3.75, 6.0, 0.0, 5.0, 4.0]);
    assert_eq!(
        found.changes.iter().map(|change| (change.place, change.why.word())).collect::<Vec<_>>(),
        [(5, "event"), (4, "stocked_out"), (4, "filled")]
    );
}

/// A series, its returns and where stock was out.
fn usages() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<bool>)> {
    let size = prop_oneof![6 => (0..20_u32).prop_map(f64::from), 1 => (100..9_000_u32).prop_map(f64::from), 1 => Just(UNKNOWN), 3 => Just(0.0)];
    let back = prop_oneof![8 => Just(0.0), 1 => (0..9_000_u32).prop_map(f64::from)];
    prop::collection::vec((size, back, prop::bool::weighted(0.15)), 1..60).prop_map(|rows| {
        let (mut demand, mut returned, mut out) = (Vec::new(), Vec::new(), Vec::new());
        for (size, back, is_out) in rows {
            demand.push(size);
            returned.push(back);
            out.push(is_out);
        }
        (demand, returned, out)
    })
}

fn options() -> impl Strategy<Value = CleansingOptions> {
    let excess = prop_oneof![Just(Excess::Clip), Just(Excess::CarryBack), Just(Excess::CarryForward)];
    let returns = prop_oneof![Just(ReturnRule::Apart), excess.prop_map(ReturnRule::Net)];
    let stock_outs = prop_oneof![
        Just(StockOutRule::Unknown),
        Just(StockOutRule::AsSeen),
        Just(StockOutRule::CensoredPoisson),
        Just(StockOutRule::CensoredNormal),
        Just(StockOutRule::Scale { most_share: 1.0 })
    ];
    let test = prop_oneof![
        Just(OutlierTest::Hampel { threshold: 3.0 }),
        Just(OutlierTest::Quartiles { fence: 1.5 }),
        Just(OutlierTest::MovingHampel { threshold: 3.0, half_window: 6 })
    ];
    let action = prop_oneof![Just(OutlierAction::Cap), Just(OutlierAction::Median), Just(OutlierAction::Flag)];
    (returns, stock_outs, test, action, any::<bool>(), any::<bool>()).prop_map(|(returns, stock_outs, test, action, both, filled)| CleansingOptions {
        returns,
        stock_outs,
        outliers: Some(OutlierRule { test, action, judged: Judged::ByInterval, is_both_sided: both }),
        fill: filled.then_some(FillRule::SeasonMean { season: 7 }),
        ..CleansingOptions::default()
    })
}

proptest! {
    #[test]
    fn the_report_replayed_gives_the_result((demand, returned, out) in usages(), options in options(), from in 0..40_usize, length in 0..5_usize) {
        let events = [Event { from, to: from + length, group: 1, treatment: EventTreatment::DivideByUplift }];
        let stock_outs = StockOuts { stocked_out: &out, ..StockOuts::default() };
        let usage = Usage { demand: &demand, returned: &returned, stock_outs, events: &events };
        let found = match clean(&usage, &options) {
            Ok(found) => found,
            Err(error) => {
                // No period is left that an estimate could rest on.
                prop_assert_eq!(error.kind(), ErrorKind::MissingValue, "{}", error);
                let known = demand.iter().zip(&out).filter(|(size, is_out)| !size.is_nan() && !**is_out).count();
                prop_assert!(known <= 8 || error.message().contains("all alike"), "{}", error);
                return Ok(());
            }
        };
        let stated = |value: f64| (!value.is_nan()).then_some(value);
        let (mut own, mut back) = (demand.clone(), returned.clone());
        for change in &found.changes {
            let series = if change.of == Of::Demand { &mut own } else { &mut back };
            prop_assert_eq!(stated(series[change.place]), change.was, "{:?}", change);
            // What no usage was left for is told of and left out of demand; the returns themselves stay.
            if change.why != Why::ReturnsAboveUsage || change.of == Of::Demand {
                series[change.place] = change.becomes.unwrap_or(UNKNOWN);
            }
        }
        let bits = |series: &[f64]| series.iter().map(|value| stated(*value).map(f64::to_bits)).collect::<Vec<_>>();
        prop_assert_eq!(bits(&own), bits(&found.demand));
        prop_assert_eq!(bits(&back), bits(&found.returned));
        prop_assert!(found.demand.iter().all(|size| size.is_nan() || (*size >= 0.0 && size.is_finite())));
        prop_assert!(options.fill.is_none() || found.demand.iter().all(|size| !size.is_nan()));
    }

    #[test]
    fn returns_are_conserved((demand, returned, _) in usages(), back in any::<bool>()) {
        let excess = if back { Excess::CarryBack } else { Excess::CarryForward };
        let found = net_of_returns(&demand, &returned, ReturnRule::Net(excess)).unwrap();
        let total = |series: &[f64]| series.iter().filter(|value| !value.is_nan()).sum::<f64>();
        prop_assert_eq!(total(&demand) - total(&returned) + found.unmatched, total(&found.usage.demand));
    }

    #[test]
    fn a_censored_mean_lies_above_the_plain_one(known in prop::collection::vec(0..30_u32, 1..30), limits in prop::collection::vec(0..60_u32, 1..20)) {
        let (known, limits): (Vec<f64>, Vec<f64>) = (known.into_iter().map(f64::from).collect(), limits.into_iter().map(f64::from).collect());
        let found = censored_poisson(&known, &limits).unwrap();
        let (seen, least) = (known.iter().sum::<f64>(), limits.iter().sum::<f64>());
        let near = 1.0 + 1e-12;
        prop_assert!(found.mean * near >= seen / known.len() as f64 && found.mean * near >= (seen + least) / (known.len() + limits.len()) as f64);
        prop_assert!(found.mean <= (seen + least) / known.len() as f64 * near);
        // The mean is that of the periods with each censored one at its expectation.
        let expected = limits.iter().map(|limit| found.expected(*limit)).sum::<f64>();
        prop_assert!(((seen + expected) / (known.len() + limits.len()) as f64 - found.mean).abs() <= 1e-9 * (1.0 + found.mean));
        for limit in &limits {
            prop_assert!(found.expected(*limit) * near >= limit.max(found.mean));
        }
    }

    #[test]
    fn a_censored_normal_is_its_own_expectation(known in prop::collection::vec(0..300_u32, 3..30), limits in prop::collection::vec(0..400_u32, 1..20), shift in -1e6..1e6_f64) {
        let own = |values: &[u32]| values.iter().map(|value| f64::from(*value)).collect::<Vec<f64>>();
        let (known, limits) = (own(&known), own(&limits));
        let Ok(found) = censored_normal(&known, &limits) else {
            prop_assert!(known.iter().all(|value| *value == known[0]));
            return Ok(());
        };
        let expected = limits.iter().map(|limit| found.expected(*limit)).sum::<f64>();
        let mean = (known.iter().sum::<f64>() + expected) / (known.len() + limits.len()) as f64;
        prop_assert!((mean - found.mean).abs() <= 1e-9 * (found.sd + found.mean.abs()), "{} against {}", mean, found.mean);
        let moved = |values: &[f64]| values.iter().map(|value| value + shift).collect::<Vec<f64>>();
        let other = censored_normal(&moved(&known), &moved(&limits)).unwrap();
        prop_assert!((other.mean - shift - found.mean).abs() < 1e-6 && (other.sd - found.sd).abs() < 1e-6 * found.sd);
    }
}
