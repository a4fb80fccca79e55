//! Repairs samples and judges what comes out, on all cores.

use crate::judge::{Judge, Outcome};
use crate::kinds::Llvm;
use crate::{Base, Sample};
use fixups::Pass;
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What was found of one sample.
#[derive(Clone, Debug)]
pub struct Measured {
    /// As it was damaged.
    pub before: Outcome,
    pub repaired: String,
    pub after: Outcome,
}

impl Measured {
    /// Whether the damage is what its kinds say: LLVM was to reject it, and does.
    pub fn counts(&self, sample: &Sample) -> bool {
        let rejects = sample.kinds.iter().any(|kind| kind.llvm == Llvm::Rejects);
        !(rejects && self.before.is_valid())
    }
}

/// Outcomes by base and text: most passes leave most texts as they are, so that most outcomes are known.
#[derive(Default)]
pub struct Known(Mutex<HashMap<(usize, String), Outcome>>);

impl Known {
    pub(crate) fn judge(&self, judge: &mut Judge, bases: &[Base], base: usize, text: &str) -> Outcome {
        let key = (base, text.to_owned());
        if let Some(outcome) = self.0.lock().ok().and_then(|known| known.get(&key).cloned()) {
            return outcome;
        }
        let outcome = judge.judge(&bases[base], text);
        if let Ok(mut known) = self.0.lock() {
            known.insert(key, outcome.clone());
        }
        outcome
    }
}

/// Repairs every sample with these passes and judges it before and after, in the order of the samples.
///
/// # Errors
/// The helper processes cannot be started.
pub fn measure(known: &Known, bases: &[Base], samples: &[Sample], passes: &[Pass]) -> Result<Vec<Measured>, String> {
    let one = |judge: &mut Judge, sample: &Sample| {
        let repaired = judge.repair(passes, &bases[sample.base], &sample.text);
        let before = known.judge(judge, bases, sample.base, &sample.text);
        let after = known.judge(judge, bases, sample.base, &repaired);
        Measured { before, repaired, after }
    };
    on_all_cores(samples, one)
}

/// `work` on every item, with a judge for each thread; the results come in the order of the items.
///
/// # Errors
/// The helper processes cannot be started.
pub fn on_all_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&mut Judge, &T) -> R + Sync) -> Result<Vec<R>, String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(items.len().max(1));
    let next = AtomicUsize::new(0);
    let run = || {
        let mut judge = Judge::start()?;
        let mut done = Vec::new();
        while let Some((index, item)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|index| Some((index, items.get(index)?))) {
            done.push((index, work(&mut judge, item)));
        }
        Ok::<_, String>(done)
    };
    let parts: Vec<Result<Vec<(usize, R)>, String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err("a thread of the measurement panicked".to_owned()))).collect()
    });
    let mut all = Vec::new();
    for part in parts {
        all.extend(part?);
    }
    all.sort_by_key(|(index, _)| *index);
    Ok(all.into_iter().map(|(_, result)| result).collect())
}

/// Counts over samples.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub samples: usize,
    /// LLVM accepts without damage in the sense of the kind: not counted among the samples.
    pub dropped: usize,
    pub valid_before: usize,
    pub behaves_before: usize,
    pub valid_after: usize,
    pub behaves_after: usize,
}

impl Tally {
    pub fn of<'a>(results: impl IntoIterator<Item = (&'a Sample, &'a Measured)>) -> Self {
        let mut tally = Self::default();
        for (sample, measured) in results {
            if !measured.counts(sample) {
                tally.dropped += 1;
                continue;
            }
            tally.samples += 1;
            tally.valid_before += usize::from(measured.before.is_valid());
            tally.behaves_before += usize::from(measured.before.behaves());
            tally.valid_after += usize::from(measured.after.is_valid());
            tally.behaves_after += usize::from(measured.after.behaves());
        }
        tally
    }

    /// The share of the samples that behave as before after the repair; 1 of none.
    pub fn rate(&self) -> f64 {
        if self.samples == 0 { 1.0 } else { self.behaves_after as f64 / self.samples as f64 }
    }
}
