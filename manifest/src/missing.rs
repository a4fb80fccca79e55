//! Functions that a candidate calls and nobody has: the first half of `doesNotUnderstand`.

use crate::Manifest;
use crate::inference::{Conflict, Site, infer};
use crate::intrinsics::intrinsic;
use diagnostics::codes::manifest as codes;
use diagnostics::{Diagnostic, Source, Span};
use ir::{EntityKind, Locals, Module, Signature};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Names for which similar ones are looked for. A candidate with more unknown names was written for another library.
const MOST_LOOKED_UP: usize = 32;
/// Places that a disagreement shows; how many there are is said in words.
const MOST_LABELS: usize = 12;

/// A function that neither the module, the manifest nor the intrinsics define.
#[derive(Clone, Debug)]
pub struct Missing {
    pub name: String,
    /// A `declare` line with the signature that all its calls, and its declaration if there is one, agree on. Where they do
    /// not, what is written first; where that states what is no type, its arguments say what stands for it.
    pub declaration: String,
    /// The signature of that line.
    pub signature: Signature,
    /// Where it is called first, or declared and mentioned.
    pub span: Span,
    /// Its callee in each call, in the order of the text.
    pub calls: Vec<Span>,
    /// Public functions of the manifest whose names are a slip away, best first.
    pub similar: Vec<String>,
    /// Calls, or calls and declaration, that no one signature fits.
    pub disagreement: Option<Diagnostic>,
}

/// The missing functions of a candidate in the order in which they are called first. The manifest must not hold an older
/// version of the candidate.
pub fn missing(manifest: &Manifest, source: &Source, module: &Module) -> Vec<Missing> {
    let own = own_names(module);
    let is_missing = |name: &str| !own.contains(name) && !manifest.defines(name) && intrinsic(name).is_none();
    let mut order: Vec<(String, Span)> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut calls: HashMap<String, Vec<Site>> = HashMap::new();
    for function in module.definitions() {
        let body = function.body();
        let mut locals = None;
        for (instruction, call) in body.calls() {
            let Some(name) = call.callee_name().filter(|name| is_missing(name)) else { continue };
            let locals = locals.get_or_insert_with(|| Locals::of(&function, &body));
            calls.entry(name.into_owned()).or_default().push(Site::of_call(&call, locals.is_result_used(instruction)));
        }
        for (name, span) in body.referenced_globals().filter(|(name, _)| is_missing(name)) {
            if !seen.contains(name.as_ref()) {
                seen.insert(name.clone().into_owned());
                order.push((name.into_owned(), span));
            }
        }
    }
    let mut declared: HashMap<String, Vec<Site>> = HashMap::new();
    for function in module.declarations().filter(|function| seen.contains(function.name().as_ref())) {
        declared.entry(function.name().into_owned()).or_default().push(Site::of_declaration(&function));
    }
    let mut found = Vec::new();
    for (name, span) in order {
        let calls = calls.remove(&name).unwrap_or_default();
        let spans = calls.iter().map(|site| site.span).collect();
        let sites: Vec<Site> = declared.remove(&name).into_iter().flatten().chain(calls).collect();
        let similar = if found.len() < MOST_LOOKED_UP { manifest.similar(&name) } else { Vec::new() };
        let similar = similar.into_iter().map(|entry| entry.name().to_owned()).collect();
        // A name that is neither called nor declared may be a global; LLVM reports it.
        found.extend(of_sites(source, name, span, spans, similar, &sites));
    }
    found
}

fn of_sites(source: &Source, name: String, span: Span, calls: Vec<Span>, similar: Vec<String>, sites: &[Site]) -> Option<Missing> {
    let first = sites.first()?;
    let (signature, disagreement) = match infer(sites) {
        Ok(signature) => (signature, None),
        Err(conflict) => (first.signature.clone(), Some(disagreement(source, &name, sites, conflict))),
    };
    Some(Missing { declaration: signature.declaration(&name), name, signature, span, calls, similar, disagreement })
}

fn own_names<'t>(module: &Module<'t>) -> HashSet<Cow<'t, str>> {
    let is_definition = |kind| matches!(kind, EntityKind::Define | EntityKind::Global | EntityKind::Alias | EntityKind::IFunc);
    module.entities().iter().filter(|entity| is_definition(entity.kind)).filter_map(|entity| module.name(entity)).collect()
}

/// Names every signature with its places.
fn disagreement(source: &Source, name: &str, sites: &[Site], conflict: Conflict) -> Diagnostic {
    let what = match conflict {
        Conflict::Unreadable => "a call of it states a parameter that is no type".to_owned(),
        Conflict::Variadic => "its uses do not agree on whether it is variadic".to_owned(),
        Conflict::Count => "its uses do not agree on how many arguments it takes".to_owned(),
        Conflict::Parameter(index) => format!("its uses do not agree on the type of argument {}", index + 1),
        Conflict::Result => "its uses do not agree on the type of its result".to_owned(),
    };
    let mut diagnostic = Diagnostic::error(&codes::DISAGREEMENT, format!("`@{name}` exists nowhere, and {what}"));
    for site in sites.iter().take(MOST_LABELS) {
        diagnostic = diagnostic.at(source, site.span, format!("here as `{}`", site.written()));
    }
    let mut signatures: Vec<(&Signature, usize)> = Vec::new();
    let mut places: HashMap<&Signature, usize> = HashMap::new();
    for site in sites {
        let next = signatures.len();
        let index = *places.entry(site.written()).or_insert(next);
        if index == next {
            signatures.push((site.written(), 0));
        }
        signatures[index].1 += 1;
    }
    let more = signatures.len().saturating_sub(MOST_LABELS);
    for (signature, count) in signatures.into_iter().take(MOST_LABELS) {
        diagnostic = diagnostic.note_line(format!("`{signature}` in {count} {}", if count == 1 { "place" } else { "places" }));
    }
    if more > 0 {
        diagnostic = diagnostic.note_line(format!("and {more} more signatures"));
    }
    diagnostic.help(match conflict {
        Conflict::Unreadable => "write a type for each parameter, and `...` only behind the last",
        _ => "use one signature in all places, or two functions",
    })
}
