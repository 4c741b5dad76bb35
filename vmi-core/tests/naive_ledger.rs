//! Runs the tests of the naive ledger itself.

mod ledger_oracle;
