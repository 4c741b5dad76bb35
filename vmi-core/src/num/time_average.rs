//! Averages over an interval of time of what changes with the root of time at its beginning.

/// Points and weights of Gauss and Legendre's rule with 8 points on −1 … 1: x, −x and their weight.
const GAUSS: [(f64, f64); 4] = [
    (0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.525_532_409_916_329, 0.313_706_645_877_887_3),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
    (0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
];
/// Rules side by side, at most and at least.
const MOST_RULES: f64 = 64.0;
const LEAST_RULES: f64 = 4.0;

/// How many rules an interval needs whose mean demand is so many standard deviations of demand over it: each is worth two of them, or less.
pub(crate) fn rules(deviations: f64) -> u32 {
    (deviations / 2.0).ceil().clamp(LEAST_RULES, MOST_RULES) as u32
}

/// Weights and places, as shares of the interval, of Gauss and Legendre's rules side by side in √t; the weights add up to 1.
pub(crate) fn places(rules: u32) -> impl Iterator<Item = (f64, f64)> {
    let width = 1.0 / f64::from(rules);
    (0..rules).flat_map(move |rule| {
        let centre = (f64::from(rule) + 0.5) * width;
        GAUSS.into_iter().flat_map(move |(point, weight)| {
            [centre - 0.5 * width * point, centre + 0.5 * width * point].map(|part| (weight * width * part, part * part))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_are_those_of_the_interval() {
        let average = |of: fn(f64) -> f64| places(4).map(|(weight, place)| weight * of(place)).sum::<f64>();
        assert!((average(|_| 1.0) - 1.0).abs() < 1e-15);
        assert!((average(|t| t) - 0.5).abs() < 1e-15);
        assert!((average(f64::sqrt) - 2.0 / 3.0).abs() < 1e-14);
        assert_eq!((rules(0.1), rules(20.0), rules(1e9)), (4, 10, 64));
    }
}
