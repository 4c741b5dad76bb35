//! ABC and XYZ classes crossed: what an item is worth against how regular its demand is.

use rust_decimal::Decimal;

use super::class_matrix::ClassMatrix;
use crate::demand::xyz::XyzClass;
use crate::error::{Error, ErrorKind, Result};
use crate::model::AbcClass;

/// The pair of both classes: `AX` to `CZ`.
///
/// ```
/// use vmi_core::demand::profile::abc_xyz::pair;
/// use vmi_core::demand::xyz::XyzClass;
/// use vmi_core::model::AbcClass;
/// assert_eq!(pair(AbcClass::B, XyzClass::Z), "BZ");
/// ```
pub const fn pair(abc: AbcClass, xyz: XyzClass) -> &'static str {
    [["AX", "AY", "AZ"], ["BX", "BY", "BZ"], ["CX", "CY", "CZ"]][abc as usize][xyz as usize]
}

/// Items and value by ABC class (rows) and XYZ class (columns). Sums are exact decimals. The lists are of one length, else an error.
///
/// ```
/// use vmi_core::demand::profile::abc_xyz::abc_xyz;
/// use vmi_core::demand::xyz::XyzClass;
/// use vmi_core::model::AbcClass;
/// let abc = [Some(AbcClass::A), Some(AbcClass::C), Some(AbcClass::A)];
/// let found = abc_xyz(&abc, &[Some(XyzClass::Y), None, Some(XyzClass::Y)], &[70.into(), 1.into(), 20.into()])?;
/// assert_eq!((found.cells[0][1].count, found.cells[0][1].value, found.without_class.count), (2, 90.into(), 1));
/// # Ok::<(), vmi_core::error::Error>(())
/// ```
pub fn abc_xyz(abc: &[Option<AbcClass>], xyz: &[Option<XyzClass>], values: &[Decimal]) -> Result<ClassMatrix> {
    same_lengths([("abc", abc.len()), ("xyz", xyz.len()), ("values", values.len())])?;
    let mut matrix = ClassMatrix::default();
    for ((abc, xyz), value) in abc.iter().zip(xyz).zip(values) {
        let place = abc.zip(*xyz).map(|(abc, xyz)| (abc as usize, xyz as usize));
        matrix.add(place, *value).map_err(|_| too_large())?;
    }
    Ok(matrix)
}

pub(super) fn too_large() -> Error {
    Error::new(ErrorKind::Overflow, "the sum of the values is beyond what a decimal holds").field("values")
}

pub(super) fn same_lengths(lists: [(&str, usize); 3]) -> Result<()> {
    let [(first, length), ..] = lists;
    lists.iter().try_for_each(|(name, own)| crate::num::domain::same_length(name, *own, first, length))
}
