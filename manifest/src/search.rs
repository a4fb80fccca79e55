//! What `similar` and `relevant` look up: made when first asked, and for changed modules only.
//!
//! The public functions lie in segments, each an index over some modules that never changes. Modules that came since go
//! into a new segment; segments that grew alike or are half out of date are made into one. So a change costs a search over
//! little more than itself, and each function is indexed anew a logarithmic number of times.

pub(crate) mod spelling;
mod words;

use crate::entry::Entry;
use crate::module_index::ModuleIndex;
use crate::modules::{Modules, Place};
use crate::record::number;
pub(crate) use spelling::{Spelled, Spelling};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
pub(crate) use words::{Words, words_of_name};

/// The search index of a manifest, or the last one before a change.
#[derive(Clone, Debug, Default)]
pub(crate) struct SearchCell {
    current: OnceLock<Arc<Search>>,
    last: Option<Arc<Search>>,
}

impl SearchCell {
    /// To be called after each change.
    pub(crate) fn outdate(&mut self) {
        if let Some(search) = self.current.take() {
            self.last = Some(search);
        }
    }

    pub(crate) fn get(&self, modules: &Modules) -> &Search {
        self.current.get_or_init(|| Arc::new(Search::updated(self.last.as_deref(), modules)))
    }
}

#[derive(Debug, Default)]
pub(crate) struct Search {
    segments: Vec<Part>,
}

/// A segment, and which of its modules are still there.
#[derive(Debug)]
pub(crate) struct Part {
    segment: Arc<Segment>,
    /// For each of its modules; empty where all are.
    gone: Vec<bool>,
    /// Functions that are still there.
    functions: usize,
    /// Of words in functions that are gone, in how many; once somebody asks.
    gone_words: OnceLock<HashMap<u32, u32>>,
}

/// An index over some modules.
#[derive(Debug, Default)]
pub(crate) struct Segment {
    modules: Vec<(u32, ModuleIndex)>,
    /// Of each module where its functions end among those of the segment.
    ends: Vec<usize>,
    /// The public functions: a place in `modules`, and the node there.
    functions: Vec<Place>,
    spelling: OnceLock<Spelling>,
    words: OnceLock<Words>,
}

impl Search {
    fn updated(last: Option<&Search>, modules: &Modules) -> Self {
        let mut known = vec![false; modules.iter().map(|(module, _)| module as usize + 1).max().unwrap_or(0)];
        let mut segments: Vec<Part> = Vec::new();
        for part in last.map_or(&[][..], |last| &last.segments) {
            let part = Part::new(Arc::clone(&part.segment), modules);
            if part.functions * 2 > part.segment.functions.len() {
                let present = part.segment.modules.iter().enumerate().filter(|(index, _)| !part.is_gone(*index));
                present.for_each(|(_, (module, _))| known[*module as usize] = true);
                segments.push(part);
            }
        }
        let fresh = modules.iter().filter(|(module, _)| !known[*module as usize]);
        let mut fresh: Vec<(u32, ModuleIndex)> = fresh.map(|(module, slot)| (module, slot.index.clone())).collect();
        if fresh.is_empty() {
            return Self { segments };
        }
        let mut functions: usize = fresh.iter().map(|(_, index)| index.function_count()).sum();
        // The largest come first; those behind are each less than half of the one before.
        segments.sort_by_key(|part| std::cmp::Reverse(part.functions));
        while let Some(part) = segments.pop_if(|part| part.functions < functions * 2) {
            functions += part.functions;
            fresh.extend(part.modules().map(|(module, index)| (module, index.clone())));
        }
        segments.push(Part::new(Arc::new(Segment::new(fresh)), modules));
        Self { segments }
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.segments
    }

    /// All public functions.
    pub(crate) fn function_count(&self) -> usize {
        self.segments.iter().map(|part| part.functions).sum()
    }
}

impl Part {
    fn new(segment: Arc<Segment>, modules: &Modules) -> Self {
        let is_gone = |(module, index): &(u32, ModuleIndex)| modules.slot(*module).is_none_or(|slot| !slot.index.is(index));
        let gone: Vec<bool> = segment.modules.iter().map(is_gone).collect();
        if !gone.contains(&true) {
            return Self { functions: segment.functions.len(), segment, gone: Vec::new(), gone_words: OnceLock::new() };
        }
        let starts = std::iter::once(0).chain(segment.ends.iter().copied());
        let counts = starts.zip(&segment.ends).map(|(start, end)| end - start);
        let functions = counts.zip(&gone).filter(|(_, gone)| !**gone).map(|(count, _)| count).sum();
        Self { segment, gone, functions, gone_words: OnceLock::new() }
    }

    fn is_gone(&self, module: usize) -> bool {
        self.gone.get(module).is_some_and(|&gone| gone)
    }

    /// The modules that are still there.
    fn modules(&self) -> impl Iterator<Item = (u32, &ModuleIndex)> {
        let present = self.segment.modules.iter().enumerate().filter(|(index, _)| !self.is_gone(*index));
        present.map(|(_, (module, index))| (*module, index))
    }

    /// Whether the function of this number is still there.
    pub(crate) fn is_present(&self, function: u32) -> bool {
        self.gone.is_empty() || self.segment.functions.get(function as usize).is_some_and(|place| !self.is_gone(place.module as usize))
    }

    /// The functions of the segment, those included that are gone.
    pub(crate) fn size(&self) -> usize {
        self.segment.functions.len()
    }

    pub(crate) fn name(&self, function: u32) -> &str {
        self.segment.name(function)
    }

    /// The function of this number among those of the segment.
    pub(crate) fn entry<'m>(&self, function: u32, modules: &'m Modules) -> Option<Entry<'m>> {
        let place = self.segment.functions.get(function as usize)?;
        let (module, _) = self.segment.modules.get(place.module as usize)?;
        modules.entry(Place { module: *module, node: place.node })
    }

    pub(crate) fn spelling(&self) -> &Spelling {
        self.segment.spelling.get_or_init(|| Spelling::new(&self.segment))
    }

    pub(crate) fn words(&self) -> &Words {
        self.segment.words.get_or_init(|| Words::new(&self.segment))
    }

    /// In how many functions that are still there a word of the segment is.
    pub(crate) fn frequency(&self, word: u32) -> usize {
        let gone = if self.gone.is_empty() { 0 } else { self.gone_words().get(&word).copied().unwrap_or(0) };
        self.words().functions(word).len().saturating_sub(gone as usize)
    }

    fn gone_words(&self) -> &HashMap<u32, u32> {
        self.gone_words.get_or_init(|| {
            let functions = (0..number(self.segment.functions.len())).filter(|&function| !self.is_present(function));
            let mut counts = HashMap::new();
            for word in functions.flat_map(|function| self.words().of(&self.segment.entry(function))) {
                *counts.entry(word).or_default() += 1;
            }
            counts
        })
    }
}

impl Segment {
    fn new(modules: Vec<(u32, ModuleIndex)>) -> Self {
        let mut segment = Self::default();
        for (number_here, (_, index)) in modules.iter().enumerate() {
            let public = (0..index.function_count()).filter(|&node| index.is_public(node));
            segment.functions.extend(public.map(|node| Place { module: number(number_here), node: number(node) }));
            segment.ends.push(segment.functions.len());
        }
        Self { modules, ..segment }
    }

    fn name(&self, function: u32) -> &str {
        let place = self.functions.get(function as usize);
        place.map_or("", |place| self.modules.get(place.module as usize).map_or("", |(_, index)| index.node_name(place.node as usize)))
    }

    /// Without effects.
    fn entry(&self, function: u32) -> Option<Entry<'_>> {
        let place = self.functions.get(function as usize)?;
        self.modules.get(place.module as usize)?.1.entry(place.node as usize, runtime::EffectSet::PURE)
    }
}
