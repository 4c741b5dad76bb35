//! Release: proposals of a plan become events; nothing is appended here.

use pyo3::prelude::*;
use pyo3::types::PyString;
use vmi_core::engine::{Approval, NumberRange, Rejection, ReleaseRequest, errors_table, notices_table};
use vmi_core::error::{Error, ErrorKind};

use crate::errors::{exception, guarded};
use crate::ledger::Ledger;
use crate::moments::moment;
use crate::results::{Plan, Table};

/// Supplier, prefix, first, last, alarm_below.
type Range = (Option<String>, String, u64, u64, u64);

/// Releases proposals; see `vmi.Plan.release`: events, orders, errors, notices. `approve` without a list is all.
#[pyfunction]
#[pyo3(signature = (plan, *, at, actor, approve, reject, reason, numbers, ledger))]
#[allow(clippy::too_many_arguments)] // each is an argument of `vmi.Plan.release`
pub(crate) fn release(
    py: Python<'_>,
    plan: &Plan,
    at: &Bound<'_, PyString>,
    actor: String,
    approve: Option<Vec<String>>,
    reject: Vec<(String, String)>,
    reason: Option<String>,
    numbers: Vec<Range>,
    ledger: Option<&Ledger>,
) -> PyResult<(Table, Table, Table, Table)> {
    let Some(at) = moment("at", Some(at))? else {
        return Err(exception(py, &Error::new(ErrorKind::Internal, "a defect of vmi: a moment that is given is none")));
    };
    let mut request = ReleaseRequest::new(&actor, at);
    request.reason = reason;
    request.approve = approve.map_or(Approval::All, Approval::Proposals);
    request.reject = reject.into_iter().map(|(proposal, reason)| Rejection { proposal, reason }).collect();
    request.numbers = numbers.into_iter().map(range).collect();
    let released = py.detach(|| {
        guarded(|| {
            let ledger = ledger.map(Ledger::now).transpose()?;
            let released = plan.released(&request, ledger.as_deref())?;
            Ok((released.events_table()?, released.orders_table()?, released.problems))
        })
    });
    let (events, orders, problems) = released.map_err(|error| exception(py, &error))?;
    Ok((Table::of(events), Table::of(orders), Table::of(errors_table(&problems)), Table::of(notices_table(&problems))))
}

fn range((supplier, prefix, first, last, alarm_below): Range) -> NumberRange {
    NumberRange { supplier, prefix, first, last, alarm_below }
}
