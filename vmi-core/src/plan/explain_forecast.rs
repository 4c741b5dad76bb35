//! The line of an explanation about the forecast that demand comes from.

use super::explain::{Line, line};
use super::format::{plain, rate};
use super::situation::{ForecastFacts, SampleFacts};
use crate::model::ForecastDistribution;

/// Method, constants, what it expects and how that is spread; by what it was chosen and what came next.
pub(super) fn forecast_line(facts: &ForecastFacts) -> Line {
    let from = if facts.from == "plain" { "settings".to_owned() } else { format!("settings ({})", facts.from) };
    let Some(method) = facts.method else {
        let why = if facts.failed.is_empty() { "there is no whole period of history".to_owned() } else { facts.failed.join("; ") };
        return line("forecast", format!("none could be made: {why}; the mean of the history stands"), from);
    };
    let constants: Vec<String> = facts.parameters.iter().take(SHOWN).map(|(name, value)| format!("{name} {}", rate(*value))).collect();
    let constants = if constants.is_empty() { String::new() } else { format!(" ({})", constants.join(", ")) };
    let text = format!("{}{constants}: {} in {} days, sd {}", method.word(), rate(facts.total), plain(facts.days), rate(facts.sd));
    let text = facts.sample.as_ref().map_or_else(|| text.clone(), |sample| format!("{text}; {}", spread(sample)));
    let chosen = match (facts.criterion, facts.score) {
        (Some(criterion), Some(score)) => format!(", {} {score:.3} over {} origins", criterion.word(), facts.origins),
        (None, Some(score)) => format!(", rmsse {score:.3} over {} origins", facts.origins),
        (_, None) => ", the history is too short to compare methods".to_owned(),
    };
    let next = facts.runner_up.map_or_else(String::new, |(method, score)| format!("; next {} {score:.3}", method.word()));
    line("forecast", text, format!("{from}{chosen}{next}"))
}

/// The sample that levels are computed with, or why there is none.
fn spread(sample: &SampleFacts) -> String {
    let instead = match &sample.why {
        Some(why) if sample.used != sample.asked => format!(" in place of {}: {why}", sample.asked.word()),
        _ => String::new(),
    };
    if sample.used == ForecastDistribution::Model {
        return format!("mean and sd of the model{instead}");
    }
    let of = match sample.seed {
        Some(seed) => format!("{} draws of {} one-step errors, seed {seed}", sample.count, sample.errors),
        None if sample.count > sample.errors => {
            format!("{} errors of such sums, each at {} lead times", sample.errors, sample.count / sample.errors.max(1))
        }
        None => format!("{} errors of such sums", sample.errors),
    };
    format!("{}{instead}, {of}: mean {}, sd {}", sample.used.word(), rate(sample.mean), rate(sample.sd))
}

/// How many constants a line shows; the JSON form has all.
const SHOWN: usize = 4;
