//! Entries of a `phi` and the edges into its block.

use super::entries::{Entry, Phi};
use super::strays::Stray;
use crate::blocks::Blocks;
use std::collections::{HashMap, HashSet};

/// The edges into a block.
pub(super) struct Predecessors {
    /// Each predecessor once, in the order of the text.
    order: Vec<usize>,
    /// How many edges each has.
    edges: HashMap<usize, usize>,
    /// Those that control can get to.
    reached: Vec<usize>,
    /// How many bytes entries for the others take.
    poison: usize,
    /// Whether control can begin in the block.
    is_entry: bool,
    /// The name that each `phi` of the block has for a predecessor which it does not name.
    pub(super) stray: Option<Stray>,
    /// Blocks that entries name, and that may have to lead here.
    pub(super) lost: HashSet<usize>,
}

/// As many names as a message shows.
const MOST_NAMES: usize = 8;

impl Predecessors {
    pub(super) fn of(blocks: &Blocks, block: usize) -> Self {
        let (mut order, mut edges) = (Vec::new(), HashMap::new());
        for &predecessor in blocks.flow.predecessors(block) {
            let count = edges.entry(predecessor).or_default();
            *count += 1;
            if *count == 1 {
                order.push(predecessor);
            }
        }
        let (reached, unreached): (Vec<usize>, Vec<usize>) = order.iter().partition(|&&block| blocks.is_reachable(block));
        let poison = unreached.iter().map(|block| edges[block] * length("poison", blocks.token(*block))).sum();
        Self { order, edges, reached, poison, is_entry: block == 0, stray: None, lost: HashSet::new() }
    }

    fn names(&self, blocks: &Blocks) -> String {
        let names: Vec<String> = self.order.iter().take(MOST_NAMES).map(|&block| format!("`{}`", blocks.token(block))).collect();
        let more = self.order.len().saturating_sub(MOST_NAMES);
        if more > 0 { format!("{} and {more} more", names.join(", ")) } else { names.join(", ") }
    }
}

/// The entries of a `phi` by what they name.
pub(super) struct Sorted<'p, 't> {
    by_predecessor: HashMap<usize, Vec<&'p Entry<'t>>>,
    /// Those that name no predecessor.
    pub(super) foreign: Vec<&'p Entry<'t>>,
}

impl<'p, 't> Sorted<'p, 't> {
    pub(super) fn of(phi: &'p Phi<'t>, blocks: &Blocks, predecessors: &Predecessors) -> Self {
        let mut sorted = Self { by_predecessor: HashMap::new(), foreign: Vec::new() };
        for entry in &phi.entries {
            match blocks.place(&entry.block).filter(|block| predecessors.edges.contains_key(block)) {
                Some(block) => sorted.by_predecessor.entry(block).or_default().push(entry),
                None => sorted.foreign.push(entry),
            }
        }
        sorted
    }

    /// Those that name a predecessor.
    pub(super) fn known(&self) -> impl Iterator<Item = &'p Entry<'t>> {
        self.by_predecessor.values().flatten().copied()
    }

    /// The predecessors that control can get to and that have no entry. `None` where that are more than there are entries for.
    pub(super) fn open(&self, predecessors: &Predecessors) -> Option<Vec<usize>> {
        let is_open = |block: &usize| !self.by_predecessor.contains_key(block);
        let is_enough = predecessors.reached.len() <= self.by_predecessor.len() + self.foreign.len();
        is_enough.then(|| predecessors.reached.iter().copied().filter(is_open).collect())
    }
}

/// Entries, and why they are these.
type Corrected = (Vec<String>, String);

/// The entries as they must be, nothing where they are right, or what is wrong with them. What is added is taken from `room`.
pub(super) fn matched(phi: &Phi, blocks: &Blocks, predecessors: &Predecessors, room: &mut usize) -> Result<Option<Corrected>, String> {
    if predecessors.is_entry || predecessors.order.is_empty() {
        let place = if predecessors.is_entry { "in the first block, which" } else { "in a block that" };
        return Err(format!("a `phi` stands {place} no other block leads to"));
    }
    let sorted = Sorted::of(phi, blocks, predecessors);
    let Sorted { by_predecessor, foreign } = &sorted;
    let is_exact = by_predecessor.len() == predecessors.order.len()
        && foreign.is_empty()
        && by_predecessor.iter().all(|(block, entries)| entries.len() == predecessors.edges[block]);
    if is_exact {
        return if by_predecessor.values().all(|entries| agree(entries)) { Ok(None) } else { Err(two_values(by_predecessor, blocks)) };
    }
    if !by_predecessor.values().all(|entries| agree(entries)) {
        return Err(two_values(by_predecessor, blocks));
    }
    let replaced = counterparts(&sorted, blocks, predecessors)
        .ok_or_else(|| format!("a `phi` has no entry for each predecessor: {}", predecessors.names(blocks)))?;
    let is_lost = |entry: &&&Entry| blocks.place(&entry.block).is_some_and(|block| predecessors.lost.contains(&block));
    if let Some(lost) = foreign.iter().filter(|entry| !replaced.contains_key(&entry.block)).find(is_lost) {
        return Err(format!("a `phi` has an entry for `%{}`, which does not lead there, but may have to", lost.block));
    }
    let added = added(phi, blocks, predecessors, &replaced);
    *room = room.checked_sub(added).ok_or("a `phi` would have more entries than there is room for")?;
    Ok(Some((rewritten(phi, blocks, predecessors, &replaced), reason(foreign, &replaced, blocks))))
}

fn agree(entries: &[&Entry]) -> bool {
    entries.windows(2).all(|pair| pair[0].value.text == pair[1].value.text)
}

fn two_values(by_predecessor: &HashMap<usize, Vec<&Entry>>, blocks: &Blocks) -> String {
    let block = by_predecessor.iter().filter(|(_, entries)| !agree(entries)).map(|(&block, _)| block).min().unwrap_or_default();
    format!("a `phi` has two values for the predecessor `{}`", blocks.token(block))
}

/// For the name of each foreign entry that stays, the predecessor that it is for. `None` where more than one reading is left.
fn counterparts(sorted: &Sorted, blocks: &Blocks, predecessors: &Predecessors) -> Option<HashMap<String, usize>> {
    let foreign = sorted.foreign.as_slice();
    let open = sorted.open(predecessors)?;
    if open.is_empty() {
        return Some(HashMap::new());
    }
    let names: HashSet<&str> = foreign.iter().map(|entry| entry.block.as_str()).collect();
    if open.len() != names.len() || !agree_by_name(foreign) {
        return None;
    }
    let mut counterparts = behind(foreign, &open, blocks).or_else(|| strayed(&names, &open, predecessors))?;
    let taken: HashSet<usize> = counterparts.values().copied().collect();
    let unknown: Vec<&Entry> = foreign.iter().copied().filter(|entry| !counterparts.contains_key(&entry.block)).collect();
    let left: Vec<usize> = open.into_iter().filter(|block| !taken.contains(block)).collect();
    if left.len() > 1 && !agree(&unknown) {
        return None;
    }
    let mut left = left.into_iter();
    for entry in unknown {
        if !counterparts.contains_key(&entry.block) {
            counterparts.insert(entry.block.clone(), left.next()?);
        }
    }
    Some(counterparts)
}

/// The one name left for the one predecessor left, as the whole block has it.
fn strayed(names: &HashSet<&str>, open: &[usize], predecessors: &Predecessors) -> Option<HashMap<String, usize>> {
    let (name, predecessor) = predecessors.stray.as_ref()?;
    let is_it = names.len() == 1 && names.contains(name.as_str()) && open == [*predecessor];
    is_it.then(|| HashMap::from([(name.clone(), *predecessor)]))
}

/// For each block that entries name, the one open predecessor to which every way goes through it. `None` where one has none or several,
/// or shares it with another.
pub(super) fn behind(foreign: &[&Entry], open: &[usize], blocks: &Blocks) -> Option<HashMap<String, usize>> {
    let named: Vec<(&Entry, usize)> = foreign.iter().filter_map(|entry| Some((*entry, blocks.place(&entry.block)?))).collect();
    let mut behind = HashMap::new();
    if named.is_empty() {
        return Some(behind);
    }
    let mut entered: Vec<(usize, usize)> = open.iter().filter_map(|&block| Some((blocks.dominators().visit(block)?.0, block))).collect();
    entered.sort_unstable();
    let mut taken = HashSet::new();
    for (entry, block) in named {
        let (enter, leave) = blocks.dominators().visit(block)?;
        let first = entered.partition_point(|(time, _)| *time < enter);
        let end = entered.partition_point(|(time, _)| *time <= leave);
        let [(_, only)] = entered.get(first..end)? else { return None };
        if behind.insert(entry.block.clone(), *only).is_none() && !taken.insert(*only) {
            return None;
        }
    }
    Some(behind)
}

/// Whether entries of one name have one value.
fn agree_by_name(entries: &[&Entry]) -> bool {
    let mut values: HashMap<&str, &str> = HashMap::new();
    entries.iter().all(|entry| *values.entry(&entry.block).or_insert(entry.value.text) == entry.value.text)
}

/// How many bytes longer the entries become, at most.
fn added(phi: &Phi, blocks: &Blocks, predecessors: &Predecessors, replaced: &HashMap<String, usize>) -> usize {
    let written = phi.entries.iter().filter_map(|entry| {
        let block = replaced.get(&entry.block).copied().or_else(|| blocks.place(&entry.block))?;
        let edges = predecessors.edges.get(&block)?;
        Some((edges - 1) * length(entry.value.text, blocks.token(block)))
    });
    written.sum::<usize>() + predecessors.poison
}

/// How many bytes an entry takes, with brackets, comma and blanks.
fn length(value: &str, block: &str) -> usize {
    value.len() + block.len() + 8
}

/// One entry for each edge, in the order in which the entries stand.
fn rewritten(phi: &Phi, blocks: &Blocks, predecessors: &Predecessors, replaced: &HashMap<String, usize>) -> Vec<String> {
    let mut written: HashSet<usize> = HashSet::new();
    let mut texts = Vec::new();
    for entry in &phi.entries {
        let other = replaced.get(&entry.block).copied();
        let Some(block) = other.or_else(|| blocks.place(&entry.block)) else { continue };
        let Some(&edges) = predecessors.edges.get(&block) else { continue };
        if written.insert(block) {
            texts.extend(std::iter::repeat_n(entry.text(blocks, other), edges));
        }
    }
    // Where control never comes from, nothing is ever handed over.
    let unreached = predecessors.order.iter().filter(|&block| !written.contains(block));
    for block in unreached {
        texts.extend(std::iter::repeat_n(format!("[ poison, {} ]", blocks.token(*block)), predecessors.edges[block]));
    }
    texts
}

fn reason(foreign: &[&Entry], replaced: &HashMap<String, usize>, blocks: &Blocks) -> String {
    let Some(first) = foreign.first() else { return "a `phi` has one entry for each edge into its block".to_owned() };
    match replaced.get(&first.block) {
        Some(&block) => format!("what `%{}` stands for comes from `{}`", first.block, blocks.token(block)),
        None => format!("`%{}` does not lead to this block", first.block),
    }
}
