//! `intentc fix FILE`: the deterministic repairs alone.

use super::print_json;
use super::subject::Subject;
use crate::arguments::{FixArguments, Global};
use crate::console::{self, Console};
use crate::edits;
use crate::exit::{Exit, Failure};
use crate::files;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, escape_terminal};
use fixups::{Applied, Context, Edit, PASSES, Pass};
use serde::Serialize;
use similar::TextDiff;
use std::fmt::Write as _;
use std::path::Path;

#[derive(Serialize)]
struct FixDocument<'a> {
    schema: &'static str,
    version: u32,
    exit: Exit,
    file: &'a str,
    /// Places in edits named `origin` are those of the file.
    edits: &'a [Edit],
    /// What was seen and left alone.
    diagnostics: &'a [Diagnostic],
    text: &'a str,
}

/// Exits with 0 where nothing is left that the passes object to, whether there was something to repair or not.
pub fn run(global: &Global, arguments: &FixArguments, console: Console) -> Result<Exit, Failure> {
    let only = arguments.only.iter().map(|name| pass(name)).collect::<Result<Vec<_>, _>>()?;
    let last = arguments.dump_after.as_deref().map(pass).transpose()?;
    if arguments.write && arguments.file == Path::new("-") {
        return Err(Diagnostic::error(&codes::USAGE, "standard input cannot be written").help("use --stdout").into());
    }
    let subject = Subject::read(&arguments.file)?;
    let mut applied = apply(&subject, &only, last);
    show_places_in(&mut applied, &subject);
    let exit = if applied.diagnostics.iter().any(Diagnostic::is_error) { Exit::Rejected } else { Exit::Success };

    if arguments.write && applied.is_module && applied.text != subject.text() {
        files::replace(&arguments.file, applied.text.as_bytes())?;
    }
    if global.json {
        let (edits, diagnostics) = (&applied.edits, &applied.diagnostics);
        let document =
            FixDocument { schema: "intentc.fix", version: 1, exit, file: subject.source.name(), edits, diagnostics, text: &applied.text };
        print_json(&document);
        return Ok(exit);
    }
    if arguments.stdout || last.is_some() {
        console::print(&applied.text);
    } else if !arguments.write {
        console::print(&diff(&subject, &applied));
    }
    report(console, arguments, &subject, &applied);
    Ok(exit)
}

fn pass(name: &str) -> Result<Pass, Failure> {
    PASSES.iter().find(|pass| pass.name == name).copied().ok_or_else(|| {
        let names: Vec<&str> = PASSES.iter().map(|pass| pass.name).collect();
        let diagnostic = Diagnostic::error(&codes::NO_SUCH_PASS, format!("no fix-up pass is called `{name}`"));
        diagnostic.help(format!("the passes are {}", names.join(", "))).into()
    })
}

/// The whole table, or the passes of `only` in the order of the table; with `last` nothing behind it.
fn apply(subject: &Subject, only: &[Pass], last: Option<Pass>) -> Applied {
    let context = Context { manifest: &subject.manifest, module_name: &subject.module_name };
    if only.is_empty() && last.is_none() {
        return fixups::apply(subject.text(), &context);
    }
    let end = last.and_then(|last| PASSES.iter().position(|pass| pass.name == last.name)).map_or(PASSES.len(), |index| index + 1);
    let is_wanted = |pass: &&Pass| only.is_empty() || only.iter().any(|wanted| wanted.name == pass.name);
    let passes: Vec<Pass> = PASSES[..end].iter().filter(is_wanted).copied().collect();
    fixups::apply_passes(&passes, subject.text(), &context)
}

/// Names the file in diagnostics as the user named it.
fn show_places_in(applied: &mut Applied, subject: &Subject) {
    for label in applied.diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
        label.source = subject.source.clone();
    }
}

/// As `diff -u` writes it, so that `patch` reads it.
fn diff(subject: &Subject, applied: &Applied) -> String {
    let name = subject.source.name();
    let diff = TextDiff::from_lines(subject.text(), &applied.text);
    let text = diff.unified_diff().context_radius(2).header(name, &format!("{name} (repaired)")).to_string();
    text.split_inclusive('\n').fold(String::new(), |shown, line| {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        shown + &escape_terminal(line) + end
    })
}

fn report(console: Console, arguments: &FixArguments, subject: &Subject, applied: &Applied) {
    for (edit, count) in edits::folded(&applied.edits) {
        let line = subject.source.line_column(edit.origin.start).line;
        console.progress("fix", &format!("line {line}: {}{}", edits::text(edit), edits::more(count)));
    }
    for diagnostic in &applied.diagnostics {
        console.diagnostic(diagnostic);
    }
    let mut summary = match applied.edits.len() {
        0 => "nothing to fix".to_owned(),
        1 => "1 edit".to_owned(),
        count => format!("{count} edits"),
    };
    match applied.diagnostics.len() {
        0 => {}
        1 => summary.push_str(", 1 place left alone"),
        count => {
            let _ = write!(summary, ", {count} places left alone");
        }
    }
    let name = subject.source.name();
    if arguments.write && applied.is_module && !applied.edits.is_empty() {
        let _ = write!(summary, "; {name} written");
    } else if !arguments.write && !arguments.stdout && arguments.dump_after.is_none() && applied.is_module && !applied.edits.is_empty() {
        let only: String = arguments.only.iter().map(|pass| format!(" --only {pass}")).collect();
        // Standard input has no place to be written to.
        let output = if arguments.file == Path::new("-") { "--stdout" } else { "--write" };
        let _ = write!(summary, "; `intentc fix {output}{only} {}` makes them", subject.argument);
    }
    console.progress("done", &summary);
}
