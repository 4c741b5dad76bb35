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
    // Beyond this distance nothing is near; each better candidate lowers it, so most of many are left after a few letters.
    let mut limit = folded.len().div_ceil(3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut row = Vec::new();
    for candidate in known {
        // Folding leaves out separators only, so a much shorter text cannot become near; a long one may shrink.
        if candidate.len() + limit < folded.len() {
            continue;
        }
        let other = fold(candidate);
        if other.len().abs_diff(folded.len()) > limit {
            continue;
        }
        if let Some(distance) = edits(&folded, &other, limit, &mut row) {
            limit = distance;
            best = Some(best.map_or((distance, candidate), |known| known.min((distance, candidate))));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The words that say how two ids differ if only by case, blanks or leading zeros.
pub(crate) fn difference(given: &str, known: &str) -> Option<&'static str> {
    if !bare(given).eq(bare(known)) {
        return None;
    }
    let strip = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    if strip(given) == strip(known) {
        Some("they differ only in blanks")
    } else if given.to_lowercase() == known.to_lowercase() {
        Some("they differ only in upper and lower case")
    } else if given.trim_start_matches('0') == known.trim_start_matches('0') {
        Some("they differ only in leading zeros")
    } else {
        Some("they differ only in case, blanks and leading zeros")
    }
}

/// An id without blanks, case and leading zeros.
fn bare(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).skip_while(|c| *c == '0')
}

fn fold(text: &str) -> Vec<char> {
    text.chars().filter(|c| !matches!(c, ' ' | '_' | '-' | '.')).flat_map(char::to_lowercase).collect()
}

/// Levenshtein distance, one row at a time; none as soon as it must exceed the limit.
fn edits(a: &[char], b: &[char], limit: usize, row: &mut Vec<usize>) -> Option<usize> {
    row.clear();
    row.extend(0..=b.len());
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
            least = least.min(row[j + 1]);
        }
        if least > limit {
            return None;
        }
    }
    Some(row[b.len()]).filter(|distance| *distance <= limit)
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
        assert_eq!(edits(&a, &b, 9, &mut Vec::new()), Some(3));
        assert_eq!(edits(&b, &a, 3, &mut Vec::new()), Some(3));
        assert_eq!(edits(&a, &b, 2, &mut Vec::new()), None);
    }

    #[test]
    fn ties_go_to_the_first_by_bytes_whatever_the_order() {
        assert_eq!(nearest("A-3", ["A-2", "A-1"]), Some("A-1"));
        assert_eq!(nearest("A-3", ["A-1", "A-2"]), Some("A-1"));
        assert_eq!(nearest("quantty", ["quality", "quantity", "quantit"]), Some("quantity"));
    }
}
