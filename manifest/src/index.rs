//! The index itself.

use crate::carried::{self, Mentions};
use crate::entry::Entry;
use crate::module_index::ModuleIndex;
use crate::modules::{Modules, Place};
use crate::names::NameTable;
use crate::references::Name;
use crate::relevance;
use crate::search::{Search, SearchCell};
use crate::similar::{self, Similar};
use runtime::EffectSet;
use std::collections::BTreeSet;

/// Functions that LLVM makes calls of by itself, so that every program may need them.
const CALLED_BY_LLVM: [&str; 5] = ["bcmp", "memcmp", "memcpy", "memmove", "memset"];

/// The functions of a set of modules. Nothing in it has a fixed size; a module that changes is indexed alone. A copy shares
/// what is known of each module.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    modules: Modules,
    names: NameTable,
    mentions: Mentions,
    /// What a call that names no function may do.
    indirect: EffectSet,
    search: SearchCell,
}

impl Manifest {
    pub fn new() -> Self {
        Self::default()
    }

    /// The runtime's modules for x86-64 Linux, see [`Manifest::with_runtime_of`].
    pub fn with_runtime() -> Self {
        Self::with_runtime_of(runtime::X86_64_LINUX)
    }

    /// The runtime's modules for `target`; only they state effects.
    pub fn with_runtime_of(target: &str) -> Self {
        Self::with_trusted(runtime::modules(target).iter().map(|module| (module.name, module.text)))
    }

    /// Modules whose `sys_*` functions state their own effects, as those of the runtime do.
    pub fn with_trusted<'a>(modules: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut manifest = Self::new();
        manifest.put(modules.into_iter().map(|(name, text)| ModuleIndex::new(name, &ir::parse(text), true)));
        manifest
    }

    /// Adds a module, or replaces the one of that name. Gives the number of definitions whose effects were computed anew.
    pub fn add_module(&mut self, name: &str, text: &str) -> usize {
        self.add_modules([(name, text)])
    }

    /// Adds several modules; effects are computed once.
    pub fn add_modules<'a>(&mut self, modules: impl IntoIterator<Item = (&'a str, &'a str)>) -> usize {
        self.put(modules.into_iter().map(|(name, text)| ModuleIndex::new(name, &ir::parse(text), false)))
    }

    pub fn remove_module(&mut self, name: &str) -> usize {
        let gone: Vec<_> = self.take(name).into_iter().collect();
        self.update(&gone, &[])
    }

    pub(crate) fn put(&mut self, indexes: impl IntoIterator<Item = ModuleIndex>) -> usize {
        let indexes: Vec<ModuleIndex> = indexes.into_iter().collect();
        self.names.reserve(indexes.iter().map(ModuleIndex::node_count).sum(), &self.modules);
        let mut gone = Vec::new();
        let mut come = BTreeSet::new();
        for index in indexes {
            gone.extend(self.take(&index.name));
            come.insert(self.insert(index));
        }
        let come: Vec<u32> = come.into_iter().collect();
        self.update(&gone, &come)
    }

    fn insert(&mut self, index: ModuleIndex) -> u32 {
        let module = self.modules.insert(index.clone());
        for node in 0..index.node_count() as u32 {
            self.names.insert(Place { module, node }, &self.modules);
        }
        self.mentions.insert(module, &index);
        module
    }

    fn take(&mut self, name: &str) -> Option<ModuleIndex> {
        let module = self.modules.number(name)?;
        let index = self.modules.slot(module)?.index.clone();
        for node in 0..index.node_count() as u32 {
            self.names.remove(Place { module, node }, &self.modules);
        }
        self.mentions.remove(module, &index);
        self.modules.take(module)
    }

    fn update(&mut self, gone: &[ModuleIndex], come: &[u32]) -> usize {
        if gone.is_empty() && come.is_empty() {
            return 0;
        }
        self.search.outdate();
        carried::update(&mut self.modules, &mut self.names, &self.mentions, &mut self.indirect, gone, come)
    }

    /// The public function of exactly this name. Where several modules have one, that of the module whose name sorts
    /// first.
    #[inline]
    pub fn find(&self, name: &str) -> Option<Entry<'_>> {
        if let Some((module, start, effects)) = self.names.only(name, &self.modules) {
            return self.modules.entry_at(module, start, effects).filter(Entry::is_public);
        }
        self.functions_named(name).find(Entry::is_public)
    }

    /// Every function of this name, private ones too, by module.
    pub fn functions_named<'a>(&'a self, name: &str) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        self.definitions(name).filter_map(|place| self.modules.entry(place))
    }

    /// Every function and global of this name, by module.
    pub(crate) fn definitions<'a>(&'a self, name: &str) -> impl Iterator<Item = Place> + use<'a> {
        self.names.definitions(name, &self.modules).iter()
    }

    /// Whether some module offers this name to others, as a function or as a global.
    pub fn defines(&self, name: &str) -> bool {
        self.names.public(name, &self.modules).is_some()
    }

    /// Whether a module of this name belongs to the runtime.
    pub fn is_runtime_module(&self, name: &str) -> bool {
        self.modules.named(name).is_some_and(|slot| slot.index.is_runtime)
    }

    /// Every function, by module name and then in the order of the text.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.modules.iter().flat_map(|(_, slot)| {
            let effects = slot.effects.iter().enumerate();
            effects.map_while(|(node, &effects)| slot.index.entry(node, effects))
        })
    }

    pub fn module_names(&self) -> impl Iterator<Item = &str> {
        self.modules.names()
    }

    pub(crate) fn modules(&self) -> &Modules {
        &self.modules
    }

    pub(crate) fn mentions(&self) -> &Mentions {
        &self.mentions
    }

    /// The definition that a name means in a module.
    pub(crate) fn meant(&self, module: u32, name: &Name) -> Option<Place> {
        carried::meant(&self.modules, &self.names, module, name)
    }

    /// The index of words and spellings, brought up to date.
    pub(crate) fn search(&self) -> &Search {
        self.search.get(&self.modules)
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

    /// What the public function of this name does to the world, `None` if there is none.
    pub fn effects(&self, name: &str) -> Option<EffectSet> {
        self.find(name).map(|entry| entry.effects())
    }

    /// The names of the modules that a program of these texts must be linked with, sorted: what they mention, what that
    /// mentions, and what LLVM may call by itself.
    pub fn closure(&self, roots: &[&str]) -> Vec<String> {
        let roots: Vec<ModuleIndex> = roots.iter().map(|text| ModuleIndex::new("", &ir::parse(text), false)).collect();
        let modules = self.closure_of(&roots.iter().collect::<Vec<_>>());
        modules.into_iter().map(|index| index.name.to_string()).collect()
    }

    pub(crate) fn closure_of(&self, roots: &[&ModuleIndex]) -> Vec<&ModuleIndex> {
        let public = |index| (0..ModuleIndex::node_count(index)).filter(|&node| index.is_public(node)).map(|node| index.node_name(node));
        let own: BTreeSet<&str> = roots.iter().flat_map(|&root| public(root)).collect();
        let foreign = roots.iter().flat_map(|root| root.references.foreign()).map(|name| &*name.text);
        let mut wanted: Vec<&str> = foreign.chain(CALLED_BY_LLVM).filter(|name| !own.contains(name)).collect();
        let mut needed = BTreeSet::new();
        while let Some(name) = wanted.pop() {
            let Some(place) = self.names.public(name, &self.modules).filter(|_| !own.contains(name)) else { continue };
            if let Some(slot) = self.modules.slot(place.module)
                && needed.insert((&slot.index.name, place.module))
            {
                wanted.extend(slot.index.references.foreign().map(|name| &*name.text));
            }
        }
        needed.into_iter().filter_map(|(_, module)| Some(&self.modules.slot(module)?.index)).collect()
    }
}
