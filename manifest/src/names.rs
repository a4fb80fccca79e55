//! From a name to its definitions: an open hash table that keeps no text of its own.

use crate::modules::{Modules, Place};
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
    /// Never full.
    slots: Vec<Slot>,
    /// Slots that are not empty.
    used: usize,
    /// Slots that hold a name.
    held: usize,
    /// Names with several definitions.
    shared: Vec<Shared>,
    /// Places in `shared` that are empty.
    free: Vec<usize>,
    keys: RandomState,
}

/// Sorted by the name of the module, then by place in the module.
type Shared = BTreeMap<(Arc<str>, u32), Place>;

/// What a name stands for, in one word, so that the slots of a million names lie in a cache: a part of the hash, the
/// effects of its only definition, the kind, and then of [`Kind::One`] the module and where the record begins there, of
/// [`Kind::Several`] the place among the shared ones. A definition whose numbers are larger is kept as several of which there
/// is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot(u64);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Empty = 0,
    /// Was taken; whoever searches goes on behind it.
    Gone,
    One,
    Several,
}

const EMPTY: Slot = Slot(Kind::Empty as u64);
const GONE: Slot = Slot(Kind::Gone as u64);

/// The bits of a slot: two for the kind, then effects, tag, and what the kind says.
const EFFECTS_AT: u32 = 2;
const TAG_AT: u32 = 10;
const START_AT: u32 = 18;
const MODULE_AT: u32 = 43;
const START_BITS: u32 = MODULE_AT - START_AT;
const MODULE_BITS: u32 = u64::BITS - MODULE_AT;

impl Slot {
    /// `None` where the numbers do not fit.
    fn one(hash: u64, module: u32, start: usize, effects: EffectSet) -> Option<Self> {
        let start = u64::try_from(start).ok().filter(|start| start >> START_BITS == 0)?;
        let module = Some(u64::from(module)).filter(|module| module >> MODULE_BITS == 0)?;
        Some(Self(
            module << MODULE_AT | start << START_AT | tag(hash) << TAG_AT | u64::from(effects.bits()) << EFFECTS_AT | Kind::One as u64,
        ))
    }

    fn several(hash: u64, place: usize) -> Self {
        Self((place as u64) << START_AT | tag(hash) << TAG_AT | Kind::Several as u64)
    }

    #[inline(always)]
    fn has_tag(self, hash: u64) -> bool {
        (self.0 >> TAG_AT) as u8 == tag(hash) as u8
    }

    #[inline(always)]
    fn effects(self) -> EffectSet {
        EffectSet::from_bits((self.0 >> EFFECTS_AT) as u8)
    }

    /// The module of the only definition, and where its record begins.
    #[inline(always)]
    fn only(self) -> Option<(u32, usize)> {
        let start = (self.0 >> START_AT) & ((1 << START_BITS) - 1);
        (self.0 & 3 == Kind::One as u64).then_some(((self.0 >> MODULE_AT) as u32, start as usize))
    }

    fn shared(self) -> Option<usize> {
        (self.0 & 3 == Kind::Several as u64).then_some((self.0 >> START_AT) as usize)
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
    /// Makes room for so many names more; a fourth of the slots stays empty.
    pub(crate) fn reserve(&mut self, more: usize, modules: &Modules) {
        let size = |names: usize| (names + more).saturating_mul(4) / 3 + 1;
        if size(self.used) > self.slots.len() {
            self.resize(size(self.held).max(16).max(self.held * 2), modules);
        }
    }

    /// `place` must be in `modules`.
    pub(crate) fn insert(&mut self, place: Place, modules: &Modules) {
        self.reserve(1, modules);
        let name = modules.node_name(place);
        let hash = self.keys.hash_one(name);
        let found = match self.probe(name, hash, modules) {
            Ok(found) => found,
            Err(empty) => {
                let slot = self.alone(hash, place, modules);
                return self.fill(empty, slot);
            }
        };
        let slot = self.slots[found];
        if let Some((module, start)) = slot.only() {
            let first = modules.place_at(module, start);
            let shared = [first, Some(place)].into_iter().flatten().filter_map(|place| Some((key(place, modules)?, place))).collect();
            self.slots[found] = self.keep(hash, shared);
        } else if let (Some(shared), Some(key)) = (slot.shared(), key(place, modules)) {
            self.shared[shared].insert(key, place);
        }
    }

    /// `place` must still be in `modules`.
    pub(crate) fn remove(&mut self, place: Place, modules: &Modules) {
        let name = modules.node_name(place);
        let hash = self.keys.hash_one(name);
        let Some(found) = self.search(name, hash, modules) else { return };
        let mut last = None;
        if let Some(shared) = self.slots[found].shared() {
            let left = &mut self.shared[shared];
            if let Some(key) = key(place, modules) {
                left.remove(&key);
            }
            if left.len() > 1 {
                return;
            }
            last = left.pop_first().map(|(_, last)| last);
            self.free.push(shared);
        }
        self.slots[found] = match last {
            Some(last) => self.alone(hash, last, modules),
            None => {
                self.held -= 1;
                GONE
            }
        };
    }

    /// The slot of a name with one definition.
    fn alone(&mut self, hash: u64, place: Place, modules: &Modules) -> Slot {
        let start = modules.slot(place.module).map_or(usize::MAX, |slot| slot.index.start(place.node as usize));
        let slot = Slot::one(hash, place.module, start, modules.effects(place));
        slot.unwrap_or_else(|| self.keep(hash, key(place, modules).map(|key| (key, place)).into_iter().collect()))
    }

    fn keep(&mut self, hash: u64, shared: Shared) -> Slot {
        let place = self.free.pop().unwrap_or(self.shared.len());
        match self.shared.get_mut(place) {
            Some(free) => *free = shared,
            None => self.shared.push(shared),
        }
        Slot::several(hash, place)
    }

    pub(crate) fn definitions(&self, name: &str, modules: &Modules) -> Definitions<'_> {
        let Some(found) = self.search(name, self.keys.hash_one(name), modules) else { return Definitions::None };
        let slot = self.slots[found];
        match (slot.only(), slot.shared()) {
            (Some((module, start)), _) => modules.place_at(module, start).map_or(Definitions::None, Definitions::One),
            (_, Some(shared)) => Definitions::Several(&self.shared[shared]),
            _ => Definitions::None,
        }
    }

    /// The module of the only definition, where its record begins there, and its effects, or `None` where there are several or
    /// none.
    #[inline]
    pub(crate) fn only(&self, name: &str, modules: &Modules) -> Option<(u32, usize, EffectSet)> {
        let slot = self.slots[self.search(name, self.keys.hash_one(name), modules)?];
        let (module, start) = slot.only()?;
        Some((module, start, slot.effects()))
    }

    /// Takes the effects of a definition anew from `modules`.
    pub(crate) fn update_effects(&mut self, place: Place, modules: &Modules) {
        let name = modules.node_name(place);
        let hash = self.keys.hash_one(name);
        if let Some(found) = self.search(name, hash, modules)
            && let Some((module, start)) = self.slots[found].only()
            && modules.place_at(module, start) == Some(place)
        {
            self.slots[found] = self.alone(hash, place, modules);
        }
    }

    /// The first public definition.
    pub(crate) fn public(&self, name: &str, modules: &Modules) -> Option<Place> {
        self.definitions(name, modules).iter().find(|&place| modules.is_public(place))
    }

    #[inline]
    fn search(&self, name: &str, hash: u64, modules: &Modules) -> Option<usize> {
        self.probe(name, hash, modules).ok()
    }

    /// The slot of `name`, or else the empty one where the search for it ended; that is none in a table without slots.
    #[inline]
    fn probe(&self, name: &str, hash: u64, modules: &Modules) -> Result<usize, usize> {
        let mut index = self.begin(hash);
        loop {
            let Some(&slot) = self.slots.get(index) else { return Err(0) };
            if slot == EMPTY {
                return Err(index);
            }
            if slot.has_tag(hash) && self.is_named(slot, name, modules) {
                return Ok(index);
            }
            index = self.behind(index);
        }
    }

    /// Where the search for a hash begins: as far into the table as the hash is into all hashes.
    #[inline(always)]
    fn begin(&self, hash: u64) -> usize {
        ((u128::from(hash) * self.slots.len() as u128) >> u64::BITS) as usize
    }

    #[inline(always)]
    fn behind(&self, index: usize) -> usize {
        if index + 1 < self.slots.len() { index + 1 } else { 0 }
    }

    #[inline(always)]
    fn is_named(&self, slot: Slot, name: &str, modules: &Modules) -> bool {
        match slot.only() {
            Some((module, start)) => modules.is_named(module, start, name),
            None => self.name(slot, modules) == Some(name),
        }
    }

    /// `None` for a slot that holds none.
    fn name<'m>(&self, slot: Slot, modules: &'m Modules) -> Option<&'m str> {
        match slot.only() {
            Some((module, start)) => modules.slot(module)?.index.name_at(start),
            None => self.shared.get(slot.shared()?)?.first_key_value().map(|(_, &place)| modules.node_name(place)),
        }
    }

    /// Puts a name that is not there into the first empty slot.
    fn put(&mut self, hash: u64, slot: Slot) {
        let mut index = self.begin(hash);
        while self.slots[index] != EMPTY {
            index = self.behind(index);
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

/// The part of a hash that says least about where the search begins.
#[inline(always)]
fn tag(hash: u64) -> u64 {
    hash & 0xff
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
        assert_eq!(size_of::<Slot>(), 8);
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
