//! The modules of a manifest, by number and by name.

use crate::entry::Entry;
use crate::module_index::ModuleIndex;
use crate::record::{self, number};
use runtime::EffectSet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A definition: the number of its module, and its place among the nodes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) module: u32,
    pub(crate) node: u32,
}

/// A module keeps its number as long as it is the same text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Modules {
    slots: Vec<Option<Slot>>,
    /// The records of each module again, so close together that they stay in the cache: a lookup begins with them.
    texts: Vec<Arc<str>>,
    free: Vec<u32>,
    numbers: BTreeMap<Arc<str>, u32>,
}

#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) index: ModuleIndex,
    /// What each of its nodes can do to the world.
    pub(crate) effects: Vec<EffectSet>,
}

impl Modules {
    /// The effects of its nodes are those of their own until they are carried up. There must be no module of this name.
    pub(crate) fn insert(&mut self, index: ModuleIndex) -> u32 {
        let effects = (0..index.node_count()).map(|node| index.own_effects(node)).collect();
        let name = Arc::clone(&index.name);
        let module = self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            self.texts.push(Arc::default());
            number(self.slots.len() - 1)
        });
        self.texts[module as usize] = Arc::clone(index.text());
        self.slots[module as usize] = Some(Slot { index, effects });
        self.numbers.insert(name, module);
        module
    }

    pub(crate) fn take(&mut self, module: u32) -> Option<ModuleIndex> {
        let slot = self.slots.get_mut(module as usize)?.take()?;
        self.texts[module as usize] = Arc::default();
        self.free.push(module);
        self.numbers.remove(&slot.index.name);
        Some(slot.index)
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    pub(crate) fn slot(&self, module: u32) -> Option<&Slot> {
        self.slots.get(module as usize)?.as_ref()
    }

    pub(crate) fn slot_mut(&mut self, module: u32) -> Option<&mut Slot> {
        self.slots.get_mut(module as usize)?.as_mut()
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Slot> {
        self.slot(self.number(name)?)
    }

    /// Sorted by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &Slot)> {
        self.numbers.values().filter_map(|&module| Some((module, self.slot(module)?)))
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(|name| &**name)
    }

    pub(crate) fn node_name(&self, place: Place) -> &str {
        self.slot(place.module).map_or("", |slot| slot.index.node_name(place.node as usize))
    }

    /// Whether the definition whose record begins at `start` has this name.
    pub(crate) fn is_named(&self, module: u32, start: usize, name: &str) -> bool {
        self.texts.get(module as usize).is_some_and(|text| record::is_named(text, start, name))
    }

    pub(crate) fn is_public(&self, place: Place) -> bool {
        self.slot(place.module).is_some_and(|slot| slot.index.is_public(place.node as usize))
    }

    pub(crate) fn effects(&self, place: Place) -> EffectSet {
        let effects = self.slot(place.module).and_then(|slot| slot.effects.get(place.node as usize));
        effects.copied().unwrap_or_default()
    }

    /// The function at `place`; `None` for a global.
    pub(crate) fn entry(&self, place: Place) -> Option<Entry<'_>> {
        let slot = self.slot(place.module)?;
        slot.index.entry(place.node as usize, *slot.effects.get(place.node as usize)?)
    }

    /// As [`Modules::entry`], where more is known: where the record begins, and the effects.
    #[inline]
    pub(crate) fn entry_at(&self, module: u32, start: usize, effects: EffectSet) -> Option<Entry<'_>> {
        self.slot(module)?.index.entry_at(start, effects)
    }

    /// The definition whose record begins at `start`.
    pub(crate) fn place_at(&self, module: u32, start: usize) -> Option<Place> {
        Some(Place { module, node: number(self.slot(module)?.index.node_at(start)?) })
    }
}
