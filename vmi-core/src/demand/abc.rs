//! ABC classes by the share of the total before an item.

use rust_decimal::Decimal;

use crate::model::AbcClass;
use crate::num::decimal::{self, DecimalError};

/// The value that an item is classed by.
pub type AbcValue = Option<Decimal>;

/// Classes in the order of the values, and what they rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbcResult {
    /// By item; none where there is no value.
    pub classes: Vec<Option<AbcClass>>,
    /// Items with a value of zero or less: class C.
    pub without_demand: u64,
    /// Items without a value: no class.
    pub without_value: u64,
}

/// ABC classes: items sorted by value, largest first; A while the share before the item is below `a_cut`, B while it is
/// below `b_cut`, else C. Equal values get the class of the first of them. Zero and negative values are C.
///
/// ```
/// use vmi_core::demand::abc;
/// let values: Vec<_> = [20, 500, 30, 300, 50, 100].iter().map(|v| Some((*v).into())).collect();
/// let result = abc(&values, 0.8, 0.95)?;
/// let classes: String = result.classes.iter().map(|class| class.map_or("-", |class| class.word())).collect();
/// assert_eq!(classes, "CACABB"); // shares before: 500 → 0, 300 → 0.5, 100 → 0.8, 50 → 0.9, 30 → 0.95
/// # Ok::<(), vmi_core::num::DecimalError>(())
/// ```
pub fn abc(values: &[AbcValue], a_cut: f64, b_cut: f64) -> Result<AbcResult, DecimalError> {
    let positive = |value: &Decimal| *value > Decimal::ZERO;
    let mut order: Vec<(Decimal, usize)> =
        values.iter().enumerate().filter_map(|(at, value)| value.filter(positive).map(|value| (value, at))).collect();
    order.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let total = order.iter().try_fold(Decimal::ZERO, |sum, (value, _)| decimal::add(sum, *value))?;
    let cut = |cut: f64| decimal::parse(&cut.to_string()).and_then(|cut| decimal::share(total, cut));
    let (a_limit, b_limit) = (cut(a_cut)?, cut(b_cut)?);
    let mut classes: Vec<Option<AbcClass>> = values.iter().map(|value| value.map(|_| AbcClass::C)).collect();
    let (mut before, mut last) = (Decimal::ZERO, None);
    for (value, at) in order {
        let class = match last {
            Some((same, class)) if same == value => class,
            _ if before < a_limit => AbcClass::A,
            _ if before < b_limit => AbcClass::B,
            _ => AbcClass::C,
        };
        classes[at] = Some(class);
        last = Some((value, class));
        before = decimal::add(before, value)?;
    }
    Ok(AbcResult {
        classes,
        without_demand: values.iter().flatten().filter(|value| !positive(value)).count() as u64,
        without_value: values.iter().filter(|value| value.is_none()).count() as u64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(values: &[i64]) -> String {
        let values: Vec<AbcValue> = values.iter().map(|value| Some(Decimal::from(*value))).collect();
        abc(&values, 0.8, 0.95).unwrap().classes.iter().map(|class| class.map_or("-", AbcClass::word)).collect()
    }

    #[test]
    fn classes_by_the_share_before() {
        assert_eq!(classes(&[80, 15, 5]), "ABC");
        assert_eq!(classes(&[100]), "A");
        assert_eq!(classes(&[0, -5, 10]), "CCA");
        assert_eq!(classes(&[]), "");
    }

    #[test]
    fn equal_values_share_a_class() {
        assert_eq!(classes(&[10; 10]), "A".repeat(10));
        assert_eq!(classes(&[70, 10, 10, 10]), "AAAA");
    }
}
