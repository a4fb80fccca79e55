//! `intentc test`: modules that exist are proven against every clause of the task files that ask for them. Nobody proposes
//! anything, and nothing but the record of the run and the proofs themselves is written.

mod claims;
mod proofs;
mod report;

use super::{configuration_with, environment, print_json};
use crate::arguments::{Global, TestArguments};
use crate::config::Configuration;
use crate::console::{self, Console};
use crate::exit::{Exit, Failure};
use crate::project::Project;
use crate::prover::Prover;
use crate::recorder::Recorder;
use crate::tasks;
use claims::Claim;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use ledger::Store;
use proofs::{Proofs, Settled};
use report::{Report, Row};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

pub fn run(global: &Global, arguments: &TestArguments, console: Console) -> Result<Exit, Failure> {
    let started = Instant::now();
    let mut rows = Vec::new();
    for (project, files) in by_project(task_files(&arguments.tasks)?) {
        rows.extend(test_project(global, arguments, console, project, &files)?);
    }
    let report = Report::new(rows, started.elapsed());
    let _ = if global.json { print_json(&report) } else { console::print(&report.to_text()) };
    Ok(report.exit)
}

/// Those that are named, in folders too; otherwise all of the project.
fn task_files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() { files.extend(tasks::below(path)?) } else { files.push(path.clone()) }
    }
    let place = match (named, Project::of_current_folder().root()) {
        ([], Some(root)) => {
            files = tasks::below(root)?;
            root.display().to_string()
        }
        ([], None) => {
            let diagnostic = Diagnostic::error(&codes::NO_TASKS, "no project is here");
            return Err(diagnostic.help("name the task files, or start it in a folder below an intent.toml").into());
        }
        (named, _) => named.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", "),
    };
    if files.is_empty() {
        let diagnostic = Diagnostic::error(&codes::NO_TASKS, format!("there is no task file in {place}"));
        return Err(diagnostic.help("task files have the extension .intent").into());
    }
    Ok(files)
}

/// The files of one project after those of another, in the order in which they were named.
fn by_project(files: Vec<PathBuf>) -> Vec<(Project, Vec<PathBuf>)> {
    let mut groups: Vec<(Project, Vec<PathBuf>)> = Vec::new();
    for file in files {
        let project = Project::of_task_file(&file);
        match groups.iter_mut().find(|(known, _)| known.root() == project.root()) {
            Some((_, files)) => files.push(file),
            None => groups.push((project, vec![file])),
        }
    }
    groups
}

fn test_project(
    global: &Global,
    arguments: &TestArguments,
    console: Console,
    project: Project,
    files: &[PathBuf],
) -> Result<Vec<Row>, Failure> {
    let seed = arguments.seed.map(|seed| ("seed".to_owned(), seed.to_string()));
    let config = configuration_with(global, &project, seed)?;
    let modules = project.modules()?;
    let claims: Vec<Claim> = files.iter().flat_map(|file| claims::of_task(file, &modules, config.seed())).collect();
    let folder = project.store_folder(environment);
    let store = Store::new(folder.clone());
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let task = [&["test".to_owned()], names.as_slice()].concat();
    let started = json!({ "intentc": env!("CARGO_PKG_VERSION"), "task": task });
    let mut record = Recorder::start(&store, global.events.as_deref(), &started)?;
    console.progress("run", record.run_id());
    let mut prover = Prover::new(&config);
    let proofs = Proofs::new(&folder, &config, &mut prover, arguments.fresh)?;
    let result = prove_all(&mut record, console, &config, &claims, &proofs, jobs(arguments, claims.len()));
    let (exit, data) = match &result {
        Ok(rows) => (report::exit(rows), json!({ "steps": rows })),
        Err(failure) => (failure.exit, json!({ "diagnostics": failure.diagnostics })),
    };
    let finished = record.finish(exit, &data);
    result.and_then(|rows| finished.map(|()| rows))
}

fn jobs(arguments: &TestArguments, claims: usize) -> usize {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    arguments.jobs.map_or(processors, usize::from).min(claims).max(1)
}

/// Proves side by side, each thread with a worker and a sandbox of its own; the rows stand in the order of the claims. What is no
/// fault of a module ends the run.
fn prove_all(
    record: &mut Recorder,
    console: Console,
    config: &Configuration,
    claims: &[Claim],
    proofs: &Proofs,
    jobs: usize,
) -> Result<Vec<Row>, Failure> {
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..jobs {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                let mut prover = Prover::new(config);
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(claim) = claims.get(index) else { break };
                    // Nobody listens any more where another proof has ended the run.
                    if sender.send((index, proofs.settle(&mut prover, claim))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut rows: Vec<(usize, Row)> = Vec::with_capacity(claims.len());
        for (index, settled) in results {
            let claim = &claims[index];
            let settled = settled.inspect_err(|_| next.store(claims.len(), Ordering::Relaxed))?;
            show(console, claim, &settled);
            record.event("verdict", &json!({ "step": claim.planned.name, "task": claim.task, "outcome": settled.row }))?;
            rows.push((index, settled.row));
        }
        rows.sort_by_key(|(index, _)| *index);
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    })
}

fn show(console: Console, claim: &Claim, settled: &Settled) {
    settled.row.diagnostics.iter().chain(&settled.warning).for_each(|diagnostic| console.diagnostic(diagnostic));
    console.progress(settled.row.outcome.name(), &format!("{} of {}", claim.planned.name, claim.task));
}

/// A path of a task file as rows name it: relative to the current folder where it lies below.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).display().to_string()
}
