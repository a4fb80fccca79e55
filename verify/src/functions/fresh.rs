//! Calls in processes of their own: nothing of an earlier call can be left in them.

use super::Subject;
use super::runs::Run;
use crate::evaluate::{Answer, Call, Pace, Process};
use crate::{Gate, GateError};

/// One call in a process that makes no other, with what the process did wrong beside it.
pub(crate) struct Fresh {
    pub(crate) answer: Answer,
    pub(crate) stderr: Vec<u8>,
}

pub(crate) fn call(gate: &mut Gate<'_>, subject: &Subject<'_>, run: &Run, call: Call<'_>, pace: Pace) -> Result<Fresh, GateError> {
    let mut process = Process::new(&run.program, subject.task.signatures, subject.task.effects, run.around, pace);
    let answers = process.answers(gate.sandbox, &[call])?;
    let fault = process.finish(gate.sandbox)?;
    let stderr = std::mem::take(&mut process.stderr);
    let answer = match (answers.into_iter().next(), fault) {
        (Some(answer), None) => run.explained(gate, (subject.task.signatures, subject.task.effects), call, answer)?,
        (Some(answer), Some(fault)) if answer.fault().is_none() => Answer::Misbehaviour(fault),
        (Some(answer), Some(_)) => answer,
        (None, fault) => Answer::Misbehaviour(fault.unwrap_or_else(|| "did not answer".to_owned())),
    };
    Ok(Fresh { answer, stderr })
}

/// Which of so many calls are made again in processes of their own: at least one in a hundred and at least eight, spread over all.
pub(crate) fn chosen(count: usize, seed: u64) -> Vec<usize> {
    const LEAST: usize = 8;
    let wanted = count.div_ceil(100).max(LEAST).min(count);
    let start = if count == 0 { 0 } else { (seed % count as u64) as usize };
    (0..wanted).map(|number| (start + number * count / wanted.max(1)) % count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_in_a_hundred_is_chosen_and_none_twice() {
        for count in [0, 1, 7, 8, 100, 1000, 4321] {
            for seed in [0, 3, u64::MAX] {
                let mut chosen = chosen(count, seed);
                assert!(chosen.len() * 100 >= count && chosen.len() >= count.min(8) && chosen.iter().all(|&index| index < count));
                let all = chosen.len();
                chosen.sort_unstable();
                chosen.dedup();
                assert_eq!(chosen.len(), all, "{count} {seed}");
            }
        }
    }
}
