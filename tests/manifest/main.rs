//! File-based cases of `manifest/`: each `cases/*.ll` is a candidate, beside which `*.findings` says what the checks, the
//! call graph and the search for missing functions find. `INTENTC_BLESS=1` writes the findings anew.
#![expect(clippy::disallowed_methods, reason = "the room is pure, its tests read and write cases")]

mod forms;
mod incremental;
mod queries;
mod runtime_library;
mod similar;

use diagnostics::{Diagnostic, Severity, Source};
use manifest::Manifest;
use runtime::EffectSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/manifest").join(name)
}

fn texts(name: &str) -> Vec<(String, String)> {
    let mut paths: Vec<_> = fs::read_dir(folder(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ll"));
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// `sys.ll` as the runtime, `text.ll` as a module of the project.
pub(crate) fn example() -> Manifest {
    let modules = texts("modules");
    let (trusted, other): (Vec<_>, Vec<_>) =
        modules.iter().map(|(name, text)| (name.as_str(), text.as_str())).partition(|(name, _)| *name == "sys.ll");
    let mut manifest = Manifest::with_trusted(trusted);
    manifest.add_modules(other);
    manifest
}

fn describe(findings: &mut String, source: &Source, diagnostic: &Diagnostic) {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    writeln!(findings, "{severity} {} {}", diagnostic.code.id, diagnostic.message).unwrap();
    for label in &diagnostic.labels {
        let place = source.line_column(label.span.start);
        writeln!(findings, "  {}:{} `{}` {}", place.line, place.column, label.span.of(source.text()), label.text).unwrap();
    }
    if let Some(help) = &diagnostic.help {
        writeln!(findings, "  help: {help}").unwrap();
    }
}

fn findings(manifest: &Manifest, name: &str, text: &str) -> String {
    let source = Source::new(name, text);
    let module = ir::parse(text);
    let mut findings = String::new();
    for diagnostic in manifest::check(manifest, &source, &module) {
        describe(&mut findings, &source, &diagnostic);
    }
    for function in manifest::effects_of(manifest, &module) {
        writeln!(findings, "effects @{}: {}", function.function, function.effects).unwrap();
        assert_eq!(function.reaches.iter().map(|reach| reach.effect).collect::<EffectSet>(), function.effects);
        for reach in function.reaches {
            writeln!(findings, "  {} by {}", reach.effect.name(), reach.path.join(" -> ")).unwrap();
        }
    }
    for missing in manifest::missing(manifest, &source, &module) {
        let line = source.line_column(missing.span.start).line;
        writeln!(findings, "missing in line {line}: {} similar {:?}", missing.declaration, missing.similar).unwrap();
        if let Some(disagreement) = &missing.disagreement {
            describe(&mut findings, &source, disagreement);
        }
    }
    findings
}

#[test]
fn every_case_has_its_findings() {
    let manifest = example();
    let cases = texts("cases");
    assert!(cases.len() >= 10, "the cases are missing");
    let mut wrong = Vec::new();
    for (name, text) in cases {
        let found = findings(&manifest, &name, &text);
        let expectation = folder("cases").join(&name).with_extension("findings");
        if std::env::var_os("INTENTC_BLESS").is_some() {
            fs::write(&expectation, &found).unwrap();
        } else if fs::read_to_string(&expectation).unwrap_or_default() != found {
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
