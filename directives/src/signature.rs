//! Signatures: how a task file states a function, and how LLVM IR does.

use crate::cursor::{Cursor, excerpt};
use crate::{MAX_NAME_BYTES, MAX_PARAMETERS, Parameter, Scalar, Type, nearest};
use diagnostics::codes::directives::{BAD_SIGNATURE, UNKNOWN_TYPE, UNSUPPORTED_TYPE};
use diagnostics::{Diagnostic, Source, Span};
use std::collections::HashSet;
use std::fmt;

/// What a function takes and gives. Two are equal if they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Signature {
    pub name: String,
    pub parameters: Vec<Parameter>,
    pub result: Option<Type>,
    pub span: Span,
}

impl PartialEq for Signature {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.parameters, self.result) == (&other.name, &other.parameters, other.result)
    }
}

impl Eq for Signature {}

/// What an example's expected value is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observation {
    Result(Type),
    /// The `mut` parameter with this index, after the call.
    Parameter(usize, Type),
}

impl Observation {
    pub fn ty(self) -> Type {
        match self {
            Observation::Result(ty) | Observation::Parameter(_, ty) => ty,
        }
    }
}

/// Names that a function's own block or result buffer takes.
const TAKEN_NAMES: [&str; 1] = ["entry"];

impl Signature {
    /// The result, or without a result the only `mut` parameter; `None` if nothing single can be compared.
    pub fn observation(&self) -> Option<Observation> {
        if let Some(ty) = self.result {
            return Some(Observation::Result(ty));
        }
        let mut mutable = self.parameters.iter().enumerate().filter(|(_, parameter)| parameter.mutable);
        match (mutable.next(), mutable.next()) {
            (Some((index, parameter)), None) => Some(Observation::Parameter(index, parameter.ty)),
            _ => None,
        }
    }

    /// `declare i64 @reverse(ptr, i64, ptr, i64)`.
    pub fn ir_declaration(&self) -> String {
        let types: Vec<String> = self.ir_parameters().into_iter().map(|(ty, _)| ty).collect();
        format!("declare {} @{}({})", self.ir_result(), self.name, types.join(", "))
    }

    /// `define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity)`.
    pub fn ir_definition_head(&self) -> String {
        let parameters: Vec<String> = self.ir_parameters().into_iter().map(|(ty, name)| format!("{ty} %{name}")).collect();
        format!("define {} @{}({})", self.ir_result(), self.name, parameters.join(", "))
    }

    /// The result type with its extension attribute before it, as LLVM wants it.
    fn ir_result(&self) -> String {
        match self.result {
            None => "void".into(),
            Some(Type::Scalar(scalar)) => match scalar.ir_extension() {
                Some(extension) => format!("{extension} {}", scalar.ir_type()),
                None => scalar.ir_type().into(),
            },
            Some(_) => "i64".into(),
        }
    }

    /// Type with attribute, and name, of each parameter of the IR function. Names are unique: one that is taken gets `_`
    /// appended.
    fn ir_parameters(&self) -> Vec<(String, String)> {
        let mut taken: HashSet<String> = TAKEN_NAMES.into_iter().map(str::to_owned).collect();
        let own_names: Vec<String> = self.parameters.iter().map(|parameter| unique(&parameter.name, &mut taken)).collect();
        let mut list = Vec::new();
        for (parameter, name) in self.parameters.iter().zip(own_names) {
            let length_name = match parameter.ty {
                Type::Scalar(scalar) => {
                    let extension = scalar.ir_extension().map(|extension| format!(" {extension}")).unwrap_or_default();
                    list.push((format!("{}{extension}", scalar.ir_type()), name));
                    continue;
                }
                Type::Str | Type::Bytes => format!("{}_len", parameter.name),
                Type::Array(_) => format!("{}_count", parameter.name),
            };
            list.push(("ptr".into(), name));
            list.push(("i64".into(), unique(&length_name, &mut taken)));
        }
        if self.result.is_some_and(Type::is_buffer) {
            list.push(("ptr".into(), unique("out", &mut taken)));
            list.push(("i64".into(), unique("capacity", &mut taken)));
        }
        list
    }
}

fn unique(name: &str, taken: &mut HashSet<String>) -> String {
    let mut name = name.to_owned();
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameters: Vec<String> = self.parameters.iter().map(Parameter::to_string).collect();
        write!(formatter, "{}({})", self.name, parameters.join(", "))?;
        self.result.iter().try_for_each(|ty| write!(formatter, " -> {ty}"))
    }
}

/// Reads `span` of `source` as `name(parameter: type, …) -> type`.
///
/// # Errors
/// What is wrong with it, with its place and the nearest type where one is unknown.
pub fn parse_signature(source: &Source, span: Span) -> Result<Signature, Diagnostic> {
    let mut cursor = Cursor::new(source, span);
    cursor.skip_blanks();
    let start = cursor.offset();
    let name = function_name(&mut cursor)?;
    if !cursor.eat("(") {
        return Err(bad(&cursor, "the parameters are missing", "`(` is wanted here").help("write `name(parameter: type, …) -> type`"));
    }
    let parameters = parameters(&mut cursor)?;
    let result = if cursor.eat("->") { Some(result_type(&mut cursor)?) } else { None };
    if !cursor.at_end() {
        let problem = bad(&cursor, "text stands behind the signature", "not part of the signature");
        return Err(match result {
            None => problem.help("a result is written `-> type`"),
            Some(_) => problem.help("end the line after the result type"),
        });
    }
    Ok(Signature { name, parameters, result, span: Span::new(start, cursor.offset()) })
}

fn function_name(cursor: &mut Cursor<'_>) -> Result<String, Diagnostic> {
    let (name, span) = name(cursor, "function")?;
    if matches!(name, "main" | "_start") || name.starts_with("sys_") {
        let problem = Diagnostic::error(&BAD_SIGNATURE, format!("the name `{name}` belongs to the runtime"));
        return Err(problem.at(cursor.source, span, "reserved name").help("choose another name"));
    }
    Ok(name.to_owned())
}

/// The name of a function or parameter.
fn name<'a>(cursor: &mut Cursor<'a>, of: &str) -> Result<(&'a str, Span), Diagnostic> {
    const FORM: &str = "a name is made of ASCII letters, digits and `_`, and does not begin with a digit";
    let (name, span) = cursor.identifier();
    if cursor.peek().is_some_and(char::is_alphanumeric) && cursor.offset() == span.end {
        return Err(bad(cursor, format!("the name of a {of} is not plain"), "cannot stand in a name").help(FORM));
    }
    if name.is_empty() {
        return Err(bad(cursor, format!("the name of a {of} is missing"), "a name is wanted here").help(FORM));
    }
    if name.len() > MAX_NAME_BYTES {
        let problem = Diagnostic::error(&BAD_SIGNATURE, format!("a name is longer than {MAX_NAME_BYTES} bytes"));
        return Err(problem.at(cursor.source, span, "this name"));
    }
    Ok((name, span))
}

/// Everything up to and with the closing parenthesis.
fn parameters(cursor: &mut Cursor<'_>) -> Result<Vec<Parameter>, Diagnostic> {
    let mut parameters: Vec<Parameter> = Vec::new();
    loop {
        if cursor.eat(")") {
            return Ok(parameters);
        }
        if parameters.len() == MAX_PARAMETERS {
            return Err(bad(cursor, format!("a function has more than {MAX_PARAMETERS} parameters"), "one too many"));
        }
        let (parameter, span) = parameter(cursor)?;
        if parameters.iter().any(|other| other.name == parameter.name) {
            let problem = Diagnostic::error(&BAD_SIGNATURE, format!("two parameters are named `{}`", parameter.name));
            return Err(problem.at(cursor.source, span, "used before"));
        }
        parameters.push(parameter);
        if !cursor.eat(",") && cursor.peek() != Some(')') {
            return Err(bad(cursor, "the list of parameters is not closed", "`,` or `)` is wanted here"));
        }
    }
}

fn parameter(cursor: &mut Cursor<'_>) -> Result<(Parameter, Span), Diagnostic> {
    let (name, span) = name(cursor, "parameter")?;
    if !cursor.eat(":") {
        let problem = bad(cursor, format!("the type of `{}` is missing", excerpt(name)), "`:` and a type are wanted here");
        return Err(match Scalar::from_name(name).is_some() || matches!(name, "str" | "bytes") {
            true => problem.help(format!("give the parameter a name: `value: {name}`")),
            false => problem.help(format!("write `{}: type`", excerpt(name))),
        });
    }
    let is_mutable = cursor.eat_word("mut");
    let (ty, type_span) = intent_type(cursor)?;
    if is_mutable && !ty.can_be_mutable() {
        let problem = Diagnostic::error(&UNSUPPORTED_TYPE, format!("a parameter of type `{ty}` cannot be `mut`"));
        return Err(problem
            .at(cursor.source, type_span, "only `[T]` and `bytes` are changed in place")
            .help("return the new value instead"));
    }
    Ok((Parameter { name: name.to_owned(), ty, mutable: is_mutable }, span))
}

fn result_type(cursor: &mut Cursor<'_>) -> Result<Type, Diagnostic> {
    let (word, span) = cursor.peek_word();
    let refuse = |message: &str, help: &str| {
        let problem = Diagnostic::error(&UNSUPPORTED_TYPE, message).at(cursor.source, span, "not a result type");
        Err(problem.help(help))
    };
    match word {
        "mut" => return refuse("a result cannot be `mut`", "leave out `mut`"),
        "void" | "()" | "unit" | "None" => {
            return refuse("a function without a result leaves out the arrow", "remove `->` and what follows");
        }
        _ => {}
    }
    intent_type(cursor).map(|(ty, _)| ty)
}

fn intent_type(cursor: &mut Cursor<'_>) -> Result<(Type, Span), Diagnostic> {
    cursor.skip_blanks();
    let start = cursor.offset();
    if cursor.eat("[") {
        let item = array_item(cursor, start)?;
        return Ok((Type::Array(item), Span::new(start, cursor.offset())));
    }
    let (word, span) = type_word(cursor)?;
    match named_type(word) {
        Some(ty) => Ok((ty, span)),
        None => Err(unknown_type(cursor, word, span)),
    }
}

/// The item type and the closing bracket.
fn array_item(cursor: &mut Cursor<'_>, start: usize) -> Result<Scalar, Diagnostic> {
    cursor.skip_blanks();
    let refuse = |cursor: &Cursor<'_>, end: usize, what: &str, help: &str| {
        let problem = Diagnostic::error(&UNSUPPORTED_TYPE, format!("{what} are not supported"));
        Err(problem.at(cursor.source, Span::new(start, end), "items are numbers or `bool`").help(help))
    };
    if cursor.peek() == Some('[') {
        return refuse(cursor, cursor.offset() + 1, "arrays of arrays", "pass one flat array and the length of a row");
    }
    let (word, span) = type_word(cursor)?;
    let is_closed = cursor.eat("]");
    match named_type(word) {
        Some(Type::Scalar(_)) if !is_closed => Err(bad(cursor, "an array type is not closed", "`]` is wanted here")),
        Some(Type::Scalar(scalar)) => Ok(scalar),
        Some(Type::Str) => refuse(cursor, cursor.offset(), "arrays of `str`", "pass one `str` with a separator"),
        Some(_) => refuse(cursor, cursor.offset(), "arrays of `bytes`", "pass one `bytes` and an `[i64]` of lengths"),
        None => Err(unknown_type(cursor, word, span)),
    }
}

fn type_word<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a str, Span), Diagnostic> {
    let (word, span) = cursor.take_while(|character| !character.is_whitespace() && !matches!(character, ',' | ')' | ']'));
    if word.is_empty() {
        return Err(bad(cursor, "a type is missing", "a type is wanted here").help(TYPES));
    }
    Ok((word, span))
}

const TYPES: &str = "the types are bool, i8 to i64, u8 to u64, f64, str, bytes and [T]";

fn named_type(word: &str) -> Option<Type> {
    match word {
        "str" => Some(Type::Str),
        "bytes" => Some(Type::Bytes),
        _ => Scalar::from_name(word).map(Type::Scalar),
    }
}

/// What other languages call the types.
const FOREIGN_NAMES: [(&str, &str); 27] = [
    ("int", "i64"),
    ("integer", "i64"),
    ("long", "i64"),
    ("isize", "i64"),
    ("ssize_t", "i64"),
    ("i128", "i64"),
    ("int64", "i64"),
    ("int32", "i32"),
    ("int32_t", "i32"),
    ("int64_t", "i64"),
    ("short", "i16"),
    ("usize", "u64"),
    ("size_t", "u64"),
    ("u128", "u64"),
    ("uint64_t", "u64"),
    ("uint32_t", "u32"),
    ("byte", "u8"),
    ("char", "u8"),
    ("uint8_t", "u8"),
    ("boolean", "bool"),
    ("i1", "bool"),
    ("float", "f64"),
    ("double", "f64"),
    ("f32", "f64"),
    ("string", "str"),
    ("text", "str"),
    ("bytearray", "bytes"),
];

fn unknown_type(cursor: &Cursor<'_>, word: &str, span: Span) -> Diagnostic {
    let problem = Diagnostic::error(&UNKNOWN_TYPE, format!("unknown type `{}`", excerpt(word))).at(cursor.source, span, "not a type");
    let bare = word.trim_matches(|character: char| !character.is_alphanumeric()).to_ascii_lowercase();
    let foreign = |word: &str| FOREIGN_NAMES.iter().find(|(name, _)| *name == word).map(|(_, ty)| *ty);
    let known = Scalar::ALL.into_iter().map(Scalar::name).chain(["str", "bytes"]);
    let near = || nearest(word, known.chain(FOREIGN_NAMES.map(|(name, _)| name))).map(|name| foreign(name).unwrap_or(name));
    match foreign(&bare).or_else(near) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None if word.contains(['<', '[']) => problem.help("an array of integers is written `[i64]`"),
        None => problem.help(TYPES),
    }
}

fn bad(cursor: &Cursor<'_>, message: impl Into<String>, label: &str) -> Diagnostic {
    Diagnostic::error(&BAD_SIGNATURE, message).at(cursor.source, cursor.here(), label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Signature {
        parse_signature(&Source::new("s", text), Span::new(0, text.len())).unwrap_or_else(|problem| panic!("{text}: {}", problem.message))
    }

    #[test]
    fn the_calling_convention_of_each_type() {
        for (text, declaration, head) in [
            (
                "reverse(text: str) -> str",
                "declare i64 @reverse(ptr, i64, ptr, i64)",
                "define i64 @reverse(ptr %text, i64 %text_len, ptr %out, i64 %capacity)",
            ),
            ("sort(items: mut [i64])", "declare void @sort(ptr, i64)", "define void @sort(ptr %items, i64 %items_count)"),
            ("even(n: i32) -> bool", "declare zeroext i1 @even(i32 signext)", "define zeroext i1 @even(i32 signext %n)"),
            ("f() -> i8", "declare signext i8 @f()", "define signext i8 @f()"),
            (
                "g(a: u64, b: f64, c: bool) -> u16",
                "declare zeroext i16 @g(i64, double, i1 zeroext)",
                "define zeroext i16 @g(i64 %a, double %b, i1 zeroext %c)",
            ),
        ] {
            let signature = read(text);
            assert_eq!(signature.to_string(), text);
            assert_eq!(signature.ir_declaration(), declaration);
            assert_eq!(signature.ir_definition_head(), head);
        }
    }

    #[test]
    fn parameter_names_never_clash_in_ir() {
        let head = read("f(out: str, out_len: i64, entry: i64) -> [i64]").ir_definition_head();
        assert_eq!(head, "define i64 @f(ptr %out, i64 %out_len_, i64 %out_len, i64 %entry_, ptr %out_, i64 %capacity)");
    }

    #[test]
    fn what_an_example_compares() {
        assert_eq!(read("f(a: mut [i8]) -> i64").observation(), Some(Observation::Result(Type::Scalar(Scalar::I64))));
        assert_eq!(read("f(n: i8, a: mut [i8])").observation(), Some(Observation::Parameter(1, Type::Array(Scalar::I8))));
        assert_eq!(read("f(a: mut [i8], b: mut bytes)").observation(), None);
        assert_eq!(read("f(a: i8)").observation(), None);
    }
}
