//! One cell, and the exact reading of quantities, numbers, dates and words from it.

use rust_decimal::Decimal;

use crate::error::ErrorKind;
use crate::model::{Day, Moment};
use crate::num::decimal::{self, DecimalError};

/// The value of one row in one column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'c> {
    /// Not given; not zero.
    Absent,
    /// Text as it was given; UTF-8 is checked when it is read.
    Text(&'c [u8]),
    /// A whole number.
    I64(i64),
    /// A float.
    F64(f64),
    /// mantissa · 10^−scale.
    Decimal(i128, u32),
    /// Days since 1970-01-01.
    Date(i32),
    /// Microseconds since 1970-01-01T00:00:00Z.
    Instant(i64),
    /// Microseconds without a zone.
    Naive(i64),
    /// True or false.
    Bool(bool),
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CellFault {
    #[error("{0}")]
    Number(#[from] DecimalError),
    #[error("is not a date that exists")]
    Date,
    #[error("is an instant where a business date is meant")]
    InstantForDate,
    #[error("is a time without a zone")]
    NoZone,
    #[error("is not UTF-8 text")]
    NotText,
    #[error("is a float")]
    FloatId,
    #[error("is neither true nor false")]
    Bool,
}

impl CellFault {
    pub(crate) fn kind(&self) -> ErrorKind {
        match self {
            Self::Number(DecimalError::NotANumber) => ErrorKind::NotANumber,
            Self::Number(DecimalError::NotFinite) => ErrorKind::NotFinite,
            Self::Number(DecimalError::Overflow) => ErrorKind::Overflow,
            Self::Number(DecimalError::TooFine) => ErrorKind::TooFine,
            Self::Date | Self::InstantForDate | Self::NoZone => ErrorKind::NotADate,
            Self::NotText | Self::FloatId => ErrorKind::NotText,
            Self::Bool => ErrorKind::NotAnOption,
        }
    }
}

type Read<T> = std::result::Result<T, CellFault>;

const DAY_MICROS: i64 = 86_400_000_000;

impl<'c> Cell<'c> {
    /// Whether nothing was given.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value as a person would write it; for messages.
    pub fn show(&self) -> String {
        match self {
            Self::Absent => String::new(),
            Self::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Self::I64(x) => x.to_string(),
            Self::F64(x) => x.to_string(),
            Self::Decimal(mantissa, scale) => show_decimal(*mantissa, *scale),
            Self::Date(days) => Day::from_days(*days).map_or_else(|| format!("day {days}"), |day| day.to_string()),
            Self::Instant(micros) => Moment::from_micros(*micros).map_or_else(|| format!("instant {micros}"), |at| at.to_string()),
            Self::Naive(micros) => {
                Moment::from_micros(*micros).map_or_else(|| format!("time {micros}"), |at| at.to_string().trim_end_matches('Z').to_owned())
            }
            Self::Bool(x) => x.to_string(),
        }
    }

    fn utf8(bytes: &[u8]) -> Read<&str> {
        std::str::from_utf8(bytes).map_err(|_| CellFault::NotText)
    }

    /// The bytes of an id: text as it is, whole numbers as their decimal text in the caller's buffer.
    #[inline(always)] // once a cell of every table
    pub(crate) fn id_bytes<'b>(&self, buffer: &'b mut String) -> Read<Option<&'b [u8]>>
    where
        'c: 'b,
    {
        match *self {
            Self::Absent => Ok(None),
            Self::Text(bytes) => Ok(Some(bytes)),
            Self::I64(_) | Self::Decimal(..) => {
                *buffer = self.show();
                Ok(Some(buffer.as_bytes()))
            }
            Self::F64(_) => Err(CellFault::FloatId),
            _ => Err(CellFault::NotText),
        }
    }

    /// Text for people.
    pub(crate) fn text(&self) -> Read<String> {
        match self {
            Self::Text(bytes) => Self::utf8(bytes).map(str::to_owned),
            _ => Ok(self.show()),
        }
    }

    /// An exact decimal.
    pub(crate) fn decimal(&self) -> Read<Decimal> {
        match *self {
            Self::Text(bytes) => Ok(decimal::parse(Self::utf8(bytes)?)?),
            Self::I64(x) => Ok(Decimal::from(x)),
            Self::F64(x) if x.is_finite() => match decimal::parse(&x.to_string())? {
                // 0.1 + 0.2 stands for 0.3: the rule for quantities, at the most decimals that there are.
                exact if exact.scale() > decimal::MOST_DECIMALS => {
                    Ok(decimal::from_scaled(decimal::scaled_from_f64(x, decimal::MOST_DECIMALS)?, decimal::MOST_DECIMALS))
                }
                exact => Ok(exact),
            },
            Self::F64(_) => Err(DecimalError::NotFinite.into()),
            Self::Decimal(mantissa, scale) => Ok(Decimal::try_from_i128_with_scale(mantissa, scale).map_err(|_| DecimalError::Overflow)?.normalize()),
            _ => Err(DecimalError::NotANumber.into()),
        }
    }

    /// An exact quantity in units of 10^−decimals.
    #[inline]
    pub(crate) fn scaled(&self, decimals: u32) -> Read<i64> {
        match *self {
            Self::I64(x) => Ok(decimal::rescale(x, 0, decimals)?),
            Self::F64(x) => Ok(decimal::scaled_from_f64(x, decimals)?),
            Self::Text(bytes) => {
                if let Some(x) = short_whole(bytes) {
                    return Ok(decimal::rescale(x, 0, decimals)?);
                }
                Ok(decimal::to_scaled(decimal::parse(Self::utf8(bytes)?)?, decimals)?)
            }
            Self::Decimal(mantissa, scale) if scale <= 18 => match i64::try_from(mantissa) {
                Ok(mantissa) => Ok(decimal::rescale(mantissa, scale, decimals)?),
                Err(_) => Ok(decimal::to_scaled(self.decimal()?, decimals)?),
            },
            _ => Ok(decimal::to_scaled(self.decimal()?, decimals)?),
        }
    }

    /// A statistical number: days, rates, fractions.
    pub(crate) fn number(&self) -> Read<f64> {
        let number = match *self {
            Self::Text(bytes) => decimal::to_f64(decimal::parse(Self::utf8(bytes)?)?),
            Self::F64(x) => x,
            Self::I64(x) => x as f64,
            _ => decimal::to_f64(self.decimal()?),
        };
        if number.is_finite() { Ok(number) } else { Err(DecimalError::NotFinite.into()) }
    }

    /// A business date.
    #[inline]
    pub(crate) fn day(&self) -> Read<Day> {
        match *self {
            Self::Date(days) => Day::from_days(days).ok_or(CellFault::Date),
            Self::Naive(micros) if micros.rem_euclid(DAY_MICROS) == 0 => {
                i32::try_from(micros.div_euclid(DAY_MICROS)).ok().and_then(Day::from_days).ok_or(CellFault::Date)
            }
            Self::Naive(_) | Self::Instant(_) => Err(CellFault::InstantForDate),
            Self::Text(bytes) => {
                let text = Self::utf8(bytes)?;
                match Day::parse(text) {
                    Some(day) => Ok(day),
                    None if Moment::parse(text).is_some() => Err(CellFault::InstantForDate),
                    None => Err(CellFault::Date),
                }
            }
            _ => Err(CellFault::Date),
        }
    }

    /// An instant, or a date standing for its close.
    pub(crate) fn moment(&self) -> Read<Moment> {
        match *self {
            Self::Instant(micros) => Moment::from_micros(micros).ok_or(CellFault::Date),
            Self::Naive(micros) if micros.rem_euclid(DAY_MICROS) != 0 => Err(CellFault::NoZone),
            Self::Text(bytes) => {
                let text = Self::utf8(bytes)?;
                let has_no_zone =
                    || text.get(..10).and_then(Day::parse).is_some() && text.as_bytes().get(10).is_some_and(|b| matches!(b, b' ' | b'T'));
                Moment::parse(text).ok_or_else(|| if has_no_zone() { CellFault::NoZone } else { CellFault::Date })
            }
            _ => self.day().map(Moment::close_of),
        }
    }

    /// True or false.
    pub(crate) fn bool(&self) -> Read<bool> {
        match *self {
            Self::Bool(x) => Ok(x),
            Self::I64(0) | Self::Text(b"false" | b"False" | b"FALSE" | b"0" | b"no") => Ok(false),
            Self::I64(1) | Self::Text(b"true" | b"True" | b"TRUE" | b"1" | b"yes") => Ok(true),
            _ => Err(CellFault::Bool),
        }
    }
}

/// Plain digits, the usual case in CSV columns, without the general parser.
fn short_whole(bytes: &[u8]) -> Option<i64> {
    if bytes.is_empty() || bytes.len() > 15 {
        return None;
    }
    bytes.iter().try_fold(0_i64, |value, b| b.is_ascii_digit().then(|| value * 10 + i64::from(b - b'0')))
}

/// mantissa · 10^−scale as plain text without trailing zeros, whatever scale the column has.
fn show_decimal(mut mantissa: i128, mut scale: u32) -> String {
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).map_or_else(|_| format!("{mantissa}e-{scale}"), |x| x.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_exact_whatever_their_type() {
        for cell in [Cell::I64(12), Cell::F64(12.0), Cell::Decimal(1200, 2), Cell::Text(b"12"), Cell::Text(b"12.00"), Cell::Text(b"1.2e1")] {
            assert_eq!(cell.scaled(2), Ok(1200), "{cell:?}");
        }
        assert_eq!(Cell::F64(f64::NAN).scaled(0).unwrap_err().kind(), ErrorKind::NotFinite);
        assert_eq!(Cell::Text(b"1e28").scaled(0).unwrap_err().kind(), ErrorKind::Overflow);
        assert_eq!(Cell::Text(b"12 pcs").scaled(0).unwrap_err().kind(), ErrorKind::NotANumber);
        assert_eq!(Cell::Text(b"1.5").scaled(0).unwrap_err().kind(), ErrorKind::TooFine);
        assert_eq!(Cell::Text(b"\xff1").scaled(0).unwrap_err().kind(), ErrorKind::NotText);
        assert_eq!(Cell::Date(3).scaled(0).unwrap_err().kind(), ErrorKind::NotANumber);
    }

    #[test]
    fn a_decimal_does_not_depend_on_the_scale_of_its_column() {
        assert_eq!(Cell::Decimal(10_i128.pow(33), 18).show(), "1000000000000000");
        assert_eq!(Cell::Decimal(0, 18).show(), "0");
        assert_eq!(Cell::Decimal(-1250, 3).show(), "-1.25");
    }

    #[test]
    fn a_time_of_day_is_no_business_date() {
        assert_eq!(Cell::Naive(0).day().unwrap().to_string(), "1970-01-01");
        assert_eq!(Cell::Naive(1).day(), Err(CellFault::InstantForDate));
        assert_eq!(Cell::Text(b"2026-06-30T10:00:00Z").day(), Err(CellFault::InstantForDate));
        assert_eq!(Cell::Naive(1).moment(), Err(CellFault::NoZone));
    }
}
