//! Demand over so many periods ahead: its mean, deviation, and what it does not exceed with a stated chance, for those who compute levels elsewhere.

use super::demand_sample::{Sampler, Timeline, Times, enough, enough_errors};
use super::methods::{MethodForecast, Task, support};
use super::percent;
use crate::demand::Fit;
use crate::demand::interval::lead_time_demand::{ByMoments, Cover, LeadTimeDemand, Spread};
use crate::demand::interval::one_step_errors;
use crate::engine::results::table;
use crate::error::Result;
use crate::model::{DemandDistribution, DistributionSettings, ForecastDistribution};
use crate::num::distribution::Distribution;
use crate::num::domain::held;
use crate::num::sqrt;
use crate::plan::mean_square_error;
use crate::policy::sample_demand::SampleDemand;
use crate::table::{Table, integers, numbers, texts};

/// Demand over the periods of the setting, as one method forecasts it.
pub(super) struct Covered {
    /// What it was made from: `model` where there were no errors for what was asked.
    distribution: ForecastDistribution,
    /// Values of the sample; none of a model.
    count: Option<usize>,
    mean: f64,
    /// None where the method has no model and has made no error yet.
    sd: Option<f64>,
    /// By level; none where the errors are too few for it.
    at: Vec<Option<f64>>,
}

/// A row of the table.
pub(super) struct CoverRow<'r> {
    pub item: &'r str,
    pub location: &'r str,
    pub source: &'static str,
    pub method: &'static str,
    pub covered: &'r Covered,
}

/// Demand over the setting's periods; none where it asks for none. Errors: a method that does not reach so far, numbers that cannot be held.
pub(super) fn covered(task: &Task<'_>, by: &MethodForecast, shape: DemandDistribution, key: u64) -> Result<Option<Covered>> {
    let settings = &task.settings.distribution;
    if settings.cover <= 0.0 {
        return Ok(None);
    }
    let fit = task.as_far(by, settings.cover.ceil() as usize)?;
    let by_errors = (settings.kind != ForecastDistribution::Model).then(|| by_errors(task, by, &fit, key).ok()).flatten();
    let found = by_errors.map_or_else(|| by_moments(task, &fit, shape), Ok)?;
    held("cover", found.mean)?;
    held("cover", found.sd.unwrap_or(0.0))?;
    Ok(Some(found))
}

fn by_errors(task: &Task<'_>, by: &MethodForecast, fit: &Fit, key: u64) -> Result<Covered> {
    let settings = &task.settings.distribution;
    let support = support(task.periods.demand);
    let timeline = Timeline::new(fit.path.iter().map(|step| (support.nearest(*step), 1.0)));
    let times = Times { lead_time: settings.cover, review: 0.0, lead_time_sd: 0.0, alone: false, moments: false };
    let sample = Sampler { task, method: by.method, fit, timeline: &timeline, key }.sample(settings.kind, &times)?;
    if settings.kind == ForecastDistribution::Bootstrap {
        // What is drawn from a few errors tells less than the model does.
        enough_errors(sample.errors)?;
    }
    let levels = sample.levels(0.0, 0)?;
    let at = |sample: &SampleDemand, level: f64| enough(sample, level).and_then(|()| levels.demand_at(level)).ok();
    let found = LeadTimeDemand::of_sample(sample.over_protection.clone(), support)?;
    Ok(Covered {
        distribution: settings.kind,
        count: Some(sample.count()),
        mean: found.mean(),
        sd: Some(sqrt(found.variance())),
        at: settings.cover_levels.iter().map(|level| at(&sample, *level)).collect(),
    })
}

fn by_moments(task: &Task<'_>, fit: &Fit, kind: DemandDistribution) -> Result<Covered> {
    let (settings, demand) = (&task.settings.distribution, task.periods.demand);
    let has_model = fit.sum_variance.len() == fit.path.len();
    let spread = if has_model { Spread::OfFit } else { Spread::OfPeriod(mean_square_error(demand, fit)) };
    let support = support(demand);
    let asked = ByMoments { fit, over: Cover::Periods(settings.cover), kind, spread, support };
    let moments = asked.moments()?;
    let mut none = Vec::new();
    let is_known = has_model || one_step_errors(demand, fit, &mut none).is_ok();
    // With a mean of 0 the shape does not matter, as in a plan.
    let asked = if moments.mean > 0.0 { asked } else { ByMoments { kind: DemandDistribution::Normal, ..asked } };
    let found = asked.distribution()?;
    let at = |level: &f64| found.quantile(*level).ok().filter(|_| is_known).map(|units| support.nearest(units));
    Ok(Covered {
        distribution: ForecastDistribution::Model,
        count: None,
        mean: moments.mean,
        sd: is_known.then(|| sqrt(moments.variance)),
        at: settings.cover_levels.iter().map(at).collect(),
    })
}

/// The table `cover`: a row a key and method, none where the setting asks for no periods.
pub(super) fn cover_table(rows: &[CoverRow<'_>], settings: &DistributionSettings) -> Table<'static> {
    let mut columns = vec![
        ("item".to_owned(), texts(rows.iter().map(|row| Some(row.item)))),
        ("location".to_owned(), texts(rows.iter().map(|row| Some(row.location)))),
        ("source".to_owned(), texts(rows.iter().map(|row| Some(row.source)))),
        ("method".to_owned(), texts(rows.iter().map(|row| Some(row.method)))),
        ("distribution".to_owned(), texts(rows.iter().map(|row| Some(row.covered.distribution.word())))),
        ("periods".to_owned(), numbers(rows.iter().map(|_| Some(settings.cover)))),
        ("sample".to_owned(), integers(rows.iter().map(|row| row.covered.count.map(|count| count as i64)))),
        ("mean".to_owned(), numbers(rows.iter().map(|row| Some(row.covered.mean)))),
        ("sd".to_owned(), numbers(rows.iter().map(|row| row.covered.sd))),
    ];
    for (place, level) in settings.cover_levels.iter().enumerate() {
        columns.push((format!("at_{}", percent(*level)), numbers(rows.iter().map(|row| row.covered.at[place]))));
    }
    table("cover", columns.iter().map(|(name, column)| (&**name, column.clone())).collect())
}
