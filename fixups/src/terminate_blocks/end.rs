//! Blocks that end without a terminator.

use super::Place;
use super::elsewhere::Elsewhere;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Block, Callee, DefinitionKind, EntityKind, Instruction, Module, OperandKind, TokenKind};
use std::cell::OnceCell;
use std::collections::HashSet;

pub(super) fn mend(rewrite: &mut Rewrite, place: &Place, never: &Never) {
    let blocks = place.body.blocks();
    if blocks.is_empty() {
        return mend_empty(rewrite, place);
    }
    let elsewhere = OnceCell::new();
    for (index, block) in blocks.iter().enumerate() {
        let last = place.instructions(block).last();
        if last.is_some_and(|last| last.is_terminator() || !is_instruction(last) || is_open(place, last)) {
            continue;
        }
        let next = Some(index + 1).filter(|next| *next < blocks.len());
        let other = || elsewhere.get_or_init(|| Elsewhere::of(place)).of_block(place, index, next);
        match next {
            _ if last.is_some_and(|last| never.returns_from(rewrite, place, last)) => {
                put_in(rewrite, place, block, "unreachable", "the call never returns".to_owned());
            }
            Some(next) => go_on(rewrite, place, (index, block), &blocks[next], other),
            None if place.function.header.result.text == "void"
                && let Some(other) = other() =>
            {
                let message =
                    format!("`@{}` ends without a terminator, and may have to go on at `{}`", place.function.name(), place.labels[other].0);
                rewrite.leave(&codes::NO_RETURN, place.span(block), message, "end the block with a branch, or with `ret void`");
            }
            None if place.function.header.result.text == "void" => {
                put_in(rewrite, place, block, "ret void", format!("`@{}` returns at its end", place.function.name()));
            }
            None => {
                let message = format!("`@{}` ends without returning a value", place.function.name());
                let help = "end the last block with `ret` and the value";
                rewrite.leave(&codes::NO_RETURN, place.span(block), message, help);
            }
        }
    }
}

/// A body without blocks does nothing; a comment in it says that something was left out.
fn mend_empty(rewrite: &mut Rewrite, place: &Place) {
    let Some(body) = place.function.body_span else { return };
    let name = place.function.name();
    if body.of(rewrite.text).trim().is_empty() && place.function.header.result.text == "void" {
        rewrite.replace(body, "\n  ret void\n", format!("`@{name}` does nothing"));
    } else {
        let message = format!("`@{name}` has no instruction");
        rewrite.leave(&codes::NO_RETURN, place.function.name_span(), message, "write the whole body");
    }
}

/// Branches from a block to the one that follows.
fn go_on(rewrite: &mut Rewrite, place: &Place, (index, block): (usize, &Block), next: &Block, other: impl Fn() -> Option<usize>) {
    let Some(label) = next.label.map(|label| &label.text[..label.text.len() - 1]) else { return };
    let name = ir::decode_name(label);
    // A label that stands twice says nothing about where the block goes.
    if place.locals.definitions_of(&name).filter(|definition| definition.kind == DefinitionKind::Label).nth(1).is_some() {
        return;
    }
    if decides(place, block) {
        let message = format!("a block ends with a comparison that nothing uses, so that a branch is missing before `{label}`");
        rewrite.leave(&codes::NO_RETURN, place.span(block), message, "end the block with `br i1` and both labels");
        return;
    }
    if let Some(other) = other() {
        let message = format!("a block ends without a terminator before `{label}`, and may have to lead to `{}`", place.labels[other].0);
        rewrite.leave(&codes::NO_RETURN, place.span(block), message, "end the block with a branch");
        return;
    }
    if expects(place, index, next) {
        put_in(rewrite, place, block, &format!("br label %{label}"), format!("the block goes on at `{label}`"));
        return;
    }
    let message = format!("a block goes on at `{label}` without a terminator, and a `phi` there does not expect it");
    let help = "end the block with a branch, and give each `phi` one entry for each block that branches to it";
    rewrite.leave(&codes::NO_RETURN, place.span(block), message, help);
}

/// Whether a block ends with a truth value that nothing uses: a branch by it is what is missing.
fn decides(place: &Place, block: &Block) -> bool {
    let Some(last) = place.instructions(block).last() else { return false };
    matches!(last.opcode.text, "icmp" | "fcmp") && !place.locals.is_result_used(last)
}

/// Whether every `phi` of `next` has an entry for the block of this index, or could mean it by a label that does not exist.
fn expects(place: &Place, index: usize, next: &Block) -> bool {
    let Some((own, is_written)) = place.labels.get(index) else { return true };
    place.instructions(next).iter().take_while(|instruction| instruction.opcode.text == "phi").all(|phi| {
        place.body.operands(phi).iter().filter(|operand| operand.kind == OperandKind::Label).any(|entry| {
            let name = ir::decode_name(entry.value.text);
            name == *own || (!is_written && !place.label_names.contains(&name))
        })
    })
}

/// Puts a terminator behind a block, on a line of its own.
fn put_in(rewrite: &mut Rewrite, place: &Place, block: &Block, terminator: &str, reason: String) {
    let end = place.span(block).end;
    let first = place.instructions(block).first().or_else(|| place.body.instructions().first());
    let indentation = first.map_or("  ", |first| rewrite.indentation(first.span.start));
    let line = rewrite.text[end..].lines().next().unwrap_or("");
    let is_free = line.trim_start().is_empty() || line.trim_start().starts_with(';');
    let after = if is_free && rewrite.text[end + line.len()..].starts_with('\n') { "" } else { "\n" };
    let offset = if is_free { end + line.len() } else { end };
    rewrite.insert(offset, format!("\n{indentation}{terminator}{after}"), reason);
}

/// Functions of the runtime, of LLVM and of C that never return, where the module does not define them itself.
const NEVER_RETURN: [&str; 7] = ["sys_exit", "sys_exit_group", "llvm.trap", "llvm.ubsantrap", "exit", "_exit", "abort"];

/// The functions that never return, looked up when the first block asks.
#[derive(Default)]
pub(super) struct Never {
    known: OnceCell<Known>,
}

struct Known {
    names: HashSet<String>,
    /// Attribute groups with `noreturn`.
    groups: HashSet<String>,
}

impl Never {
    /// Whether the instruction is a call that never comes back.
    fn returns_from(&self, rewrite: &Rewrite, place: &Place, instruction: &Instruction) -> bool {
        let Some(Callee::Global(token)) = place.body.call(instruction).map(|call| call.callee) else { return false };
        let known = self.known.get_or_init(|| Known::of(rewrite.module));
        let words = place.body.tokens(instruction).iter().map(|token| token.text(rewrite.text));
        known.names.contains(&*ir::decode_name(token.text)) || says_noreturn(words, &known.groups)
    }
}

impl Known {
    fn of(module: &Module) -> Self {
        let text = module.text();
        let groups = module.of_kind(EntityKind::Attributes).filter_map(|entity| {
            let tokens = module.tokens(entity);
            let is_it = tokens.iter().any(|token| token.is_word(text, "noreturn"));
            is_it.then(|| tokens.get(1).map(|name| name.text(text).to_owned()))?
        });
        let groups: HashSet<String> = groups.collect();
        let mut names: HashSet<String> = NEVER_RETURN.into_iter().map(str::to_owned).collect();
        for function in module.functions() {
            let tail = ir::significant(text, function.header.tail.span);
            let never = says_noreturn(tail.iter().map(|token| token.text(text)), &groups);
            if never {
                names.insert(function.name().into_owned());
            } else if function.is_definition() {
                names.remove(&*function.name());
            }
        }
        Self { names, groups }
    }
}

/// Whether one of the words, or an attribute group among them, says `noreturn`.
fn says_noreturn<'a>(mut words: impl Iterator<Item = &'a str>, groups: &HashSet<String>) -> bool {
    words.any(|word| word == "noreturn" || groups.contains(word))
}

/// Whether this is an instruction of the language, or the copy of a value, which becomes none: what else stands at the end of a
/// block may be meant as its terminator.
fn is_instruction(instruction: &Instruction) -> bool {
    let opcode = instruction.opcode.text;
    let is_copy = instruction.result.is_some() && (opcode.is_empty() || is_type(opcode));
    is_copy || (ir::is_opcode(opcode) && !ir::is_terminator(opcode))
}

fn is_type(word: &str) -> bool {
    let tokens = ir::significant(word, Span::new(0, word.len()));
    ir::type_end(word, &tokens, 0, false).is_some()
}

/// Whether what follows would be read as a part of metadata in brackets that are not closed.
pub(super) fn is_open(place: &Place, instruction: &Instruction) -> bool {
    let tokens = place.body.tokens(instruction);
    let depth = tokens.iter().fold(0, |depth: i32, token| (depth + token.nesting()).max(0));
    depth > 0 && tokens.iter().any(|token| token.kind == TokenKind::Metadata)
}
