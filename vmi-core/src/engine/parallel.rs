//! The same work on one thread or many: results in order, bits the same.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::inputs::Progress;
use crate::error::{Error, ErrorKind, Result};

/// Between two words to the caller.
const STRIDE: usize = 2_048;

/// `work(i)` for each i below `count`, in order. The calling thread does the first share and reports.
pub(super) fn map<T: Send>(count: usize, threads: usize, progress: &mut Progress<'_>, work: impl Fn(usize) -> T + Sync) -> Result<Vec<T>> {
    let threads = threads.clamp(1, count.div_ceil(STRIDE).max(1));
    let share = count.div_ceil(threads).max(1);
    let (done, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let part = |from: usize, report: &mut dyn FnMut(u64) -> bool| {
        let to = (from + share).min(count);
        let mut results = Vec::with_capacity(to.saturating_sub(from));
        for at in from..to {
            if (at - from).is_multiple_of(STRIDE) {
                let now = done.fetch_add(STRIDE.min(to - at) as u64, Ordering::Relaxed);
                if stop.load(Ordering::Relaxed) || !report(now) {
                    stop.store(true, Ordering::Relaxed);
                    break;
                }
            }
            results.push(work(at));
        }
        results
    };
    let first = |progress: &mut Progress<'_>| part(0, &mut |now| progress(now, count as u64));
    if threads == 1 {
        let parts = first(progress);
        return complete(parts, count, progress);
    }
    let parts = std::thread::scope(|scope| {
        let part = &part;
        let others: Vec<_> = (1..threads).map(|thread| scope.spawn(move || part(thread * share, &mut |_| true))).collect();
        let mut results = first(progress);
        for other in others {
            match other.join() {
                Ok(more) => results.extend(more),
                // A panic of a worker goes on in the caller, where the boundary of Python or C catches it.
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        results
    });
    complete(parts, count, progress)
}

fn complete<T>(parts: Vec<T>, count: usize, progress: &mut Progress<'_>) -> Result<Vec<T>> {
    if parts.len() < count || !progress(count as u64, count as u64) {
        return Err(Error::new(ErrorKind::Cancelled, "the caller stopped the run"));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_threads_gives_the_same_order() {
        let expected: Vec<usize> = (0..10_000).map(|x| x * x).collect();
        for threads in [1, 2, 3, 7, 64] {
            assert_eq!(map(10_000, threads, &mut |_, _| true, |x| x * x).unwrap(), expected);
        }
        assert_eq!(map(0, 4, &mut |_, _| true, |x| x).unwrap(), Vec::<usize>::new());
    }

    #[test]
    fn the_caller_can_stop_it() {
        let error = map(100_000, 2, &mut |done, _| done < 10_000, |x| x).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Cancelled);
    }
}
