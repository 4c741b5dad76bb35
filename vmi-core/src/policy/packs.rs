//! Whole packs, rounded down unless the rest is large.

/// Packs for a quantity: rounded down, one more if the rest is *greater* than the threshold; never 0 for a quantity above 0 unless
/// that is allowed.
///
/// ```text
/// n = ⌊q / size⌋ + [q mod size > threshold];   n = 1 where n = 0 and zero is not allowed;   n = 0 where q ≤ 0 or size = 0
/// ```
///
/// `quantity`, `pack_size` and `threshold` in base units. Source: OpenLMIS requisition service, BasicOrderableDto.
///
/// ```
/// use vmi_core::policy::packs::packs;
/// assert_eq!(packs(26, 10, 7, false), 2);
/// assert_eq!(packs(26, 10, 4, false), 3);
/// assert_eq!(packs(250, 100, 50, false), 2); // equal to the threshold: down
/// assert_eq!((packs(3, 10, 7, false), packs(3, 10, 7, true)), (1, 0));
/// ```
pub fn packs(quantity: i64, pack_size: i64, threshold: i64, zero_is_allowed: bool) -> i64 {
    if quantity <= 0 || pack_size <= 0 {
        return 0;
    }
    let (whole, rest) = (quantity / pack_size, quantity % pack_size);
    let rounded = whole + i64::from(rest > 0 && rest > threshold);
    if rounded == 0 && !zero_is_allowed { 1 } else { rounded }
}
