//! One function of the index.

use ir::{Fragment, Function, Signature};
use runtime::EffectSet;
use serde::{Serialize, Serializer};

/// Who may call a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    Public,
    /// `internal` or `private`: the functions of its own module only.
    Private,
}

impl Visibility {
    pub fn name(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Private => "private",
        }
    }
}

/// What the index knows of one function that has a body: a view into the [`crate::Manifest`].
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Entry<'m> {
    /// Without sigil and quotes.
    pub name: &'m str,
    pub module: &'m str,
    pub visibility: Visibility,
    /// The line of `define` in its module, from 1.
    pub line: usize,
    /// The line that declares it in another module, with the attributes that change how it is called, without names:
    /// `declare i64 @sys_write(i64, ptr, i64)`.
    pub signature: &'m str,
    /// The same types, to be compared.
    #[serde(skip)]
    pub types: &'m Signature,
    pub parameters: Parameters<'m>,
    /// The comment directly before it, without semicolons.
    pub documentation: &'m str,
    #[serde(serialize_with = "as_text")]
    pub effects: EffectSet,
    /// blake3 of its text, from `define` to the closing brace, in hexadecimal.
    pub hash: &'m str,
}

fn as_text<S: Serializer>(effects: &EffectSet, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(effects)
}

/// The names of a function's parameters, without sigil; empty for one that has none.
#[derive(Clone, Copy, Debug)]
pub struct Parameters<'m>(&'m [String]);

impl<'m> Parameters<'m> {
    /// The name of the parameter at `index`, from 0.
    pub fn get(self, index: usize) -> Option<&'m str> {
        self.0.get(index).map(String::as_str)
    }

    pub fn iter(self) -> impl Iterator<Item = &'m str> {
        self.0.iter().map(String::as_str)
    }
}

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// An entry as its module keeps it.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) name: String,
    module: String,
    visibility: Visibility,
    line: usize,
    signature: String,
    types: Signature,
    parameters: Vec<String>,
    pub(crate) documentation: String,
    pub(crate) effects: EffectSet,
    hash: String,
}

/// Attributes that change how arguments and results are passed: a declaration must repeat them.
const CALL_ATTRIBUTES: [&str; 6] = ["zeroext", "signext", "inreg", "byval", "sret", "byref"];

impl Record {
    pub(crate) fn new(module: &str, function: &Function, line: usize, comments: &[Fragment]) -> Self {
        let parameter_name = |name: Option<Fragment>| name.map_or(String::new(), |name| ir::decode_name(name.text).into_owned());
        let visibility = if function.is_public() { Visibility::Public } else { Visibility::Private };
        Self {
            name: function.name().into_owned(),
            module: module.to_owned(),
            visibility,
            line,
            signature: declaration(function),
            types: function.signature(),
            parameters: function.header.parameters.iter().map(|parameter| parameter_name(parameter.name)).collect(),
            documentation: documentation(comments),
            effects: EffectSet::PURE,
            hash: blake3::hash(function.span.of(function.text()).as_bytes()).to_hex().to_string(),
        }
    }

    pub(crate) fn entry(&self) -> Entry<'_> {
        Entry {
            name: &self.name,
            module: &self.module,
            visibility: self.visibility,
            line: self.line,
            signature: &self.signature,
            types: &self.types,
            parameters: Parameters(&self.parameters),
            documentation: &self.documentation,
            effects: self.effects,
            hash: &self.hash,
        }
    }
}

impl Entry<'_> {
    pub fn is_public(&self) -> bool {
        self.visibility == Visibility::Public
    }

    /// `name|module|visibility|line|signature`
    pub fn to_line(&self) -> String {
        format!("{}|{}|{}|{}|{}", self.name, self.module, self.visibility.name(), self.line, self.signature)
    }

    /// The declaration below its documentation, as valid IR text for a prompt.
    pub fn to_prompt(&self) -> String {
        let mut text = String::new();
        for line in self.documentation.lines() {
            text.push_str(if line.is_empty() { ";" } else { "; " });
            text.push_str(line);
            text.push('\n');
        }
        text.push_str(self.signature);
        text
    }
}

fn declaration(function: &Function) -> String {
    let header = &function.header;
    let mut text = String::from("declare ");
    push_attributes(&mut text, &header.result_attributes);
    text.push_str(&ir::canonical_type(header.result.text));
    text.push(' ');
    text.push_str(&ir::global_token(&function.name()));
    text.push('(');
    for (index, parameter) in header.parameters.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(&ir::canonical_type(parameter.ty.text));
        text.push(' ');
        push_attributes(&mut text, &parameter.attributes);
        text.pop();
    }
    if header.is_variadic {
        text.push_str(if header.parameters.is_empty() { "..." } else { ", ..." });
    }
    text.push(')');
    text
}

/// Appends the attributes that matter to a caller, each with a blank after it.
fn push_attributes(text: &mut String, attributes: &[Fragment]) {
    for attribute in attributes {
        let word = attribute.text.split(['(', ' ']).next().unwrap_or("");
        if CALL_ATTRIBUTES.contains(&word) {
            text.push_str(attribute.text);
            text.push(' ');
        }
    }
}

fn documentation(comments: &[Fragment]) -> String {
    let lines: Vec<_> = comments.iter().map(|comment| comment.text.trim_start_matches(';').trim()).collect();
    lines.join("\n").trim().to_owned()
}
