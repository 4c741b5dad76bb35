//! What a run may be told besides its tables: every field has a documented default and unit.

use super::agreement::{DemandDistribution, Policy, ServiceMeasure};
use super::by_group::ByGroup;
use super::day::Bucket;
use super::dialect::Dialect;
use super::forecast_settings::ForecastSettings;
use super::option::{Choice, choice};
use super::planning_days::PlanningDays;
use super::profile_settings::ProfileSettings;
use crate::error::{Error, ErrorKind, Result, nearest};
use crate::num::decimal;

choice! {
    /// How the safety stock is computed.
    SafetyStock {
        /// z(p) times the standard deviation over the protection interval.
        CycleService = "cycle_service",
        /// The largest demand minus the average, times the lead time.
        MaximumMinusAverage = "max_minus_average",
    }
}

choice! {
    /// What a key without any stock row or event is taken for.
    MissingStock {
        /// Unknown: reason `stock_unknown`.
        Unknown = "unknown",
        /// Zero: for extracts that leave out zero rows.
        Zero = "zero",
    }
}

choice! {
    /// What ABC classes are made by.
    AbcCriterion {
        /// Demand times unit cost.
        Value = "value",
        /// Demand alone.
        Quantity = "quantity",
    }
}

choice! {
    /// What two rows of demand of one key and bucket are.
    Duplicates {
        /// An error of the key.
        Error = "error",
        /// Parts of its demand.
        Sum = "sum",
    }
}

/// Cuts and criterion of ABC classes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AbcSettings {
    /// What classes are made by; default `value`.
    pub criterion: AbcCriterion,
    /// A while the share before the item is below it; default 0.8.
    pub a_cut: f64,
    /// B while the share before the item is below it; default 0.95.
    pub b_cut: f64,
}

/// Everything a run may be told besides its tables.
///
/// ```
/// use vmi_core::model::Settings;
/// let mut settings = Settings::default();
/// settings.set("service_level_by_class.A", "0.98").unwrap();
/// let error = settings.set("servicelevel", "0.9").unwrap_err();
/// assert!(error.to_string().contains("did you mean \"service_level\"?"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Bucket of the demand table where its `bucket` column is absent; default `day`.
    pub demand_bucket: Bucket,
    /// What two rows of demand of one key and bucket are; default `error`.
    pub demand_duplicates: Duplicates,
    /// Length of the demand window in days; default 365.
    pub demand_window_days: u32,
    /// ABC cuts and criterion.
    pub abc: AbcSettings,
    /// Policy where the agreement names none; no default.
    pub policy: ByGroup<Policy>,
    /// The distribution that demand is taken to have where the agreement names none; no default (normal).
    pub demand_distribution: ByGroup<DemandDistribution>,
    /// Whose rule decides where the agreement names none; no default (vmi's own).
    pub dialect: Option<Dialect>,
    /// Service level as a fraction; default 0.95.
    pub service_level: ByGroup<f64>,
    /// What the service level measures where the agreement does not say; no default (cycle).
    pub service_measure: ByGroup<ServiceMeasure>,
    /// How the safety stock is computed; default `cycle_service`.
    pub safety_stock: SafetyStock,
    /// Which demand counts as the largest: 1 = the largest day, below 1 = that quantile of the days; default 1.
    pub safety_stock_quantile: f64,
    /// Lead time in days where the agreement states none; no default.
    pub lead_time_days: Option<f64>,
    /// Review interval in days where the agreement states none; no default.
    pub review_days: Option<f64>,
    /// What a key without stock rows and events is taken for; default `unknown`.
    pub missing_stock: MissingStock,
    /// Over how many days shares and caps of suppliers are measured; default 365.
    pub share_days: u32,
    /// Whether another supplier takes over where the first cannot deliver before stock runs out, or cannot take it all; default `never`.
    pub fallback: Fallback,
    /// A notice when the newest stock fact is older than so many days; default 7.
    pub stale_after_days: u32,
    /// Days that rules which look ahead make their windows of; default 0. vmi's own rule has no use for them.
    pub planning_days: PlanningDays,
    /// Forecasts, and the cleansing of demand before them.
    pub forecast: ForecastSettings,
    /// The cuts of profiles.
    pub profile: ProfileSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            demand_bucket: Bucket::Day,
            demand_duplicates: Duplicates::Error,
            demand_window_days: 365,
            abc: AbcSettings { criterion: AbcCriterion::Value, a_cut: 0.8, b_cut: 0.95 },
            policy: ByGroup::new(None),
            demand_distribution: ByGroup::new(None),
            dialect: None,
            service_level: ByGroup::new(Some(0.95)),
            service_measure: ByGroup::new(None),
            safety_stock: SafetyStock::CycleService,
            safety_stock_quantile: 1.0,
            lead_time_days: None,
            review_days: None,
            missing_stock: MissingStock::Unknown,
            share_days: 365,
            fallback: Fallback::Never,
            stale_after_days: 7,
            planning_days: PlanningDays::default(),
            forecast: ForecastSettings::default(),
            profile: ProfileSettings::default(),
        }
    }
}

choice! {
    /// Whether another supplier takes over, where several agreements hold by priority.
    Fallback {
        /// The first takes it all, whatever it can do.
        Never = "never",
        /// Those that deliver before stock runs out, by priority, each what it can take; if none does, the first.
        InTime = "in_time",
    }
}

/// The names of settings that hold for every item, as `set` takes them.
const PLAIN: &[&str] = &[
    "demand.bucket",
    "demand.duplicates",
    "demand.window_days",
    "abc.criterion",
    "abc.a_cut",
    "abc.b_cut",
    "dialect",
    "safety_stock",
    "safety_stock_quantile",
    "lead_time_days",
    "review_days",
    "missing_stock",
    "share_days",
    "fallback",
    "stale_after_days",
    "horizon_days",
    "security_days",
    "days_to_order",
    "visibility_days",
    "route_delay_days",
    "forecast.bucket",
    "forecast.history_days",
    "forecast.horizon",
    "forecast.season",
    "forecast.methods",
    "forecast.candidates",
    "forecast.criterion",
    "forecast.origins",
    "forecast.margin",
    "forecast.levels",
    "forecast.intervals",
    "forecast.distribution",
    "forecast.seed",
    "forecast.replications",
    "forecast.cover",
    "forecast.cover_levels",
    "forecast.window",
    "forecast.alpha",
    "forecast.beta",
    "forecast.gamma",
    "forecast.phi",
    "forecast.hierarchy",
    "forecast.reconciliation",
    "cleansing.stock_outs",
    "cleansing.outliers",
    "cleansing.returns",
    "cleansing.without_cancelled",
    "cleansing.promotions",
];

/// The names of settings that may differ by group.
const GROUPED: &[&str] = &["policy", "demand_distribution", "service_level", "service_measure", "forecast"];

/// Known by name, not built yet.
const NOT_BUILT: &[&str] = &["rounding", "seed", "xyz"];

impl Settings {
    /// Sets one field by its name, from text, as Python, C and `vmi.toml` do.
    pub fn set(&mut self, name: &str, value: &str) -> Result<()> {
        match name {
            "demand.bucket" => self.demand_bucket = word(name, value)?,
            "demand.duplicates" => self.demand_duplicates = word(name, value)?,
            "demand.window_days" => self.demand_window_days = whole(name, value, 28, 36_500)?,
            "abc.criterion" => self.abc.criterion = word(name, value)?,
            "abc.a_cut" => self.abc.a_cut = number(name, value, Domain::Fraction)?,
            "abc.b_cut" => self.abc.b_cut = number(name, value, Domain::Fraction)?,
            "safety_stock" => self.safety_stock = word(name, value)?,
            "safety_stock_quantile" => self.safety_stock_quantile = number(name, value, Domain::UpToOne)?,
            "lead_time_days" => self.lead_time_days = Some(number(name, value, Domain::Days)?),
            "review_days" => self.review_days = Some(number(name, value, Domain::Days)?),
            "missing_stock" => self.missing_stock = word(name, value)?,
            "share_days" => self.share_days = whole(name, value, 1, 36_500)?,
            "fallback" => self.fallback = word(name, value)?,
            "stale_after_days" => self.stale_after_days = whole(name, value, 0, 36_500)?,
            "horizon_days" => self.planning_days.horizon = whole(name, value, 0, 3_650)?,
            "security_days" => self.planning_days.security = whole(name, value, 0, 3_650)?,
            "days_to_order" => self.planning_days.days_to_order = whole(name, value, 0, 3_650)?,
            "visibility_days" => self.planning_days.visibility = whole(name, value, 0, 3_650)?,
            "route_delay_days" => self.planning_days.route_delay = whole(name, value, 0, 3_650)?,
            "dialect" => self.dialect = Some(word(name, value)?),
            _ if name.starts_with("profile.") => return self.profile.set(name, value),
            _ if name.starts_with("forecast.") || name.starts_with("cleansing.") => return self.forecast.set(name, value),
            _ => return self.set_by_group(name, value),
        }
        Ok(())
    }

    fn set_by_group(&mut self, name: &str, value: &str) -> Result<()> {
        let (family, group) = ByGroup::<()>::split(name);
        match family {
            "policy" => set_slot(&mut self.policy, group, name, || word(name, value)),
            "demand_distribution" => set_slot(&mut self.demand_distribution, group, name, || word(name, value)),
            "service_level" => set_slot(&mut self.service_level, group, name, || number(name, value, Domain::Fraction)),
            "forecast" => set_slot(&mut self.forecast.method, group, name, || word(name, value)),
            "service_measure" => set_slot(&mut self.service_measure, group, name, || word(name, value)),
            _ => Err(unknown(name)),
        }
    }

    /// Checks fields against each other; `plan` calls it.
    pub fn validate(&self) -> Result<()> {
        for (name, cut) in [("abc.a_cut", self.abc.a_cut), ("abc.b_cut", self.abc.b_cut)] {
            if decimal::parse(&cut.to_string()).is_err() {
                return Err(bad(name, &cut.to_string(), "a fraction with at most 28 decimals"));
            }
        }
        if self.abc.a_cut > self.abc.b_cut {
            return Err(bad("abc.a_cut", &self.abc.a_cut.to_string(), &format!("at most abc.b_cut, {}", self.abc.b_cut)));
        }
        self.profile.validate()?;
        self.forecast.validate()
    }

    /// All names, for help texts.
    pub fn names() -> Vec<String> {
        let grouped = GROUPED.iter().flat_map(|family| std::iter::once((*family).to_owned()).chain(ByGroup::<()>::names(family)));
        PLAIN.iter().chain(&ProfileSettings::NAMES).map(|name| (*name).to_owned()).chain(grouped).collect()
    }

    /// Every field that is stated, as canonical name and value, in a fixed order: what the fingerprint sees.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = vec![
            ("demand.bucket".into(), self.demand_bucket.word().into()),
            ("demand.window_days".into(), self.demand_window_days.to_string()),
            ("abc.criterion".into(), self.abc.criterion.word().into()),
            ("abc.a_cut".into(), self.abc.a_cut.to_string()),
            ("abc.b_cut".into(), self.abc.b_cut.to_string()),
            ("safety_stock".into(), self.safety_stock.word().into()),
            ("safety_stock_quantile".into(), self.safety_stock_quantile.to_string()),
            ("missing_stock".into(), self.missing_stock.word().into()),
            ("share_days".into(), self.share_days.to_string()),
            ("fallback".into(), self.fallback.word().into()),
            ("stale_after_days".into(), self.stale_after_days.to_string()),
        ];
        let PlanningDays { route_delay, security, days_to_order, visibility, horizon } = self.planning_days;
        let days = [("horizon_days", horizon), ("security_days", security), ("days_to_order", days_to_order)];
        let days = days.into_iter().chain([("visibility_days", visibility), ("route_delay_days", route_delay)]);
        pairs.extend(days.filter(|(_, days)| *days > 0).map(|(name, days)| (name.to_owned(), days.to_string())));
        if self.demand_duplicates != Duplicates::Error {
            pairs.push(("demand.duplicates".into(), self.demand_duplicates.word().into()));
        }
        pairs.extend(self.dialect.map(|dialect| ("dialect".to_owned(), dialect.word().to_owned())));
        let optional = [("lead_time_days", self.lead_time_days), ("review_days", self.review_days)];
        pairs.extend(optional.iter().filter_map(|(name, value)| Some(((*name).to_owned(), value.as_ref()?.to_string()))));
        group_pairs("policy", &self.policy, |policy| policy.word().to_owned(), &mut pairs);
        group_pairs("service_level", &self.service_level, |level| level.to_string(), &mut pairs);
        group_pairs("demand_distribution", &self.demand_distribution, |distribution| distribution.word().to_owned(), &mut pairs);
        group_pairs("service_measure", &self.service_measure, |measure| measure.word().to_owned(), &mut pairs);
        group_pairs("forecast", &self.forecast.method, |method| method.word().to_owned(), &mut pairs);
        pairs.extend(self.forecast.pairs());
        pairs.extend(self.profile.pairs());
        pairs
    }
}

fn group_pairs<T: Copy>(name: &str, group: &ByGroup<T>, text: impl Fn(T) -> String, pairs: &mut Vec<(String, String)>) {
    pairs.extend(group.plain.map(|value| (name.to_owned(), text(value))));
    pairs.extend(group.stated().map(|(part, value)| (format!("{name}_{part}"), text(value))));
}

fn set_slot<T: Copy>(setting: &mut ByGroup<T>, group: Option<&str>, name: &str, value: impl FnOnce() -> Result<T>) -> Result<()> {
    let slot = match group {
        None => &mut setting.plain,
        Some(group) => setting.slot(group).ok_or_else(|| unknown(name))?,
    };
    *slot = Some(value()?);
    Ok(())
}

pub(super) fn unknown(name: &str) -> Error {
    if NOT_BUILT.contains(&name.split('.').next().unwrap_or(name)) {
        return Error::new(ErrorKind::NotSupported, format!("the setting {name:?} is not built yet"))
            .field(name)
            .hint("leave it out; docs/settings.md lists what is there");
    }
    let error = Error::new(ErrorKind::UnknownSetting, format!("there is no setting {name:?}")).field(name);
    let names = Settings::names();
    match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error.hint("docs/settings.md lists them"),
    }
}

pub(super) fn bad(name: &str, value: &str, expected: &str) -> Error {
    Error::new(ErrorKind::BadSetting, format!("the setting {name} is {value:?}; expected {expected}")).field(name).value(value).expected(expected)
}

pub(super) fn word<T: Choice>(name: &str, value: &str) -> Result<T> {
    if T::NOT_BUILT.contains(&value) {
        return Err(Error::new(ErrorKind::NotSupported, format!("{name} = {value:?} is not built yet; there are {}", T::list()))
            .field(name)
            .value(value));
    }
    T::from_word(value).ok_or_else(|| {
        let error = bad(name, value, &T::list());
        match nearest(value, T::WORDS.iter().map(|(known, _)| *known)) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error,
        }
    })
}

#[derive(Clone, Copy)]
enum Domain {
    /// 0 < x < 1
    Fraction,
    /// 0 < x ≤ 1
    UpToOne,
    /// 0 ≤ x ≤ 3,650
    Days,
}

fn number(name: &str, value: &str, domain: Domain) -> Result<f64> {
    let (holds, expected): (fn(f64) -> bool, _) = match domain {
        Domain::Fraction => (|x| x > 0.0 && x < 1.0, "a number above 0 and below 1"),
        Domain::UpToOne => (|x| x > 0.0 && x <= 1.0, "a number above 0 and at most 1"),
        Domain::Days => (|x| (0.0..=3_650.0).contains(&x), "days from 0 to 3650"),
    };
    value.parse().ok().filter(|x| holds(*x)).ok_or_else(|| bad(name, value, expected))
}

pub(super) fn whole(name: &str, value: &str, least: u32, most: u32) -> Result<u32> {
    value.parse().ok().filter(|x| (least..=most).contains(x)).ok_or_else(|| bad(name, value, &format!("a whole number from {least} to {most}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AbcClass, Category, Criticality, DemandPattern, Group};

    #[test]
    fn every_name_can_be_set_and_is_seen_by_the_fingerprint() {
        for name in Settings::names() {
            let name = name.as_str();
            let mut settings = Settings::default();
            let before = settings.pairs();
            let set = [
                "0.5",
                "0.37",
                "30",
                "week",
                "quantity",
                "min_max",
                "max_minus_average",
                "zero",
                "odoo_14",
                "in_time",
                "gamma",
                "fill",
                "naive",
                "mase",
                "empirical",
                "as_seen",
                "cap",
                "net_clipped",
                "false",
                "base",
                "sum",
                "top_down",
            ]
            .iter()
            .any(|value| settings.set(name, value).is_ok() && settings.pairs() != before);
            assert!(set, "{name}");
        }
    }

    #[test]
    fn the_first_group_that_states_it_wins() {
        let mut settings = Settings::default();
        settings.set("service_level_by_class.A", "0.98").unwrap();
        settings.set("service_level_by_criticality.vital", "0.995").unwrap();
        let level = |class, criticality| settings.service_level.of(&Group { class, criticality, ..Group::default() });
        assert_eq!(level(Some(AbcClass::A), Some(Criticality::Vital)), Some((0.995, "by_criticality")));
        assert_eq!(level(Some(AbcClass::A), None), Some((0.98, "by_class")));
        assert_eq!(level(Some(AbcClass::B), None), Some((0.95, "plain")));
        settings.set("service_level_by_pattern.lumpy", "0.9").unwrap();
        settings.set("service_level_by_category.mro", "0.85").unwrap();
        settings.set("service_level_by_category.mro_lumpy", "0.8").unwrap();
        let level = |category, pattern| settings.service_level.of(&Group { category, pattern, ..Group::default() });
        assert_eq!(level(Some(Category::Mro), Some(DemandPattern::Lumpy)), Some((0.8, "by_category")));
        assert_eq!(level(Some(Category::Mro), Some(DemandPattern::Smooth)), Some((0.85, "by_category")));
        assert_eq!(level(Some(Category::Raw), Some(DemandPattern::Lumpy)), Some((0.9, "by_pattern")));
    }

    #[test]
    fn not_built_is_said_and_not_ignored() {
        let mut settings = Settings::default();
        assert_eq!(settings.set("xyz", "1").unwrap_err().kind(), ErrorKind::NotSupported);
        assert_eq!(settings.set("policy", "two_bins").unwrap_err().kind(), ErrorKind::BadSetting);
        assert!(settings.set("dialect", "odoo18").unwrap_err().to_string().contains("did you mean \"odoo_18\"?"));
        assert_eq!(settings.set("service_level", "95").unwrap_err().kind(), ErrorKind::BadSetting);
    }
}
