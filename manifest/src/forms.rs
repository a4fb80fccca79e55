//! The manifest written down and read back: one line for each function, or JSON.
//!
//! The text form is `name|module|visibility|line|signature`. A name or a module with a character that would be taken for
//! the form's own stands in quotes, as LLVM writes such names: `"a\7Cb"`. What is read back is an index of signatures:
//! callers and callees are known once a module is added from its own text.

use crate::entry::{Entry, Visibility};
use crate::index::Manifest;
use crate::module_index::{ModuleBuilder, NewFunction, TypeTable};
use crate::record::Texts;
use foldhash::HashMap;
use runtime::{Effect, EffectSet};
use serde::de::{DeserializeSeed, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;
use std::fmt;

/// What is wrong with a manifest that is read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// From 1.
    pub line: usize,
    pub reason: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for Malformed {}

impl Entry<'_> {
    /// `name|module|visibility|line|signature`
    pub fn to_line(&self) -> String {
        let mut line = String::new();
        self.write_line(&mut line);
        line
    }

    fn write_line(&self, text: &mut String) {
        use fmt::Write as _;
        // Writing to a string does not fail.
        let _ = write!(text, "{}|{}|{}|{}|", field(self.name()), field(self.module()), self.visibility().name(), self.line());
        // Only inside quotes can a line end stand in a declaration.
        match self.signature().contains(['\n', '\r']) {
            true => text.push_str(&self.signature().replace('\n', "\\0A").replace('\r', "\\0D")),
            false => text.push_str(self.signature()),
        }
    }
}

/// A name or a module as a field of the text form.
fn field(text: &str) -> Cow<'_, str> {
    let is_special = |character: char| matches!(character, '|' | '"' | '\\') || character.is_control();
    if !text.contains(is_special) && !text.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut quoted = String::from("\"");
    for character in text.chars() {
        if is_special(character) {
            let mut bytes = [0; 4];
            character.encode_utf8(&mut bytes).bytes().for_each(|byte| quoted.push_str(&format!("\\{byte:02X}")));
        } else {
            quoted.push(character);
        }
    }
    quoted.push('"');
    Cow::Owned(quoted)
}

/// The inverse of [`field`].
fn unquoted(field: &str) -> Option<Cow<'_, str>> {
    let Some(inside) = field.strip_prefix('"') else { return Some(Cow::Borrowed(field)) };
    let inside = inside.strip_suffix('"')?;
    String::from_utf8(ir::decode_string(inside)).ok().map(Cow::Owned)
}

#[derive(Serialize)]
struct Document<'m> {
    schema: &'static str,
    version: u32,
    functions: Vec<Entry<'m>>,
}

impl Manifest {
    /// One line `name|module|visibility|line|signature` for each function.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for entry in self.entries() {
            entry.write_line(&mut text);
            text.push('\n');
        }
        text
    }

    /// Reads what [`Manifest::to_text`] writes. The text says nothing of what a function calls, so that each may do
    /// anything.
    pub fn from_text(text: &str) -> Result<Self, Malformed> {
        let mut reader = Reader::default();
        let everything: EffectSet = Effect::ALL.into_iter().collect();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
            let malformed = |reason: &str| Malformed { line: index + 1, reason: reason.to_owned() };
            let mut fields = line.splitn(5, '|');
            let mut next = || fields.next().ok_or_else(|| malformed("it is not name|module|visibility|line|signature"));
            let (name, module, visibility, number, signature) = (next()?, next()?, next()?, next()?, next()?);
            let function = Function {
                name: unquoted(name).ok_or_else(|| malformed("its name is not understood"))?,
                module: unquoted(module).ok_or_else(|| malformed("its module is not understood"))?,
                visibility: match visibility {
                    "public" => Visibility::Public,
                    "private" => Visibility::Private,
                    _ => return Err(malformed("its visibility is neither public nor private")),
                },
                line: number.parse().map_err(|_| malformed("its line is not a number"))?,
                signature: Cow::Borrowed(signature),
                parameters: Vec::new(),
                documentation: Cow::Borrowed(""),
                effects: everything,
                hash: Cow::Borrowed(""),
            };
            reader.push(&function).map_err(|reason| malformed(&reason))?;
        }
        Ok(reader.finish())
    }

    /// A document with `schema`, `version` and `functions`.
    pub fn to_json(&self) -> String {
        let document = Document { schema: SCHEMA, version: 1, functions: self.entries().collect() };
        // Structures with text keys always have a JSON form.
        serde_json::to_string_pretty(&document).unwrap_or_default()
    }

    /// Reads what [`Manifest::to_json`] writes. Effects are those that the document states.
    pub fn from_json(text: &str) -> Result<Self, Malformed> {
        let mut reader = Reader::default();
        let mut input = serde_json::Deserializer::from_str(text);
        let result = DocumentSeed(&mut reader).deserialize(&mut input).and_then(|()| input.end());
        result.map_err(|error| Malformed { line: error.line(), reason: error.to_string() })?;
        Ok(reader.finish())
    }
}

const SCHEMA: &str = "intentc.manifest";

/// A function as one of the forms has it.
#[derive(Deserialize)]
struct Function<'t> {
    #[serde(borrow)]
    name: Cow<'t, str>,
    #[serde(borrow)]
    module: Cow<'t, str>,
    visibility: Visibility,
    line: usize,
    #[serde(borrow)]
    signature: Cow<'t, str>,
    #[serde(borrow, default)]
    parameters: Vec<Cow<'t, str>>,
    #[serde(borrow, default)]
    documentation: Cow<'t, str>,
    #[serde(deserialize_with = "effects")]
    effects: EffectSet,
    #[serde(borrow, default)]
    hash: Cow<'t, str>,
}

fn effects<'de, D: Deserializer<'de>>(deserializer: D) -> Result<EffectSet, D::Error> {
    let names = Cow::<str>::deserialize(deserializer)?;
    names.parse().map_err(D::Error::custom)
}

/// Collects functions into modules.
#[derive(Default)]
struct Reader {
    modules: Vec<ModuleBuilder>,
    numbers: HashMap<String, usize>,
    /// The module of the last function; most come together.
    last: usize,
    types: TypeTable,
    /// Declarations without their names, with the number of their types.
    shapes: HashMap<String, u32>,
    shape: String,
}

impl Reader {
    fn push(&mut self, function: &Function) -> Result<(), String> {
        let types = self.types_of(&function.name, &function.signature)?;
        if self.modules.get(self.last).is_none_or(|module| module.name() != function.module) {
            let next = self.modules.len();
            self.last = *self.numbers.entry(function.module.to_string()).or_insert(next);
            if self.last == next {
                self.modules.push(ModuleBuilder::new(function.module.as_ref().into()));
            }
        }
        self.modules[self.last].push(&NewFunction {
            texts: Texts {
                name: &function.name,
                signature: &function.signature,
                documentation: &function.documentation,
                hash: &function.hash,
                parameters: &function.parameters,
            },
            visibility: function.visibility,
            line: function.line,
            types,
            own_effects: function.effects,
        });
        Ok(())
    }

    /// Reads each declaration that differs in more than its name once.
    fn types_of(&mut self, name: &str, signature: &str) -> Result<u32, String> {
        let at = signature.find('@').map_or(signature.len(), |sigil| sigil + 1);
        let (before, behind) = signature.split_at(at);
        self.shape.clear();
        self.shape.push_str(before);
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$' | b'-');
        // A name or a type in quotes may look like anything.
        let is_safe = name.bytes().all(is_plain) && !before.contains('"');
        match behind.strip_prefix(name).filter(|rest| is_safe && rest.starts_with('(')) {
            Some(rest) => self.shape.push_str(rest),
            None => self.shape.push_str(behind),
        }
        if let Some(&types) = self.shapes.get(&self.shape) {
            return Ok(types);
        }
        let module = ir::parse(signature);
        let declared = match (module.functions().next(), module.entities().len()) {
            (Some(function), 1) if !function.is_definition() && function.name() == name => function.signature(),
            _ => return Err(format!("its signature is not a declaration of `@{name}`")),
        };
        let types = self.types.add(declared);
        self.shapes.insert(self.shape.clone(), types);
        Ok(types)
    }

    fn finish(self) -> Manifest {
        let types = self.types.finish();
        let mut manifest = Manifest::new();
        manifest.put(self.modules.into_iter().map(|module| module.finish(types.clone())));
        manifest
    }
}

/// Reads a document into a reader, one function after the other.
struct DocumentSeed<'r>(&'r mut Reader);

impl<'de> DeserializeSeed<'de> for DocumentSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for DocumentSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "a document with the schema {SCHEMA}")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut is_manifest = false;
        while let Some(key) = map.next_key::<Cow<str>>()? {
            match &*key {
                "schema" => is_manifest = map.next_value::<Cow<str>>()? == SCHEMA,
                "functions" => map.next_value_seed(FunctionsSeed(self.0))?,
                _ => {
                    map.next_value::<serde::de::IgnoredAny>()?;
                }
            }
        }
        if is_manifest { Ok(()) } else { Err(A::Error::custom(format_args!("its schema is not {SCHEMA}"))) }
    }
}

struct FunctionsSeed<'r>(&'r mut Reader);

impl<'de> DeserializeSeed<'de> for FunctionsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for FunctionsSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a list of functions")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut functions: A) -> Result<(), A::Error> {
        while let Some(function) = functions.next_element::<Function>()? {
            self.0.push(&function).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}
