//! Exact decimals: checked arithmetic, exact conversion, and the one function that rounds a computed level.
//!
//! A **scaled** number is an `i64` that counts units of 10^−decimals: 12.5 at 2 decimals is 1250.

use rust_decimal::Decimal;

/// 10^19: amounts in result columns are below it, so that a column has room for a common scale of 18 decimals.
pub const COLUMN_LIMIT: Decimal = Decimal::from_parts(2_313_682_944, 2_328_306_436, 0, false, 0);

/// The most decimals a quantity may have.
pub const MOST_DECIMALS: u32 = 9;

const POWERS: [i64; 19] = {
    let mut powers = [1_i64; 19];
    let mut i = 1;
    while i < 19 {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// 10^exponent, for exponents up to 18.
pub const fn power_of_ten(exponent: u32) -> i64 {
    POWERS[if exponent < 19 { exponent as usize } else { 18 }]
}

/// Why a number cannot be held exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// Text that is no number.
    #[error("is not a number")]
    NotANumber,
    /// NaN or an infinity.
    #[error("is not finite")]
    NotFinite,
    /// Beyond what is held exactly.
    #[error("is too large to be held exactly")]
    Overflow,
    /// More decimals than allowed.
    #[error("has more decimals than allowed")]
    TooFine,
}

/// The exact sum.
pub fn add(a: Decimal, b: Decimal) -> Result<Decimal, DecimalError> {
    a.checked_add(b).ok_or(DecimalError::Overflow)
}

/// The product, if it can be held exactly.
pub fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, DecimalError> {
    let product = a.checked_mul(b).ok_or(DecimalError::Overflow)?;
    // `checked_mul` rounds silently once 28 decimals do not suffice: exact only if the scales add up.
    let (x, y) = (a.normalize(), b.normalize());
    if product.scale() < x.scale() + y.scale() && product.normalize().scale() == product.scale() && product.scale() == 28 {
        return Err(DecimalError::Overflow);
    }
    Ok(product.normalize())
}

/// The quotient, if it can be held exactly.
pub fn quotient(a: Decimal, b: Decimal) -> Result<Decimal, DecimalError> {
    let quotient = a.checked_div(b).ok_or(DecimalError::Overflow)?.normalize();
    if multiply(quotient, b)? == a.normalize() { Ok(quotient) } else { Err(DecimalError::TooFine) }
}

/// The quotient rounded half away from zero at so many decimals: only where a fraction is wanted that no decimal holds.
pub fn quotient_rounded(a: Decimal, b: Decimal, decimals: u32) -> Result<Decimal, DecimalError> {
    let quotient = a.checked_div(b).ok_or(DecimalError::Overflow)?;
    Ok(quotient.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// The nearest multiple of a step above 0, halves away from zero.
///
/// ```
/// use vmi_core::num::decimal::{parse, round_half_away};
/// let of = |value: &str, step: &str| round_half_away(parse(value).unwrap(), parse(step).unwrap()).unwrap().to_string();
/// assert_eq!((of("9.996", "0.01"), of("-2.5", "1"), of("7", "5")), ("10".into(), "-3".into(), "5".into()));
/// ```
pub fn round_half_away(value: Decimal, step: Decimal) -> Result<Decimal, DecimalError> {
    let rest = value.checked_rem(step).ok_or(DecimalError::Overflow)?;
    let down = value.checked_sub(rest).ok_or(DecimalError::Overflow)?;
    let twice = add(rest.abs(), rest.abs())?;
    let nearest = match (twice >= step, rest.is_sign_negative()) {
        (false, _) => down,
        (true, false) => add(down, step)?,
        (true, true) => add(down, -step)?,
    };
    Ok(nearest.normalize())
}

/// Money rounded to cents, half away from zero; for people only.
pub fn round_cents(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// A share of a total, for comparing sums with: rounded at the 28th digit, which no sum of real values reaches.
pub fn share(total: Decimal, fraction: Decimal) -> Result<Decimal, DecimalError> {
    total.checked_mul(fraction).ok_or(DecimalError::Overflow)
}

/// The exact decimal of text such as `12`, `-0.50` or `1.5e3`; blanks around it are not a number.
///
/// ```
/// use vmi_core::num::decimal::parse;
/// assert_eq!(parse("1.5e3").unwrap().to_string(), "1500");
/// assert!(parse("12 ").is_err() && parse("1,5").is_err() && parse("nan").is_err());
/// ```
pub fn parse(text: &str) -> Result<Decimal, DecimalError> {
    let lower = text.to_ascii_lowercase();
    let bare = lower.trim_start_matches(['+', '-']);
    if matches!(bare, "nan" | "inf" | "infinity") {
        return Err(DecimalError::NotFinite);
    }
    if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'+' | b'-')) {
        return Err(DecimalError::NotANumber);
    }
    let parsed = if bare.contains('e') { scientific(&lower) } else { plain(text) };
    parsed.map(|decimal| decimal.normalize())
}

/// Text without an exponent. Zeros that do not matter are left out of long text, so that only real digits count against the 28.
fn plain(text: &str) -> Result<Decimal, DecimalError> {
    if text.len() <= 28 {
        return Decimal::from_str_exact(text).map_err(|error| reason(&error));
    }
    let (sign, bare) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    let significant = whole.trim_start_matches('0');
    if significant.len() > 29 && bare.bytes().filter(|b| *b == b'.').count() < 2 && !bare[1..].contains(['+', '-']) {
        return Err(DecimalError::Overflow);
    }
    let fraction = fraction.trim_end_matches('0');
    let zero = if significant.is_empty() { "0" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    Decimal::from_str_exact(&format!("{sign}{zero}{significant}{point}{fraction}")).map_err(|error| reason(&error))
}

fn reason(error: &rust_decimal::Error) -> DecimalError {
    match error {
        rust_decimal::Error::ExceedsMaximumPossibleValue | rust_decimal::Error::LessThanMinimumPossibleValue => DecimalError::Overflow,
        rust_decimal::Error::Underflow | rust_decimal::Error::ScaleExceedsMaximumPrecision(_) => DecimalError::TooFine,
        _ => DecimalError::NotANumber,
    }
}

/// `1.5e3` by exact steps; the library's own reader would round silently.
fn scientific(text: &str) -> Result<Decimal, DecimalError> {
    let (digits, exponent) = text.split_once('e').ok_or(DecimalError::NotANumber)?;
    let exponent: i32 = exponent.parse().map_err(|_| DecimalError::NotANumber)?;
    let mantissa = plain(digits)?;
    let mut value = mantissa.normalize();
    if value.is_zero() {
        return Ok(value);
    }
    if exponent >= 0 {
        for _ in 0..exponent {
            value = value.checked_mul(Decimal::TEN).ok_or(DecimalError::Overflow)?;
        }
        return Ok(value);
    }
    let scale = i64::from(value.scale()) - i64::from(exponent);
    if scale > 28 {
        return Err(DecimalError::TooFine);
    }
    value.set_scale(scale as u32).map_err(|_| DecimalError::TooFine)?;
    Ok(value)
}

/// The scaled form of a decimal, exactly.
pub fn to_scaled(value: Decimal, decimals: u32) -> Result<i64, DecimalError> {
    let value = value.normalize();
    if value.scale() > decimals {
        return Err(DecimalError::TooFine);
    }
    let mantissa = i64::try_from(value.mantissa()).map_err(|_| DecimalError::Overflow)?;
    mantissa.checked_mul(power_of_ten(decimals - value.scale())).ok_or(DecimalError::Overflow)
}

/// The decimal of a scaled number.
pub fn from_scaled(scaled: i64, decimals: u32) -> Decimal {
    Decimal::new(scaled, decimals).normalize()
}

/// A sum in units of 10^−9 as a scaled number with as few decimals as it needs.
pub fn scaled_from_nano(nano: i128) -> Result<(i64, u32), DecimalError> {
    let (mut value, mut decimals) = (nano, MOST_DECIMALS);
    if value % 1_000_000_000 == 0 {
        (value, decimals) = (value / 1_000_000_000, 0);
    }
    while decimals > 0 && value % 10 == 0 {
        (value, decimals) = (value / 10, decimals - 1);
    }
    i64::try_from(value).map(|value| (value, decimals)).map_err(|_| DecimalError::Overflow)
}

/// A scaled number at other decimals, exactly.
///
/// ```
/// use vmi_core::num::decimal::{rescale, DecimalError};
/// assert_eq!(rescale(1250, 2, 1), Ok(125));
/// assert_eq!(rescale(1255, 2, 1), Err(DecimalError::TooFine));
/// ```
pub fn rescale(scaled: i64, from: u32, to: u32) -> Result<i64, DecimalError> {
    if from <= to {
        return if to - from > 18 && scaled != 0 {
            Err(DecimalError::Overflow)
        } else {
            scaled.checked_mul(power_of_ten(to - from)).ok_or(DecimalError::Overflow)
        };
    }
    let divisor = power_of_ten(from - to);
    if from - to > 18 || scaled % divisor != 0 {
        return if scaled == 0 { Ok(0) } else { Err(DecimalError::TooFine) };
    }
    Ok(scaled / divisor)
}

/// The scaled number that a float64 stands for: m where |x·10^d − m| ≤ 1e-6 and |m| < 2^53, else an error.
///
/// ```
/// use vmi_core::num::decimal::{scaled_from_f64, DecimalError};
/// assert_eq!(scaled_from_f64(0.07 * 100.0, 0), Ok(7));
/// assert_eq!(scaled_from_f64(1.5, 0), Err(DecimalError::TooFine));
/// assert_eq!(scaled_from_f64(1e28, 0), Err(DecimalError::Overflow));
/// ```
#[inline]
pub fn scaled_from_f64(x: f64, decimals: u32) -> Result<i64, DecimalError> {
    // Mostly a whole number of whole units: then the cast, which is cheap, loses nothing. NaN and what is too large are not equal, or not below 2^53.
    let whole = x as i64;
    if decimals == 0 && whole as f64 == x && whole.unsigned_abs() < 1 << 53 {
        return Ok(whole);
    }
    nearest_scaled(x, decimals)
}

fn nearest_scaled(x: f64, decimals: u32) -> Result<i64, DecimalError> {
    if !x.is_finite() {
        return Err(DecimalError::NotFinite);
    }
    let moved = x * power_of_ten(decimals) as f64;
    if moved.abs() >= 9_007_199_254_740_992.0 {
        return Err(DecimalError::Overflow);
    }
    let nearest = moved.round();
    if (moved - nearest).abs() > 1e-6 {
        return Err(DecimalError::TooFine);
    }
    Ok(nearest as i64)
}

/// A decimal as the nearest f64, through its shortest text; for statistics only.
pub fn to_f64(value: Decimal) -> f64 {
    let value = value.normalize();
    match (i64::try_from(value.mantissa()), value.scale()) {
        // Both operands are exact below 2^53, so the quotient is the correctly rounded value.
        (Ok(mantissa), scale) if scale <= 18 && mantissa.unsigned_abs() < 1 << 53 => mantissa as f64 / power_of_ten(scale) as f64,
        _ => value.to_string().parse().unwrap_or(f64::NAN),
    }
}

/// A scaled number as f64, correctly rounded below 2^53.
pub fn scaled_to_f64(scaled: i64, decimals: u32) -> f64 {
    scaled as f64 / power_of_ten(decimals) as f64
}

/// The last-place value that a computed number is taken for: within 1e-9 relative it *is* that value. Below one last place
/// the tolerance is 1e-9 of one, and it never exceeds a thousandth of one, so that large numbers still round in their direction.
fn snapped(moved: f64) -> Option<f64> {
    let nearest = moved.round();
    let tolerance = (1e-9 * moved.abs()).clamp(1e-9, 1e-3);
    ((moved - nearest).abs() <= tolerance).then_some(nearest)
}

fn rounded(value: f64, decimals: u32, direction: fn(f64) -> f64) -> Result<i64, DecimalError> {
    if !value.is_finite() {
        return Err(DecimalError::NotFinite);
    }
    let moved = value * power_of_ten(decimals) as f64;
    if moved.abs() >= 9.0e18 {
        return Err(DecimalError::Overflow);
    }
    Ok(snapped(moved).unwrap_or_else(|| direction(moved)) as i64)
}

/// A computed level rounded **up** to so many decimals, after a value within 1e-9 relative of a last-place value was
/// taken as that value. Scaled.
///
/// ```
/// assert_eq!(vmi_core::num::round_up(0.07 * 100.0, 0), Ok(7)); // 7.000000000000001 is 7, not 8
/// assert_eq!(vmi_core::num::round_up(83.7, 0), Ok(84));
/// ```
pub fn round_up(value: f64, decimals: u32) -> Result<i64, DecimalError> {
    rounded(value, decimals, f64::ceil)
}

/// A computed level rounded **down** to so many decimals, with the same tolerance as [`round_up`]. Scaled.
///
/// ```
/// assert_eq!(vmi_core::num::round_down(24.3, 0), Ok(24));
/// assert_eq!(vmi_core::num::round_down(2.9999999999999996, 0), Ok(3));
/// ```
pub fn round_down(value: f64, decimals: u32) -> Result<i64, DecimalError> {
    rounded(value, decimals, f64::floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_exact_or_refused() {
        let dec = |text: &str| parse(text).unwrap();
        assert_eq!(multiply(dec("12"), dec("1.25")).unwrap().to_string(), "15");
        assert!(multiply(dec("0.12345678901234567891"), dec("0.98765432109876543219")).is_err());
        assert!(multiply(dec("79228162514264337593543950335"), dec("2")).is_err());
    }

    #[test]
    fn text_is_never_rounded() {
        assert_eq!(parse("1e28"), Ok(Decimal::from_str_exact("10000000000000000000000000000").unwrap()));
        assert_eq!(parse("1e29"), Err(DecimalError::Overflow));
        assert_eq!(parse("1e-29"), Err(DecimalError::TooFine));
        assert_eq!(parse("0.12345678901234567890123456789"), Err(DecimalError::TooFine));
        assert_eq!(parse(""), Err(DecimalError::NotANumber));
        assert_eq!(parse("-"), Err(DecimalError::NotANumber));
        for text in ["--1", "1-", "1.2.3", ".", "+", "1e", "e5", "1e1e1", "1+1"] {
            assert_eq!(parse(text), Err(DecimalError::NotANumber), "{text}");
        }
        assert_eq!(parse(&format!("1{}", "0".repeat(40))), Err(DecimalError::Overflow));
        assert_eq!(parse(&format!("1.{}", "0".repeat(40))), Ok(Decimal::ONE));
        assert_eq!(parse(&format!("{}1.5", "0".repeat(40))), Ok(Decimal::new(15, 1)));
        assert_eq!((parse(".5"), parse("5."), parse("-0")), (Ok(Decimal::new(5, 1)), Ok(Decimal::from(5)), Ok(Decimal::ZERO)));
        assert_eq!(parse("-inf"), Err(DecimalError::NotFinite));
    }

    #[test]
    fn scaled_round_trip() {
        assert_eq!(to_scaled(parse("12.50").unwrap(), 2), Ok(1250));
        assert_eq!(to_scaled(parse("12.505").unwrap(), 2), Err(DecimalError::TooFine));
        assert_eq!(to_scaled(parse("1e19").unwrap(), 0), Err(DecimalError::Overflow));
        assert_eq!(from_scaled(1250, 2).to_string(), "12.5");
    }
}
