//! The same work on one thread or many: results in order, bits the same.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::inputs::Progress;
use crate::error::{Error, ErrorKind, Result};

/// Steps of quick work between two words to the caller.
pub(super) const STRIDE: usize = 2_048;
/// The same of work that takes milliseconds a step.
pub(super) const SLOW_STRIDE: usize = 16;

/// `work(i)` for each i below `count`, in order. The calling thread takes part and reports.
pub(super) fn map<T: Send>(count: usize, threads: usize, progress: &mut Progress<'_>, work: impl Fn(usize) -> T + Sync) -> Result<Vec<T>> {
    in_chunks(STRIDE, count, threads, progress, work)
}

/// The same for work whose steps are long: it is shared out, and told of, in small parts.
pub(super) fn map_slow<T: Send>(count: usize, threads: usize, progress: &mut Progress<'_>, work: impl Fn(usize) -> T + Sync) -> Result<Vec<T>> {
    in_chunks(SLOW_STRIDE, count, threads, progress, work)
}

/// The same in chunks of a size. Each thread takes the next that nobody has taken; where a chunk was made does not show.
pub(super) fn in_chunks<T: Send>(
    stride: usize,
    count: usize,
    threads: usize,
    progress: &mut Progress<'_>,
    work: impl Fn(usize) -> T + Sync,
) -> Result<Vec<T>> {
    let chunks = count.div_ceil(stride);
    let threads = threads.clamp(1, chunks.max(1));
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let part = |report: &mut dyn FnMut(usize) -> bool| {
        let mut made: Vec<(usize, Vec<T>)> = Vec::new();
        loop {
            let chunk = next.fetch_add(1, Ordering::Relaxed);
            if chunk >= chunks {
                break;
            }
            // Chunks are taken in order, so those before this one are done or being done.
            if stop.load(Ordering::Relaxed) || !report(chunk * stride) {
                stop.store(true, Ordering::Relaxed);
                break;
            }
            made.push((chunk, (chunk * stride..((chunk + 1) * stride).min(count)).map(&work).collect()));
        }
        made
    };
    let mut made = std::thread::scope(|scope| {
        let part = &part;
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(move || part(&mut |_| true))).collect();
        let mut made = part(&mut |done| progress(done as u64, count as u64));
        for other in others {
            match other.join() {
                Ok(more) => made.extend(more),
                // A panic of a worker goes on in the caller, where the boundary of Python or C catches it.
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_unstable_by_key(|(chunk, _)| *chunk);
    let mut results = Vec::with_capacity(count);
    results.extend(made.into_iter().flat_map(|(_, part)| part));
    if results.len() < count || !progress(count as u64, count as u64) {
        return Err(Error::new(ErrorKind::Cancelled, "the caller stopped the run"));
    }
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_threads_gives_the_same_order() {
        let expected: Vec<usize> = (0..10_000).map(|x| x * x).collect();
        for threads in [1, 2, 3, 7, 64] {
            assert_eq!(map(10_000, threads, &mut |_, _| true, |x| x * x).unwrap(), expected);
            assert_eq!(map_slow(10_000, threads, &mut |_, _| true, |x| x * x).unwrap(), expected);
        }
        assert_eq!(map(0, 4, &mut |_, _| true, |x| x).unwrap(), Vec::<usize>::new());
    }

    #[test]
    fn the_caller_can_stop_it() {
        let error = map(100_000, 2, &mut |done, _| done < 10_000, |x| x).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Cancelled);
    }

    #[test]
    fn the_caller_is_told_of_small_parts() {
        let mut told = Vec::new();
        map_slow(
            100,
            1,
            &mut |done, total| {
                told.push((done, total));
                true
            },
            |x| x,
        )
        .unwrap();
        assert_eq!(told, [(0, 100), (16, 100), (32, 100), (48, 100), (64, 100), (80, 100), (96, 100), (100, 100)]);
    }
}
