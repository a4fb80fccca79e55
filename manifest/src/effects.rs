//! Effects of a candidate's functions.

use crate::Manifest;
use crate::graph::Graph;
use crate::module_index::ModuleIndex;
use ir::Module;
use runtime::{Effect, EffectSet};

/// What a function can do to the world, and through whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionEffects {
    pub function: String,
    pub effects: EffectSet,
    /// One for each effect.
    pub reaches: Vec<Reach>,
}

/// How a function comes by an effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub effect: Effect,
    /// The names on a shortest way from the function to one that has the effect of its own: `sum`, `log_line`, `sys_write`.
    /// Of a long way the beginning and the end, with `…` between them.
    pub path: Vec<String>,
}

/// The effects of each function that `module` defines, in the order of the text, linked with those modules of the
/// manifest that it needs. A name that is defined nowhere adds nothing: [`crate::missing`] reports it.
pub fn effects_of(manifest: &Manifest, module: &Module) -> Vec<FunctionEffects> {
    let candidate = ModuleIndex::new("", module, false);
    let mut modules = vec![&candidate];
    modules.extend(manifest.closure_of(&[&candidate]));
    // The nodes of the candidate come first.
    let graph = Graph::new(&modules);
    let ways: Vec<_> = Effect::ALL.into_iter().map(|effect| (effect, graph.ways(effect))).collect();
    let function = |node: usize| {
        let effects = graph.effects(node);
        let reached = ways.iter().filter(|(effect, _)| effects.contains(*effect));
        let reaches = reached.map(|&(effect, ref ways)| Reach { effect, path: graph.path(node, ways) }).collect();
        FunctionEffects { function: candidate.node_name(node).to_owned(), effects, reaches }
    };
    (0..candidate.function_count()).map(function).collect()
}

/// A shortest way of calls from the public function `from` to each of the functions `to`, over all modules of the manifest that are in
/// `modules`; `None` where there is none. Of a long way the beginning and the end, with `…` between them.
pub fn paths_of_calls(manifest: &Manifest, modules: &[&str], from: &str, to: &[&str]) -> Vec<Option<Vec<String>>> {
    let indexes: Vec<&ModuleIndex> = modules.iter().filter_map(|name| Some(&manifest.modules().named(name)?.index)).collect();
    let graph = Graph::new(&indexes);
    let Some(start) = graph.public(from) else { return vec![None; to.len()] };
    let path = |end: &&str| {
        let ways = graph.ways_to(|module, node| module.node_name(node) == *end);
        graph.leads(start, &ways).then(|| graph.path(start, &ways))
    };
    to.iter().map(path).collect()
}
