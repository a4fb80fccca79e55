//! `run ARGS stdin STR stdout STR stderr STR exit N`: one process, from start to end.

use super::http::contains;
use super::{Mismatch, counterexample};
use crate::quote::{difference, quote};
use crate::{Counterexample, GateError};
use directives::{Expectation, OutputExpectation, Scenario};
use runtime::EffectSet;
use sandbox::{Job, Limits, Outcome, Sandbox, Status};

pub(super) fn check(
    sandbox: &mut Sandbox,
    elf: &[u8],
    effects: EffectSet,
    expectation: &Expectation,
) -> Result<Option<Counterexample>, GateError> {
    let Scenario::Run { arguments, stdin, stdout, stderr, exit } = &expectation.scenario else { return Ok(None) };
    let output = length(stdout).max(length(stderr)).max(1 << 20) + 4096;
    let limits = Limits { output, ..Limits::default() }.with_workers(effects);
    let job = Job { arguments: arguments.clone(), stdin: stdin.clone(), effects, limits, ..Job::default() };
    let outcome = sandbox.run(elf, &job)?;
    let mismatch = judge(&outcome, stdout, stderr, *exit).err();
    Ok(mismatch.map(|mismatch| counterexample(expectation, mismatch, Vec::new(), &outcome.stderr)))
}

fn length(expected: &OutputExpectation) -> usize {
    match expected {
        OutputExpectation::Any => 0,
        OutputExpectation::Exact(bytes) | OutputExpectation::Contains(bytes) => bytes.len(),
    }
}

fn judge(outcome: &Outcome, stdout: &OutputExpectation, stderr: &OutputExpectation, exit: i32) -> Result<(), Mismatch> {
    if !matches!(outcome.status, Status::Exited(_)) {
        return Err(Mismatch::new(format!("exit code {exit}"), format!("the program {}", outcome.status)));
    }
    output(stdout, &outcome.stdout, "standard output")?;
    output(stderr, &outcome.stderr, "standard error")?;
    match outcome.status {
        Status::Exited(code) if code == exit => Ok(()),
        status => Err(Mismatch::new(format!("exit code {exit}"), format!("the program {status}"))),
    }
}

fn output(expected: &OutputExpectation, actual: &[u8], stream: &str) -> Result<(), Mismatch> {
    let (expected, actual) = match expected {
        OutputExpectation::Any => return Ok(()),
        OutputExpectation::Exact(bytes) if bytes == actual => return Ok(()),
        OutputExpectation::Contains(part) if contains(actual, part) => return Ok(()),
        OutputExpectation::Exact(bytes) if actual.is_empty() => (quote(bytes), "nothing".to_owned()),
        OutputExpectation::Exact(bytes) => difference(bytes, actual),
        OutputExpectation::Contains(part) if actual.is_empty() => (format!("a text that contains {}", quote(part)), "nothing".to_owned()),
        OutputExpectation::Contains(part) => (format!("a text that contains {}", quote(part)), quote(actual)),
    };
    Err(Mismatch::new(format!("{expected} on {stream}"), format!("the program wrote {actual}")))
}
