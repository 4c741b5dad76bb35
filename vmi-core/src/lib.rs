//! **vmi-core**: a deterministic engine for vendor-managed inventory.
//!
//! One engine answers, for every item at every location: how much is there, what will be asked of it, should more be
//! ordered, from whom, how much, when, *why*, and how well did it go?
//!
//! ```text
//! tables ──> table ──> ledger ──> demand ──> policy ──> plan ──> proposals, reasons, explanations
//!                        │          │                    │
//!                        └──────────┴──────── kpi ───────┘
//! ```
//!
//! The rooms (modules), bottom floor first; each may import only those before it:
//! [`error`], [`num`], [`model`], [`table`], [`canonical`], [`ledger`], [`demand`], [`policy`], [`plan`], [`kpi`], [`engine`].
//!
//! The engine reads no clock, opens no file, keeps no global and starts no thread unless its caller asks. The same inputs
//! give the same bits on every machine, from Rust, Python and C, with any number of threads.
//!
//! ```
//! use vmi_core::engine::{plan, Inputs};
//! use vmi_core::table::Table;
//!
//! let items = Table::new("items")?.with("item", ["A-100"])?.with("unit", ["EA"])?;
//! let agreements = Table::new("agreements")?
//!     .with("supplier", ["ACME"])?.with("item", ["A-100"])?.with("location", ["DC1"])?
//!     .with("min", [20.0])?.with("max", [60.0])?.with("lead_time_days", [5.0])?;
//! let stock = Table::new("stock")?
//!     .with("item", ["A-100"])?.with("location", ["DC1"])?
//!     .with("quantity", [12.0])?.with("as_of", ["2026-06-30"])?;
//!
//! let plan = plan(&Inputs::new("2026-06-30").table(items).table(agreements).table(stock))?;
//! assert_eq!(plan.proposals().len(), 1);
//! assert!(plan.explain("A-100", "DC1")?.starts_with("A-100 at DC1: order 48 from ACME"));
//! # Ok::<(), vmi_core::error::Error>(())
//! ```
//!
//! Bad input never panics and never spoils more than the keys that refer to it: see [`error`].

pub mod error;
pub mod num;
pub mod model;
pub mod table;
pub mod canonical;
pub mod ledger;
pub mod demand;
pub mod policy;
pub mod plan;
pub mod kpi;
pub mod engine;
