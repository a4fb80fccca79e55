//! The system calls that a program's filter allows, read from the filter itself, each with a way of calls that leads to it.

use crate::commands::environment;
use crate::project::Project;
use crate::provenance::own_modules;
use crate::search;
use crate::workspace::Workspace;
use ledger::Store;
use manifest::paths_of_calls;
use patterns::{Answer, Library};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use targets::provenance::{Note, NoteModule};
use targets::seal::{self, Machine, SealedCall};
use targets::{SourceModule, Target};

/// The entry of every program.
const ENTRY: &str = "_start";

#[derive(Serialize)]
pub struct Call {
    pub number: u32,
    pub name: String,
    /// What the filter asks of the arguments; empty where it asks nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// The names of functions from the entry to the one that makes the call; empty where the modules are not at hand.
    pub path: Vec<String>,
}

pub struct Calls {
    /// `None` for a program without a filter.
    pub allowed: Option<Vec<Call>>,
    /// Where filter and note do not say the same.
    pub disagreement: Option<String>,
    /// Why there are no paths.
    pub without_paths: Option<&'static str>,
}

pub fn allowed(path: &Path, bytes: &[u8], note: &Note) -> Calls {
    let machine = Machine::of(note.target).map(|machine| (note.target, machine));
    let Some((target, machine)) = machine else { return Calls { allowed: None, disagreement: None, without_paths: None } };
    // The note says where it lies, and the note's hash covers both.
    let place = note.filter.and_then(|(start, length)| bytes.get(start as usize..)?.get(..length as usize));
    let filter = place.filter(|filter| seal::find(filter, machine) == Some(*filter));
    let read = match filter.and_then(seal::decode).map(|filter| seal::read(&filter, machine.architecture)) {
        None => Vec::new(),
        Some(Ok(calls)) => calls,
        Some(Err(unclear)) => return Calls { allowed: None, disagreement: Some(unclear.to_string()), without_paths: None },
    };
    let numbers: BTreeSet<u32> = read.iter().map(|call| call.number).collect();
    let stated: Option<BTreeSet<u32>> = note.system_calls.as_ref().map(|calls| calls.iter().copied().collect());
    let disagreement = match (filter.is_some(), stated) {
        (false, None) if note.filter.is_none() => None,
        (true, Some(stated)) if stated == numbers => None,
        (false, _) => Some("its note names a system-call filter that is not there".to_owned()),
        (true, _) => Some("its system-call filter allows other calls than its note says".to_owned()),
    };
    let sources = sources(path, note);
    let without_paths = sources.is_none().then_some("its modules are not at hand: inspect it where it was built");
    let mut calls: Vec<Call> = read.iter().map(|sealed| call(target, sealed)).collect();
    if let Some(own) = sources {
        add_paths(target, &own, &mut calls);
    }
    Calls { allowed: filter.map(|_| calls), disagreement, without_paths }
}

fn call(target: Target, sealed: &SealedCall) -> Call {
    let known = runtime::system_call(target.name(), i64::from(sealed.number));
    let is_restart = Machine::of(target).is_some_and(|machine| machine.restart == sealed.number);
    let name = match known {
        Some(call) => call.name.to_owned(),
        None if is_restart => seal::RESTART.to_owned(),
        None => format!("number {}", sealed.number),
    };
    let checks: Vec<String> = sealed.checks.iter().map(ToString::to_string).collect();
    Call { number: sealed.number, name, condition: checks.join(" and "), path: Vec::new() }
}

/// The program's own modules, each with the hash that the note states: from the record of the run that made it, from the
/// project, or from the pattern that answers the intent.
fn sources(path: &Path, note: &Note) -> Option<Vec<SourceModule>> {
    let project = project_of(path);
    let stores = [Store::new(project.store_folder(environment)), Store::new(Project::of_current_folder().store_folder(environment))];
    let recorded = |module: &NoteModule| {
        let bytes = stores.iter().find_map(|store| store.blobs().find(module.hash.as_slice()))?;
        Some(SourceModule { name: module.name.clone(), text: String::from_utf8(bytes).ok()? })
    };
    let kept = project.modules().unwrap_or_default();
    let of_project = |module: &NoteModule| {
        let text = kept.get(&module.name)?;
        Some(SourceModule { name: module.name.clone(), text: text.clone() })
    };
    let found: Option<Vec<_>> = note.modules.iter().map(|module| recorded(module).or_else(|| of_project(module))).collect();
    let candidates = [found.unwrap_or_default(), of_pattern(&note.intent).unwrap_or_default()];
    candidates.into_iter().find(|own| !own.is_empty() && note.names_modules(&own_modules(own)))
}

fn project_of(path: &Path) -> Project {
    let folder = path.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
    let found = folder.map(|folder| Project::of_program_in(&folder));
    found.unwrap_or_else(Project::of_current_folder)
}

fn of_pattern(intent: &str) -> Option<Vec<SourceModule>> {
    let Answer::Match(found) = Library::shipped().answer(intent) else { return None };
    Some(search::pattern_modules(&search::instantiate(&found, None).ok()?))
}

fn add_paths(target: Target, own: &[SourceModule], calls: &mut [Call]) {
    let modules: BTreeMap<String, String> = own.iter().map(|module| (module.name.clone(), module.text.clone())).collect();
    let workspace = Workspace::new(&modules, target);
    let linked = workspace.link_set(own, target);
    let names: Vec<&str> = linked.iter().map(|module| module.name.as_str()).collect();
    let wrapper = |call: &Call| runtime::system_call(target.name(), i64::from(call.number)).map_or("", |call| call.wrapper);
    // The kernel makes this one, to go on with a sleep.
    let sleeper = calls.iter().find(|call| seal::RESTARTED.contains(&call.name.as_str())).map_or("", wrapper);
    let wrappers: Vec<&str> = calls.iter().map(|call| if call.name == seal::RESTART { sleeper } else { wrapper(call) }).collect();
    let paths = paths_of_calls(workspace.manifest(), &names, ENTRY, &wrappers);
    for (call, path) in calls.iter_mut().zip(paths) {
        call.path = path.unwrap_or_default();
    }
}
