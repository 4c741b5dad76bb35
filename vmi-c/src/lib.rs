//! C bindings.
