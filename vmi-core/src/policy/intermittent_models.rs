//! Forecasts of intermittent demand, as models with names.

use super::model::{Exactness, Field, Model, fields};
use crate::demand::intermittent::{Croston, croston, tsb};

const OUTPUTS: &[Field] = fields![
    forecast: Number "units a period",
    size: Number "units, of a demand; 0 without any",
    interval: Optional "periods from demand to demand; absent without a demand",
];

macro_rules! croston {
    ($(#[doc = $doc:literal])+ $id:ident = $name:literal, $summary:literal, $bias:literal, $source:literal, $rate:expr) => {
        $(#[doc = $doc])+
        pub(crate) const $id: Model = Model {
            name: $name,
            summary: $summary,
            exactness: Exactness::Approximation($bias),
            source: $source,
            inputs: fields![
                demand: Numbers "units by period, 0 or more",
                alpha: Number "smoothing constant of sizes and intervals, above 0 and at most 1",
            ],
            outputs: OUTPUTS,
            solve: |given, answer| {
                let rate: fn(&Croston) -> f64 = $rate;
                let found = croston(given.lists[0], given.number(0))?;
                answer.numbers.extend([rate(&found), found.size, found.interval.unwrap_or(f64::NAN)]);
                Ok(())
            },
        };
    };
}

croston!(
    /// Sizes over intervals.
    CROSTON = "croston",
    "The demand of a period from its sizes and intervals, each smoothed at every demand.",
    "too high by about alpha / (2 − alpha) · (1 − 1 / interval) of itself (Syntetos & Boylan 2001)",
    "Croston, Opl Res. Quarterly 23 (1972)",
    |found| found.croston
);
croston!(
    /// Its bias corrected.
    SBA = "sba",
    "Croston's forecast times 1 − alpha / 2, which takes most of its bias away.",
    "too low by about alpha / (2 · interval) of itself",
    "Syntetos & Boylan, Int. J. Forecasting 21 (2005)",
    |found| found.sba
);
croston!(
    /// Its bias corrected for demand as a Poisson process.
    SBJ = "sbj",
    "Croston's forecast times 1 − alpha / (2 − alpha), where demand comes as a Poisson process.",
    "the bias that is left is of second order in alpha for a Poisson process",
    "Shale, Boylan & Johnston, J. Opl Res. Soc. 57 (2006)",
    |found| found.sbj
);

/// Chance and size.
pub(crate) const TSB: Model = Model {
    name: "tsb",
    summary: "The demand of a period from its chance, smoothed in every period, and its size: falls while nothing is asked for.",
    exactness: Exactness::Approximation("a smoothed forecast; without bias where chance and size do not change"),
    source: "Teunter, Syntetos & Babai, Eur. J. Opl Res. 214 (2011)",
    inputs: fields![
        demand: Numbers "units by period, 0 or more",
        alpha_size: Number "smoothing constant of sizes, above 0 and at most 1",
        beta_prob: Number "smoothing constant of the chance, above 0 and at most 1",
    ],
    outputs: fields![
        forecast: Number "units a period",
        size: Number "units, of a demand; 0 without any",
        probability: Number "chance that a period has demand",
    ],
    solve: |given, answer| {
        let found = tsb(given.lists[0], given.number(0), given.number(1))?;
        answer.numbers.extend([found.forecast, found.size, found.probability]);
        Ok(())
    },
};
