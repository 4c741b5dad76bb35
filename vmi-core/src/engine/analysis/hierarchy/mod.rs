//! Hierarchies: forecasts of groups of keys, and of the keys below them, that add up.
//!
//! | file | holds |
//! |---|---|
//! | [`levels`] | the levels that a setting names, and where each key stands on them |
//! | [`alike`] | whether keys of one tree have the same periods |
//! | [`tree`] | the nodes, each before those below it |
//! | [`node_history`] | the history of a node |
//! | [`base`] | the forecast of a node before it is made to add up |
//! | [`reconcile`] | one tree made to add up |
//! | [`table`] | the result table |

mod alike;
mod base;
mod levels;
mod node_history;
mod reconcile;
mod table;
mod tree;

use std::ops::Range;

pub(super) use levels::{Levels, Paths};
pub(super) use table::{NodeForecast, table};

use self::base::{Base, Nodes, errors};
use self::node_history::{NodeHistory, origin};
use self::reconcile::{Member, Reconciled, Whole, check_size};
use self::tree::Tree;
use super::forecasts::{KeyForecasts, of_method};
use super::methods::support;
use super::note;
use crate::engine::inputs::{Inputs, Progress};
use crate::engine::load::Facts;
use crate::engine::parallel;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Day, ForecastMethod, Reconciliation, Settings};

/// Makes the forecasts of keys add up with those of the nodes above them, for each method by itself, and tells of every node.
///
/// `numbers` are the numbers of the keys. A key that cannot be part of a tree is noted, and loses the forecast that it has; so do the keys of a tree that cannot be reconciled.
pub(super) fn reconcile(
    facts: &mut Facts<'_>,
    inputs: &Inputs<'_>,
    paths: &Paths,
    (keys, numbers): (&mut [KeyForecasts], &[u32]),
    progress: &mut Progress<'_>,
) -> Result<Vec<NodeForecast>> {
    let settings = &inputs.settings;
    let how = settings.forecast.reconciles_by().unwrap_or(Reconciliation::BottomUp);
    let kept = alike::kept(facts, paths, keys, numbers);
    let listed = &settings.forecast.methods;
    let methods: Vec<Option<ForecastMethod>> = if listed.is_empty() { vec![None] } else { listed.iter().copied().map(Some).collect() };
    let mut found = Vec::new();
    for method in methods {
        let slot = Slot { settings, how, method, paths, numbers };
        let members = slot.members(facts, keys, &kept);
        let tree = Tree::new(paths, numbers, members);
        let (bases, trees) = slot.trees(facts, (inputs.threads, progress), keys, &tree)?;
        slot.apply(keys, &tree, (bases, trees), &mut found);
    }
    Ok(found)
}

/// One method, or that of each key.
struct Slot<'s> {
    settings: &'s Settings,
    how: Reconciliation,
    method: Option<ForecastMethod>,
    paths: &'s Paths,
    numbers: &'s [u32],
}

/// The forecasts of nodes that are no keys, by node.
type Bases = Vec<Option<Base>>;
/// The trees that were reconciled, by root.
type Trees = Vec<Option<Reconciled>>;

impl Slot<'_> {
    fn place(&self, key: &KeyForecasts) -> Option<usize> {
        key.methods.iter().position(|told| self.method.is_none_or(|method| told.asked() == method))
    }

    /// Whether the reconciliation weighs forecasts by their errors.
    fn has_errors(&self) -> bool {
        matches!(self.how, Reconciliation::MinimumTrace | Reconciliation::MinimumTraceVariance)
    }

    /// The keys that have a forecast, and errors where they are asked for.
    fn members(&self, facts: &mut Facts<'_>, keys: &mut [KeyForecasts], kept: &[usize]) -> Vec<usize> {
        let mut members = Vec::with_capacity(kept.len());
        for at in kept {
            let Some(place) = self.place(&keys[*at]) else { continue };
            let key = &keys[*at];
            let told = &key.methods[place];
            if !self.has_errors() || errors(&key.prepared.demand, &told.by.fit, 0..key.prepared.demand.len()).iter().any(|error| !error.is_nan()) {
                members.push(*at);
                continue;
            }
            let message =
                format!("{} has no error of one step ahead of this key, by which {} weighs forecasts", told.by.method.word(), self.how.word());
            let error = Error::new(ErrorKind::MissingValue, message).field("forecast.reconciliation").value(self.how.word());
            let error = error.expected("three periods of history at least").hint("minimum_trace_structural, bottom_up and top_down need no errors");
            note(facts, self.numbers[*at], error);
            keys[*at].methods.remove(place);
        }
        members
    }

    /// Forecasts the nodes above the keys, and reconciles each tree; what fails is noted.
    fn trees(
        &self,
        facts: &mut Facts<'_>,
        (threads, progress): (usize, &mut Progress<'_>),
        keys: &[KeyForecasts],
        tree: &Tree,
    ) -> Result<(Bases, Trees)> {
        let mut sized: Vec<Option<(Day, &Range<usize>)>> = Vec::with_capacity(tree.roots.len());
        let mut groups = Vec::new();
        for nodes in &tree.roots {
            let of_root: Vec<usize> = nodes.clone().filter(|node| tree.is_group(*node, self.paths.depth())).collect();
            let checked = check_size(nodes.len(), of_root.len(), self.how);
            let first = origin(tree.keys_of(nodes.start).map(|key| &keys[key].prepared));
            sized.push(checked.map_err(|error| self.note_tree(facts, tree, nodes.start, &error)).ok().and(first).map(|first| (first, nodes)));
            if let (Some(Some(_)), Some(first)) = (sized.last(), first) {
                groups.extend(of_root.into_iter().map(|node| (node, first)));
            }
        }
        let nodes = Nodes { settings: self.settings, method: self.method, with_errors: self.has_errors() };
        let made = parallel::map_slow(groups.len(), threads, progress, |at| {
            let (node, first) = groups[at];
            let own = tree.keys_of(node).map(|key| &keys[key].prepared);
            own.clone().next().map(|key| nodes.base(&NodeHistory::of(own, first), (key.series.bucket, key.season)))
        })?;
        let mut bases: Bases = (0..tree.nodes.len()).map(|_| None).collect();
        for ((node, _), base) in groups.iter().zip(made) {
            if let Some(Err(error)) = base.as_ref().map(|base| &base.forecast) {
                self.note_node(facts, tree, *node, error);
            }
            bases[*node] = base;
        }
        let outcomes = parallel::map_slow(sized.len(), threads, progress, |at| {
            sized[at].map(|(first, nodes)| self.whole(keys, tree, &bases, (first, nodes)).by(self.how))
        })?;
        let mut trees = Trees::with_capacity(outcomes.len());
        for (nodes, outcome) in tree.roots.iter().zip(outcomes) {
            trees.push(outcome.and_then(|outcome| outcome.map_err(|error| self.note_tree(facts, tree, nodes.start, &error)).ok()));
        }
        Ok((bases, trees))
    }

    fn whole<'w>(&self, keys: &'w [KeyForecasts], tree: &'w Tree, bases: &'w Bases, (origin, nodes): (Day, &Range<usize>)) -> Whole<'w> {
        let (mut parents, mut members) = (Vec::with_capacity(nodes.len()), Vec::with_capacity(nodes.len()));
        let mut horizon = 0;
        for node in nodes.clone() {
            let key = &keys[tree.keys[tree.nodes[node].keys.start]];
            let member = match (&bases[node], self.place(key)) {
                (Some(base), _) => Member::Group(base),
                (None, Some(place)) => {
                    horizon = key.methods[place].by.fit.path.len();
                    Member::Key(&key.prepared, &key.methods[place])
                }
                (None, None) => continue,
            };
            parents.push(tree.nodes[node].parent.map(|parent| parent - nodes.start));
            members.push(member);
        }
        Whole { parents, members, origin, horizon }
    }

    /// Gives the keys what their forecasts became, and tells of every node.
    fn apply(&self, keys: &mut [KeyForecasts], tree: &Tree, (mut bases, trees): (Bases, Trees), found: &mut Vec<NodeForecast>) {
        for (nodes, outcome) in tree.roots.iter().zip(trees) {
            let Some(Reconciled { quantities, variance_shares }) = outcome else {
                for key in tree.keys_of(nodes.start) {
                    if let Some(place) = self.place(&keys[key]) {
                        keys[key].methods.remove(place);
                    }
                }
                continue;
            };
            let mut shares = variance_shares.into_iter().flatten();
            for (node, quantity) in nodes.clone().zip(quantities) {
                let at = tree.keys[tree.nodes[node].keys.start];
                let path = self.paths.of(self.numbers[at]);
                let level = tree.nodes[node].level;
                let name = self.paths.name(&path[..(level + 1).min(path.len())]);
                let of_node = |source, method, base, quantity, is_key| NodeForecast { level, name, at, is_key, source, method, base, quantity };
                if let Some(Base { source, forecast }) = bases[node].take() {
                    let (method, base) = forecast.map_or((None, Vec::new()), |forecast| (Some(forecast.method), forecast.path));
                    found.push(of_node(source, method, base, quantity, false));
                    continue;
                }
                let Some(place) = self.place(&keys[at]) else { continue };
                let support = support(&keys[at].prepared.demand);
                let told = &mut keys[at].methods[place];
                found.push(of_node(told.asked(), Some(told.by.method), told.by.fit.path.clone(), quantity.clone(), true));
                if self.how != Reconciliation::BottomUp {
                    told.reconciled(quantity, shares.next().unwrap_or(1.0), support);
                }
            }
        }
    }

    fn name(&self, tree: &Tree, node: usize) -> String {
        let key = tree.keys[tree.nodes[node].keys.start];
        self.paths.name(&self.paths.of(self.numbers[key])[..=tree.nodes[node].level])
    }

    /// Notes that a node has no forecast of its own.
    fn note_node(&self, facts: &mut Facts<'_>, tree: &Tree, node: usize, error: &Error) {
        let name = self.name(tree, node);
        let told = Error::new(error.kind(), format!("the node {name:?} has no forecast of its own: {}", error.message()));
        let told = told.table("demand").field("forecast.hierarchy").value(name);
        let told = error.expected_text().map_or(told.clone(), |expected| told.expected(expected));
        facts.problems.error(self.method.map_or(told.clone(), |method| of_method(told, method)));
    }

    /// Notes that the keys of a tree have no forecast.
    fn note_tree(&self, facts: &mut Facts<'_>, tree: &Tree, root: usize, error: &Error) {
        let (name, count) = (self.name(tree, root), tree.keys_of(root).count());
        let message = format!("the tree {name:?} cannot be reconciled, and none of its keys ({count}) has a forecast: {}", error.message());
        let told = Error::new(error.kind(), message).table("demand").field("forecast.reconciliation").value(self.how.word());
        let told = error.expected_text().map_or(told.clone(), |expected| told.expected(expected));
        facts.problems.error(match (error.hint_text(), self.method) {
            (Some(hint), _) => told.hint(hint),
            (None, Some(method)) => of_method(told, method),
            (None, None) => told,
        });
    }
}
