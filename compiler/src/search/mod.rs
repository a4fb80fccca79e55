//! The search for a candidate: cheapest proposer first, and no candidate counts before the gate has accepted it.

mod missing;
mod model;
mod pattern;
mod program;
mod rounds;

use crate::exit::{Exit, Failure};
use crate::host::{self, Host};
use crate::plan::{PlannedStep, Proposer};
use crate::provenance::Provenance;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use directives::{Directive, ModuleFile};
use ledger::BlobHash;
use patterns::Content;
use runtime::{Effect, EffectSet};
use serde_json::json;
use targets::{Artifact, Failure as BuildFailure, SourceModule, Target};
use verify::{Evidence, FunctionTask, GateError, OracleSource, Verdict};

pub use pattern::{instantiate, modules as pattern_modules};
pub use program::{Trial, link_again};

const EXAMPLES_ONLY: &str = "examples only";

/// What is searched for.
pub struct Search<'a> {
    pub source: &'a Source,
    pub planned: &'a PlannedStep,
    pub content: Option<&'a Content>,
    /// Names that no created module may have: those of modules that steps of the task create, and of what an earlier build has
    /// created for other steps, which the project keeps if those fail this time.
    pub taken_files: &'a [&'a str],
}

/// How a module came to be; the replay goes the same way again.
#[derive(Clone, Debug)]
pub enum Origin {
    /// `request` is the hash of what a model answered; a reply that a person wrote answers none.
    Reply {
        reply: BlobHash,
        request: Option<String>,
        append: bool,
    },
    Pattern,
}

#[derive(Clone, Debug)]
pub struct MadeModule {
    pub file: String,
    pub text: String,
    pub origin: Origin,
    /// Whether it becomes a module of the project; otherwise it is part of a program only.
    pub kept: bool,
    /// For a module that no step of the task asks for.
    pub created: Option<Created>,
}

/// How functions came to be that a candidate lacked.
#[derive(Clone, Debug)]
pub struct Created {
    /// For example `create auto_missing.ll`.
    pub step: String,
    pub proposer: String,
}

/// A step that the gate accepted.
pub struct Accepted {
    pub step: String,
    /// In the order in which they were made.
    pub modules: Vec<MadeModule>,
    pub program: Option<Program>,
    pub proposer: String,
    pub proven_by: String,
    pub rests_on: &'static str,
    /// Clauses that this version does not check.
    pub unproven: Vec<String>,
    /// The sentence that a pattern answered.
    pub sentence: Option<String>,
}

pub struct Program {
    pub name: String,
    /// As it was tested, without its note.
    pub elf: Vec<u8>,
    pub provenance: Provenance,
    pub optimisation: targets::Optimisation,
    /// Other forms that were asked for.
    pub artifacts: Vec<Artifact>,
    /// What must be said of a program that is not the one that was tested.
    pub not_run: Option<String>,
}

impl Accepted {
    /// The modules that the project keeps.
    pub fn kept_modules(&self) -> impl Iterator<Item = &MadeModule> {
        self.modules.iter().filter(|module| module.kept)
    }

    fn new(search: &Search<'_>, proposer: String) -> Self {
        Self {
            step: search.planned.name.clone(),
            modules: Vec::new(),
            program: None,
            proposer,
            proven_by: String::new(),
            rests_on: "",
            unproven: unproven_clauses(search),
            sentence: None,
        }
    }
}

/// Finds a candidate that the gate accepts, or says why there is none. The workspace holds what was accepted, and nothing else.
pub fn find_candidate(host: &mut Host, workspace: &mut Workspace, search: &Search<'_>) -> Result<Accepted, Failure> {
    let before = workspace.clone();
    let found = match &search.planned.proposer {
        Proposer::Pattern(found) => pattern::find(host, workspace, search, found),
        Proposer::Model => model::find(host, workspace, search),
        Proposer::Nobody(exit, diagnostic) => Err(Failure::new(*exit, diagnostic.as_ref().clone())),
        Proposer::None => match &search.planned.step.directive {
            Directive::Test { files } => test_existing(host, workspace, search, files),
            _ => Ok(Accepted::new(search, "nobody".to_owned())),
        },
    };
    // A provider that fails may leave a candidate half way, with functions that were created for it.
    if found.is_err() {
        *workspace = before;
    }
    found
}

/// `@test`: the examples of the step against modules that exist.
fn test_existing(host: &mut Host, workspace: &Workspace, search: &Search<'_>, files: &[ModuleFile]) -> Result<Accepted, Failure> {
    let mut own = Vec::new();
    for file in files {
        let Some(text) = workspace.module(file.as_str()) else { return Err(no_such_module(search, file.as_str())) };
        own.push(SourceModule { name: file.as_str().to_owned(), text: text.to_owned() });
    }
    let mut accepted = Accepted::new(search, "nobody".to_owned());
    let evidence = prove_by_examples(host, workspace, search, &own)?.map_err(Failure::from_diagnostics)?;
    accepted.proven_by = describe(&evidence);
    accepted.rests_on = EXAMPLES_ONLY;
    Ok(accepted)
}

pub fn no_such_module(search: &Search<'_>, file: &str) -> Failure {
    let diagnostic = Diagnostic::error(&codes::NO_SUCH_MODULE, format!("there is no module `{file}`"));
    diagnostic.at(search.source, search.planned.step.span, "needs it").help("create it with `@create` in an earlier step").into()
}

/// Runs the visible examples of the step against `own` and all it needs. The inner error is what is wrong with `own`.
fn prove_by_examples(
    host: &mut Host,
    workspace: &Workspace,
    search: &Search<'_>,
    own: &[SourceModule],
) -> Result<Result<Evidence, Vec<Diagnostic>>, Failure> {
    let brief = &search.planned.step.brief;
    if brief.examples.is_empty() {
        let diagnostic = Diagnostic::error(&codes::UNPROVEN, format!("nothing would prove `{}`", search.planned.name))
            .at(search.source, search.planned.step.span, "has no `@example`")
            .help("add a `@signature` and a few `@example` clauses");
        return Err(diagnostic.into());
    }
    let modules = workspace.link_set(own, Target::host());
    // Without `@effects` a function may take memory, and nothing else.
    let effects = brief.effects.unwrap_or(EffectSet::PURE.with(Effect::Alloc));
    let own_names: Vec<&str> = own.iter().map(|module| module.name.as_str()).collect();
    let task = FunctionTask {
        modules: &modules,
        own: &own_names,
        signatures: &brief.signatures,
        examples: &brief.examples,
        properties: &[],
        preconditions: &[],
        tolerance: brief.allowed_error(),
        effects,
        oracle: OracleSource::None,
        seed: 0,
    };
    let verdict = verify::functions(&mut host.gate()?, &task);
    judged(host, search, verdict.map(|verdict| verdict.resting_on(EXAMPLES_ONLY)), search.source)
}

/// Records a verdict and sorts it: evidence, or findings about the candidate; a gate that does not work ends the run.
fn judged(
    host: &mut Host,
    search: &Search<'_>,
    verdict: Result<Verdict, GateError>,
    source: &Source,
) -> Result<Result<Evidence, Vec<Diagnostic>>, Failure> {
    let verdict = match verdict {
        Ok(verdict) => verdict,
        // LLVM or the linker objects to the candidate together with what it is tested with.
        Err(error @ GateError::Build { failure: BuildFailure::Rejected(_) | BuildFailure::Refused(_) | BuildFailure::Died(_), .. }) => {
            return Ok(Err(vec![error.diagnostic()]));
        }
        Err(error) => return Err(host::gate_failure(&error)),
    };
    host.record.event("verdict", &json!({ "step": search.planned.name, "verdict": verdict }))?;
    Ok(match verdict {
        Verdict::Accepted(evidence) => Ok(evidence),
        Verdict::Rejected(counterexample) => Err(vec![counterexample.diagnostic(source)]),
        Verdict::Abstained { reason } => Err(vec![Diagnostic::error(&codes::UNPROVEN, format!("the gate abstains: {reason}")).at(
            source,
            search.planned.step.span,
            "cannot be judged",
        )]),
        contradiction @ Verdict::Contradiction { .. } => Err(contradiction.contradiction(source).into_iter().collect()),
    })
}

/// What was checked, in a few words.
fn describe(evidence: &Evidence) -> String {
    let checked = &evidence.checked;
    let mut parts = Vec::new();
    let mut count = |number: usize, singular: &str, plural: &str| match number {
        0 => {}
        1 => parts.push(format!("1 {singular}")),
        _ => parts.push(format!("{number} {plural}")),
    };
    count(checked.examples, "example", "examples");
    count(checked.scenarios, "scenario", "scenarios");
    count(checked.connections, "connection", "connections");
    let levels = evidence.optimisations.join(" and ");
    let levels = if levels.is_empty() { String::new() } else { format!(" at {levels}") };
    format!("{}{levels}, sandbox {}; rests on {}", parts.join(", "), evidence.sandbox.name(), evidence.rests_on)
}

/// What the task file asks for and this version does not check yet: named, never passed over.
pub fn unproven_clauses(search: &Search<'_>) -> Vec<String> {
    let step = &search.planned.step;
    let brief = &step.brief;
    let mut clauses: Vec<String> = brief.properties.iter().map(|clause| format!("@property {}", clause.text)).collect();
    clauses.extend(brief.limits.iter().map(|clause| format!("@limit {}", clause.text)));
    clauses.extend(step.seal.has_oracle().then(|| "@oracle".to_owned()));
    clauses
}

/// The exit of a step whose candidates were all rejected.
fn rejected(search: &Search<'_>, findings: Vec<Diagnostic>, attempts: u32) -> Failure {
    let rounds = if attempts == 1 { "1 candidate was".to_owned() } else { format!("{attempts} candidates were") };
    let summary = Diagnostic::error(&codes::STEP_FAILED, format!("{} failed: {rounds} rejected", search.planned.name))
        .at(search.source, search.planned.step.span, "no acceptable candidate for this step")
        .help("say it more precisely, add examples, try another model, or allow more rounds with --max-attempts");
    Failure { exit: Exit::Rejected, diagnostics: findings.into_iter().map(Diagnostic::at_origin).chain([summary]).collect() }
}
