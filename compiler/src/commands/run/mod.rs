//! `intentc run FILE FUNCTION ARGS…`: one call in the sandbox.

mod signature;
mod values;

use super::subject::{Subject, module_path};
use super::{load_global, print_json};
use crate::arguments::{Global, RunArguments};
use crate::candidate::{self, Finding};
use crate::console::{self, Console};
use crate::edits;
use crate::exit::{Exit, Failure};
use crate::prover::{self, Prover};
use crate::search;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source, escape_terminal};
use directives::{Brief, Signature, Value};
use runtime::{Effect, EffectSet};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use targets::{SourceModule, Target};
use verify::Called;

#[derive(Serialize)]
struct CallDocument {
    schema: &'static str,
    version: u32,
    exit: Exit,
    signature: String,
    call: String,
    /// As a task file writes it.
    result: Option<String>,
    /// The `mut` parameters after the call.
    mutated: BTreeMap<String, String>,
    sandbox: &'static str,
}

/// A function that can be called: all checks are behind it.
struct Callable {
    signature: Signature,
    modules: Vec<SourceModule>,
    effects: EffectSet,
}

pub fn run(global: &Global, arguments: &RunArguments, console: Console) -> Result<Exit, Failure> {
    let subject = Subject::read(&module_path(&arguments.file))?;
    let config = load_global(global, &subject.project)?;
    let mut prover = Prover::new(&config);
    let callable = callable(&mut prover, &subject, arguments, console)?;
    let signature = &callable.signature;
    let values = values::read(signature, &arguments.arguments)?;
    let shown: Vec<String> = values.iter().map(Value::to_string).collect();
    let call = format!("{}({})", signature.name, shown.join(", "));
    let mut gate = prover.gate()?;
    let sandbox = gate.sandbox.level().name();
    let called = verify::call(&mut gate, &callable.modules, signature, &values, callable.effects);
    let called = called.map_err(|error| search::unfit(error).map_or_else(|failure| failure, Failure::from_diagnostics))?;
    let (result, mutated) = match called {
        Called::Value { result, mutated } => (result, mutated),
        Called::Misbehaviour(what) => return Err(misbehaved(&call, &what)),
        Called::DoesNotFit { capacity } => {
            return Err(misbehaved(&call, &format!("says that its result does not fit a buffer of {capacity}")));
        }
    };
    let result = result.map(|value| value.to_string());
    let mutated: BTreeMap<String, String> = mutated.into_iter().map(|(name, value)| (name, value.to_string())).collect();
    if global.json {
        let signature = signature.to_string();
        print_json(&CallDocument { schema: "intentc.call", version: 1, exit: Exit::Success, signature, call, result, mutated, sandbox });
    } else {
        console::print(&shown_result(result.as_deref(), &mutated));
    }
    Ok(Exit::Success)
}

/// The result on a line of its own, then each parameter that was changed in place.
fn shown_result(result: Option<&str>, mutated: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    if let Some(result) = result {
        let _ = writeln!(text, "{result}");
    }
    for (name, value) in mutated {
        let _ = writeln!(text, "{name} = {value}");
    }
    escape_terminal(&text).into_owned()
}

fn misbehaved(call: &str, what: &str) -> Failure {
    let diagnostic = Diagnostic::error(&codes::MISBEHAVED, format!("`{call}` {what}"));
    Failure::new(Exit::Rejected, diagnostic.help("correct the function"))
}

/// Repairs the module, and puts it through the same checks as a candidate.
fn callable(prover: &mut Prover, subject: &Subject, arguments: &RunArguments, console: Console) -> Result<Callable, Failure> {
    let file = subject.module_name.as_str();
    let repaired = candidate::repair(&subject.workspace, file, None, subject.text());
    for (edit, count) in edits::folded(&repaired.edits) {
        console.progress("fix", &format!("{}: {}{}", edit.line, edits::text(edit), edits::more(count)));
    }
    let source = repaired.source(subject.source.name(), subject.text());
    let known = signature::find(subject, &repaired.text, &arguments.function, arguments.signature.as_deref())?;
    let brief = Brief { signatures: vec![known.signature.clone()], effects: known.effects, ..Brief::default() };
    match candidate::check(&subject.workspace, file, &source, &repaired, &brief) {
        Finding::Ready => {}
        Finding::Wrong(findings) => return Err(rejected(findings)),
        Finding::Missing(missing) => return Err(rejected(missing.iter().map(|missing| super::check::nowhere(&source, missing)).collect())),
    }
    let own = SourceModule { name: file.to_owned(), text: repaired.text };
    validate(prover, &own, &source)?;
    let mut manifest = subject.workspace.manifest_without(file);
    manifest.add_module(file, &own.text);
    // What no task limits may do what it can do; the sandbox holds it to that.
    let reached = manifest.effects(&arguments.function).unwrap_or_default();
    let effects = known.effects.unwrap_or(reached).with(Effect::Alloc);
    let modules = subject.workspace.link_set(std::slice::from_ref(&own), Target::host());
    Ok(Callable { signature: known.signature, modules, effects })
}

fn rejected(findings: Vec<Diagnostic>) -> Failure {
    Failure { exit: Exit::Rejected, diagnostics: findings.into_iter().map(Diagnostic::at_origin).collect() }
}

fn validate(prover: &mut Prover, module: &SourceModule, source: &Source) -> Result<(), Failure> {
    let Err(failure) = prover.worker()?.validate(module) else { return Ok(()) };
    let findings = failure.diagnostics(std::slice::from_ref(&Source::new(&module.name, &module.text)));
    let (is_rejected, findings) = prover::in_source(findings, source);
    Err(if is_rejected { rejected(findings) } else { Failure::from_diagnostics(findings) })
}
