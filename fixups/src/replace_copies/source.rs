//! What a line without an instruction assigns.

use ir::{Body, Token, TokenKind};

/// The right side of `%x = …` where no opcode stands.
pub(super) struct Source<'t> {
    pub(super) ty: Option<&'t str>,
    /// Without its type.
    pub(super) text: &'t str,
    pub(super) value: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Its name.
    Local(String),
    Global,
    /// A number without point, in whatever notation.
    Integer,
    Float,
    /// `true` or `false`.
    Truth,
    Null,
    /// A constant of any type.
    Any,
    /// A constant of the type before it.
    Typed,
    /// What cannot be copied.
    Other,
}

impl<'t> Source<'t> {
    /// `None` where the instruction is no copy.
    pub(super) fn of(body: &Body<'t>, index: usize) -> Option<Self> {
        let instruction = body.instructions().get(index)?;
        let text = body.text();
        let tokens = body.tokens(instruction).get(2..).filter(|_| instruction.result.is_some())?;
        let tokens = without_attachments(tokens)?;
        let type_end = ir::type_end(text, tokens, 0, false).filter(|&end| end < tokens.len()).unwrap_or(0);
        let (ty, value) = tokens.split_at(type_end);
        let slice = |tokens: &[Token]| Some(&text[tokens.first()?.span.start..tokens.last()?.span.end]);
        let written = slice(value)?;
        let ty = slice(ty);
        if ty == Some("label") || ty == Some("metadata") {
            return None;
        }
        let kind = kind(text, value, ty.is_some())?;
        Some(Self { ty, text: written, value: kind })
    }
}

/// The tokens before `, !dbg !7`; `None` where something else follows the value.
fn without_attachments(tokens: &[Token]) -> Option<&[Token]> {
    let mut depth = 0;
    let comma = tokens.iter().position(|token| {
        depth += token.nesting();
        depth == 0 && token.is(b',')
    });
    match comma {
        None => Some(tokens),
        Some(comma) => tokens.get(comma + 1).filter(|next| next.kind == TokenKind::Metadata).map(|_| &tokens[..comma]),
    }
}

/// `None` where the tokens are the beginning of an instruction, or of something else that is no value.
fn kind(text: &str, tokens: &[Token], has_type: bool) -> Option<Value> {
    let first = tokens.first()?;
    let is_alone = tokens.len() == 1;
    let are_joined = tokens.windows(2).all(|pair| pair[0].span.end == pair[1].span.start);
    Some(match first.kind {
        TokenKind::Local if is_alone => Value::Local(ir::decode_name(first.text(text)).into_owned()),
        TokenKind::Global if is_alone => Value::Global,
        TokenKind::Bytes | TokenKind::Str => Value::Other,
        TokenKind::Number if are_joined => number(&text[first.span.start..tokens[tokens.len() - 1].span.end]),
        TokenKind::Word if is_alone => match first.text(text) {
            "true" | "false" => Value::Truth,
            "null" => Value::Null,
            "undef" | "poison" | "zeroinitializer" => Value::Any,
            "inf" | "nan" => Value::Float,
            _ => return None,
        },
        TokenKind::Symbol(b'[' | b'{' | b'<') if has_type => {
            if tokens.iter().any(|token| token.kind == TokenKind::Local) {
                Value::Other
            } else {
                Value::Typed
            }
        }
        _ => return None,
    })
}

fn number(text: &str) -> Value {
    let is_hexadecimal = text.contains(['x', 'X']);
    if text.contains('.') || (!is_hexadecimal && text.contains(['e', 'E'])) { Value::Float } else { Value::Integer }
}

impl Value {
    /// Whether a constant without a type can be one of this type.
    pub(super) fn fits(&self, ty: &str) -> bool {
        let is_integer = ir::integer_width(ty).is_some();
        let is_float = matches!(ty, "half" | "bfloat" | "float" | "double");
        match self {
            Self::Local(_) | Self::Any => true,
            Self::Global | Self::Null => ty == "ptr",
            Self::Integer => is_integer || is_float,
            Self::Float => is_float,
            Self::Truth => is_integer,
            Self::Typed | Self::Other => false,
        }
    }
}
