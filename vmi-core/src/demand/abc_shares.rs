//! ABC classes of many values at once, without sorting them all.

use crate::error::{Error, ErrorKind, Result};
use crate::model::AbcClass;
use crate::num::decimal;
use crate::num::domain::{finite, outside};
use crate::num::double::Double;

/// Which share of the total decides a value's class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareRule {
    /// That of all larger values: the class while it is below the cut. vmi's own rule: the item that crosses a cut is still in.
    Before,
    /// That of all larger values and this one: the class while it is at most the cut.
    Including,
}

/// ABC classes in the order of the values. Equal values get the class of the first of them, so that no order of rows matters; zero and negative values are C.
///
/// Cuts are the decimals that they are written as: 0.8 is eight tenths. Sums have about 32 digits. Takes a few passes over the values: only those near a cut are sorted.
///
/// ```
/// use vmi_core::demand::abc_shares::{ShareRule, abc_shares};
/// let classes = |rule| -> Result<String, vmi_core::error::Error> {
///     Ok(abc_shares(&[20.0, 500.0, 30.0, 300.0, 50.0, 100.0], 0.8, 0.95, rule)?.iter().map(|class| class.word()).collect())
/// };
/// assert_eq!(classes(ShareRule::Including)?, "CACABB");
/// assert_eq!(classes(ShareRule::Before)?, "CACABB");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn abc_shares(values: &[f64], a_cut: f64, b_cut: f64, rule: ShareRule) -> Result<Vec<AbcClass>> {
    let (a_cut, b_cut) = (Cut::new("a_cut", a_cut)?, Cut::new("b_cut", b_cut)?);
    if a_cut.value > b_cut.value {
        return Err(outside("a_cut", a_cut.value, format!("at most b_cut, {}", b_cut.value)));
    }
    let buckets = Buckets::of(values)?;
    let (a_least, b_least) = (buckets.least(values, &a_cut, rule), buckets.least(values, &b_cut, rule));
    let class = |value: &f64| match *value {
        value if value >= a_least => AbcClass::A,
        value if value >= b_least => AbcClass::B,
        _ => AbcClass::C,
    };
    Ok(values.iter().map(class).collect())
}

/// A cut as the decimal that it is written as: mantissa / power.
struct Cut {
    value: f64,
    mantissa: f64,
    power: f64,
}

impl Cut {
    fn new(name: &str, value: f64) -> Result<Self> {
        if !(value > 0.0 && value <= 1.0) {
            return Err(outside(name, value, "a share above 0 and at most 1"));
        }
        let overflow = || Error::new(ErrorKind::TooFine, format!("{name} {value} has more than 15 decimals")).field(name).value(value.to_string());
        let exact = decimal::parse(&value.to_string()).map_err(|_| overflow())?;
        if exact.scale() > 15 {
            return Err(overflow());
        }
        Ok(Self { value, mantissa: exact.mantissa() as f64, power: decimal::power_of_ten(exact.scale()) as f64 })
    }

    /// Whether a sum is within the cut of a total.
    fn holds(&self, sum: Double, total: Double, rule: ShareRule) -> bool {
        let (part, limit) = (sum * Double::from(self.power), total * Double::from(self.mantissa));
        let excess = part - limit;
        match rule {
            ShareRule::Before => excess.value() < 0.0,
            ShareRule::Including => excess.value() <= 0.0,
        }
    }
}

/// Positive values by the first 16 bits of their size: sign, exponent and four bits more.
const SHIFT: u32 = 48;

/// Sums and counts of values that begin alike, by how they begin.
struct Buckets {
    sums: Vec<Double>,
    total: Double,
}

impl Buckets {
    fn of(values: &[f64]) -> Result<Self> {
        let mut sums = vec![Double::ZERO; 1 << 15];
        for value in values {
            if finite("values", *value)? > 0.0 {
                let sum = &mut sums[(value.to_bits() >> SHIFT) as usize];
                *sum = *sum + Double::from(*value);
            }
        }
        let total = sums.iter().rev().fold(Double::ZERO, |total, sum| total + *sum);
        if !total.value().is_finite() {
            return Err(Error::new(ErrorKind::Overflow, "the values add up to more than can be held").field("values"));
        }
        Ok(Self { sums, total })
    }

    /// The least value within a cut; infinity if none is.
    fn least(&self, values: &[f64], cut: &Cut, rule: ShareRule) -> f64 {
        let (mut before, mut least) = (Double::ZERO, f64::INFINITY);
        for (at, sum) in self.sums.iter().enumerate().rev().filter(|(_, sum)| sum.hi > 0.0) {
            if cut.holds(before + *sum, self.total, rule) {
                // All of it, down to its lower end.
                least = f64::from_bits((at as u64) << SHIFT).max(f64::MIN_POSITIVE * f64::EPSILON);
                before = before + *sum;
                continue;
            }
            let mut inside: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0 && (value.to_bits() >> SHIFT) as usize == at).collect();
            inside.sort_unstable_by(|a, b| b.total_cmp(a));
            let mut last = f64::INFINITY;
            for value in inside {
                let sum = if rule == ShareRule::Including { before + Double::from(value) } else { before };
                if value < last && !cut.holds(sum, self.total, rule) {
                    return least;
                }
                (least, last) = (value, value);
                before = before + Double::from(value);
            }
            return least;
        }
        least
    }
}
