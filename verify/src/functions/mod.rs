//! Proves functions: the steps of the gate, in order. The first that fails ends it.

mod agreement;
mod authority;
mod call;
mod examples;
mod fresh;
mod hold_out;
mod instances;
mod mutation;
mod own_numbers;
mod placebos;
mod properties;
mod runs;
mod shown;
mod watch;

pub use call::{Called, call};

use crate::evaluate::link_set;
use crate::{Checked, Evidence, FunctionEvidence, Gate, GateError, Verdict};
use authority::Authority;
use directives::{Condition, Example, Signature};
use examples::Fitted;
use instances::Instances;
use runs::Run;
use runtime::EffectSet;
use targets::SourceModule;

/// What is to be proved, and by what.
#[derive(Clone, Copy)]
pub struct FunctionTask<'a> {
    /// The candidate with everything it is linked with, the runtime included.
    pub modules: &'a [SourceModule],
    /// The names of the modules under test; mutants are made of these.
    pub own: &'a [&'a str],
    pub signatures: &'a [Signature],
    pub examples: &'a [Example],
    pub properties: &'a [Condition],
    /// The `@where` clauses.
    pub preconditions: &'a [Condition],
    /// The allowed absolute error of a float; 0 compares bit by bit.
    pub tolerance: f64,
    /// What the functions are allowed.
    pub effects: EffectSet,
    pub oracle: OracleSource<'a>,
    /// Everything that is drawn follows from it.
    pub seed: u64,
}

/// Where expected values come from. A source is Python that defines a function of each signature's name.
#[derive(Clone, Copy)]
pub enum OracleSource<'a> {
    None,
    User {
        name: &'a str,
        source: &'a str,
    },
    /// Written by a model from the brief alone, in separate conversations.
    Models([&'a str; 2]),
}

/// Which steps are taken: all of them, except where a test shows what one of them is for.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    pub placebos: bool,
    pub examples: bool,
    pub hold_out: bool,
    /// The run at -O0, with other poison and the other side of each buffer guarded.
    pub second_run: bool,
    /// Calls in processes of their own.
    pub fresh: bool,
    /// Calls with the numbers that stand in the modules under test.
    pub own_numbers: bool,
    /// Of the calls in processes of their own, some in memory that is zero, with buffers that no guard is near.
    pub plain_memory: bool,
    /// Results whose room is just enough, or too small by one.
    pub capacities: bool,
    /// The oracle is asked a second time.
    pub second_asking: bool,
    /// Examples are held against the oracle.
    pub contradictions: bool,
    pub properties: bool,
    /// The most mutants that are made.
    pub mutants: usize,
}

impl Default for Steps {
    fn default() -> Self {
        Steps {
            placebos: true,
            examples: true,
            hold_out: true,
            second_run: true,
            fresh: true,
            own_numbers: true,
            plain_memory: true,
            capacities: true,
            second_asking: true,
            contradictions: true,
            properties: true,
            mutants: 24,
        }
    }
}

/// Why the steps end early.
pub(crate) enum Stop {
    Verdict(Box<Verdict>),
    Gate(GateError),
}

impl Stop {
    pub(crate) fn abstain(reason: impl Into<String>) -> Stop {
        Stop::Verdict(Box::new(Verdict::Abstained { reason: reason.into() }))
    }
}

impl From<crate::Counterexample> for Stop {
    fn from(counterexample: crate::Counterexample) -> Self {
        Stop::Verdict(Box::new(Verdict::Rejected(counterexample)))
    }
}

impl<E: Into<GateError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Stop::Gate(error.into())
    }
}

/// What the steps work on.
pub(crate) struct Subject<'a> {
    pub(crate) task: &'a FunctionTask<'a>,
    pub(crate) steps: &'a Steps,
    pub(crate) examples: Vec<Fitted>,
    /// The modules with the harness.
    pub(crate) modules: Vec<SourceModule>,
}

/// Puts functions through the steps of the gate.
pub fn functions(gate: &mut Gate<'_>, task: &FunctionTask<'_>) -> Result<Verdict, GateError> {
    functions_with(gate, task, &Steps::default())
}

/// As [`functions`], with some steps left out.
#[doc(hidden)]
pub fn functions_with(gate: &mut Gate<'_>, task: &FunctionTask<'_>, steps: &Steps) -> Result<Verdict, GateError> {
    match prove(gate, task, steps) {
        Ok(evidence) => Ok(Verdict::Accepted(evidence)),
        Err(Stop::Verdict(verdict)) => Ok(*verdict),
        Err(Stop::Gate(error)) => Err(error),
    }
}

fn prove(gate: &mut Gate<'_>, task: &FunctionTask<'_>, steps: &Steps) -> Result<Evidence, Stop> {
    let subject = Subject::new(task, steps)?;
    let mut authority = Authority::new(task);
    if steps.contradictions {
        authority.check_examples(gate, &subject)?;
    }
    let instances = Instances::draw(gate, &subject, &mut authority)?;
    let mut evidence = FunctionEvidence { seed: task.seed, ..instances.evidence() };
    if steps.placebos {
        evidence.placebos = placebos::reject(&subject, &instances)?;
    }
    let runs = runs::build(gate, &subject.modules)?;
    let runs = if steps.second_run { &runs[..] } else { &runs[..1] };
    if steps.examples {
        subject.check_examples(gate, runs)?;
    }
    if steps.hold_out && authority.exists() {
        hold_out::run(gate, &subject, &mut authority, &instances, runs, &mut evidence)?;
    } else if steps.hold_out {
        watch::run(gate, &subject, &instances, runs, &mut evidence)?;
    }
    if steps.properties {
        properties::hold(gate, &subject, runs, &mut evidence)?;
    }
    mutation::run(gate, &subject, &instances, &mut evidence)?;
    Ok(subject.evidence(gate, runs, evidence))
}

impl<'a> Subject<'a> {
    fn new(task: &'a FunctionTask<'a>, steps: &'a Steps) -> Result<Subject<'a>, Stop> {
        let examples = task.examples.iter().map(|example| examples::fit(task.signatures, example)).collect::<Result<Vec<_>, _>>()?;
        let has_oracle = !matches!(task.oracle, OracleSource::None);
        if examples.is_empty() && task.properties.is_empty() && !has_oracle {
            return Err(Stop::abstain("there are no examples to check"));
        }
        if let Some(mute) = task.signatures.iter().find(|signature| has_oracle && signature.observation().is_none()) {
            return Err(Stop::abstain(format!(
                "`{}` has no result, and not exactly one `mut` parameter, that an oracle could speak of",
                mute.name
            )));
        }
        Ok(Subject { task, steps, examples, modules: link_set(task.modules, task.signatures) })
    }

    fn check_examples(&self, gate: &mut Gate<'_>, runs: &[Run]) -> Result<(), Stop> {
        for run in runs {
            if let Some(counterexample) = self.trial().first_failure(gate, run)? {
                return Err(counterexample.into());
            }
        }
        Ok(())
    }

    pub(crate) fn trial(&self) -> examples::Trial<'_> {
        let FunctionTask { signatures, effects, tolerance, .. } = *self.task;
        examples::Trial { signatures, examples: &self.examples, effects, tolerance }
    }

    fn evidence(&self, gate: &Gate<'_>, runs: &[Run], functions: FunctionEvidence) -> Evidence {
        let oracle = match self.task.oracle {
            OracleSource::None => None,
            OracleSource::User { .. } => Some("user oracle"),
            OracleSource::Models(_) => Some("two model oracles"),
        };
        let properties = (functions.properties > 0).then_some("properties");
        let bases: Vec<&str> = oracle.into_iter().chain(properties).collect();
        let rests_on = if bases.is_empty() { "examples only".to_owned() } else { bases.join(" and ") };
        let mut checked = checked(&self.examples, runs);
        if oracle.is_some() {
            checked.functions = self.task.signatures.len();
        }
        Evidence { functions: Some(functions), rests_on, checked, ..plain_evidence(gate, runs) }
    }
}

fn checked(examples: &[Fitted], runs: &[Run]) -> Checked {
    let mut functions: Vec<usize> = examples.iter().map(|fitted| fitted.function).collect();
    functions.sort_unstable();
    functions.dedup();
    Checked { functions: functions.len(), examples: examples.len(), runs: runs.len(), ..Checked::default() }
}

fn plain_evidence(gate: &Gate<'_>, runs: &[Run]) -> Evidence {
    Evidence {
        checked: Checked::default(),
        rests_on: "examples only".to_owned(),
        sandbox: gate.sandbox.level(),
        optimisations: runs.iter().map(|run| run.optimisation().name()).collect(),
        functions: None,
    }
}

/// Checks `examples` alone against the functions that `modules` define, which are as in [`FunctionTask`]: the second step of the gate and
/// no other. All examples run at -O2 and again at -O0, and both must agree with them.
pub fn examples(
    gate: &mut Gate<'_>,
    modules: &[SourceModule],
    signatures: &[Signature],
    examples: &[Example],
    effects: EffectSet,
) -> Result<Verdict, GateError> {
    if examples.is_empty() {
        return Ok(Verdict::Abstained { reason: "there are no examples to check".to_owned() });
    }
    let fitted = examples.iter().map(|example| examples::fit(signatures, example)).collect::<Result<Vec<_>, _>>()?;
    let trial = examples::Trial { signatures, examples: &fitted, effects, tolerance: 0.0 };
    let modules = link_set(modules, signatures);
    let runs = runs::build(gate, &modules)?;
    for run in &runs {
        if let Some(counterexample) = trial.first_failure(gate, run)? {
            return Ok(Verdict::Rejected(counterexample));
        }
    }
    Ok(Verdict::Accepted(Evidence { checked: checked(&fitted, &runs), ..plain_evidence(gate, &runs) }))
}
