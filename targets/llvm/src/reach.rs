//! Which modules of the runtime a program reaches: the others are neither parsed nor linked.
//!
//! Only modules whose text is, word for word, the runtime's own are left out. A program may not define what such a module
//! defines, whether it is reached or not: what a name means never depends on what else is linked.

use crate::place;
use crate::session::{Refusal, Session};
use inkwell::module::{Linkage, Module};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use targets::protocol::SourceModule;
use targets::{LlvmMessage, Stage};

/// The names that a module of the runtime gives to others and takes from others.
struct Symbols {
    text: &'static str,
    defined: BTreeSet<&'static str>,
    wanted: BTreeSet<&'static str>,
}

/// Those of every machine: their texts differ, so that none is taken for another's.
static RUNTIME: LazyLock<Vec<Symbols>> = LazyLock::new(|| runtime::all_modules().map(|module| scan(module.text)).collect());

/// Reads the names from the lines at the margin. Good for the runtime's own texts, which a test compares with LLVM's view.
fn scan(text: &'static str) -> Symbols {
    let mut symbols = Symbols { text, defined: BTreeSet::new(), wanted: BTreeSet::new() };
    for line in text.lines().filter(|line| line.starts_with(['d', '@'])) {
        let Some((before, after)) = line.split_once('@') else { continue };
        let end = after.find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '_' | '.')).unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        let word = |word: &str| before.split(' ').chain(after.split(' ').take(3)).any(|other| other == word);
        // What is weak is a default, in whose place a program may define its own.
        if name.starts_with("llvm.") || ["internal", "private", "weak"].into_iter().any(word) {
            continue;
        }
        let is_wanted = before.starts_with("declare") || (before.is_empty() && word("external"));
        if is_wanted { &mut symbols.wanted } else { &mut symbols.defined }.insert(name);
    }
    symbols
}

fn of_runtime(source: &SourceModule) -> Option<&'static Symbols> {
    RUNTIME.iter().find(|symbols| symbols.text == source.text)
}

/// What the program itself, without the runtime, asks of others and offers.
#[derive(Default)]
pub(crate) struct Names {
    wanted: BTreeSet<String>,
    defined: BTreeMap<String, usize>,
}

impl Names {
    pub(crate) fn wanting(names: &[&str]) -> Self {
        Self { wanted: names.iter().map(|name| (*name).to_owned()).collect(), defined: BTreeMap::new() }
    }

    /// Adds the names of `module`, which was read from `sources[index]`.
    pub(crate) fn add(&mut self, module: &Module<'_>, index: usize) {
        let functions = module.get_functions().map(|function| (function.as_global_value(), function.count_basic_blocks() > 0));
        let globals = module.get_globals().map(|global| (global, global.get_initializer().is_some()));
        for (value, is_defined) in functions.chain(globals) {
            let name = value.get_name().to_string_lossy().into_owned();
            match (is_defined, value.get_linkage()) {
                (true, Linkage::Internal | Linkage::Private | Linkage::WeakAny) => {}
                (true, _) => drop(self.defined.insert(name, index)),
                (false, _) => drop(self.wanted.insert(name)),
            }
        }
    }
}

/// True for the modules that are the program's own and must be read before it is known what else is needed.
pub(crate) fn is_own(source: &SourceModule) -> bool {
    of_runtime(source).is_none()
}

/// The names that the runtime's modules among `sources` give to others.
pub(crate) fn library_names(sources: &[SourceModule]) -> BTreeSet<&'static str> {
    sources.iter().filter_map(of_runtime).flat_map(|symbols| symbols.defined.iter().copied()).collect()
}

/// The places in `sources` of the runtime's modules that define what is wanted, directly or through each other, but for the name
/// that is left out.
pub(crate) fn reached(
    session: &Session,
    sources: &[SourceModule],
    names: Names,
    left_out: Option<&str>,
) -> Result<BTreeSet<usize>, Refusal> {
    let library: Vec<(usize, &Symbols)> =
        sources.iter().enumerate().filter_map(|(index, source)| Some((index, of_runtime(source)?))).collect();
    refuse_second_definitions(session, sources, &library, &names)?;
    let mut wanted: Vec<String> = names.wanted.into_iter().filter(|name| !names.defined.contains_key(name)).collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = wanted.pop() {
        if left_out == Some(name.as_str()) {
            continue;
        }
        let provider = library.iter().find(|(_, symbols)| symbols.defined.contains(name.as_str()));
        if let Some((index, symbols)) = provider.filter(|(index, _)| !reached.contains(index)) {
            reached.insert(*index);
            wanted.extend(symbols.wanted.iter().map(|name| (*name).to_owned()));
        }
    }
    Ok(reached)
}

fn refuse_second_definitions(
    session: &Session,
    sources: &[SourceModule],
    library: &[(usize, &Symbols)],
    names: &Names,
) -> Result<(), Refusal> {
    for (name, &index) in &names.defined {
        if library.iter().any(|(_, symbols)| symbols.defined.contains(name.as_str())) {
            let source = &sources[index];
            let (line, column) = place::of_definition(&source.text, name).unwrap_or_default();
            let text = format!("Linking globals named '{name}': symbol multiply defined!");
            session.messages.push(LlvmMessage { module: source.name.clone(), line, column, text, stage: Stage::Link });
        }
    }
    session.check()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module;
    use targets::Target;

    fn source(module: &runtime::Module) -> SourceModule {
        SourceModule { name: module.name.into(), text: module.text.into() }
    }

    #[test]
    fn the_scan_sees_what_llvm_sees() {
        for module in runtime::all_modules() {
            let session = Session::new();
            let parsed = module::read(&session, &source(module), Target::default().description()).unwrap();
            let mut names = Names::default();
            names.add(&parsed, 0);
            let is_plain = |name: &&String| !name.starts_with("llvm.");
            let symbols = scan(module.text);
            let wanted: BTreeSet<&str> = names.wanted.iter().filter(is_plain).map(String::as_str).collect();
            let defined: BTreeSet<&str> = names.defined.keys().filter(is_plain).map(String::as_str).collect();
            assert_eq!((symbols.wanted, symbols.defined), (wanted, defined), "{}", module.name);
        }
    }

    #[test]
    fn only_what_is_needed_is_reached() {
        let sources: Vec<_> = runtime::modules(runtime::X86_64_LINUX).iter().map(source).collect();
        let reached = reached(&Session::new(), &sources, Names::wanting(&["memcpy"]), None).unwrap();
        let names: Vec<_> = reached.into_iter().map(|index| sources[index].name.as_str()).collect();
        assert_eq!(names, ["memory.ll"]);
    }
}
