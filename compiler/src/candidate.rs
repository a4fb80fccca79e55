//! The deterministic side of a candidate: repairs, then every check that needs neither LLVM nor a test.

use crate::edits;
use crate::exit::Failure;
use crate::host::Host;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Place, Source, Span, has_errors};
use directives::{Brief, Signature};
use fixups::{Applied, Context, Edit};
use manifest::{Manifest, Missing};
use runtime::EffectSet;
use serde_json::json;
use std::sync::Arc;
use targets::SourceModule;

/// A reply made into a module.
pub struct Repaired {
    pub text: String,
    pub edits: Vec<Edit>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether that is the text of one module. Where it is not, the diagnostics say so, and there is nothing further to be said of it.
    pub is_module: bool,
    places: Places,
}

/// How the places of a repaired text go back to the texts that it was made from.
#[derive(Clone)]
enum Places {
    Alone(fixups::Origin),
    /// A reply that was repaired, put behind the module `base` of this length, and repaired again with it.
    Added {
        addition: fixups::Origin,
        whole: fixups::Origin,
        base: Source,
        gap: usize,
        trimmed: usize,
    },
}

impl Repaired {
    /// The repaired text under `name`, which knows where in `reply` its places come from.
    pub fn source(&self, name: &str, reply: &str) -> Source {
        let origin = ReplyOrigin::new(self.places.clone(), Source::new(name, reply), &self.text, &self.edits);
        Source::new(name, &self.text).made_from(Arc::new(origin))
    }
}

/// What the checks say of a repaired candidate.
pub enum Finding {
    Ready,
    /// It calls functions that exist nowhere.
    Missing(Vec<Missing>),
    Wrong(Vec<Diagnostic>),
}

/// Turns a model's reply into the text of module `file`. With `base` the reply's functions are added to it. The same
/// workspace and reply always give the same text.
pub fn repair(workspace: &Workspace, file: &str, base: Option<&str>, reply: &str) -> Repaired {
    let fresh = workspace.manifest_without(file);
    let Some(base) = base else {
        let Applied { text, edits, diagnostics, is_module, origin, .. } = applied(reply, file, &fresh);
        return Repaired { text, edits, diagnostics, is_module, places: Places::Alone(origin) };
    };
    let mut with_base = fresh.clone();
    with_base.add_module(file, base);
    // Functions of the module as it is are known to the reply, and need no declaration once both are one text.
    let addition = applied(reply, file, &with_base);
    if !addition.is_module {
        let Applied { text, edits, diagnostics, origin, .. } = addition;
        return Repaired { text, edits, diagnostics, is_module: false, places: Places::Alone(origin) };
    }
    let whole = applied(&format!("{}{SEPARATOR}{}", base.trim_end(), addition.text.trim_start()), file, &fresh);
    let places = Places::Added {
        addition: addition.origin,
        whole: whole.origin,
        base: Source::new(file, base),
        gap: base.trim_end().len() + SEPARATOR.len(),
        trimmed: addition.text.len() - addition.text.trim_start().len(),
    };
    let edits = addition.edits.into_iter().chain(whole.edits).collect();
    let diagnostics = addition.diagnostics.into_iter().chain(whole.diagnostics).collect();
    Repaired { text: whole.text, edits, diagnostics, is_module: whole.is_module, places }
}

/// What stands between a module and what is added to it.
const SEPARATOR: &str = "\n\n";

/// A module as it is, for the checks of [`check`].
pub fn unchanged(text: &str) -> Repaired {
    let places = Places::Alone(fixups::Origin::default());
    Repaired { text: text.to_owned(), edits: Vec::new(), diagnostics: Vec::new(), is_module: true, places }
}

fn applied(text: &str, file: &str, manifest: &Manifest) -> Applied {
    fixups::apply(text, &Context { manifest, module_name: file })
}

/// The text that passes made of `before`, with the places that it comes from.
pub fn source_of(applied: &Applied, before: &Source) -> Source {
    let origin = ReplyOrigin::new(Places::Alone(applied.origin.clone()), before.clone(), &applied.text, &applied.edits);
    Source::new(before.name(), &applied.text).made_from(Arc::new(origin))
}

struct ReplyOrigin {
    places: Places,
    reply: Source,
    repaired: Source,
    /// The pass and what it wrote, last first.
    written: Vec<(&'static str, String)>,
}

impl ReplyOrigin {
    fn new(places: Places, reply: Source, repaired: &str, edits: &[Edit]) -> Self {
        let written = edits.iter().rev().map(|edit| (edit.pass, edit.after.clone())).collect();
        Self { places, reply, repaired: Source::new("", repaired), written }
    }

    /// What passes did to the line of `span`, where it is another one than that of `place`.
    fn note(&self, span: Span, source: &Source, place: Span) -> Option<String> {
        let line = |source: &Source, span: Span| source.line_span(source.line_column(span.start).line).of(source.text()).trim().to_owned();
        let now = line(&self.repaired, span);
        if now.is_empty() || now == line(source, place) {
            return None;
        }
        let wrote = |text: &str| self.written.iter().find(|(_, written)| !text.is_empty() && written.contains(text)).map(|(pass, _)| pass);
        Some(match (wrote(&now), wrote(span.of(self.repaired.text()))) {
            (Some(pass), _) => format!("the line was made by the fix-up `{pass}`: `{now}`"),
            (None, Some(pass)) => format!("the fix-up `{pass}` wrote this; the line is now `{now}`"),
            (None, None) => format!("after the fix-ups the line is `{now}`"),
        })
    }
}

impl diagnostics::Origin for ReplyOrigin {
    fn place(&self, span: Span) -> Place {
        let (source, place) = match &self.places {
            Places::Alone(origin) => (&self.reply, origin.span(span)),
            Places::Added { addition, whole, base, gap, trimmed } => {
                let joined = whole.span(span);
                match joined.start.checked_sub(*gap) {
                    Some(start) => {
                        let added = Span::new(start + trimmed, joined.end.saturating_sub(*gap) + trimmed);
                        (&self.reply, addition.span(added))
                    }
                    None => (base, Span::new(joined.start, joined.end.min(base.text().len()))),
                }
            }
        };
        Place { source: source.clone(), span: place, note: self.note(span, source, place) }
    }
}

/// Records the edits and shows them to who asked for details.
pub fn record_edits(host: &mut Host, file: &str, repaired: &Repaired) -> Result<(), Failure> {
    let candidate = host.record.blob(repaired.text.as_bytes())?;
    let record = json!({ "module": file, "candidate": candidate, "edits": repaired.edits, "diagnostics": repaired.diagnostics });
    host.record.event("candidate.fixed", &record)?;
    if !repaired.edits.is_empty() {
        let mut passes: Vec<&str> = repaired.edits.iter().map(|edit| edit.pass).collect();
        passes.dedup();
        host.console.progress("fix", &format!("{file}: {} edits ({})", repaired.edits.len(), passes.join(", ")));
    }
    for (edit, count) in edits::folded(&repaired.edits) {
        host.console.detail(&format!("{file}:{}: {}{}", edit.line, edits::text(edit), edits::more(count)));
    }
    Ok(())
}

/// Checks the candidate against the manifest, the step's signatures and its effects.
pub fn check(workspace: &Workspace, file: &str, source: &Source, repaired: &Repaired, brief: &Brief) -> Finding {
    let manifest = workspace.manifest_without(file);
    let module = ir::parse(&repaired.text);
    let mut findings: Vec<Diagnostic> = repaired.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).cloned().collect();
    if !repaired.is_module {
        return Finding::Wrong(findings);
    }
    findings.extend(manifest::check(&manifest, source, &module).into_iter().filter(Diagnostic::is_error));
    findings.extend(brief.signatures.iter().filter_map(|signature| signature_finding(&module, source, signature)));
    if let Some(allowed) = brief.effects {
        findings.extend(effect_findings(&manifest, source, &module, allowed, |_| true));
    }
    let missing = manifest::missing(&manifest, source, &module);
    findings.extend(missing.iter().filter_map(|missing| missing.disagreement.clone()));
    match (has_errors(&findings), missing.is_empty()) {
        (true, _) => Finding::Wrong(findings),
        (false, true) => Finding::Ready,
        (false, false) => Finding::Missing(missing),
    }
}

/// A signature of the step must be defined as the calling convention says.
fn signature_finding(module: &ir::Module, source: &Source, signature: &Signature) -> Option<Diagnostic> {
    let declaration = signature.ir_declaration();
    let wanted = ir::parse(&declaration).functions().next()?.type_text();
    let help = format!("define it as `{}`", signature.ir_definition_head());
    let Some(found) = module.functions().find(|function| function.is_definition() && function.name() == signature.name) else {
        let message = format!("the candidate does not define `@{}`", signature.name);
        return Some(
            Diagnostic::error(&codes::SIGNATURE_MISSING, message).at(source, Span::at(0), "not defined in this module").help(help),
        );
    };
    let actual = found.type_text();
    (actual != wanted).then(|| {
        let message = format!("`@{}` is defined as `{actual}`, but `{signature}` is `{wanted}`", signature.name);
        Diagnostic::error(&codes::SIGNATURE_MISSING, message).at(source, found.name_span(), "defined here").help(help)
    })
}

/// Those of the functions of `signatures` that have effects beyond the allowed ones.
pub fn effects_of(
    workspace: &Workspace,
    module: &SourceModule,
    source: &Source,
    signatures: &[Signature],
    allowed: EffectSet,
) -> Vec<Diagnostic> {
    let manifest = workspace.manifest_without(&module.name);
    let is_asked_for = |name: &str| signatures.iter().any(|signature| signature.name == name);
    effect_findings(&manifest, source, &ir::parse(&module.text), allowed, is_asked_for)
}

/// Functions with effects that the step does not allow, each with the way on which it comes by them.
fn effect_findings(
    manifest: &Manifest,
    source: &Source,
    module: &ir::Module,
    allowed: EffectSet,
    counts: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for function in manifest::effects_of(manifest, module).into_iter().filter(|function| counts(&function.function)) {
        let Some(reach) = function.reaches.iter().find(|reach| !allowed.contains(reach.effect)) else { continue };
        let name = &function.function;
        let message = format!("`@{name}` has the effect `{}`, but `@effects` allows {allowed}", reach.effect.name());
        let found = module.definitions().find(|candidate| candidate.name() == *name);
        let span = found.as_ref().map_or(Span::at(0), |found| found.name_span());
        let mut diagnostic = Diagnostic::error(&codes::EFFECT_NOT_ALLOWED, message).at(source, span, "defined here");
        if let Some((next, span)) = found.and_then(|found| first_step(&found, &reach.path)) {
            diagnostic = diagnostic.at(source, span, format!("on the way to `{}`: {next}", reach.effect.name()));
        }
        let way = reach.path.join(" → ");
        findings.push(diagnostic.note_line(format!("it reaches {way}")).help("do without this call, or allow the effect in the step"));
    }
    findings
}

/// Where in the body of a function the way to an effect goes on: the next name on it, or a call that names no function.
fn first_step(function: &ir::Function, path: &[String]) -> Option<(String, Span)> {
    let next = path.get(1)?;
    let body = function.body();
    if let Some((_, span)) = body.referenced_globals().find(|(name, _)| name == next) {
        return Some((format!("`@{next}`"), span));
    }
    let (_, call) = body.calls().find(|(_, call)| call.callee_name().is_none())?;
    Some(("a call that names no function".to_owned(), call.callee_span()))
}
