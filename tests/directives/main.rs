//! Cases of the task language: each `*.intent` beside this file has an `.expected` with its steps and diagnostics.
//! `INTENTC_BLESS=1` writes the expectations anew.

#![expect(clippy::disallowed_methods, reason = "the room is pure; its test reads the cases")]

mod conditions;
mod hostile;
mod table;

use diagnostics::{Diagnostic, Source, Span};
use directives::{Condition, Oracle, Seal, Step, TaskFile};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/directives")
}

#[test]
fn every_case_gives_its_expected_steps_and_diagnostics() {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "intent"));
    cases.sort();
    assert!(cases.len() >= 40, "only {} cases found", cases.len());
    let bless = std::env::var_os("INTENTC_BLESS").is_some();
    let mut failures = String::new();
    for case in cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let found = describe(&directives::parse_bytes(name, &std::fs::read(&case).unwrap()));
        let expected_path = case.with_extension("expected");
        if bless {
            std::fs::write(&expected_path, found).unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&expected_path).unwrap_or_default();
        if found != expected {
            let _ = writeln!(failures, "== {name}\n-- expected\n{expected}-- found\n{found}");
        }
    }
    assert!(failures.is_empty(), "{failures}INTENTC_BLESS=1 accepts what was found");
}

/// Steps, then diagnostics, one fact a line. Places are `line:column` in characters.
fn describe(file: &TaskFile) -> String {
    let mut text = String::new();
    for step in &file.steps {
        describe_step(&mut text, &file.source, step);
    }
    for diagnostic in &file.diagnostics {
        describe_diagnostic(&mut text, diagnostic);
    }
    text
}

fn place(source: &Source, span: Span) -> String {
    let (start, end) = (source.line_column(span.start), source.line_column(span.end));
    format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
}

fn describe_step(text: &mut String, source: &Source, step: &Step) {
    let brief = &step.brief;
    let _ = writeln!(text, "step {} at {}", step.directive, place(source, step.span));
    if !brief.intent.is_empty() {
        let _ = writeln!(text, "  intent {:?} at {}", brief.intent, place(source, brief.intent_span));
    }
    for signature in &brief.signatures {
        let _ = writeln!(text, "  signature {signature} at {}", place(source, signature.span));
        let _ = writeln!(text, "    {}", signature.ir_definition_head());
    }
    for example in &brief.examples {
        let _ = writeln!(text, "  example {example} at {}", place(source, example.span));
    }
    for (name, conditions) in [("property", &brief.properties), ("where", &brief.preconditions)] {
        for condition in conditions {
            describe_condition(text, source, name, condition);
        }
    }
    for limit in &brief.limits {
        let _ = writeln!(text, "  limit {:?} at {}", limit.text, place(source, limit.span));
    }
    for expectation in &brief.expectations {
        let _ = writeln!(text, "  expect {:?} at {}", expectation.scenario, place(source, expectation.span));
    }
    if let Some(effects) = brief.effects {
        let _ = writeln!(text, "  effects {effects} at {}", place(source, brief.effects_span.unwrap()));
    }
    if !brief.uses.is_empty() {
        let _ = writeln!(text, "  uses {}", brief.uses.join(", "));
    }
    if let Some(tolerance) = &brief.tolerance {
        let _ = writeln!(text, "  tolerance {} at {}", tolerance.text, place(source, tolerance.span));
    }
    match &Seal::open(&step.seal).oracle {
        Some(Oracle::File { path, span }) => _ = writeln!(text, "  oracle file {path} at {}", place(source, *span)),
        Some(Oracle::Source { text: code, span }) => _ = writeln!(text, "  oracle source {code:?} at {}", place(source, *span)),
        None => {}
    }
}

/// As written, then as it is understood where that differs, then the types of its names.
fn describe_condition(text: &mut String, source: &Source, name: &str, condition: &Condition) {
    let _ = writeln!(text, "  {name} {:?} at {}", condition.text, place(source, condition.span));
    let printed = condition.to_string();
    if printed != condition.text {
        let _ = writeln!(text, "    read as {printed}");
    }
    let variables: Vec<String> = condition.variables.iter().map(|variable| format!("{}: {}", variable.name, variable.ty)).collect();
    if !variables.is_empty() {
        let _ = writeln!(text, "    for all {}", variables.join(", "));
    }
}

fn describe_diagnostic(text: &mut String, diagnostic: &Diagnostic) {
    let severity = if diagnostic.is_error() { "error" } else { "warning" };
    let _ = writeln!(text, "{severity}[{}] {}", diagnostic.code.id, diagnostic.message);
    for label in &diagnostic.labels {
        let marked: String = label.span.of(label.source.text()).chars().take(60).collect();
        let _ = writeln!(text, "  at {} {marked:?}: {}", place(&label.source, label.span), label.text);
    }
    for note in &diagnostic.notes {
        let _ = writeln!(text, "  note: {note}");
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(text, "  help: {help}");
    }
}
