//! From a name to its definitions: an open hash table that keeps no text of its own.

use crate::modules::{Modules, Place};
use crate::record::number;
use foldhash::quality::RandomState;
use runtime::EffectSet;
use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Arc;

/// Where the definitions of each name are. A name with one definition costs one slot, whose tag tells nearly always
/// whether it is worth a look at the text. The hash is keyed at random, so that nobody can choose names that collide; the order
/// of the slots shows nowhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameTable {
    /// A power of two, never full.
    slots: Vec<Slot>,
    /// Slots that are not empty.
    used: usize,
    /// Slots that hold a name.
    held: usize,
    /// Names with several definitions.
    shared: Vec<Shared>,
    /// Places in `shared` that are empty.
    free: Vec<u32>,
    keys: RandomState,
}

/// Sorted by the name of the module, then by place in the module.
type Shared = BTreeMap<(Arc<str>, u32), Place>;

/// A name of a definition, or one of several: then `module` is [`SEVERAL`] and `node` a place among those.
#[derive(Clone, Copy, Debug)]
struct Slot {
    module: u32,
    node: u32,
    /// Where the record of the definition begins; for a longer text its module is asked.
    start: u32,
    /// A part of the hash that does not say where the search begins.
    tag: [u8; 3],
    /// Those of the only definition.
    effects: EffectSet,
}

const EMPTY: Slot = Slot { module: u32::MAX, node: 0, start: 0, tag: [0; 3], effects: EffectSet::PURE };
/// Was taken; whoever searches goes on behind it.
const GONE: Slot = Slot { module: u32::MAX - 1, ..EMPTY };
const SEVERAL: u32 = u32::MAX - 2;

impl Slot {
    fn new(hash: u64, place: Place, modules: &Modules) -> Self {
        let start = modules.slot(place.module).map_or(0, |slot| slot.index.start(place.node as usize));
        Self { module: place.module, node: place.node, start: number(start), tag: tag(hash), effects: modules.effects(place) }
    }

    /// Where the record of the only definition begins, if that is known.
    fn start(self) -> Option<usize> {
        (self.module < SEVERAL && self.start < u32::MAX).then_some(self.start as usize)
    }

    fn is_empty(self) -> bool {
        self.module == EMPTY.module
    }

    fn place(self) -> Option<Place> {
        (self.module < SEVERAL).then_some(Place { module: self.module, node: self.node })
    }

    fn shared(self) -> Option<usize> {
        (self.module == SEVERAL).then_some(self.node as usize)
    }
}

/// The definitions of one name, by module.
pub(crate) enum Definitions<'a> {
    None,
    One(Place),
    Several(&'a Shared),
}

impl<'a> Definitions<'a> {
    pub(crate) fn iter(self) -> impl Iterator<Item = Place> + use<'a> {
        let (one, several) = match self {
            Definitions::None => (None, None),
            Definitions::One(place) => (Some(place), None),
            Definitions::Several(shared) => (None, Some(shared.values().copied())),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }
}

impl NameTable {
    /// Makes room for so many names more.
    pub(crate) fn reserve(&mut self, more: usize, modules: &Modules) {
        let size = |names: usize| (names + more).saturating_mul(4) / 3 + 1;
        if size(self.used) > self.slots.len() {
            self.resize(size(self.held).next_power_of_two().max(16), modules);
        }
    }

    /// `place` must be in `modules`.
    pub(crate) fn insert(&mut self, place: Place, modules: &Modules) {
        self.reserve(1, modules);
        let name = modules.node_name(place);
        let hash = self.keys.hash_one(name);
        let found = match self.probe(name, hash, modules) {
            Ok(found) => found,
            Err(empty) => return self.fill(empty, Slot::new(hash, place, modules)),
        };
        let slot = self.slots[found];
        if let Some(first) = slot.place() {
            let shared = [first, place].into_iter().filter_map(|place| Some((key(place, modules)?, place))).collect();
            let node = self.keep(shared);
            self.slots[found] = Slot { module: SEVERAL, node, ..slot };
        } else if let (Some(shared), Some(key)) = (slot.shared(), key(place, modules)) {
            self.shared[shared].insert(key, place);
        }
    }

    /// `place` must still be in `modules`.
    pub(crate) fn remove(&mut self, place: Place, modules: &Modules) {
        let name = modules.node_name(place);
        let hash = self.keys.hash_one(name);
        let Some(found) = self.search(name, hash, modules) else { return };
        let Some(shared) = self.slots[found].shared() else {
            self.slots[found] = GONE;
            self.held -= 1;
            return;
        };
        let left = &mut self.shared[shared];
        if let Some(key) = key(place, modules) {
            left.remove(&key);
        }
        if let (1, Some((_, &last))) = (left.len(), left.first_key_value()) {
            left.clear();
            self.free.push(number(shared));
            self.slots[found] = Slot::new(hash, last, modules);
        }
    }

    fn keep(&mut self, shared: Shared) -> u32 {
        if let Some(free) = self.free.pop() {
            self.shared[free as usize] = shared;
            return free;
        }
        self.shared.push(shared);
        number(self.shared.len() - 1)
    }

    pub(crate) fn definitions(&self, name: &str, modules: &Modules) -> Definitions<'_> {
        let Some(found) = self.search(name, self.keys.hash_one(name), modules) else { return Definitions::None };
        let slot = self.slots[found];
        match (slot.place(), slot.shared()) {
            (Some(place), _) => Definitions::One(place),
            (_, Some(shared)) => Definitions::Several(&self.shared[shared]),
            _ => Definitions::None,
        }
    }

    /// The only definition, where its record begins, and its effects, or `None` where there are several or none, or that is
    /// not known.
    pub(crate) fn only(&self, name: &str, modules: &Modules) -> Option<(Place, usize, EffectSet)> {
        let slot = self.slots[self.search(name, self.keys.hash_one(name), modules)?];
        Some((slot.place()?, slot.start()?, slot.effects))
    }

    /// Takes the effects of a definition anew from `modules`.
    pub(crate) fn update_effects(&mut self, place: Place, modules: &Modules) {
        let name = modules.node_name(place);
        if let Some(found) = self.search(name, self.keys.hash_one(name), modules)
            && self.slots[found].place() == Some(place)
        {
            self.slots[found].effects = modules.effects(place);
        }
    }

    /// The first public definition.
    pub(crate) fn public(&self, name: &str, modules: &Modules) -> Option<Place> {
        self.definitions(name, modules).iter().find(|&place| modules.is_public(place))
    }

    fn search(&self, name: &str, hash: u64, modules: &Modules) -> Option<usize> {
        self.probe(name, hash, modules).ok()
    }

    /// The slot of `name`, or else the empty one where the search for it ended; that is none in a table without slots.
    #[inline]
    fn probe(&self, name: &str, hash: u64, modules: &Modules) -> Result<usize, usize> {
        let Some(mask) = self.slots.len().checked_sub(1) else { return Err(0) };
        let mut index = hash as usize & mask;
        loop {
            let slot = self.slots[index];
            if slot.is_empty() {
                return Err(index);
            }
            if slot.tag == tag(hash) && self.is_named(slot, name, modules) {
                return Ok(index);
            }
            index = (index + 1) & mask;
        }
    }

    fn is_named(&self, slot: Slot, name: &str, modules: &Modules) -> bool {
        match slot.start() {
            Some(start) => modules.is_named(slot.module, start, name),
            None => self.name(slot, modules) == Some(name),
        }
    }

    /// `None` for a slot that holds none.
    fn name<'m>(&self, slot: Slot, modules: &'m Modules) -> Option<&'m str> {
        let first = |shared: usize| self.shared[shared].first_key_value().map(|(_, &place)| place);
        Some(modules.node_name(slot.place().or_else(|| slot.shared().and_then(first))?))
    }

    /// Puts a name that is not there into the first empty slot.
    fn put(&mut self, hash: u64, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut index = hash as usize & mask;
        while !self.slots[index].is_empty() {
            index = (index + 1) & mask;
        }
        self.fill(index, slot);
    }

    fn fill(&mut self, empty: usize, slot: Slot) {
        self.slots[empty] = slot;
        self.used += 1;
        self.held += 1;
    }

    fn resize(&mut self, size: usize, modules: &Modules) {
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        (self.used, self.held) = (0, 0);
        for slot in old {
            if let Some(name) = self.name(slot, modules) {
                self.put(self.keys.hash_one(name), slot);
            }
        }
    }
}

/// The part of a hash that does not say where the search begins.
fn tag(hash: u64) -> [u8; 3] {
    let [.., first, second, third] = hash.to_le_bytes();
    [first, second, third]
}

fn key(place: Place, modules: &Modules) -> Option<(Arc<str>, u32)> {
    Some((Arc::clone(&modules.slot(place.module)?.index.name), place.node))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module_index::ModuleIndex;

    #[test]
    fn a_slot_is_small() {
        assert_eq!(size_of::<Slot>(), 16);
    }

    #[test]
    fn names_with_several_definitions_come_and_go() {
        let mut modules = Modules::default();
        let mut table = NameTable::default();
        let mut places = Vec::new();
        for name in ["b.ll", "a.ll", "c.ll"] {
            let text = "define void @same() {\n  ret void\n}\ndefine void @other() {\n  ret void\n}\n";
            let module = modules.insert(ModuleIndex::new(name, &ir::parse(text), false));
            for node in 0..2 {
                table.insert(Place { module, node }, &modules);
                places.push(Place { module, node });
            }
        }
        let found = |table: &NameTable, name: &str| -> Vec<Place> { table.definitions(name, &modules).iter().collect() };
        assert_eq!(found(&table, "same"), [places[2], places[0], places[4]]);
        for gone in [places[2], places[0], places[3], places[5]] {
            table.remove(gone, &modules);
        }
        assert_eq!(found(&table, "same"), [places[4]]);
        assert_eq!(found(&table, "other"), [places[1]]);
        table.remove(places[4], &modules);
        assert!(found(&table, "same").is_empty());
        assert_eq!(found(&table, "other"), [places[1]]);
    }
}
