//! The nearest known name to one that is not known: what a person most likely meant.

/// The nearest of the known names, or none if nothing is near; ties go to the first by bytes.
///
/// ```
/// use vmi_core::error::nearest;
/// assert_eq!(nearest("quantiy", ["item", "quantity"]), Some("quantity"));
/// assert_eq!(nearest("zzz", ["item", "quantity"]), None);
/// ```
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let folded = fold(name);
    let limit = folded.len().div_ceil(3).max(1);
    known
        .into_iter()
        .filter_map(|candidate| {
            let other = fold(candidate);
            let distance = if other.len().abs_diff(folded.len()) > limit { limit + 1 } else { edits(&folded, &other) };
            (distance <= limit).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The words that say how two ids differ if only by case, blanks or leading zeros.
pub(crate) fn difference(given: &str, known: &str) -> Option<&'static str> {
    let lower = |text: &str| text.to_lowercase();
    let strip = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let zeros = |text: &str| text.trim_start_matches('0').to_owned();
    if strip(given) == strip(known) {
        Some("they differ only in blanks")
    } else if lower(given) == lower(known) {
        Some("they differ only in upper and lower case")
    } else if zeros(given) == zeros(known) {
        Some("they differ only in leading zeros")
    } else if lower(&zeros(&strip(given))) == lower(&zeros(&strip(known))) {
        Some("they differ only in case, blanks and leading zeros")
    } else {
        None
    }
}

fn fold(text: &str) -> Vec<char> {
    text.chars().filter(|c| !matches!(c, ' ' | '_' | '-' | '.')).flat_map(char::to_lowercase).collect()
}

/// Levenshtein distance, one row at a time.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_ids_differ() {
        assert_eq!(difference("a-1", "A-1"), Some("they differ only in upper and lower case"));
        assert_eq!(difference("123", "00123"), Some("they differ only in leading zeros"));
        assert_eq!(difference("A 1", "A1"), Some("they differ only in blanks"));
        assert_eq!(difference("A1", "A2"), None);
    }

    #[test]
    fn distance_is_symmetric() {
        let (a, b): (Vec<char>, Vec<char>) = ("kitten".chars().collect(), "sitting".chars().collect());
        assert_eq!(edits(&a, &b), 3);
        assert_eq!(edits(&b, &a), 3);
    }
}
