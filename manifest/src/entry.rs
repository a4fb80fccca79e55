//! One function of the index.

use crate::record;
use ir::Signature;
use runtime::EffectSet;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

/// Who may call a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// blake3 of its text, from `define` to the closing brace, in hexadecimal; empty where the text was not seen.
    pub hash: &'m str,
}

fn as_text<S: Serializer>(effects: &EffectSet, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(effects)
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

impl Entry<'_> {
    pub fn is_public(&self) -> bool {
        self.visibility == Visibility::Public
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

    /// The bytes of [`Entry::to_prompt`].
    pub(crate) fn prompt_length(&self) -> usize {
        let comment = |line: &str| line.len() + if line.is_empty() { 2 } else { 3 };
        self.documentation.lines().map(comment).sum::<usize>() + self.signature.len()
    }
}
