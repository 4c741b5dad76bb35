//! Ranks of values, the mean rank for equal ones.

/// Ranks from 1, smallest first, into `found`; Σ (t³ − t) over groups of t equal values. `order` is memory for the sort.
pub(super) fn ranks(values: &[f64], order: &mut Vec<usize>, found: &mut [f64]) -> f64 {
    order.clear();
    order.extend(0..values.len());
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]).then(a.cmp(b)));
    let (mut before, mut tied) = (0.0, 0.0);
    // 0 and −0 are apart in the order of bits and equal in value; they stand side by side.
    for equal in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let t = equal.len() as f64;
        for place in equal {
            found[*place] = before + 0.5 * (t + 1.0);
        }
        before += t;
        tied += t * t * t - t;
    }
    tied
}
