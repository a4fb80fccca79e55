//! The search for a candidate: cheapest proposer first, and no candidate counts before the gate has accepted it.

mod functions;
mod known_function;
mod missing;
mod model;
mod oracles;
mod pattern;
mod program;
mod rounds;
mod standard;

use crate::evidence::{describe, notes};
use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::plan::{PlannedStep, Proposer};
use crate::provenance::Provenance;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use directives::{Brief, Directive, ModuleFile};
use ledger::BlobHash;
use patterns::Content;
use serde_json::json;
use std::path::Path;
use targets::{Artifact, SourceModule};
use verify::{Evidence, GateError, Verdict};

use functions::Judgement;
use standard::Standard;

pub use functions::{Proof, allowed_effects, ambiguities, end, nothing_proves, unfit};
pub use oracles::Written;
pub use pattern::{instantiate, modules as pattern_modules};
pub use program::{Trial, link_again};
pub use standard::{sealed_oracle, seed_of};

/// What is searched for.
pub struct Search<'a> {
    pub source: &'a Source,
    pub planned: &'a PlannedStep,
    pub content: Option<&'a Content>,
    /// The folder of the task file, where there is one.
    pub folder: Option<&'a Path>,
    /// Whether a model wrote the clauses of the step.
    pub is_models_plan: bool,
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
    /// A module of the library of functions, as it is.
    Library {
        function: String,
    },
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
    pub rests_on: String,
    /// Clauses that this version does not check.
    pub unproven: Vec<String>,
    /// What has to be said of the verdict besides.
    pub notes: Vec<String>,
    /// The number that the instances of the proof were drawn from.
    pub seed: Option<u64>,
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

    /// States what functions were proven by.
    fn proven(&mut self, evidence: &Evidence, said: Vec<String>) {
        self.proven_by = describe(evidence);
        self.rests_on.clone_from(&evidence.rests_on);
        self.seed = evidence.functions.as_ref().map(|functions| functions.seed);
        self.notes = said;
        self.notes.extend(notes(evidence));
    }

    fn new(search: &Search<'_>, proposer: String) -> Self {
        Self {
            step: search.planned.name.clone(),
            modules: Vec::new(),
            program: None,
            proposer,
            proven_by: String::new(),
            rests_on: String::new(),
            unproven: unproven_clauses(search),
            notes: Vec::new(),
            seed: None,
            sentence: None,
        }
    }
}

/// Finds a candidate that the gate accepts, or says why there is none. The workspace holds what was accepted, and nothing else.
pub fn find_candidate(host: &mut Host, workspace: &mut Workspace, search: &Search<'_>) -> Result<Accepted, Failure> {
    let before = workspace.clone();
    let found = match &search.planned.proposer {
        Proposer::Pattern(found) => pattern::find(host, workspace, search, found),
        Proposer::Function(function) => known_function::find(host, workspace, search, function),
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

/// `@test`: the clauses of the step against modules that exist.
fn test_existing(host: &mut Host, workspace: &Workspace, search: &Search<'_>, files: &[ModuleFile]) -> Result<Accepted, Failure> {
    let mut own = Vec::new();
    for file in files {
        let Some(text) = workspace.module(file.as_str()) else { return Err(no_such_module(search, file.as_str())) };
        own.push(SourceModule { name: file.as_str().to_owned(), text: text.to_owned() });
    }
    let mut accepted = Accepted::new(search, "nobody".to_owned());
    let mut standard = Standard::new(search, host.config.seed())?;
    match functions::prove(host, workspace, search, &mut standard, &own)? {
        Judgement::Proven(evidence) => accepted.proven(&evidence, standard.notes),
        Judgement::Unfit(findings) | Judgement::Wrong(findings) => return Err(Failure::from_diagnostics(findings)),
    }
    Ok(accepted)
}

pub fn no_such_module(search: &Search<'_>, file: &str) -> Failure {
    let diagnostic = Diagnostic::error(&codes::NO_SUCH_MODULE, format!("there is no module `{file}`"));
    diagnostic.at(search.source, search.planned.step.span, "needs it").help("create it with `@create` in an earlier step").into()
}

/// Records the verdict on a program and sorts it: evidence, or findings about the candidate; a gate that does not work ends the run.
fn judged(
    host: &mut Host,
    search: &Search<'_>,
    verdict: Result<Verdict, GateError>,
    source: &Source,
) -> Result<Result<Evidence, Vec<Diagnostic>>, Failure> {
    let verdict = match verdict {
        Ok(verdict) => verdict,
        Err(error) => return functions::unfit(error).map(Err),
    };
    host.record.event("verdict", &json!({ "step": search.planned.name, "verdict": verdict }))?;
    match verdict {
        Verdict::Accepted(evidence) => Ok(Ok(evidence)),
        Verdict::Rejected(counterexample) => Ok(Err(vec![counterexample.diagnostic(source)])),
        verdict => Err(functions::end(&verdict, &search.planned.name, source, &search.planned.step)),
    }
}

/// What the task file asks for and this version does not check yet: named, never passed over.
pub fn unproven_clauses(search: &Search<'_>) -> Vec<String> {
    unproven_of(&search.planned.step.brief)
}

/// The same, of any step.
pub fn unproven_of(brief: &Brief) -> Vec<String> {
    brief.limits.iter().map(|clause| format!("@limit {}", clause.text)).collect()
}

/// The exit of a step whose candidates were all rejected.
fn rejected(search: &Search<'_>, findings: Vec<Diagnostic>, attempts: u32) -> Failure {
    let rounds = if attempts == 1 { "1 candidate was".to_owned() } else { format!("{attempts} candidates were") };
    let summary = Diagnostic::error(&codes::STEP_FAILED, format!("{} failed: {rounds} rejected", search.planned.name))
        .at(search.source, search.planned.step.span, "no acceptable candidate for this step")
        .help("say it more precisely, add examples, try another model, or allow more rounds with --max-attempts");
    Failure { exit: Exit::Rejected, diagnostics: findings.into_iter().map(Diagnostic::at_origin).chain([summary]).collect() }
}
