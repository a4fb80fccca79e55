//! A model proposes; repairs, LLVM and the gate dispose; what they find goes back to the model.

use super::functions::{self, Judgement};
use super::missing::{Creation, Proposal, Resolved};
use super::program::{self, Scenarios, Trial};
use super::rounds::{self, Conversation, Judged};
use super::standard::Standard;
use super::{Accepted, MadeModule, Origin, Search, no_such_module, rejected};
use crate::evidence::describe;
use crate::exit::Failure;
use crate::host::{Host, RecordedReply};
use crate::plan;
use crate::prompts::{self, Context};
use crate::prover;
use crate::workspace::Workspace;
use diagnostics::{Diagnostic, Source};
use directives::{Directive, TargetMode};
use models::Request;
use runtime::Effect;
use serde_json::json;
use targets::{Optimisation, SourceModule};

/// How much of a prompt the functions that may be called take.
const FUNCTIONS_TOKEN_BUDGET: usize = 3_000;

pub fn find(host: &mut Host, workspace: &mut Workspace, search: &Search<'_>) -> Result<Accepted, Failure> {
    let step = &search.planned.step;
    let current = match &step.directive {
        Directive::Target { file, .. } => {
            Some(workspace.module(file.as_str()).ok_or_else(|| no_such_module(search, file.as_str()))?.to_owned())
        }
        _ => None,
    };
    let functions = workspace.relevant(&relevant_text(search, current.as_deref()), FUNCTIONS_TOKEN_BUDGET);
    let standard = Standard::new(search, host.config.seed())?;
    let mut asking = Asking { workspace, search, file: module_file(search), current, functions, standard };
    let outcome = rounds::ask(host, &mut asking)?;
    outcome.map_err(|exhausted| rejected(search, exhausted.findings, exhausted.attempts))
}

/// The conversation about the candidate of a step.
struct Asking<'a> {
    workspace: &'a mut Workspace,
    search: &'a Search<'a>,
    /// The name of the step's module.
    file: String,
    /// Its text, for `@target`.
    current: Option<String>,
    /// What may be called.
    functions: Vec<String>,
    standard: Standard,
}

impl Asking<'_> {
    fn context(&self) -> Context<'_> {
        Context { step: &self.search.planned.name, functions: &self.functions, current: self.current.as_deref() }
    }
}

impl Conversation for Asking<'_> {
    type Accepted = Accepted;

    fn first(&self) -> Request {
        prompts::implement(&self.standard.step, &self.context())
    }

    fn repair(&self, text: &str, findings: &[Diagnostic]) -> Request {
        prompts::repair(&self.standard.step, &self.context(), text, findings)
    }

    fn judge(&mut self, host: &mut Host, answer: &RecordedReply, attempt: u32) -> Result<Judged<Accepted>, Failure> {
        let before = self.workspace.clone();
        let judged = self.judged(host, answer, attempt)?;
        if !matches!(judged, Judged::Accepted(_)) {
            // What was created for a candidate goes with it.
            *self.workspace = before;
            record_rejection(host, &self.search.planned.name, judged.findings())?;
        }
        Ok(judged)
    }
}

/// The module that the step's reply becomes.
fn module_file(search: &Search<'_>) -> String {
    match &search.planned.step.directive {
        Directive::Create { file } | Directive::Target { file, .. } => file.as_str().to_owned(),
        // No module of a project can have this name: file names have no blanks.
        other => format!("{other}.ll", other = plan::step_name(other)),
    }
}

fn relevant_text(search: &Search<'_>, current: Option<&str>) -> String {
    let brief = &search.planned.step.brief;
    format!("{} {} {}", brief.intent, brief.uses.join(" "), current.unwrap_or_default())
}

impl Asking<'_> {
    fn judged(&mut self, host: &mut Host, answer: &RecordedReply, attempt: u32) -> Result<Judged<Accepted>, Failure> {
        let search = self.search;
        let step = &search.planned.step;
        let base = self.current.as_deref().filter(|_| matches!(step.directive, Directive::Target { mode: TargetMode::Append, .. }));
        let file = self.file.as_str();
        let proposal = Proposal { step: &search.planned.name, file, base, answer, attempt, brief: &step.brief };
        let Resolved { text, source, created: mut made } = match Creation::new(search).resolve(host, self.workspace, &proposal)? {
            Judged::Accepted(resolved) => resolved,
            Judged::Rejected { text, findings } => return Ok(Judged::Rejected { text, findings }),
            Judged::Misbehaves { text, findings } => return Ok(Judged::Misbehaves { text, findings }),
            Judged::Waits(finding) => return Ok(Judged::Waits(finding)),
        };
        if let Some(findings) = invalid(host, file, &text, &source)? {
            return Ok(Judged::Rejected { text, findings });
        }
        let origin = Origin::Reply { reply: answer.blob, request: answer.answered_request(), append: base.is_some() };
        let kept = !matches!(step.directive, Directive::Program { .. });
        made.push(MadeModule { file: file.to_owned(), text: text.clone(), origin, kept, created: None });
        let proposer = proposer(&answer.reply);
        Ok(match &step.directive {
            Directive::Program { name } => self.prove_program(host, name, made, proposer)?,
            _ => self.prove_functions(host, made, proposer)?,
        }
        .into_judged(text))
    }

    fn prove_functions(&mut self, host: &mut Host, made: Vec<MadeModule>, proposer: String) -> Result<Proven, Failure> {
        let own = sources(&made);
        let mut accepted = Accepted::new(self.search, proposer);
        match functions::prove(host, self.workspace, self.search, &mut self.standard, &own)? {
            Judgement::Proven(evidence) => accepted.proven(&evidence, std::mem::take(&mut self.standard.notes)),
            Judgement::Unfit(findings) => return Ok(Proven::Unfit(findings)),
            Judgement::Wrong(findings) => return Ok(Proven::Wrong(findings)),
        }
        for module in made.iter().filter(|module| module.kept) {
            self.workspace.put(&module.file, &module.text);
        }
        accepted.modules = made;
        Ok(Proven::Accepted(Box::new(accepted)))
    }

    fn prove_program(&mut self, host: &mut Host, name: &str, made: Vec<MadeModule>, proposer: String) -> Result<Proven, Failure> {
        let (own, brief) = (sources(&made), &self.search.planned.step.brief);
        let scenarios = [Scenarios { source: self.search.source, expectations: &brief.expectations }];
        let trial = Trial {
            name,
            modules: &own,
            scenarios: &scenarios,
            rests_on: if self.search.is_models_plan { "scenarios that a model proposed" } else { "scenarios of the task" },
            // Without `@effects` a program may do all that the runtime offers.
            effects: brief.effects.unwrap_or_else(|| Effect::ALL.into_iter().collect()),
            is_proven: false,
            optimisation: Optimisation::O2,
        };
        let (program, evidence) = match program::prove(host, self.workspace, self.search, &trial)? {
            Ok(proven) => proven,
            Err(findings) => return Ok(Proven::Wrong(findings)),
        };
        let mut accepted = Accepted::new(self.search, proposer);
        accepted.unproven.extend(program.not_run.clone());
        accepted.program = Some(program);
        accepted.proven_by = describe(&evidence);
        trial.rests_on.clone_into(&mut accepted.rests_on);
        for module in made.iter().filter(|module| module.kept) {
            self.workspace.put(&module.file, &module.text);
        }
        accepted.modules = made;
        Ok(Proven::Accepted(Box::new(accepted)))
    }
}

/// What the gate makes of a candidate.
enum Proven {
    Accepted(Box<Accepted>),
    Unfit(Vec<Diagnostic>),
    Wrong(Vec<Diagnostic>),
}

impl Proven {
    fn into_judged(self, text: String) -> Judged<Accepted> {
        match self {
            Proven::Accepted(accepted) => Judged::Accepted(*accepted),
            Proven::Unfit(findings) => Judged::Rejected { text, findings },
            Proven::Wrong(findings) => Judged::Misbehaves { text, findings },
        }
    }
}

fn sources(made: &[MadeModule]) -> Vec<SourceModule> {
    made.iter().map(|made| SourceModule { name: made.file.clone(), text: made.text.clone() }).collect()
}

/// Who wrote a reply, for people and the lock.
pub(super) fn proposer(reply: &models::Reply) -> String {
    match reply.origin {
        models::Origin::Live => reply.model.clone(),
        models::Origin::Recorded => format!("{} (recorded)", reply.model),
        models::Origin::Authored => "authored reply".to_owned(),
    }
}

pub(super) fn record_rejection(host: &mut Host, step: &str, findings: &[Diagnostic]) -> Result<(), Failure> {
    let in_reply: Vec<Diagnostic> = findings.iter().cloned().map(Diagnostic::at_origin).collect();
    host.record.event("candidate.rejected", &json!({ "step": step, "diagnostics": in_reply }))?;
    host.console.progress("rejected", &format!("{step}: {}", findings.first().map_or("", |finding| &finding.message)));
    Ok(())
}

/// LLVM alone judges validity. `None` where it has nothing to say.
pub(super) fn invalid(host: &mut Host, file: &str, text: &str, source: &Source) -> Result<Option<Vec<Diagnostic>>, Failure> {
    let module = SourceModule { name: file.to_owned(), text: text.to_owned() };
    let Err(failure) = host.worker()?.validate(&module) else { return Ok(None) };
    let named = Source::new(file, text);
    let (is_rejected, findings) = prover::in_source(failure.diagnostics(&[named]), source);
    let in_reply: Vec<Diagnostic> = findings.iter().cloned().map(Diagnostic::at_origin).collect();
    host.record.event("llvm.rejected", &json!({ "module": file, "diagnostics": in_reply }))?;
    if is_rejected { Ok(Some(findings)) } else { Err(Failure::from_diagnostics(findings)) }
}
