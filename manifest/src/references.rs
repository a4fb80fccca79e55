//! Which names the definitions of a module mention, in both directions.

use crate::record::number;
use diagnostics::Span;
use ir::{Callee, Entity, EntityKind, Function, Module, TokenKind};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The mentions of one module; its definitions are numbered as nodes.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// Every name that is mentioned, sorted.
    names: Vec<Name>,
    /// For each node where its mentions begin; one more at the end. Empty for a module known by its signatures only.
    starts: Vec<u32>,
    /// Places in `names`.
    mentions: Vec<u32>,
    /// The same the other way: for each name where its nodes begin.
    node_starts: Vec<u32>,
    nodes: Vec<u32>,
    /// The nodes that call anything that is not named.
    indirect: Vec<u32>,
}

#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) text: Box<str>,
    /// The node of the module that the name means in it.
    pub(crate) own: Option<u32>,
    /// Nodes that mention it in any place but that of a callee, so that whoever gets its address may call it.
    pub(crate) takers: Box<[u32]>,
}

impl References {
    /// The names that a node mentions, sorted.
    pub(crate) fn of(&self, node: usize) -> impl Iterator<Item = &Name> {
        let range = match (self.starts.get(node), self.starts.get(node + 1)) {
            (Some(&start), Some(&end)) => start as usize..end as usize,
            _ => 0..0,
        };
        self.mentions[range].iter().filter_map(|&name| self.names.get(name as usize))
    }

    /// Every name of another module.
    pub(crate) fn foreign(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|name| name.own.is_none())
    }

    /// The names whose addresses are taken.
    pub(crate) fn taken(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|name| !name.takers.is_empty())
    }

    /// What is known of `name` and the nodes that mention it.
    pub(crate) fn find(&self, name: &str) -> Option<(&Name, &[u32])> {
        let index = self.names.binary_search_by(|probe| (*probe.text).cmp(name)).ok()?;
        let (start, end) = (*self.node_starts.get(index)?, *self.node_starts.get(index + 1)?);
        Some((&self.names[index], &self.nodes[start as usize..end as usize]))
    }

    /// The nodes that call anything that is not named, in order.
    pub(crate) fn indirect(&self) -> &[u32] {
        &self.indirect
    }

    pub(crate) fn calls_indirectly(&self, node: usize) -> bool {
        self.indirect.binary_search(&number(node)).is_ok()
    }
}

/// Collects the mentions of one node after the other.
#[derive(Default)]
pub(crate) struct ReferencesBuilder {
    /// Of each node what it mentions, and whether it takes the address.
    nodes: Vec<BTreeMap<String, bool>>,
    indirect: Vec<u32>,
}

impl ReferencesBuilder {
    pub(crate) fn function(&mut self, module: &Module, function: &Function) {
        let mut mentions: BTreeMap<String, bool> = BTreeMap::new();
        let body = function.body();
        let mut callees: Vec<Span> = Vec::new();
        let mut calls_indirectly = false;
        for instruction in body.instructions() {
            if !matches!(instruction.opcode.text, "call" | "invoke" | "callbr") {
                continue;
            }
            match body.call(instruction).map(|call| call.callee) {
                Some(Callee::Global(name)) => callees.push(name.span),
                Some(Callee::Assembly(_)) => {}
                Some(Callee::Local(_) | Callee::Expression(_)) | None => calls_indirectly = true,
            }
        }
        for (name, span) in body.referenced_globals() {
            // Callees and mentions both come in the order of the text.
            let is_taken = callees.binary_search_by_key(&span.start, |callee| callee.start).is_err();
            *mentions.entry(name.into_owned()).or_default() |= is_taken;
        }
        // `personality`, `prefix` and `prologue` may name functions too.
        mentions.extend(names_of(module.text(), ir::significant(module.text(), function.header.tail.span)));
        if calls_indirectly {
            self.indirect.push(number(self.nodes.len()));
        }
        self.nodes.push(mentions);
    }

    /// The name of a global or an alias that the module defines, and whether it is public.
    pub(crate) fn data(&mut self, module: &Module, entity: &Entity) -> Option<(String, bool)> {
        let tokens = module.tokens(entity);
        let is = |word: &str| tokens.iter().take(12).any(|token| token.is_word(module.text(), word));
        if is("external") || is("extern_weak") {
            return None;
        }
        let name = module.name(entity)?.into_owned();
        let is_public = !is("private") && !is("internal");
        self.nodes.push(names_of(module.text(), tokens.into_iter().skip(1)).collect());
        Some((name, is_public))
    }

    /// `own` are the names of the module's nodes; where two nodes have one, it means the first.
    pub(crate) fn finish<'n>(self, own: impl Iterator<Item = &'n str>) -> References {
        let mut own_nodes: HashMap<&str, u32> = HashMap::new();
        for (node, name) in own.enumerate() {
            own_nodes.entry(name).or_insert(number(node));
        }
        let texts: BTreeSet<&str> = self.nodes.iter().flat_map(BTreeMap::keys).map(String::as_str).collect();
        let numbers: HashMap<&str, usize> = texts.iter().enumerate().map(|(index, &text)| (text, index)).collect();
        let mut mentioned_by: Vec<Vec<u32>> = vec![Vec::new(); texts.len()];
        let mut taken_by: Vec<Vec<u32>> = vec![Vec::new(); texts.len()];
        let mut references = References { starts: vec![0], indirect: self.indirect, ..References::default() };
        for (node, mentions) in self.nodes.iter().enumerate() {
            for (text, &is_taken) in mentions {
                let name = numbers[text.as_str()];
                references.mentions.push(number(name));
                mentioned_by[name].push(number(node));
                if is_taken {
                    taken_by[name].push(number(node));
                }
            }
            references.starts.push(number(references.mentions.len()));
        }
        references.node_starts.push(0);
        for ((text, nodes), takers) in texts.into_iter().zip(mentioned_by).zip(taken_by) {
            references.nodes.extend(nodes);
            references.node_starts.push(number(references.nodes.len()));
            let own = own_nodes.get(text).copied();
            references.names.push(Name { text: text.into(), own, takers: takers.into_boxed_slice() });
        }
        references
    }
}

/// The globals among tokens, each as one whose address is taken.
fn names_of(text: &str, tokens: impl IntoIterator<Item = ir::Token>) -> impl Iterator<Item = (String, bool)> {
    let globals = tokens.into_iter().filter(|token| token.kind == TokenKind::Global);
    globals.map(move |token| (ir::decode_name(token.text(text)).into_owned(), true))
}

/// The kinds of entities that are nodes beside functions.
pub(crate) const DATA: [EntityKind; 3] = [EntityKind::Global, EntityKind::Alias, EntityKind::IFunc];
