//! VED analysis: items by how badly they are missed, and crossed with ABC classes.

use rust_decimal::Decimal;

use super::abc_xyz::{same_lengths, too_large};
use super::class_matrix::{ClassMatrix, ClassTotal};
use crate::error::Result;
use crate::model::{AbcClass, Criticality};

/// How much attention an item wants by ABC class and criticality together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Dear or vital: AV, AE, AD, BV, CV.
    I,
    /// Essential, or of middle value: BE, CE, BD.
    II,
    /// Cheap and desirable: CD.
    III,
}

impl Category {
    /// The word for it, the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::I => "I",
            Self::II => "II",
            Self::III => "III",
        }
    }
}

/// The category of the ABC-VED matrix: I where A or vital, III where C and desirable, else II.
///
/// Criticality is a judgement of those who use the item, and an input. Source: Gupta, Gupta, Jain & Garg, Med. J. Armed Forces India 63 (2007)
/// 325–327; Devnani, Gupta & Nigah, J. Young Pharm. 2 (2010) 201–205.
///
/// ```
/// use vmi_core::demand::profile::ved::{Category, category};
/// use vmi_core::model::{AbcClass, Criticality};
/// assert_eq!(category(AbcClass::C, Criticality::Vital), Category::I);
/// assert_eq!(category(AbcClass::B, Criticality::Desirable).word(), "II");
/// ```
pub const fn category(abc: AbcClass, criticality: Criticality) -> Category {
    match (abc, criticality) {
        (AbcClass::A, _) | (_, Criticality::Vital) => Category::I,
        (AbcClass::C, Criticality::Desirable) => Category::III,
        _ => Category::II,
    }
}

/// Items and value by criticality, by ABC class and criticality, and by category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AbcVed {
    /// By ABC class (rows) and criticality: vital, essential, desirable (columns).
    pub matrix: ClassMatrix,
    /// By category: I, II, III.
    pub categories: [ClassTotal; 3],
    /// By criticality: vital, essential, desirable; items without an ABC class included.
    pub criticalities: [ClassTotal; 3],
    /// All items.
    pub total: ClassTotal,
}

/// The ABC-VED matrix of a list of items with their classes and values, none where a class is not known. Sums are exact decimals. The lists are of
/// one length, else an error.
///
/// ```
/// use vmi_core::demand::profile::ved::abc_ved;
/// use vmi_core::model::{AbcClass, Criticality};
/// let abc = [AbcClass::A, AbcClass::C, AbcClass::C, AbcClass::B].map(Some);
/// let criticality = [Criticality::Desirable, Criticality::Desirable, Criticality::Vital, Criticality::Essential].map(Some);
/// let found = abc_ved(&abc, &criticality, &[70.into(), 2.into(), 3.into(), 25.into()])?;
/// assert_eq!(found.categories.map(|category| category.count), [2, 1, 1]);
/// assert_eq!((found.categories[0].value, found.criticalities[2].value), (73.into(), 72.into()));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn abc_ved(abc: &[Option<AbcClass>], criticality: &[Option<Criticality>], values: &[Decimal]) -> Result<AbcVed> {
    same_lengths([("abc", abc.len()), ("criticality", criticality.len()), ("values", values.len())])?;
    let mut found = AbcVed::default();
    for ((abc, criticality), value) in abc.iter().zip(criticality).zip(values) {
        let pair = abc.zip(*criticality);
        found.total.add(*value).map_err(|_| too_large())?;
        found.matrix.add(pair.map(|(abc, criticality)| (abc as usize, criticality as usize)), *value).map_err(|_| too_large())?;
        if let Some(criticality) = criticality {
            found.criticalities[*criticality as usize].add(*value).map_err(|_| too_large())?;
        }
        if let Some((abc, criticality)) = pair {
            found.categories[category(abc, criticality) as usize].add(*value).map_err(|_| too_large())?;
        }
    }
    Ok(found)
}
