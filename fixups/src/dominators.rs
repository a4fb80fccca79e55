//! Which block every way to another block goes through.

use ir::Flow;

/// The dominator tree of the blocks that can be reached from the first one.
pub(crate) struct Dominators {
    /// When a walk over the tree enters and leaves each block; nothing for a block that cannot be reached.
    visits: Vec<Option<(usize, usize)>>,
}

const NONE: usize = usize::MAX;

impl Dominators {
    /// After Lengauer and Tarjan, "A Fast Algorithm for Finding Dominators in a Flowgraph" (1979), in the variant that takes
    /// O(edges * log blocks).
    pub(crate) fn of(flow: &Flow, blocks: usize) -> Self {
        let mut finder = Finder::new(flow, blocks);
        finder.find(flow);
        Self { visits: finder.visits(blocks) }
    }

    /// Whether every way to block `other` goes through block `block`. Holds of each where `other` cannot be reached.
    pub(crate) fn dominates(&self, block: usize, other: usize) -> bool {
        match (self.visit(block), self.visit(other)) {
            (_, None) => true,
            (None, _) => false,
            (Some(outer), Some(inner)) => outer.0 <= inner.0 && inner.1 <= outer.1,
        }
    }

    /// When a walk over the tree enters and leaves a block: it dominates those that are entered between. Nothing where control never
    /// gets to.
    pub(crate) fn visit(&self, block: usize) -> Option<(usize, usize)> {
        self.visits.get(block).copied().flatten()
    }
}

/// Blocks are counted in the order in which a walk in depth meets them, beside `order` itself.
struct Finder {
    /// The block behind each number.
    order: Vec<usize>,
    /// The number of each block.
    number: Vec<usize>,
    parent: Vec<usize>,
    semidominator: Vec<usize>,
    dominator: Vec<usize>,
    /// The forest of the blocks that are done, and the best of each path in it.
    ancestor: Vec<usize>,
    label: Vec<usize>,
}

impl Finder {
    fn new(flow: &Flow, blocks: usize) -> Self {
        let (mut order, mut parent, mut number) = (Vec::new(), Vec::new(), vec![NONE; blocks]);
        let mut open = if blocks == 0 { Vec::new() } else { vec![(0, 0)] };
        while let Some((block, from)) = open.pop() {
            if number[block] == NONE {
                number[block] = order.len();
                parent.push(from);
                open.extend(flow.successors(block).iter().map(|&next| (next, order.len())));
                order.push(block);
            }
        }
        let count = order.len();
        let label: Vec<usize> = (0..count).collect();
        Self { order, number, parent, semidominator: label.clone(), dominator: vec![0; count], ancestor: vec![NONE; count], label }
    }

    fn find(&mut self, flow: &Flow) {
        let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); self.order.len()];
        for block in (1..self.order.len()).rev() {
            for &predecessor in flow.predecessors(self.order[block]) {
                let predecessor = self.number[predecessor];
                if predecessor != NONE {
                    let best = self.best(predecessor);
                    self.semidominator[block] = self.semidominator[block].min(self.semidominator[best]);
                }
            }
            buckets[self.semidominator[block]].push(block);
            let parent = self.parent[block];
            self.ancestor[block] = parent;
            for waiting in std::mem::take(&mut buckets[parent]) {
                let best = self.best(waiting);
                let is_lower = self.semidominator[best] < self.semidominator[waiting];
                self.dominator[waiting] = if is_lower { best } else { parent };
            }
        }
        for block in 1..self.order.len() {
            if self.dominator[block] != self.semidominator[block] {
                self.dominator[block] = self.dominator[self.dominator[block]];
            }
        }
    }

    /// Of the path from `block` to the root of its tree, the block with the least semidominator; shortens the path.
    fn best(&mut self, block: usize) -> usize {
        let mut path = Vec::new();
        let mut at = block;
        while self.ancestor[at] != NONE && self.ancestor[self.ancestor[at]] != NONE {
            path.push(at);
            at = self.ancestor[at];
        }
        for &below in path.iter().rev() {
            let above = self.ancestor[below];
            if self.semidominator[self.label[above]] < self.semidominator[self.label[below]] {
                self.label[below] = self.label[above];
            }
            self.ancestor[below] = self.ancestor[above];
        }
        if self.ancestor[block] == NONE { block } else { self.label[block] }
    }

    fn visits(&self, blocks: usize) -> Vec<Option<(usize, usize)>> {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.order.len()];
        for block in 1..self.order.len() {
            children[self.dominator[block]].push(block);
        }
        let mut visits = vec![None; blocks];
        let mut time = 0;
        let mut open = if self.order.is_empty() { Vec::new() } else { vec![(0, 0)] };
        while let Some((block, child)) = open.pop() {
            time += 1;
            let visit = visits[self.order[block]].get_or_insert((time, time));
            visit.1 = time;
            if let Some(&next) = children[block].get(child) {
                open.push((block, child + 1));
                open.push((next, 0));
            }
        }
        visits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn flow(edges: &[Vec<usize>]) -> (Flow, usize) {
        let block = |(index, targets): (usize, &Vec<usize>)| {
            let labels: Vec<String> = targets.iter().map(|target| format!("label %b{target}")).collect();
            match &labels[..] {
                [] => format!("b{index}:\n  ret void\n"),
                [first, cases @ ..] => {
                    let cases: Vec<String> = cases.iter().enumerate().map(|(case, label)| format!("i8 {case}, {label}")).collect();
                    format!("b{index}:\n  switch i8 0, {first} [ {} ]\n", cases.join(" "))
                }
            }
        };
        let blocks: String = edges.iter().enumerate().map(block).collect();
        let text = format!("define void @f() {{\n{blocks}}}\n");
        let body = ir::parse(&text).definitions().next().unwrap().body();
        (Flow::of(&body), body.blocks().len())
    }

    /// Blocks that can be reached from the first one without going through `without`.
    fn reached(flow: &Flow, blocks: usize, without: Option<usize>) -> Vec<bool> {
        let mut reached = vec![false; blocks];
        let mut open = vec![0];
        while let Some(block) = open.pop() {
            if Some(block) != without && !std::mem::replace(&mut reached[block], true) {
                open.extend(flow.successors(block));
            }
        }
        reached
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

        #[test]
        fn agrees_with_the_definition(edges in proptest::collection::vec(proptest::collection::vec(0usize..12, 0..4), 12)) {
            let (flow, blocks) = flow(&edges);
            let dominators = Dominators::of(&flow, blocks);
            let reachable = reached(&flow, blocks, None);
            for block in 0..blocks {
                let without = reached(&flow, blocks, Some(block));
                for other in 0..blocks {
                    let expected = !reachable[other] || (reachable[block] && !without[other]);
                    prop_assert_eq!(dominators.dominates(block, other), expected, "{} over {} in {:?}", block, other, &edges);
                }
            }
        }
    }

    #[test]
    fn a_long_chain_takes_no_time_and_no_stack() {
        let edges: Vec<Vec<usize>> =
            (0..50_000).map(|block| if block < 49_999 { vec![block + 1, block / 2] } else { Vec::new() }).collect();
        let (flow, blocks) = flow(&edges);
        let dominators = Dominators::of(&flow, blocks);
        assert!(dominators.dominates(0, 49_999) && dominators.dominates(49_000, 49_999) && !dominators.dominates(49_999, 49_000));
    }
}
