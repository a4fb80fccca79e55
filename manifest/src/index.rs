//! The index itself.

use crate::entry::{Entry, Record};
use crate::graph::Graph;
use crate::module_index::ModuleIndex;
use crate::relevance;
use crate::similar::{self, Similar};
use runtime::EffectSet;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Functions that LLVM makes calls of by itself, so that every program may need them.
const CALLED_BY_LLVM: [&str; 5] = ["bcmp", "memcmp", "memcpy", "memmove", "memset"];

/// The functions of a set of modules. Nothing in it has a fixed size; a module that changes is indexed alone.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    modules: BTreeMap<String, ModuleIndex>,
    /// Of each name, the modules that define it (functions and globals), and where among their nodes.
    names: HashMap<String, Vec<(String, usize)>>,
}

impl Manifest {
    pub fn new() -> Self {
        Self::default()
    }

    /// The runtime's modules; only they state effects.
    pub fn with_runtime() -> Self {
        Self::with_trusted(runtime::modules().iter().map(|module| (module.name, module.text)))
    }

    /// Modules whose `sys_*` functions state their own effects, as those of the runtime do.
    pub fn with_trusted<'a>(modules: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut manifest = Self::new();
        for (name, text) in modules {
            manifest.insert(name, ModuleIndex::new(name, &ir::parse(text), true));
        }
        manifest.update_effects();
        manifest
    }

    /// Adds a module, or replaces the one of that name.
    pub fn add_module(&mut self, name: &str, text: &str) {
        self.add_modules([(name, text)]);
    }

    /// Adds several modules; effects are computed once.
    pub fn add_modules<'a>(&mut self, modules: impl IntoIterator<Item = (&'a str, &'a str)>) {
        for (name, text) in modules {
            self.take(name);
            self.insert(name, ModuleIndex::new(name, &ir::parse(text), false));
        }
        self.update_effects();
    }

    pub fn remove_module(&mut self, name: &str) {
        if self.take(name) {
            self.update_effects();
        }
    }

    fn insert(&mut self, name: &str, index: ModuleIndex) {
        for (position, node) in index.nodes.iter().enumerate() {
            let places = self.names.entry(node.name.clone()).or_default();
            places.push((name.to_owned(), position));
            places.sort();
        }
        self.modules.insert(name.to_owned(), index);
    }

    fn take(&mut self, name: &str) -> bool {
        let Some(index) = self.modules.remove(name) else { return false };
        for node in &index.nodes {
            if let Some(places) = self.names.get_mut(&node.name) {
                places.retain(|(module, _)| module != name);
            }
        }
        true
    }

    fn update_effects(&mut self) {
        let modules: Vec<&ModuleIndex> = self.modules.values().collect();
        let graph = Graph::new(&modules);
        let effects: Vec<Vec<EffectSet>> =
            modules.iter().enumerate().map(|(index, module)| graph.effects_of_module(index, module.entries.len()).to_vec()).collect();
        for (module, effects) in self.modules.values_mut().zip(effects) {
            for (entry, effects) in module.entries.iter_mut().zip(effects) {
                entry.effects = effects;
            }
        }
    }

    /// The public function of exactly this name. Where several modules have one, that of the module whose name sorts
    /// first.
    pub fn find(&self, name: &str) -> Option<Entry<'_>> {
        self.functions_named(name).find(|entry| entry.is_public())
    }

    /// Every function of this name, private ones too, by module.
    pub fn functions_named<'a>(&'a self, name: &str) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        // Functions come first among the nodes, in the order of the entries.
        let places = self.names.get(name).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|(module, node)| Some(self.modules.get(module)?.entries.get(*node)?.entry()))
    }

    /// Whether some module offers this name to others, as a function or as a global.
    pub fn defines(&self, name: &str) -> bool {
        self.module_of(name).is_some()
    }

    /// The module that offers `name`.
    fn module_of(&self, name: &str) -> Option<&str> {
        let places = self.names.get(name)?;
        let is_public = |(module, node): &&(String, usize)| self.modules.get(module).is_some_and(|index| index.nodes[*node].is_public);
        places.iter().find(is_public).map(|(module, _)| module.as_str())
    }

    /// Whether a module of this name belongs to the runtime.
    pub fn is_runtime_module(&self, name: &str) -> bool {
        self.modules.get(name).is_some_and(|index| index.is_runtime)
    }

    /// Every function, by module name and then in the order of the text.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.modules.values().flat_map(|index| &index.entries).map(Record::entry)
    }

    pub fn module_names(&self) -> impl Iterator<Item = &str> {
        self.modules.keys().map(String::as_str)
    }

    pub(crate) fn module(&self, name: &str) -> Option<&ModuleIndex> {
        self.modules.get(name)
    }

    /// The public functions that `text` (a task, a module) is about, most relevant first: those it names as `@name` or as
    /// a word, then those whose names and documentation share its words. Cut where their declarations and documentation
    /// exceed `token_budget`, at four bytes a token.
    pub fn relevant(&self, text: &str, token_budget: usize) -> Vec<Entry<'_>> {
        relevance::relevant(self, text, token_budget)
    }

    /// Up to three public functions that `name` may be a slip of, best first.
    pub fn similar(&self, name: &str) -> Vec<Entry<'_>> {
        self.similar_scored(name).into_iter().map(|similar| similar.entry).collect()
    }

    /// As [`Manifest::similar`], each with what makes it similar and how much it is. A function that has exactly this
    /// name is not among them.
    pub fn similar_scored(&self, name: &str) -> Vec<Similar<'_>> {
        similar::similar(self, name)
    }

    /// One line `name|module|visibility|line|signature` for each function.
    pub fn to_text(&self) -> String {
        self.entries().map(|entry| entry.to_line() + "\n").collect()
    }

    /// What the public function of this name does to the world, `None` if there is none.
    pub fn effects(&self, name: &str) -> Option<EffectSet> {
        self.find(name).map(|entry| entry.effects)
    }

    /// The names of the modules that a program of these texts must be linked with, sorted: what they mention, what that
    /// mentions, and what LLVM may call by itself.
    pub fn closure(&self, roots: &[&str]) -> Vec<String> {
        let roots: Vec<ModuleIndex> = roots.iter().map(|text| ModuleIndex::new("", &ir::parse(text), false)).collect();
        self.closure_of(&roots.iter().collect::<Vec<_>>())
    }

    pub(crate) fn closure_of(&self, roots: &[&ModuleIndex]) -> Vec<String> {
        let own: BTreeSet<&str> =
            roots.iter().flat_map(|root| &root.nodes).filter(|node| node.is_public).map(|node| node.name.as_str()).collect();
        let foreign = roots.iter().flat_map(|root| root.foreign_names()).filter(|name| !own.contains(name));
        let mut wanted: Vec<&str> = foreign.chain(CALLED_BY_LLVM).collect();
        let mut needed = BTreeSet::new();
        while let Some(name) = wanted.pop() {
            let Some(module) = self.module_of(name).filter(|_| !own.contains(name)) else { continue };
            if needed.insert(module.to_owned())
                && let Some(index) = self.modules.get(module)
            {
                wanted.extend(index.foreign_names());
            }
        }
        needed.into_iter().collect()
    }
}
