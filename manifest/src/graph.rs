//! The call graph over several modules, and effects carried up along it.

use crate::module_index::{ModuleIndex, Node};
use runtime::{Effect, EffectSet};
use std::collections::{HashMap, VecDeque};

/// Nodes are definitions; an edge leads from a definition to each one that it mentions, called or not, because what is
/// mentioned may be called by whoever gets its address, the kernel included. A call that names no function leads to one
/// more node, from which edges lead to every function whose address is taken.
pub(crate) struct Graph<'m> {
    nodes: Vec<&'m Node>,
    /// First node of each module, in the order in which they were given.
    starts: Vec<usize>,
    edges: Vec<Vec<usize>>,
    effects: Vec<EffectSet>,
}

impl<'m> Graph<'m> {
    /// A name means the definition of its own module, or else the public one of the first module that has one.
    pub(crate) fn new(modules: &[&'m ModuleIndex]) -> Self {
        let nodes: Vec<&Node> = modules.iter().flat_map(|module| &module.nodes).collect();
        let mut starts = Vec::with_capacity(modules.len());
        let mut public: HashMap<&str, usize> = HashMap::new();
        let mut count = 0;
        for module in modules {
            starts.push(count);
            for node in &module.nodes {
                if node.is_public {
                    public.entry(&node.name).or_insert(count);
                }
                count += 1;
            }
        }
        let mut graph = Self { nodes, starts, edges: vec![Vec::new(); count + 1], effects: Vec::new() };
        for (index, module) in modules.iter().enumerate() {
            graph.connect(graph.starts[index], module, &public);
        }
        let indirect = graph.indirect();
        graph.edges[indirect].sort_unstable();
        graph.edges[indirect].dedup();
        graph.effects = graph.carried_up();
        graph
    }

    /// The node that stands for "some function whose address is taken".
    fn indirect(&self) -> usize {
        self.nodes.len()
    }

    fn connect(&mut self, start: usize, module: &'m ModuleIndex, public: &HashMap<&str, usize>) {
        let own: HashMap<&str, usize> = module.nodes.iter().enumerate().map(|(index, node)| (node.name.as_str(), start + index)).collect();
        let find = |name: &String| own.get(name.as_str()).or_else(|| public.get(name.as_str())).copied();
        let indirect = self.indirect();
        for (index, node) in module.nodes.iter().enumerate() {
            self.edges[start + index].extend(node.mentions.iter().filter_map(find));
            if node.calls_indirectly {
                self.edges[start + index].push(indirect);
            }
            let taken: Vec<usize> = node.taken.iter().filter_map(find).collect();
            self.edges[indirect].extend(taken);
        }
    }

    /// Each node gains what its targets have, until nothing changes; a node changes at most once per effect.
    fn carried_up(&self) -> Vec<EffectSet> {
        let mut effects: Vec<EffectSet> = self.nodes.iter().map(|node| node.own_effects).collect();
        effects.push(EffectSet::PURE);
        let mut sources = vec![Vec::new(); self.edges.len()];
        for (source, targets) in self.edges.iter().enumerate() {
            for &target in targets {
                sources[target].push(source);
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

    /// The effects of the functions of one module, in the order of its entries.
    pub(crate) fn effects_of_module(&self, module: usize, entries: usize) -> &[EffectSet] {
        let start = self.starts[module];
        self.effects.get(start..start + entries).unwrap_or(&[])
    }

    /// The function of one module that has this name and `effect`.
    pub(crate) fn function_with(&self, module: usize, name: &str, effect: Effect) -> Option<usize> {
        let end = self.starts.get(module + 1).copied().unwrap_or(self.nodes.len());
        (self.starts[module]..end).find(|&node| self.nodes[node].name == name && self.effects[node].contains(effect))
    }

    /// The names on the shortest way from `start` to a function that has `effect` of its own.
    pub(crate) fn path(&self, start: usize, effect: Effect) -> Option<Vec<String>> {
        let mut from: Vec<Option<usize>> = vec![None; self.edges.len()];
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            if self.nodes.get(node).is_some_and(|node| node.own_effects.contains(effect)) {
                return Some(self.names_back(node, start, &from));
            }
            for &target in &self.edges[node] {
                if target != start && from[target].is_none() {
                    from[target] = Some(node);
                    queue.push_back(target);
                }
            }
        }
        None
    }

    fn names_back(&self, end: usize, start: usize, from: &[Option<usize>]) -> Vec<String> {
        let mut names = Vec::new();
        let mut node = end;
        loop {
            names.push(self.nodes.get(node).map_or("a function by its address".to_owned(), |node| node.name.clone()));
            match from[node] {
                Some(before) if node != start => node = before,
                _ => break,
            }
        }
        names.reverse();
        names
    }
}
