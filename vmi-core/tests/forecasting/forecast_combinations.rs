//! Combinations, external forecasts and hierarchies.

use super::golden_values::{Golden, all_near, near};
use proptest::prelude::*;
use vmi_core::demand::Fit;
use vmi_core::demand::method::combination::{Combination, combine, inverse_error_weights};
use vmi_core::demand::method::croston::croston;
use vmi_core::demand::method::external::ExternalForecast;
use vmi_core::demand::method::hierarchy::Hierarchy;
use vmi_core::demand::method::minimum_trace::{ErrorCovariance, MinimumTrace};
use vmi_core::demand::method::{drift, moving_average, naive};

fn intermittent_series() -> impl Strategy<Value = Vec<f64>> {
    let size = prop_oneof![3 => Just(0.0), 2 => (1_u32..500).prop_map(|size| f64::from(size) / 8.0), 1 => 0.001..1e6];
    proptest::collection::vec(size, 1..90)
}

proptest! {
    #[test]
    fn combinations_lie_between_their_parts(series in intermittent_series(), weights in proptest::collection::vec(0.01..5.0, 3)) {
        prop_assume!(series.len() > 3);
        let fits = [naive::naive(&series, 4).unwrap(), moving_average::moving_average(&series, 3, 4).unwrap(), croston(&series, 0.1, 4).unwrap()];
        let of_errors = inverse_error_weights(&series, &fits).unwrap();
        prop_assert!(near(of_errors.iter().sum(), 1.0, 1e-12));
        for how in [Combination::Mean, Combination::Median, Combination::Weighted(&weights), Combination::Weighted(&of_errors)] {
            let fit = combine(&fits, how).unwrap();
            for at in 0..series.len() + 4 {
                let of = |fit: &Fit| if at < series.len() { fit.fitted[at] } else { fit.path[at - series.len()] };
                let known = fits.iter().map(of).filter(|value| !value.is_nan());
                let (low, high) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
                let found = of(&fit);
                let is_between = low - 1e-9 * low.abs() <= found && found <= high + 1e-9 * high.abs();
                prop_assert_eq!(is_between, at > 0);
                prop_assert_eq!(found.is_nan(), at == 0);
            }
        }
    }

    /// Any hierarchy, any forecasts: what comes out adds up, and what adds up already stays.
    #[test]
    fn reconciled_forecasts_add_up(raw in proptest::collection::vec((0_usize..1000, -50.0..100.0), 2..40), shift in 0_usize..3) {
        let parents: Vec<Option<usize>> = raw.iter().enumerate().map(|(node, (pick, _))| (node > shift.min(node)).then(|| pick % node)).collect();
        let tree = Hierarchy::new(&parents).unwrap();
        let base: Vec<f64> = raw.iter().map(|(_, value)| *value).collect();
        for covariance in [ErrorCovariance::Identity, ErrorCovariance::Structural] {
            let found = MinimumTrace::new(&tree, covariance).unwrap();
            let values = found.reconcile(&base).unwrap();
            let bottom: Vec<f64> = tree.bottom().iter().map(|node| values[*node]).collect();
            prop_assert_eq!(&tree.bottom_up(&bottom).unwrap(), &values);
            let again = found.reconcile(&values).unwrap();
            prop_assert!(again.iter().zip(&values).all(|(one, other)| near(*one, *other, 1e-9)));
            // Least squares are no further from the forecasts than any other values that add up.
            let distance = |values: &[f64]| -> f64 { values.iter().zip(&base).map(|(one, other)| (one - other).powi(2)).sum() };
            let others = tree.bottom_up(&tree.bottom().iter().map(|node| base[*node]).collect::<Vec<_>>()).unwrap();
            prop_assert!(covariance != ErrorCovariance::Identity || distance(&values) <= distance(&others) * (1.0 + 1e-9) + 1e-9);
        }
    }
}

#[test]
fn minimum_trace_is_what_its_textbook_formula_gives() {
    let golden = Golden::read();
    let parents = [None, Some(0), Some(0), Some(1), Some(1), Some(1), Some(2), Some(2), None, Some(8), Some(8)];
    let (tree, base) = (Hierarchy::new(&parents).unwrap(), golden.of("hierarchy", "", "base"));
    let errors: Vec<&[f64]> = golden.of("hierarchy", "", "errors").chunks(14).collect();
    let all = [("identity", ErrorCovariance::Identity), ("structural", ErrorCovariance::Structural), ("shrunk", ErrorCovariance::Shrunk(&errors))];
    for (method, covariance) in all {
        let found = MinimumTrace::new(&tree, covariance).unwrap().reconcile(base).unwrap();
        all_near(method, &found, golden.of("hierarchy", method, "path"), 1e-12);
    }
    assert_eq!((tree.roots(), tree.bottom()), (&[0, 8][..], &[3, 4, 5, 6, 7, 9, 10][..]));
}

/// Of the total's variance 18, with parts of 6.5 and 10 that are not correlated: each is left with 1 − its own / 34.5.
#[test]
fn variances_that_are_left_are_those_of_the_textbook_formula() {
    let tree = Hierarchy::new(&[None, Some(0), Some(0)]).unwrap();
    let found = MinimumTrace::new(&tree, ErrorCovariance::Variances(&[18.0, 6.5, 10.0])).unwrap();
    all_near("variances", &found.variance_shares().unwrap(), &[1.0 - 6.5 / 34.5, 1.0 - 10.0 / 34.5], 1e-14);
    all_near("mean", &found.reconcile(&[10.0, 4.0, 4.0]).unwrap(), &[10.0 - 36.0 / 34.5, 4.0 + 13.0 / 34.5, 4.0 + 20.0 / 34.5], 1e-14);

    // Without correlations, a node keeps as much of its variance as of a change of its own forecast.
    let parents = [None, Some(0), Some(0), Some(1), Some(1), Some(1), Some(2), Some(2), None, Some(8), Some(8)];
    let tree = Hierarchy::new(&parents).unwrap();
    let found = MinimumTrace::new(&tree, ErrorCovariance::Variances(&[9.0, 4.0, 5.0, 1.0, 2.0, 0.0, 3.0, 0.5, 7.0, 6.0, 1.5])).unwrap();
    for (node, share) in tree.bottom().iter().zip(found.variance_shares().unwrap()) {
        let mut unit = [0.0; 11];
        unit[*node] = 1.0;
        all_near("a change", &[found.reconcile(&unit).unwrap()[*node]], &[share], 1e-14);
    }
}

#[test]
fn bad_hierarchies_and_combinations_are_named() {
    let field = |error: vmi_core::error::Error| error.field_name().unwrap_or_default().to_owned();
    assert_eq!(field(Hierarchy::new(&[]).unwrap_err()), "parents");
    assert_eq!(field(Hierarchy::new(&[Some(1)]).unwrap_err()), "parents");
    assert_eq!(field(Hierarchy::new(&[None, Some(2), Some(1)]).unwrap_err()), "parents");
    assert_eq!(field(Hierarchy::new(&[Some(0), Some(0)]).unwrap_err()), "parents");
    let tree = Hierarchy::new(&[None, Some(0), Some(0)]).unwrap();
    assert_eq!(field(tree.bottom_up(&[1.0]).unwrap_err()), "values");
    assert_eq!(field(tree.top_down(&[1.0], &[0.5, -0.5]).unwrap_err()), "shares");
    assert_eq!(field(tree.proportions_of_averages(&[&[0.0], &[0.0]]).unwrap_err()), "histories");
    assert_eq!(field(tree.average_historical_proportions(&[&[1.0], &[1.0, 2.0]]).unwrap_err()), "histories");
    assert_eq!(field(MinimumTrace::new(&tree, ErrorCovariance::Variances(&[1.0, 1.0])).unwrap_err()), "variances");
    assert_eq!(field(MinimumTrace::new(&tree, ErrorCovariance::Variances(&[1.0, -1.0, 1.0])).unwrap_err()), "variances");
    assert_eq!(field(MinimumTrace::new(&tree, ErrorCovariance::Shrunk(&[&[1.0][..]; 3])).unwrap_err()), "errors");
    let wide: Vec<Option<usize>> = (0..4000_usize).map(|node| (node > 0).then(|| node - 1)).collect();
    assert_eq!(field(MinimumTrace::new(&Hierarchy::new(&wide).unwrap(), ErrorCovariance::Identity).unwrap_err()), "groups");
    // Where nothing has an error the bottom stays.
    for covariance in [ErrorCovariance::Shrunk(&[&[0.0, 0.0][..]; 3]), ErrorCovariance::Variances(&[0.0; 3])] {
        let found = MinimumTrace::new(&tree, covariance).unwrap();
        assert_eq!((found.reconcile(&[9.0, 3.0, 4.0]).unwrap(), found.variance_shares().unwrap()), (vec![7.0, 3.0, 4.0], vec![1.0, 1.0]));
    }
    // A single node and nodes without children are as they are.
    assert_eq!(
        MinimumTrace::new(&Hierarchy::new(&[None, None]).unwrap(), ErrorCovariance::Structural).unwrap().reconcile(&[3.0, 4.0]).unwrap(),
        [3.0, 4.0]
    );
    let one = naive::naive(&[1.0, 2.0], 2).unwrap();
    assert_eq!(field(combine(&[], Combination::Mean).unwrap_err()), "fits");
    assert_eq!(field(combine(&[one.clone(), naive::naive(&[1.0, 2.0], 3).unwrap()], Combination::Mean).unwrap_err()), "path");
    assert_eq!(field(combine(std::slice::from_ref(&one), Combination::Weighted(&[0.0])).unwrap_err()), "weights");
    assert_eq!(
        inverse_error_weights(&[5.0, 5.0], &[naive::naive(&[5.0; 2], 1).unwrap(), drift::drift(&[5.0, 5.0], 1).unwrap()]).unwrap(),
        [0.5, 0.5]
    );
    assert_eq!(field(inverse_error_weights(&[1.0], &[naive::naive(&[1.0], 1).unwrap()]).unwrap_err()), "fits");
    assert_eq!(combine(&[one.clone(), one], Combination::Median).unwrap().path, [2.0, 2.0]);
}

#[test]
fn bad_external_forecasts_are_named() {
    let good = ExternalForecast { periods: &[0, 3, 2], quantities: &[1.0, 5.0, 4.0], sds: Some(&[9.0, 2.0, 1.0]) };
    let fit = good.fit(&[1.0, 1.0], 2).unwrap();
    assert_eq!((&fit.path[..], &fit.variance[..], fit.fitted[0]), (&[4.0, 5.0][..], &[1.0, 4.0][..], 1.0));
    let field = |forecast: ExternalForecast, horizon| forecast.fit(&[1.0, 1.0], horizon).unwrap_err().field_name().unwrap_or_default().to_owned();
    assert_eq!(field(good, 3), "periods");
    assert_eq!(field(ExternalForecast { periods: &[2, 3, 2], ..good }, 1), "periods");
    assert_eq!(field(ExternalForecast { quantities: &[1.0, f64::NAN, 2.0], ..good }, 1), "quantities");
    assert_eq!(field(ExternalForecast { quantities: &[1.0], ..good }, 1), "quantities");
    assert_eq!(field(ExternalForecast { sds: Some(&[1.0, -1.0, 0.0]), ..good }, 1), "sds");
    assert_eq!(good.fit(&[], 1).unwrap_err().field_name(), Some("demand"));
}
