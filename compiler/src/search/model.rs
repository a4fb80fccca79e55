//! A model proposes; repairs, LLVM and the gate dispose; what they find goes back to the model.

use super::program::{self, Scenarios, Trial};
use super::{Accepted, MadeModule, Origin, Search, missing, no_such_module, rejected};
use crate::candidate::{self, Finding};
use crate::exit::{Exit, Failure};
use crate::host::{Host, RecordedReply};
use crate::plan;
use crate::prompts::{self, Context};
use crate::workspace::Workspace;
use diagnostics::{Diagnostic, Source};
use directives::{Directive, TargetMode};
use runtime::Effect;
use serde_json::json;
use targets::SourceModule;

/// How much of a prompt the functions that may be called take.
const FUNCTIONS_TOKEN_BUDGET: usize = 3_000;
/// The same findings so many times in a row end the repair: a further round would give them again.
const SAME_FINDINGS: u32 = 3;

/// What is wrong with a candidate, and the text that it is wrong with.
struct Judged {
    text: String,
    outcome: Result<Accepted, Vec<Diagnostic>>,
}

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

    let mut request = prompts::implement(step, &context);
    let mut last: (Vec<String>, u32) = (Vec::new(), 0);
    let mut attempts = 0;
    loop {
        attempts += 1;
        let judged = match host.ask(&request) {
            Ok(answer) => judge(host, workspace, search, &file, current.as_deref(), &answer, attempts)?,
            // Only this reply is of no use: it was empty, cut off or no text. The next request says so.
            Err(failure) if failure.exit == Exit::Rejected => Judged { text: String::new(), outcome: Err(failure.diagnostics) },
            Err(failure) => return Err(failure),
        };
        let findings = match judged.outcome {
            Ok(accepted) => return Ok(accepted),
            Err(findings) => findings,
        };
        let messages: Vec<String> = findings.iter().map(|finding| finding.message.clone()).collect();
        last = if last.0 == messages { (messages, last.1 + 1) } else { (messages, 1) };
        if attempts > host.config.max_attempts() || last.1 >= SAME_FINDINGS {
            return Err(rejected(search, findings, attempts));
        }
        findings.iter().for_each(|finding| host.console.finding(finding));
        request = prompts::repair(step, &context, &judged.text, &findings);
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

fn judge(
    host: &mut Host,
    workspace: &mut Workspace,
    search: &Search<'_>,
    file: &str,
    current: Option<&str>,
    answer: &RecordedReply,
    attempt: u32,
) -> Result<Judged, Failure> {
    let base = current.filter(|_| matches!(search.planned.step.directive, Directive::Target { mode: TargetMode::Append, .. }));
    let source_name = format!("reply {attempt} for {file}");
    let before = workspace.clone();
    let mut made = Vec::new();
    let (text, source) = loop {
        let repaired = candidate::repair(workspace, file, base, &answer.reply.text);
        candidate::record_edits(host, file, &repaired)?;
        let source = Source::new(&source_name, &repaired.text);
        match candidate::check(workspace, file, &source, &repaired, &search.planned.step.brief) {
            Finding::Ready => break (repaired.text, source),
            Finding::Wrong(findings) => return reject(host, workspace, before, search, repaired.text, findings),
            // What the candidate does not find is created by a step of its own; then this candidate is tried again.
            Finding::Missing(missing) => match missing::create(host, workspace, search, &missing, &made)? {
                Ok(module) => made.push(module),
                Err(findings) => return reject(host, workspace, before, search, repaired.text, findings),
            },
        }
    };
    if let Some(findings) = invalid(host, file, &text, &source)? {
        return reject(host, workspace, before, search, text, findings);
    }
    let origin = Origin::Reply { reply: answer.blob, request: answer.answered_request(), append: base.is_some() };
    let kept = !matches!(search.planned.step.directive, Directive::Program { .. });
    made.push(MadeModule { file: file.to_owned(), text: text.clone(), origin, kept });
    let proposer = match answer.reply.origin {
        models::Origin::Live => answer.reply.model.clone(),
        models::Origin::Recorded => format!("{} (recorded)", answer.reply.model),
        models::Origin::Authored => "authored reply".to_owned(),
    };
    match prove(host, workspace, search, made, proposer)? {
        Ok(accepted) => Ok(Judged { text, outcome: Ok(accepted) }),
        Err(findings) => reject(host, workspace, before, search, text, findings),
    }
}

/// Takes back what was created on the way and records why.
fn reject(
    host: &mut Host,
    workspace: &mut Workspace,
    before: Workspace,
    search: &Search<'_>,
    text: String,
    findings: Vec<Diagnostic>,
) -> Result<Judged, Failure> {
    *workspace = before;
    host.record.event("candidate.rejected", &json!({ "step": search.planned.name, "diagnostics": findings }))?;
    host.console.progress("rejected", &format!("{}: {}", search.planned.name, findings.first().map_or("", |finding| &finding.message)));
    Ok(Judged { text, outcome: Err(findings) })
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
    host.record.event("llvm.rejected", &json!({ "module": file, "diagnostics": findings }))?;
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
        let trial = Trial { name, modules: &own, scenarios: &scenarios, rests_on: accepted.rests_on, effects, is_proven: false };
        match program::prove(host, workspace, search, &trial)? {
            Ok((program, evidence)) => {
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
