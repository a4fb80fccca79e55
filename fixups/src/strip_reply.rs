//! Cuts everything that is not code from a model's reply.
//!
//! Before:
//! ````text
//! <think>
//! The user wants a function.
//! </think>
//! Here is the function:
//!
//! ```llvm
//! define i64 @one() {
//!   ret i64 1
//! }
//! ```
//!
//! It returns 1.
//! ````
//! After:
//! ```llvm
//! define i64 @one() {
//!   ret i64 1
//! }
//! ```
//! Fences may name any language or none, and the last one may never be closed. Of several fenced blocks those that hold LLVM
//! IR are joined. Without fences, lines of prose before, between and after the entities are cut, also behind the last instruction of a
//! function that has no closing brace. Line ends become `\n`, with however many `\r` they are written; inside of a string constant,
//! only where its type counts them so.
//!
//! Requires: a definition, a declaration, a global or a type somewhere in the reply.
//! Ensures: no fences, no thinking, no prose at the top level.
//! Leaves alone: a reply without code; a reply with code both inside fences and outside; damaged IR at the top level;
//! comments; everything inside functions, also inside those whose braces are missing; fences, tags and line ends that a string
//! constant holds.

mod constants;
mod lines;
mod prose;

use crate::close_functions::is_header;
use crate::drop_copies::is_same;
use crate::rewrite::Rewrite;
pub(crate) use constants::Constants;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::EntityKind;
use std::collections::HashMap;

pub(crate) const NAME: &str = "strip_reply";
pub(crate) const SUMMARY: &str = "cuts code fences, thinking and prose from a reply";

/// What is cut may be what made prose of the next line, or code of it. A reply in which that does not end has no code that is one.
const MOST_CUTS: usize = 8;

pub(crate) fn run(rewrite: &mut Rewrite) {
    if !rewrite.until_settled(MOST_CUTS, strip) {
        let message = "in the reply, code and prose cannot be told apart";
        rewrite.give_up(&codes::CODE_IN_PROSE, Span::at(0), message, "ask for the module's text alone");
    }
}

/// Cuts what this text shows to be no code.
fn strip(rewrite: &mut Rewrite) {
    let text = rewrite.text;
    let constants = Constants::of(text);
    let Some(start) = thinking_end(text, &constants) else {
        return rewrite.give_up(
            &codes::NO_CODE,
            Span::at(0),
            "the reply never ends its thinking",
            "ask again, with room for a longer reply",
        );
    };
    let blocks = fenced_blocks(text, start, &constants);
    let with_code: Vec<Span> = blocks.iter().copied().filter(|block| has_code(text, *block)).collect();
    let code_outside = around(&blocks, start, text.len()).iter().any(|part| has_code(text, *part));
    let kept = match (with_code.is_empty(), code_outside) {
        (true, false) => {
            return rewrite.give_up(&codes::NO_CODE, Span::at(0), "the reply holds no LLVM IR", "ask for the module's text alone");
        }
        (false, true) => {
            let help = "ask for one block of code with the whole module";
            return rewrite.give_up(&codes::TWO_CODES, with_code[0], "the reply holds code inside fences and outside of them", help);
        }
        (false, false) => with_code,
        (true, true) => vec![Span::new(start, text.len())],
    };
    if let Some((span, message)) = redefinition(text, &kept) {
        return rewrite.give_up(&codes::DEFINED_TWICE, span, &message, "ask for one block of code with the whole module");
    }
    keep(rewrite, &kept, start);
    correct_line_ends(rewrite, &constants);
}

/// Cuts what stands around the blocks, and the prose inside them.
fn keep(rewrite: &mut Rewrite, kept: &[Span], thinking_end: usize) {
    let mut end = 0;
    for (index, block) in kept.iter().enumerate() {
        // Blocks are joined by an empty line.
        let joint = if index > 0 { "\n" } else { "" };
        let cut = Span::new(end, block.start);
        rewrite.replace(cut, joint, reason(rewrite.text, cut, thinking_end));
        cut_prose(rewrite, *block);
        end = block.end;
    }
    let cut = Span::new(end, rewrite.text.len());
    rewrite.replace(cut, "", reason(rewrite.text, cut, thinking_end));
}

fn reason(text: &str, cut: Span, thinking_end: usize) -> &'static str {
    match (cut.start < thinking_end, cut.of(text).lines().any(is_fence)) {
        (true, _) => "thinking is no code, nor is what stands between it and the code",
        (false, true) => "a code fence is no code, nor is what stands around it",
        (false, false) => "what stands around the code is no code",
    }
}

/// Whether there is any entity, or the header of a function whose brace is missing.
fn has_code(text: &str, span: Span) -> bool {
    let module = ir::parse(span.of(text));
    let mut junk = module.of_kind(EntityKind::Junk).map(|junk| junk.span.of(module.text()));
    module.has_code() || junk.any(|line| line.starts_with("define ") && is_header(line))
}

const THINKING_TAGS: [&str; 4] = ["think", "thinking", "reasoning", "thought"];

/// Where the reply begins, behind the thinking at its start and the blank space after it; `None` where thinking is never
/// closed. Thinking whose opening tag stood in the prompt is recognised by its closing tag, alone on its line.
fn thinking_end(text: &str, constants: &Constants) -> Option<usize> {
    let start = opened_thinking_end(text, 0, constants)?;
    match unopened_thinking_end(text, start, constants) {
        Some(end) => opened_thinking_end(text, end, constants),
        None => Some(start),
    }
}

/// Where the blocks of thinking that begin at `start` end, one after the other.
fn opened_thinking_end(text: &str, mut start: usize, constants: &Constants) -> Option<usize> {
    let mut end = start;
    // Of the same length: only letters of ASCII change.
    let lower = text.to_ascii_lowercase();
    loop {
        let rest = lower[start..].trim_start();
        let offset = lower.len() - rest.len();
        let is_whole =
            |rest: &str| rest.starts_with('>') || (rest.starts_with(' ') && rest.lines().next().is_some_and(|line| line.contains('>')));
        let opens = |tag: &&str| rest.strip_prefix('<').and_then(|rest| rest.strip_prefix(*tag)).is_some_and(is_whole);
        let Some(tag) = THINKING_TAGS.into_iter().find(opens) else { return Some(end) };
        let closing = format!("</{tag}>");
        let mut places = rest.match_indices(&closing).map(|(place, _)| offset + place);
        start = places.find(|&place| !constants.hold(place))? + closing.len();
        end = text.len() - text[start..].trim_start().len();
    }
}

/// Where thinking without an opening tag ends, of what begins at `start`: behind the last line that is a closing tag, if code follows.
fn unopened_thinking_end(text: &str, start: usize, constants: &Constants) -> Option<usize> {
    let mut end = None;
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        let tag = line.trim().strip_prefix("</").and_then(|line| line.strip_suffix('>'));
        let is_tag = tag.is_some_and(|tag| THINKING_TAGS.iter().any(|known| tag.eq_ignore_ascii_case(known)));
        if is_tag && !constants.hold(offset) {
            end = Some(offset + line.len());
        }
        offset += line.len();
    }
    let end = end.filter(|&end| has_code(text, Span::new(end, text.len())))?;
    Some(text.len() - text[end..].trim_start().len())
}

/// Whether a line opens or closes a block. No line of IR begins so outside of a string.
fn is_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") || line.starts_with("~~~")
}

/// Code on the line of the fence that opens its block: "```llvm define …".
fn code_behind(line: &str) -> Option<&str> {
    let info = line.trim_start().trim_start_matches(['`', '~']);
    let rest = info.trim_start_matches(|letter: char| !letter.is_whitespace()).trim_start();
    let begins = ["define ", "declare ", "target ", "source_filename ", "@", "%", ";"];
    begins.iter().any(|word| rest.starts_with(word)).then_some(rest)
}

/// What stands between fences, without the lines of the fences; the last block may be open. A fence that names a language
/// always opens a block.
pub(crate) fn fenced_blocks(text: &str, start: usize, constants: &Constants) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut open: Option<usize> = None;
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        let end = offset + line.len();
        if is_fence(line) && !constants.hold(offset) {
            let names_language = !line.trim().trim_matches(['`', '~']).is_empty();
            if let Some(block_start) = open.take() {
                blocks.push(Span::new(block_start, offset));
                open = names_language.then_some(end - code_behind(line).map_or(0, str::len));
            } else {
                open = Some(end - code_behind(line).map_or(0, str::len));
            }
        }
        offset = end;
    }
    blocks.extend(open.map(|block_start| Span::new(block_start, text.len())));
    blocks
}

/// The parts of `start..end` outside of the blocks.
fn around(blocks: &[Span], start: usize, end: usize) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut from = start;
    for block in blocks {
        parts.push(Span::new(from, block.start));
        from = block.end;
    }
    parts.push(Span::new(from, end));
    parts
}

/// The first function that a later block defines again in other words, and what is to be said of it.
fn redefinition(text: &str, blocks: &[Span]) -> Option<(Span, String)> {
    let mut seen: HashMap<String, (usize, Span)> = HashMap::new();
    for (index, block) in blocks.iter().enumerate() {
        let place = |span: Span| Span::new(block.start + span.start, block.start + span.end);
        for function in ir::parse(block.of(text)).definitions() {
            let span = place(function.span);
            let (first, whole) = *seen.entry(function.name().into_owned()).or_insert((index, span));
            if first != index && !is_same(text, whole, span) {
                return Some((place(function.name_span()), format!("two blocks of the reply define `@{}`", function.name())));
            }
        }
    }
    None
}

/// Cuts the lines of prose between the entities of a block.
fn cut_prose(rewrite: &mut Rewrite, block: Span) {
    let text = block.of(rewrite.text);
    let module = ir::parse(text);
    for cut in prose::find(&module) {
        let span = Span::new(block.start + cut.start, block.start + cut.end);
        rewrite.replace(span, "", "prose is no code");
    }
}

/// `\r\n` to `\n`, but for those that a constant holds. Whatever writes `\r\n` for `\n` more than once leaves more than one `\r`.
fn correct_line_ends(rewrite: &mut Rewrite, constants: &Constants) {
    let text = rewrite.text;
    for (place, _) in text.match_indices("\r\n").filter(|(place, _)| !constants.hold_line_end(*place)) {
        // What a constant holds is counted: one that counts the line end as `\n` has room for any other `\r`.
        let start = if constants.hold(place) { place } else { text[..place].trim_end_matches('\r').len() };
        // Refused where the place is cut away already.
        rewrite.replace(Span::new(start, place + 1), "", "a line end is `\\n`");
    }
}
