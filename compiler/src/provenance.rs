//! What the note of a program says, collected while the program is made.

use crate::search::{Accepted, Search, Trial};
use crate::workspace::{self, Workspace};
use runtime::EffectSet;
use std::collections::BTreeSet;
use targets::provenance::{Note, NoteModule, Proof, digest_of_modules};
use targets::{BuildRequest, Built, SourceModule, Target};
use verify::Evidence;

/// All that a note holds but the lock's hash, which is known at the end of the run.
pub struct Provenance(Note);

impl Provenance {
    pub fn new(workspace: &Workspace, search: &Search<'_>, trial: &Trial<'_>, made: (&BuildRequest, &Built), evidence: &Evidence) -> Self {
        let (request, built) = made;
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let library = request.modules.iter().filter(|module| is_library(module));
        let is_run = request.target == Target::host();
        Self(Note {
            intent: one_line(&search.planned.step.brief.intent),
            target: request.target,
            optimisation: request.optimisation,
            modules: own_modules(&request.modules),
            library: digest_of_modules(library),
            proof: Proof {
                rests_on: if is_run { trial.rests_on.to_owned() } else { format!("{}, not run on its own machine", trial.rests_on) },
                scenarios: count(evidence.checked.scenarios),
                connections: count(evidence.checked.connections),
                unproven: count(super::search::unproven_clauses(search).len() + usize::from(!is_run)),
            },
            effects: effects(workspace, trial.modules).bits(),
            system_calls: built.seal.as_ref().map(|seal| seal.calls.iter().map(|call| call.number).collect()),
            filter: built.seal.as_ref().and_then(|seal| place_of(&seal.filter, &built.elf)),
            ..Note::new()
        })
    }

    /// Of a module of functions, which is what several steps made.
    pub fn of_library(steps: &[&Accepted], request: &BuildRequest) -> Self {
        let names: Vec<&str> = steps.iter().filter(|step| step.kept_modules().next().is_some()).map(|step| step.step.as_str()).collect();
        let rests_on: BTreeSet<&str> = steps.iter().map(|step| step.rests_on.as_str()).filter(|rests_on| !rests_on.is_empty()).collect();
        let unproven: usize = steps.iter().map(|step| step.unproven.len()).sum();
        Self(Note {
            intent: names.join("; "),
            target: request.target,
            optimisation: request.optimisation,
            modules: own_modules(&request.modules),
            library: digest_of_modules(request.modules.iter().filter(|module| is_library(module))),
            proof: Proof {
                rests_on: rests_on.into_iter().collect::<Vec<_>>().join(", "),
                // The functions were tested, this module of them was not run.
                unproven: u32::try_from(unproven.saturating_add(1)).unwrap_or(u32::MAX),
                ..Proof::default()
            },
            ..Note::new()
        })
    }

    /// The note, for a project whose lock has this hash.
    pub fn note(&self, lock: Option<[u8; 32]>) -> Note {
        Note { lock: lock.map(Into::into), ..self.0.clone() }
    }
}

/// The program's own modules, by name.
pub fn own_modules(linked: &[SourceModule]) -> Vec<NoteModule> {
    let mut modules: Vec<_> = linked.iter().filter(|module| !is_library(module)).map(NoteModule::new).collect();
    modules.sort_by(|left, right| left.name.cmp(&right.name));
    modules
}

pub fn is_library(module: &SourceModule) -> bool {
    workspace::runtime_module(&module.name).is_some_and(|text| text == module.text)
}

/// What `@main` can do to the world.
fn effects(workspace: &Workspace, own: &[SourceModule]) -> EffectSet {
    let mut manifest = workspace.manifest().clone();
    manifest.add_modules(own.iter().map(|module| (module.name.as_str(), module.text.as_str())));
    manifest.effects("main").unwrap_or_default()
}

/// Where a filter lies in a program, and its size.
fn place_of(filter: &[u8], elf: &[u8]) -> Option<(u32, u32)> {
    let place = elf.windows(filter.len().max(1)).position(|window| window == filter)?;
    Some((u32::try_from(place).ok()?, u32::try_from(filter.len()).ok()?))
}

/// The words of a text that may have several lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
