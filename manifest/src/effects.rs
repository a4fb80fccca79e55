//! Effects of a candidate's functions.

use crate::Manifest;
use crate::graph::Graph;
use crate::module_index::ModuleIndex;
use ir::Module;
use runtime::{Effect, EffectSet};

/// The effects of each function that `module` defines, in the order of the text, linked with those modules of the
/// manifest that it needs. A name that is defined nowhere adds nothing: [`crate::missing`] reports it.
pub fn effects_of(manifest: &Manifest, module: &Module) -> Vec<(String, EffectSet)> {
    let candidate = ModuleIndex::new("", module, false);
    let graph = graph(manifest, &candidate);
    (0..candidate.function_count()).map(|node| (candidate.node_name(node).to_owned(), graph.effects(node))).collect()
}

/// How `function` of `module` reaches `effect`: the names on the shortest way, `sum`, `log_line`, `sys_write`.
pub fn path_to_effect(manifest: &Manifest, module: &Module, function: &str, effect: Effect) -> Option<Vec<String>> {
    let candidate = ModuleIndex::new("", module, false);
    let graph = graph(manifest, &candidate);
    let start =
        (0..candidate.function_count()).find(|&node| candidate.node_name(node) == function && graph.effects(node).contains(effect))?;
    graph.path(start, effect)
}

/// The nodes of the candidate come first.
fn graph<'m>(manifest: &'m Manifest, candidate: &'m ModuleIndex) -> Graph<'m> {
    let mut modules = vec![candidate];
    modules.extend(manifest.closure_of(&[candidate]));
    Graph::new(&modules)
}
