//! The result table `nodes`.

use super::levels::escaped;
use crate::engine::analysis::forecasts::KeyForecasts;
use crate::engine::load::Facts;
use crate::engine::results;
use crate::model::{ForecastMethod, ForecastSettings, KEY_LEVEL};
use crate::table::{Table, dates, integers, numbers, texts};

/// What became of one node by one method.
pub(in crate::engine::analysis) struct NodeForecast {
    /// Its place among the levels.
    pub level: usize,
    /// Its name; of a key that of the node above it.
    pub name: String,
    /// Itself, or one of its keys.
    pub at: usize,
    pub is_key: bool,
    /// The method that was asked for.
    pub source: ForecastMethod,
    /// The one that was used; none where it failed.
    pub method: Option<ForecastMethod>,
    /// Its own forecast; empty where the method failed.
    pub base: Vec<f64>,
    /// What adds up.
    pub quantity: Vec<f64>,
}

/// A row a method, node and step.
pub(in crate::engine::analysis) fn table(
    facts: &Facts<'_>,
    settings: &ForecastSettings,
    keys: &[KeyForecasts],
    nodes: &[NodeForecast],
) -> Table<'static> {
    let ids = |node: &NodeForecast| facts.loaded.catalog.key_ids(keys[node.at].key);
    let names: Vec<String> = nodes
        .iter()
        .map(|node| match ids(node) {
            (item, location) if node.is_key => format!("{}/{}/{}", node.name, escaped(item), escaped(location)),
            _ => node.name.clone(),
        })
        .collect();
    let rows: Vec<(&NodeForecast, &String, usize)> =
        nodes.iter().zip(&names).flat_map(|(node, name)| (0..node.quantity.len()).map(move |at| (node, name, at))).collect();
    let level = |node: &NodeForecast| settings.hierarchy.get(node.level).map_or(KEY_LEVEL, |level| level);
    results::table(
        "nodes",
        vec![
            ("level", texts(rows.iter().map(|(node, ..)| Some(level(node))))),
            ("node", texts(rows.iter().map(|(_, name, _)| Some(name)))),
            ("item", texts(rows.iter().map(|(node, ..)| node.is_key.then(|| ids(node).0)))),
            ("location", texts(rows.iter().map(|(node, ..)| node.is_key.then(|| ids(node).1)))),
            ("date", dates(rows.iter().map(|(node, _, at)| keys[node.at].days.get(*at).copied().flatten()))),
            ("step", integers(rows.iter().map(|(.., at)| Some(*at as i64 + 1)))),
            ("source", texts(rows.iter().map(|(node, ..)| Some(node.source.word())))),
            ("method", texts(rows.iter().map(|(node, ..)| node.method.map(ForecastMethod::word)))),
            ("base", numbers(rows.iter().map(|(node, _, at)| node.base.get(*at).copied()))),
            ("quantity", numbers(rows.iter().map(|(node, _, at)| Some(node.quantity[*at])))),
        ],
    )
}
