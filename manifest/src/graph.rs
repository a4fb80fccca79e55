//! The call graph of the modules that a candidate is linked with, and effects carried up along it.

use crate::module_index::ModuleIndex;
use crate::references::Name;
use runtime::{Effect, EffectSet};
use std::collections::{HashMap, VecDeque};

/// Nodes and edges are those of [`crate::carried`], numbered through all modules.
pub(crate) struct Graph<'m> {
    nodes: Vec<(&'m ModuleIndex, usize)>,
    edges: Vec<Vec<usize>>,
    /// The edges the other way.
    sources: Vec<Vec<usize>>,
    effects: Vec<EffectSet>,
    /// Of each function whose address is taken, a node that takes it.
    takers: HashMap<usize, usize>,
}

/// Names that are shown of a way.
const LONGEST_PATH: usize = 10;

/// From each node the next on a shortest way, and where that ends.
pub(crate) struct Ways {
    next: Vec<Option<usize>>,
    end: Vec<Option<usize>>,
}

impl<'m> Graph<'m> {
    /// A name means the definition of its own module, or else the public one of the first module that has one.
    pub(crate) fn new(modules: &[&'m ModuleIndex]) -> Self {
        let nodes: Vec<(&ModuleIndex, usize)> =
            modules.iter().flat_map(|&module| (0..module.node_count()).map(move |node| (module, node))).collect();
        let mut public: HashMap<&str, usize> = HashMap::new();
        for (number, (module, node)) in nodes.iter().enumerate() {
            if module.is_public(*node) {
                public.entry(module.node_name(*node)).or_insert(number);
            }
        }
        let edges = vec![Vec::new(); nodes.len() + 1];
        let mut graph = Self { nodes, edges, sources: Vec::new(), effects: Vec::new(), takers: HashMap::new() };
        let mut start = 0;
        for module in modules {
            graph.connect(start, module, &public);
            start += module.node_count();
        }
        graph.sources = graph.reversed();
        graph.effects = graph.carried_up();
        graph
    }

    /// The node that stands for "some function whose address is taken".
    fn indirect(&self) -> usize {
        self.nodes.len()
    }

    fn connect(&mut self, start: usize, module: &'m ModuleIndex, public: &HashMap<&str, usize>) {
        let meant = |name: &Name| match name.own {
            Some(node) => Some(start + node as usize),
            None => public.get(&*name.text).copied(),
        };
        let indirect = self.indirect();
        for node in 0..module.node_count() {
            self.edges[start + node].extend(module.references.of(node).filter_map(meant));
            if module.references.calls_indirectly(node) {
                self.edges[start + node].push(indirect);
            }
        }
        for name in module.references.taken() {
            if let (Some(target), Some(&taker)) = (meant(name), name.takers.first()) {
                if !self.takers.contains_key(&target) {
                    self.edges[indirect].push(target);
                }
                self.takers.entry(target).or_insert(start + taker as usize);
            }
        }
    }

    fn reversed(&self) -> Vec<Vec<usize>> {
        let mut sources = vec![Vec::new(); self.edges.len()];
        for (source, targets) in self.edges.iter().enumerate() {
            for &target in targets {
                sources[target].push(source);
            }
        }
        sources
    }

    /// Each node gains what its targets have, until nothing changes; a node changes at most once per effect.
    fn carried_up(&self) -> Vec<EffectSet> {
        let mut effects: Vec<EffectSet> = self.nodes.iter().map(|(module, node)| module.own_effects(*node)).collect();
        effects.push(EffectSet::PURE);
        let mut changed: Vec<usize> = (0..self.nodes.len()).filter(|&node| !effects[node].is_pure()).collect();
        while let Some(target) = changed.pop() {
            for &source in &self.sources[target] {
                let united = effects[source].union(effects[target]);
                if united != effects[source] {
                    effects[source] = united;
                    changed.push(source);
                }
            }
        }
        effects
    }

    pub(crate) fn effects(&self, node: usize) -> EffectSet {
        self.effects.get(node).copied().unwrap_or_default()
    }

    /// A shortest way from every node to one that has `effect` of its own.
    pub(crate) fn ways(&self, effect: Effect) -> Ways {
        self.ways_to(|module, node| module.own_effects(node).contains(effect))
    }

    /// A shortest way from every node to one that `is_end`.
    pub(crate) fn ways_to(&self, is_end: impl Fn(&ModuleIndex, usize) -> bool) -> Ways {
        let mut ways = Ways { next: vec![None; self.edges.len()], end: vec![None; self.edges.len()] };
        let mut queue = VecDeque::new();
        for (number, (module, node)) in self.nodes.iter().enumerate() {
            if is_end(module, *node) {
                ways.end[number] = Some(number);
                queue.push_back(number);
            }
        }
        while let Some(target) = queue.pop_front() {
            for &source in &self.sources[target] {
                if ways.end[source].is_none() {
                    ways.next[source] = Some(target);
                    ways.end[source] = ways.end[target];
                    queue.push_back(source);
                }
            }
        }
        ways
    }

    /// The node of a module's public function of this name, `None` if there is none.
    pub(crate) fn public(&self, name: &str) -> Option<usize> {
        self.nodes.iter().position(|(module, node)| module.is_public(*node) && module.node_name(*node) == name)
    }

    /// Whether there is a way from `start`.
    pub(crate) fn leads(&self, start: usize, ways: &Ways) -> bool {
        ways.end.get(start).is_some_and(Option::is_some)
    }

    /// The names on the way of a node; of a long one its first names, `…`, and the last.
    pub(crate) fn path(&self, start: usize, ways: &Ways) -> Vec<String> {
        let mut names = Vec::new();
        let mut node = start;
        while let Some(next) = ways.next[node] {
            names.push(self.name(node, next));
            node = next;
            if names.len() >= LONGEST_PATH && ways.next[node].is_some() {
                names.push("…".to_owned());
                node = ways.end[start].unwrap_or(node);
                break;
            }
        }
        names.push(self.name(node, node));
        names
    }

    /// The name of a node on a way that goes on to `next`.
    fn name(&self, node: usize, next: usize) -> String {
        let name = |node: usize| self.nodes.get(node).map(|(module, node)| module.node_name(*node).to_owned());
        name(node).unwrap_or_else(|| match self.takers.get(&next).and_then(|&taker| name(taker)) {
            Some(taker) => format!("a function by its address (taken in {taker})"),
            None => "a function by its address".to_owned(),
        })
    }
}
