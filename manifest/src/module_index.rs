//! What one module gives the index, and the nodes of its call graph.

use crate::entry::Record;
use diagnostics::Span;
use ir::{Callee, EntityKind, Function, LineIndex, Module, TokenKind};
use runtime::EffectSet;
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
pub(crate) struct ModuleIndex {
    /// In the order of the text; the first nodes, in the same order, are these functions.
    pub(crate) entries: Vec<Record>,
    /// Functions, then globals and aliases, that the module defines.
    pub(crate) nodes: Vec<Node>,
    /// Whether the module belongs to the runtime: only there do documentation blocks state effects.
    pub(crate) is_runtime: bool,
}

/// A definition and what it mentions.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) is_public: bool,
    pub(crate) mentions: BTreeSet<String>,
    /// Those of `mentions` that stand in any place but that of a callee.
    pub(crate) taken: BTreeSet<String>,
    /// Whether it calls anything that is not named.
    pub(crate) calls_indirectly: bool,
    /// Effects of its own, stated for a `sys_*` function of the runtime.
    pub(crate) own_effects: EffectSet,
}

impl ModuleIndex {
    pub(crate) fn new(name: &str, module: &Module, is_runtime: bool) -> Self {
        let lines = LineIndex::new(module.text());
        let mut index = Self { entries: Vec::new(), nodes: Vec::new(), is_runtime };
        for function in module.definitions() {
            let comments = module.comments_before(function.span.start);
            let entry = Record::new(name, &function, lines.line(function.span.start), &comments);
            let own_effects = if is_runtime { stated_effects(&entry) } else { EffectSet::PURE };
            index.nodes.push(function_node(module, &function, own_effects));
            index.entries.push(entry);
        }
        for kind in [EntityKind::Global, EntityKind::Alias, EntityKind::IFunc] {
            index.nodes.extend(module.of_kind(kind).filter_map(|entity| data_node(module, entity)));
        }
        index
    }

    /// Every name that the module mentions and does not define itself.
    pub(crate) fn foreign_names(&self) -> BTreeSet<&str> {
        let own: BTreeSet<&str> = self.nodes.iter().map(|node| node.name.as_str()).collect();
        self.nodes.iter().flat_map(|node| &node.mentions).map(String::as_str).filter(|name| !own.contains(name)).collect()
    }
}

/// The `effects:` line of a `sys_*` function.
fn stated_effects(entry: &Record) -> EffectSet {
    if !entry.name.starts_with("sys_") {
        return EffectSet::PURE;
    }
    let stated = entry.documentation.lines().find_map(|line| line.strip_prefix("effects:"));
    stated.and_then(|names| names.parse().ok()).unwrap_or_default()
}

fn function_node(module: &Module, function: &Function, own_effects: EffectSet) -> Node {
    let mut node = Node {
        name: function.name().into_owned(),
        is_public: function.is_public(),
        mentions: BTreeSet::new(),
        taken: BTreeSet::new(),
        calls_indirectly: false,
        own_effects,
    };
    let body = function.body();
    let mut callees: Vec<Span> = Vec::new();
    for instruction in body.instructions() {
        if !matches!(instruction.opcode.text, "call" | "invoke" | "callbr") {
            continue;
        }
        match body.call(instruction).map(|call| call.callee) {
            Some(Callee::Global(name)) => callees.push(name.span),
            Some(Callee::Assembly(_)) => {}
            Some(Callee::Local(_) | Callee::Expression(_)) | None => node.calls_indirectly = true,
        }
    }
    for (name, span) in body.referenced_globals() {
        // Callees and mentions both come in the order of the text.
        if callees.binary_search_by_key(&span.start, |callee| callee.start).is_err() {
            node.taken.insert(name.clone().into_owned());
        }
        node.mentions.insert(name.into_owned());
    }
    // `personality`, `prefix` and `prologue` may name functions too.
    for token in ir::significant(module.text(), function.header.tail.span) {
        mention(&mut node, module.text(), token);
    }
    node
}

fn mention(node: &mut Node, text: &str, token: ir::Token) {
    if token.kind == TokenKind::Global {
        let name = ir::decode_name(token.text(text)).into_owned();
        node.taken.insert(name.clone());
        node.mentions.insert(name);
    }
}

fn data_node(module: &Module, entity: &ir::Entity) -> Option<Node> {
    let tokens = module.tokens(entity);
    let is = |word: &str| tokens.iter().take(12).any(|token| token.is_word(module.text(), word));
    if is("external") || is("extern_weak") {
        return None;
    }
    let mut node = Node {
        name: module.name(entity)?.into_owned(),
        is_public: !is("private") && !is("internal"),
        mentions: BTreeSet::new(),
        taken: BTreeSet::new(),
        calls_indirectly: false,
        own_effects: EffectSet::PURE,
    };
    for token in tokens.into_iter().skip(1) {
        mention(&mut node, module.text(), token);
    }
    Some(node)
}
