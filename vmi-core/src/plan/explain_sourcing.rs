//! The lines of an explanation about several suppliers, price breaks and lead times by quantity.

use super::evaluate::{Evaluation, Outcome};
use super::explain::{Line, line};
use super::situation::{AgreementState, Situation, Terms};
use crate::model::Quantity;

/// How the need was split, and each part.
pub(super) fn sourcing_lines(situation: &Situation, evaluation: &Evaluation) -> Vec<Line> {
    let mut lines = Vec::new();
    let AgreementState::Valid(first) = &situation.agreement else { return lines };
    if let Some(sourcing) = &situation.sourcing {
        let all = std::iter::once(&**first).chain(&sourcing.partners);
        let total: i128 = sourcing.claims.iter().map(|claim| i128::from(claim.share.unwrap_or(0))).sum();
        let mut told = Vec::new();
        for (terms, claim) in all.zip(&sourcing.claims) {
            let mut text = terms.supplier.clone();
            if let Some(share) = claim.share.filter(|_| sourcing.by_share && total > 0) {
                text = format!("{text} {:.1} %", 100.0 * share as f64 / total as f64);
            }
            text = format!("{text}, {} ordered", claim.ordered);
            if let Some(cap) = claim.cap {
                text = format!("{text} of at most {cap}");
            }
            told.push(text);
        }
        let how = if sourcing.by_share { "by share" } else { "in turn, by priority" };
        lines.push(line("suppliers", told.join("; "), format!("{how}, last {} days", sourcing.days)));
    }
    if let Outcome::Parts(parts) = &evaluation.outcome {
        for part in parts {
            let due = part.proposal.due.map_or_else(String::new, |day| format!(", due {day}"));
            let unmet = part.proposal.lot.unmet_need;
            let rest = if unmet > Quantity::ZERO { format!("; {unmet} of the need is not met") } else { String::new() };
            lines.push(line(
                "part",
                format!("{} from {}{due}{rest}", part.proposal.lot.quantity, part.supplier),
                part.proposal.state.word().to_owned(),
            ));
        }
    }
    for (terms, proposal) in evaluation.orders(situation) {
        lines.extend(band_lines(terms, proposal.lot.quantity));
    }
    lines
}

fn band_lines(terms: &Terms, quantity: Quantity) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(part) = terms.price_breaks.iter().rfind(|part| part.from_quantity <= quantity) {
        lines.push(line(
            "price",
            format!("{} from {} on, {}", part.unit_price, part.from_quantity, part.kind.word()),
            format!("price_breaks of {}", terms.supplier),
        ));
    }
    if let Some(band) = terms.lead_bands.iter().rfind(|band| band.from_quantity <= quantity) {
        lines.push(line(
            "lead time",
            format!("{} days from {} on", band.lead_time_days, band.from_quantity),
            format!("lead_times of {}", terms.supplier),
        ));
    }
    lines
}
