//! What a line outside of every entity is: a sentence, or code.

use diagnostics::Span;
use ir::{Token, TokenKind};

/// Whether a line that is no entity is a sentence, a heading or the like, rather than damaged IR.
pub(super) fn is_prose(line: &str) -> bool {
    let tokens = ir::significant(line, Span::new(0, line.len()));
    let Some(first) = tokens.first() else { return true };
    let second_is_code = tokens.get(1).is_none_or(|second| is_code_token(line, second));
    match first.kind {
        TokenKind::Local | TokenKind::Global | TokenKind::Metadata | TokenKind::Comdat | TokenKind::Summary | TokenKind::AttributeGroup => {
            false
        }
        TokenKind::Symbol(b'{' | b'}' | b'[' | b']' | b')' | b',' | b'=') | TokenKind::Ellipsis | TokenKind::Bytes => false,
        TokenKind::Symbol(b'(' | b'<') => !tokens.get(1).is_some_and(|second| is_code_token(line, second)),
        TokenKind::Label if begins_instruction(line, &tokens[1..]) => false,
        TokenKind::Label => first.text(line).starts_with(|letter: char| letter.is_ascii_uppercase()) || tokens.len() > 1 && !second_is_code,
        TokenKind::Word if is_type(line, 0, &tokens) => false,
        TokenKind::Word => !is_code(line, &tokens),
        TokenKind::Str => tokens.len() > 1 && !second_is_code,
        // The value of a global may stand on a line of its own.
        TokenKind::Number => tokens.len() > 1,
        _ => true,
    }
}

/// Whether a line is nothing but a label.
pub(super) fn is_label(line: &str) -> bool {
    let tokens = ir::significant(line, Span::new(0, line.len()));
    matches!(tokens.as_slice(), [only] if only.kind == TokenKind::Label)
}

/// Whether a line that is code is the header of a function, or the beginning of one.
pub(super) fn begins_function(line: &str) -> bool {
    let word = line.trim_start().split(|letter: char| letter.is_whitespace()).next();
    matches!(word, Some("define" | "declare"))
}

/// Whether control never gets behind a line that is code: a brace, or an instruction that leaves its block.
pub(super) fn can_end_function(line: &str) -> bool {
    let mut tokens = ir::significant(line, Span::new(0, line.len())).into_iter().skip_while(|token| token.kind == TokenKind::Label);
    tokens.next().is_some_and(|first| {
        let ends = ["br", "indirectbr", "resume", "ret", "switch", "unreachable"];
        first.is(b'}') || first.is(b']') || ends.contains(&first.text(line))
    })
}

/// Whether the tokens, which may be none, are an instruction.
fn begins_instruction(line: &str, tokens: &[Token]) -> bool {
    match tokens {
        [first, second, ..] if first.kind == TokenKind::Local => second.is(b'='),
        [first, ..] => first.kind == TokenKind::Word && is_code(line, tokens),
        [] => false,
    }
}

/// Whether tokens that begin with a word are a line of IR.
fn is_code(line: &str, tokens: &[Token]) -> bool {
    let Some((first, rest)) = tokens.split_first() else { return false };
    let word = first.text(line);
    let follows = |next: &str| rest.first().is_some_and(|second| second.is_word(line, next));
    if word.starts_with("#dbg_") || word == "br" && follows("label") {
        return true;
    }
    let is_constant = CONSTANTS.contains(&word) && rest.first().is_some_and(|second| second.is(b','));
    is_constant || (ir::is_opcode(word) || IR_WORDS.contains(&word)) && can_follow(line, rest)
}

/// Whether tokens can stand behind the first word of a line of IR.
fn can_follow(line: &str, tokens: &[Token]) -> bool {
    let is_modifier = |token: &&Token| token.kind == TokenKind::Word && MODIFIERS.contains(&token.text(line));
    let modifiers = tokens.iter().take_while(is_modifier).count();
    match &tokens[modifiers..] {
        [] => true,
        [next, ..] if is_code_token(line, next) => true,
        [ty, value, ..] if FLOATS.contains(&ty.text(line)) && is_value(line, value) => true,
        _ => has_code_names(tokens),
    }
}

/// Whether what stands behind a type is the value of a float, or goes on with the type.
fn is_value(line: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Number | TokenKind::Local | TokenKind::Global | TokenKind::Symbol(b'*') => true,
        TokenKind::Word => CONSTANTS.contains(&token.text(line)) || matches!(token.text(line), "asm" | "bitcast" | "inttoptr"),
        _ => false,
    }
}

/// Whether a line has a name as only code has it: of a value or a label, or of a function with its brackets. What is cut without need
/// is lost, what is left is rejected.
fn has_code_names(tokens: &[Token]) -> bool {
    let is_function = |pair: &[Token]| pair[0].kind == TokenKind::Global && pair[1].is(b'(');
    tokens.iter().any(|token| token.kind == TokenKind::Local) || tokens.windows(2).any(is_function)
}

fn is_code_token(line: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => {
            let word = token.text(line);
            CODE_SECOND_WORDS.contains(&word) || is_type(line, 0, std::slice::from_ref(token))
        }
        TokenKind::Symbol(symbol) => matches!(symbol, b'{' | b'[' | b'<' | b'=' | b'('),
        TokenKind::Local | TokenKind::Global | TokenKind::Metadata | TokenKind::AttributeGroup | TokenKind::Number => true,
        _ => false,
    }
}

fn is_type(line: &str, start: usize, tokens: &[Token]) -> bool {
    let is_english =
        tokens.get(start).is_some_and(|token| matches!(token.text(line), "label" | "token" | "float" | "double" | "half" | "opaque"));
    !is_english && ir::type_end(line, tokens, start, false).is_some()
}

/// Words beside opcodes that begin a line of IR; English has most of them too, so that the next word decides.
const IR_WORDS: &[&str] = &[
    "attributes",
    "catch",
    "cleanup",
    "declare",
    "define",
    "filter",
    "module",
    "musttail",
    "notail",
    "source_filename",
    "tail",
    "target",
    "to",
    "unwind",
];

/// Words that follow the first one of a line of IR.
const CODE_SECOND_WORDS: &[&str] = &[
    "acq_rel",
    "asm",
    "dso_local",
    "eq",
    "exact",
    "fastcc",
    "inbounds",
    "internal",
    "monotonic",
    "ne",
    "nneg",
    "noundef",
    "nsw",
    "nuw",
    "private",
    "seq_cst",
    "sge",
    "sgt",
    "signext",
    "sle",
    "slt",
    "syncscope",
    "triple",
    "datalayout",
    "uge",
    "ugt",
    "ule",
    "ult",
    "volatile",
    "zeroext",
];

/// Words that may stand before those, and that English has too.
const MODIFIERS: &[&str] = &["acquire", "atomic", "call", "contract", "disjoint", "fast", "release", "weak"];

/// Types whose names are words of English, too.
const FLOATS: &[&str] = &["double", "float", "half"];

/// Words that are values.
const CONSTANTS: &[&str] = &["false", "none", "null", "poison", "true", "undef", "zeroinitializer"];
