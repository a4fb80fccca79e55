//! The two runs that everything goes through, and what comes of a call in one of them.

use crate::evaluate::{Answer, Call, Flush, Pace, Process, Program, Surroundings};
use crate::functions::agreement::agrees;
use crate::functions::shown::{Failure, shown};
use crate::{Gate, GateError, Misstep};
use directives::{Signature, Value};
use runtime::EffectSet;
use sandbox::Status;
use targets::{Optimisation, SourceModule};

/// One build of the functions under test, and what surrounds their calls.
pub(crate) struct Run {
    pub(crate) program: Program,
    pub(crate) around: Surroundings,
}

const FIRST: (Optimisation, Surroundings) = (Optimisation::O2, Surroundings { poison: 0xa5, flush: Flush::Behind });
const SECOND: (Optimisation, Surroundings) = (Optimisation::O0, Surroundings { poison: 0x5a, flush: Flush::Before });
/// What most programs have around their calls: memory that is zero, and buffers at the edge of nothing. Who is right only where a judge
/// has been is wrong here.
const PLAIN: Surroundings = Surroundings { poison: 0, flush: Flush::Nowhere };

/// Both runs must agree. The first is as the functions are shipped; the second differs in the level of optimisation, in every byte
/// that holds no argument, and in the side on which a buffer may not be left by a single byte.
pub(crate) fn build(gate: &mut Gate<'_>, modules: &[SourceModule]) -> Result<[Run; 2], GateError> {
    Ok([build_one(gate, modules, FIRST)?, build_second(gate, modules)?])
}

/// The second run alone, which is built faster.
pub(crate) fn build_second(gate: &mut Gate<'_>, modules: &[SourceModule]) -> Result<Run, GateError> {
    build_one(gate, modules, SECOND)
}

/// The first run alone, which is as the functions are shipped.
pub(crate) fn build_first(gate: &mut Gate<'_>, modules: &[SourceModule]) -> Result<Run, GateError> {
    build_one(gate, modules, FIRST)
}

fn build_one(
    gate: &mut Gate<'_>,
    modules: &[SourceModule],
    (optimisation, around): (Optimisation, Surroundings),
) -> Result<Run, GateError> {
    Ok(Run { program: Program::build(gate, modules, optimisation)?, around })
}

impl Run {
    /// The same program in plain memory.
    pub(crate) fn in_plain_memory(&self) -> Run {
        Run { program: self.program.clone(), around: PLAIN }
    }

    pub(crate) fn optimisation(&self) -> Optimisation {
        self.program.optimisation
    }

    /// What is wrong with an answer where `expected` is right.
    pub(crate) fn failure(&self, signature: &Signature, answer: Answer, expected: &Value, tolerance: f64) -> Option<Failure> {
        let actual = match answer {
            Answer::Returned(returned) => {
                let actual = returned.observed(signature)?;
                if agrees(expected, &actual, tolerance) {
                    return None;
                }
                shown(&actual)
            }
            Answer::DoesNotFit { capacity } => format!("-1 (it says that the result does not fit a capacity of {capacity})"),
            bad => return bad.fault().map(|fault| self.misbehaviour(fault)),
        };
        Some(self.at(Misstep::Result, actual))
    }

    pub(crate) fn misbehaviour(&self, fault: String) -> Failure {
        self.at(Misstep::Misbehaviour, fault)
    }

    /// A call that died by touching a guard says more where that side has slack: what it wrote there.
    pub(crate) fn explained(
        &self,
        gate: &mut Gate<'_>,
        (signatures, effects): (&[Signature], EffectSet),
        call: Call<'_>,
        answer: Answer,
    ) -> Result<Answer, GateError> {
        if !matches!(answer, Answer::Died(Status::Signalled(_))) {
            return Ok(answer);
        }
        let around = Surroundings { flush: self.around.flush.other(), ..self.around };
        let mut process = Process::new(&self.program, signatures, effects, around, Pace::default());
        let again = process.answers(gate.sandbox, &[call])?;
        process.finish(gate.sandbox)?;
        Ok(again.into_iter().find(|again| matches!(again, Answer::Misbehaviour(_))).unwrap_or(answer))
    }

    /// The second run comes to be judged only where the first gave what was expected.
    fn at(&self, misstep: Misstep, actual: String) -> Failure {
        let optimisation = self.optimisation();
        let note = || {
            format!(
                "at -{} it gives what is expected, and at -{} with other bytes in unused memory it does not: it depends on undefined \
                 behaviour or on memory that it never wrote",
                FIRST.0.name(),
                optimisation.name()
            )
        };
        let notes = (optimisation != FIRST.0).then(note).into_iter().collect();
        Failure { misstep, actual, notes, stderr: Vec::new(), optimisation }
    }
}
