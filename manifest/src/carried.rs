//! Effects carried up the call graph of the whole manifest, anew for what depends on a change only.
//!
//! An edge leads from a definition to each one that it mentions, called or not, because what is mentioned may be called by
//! whoever gets its address, the kernel included. A call that names no function leads to one more node, from which edges
//! lead to every function whose address is taken. The effects of a node are its own and those of its targets.

use crate::module_index::ModuleIndex;
use crate::modules::{Modules, Place};
use crate::names::NameTable;
use crate::references::Name;
use runtime::EffectSet;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Which modules mention a name that they do not define, and which take addresses or call by address: where a change may
/// reach without reading every module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mentions {
    modules: HashMap<Box<str>, BTreeSet<u32>>,
    takers: BTreeSet<u32>,
    indirect: BTreeSet<u32>,
}

impl Mentions {
    pub(crate) fn insert(&mut self, module: u32, index: &ModuleIndex) {
        for name in index.references.foreign() {
            self.modules.entry(name.text.clone()).or_default().insert(module);
        }
        if index.references.taken().next().is_some() {
            self.takers.insert(module);
        }
        if !index.references.indirect().is_empty() {
            self.indirect.insert(module);
        }
    }

    pub(crate) fn remove(&mut self, module: u32, index: &ModuleIndex) {
        for name in index.references.foreign() {
            if let Some(modules) = self.modules.get_mut(&name.text) {
                modules.remove(&module);
                if modules.is_empty() {
                    self.modules.remove(&name.text);
                }
            }
        }
        self.takers.remove(&module);
        self.indirect.remove(&module);
    }

    /// The modules that mention `name` and do not define it.
    pub(crate) fn of(&self, name: &str) -> impl Iterator<Item = u32> {
        self.modules.get(name).into_iter().flatten().copied()
    }
}

/// The definition that a name means in a module: that of the module, or else the public one of the first module that has
/// one.
pub(crate) fn meant(modules: &Modules, names: &NameTable, module: u32, name: &Name) -> Option<Place> {
    match name.own {
        Some(node) => Some(Place { module, node }),
        None => names.public(&name.text, modules),
    }
}

/// A node of the graph: a definition, or what stands for "some function whose address is taken".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Node {
    Definition(Place),
    Indirect,
}

/// The nodes whose effects may have changed, each with its number in the order in which they were found.
struct Affected<'m> {
    modules: &'m Modules,
    mentions: &'m Mentions,
    numbers: HashMap<Node, usize>,
    nodes: Vec<Node>,
    /// Names whose mentions in other modules were added.
    spread: HashSet<String>,
}

/// Brings the effects up to date after modules have come and gone. Gives the number of definitions that were looked at.
pub(crate) fn update(
    modules: &mut Modules,
    names: &mut NameTable,
    mentions: &Mentions,
    indirect: &mut EffectSet,
    gone: &[ModuleIndex],
    come: &[u32],
) -> usize {
    let mut affected = Affected { modules, mentions, numbers: HashMap::new(), nodes: Vec::new(), spread: HashSet::new() };
    affected.seed(gone, come);
    affected.close();
    let effects = affected.effects(names, *indirect);
    let nodes = affected.nodes;
    let mut looked_at = 0;
    for (node, effects) in nodes.into_iter().zip(effects) {
        match node {
            Node::Indirect => *indirect = effects,
            Node::Definition(place) => {
                looked_at += 1;
                if let Some(slot) = modules.slot_mut(place.module) {
                    slot.effects[place.node as usize] = effects;
                }
                names.update_effects(place, modules);
            }
        }
    }
    looked_at
}

impl Affected<'_> {
    fn add(&mut self, node: Node) {
        let next = self.nodes.len();
        self.numbers.entry(node).or_insert_with(|| {
            self.nodes.push(node);
            next
        });
    }

    /// What the new modules define, and whoever mentions a name that came or went.
    fn seed(&mut self, gone: &[ModuleIndex], come: &[u32]) {
        for &module in come {
            let Some(slot) = self.modules.slot(module) else { continue };
            for node in 0..slot.index.node_count() as u32 {
                // What mentions nothing keeps the effects of its own.
                if slot.index.references.of(node as usize).next().is_some() || slot.index.references.calls_indirectly(node as usize) {
                    self.add(Node::Definition(Place { module, node }));
                }
            }
        }
        let come = come.iter().filter_map(|&module| self.modules.slot(module)).map(|slot| slot.index.clone());
        for index in come.chain(gone.iter().cloned()).collect::<Vec<_>>() {
            if index.references.taken().next().is_some() {
                self.add(Node::Indirect);
            }
            if !self.mentions.modules.is_empty() {
                (0..index.node_count()).filter(|&node| index.is_public(node)).for_each(|node| self.add_foreign(index.node_name(node)));
            }
        }
    }

    /// Whoever mentions `name` as one of another module.
    fn add_foreign(&mut self, name: &str) {
        if !self.mentions.modules.contains_key(name) || !self.spread.insert(name.to_owned()) {
            return;
        }
        for module in self.mentions.of(name) {
            self.add_mentioning(module, name);
        }
    }

    fn add_mentioning(&mut self, module: u32, name: &str) {
        let modules = self.modules;
        let Some((name, nodes)) = modules.slot(module).and_then(|slot| slot.index.references.find(name)) else { return };
        for &node in nodes {
            self.add(Node::Definition(Place { module, node }));
        }
        if !name.takers.is_empty() {
            self.add(Node::Indirect);
        }
    }

    /// Adds whatever leads to what is there already.
    fn close(&mut self) {
        let modules = self.modules;
        let mut next = 0;
        while let Some(&node) = self.nodes.get(next) {
            next += 1;
            match node {
                Node::Definition(place) => {
                    let name = modules.node_name(place);
                    self.add_mentioning(place.module, name);
                    if modules.is_public(place) {
                        self.add_foreign(name);
                    }
                }
                Node::Indirect => {
                    for &module in &self.mentions.indirect {
                        let nodes = modules.slot(module).map_or(&[][..], |slot| slot.index.references.indirect());
                        nodes.iter().for_each(|&node| self.add(Node::Definition(Place { module, node })));
                    }
                }
            }
        }
    }

    /// The effects of each affected node: those of its own and of targets that are not affected, then carried up along the
    /// edges among the affected until nothing changes; a node changes at most once per effect.
    fn effects(&self, names: &NameTable, indirect: EffectSet) -> Vec<EffectSet> {
        let mut effects = vec![EffectSet::PURE; self.nodes.len()];
        let mut sources: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for (number, &node) in self.nodes.iter().enumerate() {
            if let Node::Definition(place) = node {
                effects[number] =
                    self.modules.slot(place.module).map_or(EffectSet::PURE, |slot| slot.index.own_effects(place.node as usize));
            }
            for target in self.targets(names, node) {
                match (self.numbers.get(&target), target) {
                    (Some(&target), _) => sources[target].push(number),
                    (None, Node::Definition(place)) => effects[number] = effects[number].union(self.modules.effects(place)),
                    (None, Node::Indirect) => effects[number] = effects[number].union(indirect),
                }
            }
        }
        let mut changed: Vec<usize> = (0..self.nodes.len()).filter(|&node| !effects[node].is_pure()).collect();
        while let Some(target) = changed.pop() {
            for &source in &sources[target] {
                let united = effects[source].union(effects[target]);
                if united != effects[source] {
                    effects[source] = united;
                    changed.push(source);
                }
            }
        }
        effects
    }

    fn targets(&self, names: &NameTable, node: Node) -> Vec<Node> {
        let definition = |module: u32, name: &Name| meant(self.modules, names, module, name).map(Node::Definition);
        match node {
            Node::Definition(place) => {
                let Some(slot) = self.modules.slot(place.module) else { return Vec::new() };
                let references = &slot.index.references;
                let named = references.of(place.node as usize).filter_map(|name| definition(place.module, name));
                let indirect = references.calls_indirectly(place.node as usize).then_some(Node::Indirect);
                named.chain(indirect).collect()
            }
            Node::Indirect => {
                let takers = self.mentions.takers.iter().filter_map(|&module| Some((module, self.modules.slot(module)?)));
                let taken = takers.flat_map(|(module, slot)| slot.index.references.taken().map(move |name| (module, name)));
                taken.filter_map(|(module, name)| definition(module, name)).collect()
            }
        }
    }
}
