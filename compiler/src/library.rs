//! The module of functions that a target without programs gets: the public functions of everything that was accepted.

use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::plan::Plan;
use crate::provenance::Provenance;
use crate::search::Accepted;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use directives::Directive;
use ledger::BlobHash;
use manifest::Manifest;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use targets::{Artifact, BuildRequest, SourceModule, Target};

/// Every function that makes a system call is called so.
const SYSTEM_CALL: &str = "sys_";

pub struct Library {
    pub wasm: Vec<u8>,
    pub artifacts: Vec<Artifact>,
    /// What was not proven of it.
    pub unproven: String,
    pub provenance: Provenance,
}

/// Refuses, before any work is done, steps that the target cannot have.
pub fn check_before(plan: &Plan, target: Target) -> Result<(), Failure> {
    let is_program = |directive: &Directive| matches!(directive, Directive::Program { .. } | Directive::Plan);
    if target.description().elf.is_some() {
        return Ok(());
    }
    match plan.steps.iter().find(|step| is_program(&step.step.directive)) {
        None => Ok(()),
        Some(step) => Err(Diagnostic::error(&codes::NO_SYSTEM, format!("{target} runs no programs: it has no system calls"))
            .at(&plan.source, step.step.span, "is a program")
            .help("create modules of functions for it with `@create`, or choose a Linux target")
            .into()),
    }
}

/// Builds the module, twice, of what was accepted; nothing for a target with programs.
pub fn build(host: &mut Host, workspace: &Workspace, accepted: &[&Accepted]) -> Result<Option<Library>, Failure> {
    let product = host.product.clone();
    let own = own_modules(accepted);
    if product.has_programs() || own.is_empty() {
        return Ok(None);
    }
    let exports = exports(&own);
    refuse_system_calls(workspace.manifest(), &exports, product.target)?;
    let mut settings = product.settings.clone();
    settings.exports = exports.into_iter().collect();
    let modules = workspace.link_set(&own, product.target);
    let request =
        BuildRequest { modules, optimisation: product.optimisation, target: product.target, entry: String::new(), settings, seal: false };
    let mut built = Vec::new();
    for _ in 0..2 {
        let result = host.worker()?.build(&request);
        let sources: Vec<Source> = request.modules.iter().map(|module| Source::new(&module.name, &module.text)).collect();
        built.push(result.map_err(|failure| Failure::from_diagnostics(failure.diagnostics(&sources)))?);
    }
    if built[0] != built[1] {
        let diagnostic = Diagnostic::error(&codes::REPLAY_DIVERGED, "the module came out differently when it was built again");
        return Err(Failure::new(Exit::Internal, diagnostic));
    }
    let Some(built) = built.pop() else { return Ok(None) };
    let blob = host.record.blob(&built.elf)?;
    let exports = &request.settings.exports;
    host.record.event(
        "library.linked",
        &json!({ "module": blob, "bytes": built.elf.len(), "hash": BlobHash::of(&built.elf), "exports": exports }),
    )?;
    let unproven = crate::product::not_run(product.target);
    let provenance = Provenance::of_library(accepted, &request);
    Ok(Some(Library { wasm: built.elf, artifacts: built.artifacts, unproven, provenance }))
}

/// The modules that steps of the task asked for. Of two steps that made the same one, the later one's text holds both.
fn own_modules(accepted: &[&Accepted]) -> Vec<SourceModule> {
    let asked_for = accepted.iter().flat_map(|step| step.kept_modules()).filter(|made| made.created.is_none());
    let texts: BTreeMap<&str, &str> = asked_for.map(|made| (made.file.as_str(), made.text.as_str())).collect();
    texts.into_iter().map(|(name, text)| SourceModule { name: name.to_owned(), text: text.to_owned() }).collect()
}

/// The public functions of `own`.
fn exports(own: &[SourceModule]) -> BTreeSet<String> {
    let public = |module: &SourceModule| -> Vec<String> {
        let parsed = ir::parse(&module.text);
        parsed.definitions().filter(ir::Function::is_public).map(|function| function.name().into_owned()).collect()
    };
    own.iter().flat_map(public).collect()
}

/// Fails with the calls that lead from an exported function to a system call.
fn refuse_system_calls(manifest: &Manifest, exports: &BTreeSet<String>, target: Target) -> Result<(), Failure> {
    let Some(path) = path_to_system_call(manifest, exports) else { return Ok(()) };
    let called = path.last().cloned().unwrap_or_default();
    let shown: Vec<String> = path.iter().map(|name| format!("`@{name}`")).collect();
    Err(Diagnostic::error(&codes::NO_SYSTEM, format!("`@{}` makes the system call `@{called}`, and {target} has none", path[0]))
        .note_line(format!("the calls: {}", shown.join(" → ")))
        .help("let the function work on its arguments alone, or choose a Linux target")
        .into())
}

/// Whether the function is the library's, and not one that a user gave such a name.
fn is_of_library(manifest: &Manifest, name: &str) -> bool {
    manifest.find(name).is_some_and(|entry| manifest.is_runtime_module(entry.module()))
}

/// A shortest way, both ends included.
fn path_to_system_call(manifest: &Manifest, exports: &BTreeSet<String>) -> Option<Vec<String>> {
    let mut caller: HashMap<String, Option<String>> = exports.iter().map(|name| (name.clone(), None)).collect();
    let mut open: VecDeque<String> = exports.iter().cloned().collect();
    while let Some(name) = open.pop_front() {
        if name.starts_with(SYSTEM_CALL) && is_of_library(manifest, &name) {
            let mut path = vec![name];
            while let Some(Some(before)) = path.last().and_then(|last| caller.get(last)) {
                path.push(before.clone());
            }
            path.reverse();
            return Some(path);
        }
        for callee in manifest.callees(&name, false) {
            if !caller.contains_key(callee.name()) {
                caller.insert(callee.name().to_owned(), Some(name.clone()));
                open.push_back(callee.name().to_owned());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_system_call_is_shown() {
        let mut manifest = Manifest::with_runtime();
        manifest.add_module("a.ll", "declare i64 @print_i64(i64, i64)\ndefine i64 @pure(i64 %x) {\n  ret i64 %x\n}\ndefine i64 @shows(i64 %x) {\n  %y = call i64 @inner(i64 %x)\n  ret i64 %y\n}\ndefine internal i64 @inner(i64 %x) {\n  %y = call i64 @print_i64(i64 1, i64 %x)\n  ret i64 %y\n}\n");
        let of = |name: &str| path_to_system_call(&manifest, &BTreeSet::from([name.to_owned()]));
        assert_eq!(of("pure"), None);
        let path = of("shows").unwrap();
        assert_eq!(
            (&path[..3], path.last().unwrap().as_str()),
            (["shows", "inner", "print_i64"].map(str::to_owned).as_slice(), "sys_write")
        );
    }
}
