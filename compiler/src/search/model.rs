//! A model proposes; repairs, LLVM and the gate dispose; what they find goes back to the model.

use super::missing::{Creation, Proposal, Resolved};
use super::program::{self, Scenarios, Trial};
use super::rounds::{self, Judged};
use super::{Accepted, MadeModule, Origin, Search, no_such_module, rejected};
use crate::exit::{Exit, Failure};
use crate::host::{Host, RecordedReply};
use crate::plan;
use crate::prompts::{self, Context};
use crate::workspace::Workspace;
use diagnostics::{Diagnostic, Source};
use directives::{Directive, TargetMode};
use runtime::Effect;
use serde_json::json;
use targets::{Optimisation, SourceModule};

/// How much of a prompt the functions that may be called take.
const FUNCTIONS_TOKEN_BUDGET: usize = 3_000;

pub fn find(host: &mut Host, workspace: &mut Workspace, search: &Search<'_>) -> Result<Accepted, Failure> {
    let step = &search.planned.step;
    let file = module_file(search);
    let current = match &step.directive {
        Directive::Target { file, .. } => {
            Some(workspace.module(file.as_str()).ok_or_else(|| no_such_module(search, file.as_str()))?.to_owned())
        }
        _ => None,
    };
    let functions = workspace.relevant(&relevant_text(search, current.as_deref()), FUNCTIONS_TOKEN_BUDGET);
    let context = Context { step: &search.planned.name, functions: &functions, current: current.as_deref() };

    let repair = |text: &str, findings: &[Diagnostic]| prompts::repair(step, &context, text, findings);
    let outcome = rounds::ask(host, prompts::implement(step, &context), repair, |host, answer, attempt| {
        let before = workspace.clone();
        let judged = judge(host, workspace, search, (&file, current.as_deref()), answer, attempt)?;
        if !matches!(judged, Judged::Accepted(_)) {
            // What was created for a candidate goes with it.
            *workspace = before;
        }
        match &judged {
            Judged::Accepted(_) => {}
            Judged::Rejected { findings, .. } => record_rejection(host, &search.planned.name, findings)?,
            Judged::Waits(finding) => record_rejection(host, &search.planned.name, std::slice::from_ref(finding))?,
        }
        Ok(judged)
    })?;
    outcome.map_err(|exhausted| rejected(search, exhausted.findings, exhausted.attempts))
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

/// `module` is the name of the step's module and, for `@target`, its text.
fn judge(
    host: &mut Host,
    workspace: &mut Workspace,
    search: &Search<'_>,
    module: (&str, Option<&str>),
    answer: &RecordedReply,
    attempt: u32,
) -> Result<Judged<Accepted>, Failure> {
    let (file, current) = module;
    let step = &search.planned.step;
    let base = current.filter(|_| matches!(step.directive, Directive::Target { mode: TargetMode::Append, .. }));
    let proposal = Proposal { step: &search.planned.name, file, base, answer, attempt, brief: &step.brief };
    let Resolved { text, source, created: mut made } = match Creation::new(search).resolve(host, workspace, &proposal)? {
        Judged::Accepted(resolved) => resolved,
        Judged::Rejected { text, findings } => return Ok(Judged::Rejected { text, findings }),
        Judged::Waits(finding) => return Ok(Judged::Waits(finding)),
    };
    if let Some(findings) = invalid(host, file, &text, &source)? {
        return Ok(Judged::Rejected { text, findings });
    }
    let origin = Origin::Reply { reply: answer.blob, request: answer.answered_request(), append: base.is_some() };
    let kept = !matches!(step.directive, Directive::Program { .. });
    made.push(MadeModule { file: file.to_owned(), text: text.clone(), origin, kept, created: None });
    Ok(match prove(host, workspace, search, made, proposer(&answer.reply))? {
        Ok(accepted) => Judged::Accepted(accepted),
        Err(findings) => Judged::Rejected { text, findings },
    })
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
    let mut findings = failure.diagnostics(&[named]);
    for label in findings.iter_mut().flat_map(|finding| &mut finding.labels) {
        label.source = source.clone();
    }
    let in_reply: Vec<Diagnostic> = findings.iter().cloned().map(Diagnostic::at_origin).collect();
    host.record.event("llvm.rejected", &json!({ "module": file, "diagnostics": in_reply }))?;
    match findings.iter().any(|finding| Exit::of_fault(finding.fault()) != Exit::Rejected) {
        true => Err(Failure::from_diagnostics(findings)),
        false => Ok(Some(findings)),
    }
}

/// Examples for modules, scenarios for programs.
fn prove(
    host: &mut Host,
    workspace: &mut Workspace,
    search: &Search<'_>,
    made: Vec<MadeModule>,
    proposer: String,
) -> Result<Result<Accepted, Vec<Diagnostic>>, Failure> {
    let mut accepted = Accepted::new(search, proposer);
    let own: Vec<SourceModule> = made.iter().map(|made| SourceModule { name: made.file.clone(), text: made.text.clone() }).collect();
    let evidence = if let Directive::Program { name } = &search.planned.step.directive {
        let brief = &search.planned.step.brief;
        // Without `@effects` a program may do all that the runtime offers.
        let effects = brief.effects.unwrap_or_else(|| Effect::ALL.into_iter().collect());
        let scenarios = [Scenarios { source: search.source, expectations: &brief.expectations }];
        accepted.rests_on = "scenarios of the task";
        let trial = Trial {
            name,
            modules: &own,
            scenarios: &scenarios,
            rests_on: accepted.rests_on,
            effects,
            is_proven: false,
            optimisation: Optimisation::O2,
        };
        match program::prove(host, workspace, search, &trial)? {
            Ok((program, evidence)) => {
                accepted.unproven.extend(program.not_run.clone());
                accepted.program = Some(program);
                evidence
            }
            Err(findings) => return Ok(Err(findings)),
        }
    } else {
        accepted.rests_on = super::EXAMPLES_ONLY;
        match super::prove_by_examples(host, workspace, search, &own)? {
            Ok(evidence) => evidence,
            Err(findings) => return Ok(Err(findings)),
        }
    };
    accepted.proven_by = super::describe(&evidence);
    for module in made.iter().filter(|module| module.kept) {
        workspace.put(&module.file, &module.text);
    }
    accepted.modules = made;
    Ok(Ok(accepted))
}
