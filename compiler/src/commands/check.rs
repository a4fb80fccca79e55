//! `intentc check FILE`: everything that can be said of a module or a task file without a model.

use super::print_json;
use super::subject::Subject;
use crate::arguments::{CheckArguments, Global};
use crate::candidate;
use crate::console::Console;
use crate::edits;
use crate::exit::{Exit, Failure};
use crate::plan::{self, Task};
use crate::prover;
use diagnostics::codes::{compiler as codes, manifest as refusals, targets as gate};
use diagnostics::{Diagnostic, Source, Span};
use fixups::{Applied, Context, Edit};
use manifest::Missing;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use targets::SourceModule;

#[derive(Serialize)]
struct CheckDocument<'a> {
    schema: &'static str,
    version: u32,
    exit: Exit,
    file: String,
    diagnostics: &'a [Diagnostic],
    /// What each function of a module can do to the world.
    functions: Vec<FunctionEffects>,
}

#[derive(Serialize)]
struct FunctionEffects {
    function: String,
    effects: String,
    reaches: Vec<Reach>,
}

/// The names on the way from the function to one that has the effect of its own.
#[derive(Serialize)]
struct Reach {
    effect: &'static str,
    path: Vec<String>,
}

impl From<manifest::FunctionEffects> for FunctionEffects {
    fn from(function: manifest::FunctionEffects) -> Self {
        let reaches = function.reaches.into_iter().map(|reach| Reach { effect: reach.effect.name(), path: reach.path });
        Self { function: function.function, effects: function.effects.to_string(), reaches: reaches.collect() }
    }
}

pub fn run(global: &Global, arguments: &CheckArguments, console: Console) -> Result<Exit, Failure> {
    let is_task = arguments.file.extension().is_some_and(|extension| extension == "intent");
    let (diagnostics, functions) = if is_task {
        (plan::make(&Task::File(arguments.file.clone()), true)?.warnings, Vec::new())
    } else {
        check_module(&Subject::read(&arguments.file)?)?
    };
    let worst = diagnostics.iter().find(|diagnostic| diagnostic.is_error());
    let exit = worst.map_or(Exit::Success, |worst| Exit::of_fault(worst.fault()));
    if global.json {
        let file = arguments.file.display().to_string();
        print_json(&CheckDocument { schema: "intentc.check", version: 1, exit, file, diagnostics: &diagnostics, functions });
        return Ok(exit);
    }
    folded(&diagnostics).iter().for_each(|diagnostic| console.diagnostic(diagnostic));
    functions.iter().for_each(|function| show_effects(console, function));
    console.progress("checked", &summary(&diagnostics));
    Ok(exit)
}

/// As a person reads them: repairs that are the same in many places are said once, at the first.
fn folded(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let is_repairable = |diagnostic: &Diagnostic| diagnostic.code.id == codes::REPAIRABLE.id;
    for diagnostic in diagnostics.iter().filter(|diagnostic| is_repairable(diagnostic)) {
        *counts.entry(diagnostic.message.as_str()).or_default() += 1;
    }
    let mut folded = Vec::new();
    for diagnostic in diagnostics {
        match counts.get_mut(diagnostic.message.as_str()).filter(|_| is_repairable(diagnostic)) {
            Some(count) if *count > 0 => {
                let message = format!("{}{}", diagnostic.message, edits::more(std::mem::take(count)));
                folded.push(Diagnostic { message, ..diagnostic.clone() });
            }
            Some(_) => {}
            None => folded.push(diagnostic.clone()),
        }
    }
    folded
}

/// What a function does, and with `-v` through whom; pure functions with `-v` only.
fn show_effects(console: Console, function: &FunctionEffects) {
    let line = format!("@{}: {}", function.function, function.effects);
    match function.reaches.as_slice() {
        [] => console.detail(&line),
        _ => console.progress("effects", &line),
    }
    for reach in &function.reaches {
        console.detail(&format!("{} by {}", reach.effect, reach.path.join(" → ")));
    }
}

fn summary(diagnostics: &[Diagnostic]) -> String {
    match diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count() {
        0 if diagnostics.is_empty() => "nothing found".to_owned(),
        0 => "no errors".to_owned(),
        1 => "1 error".to_owned(),
        count => format!("{count} errors"),
    }
}

/// The line of a finding, from 1.
fn line(finding: &Diagnostic) -> Option<usize> {
    let label = finding.labels.first()?;
    Some(label.source.line_column(label.span.start).line)
}

/// Findings by place in the file, and the effects of its functions.
fn check_module(subject: &Subject) -> Result<(Vec<Diagnostic>, Vec<FunctionEffects>), Failure> {
    let applied = fixups::apply(subject.text(), &Context { manifest: &subject.manifest, module_name: &subject.module_name });
    let before = Source::new(&subject.module_name, subject.text());
    let repaired = candidate::source_of(&applied, &before);
    let module = ir::parse(&applied.text);
    let mut found: Vec<Diagnostic> = applied.edits.iter().map(|edit| repairable(subject, edit)).collect();
    found.extend(applied.diagnostics.iter().cloned());
    let mut functions = Vec::new();
    if applied.is_module {
        found.extend(in_original(manifest::check(&subject.manifest, &repaired, &module)));
        let missing = manifest::missing(&subject.manifest, &repaired, &module);
        found.extend(in_original(missing.iter().map(|missing| nowhere(&repaired, missing)).collect()));
        let judged = in_original(judged_by_llvm(subject, &applied, &repaired, &missing)?);
        let told: HashSet<usize> = found.iter().filter(|finding| finding.code.id == refusals::REFUSED.id).filter_map(line).collect();
        // The gate before LLVM refuses some of what the manifest has refused already.
        found.extend(
            judged
                .into_iter()
                .filter(|finding| finding.code.id != gate::REFUSED.id || line(finding).is_none_or(|line| !told.contains(&line))),
        );
        let effects = manifest::effects_of(&subject.manifest, &module);
        functions.extend(effects.into_iter().map(FunctionEffects::from));
    }
    for label in found.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
        label.source = subject.source.clone();
    }
    found.sort_by_key(|diagnostic| diagnostic.labels.first().map_or(0, |label| label.span.start));
    Ok((found, functions))
}

/// Puts labels on the repaired text where they are in the file.
fn in_original(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.into_iter().map(Diagnostic::at_origin).collect()
}

fn repairable(subject: &Subject, edit: &Edit) -> Diagnostic {
    let message = edits::text(edit);
    let help = format!("`intentc fix {}` shows the repair", subject.argument);
    Diagnostic::error(&codes::REPAIRABLE, message).at(&subject.source, edit.origin, "can be repaired").help(help)
}

/// A function that is called and exists nowhere: in a build, a step of its own would create it.
pub fn nowhere(source: &Source, missing: &Missing) -> Diagnostic {
    if let Some(disagreement) = &missing.disagreement {
        return disagreement.clone();
    }
    let message = format!("`@{}` exists nowhere", missing.name);
    let diagnostic = Diagnostic::error(&codes::MISSING_FUNCTIONS, message)
        .at(source, missing.span, "called here")
        .note_line(format!("its uses agree on `{}`", missing.declaration));
    match missing.similar.as_slice() {
        [] => diagnostic.help("define it, or let a build create it: a step of its own asks the model for it"),
        similar => diagnostic.help(format!("did you mean @{}?", similar.join(" or @"))),
    }
}

/// What LLVM says of the repaired text; functions that exist nowhere are declared for it, behind the text.
fn judged_by_llvm(subject: &Subject, applied: &Applied, repaired: &Source, missing: &[Missing]) -> Result<Vec<Diagnostic>, Failure> {
    let declared: HashSet<_> = ir::parse(&applied.text).declarations().map(|function| function.name().into_owned()).collect();
    let undeclared = missing.iter().filter(|missing| !declared.contains(&missing.name));
    let text = undeclared.fold(applied.text.clone(), |text, missing| format!("{text}\n{}\n", missing.declaration));
    let module = SourceModule { name: subject.module_name.clone(), text };
    let Err(failure) = prover::start_worker()?.validate(&module) else { return Ok(Vec::new()) };
    let mut findings = failure.diagnostics(std::slice::from_ref(repaired));
    for finding in findings.iter_mut().filter(|finding| finding.labels.is_empty()) {
        *finding = finding.clone().at(repaired, Span::at(0), "in this module");
    }
    Ok(findings)
}
