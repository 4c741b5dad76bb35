//! vmi's own rule, and the same over a projection.

use std::borrow::Cow;

use crate::model::rule::{Account, DemandCounted, Look, Low, Rule, Span, Time, UnknownLeadTime};

pub(super) static VMI: Rule = Rule::VMI;

/// Usable stock less its claims: what a projection starts from.
pub(super) const NET: &[Account] = &[Account::OnHand, Account::Consigned, Account::Allocated, Account::BackOrdered];

pub(super) static VMI_PROJECTED: Rule = Rule {
    name: Cow::Borrowed("vmi_projected"),
    trigger_on: Look {
        counts: Cow::Borrowed(NET),
        time: Time::FirstBelow,
        from: Cow::Borrowed(&[Span::OneDay]),
        to: Cow::Borrowed(&[Span::OneDay, Span::LeadTime, Span::Review]),
        unknown_lead_time: UnknownLeadTime::Refused,
        demand: DemandCounted::LargerOfBookedAndForecast,
        low: Low::Lowest,
        ..Look::VMI
    },
    ..Rule::VMI
};
