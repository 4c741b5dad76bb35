//! The private extension `vmi._vmi` under the Python package `vmi`; the documented face is in `python/vmi`.
//!
//! ```text
//! Python object ─┬─ arrow_in (streams, capsule) ── arrow_values ─┐
//!                └─ rows_in (dicts) ── cell_in ── column_in ─────┴─> vmi_core tables ──> plan, ledger, demand ──> arrow_out, rows_out
//! ```
//!
//! No inventory logic is here: columns go in and come out, errors become exceptions.

mod arrow_in;
mod arrow_out;
mod arrow_values;
mod capsule;
mod cell_in;
mod column_in;
mod demand;
mod errors;
mod floats;
mod ledger;
mod memory;
mod models;
mod moments;
mod plan;
mod release;
mod results;
mod rows_in;
mod rows_out;
mod settings;
mod tables_in;
mod wide;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use vmi_core::table::schema;

#[pymodule]
fn _vmi(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("TABLES", PyTuple::new(module.py(), schema::TABLES.iter().map(|table| table.name))?)?;
    module.add_class::<ledger::Ledger>()?;
    module.add_class::<results::Plan>()?;
    module.add_class::<results::Checked>()?;
    module.add_class::<results::Table>()?;
    module.add_class::<results::Analysis>()?;
    module.add_function(wrap_pyfunction!(demand::analyse, module)?)?;
    module.add_function(wrap_pyfunction!(plan::plan, module)?)?;
    module.add_function(wrap_pyfunction!(plan::check, module)?)?;
    module.add_function(wrap_pyfunction!(release::release, module)?)?;
    module.add_function(wrap_pyfunction!(models::models, module)?)?;
    module.add_function(wrap_pyfunction!(models::solve_model, module)?)?;
    module.add_function(wrap_pyfunction!(settings::dialects, module)?)?;
    module.add_function(wrap_pyfunction!(settings::settings_names, module)?)
}
