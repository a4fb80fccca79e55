//! `intentc runs list` and `intentc runs show`.

use super::{environment, print_json};
use crate::arguments::{Global, RunsCommand};
use crate::console;
use crate::exit::{Exit, Failure};
use crate::project::Project;
use crate::recorder;
use diagnostics::escape_terminal;
use ledger::{Event, Integrity, RunRecord, Store};
use serde::Serialize;
use serde_json::Value;
use std::fmt::Write as _;

pub fn run(global: &Global, command: &RunsCommand) -> Result<Exit, Failure> {
    let store = Store::new(Project::of_current_folder().store_folder(environment));
    match command {
        RunsCommand::List => list(global, &store),
        RunsCommand::Show { run } => show(global, &store, run),
    }
}

#[derive(Serialize)]
struct RunSummary {
    run: String,
    started: String,
    task: String,
    /// `None` where the run did not end.
    exit: Option<u64>,
    seconds: Option<f64>,
    integrity: Integrity,
}

#[derive(Serialize)]
struct ListDocument {
    schema: &'static str,
    version: u32,
    runs: Vec<RunSummary>,
}

fn list(global: &Global, store: &Store) -> Result<Exit, Failure> {
    let ids = store.run_ids().map_err(|error| recorder::failure(&error))?;
    let runs: Result<Vec<RunSummary>, _> = ids.iter().map(|id| store.read_run(id).map(|record| summary(&record))).collect();
    let runs = runs.map_err(|error| recorder::failure(&error))?;
    if global.json {
        print_json(&ListDocument { schema: "intentc.runs", version: 1, runs });
        return Ok(Exit::Success);
    }
    let mut text = String::new();
    for run in &runs {
        let exit = run.exit.map_or_else(|| "-".to_owned(), |exit| exit.to_string());
        let broken = if matches!(run.integrity, Integrity::Broken { .. }) { "  (record damaged)" } else { "" };
        let _ = writeln!(text, "{}  {}  exit {exit:>2}  {}{broken}", run.run, run.started, run.task);
    }
    if runs.is_empty() {
        let _ = writeln!(text, "no runs yet in {}", store.root().display());
    }
    console::print(&escape_terminal(&text));
    Ok(Exit::Success)
}

fn summary(record: &RunRecord) -> RunSummary {
    let started = record.event("run.started");
    let words = |event: &Event| match &event.data["task"] {
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    let finished = record.event("run.finished");
    RunSummary {
        run: record.id.clone(),
        started: started.map_or_else(String::new, |event| event.time.clone()),
        task: started.map(words).unwrap_or_default(),
        exit: finished.and_then(|event| event.data["exit"].as_u64()),
        seconds: finished.and_then(|event| event.data["result"]["seconds"].as_f64()),
        integrity: record.integrity.clone(),
    }
}

#[derive(Serialize)]
struct ShowDocument {
    schema: &'static str,
    version: u32,
    #[serde(flatten)]
    summary: RunSummary,
    events: Vec<Event>,
}

fn show(global: &Global, store: &Store, id: &str) -> Result<Exit, Failure> {
    let record = store.read_run(id).map_err(|error| recorder::failure(&error))?;
    if global.json {
        print_json(&ShowDocument { schema: "intentc.run", version: 1, summary: summary(&record), events: record.events });
        return Ok(Exit::Success);
    }
    let mut text = format!("run {}\n", record.id);
    for event in &record.events {
        let time = event.time.get(11..23).unwrap_or(&event.time);
        let _ = writeln!(text, "{time}  {}", event.kind);
        for line in describe(event) {
            let _ = writeln!(text, "              {line}");
        }
    }
    let _ = match &record.integrity {
        Integrity::Whole => writeln!(text, "the record is whole: {} events, hash-chained", record.events.len()),
        Integrity::Unfinished => writeln!(text, "the run did not end, or is still going on"),
        Integrity::Broken { line, reason } => writeln!(text, "the record is damaged at line {line}: {reason}"),
    };
    console::print(&escape_terminal(&text));
    Ok(Exit::Success)
}

/// The fields of an event, one a line; lists of objects one object a line.
fn describe(event: &Event) -> Vec<String> {
    let Value::Object(fields) = &event.data else { return Vec::new() };
    let mut lines = Vec::new();
    for (name, value) in fields {
        match value {
            Value::Null => {}
            Value::Array(items) if items.iter().any(Value::is_object) => {
                lines.extend(items.iter().map(|item| format!("{name}: {}", one_line(item))));
            }
            // A verdict says too much for one line.
            Value::Object(parts) if name == "verdict" => {
                let parts = parts.iter().filter(|(_, value)| !value.is_null());
                lines.extend(parts.map(|(part, value)| format!("{part}: {}", one_line(value))));
            }
            other => lines.push(format!("{name}: {}", one_line(other))),
        }
    }
    lines
}

/// Longer texts are blobs or can be read with --json.
const LONGEST: usize = 240;

fn one_line(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.replace('\n', "⏎"),
        Value::Object(fields) => {
            let parts: Vec<String> =
                fields.iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| format!("{name} {}", one_line(value))).collect();
            parts.join(", ")
        }
        Value::Array(items) => items.iter().map(one_line).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
