//! What several measurements need: rounds that alternate between the sides, their medians, the worker, and LLVM's own programs.

pub mod pipeline;

use nix::time::{ClockId, clock_gettime};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// What one side does in a round.
pub type Work<'a> = Box<dyn FnMut() + 'a>;

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

/// Runs any number of sides in turn, as [`alternate`] runs two.
pub fn in_turn(unmeasured: usize, rounds: usize, sides: Vec<(&'static str, Work<'_>)>) -> Vec<Side> {
    let (names, mut works): (Vec<_>, Vec<_>) = sides.into_iter().unzip();
    let mut measured: Vec<Side> = names.into_iter().map(|name| Side { name, times: Vec::new() }).collect();
    for round in 0..unmeasured + rounds {
        for (side, work) in measured.iter_mut().zip(&mut works) {
            let time = wall_time(work);
            if round >= unmeasured {
                side.times.push(time);
            }
        }
    }
    measured
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

/// Builds the worker in the profile of the measurements, which does nothing if it is up to date, and gives its place.
///
/// # Panics
///
/// Where it does not build.
pub fn worker_binary() -> PathBuf {
    built("intentc-llvm", "intentc-llvm")
}

/// As [`worker_binary`], for the helper of the sandbox.
///
/// # Panics
///
/// Where it does not build.
pub fn sandbox_binary() -> PathBuf {
    built("sandbox", "intentc-sandbox")
}

fn built(package: &str, binary: &str) -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(["build", "--release", "--quiet", "-p", package]).status().expect("cargo runs");
    assert!(status.success(), "`{binary}` does not build");
    targets::locate_binary(binary).expect("it lies above this program")
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
        let order = std::cell::RefCell::new(String::new());
        let (a, b) = (|| order.borrow_mut().push('a'), || order.borrow_mut().push('b'));
        let sides = in_turn(1, 2, vec![("a", Box::new(a)), ("b", Box::new(b))]);
        assert_eq!((sides[1].times.len(), order.borrow().as_str()), (2, "ababab"));
    }
}
