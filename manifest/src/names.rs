//! From a name to its definitions: an open hash table that keeps no text of its own.

use crate::module_index::number;
use crate::modules::{Modules, Place};
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

/// Where the definitions of each name are. A name with one definition costs one slot, whose tag tells nearly always
/// whether it is worth a look at the text. The order of the slots depends on random keys, and shows nowhere.
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

#[derive(Clone, Copy, Debug)]
enum Slot {
    Empty,
    /// Was taken; whoever searches goes on behind it.
    Gone,
    One {
        tag: u32,
        place: Place,
    },
    /// A place in `shared`.
    Several {
        tag: u32,
        shared: u32,
    },
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
        let Some(found) = self.search(name, hash, modules) else {
            self.put(hash, Slot::One { tag: tag(hash), place });
            return;
        };
        let tag = tag(hash);
        match self.slots[found] {
            Slot::One { place: first, .. } => {
                let shared = [first, place].into_iter().filter_map(|place| Some((key(place, modules)?, place))).collect();
                let shared = self.keep(shared);
                self.slots[found] = Slot::Several { tag, shared };
            }
            Slot::Several { shared, .. } => {
                if let Some(key) = key(place, modules) {
                    self.shared[shared as usize].insert(key, place);
                }
            }
            Slot::Empty | Slot::Gone => {}
        }
    }

    /// `place` must still be in `modules`.
    pub(crate) fn remove(&mut self, place: Place, modules: &Modules) {
        let name = modules.node_name(place);
        let Some(found) = self.search(name, self.keys.hash_one(name), modules) else { return };
        match self.slots[found] {
            Slot::One { .. } => {
                self.slots[found] = Slot::Gone;
                self.held -= 1;
            }
            Slot::Several { shared, tag } => {
                let left = &mut self.shared[shared as usize];
                if let Some(key) = key(place, modules) {
                    left.remove(&key);
                }
                if let (1, Some((_, &place))) = (left.len(), left.first_key_value()) {
                    left.clear();
                    self.slots[found] = Slot::One { tag, place };
                    self.free.push(shared);
                }
            }
            Slot::Empty | Slot::Gone => {}
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
        match self.search(name, self.keys.hash_one(name), modules).map(|found| self.slots[found]) {
            Some(Slot::One { place, .. }) => Definitions::One(place),
            Some(Slot::Several { shared, .. }) => Definitions::Several(&self.shared[shared as usize]),
            _ => Definitions::None,
        }
    }

    /// The first public definition.
    pub(crate) fn public(&self, name: &str, modules: &Modules) -> Option<Place> {
        self.definitions(name, modules).iter().find(|&place| modules.is_public(place))
    }

    fn search(&self, name: &str, hash: u64, modules: &Modules) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut index = hash as usize & mask;
        loop {
            match &self.slots[index] {
                Slot::Empty => return None,
                Slot::One { tag: found, place } if *found == tag(hash) && modules.node_name(*place) == name => return Some(index),
                Slot::Several { tag: found, shared } if *found == tag(hash) && self.name_of(*shared, modules) == name => {
                    return Some(index);
                }
                _ => index = (index + 1) & mask,
            }
        }
    }

    fn name_of<'m>(&self, shared: u32, modules: &'m Modules) -> &'m str {
        self.shared[shared as usize].first_key_value().map_or("", |(_, &place)| modules.node_name(place))
    }

    /// Puts a name that is not there into the first empty slot.
    fn put(&mut self, hash: u64, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut index = hash as usize & mask;
        while !matches!(self.slots[index], Slot::Empty) {
            index = (index + 1) & mask;
        }
        self.slots[index] = slot;
        self.used += 1;
        self.held += 1;
    }

    fn resize(&mut self, size: usize, modules: &Modules) {
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        (self.used, self.held) = (0, 0);
        for slot in old {
            let name = match slot {
                Slot::One { place, .. } => modules.node_name(place),
                Slot::Several { shared, .. } => self.name_of(shared, modules),
                Slot::Empty | Slot::Gone => continue,
            };
            self.put(self.keys.hash_one(name), slot);
        }
    }
}

/// The half of a hash that does not say where the search begins.
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
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
            let module = modules.insert(Arc::new(ModuleIndex::new(name, &ir::parse(text), false)));
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
