//! What several measurements need: rounds that alternate between the sides, and their medians.

use nix::time::{ClockId, clock_gettime};
use std::time::{Duration, Instant};

/// One side of a comparison, with the times of its rounds.
#[derive(Debug)]
pub struct Side {
    pub name: &'static str,
    pub times: Vec<Duration>,
}

impl Side {
    /// The middle time; zero where there was no round.
    pub fn median(&self) -> Duration {
        let mut times = self.times.clone();
        times.sort();
        times.get(times.len() / 2).copied().unwrap_or_default()
    }

    pub fn least(&self) -> Duration {
        self.times.iter().min().copied().unwrap_or_default()
    }

    pub fn most(&self) -> Duration {
        self.times.iter().max().copied().unwrap_or_default()
    }
}

/// Runs both sides in turn, so that whatever else the machine does falls on both. The first `unmeasured` rounds only warm up.
pub fn alternate(
    unmeasured: usize,
    rounds: usize,
    first: (&'static str, impl FnMut()),
    second: (&'static str, impl FnMut()),
) -> (Side, Side) {
    alternate_by(wall_time, unmeasured, rounds, first, second)
}

/// As [`alternate`], by another clock.
pub fn alternate_by(
    clock: fn(&mut dyn FnMut()) -> Duration,
    unmeasured: usize,
    rounds: usize,
    (first_name, mut first): (&'static str, impl FnMut()),
    (second_name, mut second): (&'static str, impl FnMut()),
) -> (Side, Side) {
    let mut sides = (Side { name: first_name, times: Vec::new() }, Side { name: second_name, times: Vec::new() });
    for round in 0..unmeasured + rounds {
        let (first_time, second_time) = (clock(&mut first), clock(&mut second));
        if round >= unmeasured {
            sides.0.times.push(first_time);
            sides.1.times.push(second_time);
        }
    }
    sides
}

fn wall_time(work: &mut dyn FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The time that this thread spends on a processor. For work that neither waits nor starts threads it is the time on a clock
/// of an idle machine, whatever else this one does.
pub fn processor_time(work: &mut dyn FnMut()) -> Duration {
    let now = || Duration::from(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).expect("Linux has this clock"));
    let start = now();
    work();
    now() - start
}

/// How many times `fast` fits into `slow`, by their medians.
pub fn ratio(fast: &Side, slow: &Side) -> f64 {
    slow.median().as_secs_f64() / fast.median().as_secs_f64().max(1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_and_warm_up_rounds_do_not_count() {
        let side = Side { name: "a", times: [9, 1, 5].map(Duration::from_millis).to_vec() };
        assert_eq!(
            (side.least(), side.median(), side.most()),
            (Duration::from_millis(1), Duration::from_millis(5), Duration::from_millis(9))
        );
        let mut calls = 0;
        let (first, second) = alternate(2, 3, ("counted", || calls += 1), ("nothing", || {}));
        assert_eq!((first.times.len(), second.times.len(), calls), (3, 3, 5));
    }
}
