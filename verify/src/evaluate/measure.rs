//! The batches of a function without buffers, for measurements.

use super::{Flush, Pace, Process, Program, Surroundings, link_set};
use crate::{Gate, GateError};
use directives::Signature;
use runtime::EffectSet;
use targets::{Optimisation, SourceModule};

/// The results of a scalar function at -O2, batch after batch in one process. Arguments are words, those of one call behind those of the
/// one before; so are results.
///
/// # Errors
/// The function cannot be built or run, or does not answer.
pub fn evaluate_words(
    gate: &mut Gate<'_>,
    modules: &[SourceModule],
    signature: &Signature,
    batches: usize,
    arguments: &[u64],
    mut each: impl FnMut(&[u64]),
) -> Result<(), GateError> {
    let signatures = std::slice::from_ref(signature);
    let program = Program::build(gate, &link_set(modules, signatures), Optimisation::O2)?;
    let around = Surroundings { poison: 0xa5, flush: Flush::Behind };
    let mut process = Process::new(&program, signatures, EffectSet::PURE, around, Pace::unhurried());
    for _ in 0..batches {
        let results = process.words(gate.sandbox, 0, arguments)?;
        let no_answer = || GateError::Example { call: signature.name.clone(), problem: "it does not answer".to_owned() };
        each(&results.ok_or_else(no_answer)?);
    }
    process.finish(gate.sandbox)?;
    Ok(())
}
