//! Proves the functions of a step, and says what the proof rests on.

use super::Search;
use super::standard::Standard;
use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::prover;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use directives::{Brief, Step};
use runtime::{Effect, EffectSet};
use serde_json::json;
use targets::{Failure as BuildFailure, SourceModule, Target};
use verify::{Evidence, FunctionTask, GateError, OracleSource, Verdict};

/// How the gate judges functions.
pub enum Judgement {
    Proven(Evidence),
    /// The modules cannot be tested at all.
    Unfit(Vec<Diagnostic>),
    /// They do something else than they should.
    Wrong(Vec<Diagnostic>),
}

/// What the gate is asked.
pub struct Proof<'a> {
    /// With everything that they need.
    pub modules: &'a [SourceModule],
    /// Those under test.
    pub own: &'a [&'a str],
    pub brief: &'a Brief,
    pub oracle: OracleSource<'a>,
    pub seed: u64,
}

impl<'a> Proof<'a> {
    pub fn task(&self) -> FunctionTask<'a> {
        let brief = self.brief;
        FunctionTask {
            modules: self.modules,
            own: self.own,
            signatures: &brief.signatures,
            examples: &brief.examples,
            properties: &brief.properties,
            preconditions: &brief.preconditions,
            tolerance: brief.allowed_error(),
            effects: allowed_effects(brief),
            oracle: self.oracle,
            seed: self.seed,
        }
    }
}

/// Without `@effects` a function may take memory, and nothing else.
pub fn allowed_effects(brief: &Brief) -> EffectSet {
    brief.effects.unwrap_or(EffectSet::PURE.with(Effect::Alloc))
}

/// Puts `own` and all it needs through the gate. A `Failure` is nobody's but the user's or the machine's: no other candidate would
/// change it.
pub fn prove(
    host: &mut Host,
    workspace: &Workspace,
    search: &Search<'_>,
    standard: &mut Standard,
    own: &[SourceModule],
) -> Result<Judgement, Failure> {
    standard.prepare(host, search)?;
    let modules = workspace.link_set(own, Target::host());
    let names: Vec<&str> = own.iter().map(|module| module.name.as_str()).collect();
    loop {
        if !standard.proves_anything() {
            return Err(nothing_proves(&search.planned.name, search.source, &search.planned.step));
        }
        let proof = Proof { modules: &modules, own: &names, brief: &standard.step.brief, oracle: standard.oracle(), seed: standard.seed() };
        let verdict = verify::functions(&mut host.gate()?, &proof.task());
        // What a model wrote proves nothing if it does not work; the rest still does.
        let reason = match &verdict {
            Err(error @ GateError::Oracle(_)) => error.to_string(),
            Ok(Verdict::Abstained { reason }) => format!("with those of the model the gate abstains: {reason}"),
            _ => return sorted(host, search, standard, verdict),
        };
        if !standard.rests_on_models() {
            return sorted(host, search, standard, verdict);
        }
        standard.without_models(host, search, &reason)?;
    }
}

/// The error of a step that has neither examples nor anything else.
pub fn nothing_proves(name: &str, source: &Source, step: &Step) -> Failure {
    let diagnostic = Diagnostic::error(&codes::UNPROVEN, format!("nothing would prove `{name}`"));
    let diagnostic = diagnostic.at(source, step.span, "has no `@example`");
    diagnostic.help("add a `@signature` and a few `@example` clauses").into()
}

/// Records a verdict and sorts it.
fn sorted(
    host: &mut Host,
    search: &Search<'_>,
    standard: &mut Standard,
    verdict: Result<Verdict, GateError>,
) -> Result<Judgement, Failure> {
    let verdict = match verdict {
        Ok(verdict) => verdict,
        Err(error) => return unfit(error).map(Judgement::Unfit),
    };
    let seed = standard.seed();
    host.record.event("verdict", &json!({ "step": search.planned.name, "seed": seed.to_string(), "verdict": verdict }))?;
    match verdict {
        Verdict::Accepted(evidence) => {
            let evidence = if search.is_models_plan { proposed(evidence) } else { evidence };
            ambiguities(search.source, &search.planned.step, &evidence).iter().for_each(|warning| host.console.diagnostic(warning));
            Ok(Judgement::Proven(evidence))
        }
        Verdict::Rejected(counterexample) => {
            standard.spend(&counterexample);
            Ok(Judgement::Wrong(vec![counterexample.diagnostic(search.source)]))
        }
        verdict => Err(end(&verdict, &search.planned.name, search.source, &search.planned.step)),
    }
}

/// LLVM or the linker objects to the modules together with what they are tested with; or the gate does not work, which ends the run.
pub fn unfit(error: GateError) -> Result<Vec<Diagnostic>, Failure> {
    match &error {
        GateError::Build { failure: BuildFailure::Rejected(_) | BuildFailure::Refused(_) | BuildFailure::Died(_), .. } => {
            Ok(vec![error.diagnostic()])
        }
        _ => Err(prover::gate_failure(&error)),
    }
}

/// The failure of a step that no candidate could pass as it is asked: the gate abstains, or an example contradicts an oracle.
pub fn end(verdict: &Verdict, name: &str, source: &Source, step: &Step) -> Failure {
    if let Some(diagnostic) = verdict.contradiction(source) {
        return Failure::new(Exit::Usage, diagnostic);
    }
    let reason = match verdict {
        Verdict::Abstained { reason } => reason.as_str(),
        _ => "it came to no verdict",
    };
    let diagnostic = Diagnostic::error(&codes::ABSTAINED, format!("the gate abstains from `{name}`: {reason}"));
    let diagnostic = diagnostic.at(source, step.span, "cannot be judged as it is asked");
    Failure::new(Exit::Rejected, diagnostic.help("add `@example` clauses, or an `@oracle`"))
}

/// The clauses of a plan that a model wrote are a model's too.
fn proposed(evidence: Evidence) -> Evidence {
    let rests_on = format!("{}, all proposed by a model", evidence.rests_on);
    Evidence { rests_on, ..evidence }
}

/// Where two oracles differ, the intent can be read in two ways: that is for the user to decide. One warning shows the first call.
pub fn ambiguities(source: &Source, step: &Step, evidence: &Evidence) -> Option<Diagnostic> {
    let functions = evidence.functions.as_ref()?;
    let (first, others) = functions.ambiguities.split_first()?;
    let place = step.brief.signatures.iter().find(|signature| first.call.starts_with(&format!("{}(", signature.name)));
    let span = place.map_or(step.span, |signature| signature.span);
    let share = format!("two oracles disagree on {} of {} instances, which prove nothing", functions.disagreeing, functions.asked);
    let warning = Diagnostic::warning(&codes::AMBIGUOUS, format!("{first}: add an `@example`"));
    let warning = warning.at(source, span, "can be read in two ways").note_line(share);
    Some(others.iter().fold(warning, |warning, other| warning.note_line(other.to_string())))
}
