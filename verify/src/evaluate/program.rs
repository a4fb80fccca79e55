//! Links the functions under test with the harness.

use super::harness::harness;
use crate::{Gate, GateError};
use directives::Signature;
use std::collections::{HashMap, HashSet};
use targets::{BuildRequest, BuildSettings, Optimisation, SourceModule, Target};

/// Modules of the runtime that the harness needs, the last three in the machine's folder; added where the caller's modules lack them.
const NEEDED: [&str; 4] = ["memory.ll", "start.ll", "sys_file.ll", "sys_process.ll"];

const HARNESS: &str = "harness.ll";

/// The functions under test with the harness, linked.
#[derive(Clone)]
pub(crate) struct Program {
    pub(crate) elf: Vec<u8>,
    pub(crate) optimisation: Optimisation,
}

impl Program {
    /// `modules` come from [`link_set`]. The sandbox confines the harness, which makes more calls than the functions that it calls.
    pub(crate) fn build(gate: &mut Gate<'_>, modules: &[SourceModule], optimisation: Optimisation) -> Result<Program, GateError> {
        let request = BuildRequest {
            modules: modules.to_vec(),
            optimisation,
            target: Target::host(),
            entry: "_start".to_owned(),
            settings: BuildSettings::default(),
            seal: false,
        };
        let built = gate.worker.build(&request).map_err(|failure| GateError::Build { optimisation, failure })?;
        Ok(Program { elf: built.elf, optimisation })
    }
}

/// `modules` with the harness for `signatures` and what that needs, and without those of the runtime that nothing reaches.
pub(crate) fn link_set(modules: &[SourceModule], signatures: &[Signature]) -> Vec<SourceModule> {
    let is_missing = |needed: &&runtime::Module| !modules.iter().any(|known| known.name == needed.name || known.text == needed.text);
    let is_needed = |module: &&runtime::Module| NEEDED.contains(&module.name.rsplit('/').next().unwrap_or_default());
    let needed = runtime::modules(Target::host().name()).iter().filter(is_needed).filter(is_missing);
    let mut all = modules.to_vec();
    all.extend(needed.map(|module| SourceModule { name: module.name.to_owned(), text: module.text.to_owned() }));
    all.push(SourceModule { name: HARNESS.to_owned(), text: harness(signatures) });
    let keep = reached(&all);
    all.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(module, _)| module).collect()
}

/// Whether each module is under test, of the harness, or mentioned by one that is.
fn reached(modules: &[SourceModule]) -> Vec<bool> {
    let library: HashSet<&str> = runtime::all_modules().map(|module| module.text).collect();
    let is_entered = |module: &SourceModule| NEEDED.contains(&module.name.rsplit('/').next().unwrap_or_default());
    let mut keep: Vec<bool> = modules.iter().map(|module| !library.contains(module.text.as_str()) || is_entered(module)).collect();
    let mut definers: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, module) in modules.iter().enumerate().filter(|(index, _)| !keep[*index]) {
        let definitions = module.text.lines().filter(|line| line.starts_with("define ") || line.starts_with('@'));
        definitions.filter_map(|line| names(line).next()).for_each(|name| definers.entry(name).or_default().push(index));
    }
    let mut work: Vec<usize> = (0..modules.len()).filter(|&index| keep[index]).collect();
    while let Some(index) = work.pop() {
        for name in names(&modules[index].text) {
            for definer in definers.remove(name).unwrap_or_default() {
                if !keep[definer] {
                    keep[definer] = true;
                    work.push(definer);
                }
            }
        }
    }
    keep
}

/// Every plain or quoted name behind an `@`.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('@').skip(1).map(|rest| {
        let rest = rest.strip_prefix('"').unwrap_or(rest);
        let is_part = |character: char| character.is_ascii_alphanumeric() || "_.$-".contains(character);
        &rest[..rest.find(|character| !is_part(character)).unwrap_or(rest.len())]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nothing_reaches_is_not_linked() {
        let own = SourceModule { name: "own.ll".to_owned(), text: "declare i64 @text_find(ptr, i64, ptr, i64)\n".to_owned() };
        let library = runtime::modules(Target::host().name());
        let library = library.iter().map(|module| SourceModule { name: module.name.to_owned(), text: module.text.to_owned() });
        let modules: Vec<_> = std::iter::once(own).chain(library).collect();
        let set = link_set(&modules, &[]);
        let has = |name: &str| set.iter().any(|module| module.name.rsplit('/').next() == Some(name));
        assert!(has("own.ll") && has("harness.ll") && has("memory.ll") && has("start.ll"));
        assert!(!has("http_server.ll") && set.len() < modules.len());
    }
}
