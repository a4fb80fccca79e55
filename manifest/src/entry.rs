//! One function of the index.

use crate::module_index::ModuleIndex;
use crate::record::{self, Record};
use ir::Signature;
use runtime::EffectSet;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// Who may call a function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    Public,
    #[default]
    /// `internal` or `private`: the functions of its own module only.
    Private,
}

impl Visibility {
    #[inline]
    pub fn name(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Private => "private",
        }
    }
}

/// What the index knows of one function that has a body: a view into the [`crate::Manifest`], of which only what is asked is
/// read.
#[derive(Clone, Copy)]
pub struct Entry<'m> {
    index: &'m ModuleIndex,
    /// Where its record begins.
    start: usize,
    effects: EffectSet,
}

impl<'m> Entry<'m> {
    /// The function whose record begins at `start`.
    #[inline]
    pub(crate) fn new(index: &'m ModuleIndex, start: usize, effects: EffectSet) -> Self {
        Self { index, start, effects }
    }

    #[inline]
    fn record(self) -> Record {
        Record::read(self.text(), self.start).unwrap_or_default()
    }

    #[inline]
    fn text(self) -> &'m str {
        self.index.text()
    }

    /// Without sigil and quotes.
    #[inline]
    pub fn name(self) -> &'m str {
        self.record().name(self.text())
    }

    #[inline]
    pub fn module(self) -> &'m str {
        &self.index.name
    }

    #[inline]
    pub fn visibility(self) -> Visibility {
        record::visibility(self.text(), self.start)
    }

    /// The line of `define` in its module, from 1.
    #[inline]
    pub fn line(self) -> usize {
        self.record().line as usize
    }

    /// The line that declares it in another module, with the attributes that change how it is called, without names:
    /// `declare i64 @sys_write(i64, ptr, i64)`.
    #[inline]
    pub fn signature(self) -> &'m str {
        self.record().signature(self.text())
    }

    /// The same types, to be compared.
    #[inline]
    pub fn types(self) -> &'m Signature {
        self.index.types_of(self.record())
    }

    #[inline]
    pub fn parameters(self) -> Parameters<'m> {
        self.record().parameters(self.text())
    }

    /// The comment directly before it, without semicolons.
    #[inline]
    pub fn documentation(self) -> &'m str {
        self.record().documentation(self.text())
    }

    #[inline]
    pub fn effects(self) -> EffectSet {
        self.effects
    }

    /// blake3 of its text, from `define` to the closing brace, in hexadecimal; empty where the text was not seen.
    #[inline]
    pub fn hash(self) -> &'m str {
        self.record().hash(self.text())
    }

    #[inline]
    pub fn is_public(&self) -> bool {
        self.visibility() == Visibility::Public
    }

    /// The declaration below its documentation, as valid IR text for a prompt.
    pub fn to_prompt(&self) -> String {
        let mut text = String::new();
        for line in self.documentation().lines() {
            text.push_str(if line.is_empty() { ";" } else { "; " });
            text.push_str(line);
            text.push('\n');
        }
        text.push_str(self.signature());
        text
    }

    /// The bytes of [`Entry::to_prompt`].
    pub(crate) fn prompt_length(&self) -> usize {
        let comment = |line: &str| line.len() + if line.is_empty() { 2 } else { 3 };
        self.documentation().lines().map(comment).sum::<usize>() + self.signature().len()
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {} ({})", self.module(), self.line(), self.signature(), self.effects)
    }
}

/// How an entry is written for programs.
#[derive(Serialize)]
struct Fields<'m> {
    name: &'m str,
    module: &'m str,
    visibility: Visibility,
    line: usize,
    signature: &'m str,
    parameters: Parameters<'m>,
    documentation: &'m str,
    effects: String,
    hash: &'m str,
}

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = Fields {
            name: self.name(),
            module: self.module(),
            visibility: self.visibility(),
            line: self.line(),
            signature: self.signature(),
            parameters: self.parameters(),
            documentation: self.documentation(),
            effects: self.effects.to_string(),
            hash: self.hash(),
        };
        fields.serialize(serializer)
    }
}

/// The names of a function's parameters, without sigil; empty for one that has none.
#[derive(Clone, Copy)]
pub struct Parameters<'m> {
    /// Begins with the first name, and goes on behind the last.
    pub(crate) text: &'m str,
    pub(crate) count: u32,
}

impl<'m> Parameters<'m> {
    /// The name of the parameter at `index`, from 0.
    pub fn get(self, index: usize) -> Option<&'m str> {
        self.iter().nth(index)
    }

    pub fn iter(self) -> impl Iterator<Item = &'m str> {
        let mut text = self.text;
        (0..self.count).map_while(move |_| {
            let (name, rest) = record::next_parameter(text)?;
            text = rest;
            Some(name)
        })
    }
}

impl fmt::Debug for Parameters<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
