//! Random numbers without a state: the same for the same seed, key and draw, on every machine and in any order.

/// 2^64 over the golden ratio, odd.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The finaliser of SplitMix64: every bit of the input changes about half of the output's.
fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The draws of one key, as of one item or one repetition.
///
/// ```text
/// bits(seed, key, draw) = mix(start + (draw + 1) g)        start = mix(mix(seed + g) + (key + 1) g),  g = 0x9e3779b97f4a7c15
/// ```
///
/// mix is the finaliser of SplitMix64, so that the draws of a start are those of that generator. All sums are modulo 2^64. Source: Steele, Lea & Flood, OOPSLA 2014.
///
/// ```
/// use vmi_core::num::random::Random;
/// let random = Random::new(7, 0);
/// assert_eq!(random.bits(3), Random::new(7, 0).bits(3));
/// assert_ne!(random.bits(3), Random::new(7, 1).bits(3));
/// assert!(random.uniform(0) > 0.0 && random.uniform(0) < 1.0 && random.below(0, 6) < 6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Random {
    start: u64,
}

impl Random {
    /// The draws of a seed and a key.
    pub fn new(seed: u64, key: u64) -> Self {
        Self { start: mixed(mixed(seed.wrapping_add(STEP)).wrapping_add(key.wrapping_add(1).wrapping_mul(STEP))) }
    }

    /// 64 bits.
    pub fn bits(self, draw: u64) -> u64 {
        mixed(self.start.wrapping_add(draw.wrapping_add(1).wrapping_mul(STEP)))
    }

    /// Uniform between 0 and 1, both excluded: the middles of 2^53 parts.
    pub fn uniform(self, draw: u64) -> f64 {
        ((self.bits(draw) >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    /// A whole number below `count`, by the upper half of a product; 0 for a count of 0. A number's chance is off by at most 2^−64.
    pub fn below(self, draw: u64, count: u64) -> u64 {
        ((u128::from(self.bits(draw)) * u128::from(count)) >> 64) as u64
    }

    /// Normal with mean 0 and standard deviation 1, by inversion.
    pub fn normal(self, draw: u64) -> f64 {
        super::normal::quantile(self.uniform(draw))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draws_of_a_start_are_those_of_splitmix() {
        // Published first outputs of SplitMix64 with the seed 1234567.
        let random = Random { start: 1_234_567 };
        let first: Vec<u64> = (0..3).map(|draw| random.bits(draw)).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }
}
