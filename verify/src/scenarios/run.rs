//! `run ARGS stdin STR stdout STR exit N`: one process, from start to end.

use super::{Mismatch, counterexample};
use crate::quote::{difference, quote};
use crate::{Counterexample, GateError};
use directives::{Expectation, Scenario};
use runtime::EffectSet;
use sandbox::{Job, Limits, Outcome, Sandbox, Status};

pub(super) fn check(
    sandbox: &mut Sandbox,
    elf: &[u8],
    effects: EffectSet,
    expectation: &Expectation,
) -> Result<Option<Counterexample>, GateError> {
    let Scenario::Run { arguments, stdin, stdout, exit } = &expectation.scenario else { return Ok(None) };
    let output = stdout.as_ref().map_or(0, Vec::len).max(1 << 20) + 4096;
    let limits = Limits { output, ..Limits::default() };
    let job = Job { arguments: arguments.clone(), stdin: stdin.clone(), effects, limits, ..Job::default() };
    let outcome = sandbox.run(elf, &job)?;
    let mismatch = judge(&outcome, stdout.as_deref(), *exit).err();
    Ok(mismatch.map(|mismatch| counterexample(expectation, mismatch, Vec::new(), &outcome.stderr)))
}

fn judge(outcome: &Outcome, stdout: Option<&[u8]>, exit: i32) -> Result<(), Mismatch> {
    if !matches!(outcome.status, Status::Exited(_)) {
        return Err(Mismatch::new(format!("exit code {exit}"), format!("the program {}", outcome.status)));
    }
    if let Some(stdout) = stdout.filter(|stdout| *stdout != outcome.stdout) {
        let (expected, actual) = match outcome.stdout.is_empty() {
            true => (quote(stdout), "nothing".to_owned()),
            false => difference(stdout, &outcome.stdout),
        };
        return Err(Mismatch::new(format!("{expected} on standard output"), format!("the program wrote {actual}")));
    }
    match outcome.status {
        Status::Exited(code) if code == exit => Ok(()),
        status => Err(Mismatch::new(format!("exit code {exit}"), format!("the program {status}"))),
    }
}
