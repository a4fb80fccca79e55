//! `intentc build` and `intentc plan`.

use super::{configuration, environment, print_json};
use crate::arguments::{BuildArguments, Global};
use crate::console::{self, Console};
use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::plan::{self, Plan, Proposer, Task};
use crate::product::Product;
use crate::project::Project;
use crate::promote::Outputs;
use crate::recorder::Recorder;
use crate::{content, journal, library, pipeline};
use diagnostics::{escape_terminal, render};
use ledger::Store;
use serde::Serialize;
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

pub fn build(global: &Global, arguments: &BuildArguments, console: Console) -> Result<Exit, Failure> {
    let task = Task::from_words(&arguments.task);
    let project = project_of(&task);
    let config = configuration(global, &project, arguments)?;
    let product = Product::of(&config)?;
    let outputs = Outputs {
        stem: stem(&task),
        program: arguments.output.clone(),
        content: arguments.content.as_deref().map(content::read).transpose()?,
        is_sentence: matches!(task, Task::Sentence(_)),
    };
    let _lock = match project.open()? {
        Some(folder) => {
            let lock = journal::lock(&folder, || console.progress("wait", "another build is working in this project"))?;
            journal::recover(&folder)?;
            Some(lock)
        }
        None => None,
    };
    let store = Store::new(project.store_folder(environment));
    let started = json!({ "intentc": env!("CARGO_PKG_VERSION"), "task": arguments.task, "model": config.model(), "seal": config.seal() });
    let record = Recorder::start(&store, global.events.as_deref(), &started)?;
    console.progress("run", record.run_id());
    let mut host = Host::new(console, config, project, record, product);
    let result = host.start_helpers().and_then(|()| pipeline::build(&mut host, &task, &outputs));
    finish(host, result, global)
}

fn finish(host: Host, result: Result<crate::report::Report, Failure>, global: &Global) -> Result<Exit, Failure> {
    match result {
        Ok(report) => {
            let show_run = show_command(&host.project, &report.run);
            host.record.finish(report.exit, &report)?;
            let _ = if global.json { print_json(&report) } else { console::print(&report.to_text(&show_run)) };
            Ok(report.exit)
        }
        Err(failure) => {
            // The failure is what the user has to know, even if its record cannot be written.
            let _ = host.record.finish(failure.exit, &json!({ "diagnostics": failure.diagnostics }));
            Err(failure)
        }
    }
}

/// The command that shows the run from where the user stands.
fn show_command(project: &Project, run: &str) -> String {
    match project.root() {
        Some(root) if Project::of_current_folder().root() != Some(root) => {
            format!("intentc -C {} runs show {run}", project.shown("").display())
        }
        _ => format!("intentc runs show {run}"),
    }
}

/// The name of a task file without its extension; a sentence has none.
fn stem(task: &Task) -> String {
    let of_file = match task {
        Task::File(path) => path.file_stem().map(|stem| stem.to_string_lossy().into_owned()),
        Task::Sentence(_) => None,
    };
    of_file.unwrap_or_else(|| "module".to_owned())
}

/// The project of a task file is where the file lies; of a sentence, where the user stands.
fn project_of(task: &Task) -> Project {
    match task {
        Task::File(path) => Project::of_task_file(path),
        Task::Sentence(_) => {
            std::env::current_dir().map_or_else(|_| Project::containing(Path::new("")), |folder| Project::containing(&folder))
        }
    }
}

#[derive(Serialize)]
struct PlanDocument<'a> {
    schema: &'static str,
    version: u32,
    exit: Exit,
    steps: Vec<plan::StepSummary<'a>>,
    warnings: &'a [diagnostics::Diagnostic],
}

/// Says what would happen and runs nothing. The exit code is the one that a build would end with for want of a proposer.
pub fn plan(global: &Global, arguments: &BuildArguments, console: Console) -> Result<Exit, Failure> {
    let task = Task::from_words(&arguments.task);
    let project = project_of(&task);
    let config = configuration(global, &project, arguments)?;
    let product = Product::of(&config)?;
    let plan = plan::make(&task, config.model().is_some())?;
    library::check_before(&plan, product.target)?;
    let exit = plan.steps.iter().find_map(|step| match &step.proposer {
        Proposer::Nobody(exit, _) => Some(*exit),
        _ => None,
    });
    let exit = exit.unwrap_or(Exit::Success);
    if global.json {
        let steps = plan.steps.iter().map(plan::PlannedStep::summary).collect();
        print_json(&PlanDocument { schema: "intentc.plan", version: 1, exit, steps, warnings: &plan.warnings });
    } else {
        for warning in &plan.warnings {
            console.diagnostic(warning);
        }
        console::print(&describe(&plan, config.model()));
    }
    Ok(exit)
}

fn describe(plan: &Plan, model: Option<&str>) -> String {
    let mut text = String::new();
    for (index, step) in plan.steps.iter().enumerate() {
        let _ = writeln!(text, "{}. {}", index + 1, escape_terminal(&step.describe()));
        match &step.proposer {
            Proposer::Pattern(found) => {
                for line in found.explain() {
                    let _ = writeln!(text, "   {}", escape_terminal(&line));
                }
            }
            Proposer::Model => {
                let _ = writeln!(text, "   would ask {}", escape_terminal(model.unwrap_or("the model")));
            }
            Proposer::Nobody(_, diagnostic) => {
                let _ = writeln!(text, "{}", render(diagnostic, false));
            }
            Proposer::Function(function) => {
                let _ = writeln!(text, "   {}", escape_terminal(&function.summary));
            }
            Proposer::None => {}
        }
        let brief = &step.step.brief;
        for signature in &brief.signatures {
            let _ = writeln!(text, "   signature {signature}");
        }
        if !brief.examples.is_empty() || !brief.expectations.is_empty() {
            let _ = writeln!(text, "   proven by {} examples, {} scenarios", brief.examples.len(), brief.expectations.len());
        }
        if !brief.properties.is_empty() {
            let _ = writeln!(text, "   and {} properties", brief.properties.len());
        }
        if step.step.seal.has_oracle() {
            let _ = writeln!(text, "   and an oracle");
        }
    }
    text
}
