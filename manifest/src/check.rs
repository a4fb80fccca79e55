//! Everything that LLVM accepts and a candidate may not have.

use crate::{Manifest, calls, refused, unreadable};
use diagnostics::codes::manifest as codes;
use diagnostics::{Diagnostic, Source};
use ir::Module;

/// Compares a candidate with the manifest, which must not hold an older version of it. `source` is the text that
/// `module` was parsed from. Findings come in the order of the text.
pub fn check(manifest: &Manifest, source: &Source, module: &Module) -> Vec<Diagnostic> {
    let mut findings = refused::refused(source, module);
    findings.extend(unreadable::unreadable(source, module));
    findings.extend(calls::call_check(manifest, source, module));
    findings.extend(conflicts(manifest, source, module));
    findings.sort_by_key(|finding| finding.labels.first().map_or(0, |label| label.span.start));
    findings
}

/// Public functions that another module has already. Programs each have a `@main` and are not linked with each other.
fn conflicts<'a>(manifest: &'a Manifest, source: &'a Source, module: &Module<'a>) -> impl Iterator<Item = Diagnostic> + 'a {
    let functions: Vec<_> = module.definitions().filter(|function| function.is_public() && function.name() != "main").collect();
    functions.into_iter().filter_map(|function| {
        let entry = manifest.find(&function.name())?;
        let message = format!("`@{}` is defined here and in {}", entry.name(), entry.module());
        let diagnostic = Diagnostic::error(&codes::NAME_TAKEN, message).at(source, function.name_span(), "the name is taken");
        let help = format!("give it another name, make it `internal`, or call the one that is there: `{}`", entry.signature());
        Some(diagnostic.help(help))
    })
}
