//! Callers and callees.

use crate::Manifest;
use crate::entry::Entry;
use crate::modules::Place;
use std::collections::{BTreeSet, HashSet};

/// Which way the call graph is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Callers,
    Callees,
}

impl Manifest {
    /// The functions that mention `name`, by module and then in the order of the text: they call it, or take its address, or
    /// mention a global that does. A name that nobody defines has callers too. With `transitively` also those that call
    /// these, and so on.
    pub fn callers(&self, name: &str, transitively: bool) -> Vec<Entry<'_>> {
        let mut walk = Walk::new(self, Direction::Callers, transitively);
        let defined: Vec<Place> = self.definitions(name).collect();
        let starts =
            if defined.is_empty() { self.mentioning(name) } else { defined.into_iter().flat_map(|place| walk.next(place)).collect() };
        starts.into_iter().for_each(|place| walk.reach(place));
        walk.entries()
    }

    /// The functions of the manifest that the functions called `name` mention, as for [`Manifest::callers`].
    pub fn callees(&self, name: &str, transitively: bool) -> Vec<Entry<'_>> {
        let mut walk = Walk::new(self, Direction::Callees, transitively);
        let starts: Vec<Place> = self.definitions(name).flat_map(|place| walk.next(place)).collect();
        starts.into_iter().for_each(|place| walk.reach(place));
        walk.entries()
    }

    /// What mentions `name` in modules that do not define it.
    fn mentioning(&self, name: &str) -> Vec<Place> {
        let nodes = |module: u32| {
            let slot = self.modules().slot(module)?;
            let (_, nodes) = slot.index.references.find(name)?;
            Some(nodes.iter().map(move |&node| Place { module, node }))
        };
        self.mentions().of(name).filter_map(nodes).flatten().collect()
    }
}

struct Walk<'m> {
    manifest: &'m Manifest,
    direction: Direction,
    transitively: bool,
    reached: HashSet<Place>,
}

impl<'m> Walk<'m> {
    fn new(manifest: &'m Manifest, direction: Direction, transitively: bool) -> Self {
        Self { manifest, direction, transitively, reached: HashSet::new() }
    }

    /// Goes on from `place` where it is a global, which only hands on what it holds, or where the whole way is asked for.
    fn reach(&mut self, place: Place) {
        let mut open = vec![place];
        while let Some(place) = open.pop() {
            if self.reached.insert(place) && (self.transitively || self.manifest.modules().entry(place).is_none()) {
                open.extend(self.next(place));
            }
        }
    }

    fn next(&self, place: Place) -> Vec<Place> {
        let modules = self.manifest.modules();
        let Some(slot) = modules.slot(place.module) else { return Vec::new() };
        if self.direction == Direction::Callees {
            let mentions = slot.index.references.of(place.node as usize);
            return mentions.filter_map(|name| self.manifest.meant(place.module, name)).collect();
        }
        let name = modules.node_name(place);
        let here = slot.index.references.find(name).filter(|(name, _)| name.own == Some(place.node));
        let here = here.into_iter().flat_map(|(_, nodes)| nodes).map(|&node| Place { module: place.module, node });
        // Only the first public definition of a name is meant in other modules.
        let is_meant = self.manifest.definitions(name).find(|&place| modules.is_public(place)) == Some(place);
        here.chain(if is_meant { self.manifest.mentioning(name) } else { Vec::new() }).collect()
    }

    fn entries(&self) -> Vec<Entry<'m>> {
        let modules = self.manifest.modules();
        let key = |&place: &Place| Some((&*modules.slot(place.module)?.index.name, place));
        let sorted: BTreeSet<(&str, Place)> = self.reached.iter().filter_map(key).collect();
        sorted.into_iter().filter_map(|(_, place)| modules.entry(place)).collect()
    }
}
