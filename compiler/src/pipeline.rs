//! The way of a build, on one screen: plan, implement and verify step by step, replay, promote.

use crate::exit::{Exit, Failure};
use crate::given::Given;
use crate::host::Host;
use crate::plan::{Plan, PlannedStep, Proposer, Task};
use crate::promote::{self, Made, Outputs};
use crate::report::{Report, StepReport};
use crate::search::{self, Accepted, Search};
use crate::workspace::Workspace;
use crate::{given, library, plan, replay};

use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use directives::Directive;
use serde_json::json;
use std::path::Path;
use std::time::Instant;

/// How a step ended.
pub enum Outcome {
    Accepted(Box<Accepted>),
    Printed(String),
    Failed(Failure),
    /// A step that it needs failed.
    Skipped(String),
}

/// What stays the same while the steps are implemented.
struct Course<'a> {
    plan: &'a Plan,
    outputs: &'a Outputs,
    given: &'a Given,
    /// The folder of the task file.
    folder: Option<&'a Path>,
}

/// Builds `task`. What a failing step costs is that step; a `Failure` ends the run before anything is handed over.
pub fn build(host: &mut Host, task: &Task, outputs: &Outputs) -> Result<Report, Failure> {
    let started = Instant::now();
    let plan = make_plan(host, task)?;
    let lock = host.project.lock()?;
    let project_modules = host.project.modules()?;
    promote::check_before(&plan, outputs, &lock, &project_modules)?;
    library::check_before(&plan, host.product.target)?;

    let given = given::given(&plan, &lock, project_modules);
    let first = Workspace::new(&given.modules, host.product.target).with_promised(plan::promised_functions(&plan));
    let mut workspace = first.clone();
    let course = Course { plan: &plan, outputs, given: &given, folder: task.folder() };
    let (mut outcomes, order) = implement_and_verify(host, &mut workspace, &course)?;
    let accepted: Vec<&Accepted> = order.iter().filter_map(|&index| outcomes[index].accepted()).collect();
    replay::check(host, first, &accepted, outputs.content.as_ref())?;
    let library = library::build(host, &workspace, &accepted)?;
    let made = Made { steps: &accepted, library: library.as_ref() };
    let written = promote::commit(host, &made, outputs, lock, &given.created_before)?;

    if let (Some(library), Some(&last)) = (library, order.last())
        && let Outcome::Accepted(step) = &mut outcomes[last]
    {
        step.unproven.push(library.unproven);
    }
    let exit = overall_exit(&outcomes);
    let steps = plan.steps.iter().zip(outcomes).map(|(step, outcome)| step_report(step, outcome, &written)).collect();
    let run = host.record.run_id().to_owned();
    Ok(Report { schema: "intentc.build", version: 1, run, exit, steps, seconds: started.elapsed().as_secs_f64() })
}

/// Stage 1. A `@plan` that no pattern answers is written out by the model first.
fn make_plan(host: &mut Host, task: &Task) -> Result<Plan, Failure> {
    let mut plan = plan::make(task, host.config.model().is_some())?;
    for warning in &plan.warnings {
        host.console.diagnostic(warning);
    }
    if let [PlannedStep { step, proposer: Proposer::Model, name, .. }] = plan.steps.as_slice()
        && matches!(step.directive, Directive::Plan)
    {
        let answer = host.ask(&crate::prompts::plan(name, &step.brief.intent))?;
        host.console.detail(&answer.reply.text);
        plan = plan::from_reply("the model's plan", &answer.reply.text)?;
        host.record.event("plan.written", &json!({ "task": plan.source.text() }))?;
    }
    let steps: Vec<_> = plan.steps.iter().map(PlannedStep::summary).collect();
    let task = host.record.blob(plan.source.text().as_bytes())?;
    host.record.stage_done("plan", &json!({ "task": task, "steps": steps }))?;
    for step in &plan.steps {
        host.console.progress("plan", &step.describe());
    }
    Ok(plan)
}

/// Stages 2 and 3. What fails is set aside; a second pass tries it again if something new was accepted since. With the
/// outcomes come the steps that were accepted, in the order in which that happened: each rests on those before it.
fn implement_and_verify(host: &mut Host, workspace: &mut Workspace, course: &Course<'_>) -> Result<(Vec<Outcome>, Vec<usize>), Failure> {
    let plan = course.plan;
    let mut outcomes: Vec<Option<Outcome>> = plan.steps.iter().map(|_| None).collect();
    let mut order = Vec::new();
    for pass in 1..=2 {
        let accepted_before = outcomes.iter().flatten().filter_map(Outcome::accepted).count();
        for (index, step) in plan.steps.iter().enumerate() {
            let settled = matches!(&outcomes[index], Some(Outcome::Accepted(_) | Outcome::Printed(_)));
            if settled || (pass == 2 && !worth_a_second_try(&outcomes, index)) {
                continue;
            }
            let outcome = settle(host, workspace, course, step, &outcomes)?;
            if outcome.accepted().is_some() {
                order.push(index);
            }
            // A second try that fails as well has less to say than the first.
            if outcome.accepted().is_some() || !matches!(outcomes[index], Some(Outcome::Failed(_))) {
                outcomes[index] = Some(outcome);
            }
        }
        let accepted = outcomes.iter().flatten().filter_map(Outcome::accepted).count();
        if accepted == accepted_before || accepted == outcomes.len() {
            break;
        }
    }
    let outcomes: Vec<Outcome> = outcomes.into_iter().flatten().collect();
    let accepted: Vec<&str> = outcomes.iter().filter_map(Outcome::accepted).map(|accepted| accepted.step.as_str()).collect();
    host.record.stage_done("verify", &json!({ "accepted": accepted, "steps": outcomes.len() }))?;
    Ok((outcomes, order))
}

/// A model's failure may be cured by what was accepted after it; a user's or provider's is not.
fn worth_a_second_try(outcomes: &[Option<Outcome>], index: usize) -> bool {
    let failed = match &outcomes[index] {
        Some(Outcome::Failed(failure)) => failure.exit == Exit::Rejected,
        Some(Outcome::Skipped(_)) => true,
        _ => false,
    };
    failed && outcomes[index + 1..].iter().flatten().any(|later| later.accepted().is_some())
}

fn settle(
    host: &mut Host,
    workspace: &mut Workspace,
    course: &Course<'_>,
    step: &PlannedStep,
    outcomes: &[Option<Outcome>],
) -> Result<Outcome, Failure> {
    let plan = course.plan;
    if let Some(blocker) = failed_dependency(plan, step, outcomes) {
        host.console.progress("skip", &format!("{}: {blocker} failed", step.name));
        host.record.event("step.skipped", &json!({ "step": step.name, "because": blocker }))?;
        return Ok(Outcome::Skipped(blocker));
    }
    if let Directive::Help { topic } = &step.step.directive {
        return Ok(directives::help(topic.as_deref()).map_or_else(|diagnostic| Outcome::Failed(diagnostic.into()), Outcome::Printed));
    }
    let of_others = course.given.created_before.iter().filter(|(_, needed_by)| **needed_by != step.name);
    let taken_files: Vec<&str> = plan::created_files(plan).into_iter().chain(of_others.map(|(file, _)| file.as_str())).collect();
    let content = course.outputs.content.as_ref();
    let (folder, is_models_plan) = (course.folder.filter(|_| !plan.is_models), plan.is_models);
    let search = Search { source: &plan.source, planned: step, content, folder, is_models_plan, taken_files: &taken_files };
    match search::find_candidate(host, workspace, &search) {
        Ok(accepted) => {
            host.console.progress("proven", &step.name);
            Ok(Outcome::Accepted(Box::new(accepted)))
        }
        Err(failure) if failure.exit == Exit::Internal || failure.exit == Exit::Sandbox || failure.exit == Exit::Toolchain => Err(failure),
        Err(failure) => {
            host.console.failure(&failure);
            let record = json!({ "step": step.name, "exit": failure.exit, "diagnostics": failure.diagnostics });
            host.record.event("step.failed", &record)?;
            Ok(Outcome::Failed(failure))
        }
    }
}

/// The first step that `step` needs by `@uses` or `@target` and that did not pass.
fn failed_dependency(plan: &Plan, step: &PlannedStep, outcomes: &[Option<Outcome>]) -> Option<String> {
    let needed = plan::needed_modules(&step.step);
    plan.steps.iter().zip(outcomes).find_map(|(other, outcome)| {
        let failed = matches!(outcome, Some(Outcome::Failed(_) | Outcome::Skipped(_)));
        let is_needed = other.name != step.name && plan::provides(&other.step, &needed);
        (failed && is_needed).then(|| other.name.clone())
    })
}

/// 0 where all passed; the failure's own code where one step was asked for or all failures agree; 1 otherwise.
fn overall_exit(outcomes: &[Outcome]) -> Exit {
    let mut failures = outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Failed(failure) => Some(failure.exit),
        _ => None,
    });
    if let Some(first) = failures.next() {
        return if failures.all(|exit| exit == first) { first } else { Exit::Rejected };
    }
    let unproven = outcomes.iter().filter_map(Outcome::accepted).any(|accepted| !accepted.unproven.is_empty());
    if unproven { Exit::Partial } else { Exit::Success }
}

fn step_report(planned: &PlannedStep, outcome: Outcome, written: &promote::WrittenFiles) -> StepReport {
    let mut report = StepReport {
        step: planned.name.clone(),
        proposer: planned.summary().proposer.to_owned(),
        outcome: "accepted",
        proven_by: None,
        unproven: Vec::new(),
        notes: Vec::new(),
        written: Vec::new(),
        diagnostics: Vec::new(),
    };
    match outcome {
        Outcome::Accepted(accepted) => {
            report.written = written.of(&accepted.step);
            report.proposer = accepted.proposer;
            report.proven_by = Some(accepted.proven_by);
            report.unproven = accepted.unproven;
            report.notes = accepted.notes;
        }
        Outcome::Printed(text) => {
            crate::console::print(&text);
            report.outcome = "printed";
        }
        Outcome::Failed(failure) => {
            report.outcome = "rejected";
            report.diagnostics = failure.diagnostics;
        }
        Outcome::Skipped(blocker) => {
            report.outcome = "skipped";
            let message = format!("{} was skipped because {blocker} failed", planned.name);
            let source = Source::new("<plan>", "");
            report.diagnostics = vec![Diagnostic::note(&codes::STEP_FAILED, message).at(&source, diagnostics::Span::at(0), "")];
        }
    }
    report
}

impl Outcome {
    pub fn accepted(&self) -> Option<&Accepted> {
        match self {
            Self::Accepted(accepted) => Some(accepted),
            _ => None,
        }
    }
}
