//! Replaces the name of a function that exists nowhere by the name that it is evidently a slip of, and says so at the line.
//!
//! Before:
//! ```llvm
//! declare i64 @find_text(ptr, i64, ptr, i64)
//!
//! define i64 @position(ptr %text, i64 %text_len) {
//!   %at = call i64 @find_text(ptr %text, i64 %text_len, ptr %text, i64 1)
//!   %n = call i64 @sys_wirte(i64 1, ptr %text, i64 %at)
//!   ret i64 %n
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @position(ptr %text, i64 %text_len) {
//!   %at = call i64 @text_find(ptr %text, i64 %text_len, ptr %text, i64 1) ; NOTE: fuzzy match replaced: find_text
//!   %n = call i64 @sys_write(i64 1, ptr %text, i64 %at) ; NOTE: fuzzy match replaced: sys_wirte
//!   ret i64 %n
//! }
//! ```
//! What counts as a slip is narrow: `resolve_names/slip.rs` has the rule, and `resolve_names/near.rs` a wider one for names that the
//! module declares, and so does not mean to define itself.
//!
//! Requires: a name that is called or declared and that neither the module, the manifest nor the intrinsics know; one
//! function, of the module or public in the manifest, that it is a slip of; and every call and declaration has the types of
//! that function, where a result that is not used may be of any type; for the wider rule all types, two parameters at least.
//! Ensures: the name is replaced wherever it is mentioned, its declaration is gone, and a comment at the end of each such
//! line has the name that was there.
//! Leaves alone: names that are a slip of two functions; slips that are words of their own; names whose declaration has a
//! comment directly before it, which describes another function; a module with more unknown names than a slip explains.

mod near;
mod slip;

use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{EntityKind, Function, Locals, Signature, Token, TokenKind};
use manifest::{Entry, intrinsic};
use near::Difference;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

pub(crate) const NAME: &str = "resolve_names";
pub(crate) const SUMMARY: &str = "replaces names that exist nowhere and are a slip of one function that fits every call";

/// A module with more unknown names was not written for these functions, and a likeness among so many is chance.
const MOST_UNKNOWN: usize = 32;
const NOTE: &str = "NOTE: fuzzy match replaced:";

/// What a name may be a slip of.
struct Target {
    name: String,
    signature: Signature,
    /// Where it is defined, for the reason of the edit.
    module: String,
    /// By the wider rule only.
    is_near: bool,
}

impl Target {
    fn of(entry: Entry, is_near: bool) -> Self {
        Self { name: entry.name().to_owned(), signature: entry.types().clone(), module: entry.module().to_owned(), is_near }
    }

    /// Whether this can have been meant everywhere.
    fn explains(&self, uses: &Uses) -> bool {
        if self.is_near {
            let is_telling = self.signature.parameters.len() >= near::FEWEST_PARAMETERS && !uses.declarations.is_empty();
            return is_telling && uses.sites.iter().all(|(site, _)| *site == self.signature);
        }
        uses.sites.iter().all(|(site, matters)| fits(site, *matters, &self.signature))
    }
}

/// Where an unknown name stands.
#[derive(Default)]
struct Uses {
    /// What calls and declarations say, and whether the result matters.
    sites: Vec<(Signature, bool)>,
    mentions: Vec<Span>,
    declarations: Vec<Span>,
    /// Something of it cannot be read, or says that another function is meant.
    is_doubtful: bool,
}

pub(crate) fn run(rewrite: &mut Rewrite) {
    if rewrite.module.of_kind(EntityKind::Junk).next().is_some() {
        return;
    }
    let unknown = unknown_names(rewrite);
    if unknown.len() > MOST_UNKNOWN {
        return;
    }
    let own: Vec<Function> = rewrite.module.definitions().collect();
    // Sorted, so that two notes at one line end come in the same order every time.
    let targets: BTreeMap<Cow<str>, Vec<Target>> =
        unknown.into_iter().map(|name| (name.clone(), targets(rewrite, &own, &name))).filter(|(_, targets)| !targets.is_empty()).collect();
    if targets.is_empty() {
        return;
    }
    let mut uses = uses(rewrite, &own, &targets);
    let lines = LineEnds::of(rewrite.text);
    for (name, mut fitting) in targets {
        let Some(uses) = uses.remove(&name).filter(|uses| !uses.is_doubtful && !uses.sites.is_empty()) else { continue };
        fitting.retain(|target| target.explains(&uses));
        if let [target] = fitting.as_slice() {
            replace(rewrite, &lines, &name, target, &uses);
        }
    }
}

/// Names in bodies that nobody defines, once each, in the order of the text; one more than are looked at, at most.
fn unknown_names<'a>(rewrite: &Rewrite<'a>) -> Vec<Cow<'a, str>> {
    let module = &rewrite.module;
    let is_definition = |kind| matches!(kind, EntityKind::Define | EntityKind::Global | EntityKind::Alias | EntityKind::IFunc);
    let mut seen: HashSet<Cow<str>> =
        module.entities().iter().filter(|entity| is_definition(entity.kind)).filter_map(|entity| module.name(entity)).collect();
    let mut names = Vec::new();
    for entity in module.of_kind(EntityKind::Define) {
        for token in module.tokens(entity).into_iter().filter(|token| token.kind == TokenKind::Global) {
            let name = ir::decode_name(token.text(rewrite.text));
            // A private function of another module is what this name says, even though it cannot be called.
            let is_known = |name: &str| {
                let manifest = rewrite.context.manifest;
                manifest.defines(name) || manifest.functions_named(name).next().is_some() || intrinsic(name).is_some()
            };
            if seen.insert(name.clone()) && !is_known(&name) {
                names.push(name);
                if names.len() > MOST_UNKNOWN {
                    return names;
                }
            }
        }
    }
    names
}

/// The functions that `name` is a slip of: those of the module, and public ones that the module does not hide.
fn targets(rewrite: &Rewrite, own: &[Function], name: &str) -> Vec<Target> {
    let mut found = Vec::new();
    let mut odd_words = Vec::new();
    for function in own {
        if let Some(slips) = slip::slips(name, &function.name()) {
            odd_words.extend(slips);
            let module = "this module".to_owned();
            found.push(Target { name: function.name().into_owned(), signature: function.signature(), module, is_near: false });
        }
    }
    let mut near = Vec::new();
    for entry in rewrite.context.manifest.similar(name) {
        if own.iter().any(|function| function.name() == entry.name()) {
            continue;
        }
        if let Some(slips) = slip::slips(name, entry.name()) {
            odd_words.extend(slips);
            found.push(Target::of(entry, false));
        } else if near::difference(name, entry.name()).is_some_and(|difference| !is_meant(rewrite, &difference)) {
            near.push(Target::of(entry, true));
        }
    }
    if odd_words.iter().any(|word| is_known_word(rewrite, word)) {
        found.clear();
    }
    found.extend(near);
    found
}

/// Whether the word that makes the difference is one in its own right.
fn is_meant(rewrite: &Rewrite, difference: &Difference) -> bool {
    match difference {
        Difference::Separators | Difference::Order => false,
        Difference::Letter(word) => is_known_word(rewrite, word),
        // Sentences have every form of a word, so that only names say that this one is meant.
        Difference::Ending(word) => rewrite.context.manifest.entries().any(|entry| slip::words(entry.name()).contains(word)),
    }
}

/// Whether names or documentation of the manifest have this word: it is then no slip, but means what it says.
fn is_known_word(rewrite: &Rewrite, word: &str) -> bool {
    rewrite.context.manifest.entries().any(|entry| {
        let documented = || entry.documentation().split(|character: char| !character.is_ascii_alphanumeric());
        slip::words(entry.name()).iter().any(|other| other == word) || documented().any(|other| other.eq_ignore_ascii_case(word))
    })
}

fn fits(site: &Signature, result_matters: bool, target: &Signature) -> bool {
    site.parameters == target.parameters && site.is_variadic == target.is_variadic && (!result_matters || site.result == target.result)
}

/// Everything that the module says of the names in `wanted`.
fn uses<'a>(rewrite: &Rewrite<'a>, own: &[Function<'a>], wanted: &BTreeMap<Cow<'a, str>, Vec<Target>>) -> HashMap<Cow<'a, str>, Uses> {
    let mut uses: HashMap<Cow<str>, Uses> = HashMap::new();
    for function in own {
        calls_in(function, wanted, &mut uses);
    }
    for function in rewrite.module.declarations().filter(|function| wanted.contains_key(&function.name())) {
        let found = uses.entry(function.name()).or_default();
        found.sites.push((function.signature(), true));
        found.declarations.push(function.span);
        found.is_doubtful |= !rewrite.module.comments_before(function.span.start).is_empty();
    }
    for entity in rewrite.module.entities().iter().filter(|entity| !matches!(entity.kind, EntityKind::Blank | EntityKind::Comment)) {
        let is_replaced = matches!(entity.kind, EntityKind::Define | EntityKind::Global);
        for token in rewrite.module.tokens(entity).into_iter().filter(|token| token.kind == TokenKind::Global) {
            let name = ir::decode_name(token.text(rewrite.text));
            if !wanted.contains_key(&name) {
                continue;
            }
            let found = uses.entry(name).or_default();
            if is_replaced {
                found.mentions.push(token.span);
            } else {
                // Declarations that can be read are known already.
                found.is_doubtful |= !found.declarations.iter().any(|span| span.start <= token.span.start && token.span.end <= span.end);
            }
        }
    }
    uses
}

fn calls_in<'a>(function: &Function<'a>, wanted: &BTreeMap<Cow<'a, str>, Vec<Target>>, uses: &mut HashMap<Cow<'a, str>, Uses>) {
    let (text, body) = (function.text(), function.body());
    let mut locals: Option<Locals> = None;
    for instruction in body.instructions().iter().filter(|instruction| matches!(instruction.opcode.text, "call" | "invoke" | "callbr")) {
        let Some(call) = body.call(instruction) else {
            let tokens = body.tokens(instruction).iter().filter(|token| token.kind == TokenKind::Global);
            for name in tokens.map(|token| ir::decode_name(token.text(text))).filter(|name| wanted.contains_key(name)) {
                uses.entry(name).or_default().is_doubtful = true;
            }
            continue;
        };
        let Some(name) = call.callee_name().filter(|name| wanted.contains_key(name)) else { continue };
        let locals = locals.get_or_insert_with(|| Locals::of(function, &body));
        uses.entry(name).or_default().sites.push((call.signature(), locals.is_result_used(instruction)));
    }
}

/// The ends of lines at which a comment can be added.
struct LineEnds {
    tokens: Vec<Token>,
    newlines: Vec<usize>,
    end: usize,
}

impl LineEnds {
    fn of(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(offset, _)| offset).collect();
        Self { tokens: ir::significant(text, Span::new(0, text.len())), newlines, end: text.len() }
    }

    /// The end of the line of `offset`, blanks at it left out; `None` where a text runs over it.
    fn after(&self, text: &str, offset: usize) -> Option<usize> {
        let index = self.newlines.partition_point(|&newline| newline < offset);
        let end = self.newlines.get(index).copied().unwrap_or(self.end);
        let before = self.tokens.partition_point(|token| token.span.start < end);
        let is_cut = before.checked_sub(1).is_some_and(|last| self.tokens[last].span.end > end);
        let blanks = text.as_bytes()[offset..end].iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
        (!is_cut).then_some(end - blanks)
    }
}

fn replace(rewrite: &mut Rewrite, lines: &LineEnds, name: &str, target: &Target, uses: &Uses) {
    let mut ends = Vec::with_capacity(uses.mentions.len());
    for mention in &uses.mentions {
        let Some(end) = lines.after(rewrite.text, mention.end) else { return };
        ends.push(end);
    }
    ends.dedup();
    let token = ir::global_token(&target.name);
    let reason = format!("fuzzy match replaced `@{name}`, which exists nowhere; `@{}` of {} fits every use", target.name, target.module);
    for mention in &uses.mentions {
        rewrite.replace(*mention, token.as_str(), reason.as_str());
    }
    for end in ends {
        rewrite.insert(end, format!(" ; {NOTE} {name}"), format!("a note keeps the name `@{name}` that stood in this line"));
    }
    for declaration in &uses.declarations {
        rewrite.delete_lines(*declaration, format!("`@{name}` is not called any more"));
    }
}
