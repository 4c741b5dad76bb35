//! A method by its name, as measured and chosen.

use crate::demand::Fit;
use crate::error::Result;

/// A method: a series of equal periods and a horizon give a [`Fit`] with a path of that length.
pub type Method<'m> = dyn Fn(&[f64], usize) -> Result<Fit> + 'm;

/// A method with constants it has found earlier: an earlier fit, a series that may have gone on since, and a horizon.
pub type Again<'m> = dyn Fn(&Fit, &[f64], usize) -> Result<Fit> + 'm;

/// A method that is measured, with its name.
#[derive(Clone, Copy)]
pub struct Candidate<'m> {
    /// Its name, as it appears in results.
    pub name: &'m str,
    /// The method with all its constants found anew.
    pub fit: &'m Method<'m>,
    /// The method with the constants of an earlier fit; without it, every origin fits anew.
    pub again: Option<&'m Again<'m>>,
}

impl<'m> Candidate<'m> {
    /// A method that is always fitted anew.
    pub fn new(name: &'m str, fit: &'m Method<'m>) -> Self {
        Self { name, fit, again: None }
    }
}

impl std::fmt::Debug for Candidate<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Candidate").field("name", &self.name).field("again", &self.again.is_some()).finish_non_exhaustive()
    }
}
