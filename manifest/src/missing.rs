//! Functions that a candidate calls and nobody has: the first half of `doesNotUnderstand`.

use crate::Manifest;
use crate::intrinsics::intrinsic;
use diagnostics::codes::manifest as codes;
use diagnostics::{Diagnostic, Source, Span};
use ir::{EntityKind, Module, Signature};
use std::collections::{HashMap, HashSet};

/// A function that neither the module, the manifest nor the intrinsics define.
#[derive(Clone, Debug)]
pub struct Missing {
    pub name: String,
    /// A `declare` line: what the module declares, or else what its first call says.
    pub declaration: String,
    /// Where it is called first, or declared and mentioned.
    pub span: Span,
    /// Public functions of the manifest whose names are a slip away, best first.
    pub similar: Vec<String>,
    /// Calls, or calls and declaration, that do not agree on a signature.
    pub disagreement: Option<Diagnostic>,
}

/// A place that says something of a signature.
struct Site {
    signature: Signature,
    span: Span,
}

/// The missing functions of a candidate in the order in which they are called first. The manifest must not hold an older
/// version of the candidate.
pub fn missing(manifest: &Manifest, source: &Source, module: &Module) -> Vec<Missing> {
    let own = own_names(module);
    let is_missing = |name: &str| !own.contains(name) && !manifest.defines(name) && intrinsic(name).is_none();
    let mut order: Vec<String> = Vec::new();
    let mut calls: HashMap<String, Vec<Site>> = HashMap::new();
    let mut mentioned: HashMap<String, Span> = HashMap::new();
    for function in module.definitions() {
        let body = function.body();
        for (_, call) in body.calls() {
            let Some(name) = call.callee_name().filter(|name| is_missing(name)) else { continue };
            calls.entry(name.into_owned()).or_default().push(Site { signature: call.signature(), span: call.callee_span() });
        }
        for (name, span) in body.referenced_globals().filter(|(name, _)| is_missing(name)) {
            if !mentioned.contains_key(name.as_ref()) {
                mentioned.insert(name.clone().into_owned(), span);
                order.push(name.into_owned());
            }
        }
    }
    let mut declared: HashMap<String, Site> = HashMap::new();
    for function in module.declarations() {
        let site = Site { signature: function.signature(), span: function.name_span() };
        declared.entry(function.name().into_owned()).or_insert(site);
    }
    let found = order.into_iter().filter_map(|name| {
        let sites: Vec<Site> = declared.remove(&name).into_iter().chain(calls.remove(&name).unwrap_or_default()).collect();
        let span = mentioned.get(&name).copied()?;
        let similar = manifest.similar(&name).into_iter().map(|entry| entry.name.to_owned()).collect();
        // A name that is neither called nor declared may be a global; LLVM reports it.
        let declaration = sites.first()?.signature.declaration(&name);
        let disagreement = disagreement(source, &name, &sites);
        Some(Missing { name, declaration, span, similar, disagreement })
    });
    found.collect()
}

fn own_names<'t>(module: &Module<'t>) -> HashSet<std::borrow::Cow<'t, str>> {
    let is_definition = |kind| matches!(kind, EntityKind::Define | EntityKind::Global | EntityKind::Alias | EntityKind::IFunc);
    module.entities().iter().filter(|entity| is_definition(entity.kind)).filter_map(|entity| module.name(entity)).collect()
}

fn disagreement(source: &Source, name: &str, sites: &[Site]) -> Option<Diagnostic> {
    let (first, rest) = sites.split_first()?;
    let other = rest.iter().find(|site| site.signature != first.signature)?;
    let message = format!("`@{name}` exists nowhere, and is used with two signatures: `{}` and `{}`", first.signature, other.signature);
    let diagnostic = Diagnostic::error(&codes::DISAGREEMENT, message).at(source, other.span, format!("here as `{}`", other.signature)).at(
        source,
        first.span,
        format!("here as `{}`", first.signature),
    );
    Some(diagnostic.help("use one signature in all places, or two functions"))
}
