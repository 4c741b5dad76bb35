//! Forecasts of one tree made to add up.

use super::base::{Base, BaseForecast, errors};
use super::node_history::{NodeHistory, places};
use crate::demand::interval::Support;
use crate::demand::method::balanced_errors::balance_errors;
use crate::demand::method::hierarchy::Hierarchy;
use crate::demand::method::hierarchy_shares::average_share;
use crate::demand::method::minimum_trace::{ErrorCovariance, MOST_GROUPS, MOST_NODES, MinimumTrace};
use crate::engine::analysis::forecasts::Told;
use crate::engine::analysis::methods::support;
use crate::engine::analysis::prepared::Prepared;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, Reconciliation};
use crate::num::sum;

/// A node of the tree, with what is known of it.
pub(super) enum Member<'m> {
    Group(&'m Base),
    Key(&'m Prepared, &'m Told),
}

/// One tree, the root first, each node before those below it.
pub(super) struct Whole<'w> {
    pub parents: Vec<Option<usize>>,
    pub members: Vec<Member<'w>>,
    /// The first day of the earliest period.
    pub origin: Day,
    pub horizon: usize,
}

/// What adds up.
pub(super) struct Reconciled {
    /// By node and step.
    pub quantities: Vec<Vec<f64>>,
    /// By key, in their order: the variance that is left of that of its own forecast; none where the theory does not tell.
    pub variance_shares: Option<Vec<f64>>,
}

impl Whole<'_> {
    /// The forecasts, made to add up.
    pub(super) fn by(&self, how: Reconciliation) -> Result<Reconciled> {
        let tree = Hierarchy::new(&self.parents)?;
        match how {
            Reconciliation::BottomUp => self.summed(&tree, |step| Ok(self.keys().map(|(_, told)| told.by.fit.path[step]).collect())),
            Reconciliation::TopDown | Reconciliation::TopDownAverageProportions => self.top_down(&tree, how),
            _ => self.minimum_trace(&tree, how),
        }
    }

    fn keys(&self) -> impl Iterator<Item = (&Prepared, &Told)> + Clone {
        self.members.iter().filter_map(|member| match member {
            Member::Key(prepared, told) => Some((*prepared, *told)),
            Member::Group(_) => None,
        })
    }

    fn base(&self, node: usize) -> Result<(&[f64], Option<&BaseForecast>)> {
        match &self.members[node] {
            Member::Key(_, told) => Ok((&told.by.fit.path, None)),
            Member::Group(base) => match &base.forecast {
                Ok(forecast) => Ok((&forecast.path, Some(forecast))),
                Err(error) => Err(error.clone()),
            },
        }
    }

    /// The keys' values at each step, none below 0 whose history is not, and their sums.
    fn summed(&self, tree: &Hierarchy, of_keys: impl Fn(usize) -> Result<Vec<f64>>) -> Result<Reconciled> {
        let supports: Vec<Support> = self.keys().map(|(prepared, _)| support(&prepared.demand)).collect();
        let mut quantities = vec![Vec::with_capacity(self.horizon); self.members.len()];
        for step in 0..self.horizon {
            let mut values = of_keys(step)?;
            for (value, support) in values.iter_mut().zip(&supports) {
                *value = support.nearest(*value);
            }
            for (quantities, value) in quantities.iter_mut().zip(tree.bottom_up(&values)?) {
                quantities.push(value);
            }
        }
        Ok(Reconciled { quantities, variance_shares: None })
    }

    fn top_down(&self, tree: &Hierarchy, how: Reconciliation) -> Result<Reconciled> {
        let (path, _) = self.base(0)?;
        let totals: Vec<f64> = self.keys().map(|(prepared, _)| sum(&prepared.demand)).collect();
        let shares = if totals.iter().all(|total| *total <= 0.0) {
            // Nothing was ever asked for: nobody has more of it than others.
            vec![1.0 / totals.len() as f64; totals.len()]
        } else if how == Reconciliation::TopDown {
            tree.proportions_of_totals(&totals)?
        } else {
            self.average_shares()
        };
        self.summed(tree, |step| {
            let values = tree.top_down(&[path[step]], &shares)?;
            Ok(tree.bottom().iter().map(|node| values[*node]).collect())
        })
    }

    /// Each key's mean share of the periods of the root.
    fn average_shares(&self) -> Vec<f64> {
        let root = NodeHistory::of(self.keys().map(|(prepared, _)| prepared), self.origin);
        let share = |prepared: &Prepared| {
            let mut own = vec![0.0; root.demand.len()];
            for (place, size) in places(prepared, self.origin).zip(&prepared.demand) {
                own[root.places.partition_point(|period| *period < place)] = *size;
            }
            average_share(&own, &root.demand)
        };
        self.keys().map(|(prepared, _)| share(prepared)).collect()
    }

    fn minimum_trace(&self, tree: &Hierarchy, how: Reconciliation) -> Result<Reconciled> {
        let paths = (0..self.members.len()).map(|node| Ok(self.base(node)?.0)).collect::<Result<Vec<&[f64]>>>()?;
        let (mut lists, mut variances) = (Vec::new(), Vec::new());
        match how {
            Reconciliation::MinimumTrace => lists = self.balanced_errors()?,
            Reconciliation::MinimumTraceVariance => variances = self.mean_squares()?,
            _ => {}
        }
        let lists: Vec<&[f64]> = lists.iter().map(Vec::as_slice).collect();
        let covariance = match how {
            Reconciliation::MinimumTrace => ErrorCovariance::Shrunk(&lists),
            Reconciliation::MinimumTraceVariance => ErrorCovariance::Variances(&variances),
            Reconciliation::MinimumTraceStructural => ErrorCovariance::Structural,
            _ => ErrorCovariance::Identity,
        };
        let by = MinimumTrace::new(tree, covariance)?;
        let found = self.summed(tree, |step| {
            let base: Vec<f64> = paths.iter().map(|path| path[step]).collect();
            let values = by.reconcile(&base)?;
            Ok(tree.bottom().iter().map(|node| values[*node]).collect())
        })?;
        // Weights that are no estimate of a covariance say nothing of it.
        let tells = matches!(how, Reconciliation::MinimumTrace | Reconciliation::MinimumTraceVariance);
        Ok(Reconciled { variance_shares: if tells { Some(by.variance_shares()?) } else { None }, ..found })
    }

    /// The one-step errors of all nodes, without gaps.
    fn balanced_errors(&self) -> Result<Vec<Vec<f64>>> {
        let mut lists = (0..self.members.len()).map(|node| self.errors(node)).collect::<Result<Vec<_>>>()?;
        let longest = lists.iter().map(Vec::len).max().unwrap_or(0);
        for list in &mut lists {
            list.resize(longest, f64::NAN);
        }
        balance_errors(&mut lists)?;
        Ok(lists)
    }

    /// The mean square of the one-step errors of each node.
    fn mean_squares(&self) -> Result<Vec<f64>> {
        let mean_square = |errors: Vec<f64>| {
            let squares: Vec<f64> = errors.iter().filter(|error| !error.is_nan()).map(|error| error * error).collect();
            sum(&squares) / squares.len() as f64
        };
        (0..self.members.len()).map(|node| self.errors(node).map(mean_square)).collect()
    }

    /// The one-step errors of a node, one at least.
    fn errors(&self, node: usize) -> Result<Vec<f64>> {
        let errors = match &self.members[node] {
            Member::Key(prepared, told) => errors(&prepared.demand, &told.by.fit, places(prepared, self.origin)),
            Member::Group(_) => self.base(node)?.1.map_or_else(Vec::new, |forecast| forecast.errors.clone()),
        };
        if errors.iter().any(|error| !error.is_nan()) {
            return Ok(errors);
        }
        let error = Error::new(ErrorKind::MissingValue, "a forecast has no error of one step ahead, which this reconciliation weighs it by");
        Err(error.hint("minimum_trace_structural, bottom_up and top_down need none"))
    }
}

/// Whether the matrices of a tree can be held.
pub(super) fn check_size(nodes: usize, groups: usize, how: Reconciliation) -> Result<()> {
    let has_matrices = !matches!(how, Reconciliation::BottomUp | Reconciliation::TopDown | Reconciliation::TopDownAverageProportions);
    let lower = "begin the hierarchy lower, so that there are more trees, and smaller ones";
    if has_matrices && groups > MOST_GROUPS {
        let message = format!("{groups} nodes above the keys are too many: {} takes at most {MOST_GROUPS} in a tree", how.word());
        let error = Error::new(ErrorKind::OutOfRange, message).expected(format!("at most {MOST_GROUPS} nodes above the keys"));
        return Err(error.hint(format!("take fewer levels; or {lower}; bottom_up and top_down have no limit")));
    }
    if how == Reconciliation::MinimumTrace && nodes > MOST_NODES {
        let message = format!("{nodes} nodes, the keys among them, are too many: minimum_trace takes at most {MOST_NODES} in a tree");
        let error = Error::new(ErrorKind::OutOfRange, message).expected(format!("at most {MOST_NODES} nodes"));
        return Err(error.hint(format!("take minimum_trace_variance, which takes any number of keys below {MOST_GROUPS} nodes; or {lower}")));
    }
    Ok(())
}
