//! Which definition of a name a use means, if the name is read as that of a variable.

use ir::{Body, Definition, DefinitionKind, Flow};
use std::collections::{HashMap, HashSet};

/// How many blocks may be looked at for each block and instruction of a function, for all names together; beyond that the function
/// is left alone. A name that is defined close to its uses needs few.
const STEPS_FOR_EACH: usize = 32;

pub(super) struct Reaching<'a, 't> {
    body: &'a Body<'t>,
    flow: &'a Flow,
    reachable: Vec<bool>,
    /// Of the name in question: the instructions that define it, in order, with the places of the definitions, by block.
    by_block: HashMap<usize, Vec<(usize, usize)>>,
    /// The parameter of that name.
    parameter: Option<usize>,
    /// What reaches the beginning of a block, as far as it is known.
    known: HashMap<usize, Option<usize>>,
    /// Nothing once they are used up.
    steps: Option<usize>,
}

impl<'a, 't> Reaching<'a, 't> {
    pub(super) fn new(body: &'a Body<'t>, flow: &'a Flow) -> Self {
        let steps = Some((body.blocks().len() + body.instructions().len()) * STEPS_FOR_EACH);
        let (by_block, known) = (HashMap::new(), HashMap::new());
        Self { body, flow, reachable: flow.reachable(), by_block, parameter: None, known, steps }
    }

    /// Whether the answers are not to be relied on, since there was too much to look at.
    pub(super) fn is_exhausted(&self) -> bool {
        self.steps.is_none()
    }

    pub(super) fn block_of(&self, instruction: usize) -> Option<usize> {
        Some(self.body.block_of(instruction)).filter(|&block| block < self.body.blocks().len())
    }

    /// Takes steps for another look at each of so many places; whether there were enough.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        self.steps = self.steps.and_then(|left| left.checked_sub(steps));
        self.steps.is_some()
    }

    /// Turns to another name, with all its definitions in the order of the text.
    pub(super) fn set<'d, 'n: 'd>(&mut self, definitions: impl Iterator<Item = (usize, &'d Definition<'n>)>) {
        self.by_block.clear();
        self.known.clear();
        self.parameter = None;
        for (place, definition) in definitions {
            if definition.kind == DefinitionKind::Parameter {
                self.parameter = Some(place);
            } else if let Some(block) = self.block_of(definition.index) {
                self.by_block.entry(block).or_default().push((definition.index, place));
            }
        }
    }

    /// The definition that is the last one before an instruction; nothing where there is more than one, or none.
    pub(super) fn before(&mut self, instruction: usize) -> Option<usize> {
        let block = self.block_of(instruction)?;
        let definitions = self.by_block.get(&block).map_or(&[][..], Vec::as_slice);
        let before = definitions.partition_point(|&(index, _)| index < instruction);
        match before.checked_sub(1) {
            Some(last) => Some(definitions[last].1),
            None => self.at_start(block),
        }
    }

    /// The definition that is the last one at the end of a block.
    pub(super) fn at_end(&mut self, block: usize) -> Option<usize> {
        match self.by_block.get(&block).and_then(|definitions| definitions.last()) {
            Some(&(_, place)) => Some(place),
            None => self.at_start(block),
        }
    }

    fn at_start(&mut self, block: usize) -> Option<usize> {
        if let Some(&known) = self.known.get(&block) {
            return known;
        }
        let found = self.search(block);
        self.known.insert(block, found);
        found
    }

    /// Looks back along every path, each up to the first definition on it.
    fn search(&mut self, block: usize) -> Option<usize> {
        let mut reaching: Option<usize> = None;
        let mut seen = HashSet::from([block]);
        let mut open = vec![block];
        while let Some(block) = open.pop() {
            let predecessors = self.flow.predecessors(block);
            self.steps = self.steps.and_then(|steps| steps.checked_sub(1 + predecessors.len()));
            self.steps?;
            // A path on which nothing comes before the beginning makes the use unclear.
            let mut found = if block == 0 { vec![self.parameter?] } else { Vec::new() };
            for &before in predecessors.iter().filter(|before| self.reachable[**before]) {
                match self.by_block.get(&before).and_then(|definitions| definitions.last()) {
                    Some(&(_, place)) => found.push(place),
                    None if seen.insert(before) => open.push(before),
                    None => {}
                }
            }
            for place in found {
                if *reaching.get_or_insert(place) != place {
                    return None;
                }
            }
        }
        reaching
    }
}
