//! Gives labels names of their own.
//!
//! Before:
//! ```llvm
//! define i64 @count(i64 %n) {
//! entry:
//!   %start = add i64 %n, 1
//!   br label %entry
//! entry:
//!   %i = phi i64 [ %start, %entry ], [ %sum, %sum ]
//!   br label %sum
//! sum:
//!   %sum = add i64 %i, 1
//!   %is_done = icmp ugt i64 %sum, 100
//!   br i1 %is_done, label %end, label %entry
//! end:
//!   ret i64 %sum
//! end:
//!   ret i64 %sum
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @count(i64 %n) {
//! entry:
//!   %start = add i64 %n, 1
//!   br label %entry.2
//! entry.2:
//!   %i = phi i64 [ %start, %entry ], [ %sum, %sum.block ]
//!   br label %sum.block
//! sum.block:
//!   %sum = add i64 %i, 1
//!   %is_done = icmp ugt i64 %sum, 100
//!   br i1 %is_done, label %end, label %entry.2
//! end:
//!   ret i64 %sum
//! }
//! ```
//! Neither a branch nor an address can mean the first block, and the entry of a `phi` means a block that branches there. Of two blocks that are the
//! same, word by word, the second is dropped, and so is a label that stands twice in a row.
//!
//! Requires: bodies with both braces, and labels that are written as such.
//! Ensures: every label that is not left alone stands once, and no value has its name.
//! Leaves alone: a label that stands twice, if one of its uses could mean either; numbers that are a value and a label.

mod uses;

use crate::addresses::{Address, Addresses};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Block, Body, DefinitionKind, Locals};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

pub(crate) const NAME: &str = "rename_labels";
pub(crate) const SUMMARY: &str = "renames labels that stand twice, or that are the name of a value too";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let mut addresses = Addresses::of(rewrite.text);
    for function in rewrite.module.definitions().filter(|function| function.is_closed).collect::<Vec<_>>() {
        let body = function.body();
        let locals = Locals::of(&function, &body);
        let places = places(&locals);
        if places.values().all(|blocks| blocks.len() < 2) && !places.keys().any(|name| is_value(&locals, name)) {
            continue;
        }
        let addresses = addresses.taken_outside(&function, &body);
        Labels { body, locals, places, addresses }.mend(rewrite);
    }
}

/// The blocks of each label that is written.
type Places<'t> = BTreeMap<Cow<'t, str>, Vec<usize>>;

fn places<'t>(locals: &Locals<'t>) -> Places<'t> {
    let mut places = Places::new();
    for label in locals.definitions().iter().filter(|label| label.kind == DefinitionKind::Label && label.is_written()) {
        places.entry(label.name.clone()).or_default().push(label.index);
    }
    places
}

/// Whether a name, which is no number, is that of a label and of a value.
fn is_value(locals: &Locals, name: &str) -> bool {
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
    !is_number && locals.definitions_of(name).take(2).any(|definition| definition.kind != DefinitionKind::Label)
}

struct Labels<'t> {
    body: Body<'t>,
    locals: Locals<'t>,
    places: Places<'t>,
    /// Mentions of the labels outside of the function.
    addresses: Vec<Address<'t>>,
}

impl Labels<'_> {
    fn mend(mut self, rewrite: &mut Rewrite) {
        let dropped = self.drop_copies(rewrite);
        for blocks in self.places.values_mut() {
            blocks.retain(|block| !dropped.contains(block));
        }
        let resolved = uses::resolve(&self.body, &self.locals, &self.places, &self.addresses, &dropped);
        let mut names: HashMap<usize, String> = HashMap::new();
        for (name, blocks) in &self.places {
            let is_value = is_value(&self.locals, name);
            if let Some(found) = resolved.unclear.get(name) {
                report(rewrite, name, *found);
                continue;
            }
            let base = if name.bytes().all(|byte| byte.is_ascii_digit()) { format!("bb{name}") } else { name.to_string() };
            let base = if is_value { format!("{base}.block") } else { base };
            for &block in blocks.iter().skip(usize::from(!is_value)) {
                names.insert(block, self.locals.fresh(&base));
            }
        }
        self.write(rewrite, &names, &resolved);
    }

    fn write(&self, rewrite: &mut Rewrite, names: &HashMap<usize, String>, resolved: &uses::Resolved) {
        for (block, label) in self.body.blocks().iter().enumerate().filter_map(|(index, block)| Some((index, block.label?))) {
            if let Some(name) = names.get(&block) {
                rewrite.replace(label.span, format!("{name}:"), format!("`{}` names something else too", label.text.trim_end_matches(':')));
            }
        }
        let uses = self.locals.uses().iter().map(|found| found.span).zip(&resolved.blocks);
        let addresses = self.addresses.iter().map(|address| address.span).zip(&resolved.addressed);
        for (span, block) in uses.chain(addresses) {
            if let Some(name) = block.and_then(|block| names.get(&block)) {
                rewrite.replace(span, format!("%{name}"), format!("only `{name}` can be meant"));
            }
        }
    }

    /// Drops blocks that are the same as an earlier one of their label, and labels that stand twice in a row.
    fn drop_copies(&self, rewrite: &mut Rewrite) -> HashSet<usize> {
        let blocks = self.body.blocks();
        let mut dropped = HashSet::new();
        for same in self.places.values().filter(|same| same.len() > 1) {
            let mut seen: HashSet<Vec<&str>> = HashSet::new();
            for (position, &index) in same.iter().enumerate() {
                let block = &blocks[index];
                let is_repeated = same.get(position + 1) == Some(&(index + 1)) && block.instructions.is_empty();
                let ends = |block: &Block| self.body.terminator(block).is_some();
                let is_copy = !seen.insert(self.words(block)) && ends(block) && ends(&blocks[index - 1]);
                if is_repeated || is_copy {
                    let what = if is_copy { "this block stands here a second time" } else { "this label stands here a second time" };
                    rewrite.delete_code(self.span(block), what);
                    dropped.insert(index);
                }
            }
        }
        dropped
    }

    fn span(&self, block: &Block) -> Span {
        let last = self.body.instructions()[block.instructions.clone()].last();
        let start = block.label.map_or(Span::at(self.body.span.start), |label| label.span);
        Span::new(start.start, last.map_or(start.end, |last| last.span.end))
    }

    /// The words of a block without its label.
    fn words(&self, block: &Block) -> Vec<&str> {
        let instructions = &self.body.instructions()[block.instructions.clone()];
        let tokens = instructions.iter().flat_map(|instruction| self.body.tokens(instruction));
        tokens.map(|token| token.text(self.body.text())).collect()
    }
}

fn report(rewrite: &mut Rewrite, name: &str, span: Span) {
    let message = format!("the label `{name}` stands more than once, and this use could mean either");
    rewrite.leave(&codes::LOCAL_TWICE, span, message, "give every label a name of its own");
}
