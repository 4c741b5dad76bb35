//! FSN classes: how fast stock moves.

use crate::error::Result;
use crate::num::domain::{held, not_negative, outside, positive};

/// A class by stock turnover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FsnClass {
    /// Turns over often.
    Fast,
    /// Turns over seldom.
    Slow,
    /// Hardly moves, or not at all.
    NonMoving,
}

impl FsnClass {
    /// The word for it, the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Slow => "slow",
            Self::NonMoving => "non_moving",
        }
    }
}

/// Above this turnover a year stock is fast, unless another cut is stated.
pub const FAST_CUT: f64 = 3.0;
/// From this turnover a year on stock moves at all, unless another cut is stated.
pub const SLOW_CUT: f64 = 1.0;

/// A class and what it follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fsn {
    /// Usage over average stock.
    pub turnover: f64,
    /// The class.
    pub class: FsnClass,
}

/// The class of a turnover: fast above `fast_cut`, slow from `slow_cut` up to `fast_cut`, non-moving below.
///
/// ```text
/// turnover = usage / average stock        both in units or both in money, usage over a year where the usual cuts 3 and 1 hold
/// ```
///
/// There is no theory behind the cuts 3 and 1: they are those of the FSN reports of business software, so they are inputs.
///
/// ```
/// use vmi_core::demand::fsn::{FAST_CUT, FsnClass, SLOW_CUT, fsn};
/// assert_eq!(fsn(60.0, 20.0, FAST_CUT, SLOW_CUT)?.class, FsnClass::Slow); // turnover 3
/// assert_eq!(fsn(0.0, 20.0, FAST_CUT, SLOW_CUT)?.class.word(), "non_moving");
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn fsn(usage: f64, average_stock: f64, fast_cut: f64, slow_cut: f64) -> Result<Fsn> {
    let turnover = held("turnover", not_negative("usage", usage)? / positive("average_stock", average_stock)?)?;
    if positive("slow_cut", slow_cut)? > positive("fast_cut", fast_cut)? {
        return Err(outside("slow_cut", slow_cut, format!("at most fast_cut, {fast_cut}")));
    }
    let class = if turnover > fast_cut {
        FsnClass::Fast
    } else if turnover >= slow_cut {
        FsnClass::Slow
    } else {
        FsnClass::NonMoving
    };
    Ok(Fsn { turnover, class })
}
