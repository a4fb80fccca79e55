//! Programs for every machine of the target table, run where they are at home or under qemu's user emulation.

mod cpus;
mod emulator;
mod programs;
mod seals;
mod servers;
mod workers;

use crate::harness::module;
use targets::{BuildRequest, BuildSettings, Optimisation, SourceModule, Target};

/// The targets whose programs are ELF files.
pub(crate) fn linux_targets() -> impl Iterator<Item = Target> {
    Target::ALL.into_iter().filter(|target| target.description().elf.is_some())
}

/// A request for a program of `parts` (name and text) and the runtime's modules for `target`.
pub(crate) fn request_for(target: Target, parts: &[(&str, &str)]) -> BuildRequest {
    let library = runtime::modules(target.name()).iter().map(|part| (part.name, part.text));
    let modules: Vec<SourceModule> = parts.iter().copied().chain(library).map(|(name, text)| module(name, text)).collect();
    let settings = BuildSettings::default();
    BuildRequest { modules, optimisation: Optimisation::O2, target, entry: "_start".into(), settings, seal: false }
}
