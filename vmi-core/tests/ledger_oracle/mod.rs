//! An independent, naive ledger, written from docs/ledger.md alone, and small nasty histories to compare the engine's with it.

// each test that takes this in uses a part of it
#![allow(dead_code)]

pub mod event;
pub mod naive;
pub mod accounts;
pub mod generate;
pub mod delivery;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod laws;
