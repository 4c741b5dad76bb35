//! Special functions that the distributions rest on, each with its own file.
//!
//! They work in numbers of about 106 bits inside, so that neither a tail of 1e-300 nor a difference from 1 costs digits; where all terms of a short sum are above 0
//! (chi-square with an even number of degrees of freedom), plain floats keep them too.

pub mod chi_square;
pub mod incomplete_beta;
pub mod incomplete_gamma;
pub mod ln_gamma;

pub use chi_square::chi_square_above;
pub use incomplete_beta::{beta_p, beta_q};
pub use incomplete_gamma::{gamma_p, gamma_q};
pub use ln_gamma::ln_gamma;
