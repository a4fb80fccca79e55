//! What one module gives the index.

use crate::entry::{Entry, Visibility};
use crate::record::{self, Record, Texts, number};
use crate::references::{DATA, References, ReferencesBuilder};
use foldhash::HashMap;
use ir::{Fragment, Function, LineIndex, Module, Signature};
use runtime::EffectSet;
use std::sync::{Arc, LazyLock};

/// The functions of one module and what they mention. Cheap to copy: a module that does not change is shared by every
/// manifest that has it.
#[derive(Clone, Debug)]
#[repr(C, align(64))]
pub(crate) struct ModuleIndex {
    // A lookup needs the first five, which are one cache line.
    pub(crate) name: Arc<str>,
    /// The records of the functions, then of globals and aliases.
    text: Arc<str>,
    types: Arc<[Signature]>,
    functions: usize,
    /// Where the records of the functions end.
    data_start: usize,
    /// Where the record of each node begins.
    starts: Arc<[usize]>,
    /// What each function does by itself; of a global that is nothing.
    own_effects: Arc<[EffectSet]>,
    pub(crate) references: Arc<References>,
    /// Whether the module belongs to the runtime: only there do documentation blocks state effects.
    pub(crate) is_runtime: bool,
}

impl ModuleIndex {
    /// Reads a module from its text.
    pub(crate) fn new(name: &str, module: &Module, is_runtime: bool) -> Self {
        let lines = LineIndex::new(module.text());
        let mut types = TypeTable::default();
        let mut builder = ModuleBuilder::new(name.into());
        let mut references = ReferencesBuilder::default();
        for function in module.definitions() {
            let comments = documentation(&module.comments_before(function.span.start));
            let name = function.name();
            let parameter_names: Vec<_> = function.header.parameters.iter().map(|parameter| parameter_name(parameter.name)).collect();
            builder.push(&NewFunction {
                texts: Texts {
                    name: &name,
                    signature: &declaration(&function),
                    documentation: &comments,
                    hash: &blake3::hash(function.span.of(function.text()).as_bytes()).to_hex(),
                    parameters: &parameter_names,
                },
                visibility: if function.is_public() { Visibility::Public } else { Visibility::Private },
                line: lines.line(function.span.start),
                types: types.add(function.signature()),
                own_effects: if is_runtime { stated_effects(&name, &comments) } else { EffectSet::PURE },
            });
            references.function(module, &function);
        }
        for kind in DATA {
            for entity in module.of_kind(kind) {
                if let Some((name, is_public)) = references.data(module, entity) {
                    builder.push_data(&name, is_public);
                }
            }
        }
        let mut index = builder.finish(types.finish());
        index.is_runtime = is_runtime;
        index.references = Arc::new(references.finish((0..index.node_count()).map(|node| index.node_name(node))));
        index
    }

    /// Whether this is a copy of `other`.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.starts, &other.starts)
    }

    /// The records.
    #[inline]
    pub(crate) fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Functions, then globals and aliases.
    pub(crate) fn node_count(&self) -> usize {
        self.starts.len()
    }

    pub(crate) fn function_count(&self) -> usize {
        self.functions
    }

    /// Where the record of a node begins.
    pub(crate) fn start(&self, node: usize) -> usize {
        self.starts.get(node).copied().unwrap_or(self.text.len())
    }

    pub(crate) fn node_name(&self, node: usize) -> &str {
        let start = self.start(node);
        Record::read(&self.text, start).map_or("", |record| record.name(&self.text))
    }

    pub(crate) fn is_public(&self, node: usize) -> bool {
        Record::read(&self.text, self.start(node)).is_some_and(|record| record.visibility == Visibility::Public)
    }

    pub(crate) fn own_effects(&self, node: usize) -> EffectSet {
        self.own_effects.get(node).copied().unwrap_or_default()
    }

    /// The function at `node`, which has these effects; `None` for a global.
    pub(crate) fn entry(&self, node: usize, effects: EffectSet) -> Option<Entry<'_>> {
        self.entry_at(*self.starts.get(node)?, effects)
    }

    /// The node whose record begins at `start`.
    pub(crate) fn node_at(&self, start: usize) -> Option<usize> {
        self.starts.binary_search(&start).ok()
    }

    /// The name in the record that begins at `start`.
    pub(crate) fn name_at(&self, start: usize) -> Option<&str> {
        Record::read(&self.text, start).map(|record| record.name(&self.text))
    }

    /// As [`ModuleIndex::entry`], where it is known where the record of the node begins.
    #[inline]
    pub(crate) fn entry_at(&self, start: usize, effects: EffectSet) -> Option<Entry<'_>> {
        if start >= self.data_start {
            return None;
        }
        Some(Entry::new(self, start, effects))
    }

    /// The types of the function that has this record.
    pub(crate) fn types_of(&self, record: Record) -> &Signature {
        static NONE: LazyLock<Signature> = LazyLock::new(Signature::default);
        self.types.get(record.types as usize).unwrap_or(&NONE)
    }
}

/// A function to be indexed.
pub(crate) struct NewFunction<'a, Name> {
    pub(crate) texts: Texts<'a, Name>,
    pub(crate) visibility: Visibility,
    pub(crate) line: usize,
    /// Its place in the table of types.
    pub(crate) types: u32,
    pub(crate) own_effects: EffectSet,
}

/// Collects the definitions of one module: all functions, then globals.
pub(crate) struct ModuleBuilder {
    name: Arc<str>,
    text: String,
    starts: Vec<usize>,
    own_effects: Vec<EffectSet>,
}

impl ModuleBuilder {
    pub(crate) fn new(name: Arc<str>) -> Self {
        Self { name, text: String::new(), starts: Vec::new(), own_effects: Vec::new() }
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn push<Name: AsRef<str>>(&mut self, function: &NewFunction<Name>) {
        self.starts.push(self.text.len());
        self.own_effects.push(function.own_effects);
        record::write(&mut self.text, &function.texts, function.visibility, function.line, function.types);
    }

    fn push_data(&mut self, name: &str, is_public: bool) {
        self.starts.push(self.text.len());
        let texts = Texts::<&str> { name, signature: "", documentation: "", hash: "", parameters: &[] };
        let visibility = if is_public { Visibility::Public } else { Visibility::Private };
        record::write(&mut self.text, &texts, visibility, 0, 0);
    }

    pub(crate) fn finish(self, types: Arc<[Signature]>) -> ModuleIndex {
        ModuleIndex {
            name: self.name,
            is_runtime: false,
            data_start: self.starts.get(self.own_effects.len()).copied().unwrap_or(self.text.len()),
            text: self.text.into(),
            starts: self.starts.into(),
            functions: self.own_effects.len(),
            types,
            own_effects: self.own_effects.into(),
            references: Arc::default(),
        }
    }
}

/// Each signature once, with its number.
#[derive(Default)]
pub(crate) struct TypeTable {
    numbers: HashMap<Signature, u32>,
}

impl TypeTable {
    pub(crate) fn add(&mut self, signature: Signature) -> u32 {
        let next = number(self.numbers.len());
        *self.numbers.entry(signature).or_insert(next)
    }

    /// In the order of their numbers.
    pub(crate) fn finish(self) -> Arc<[Signature]> {
        let mut types: Vec<(Signature, u32)> = self.numbers.into_iter().collect();
        types.sort_unstable_by_key(|&(_, number)| number);
        types.into_iter().map(|(signature, _)| signature).collect()
    }
}

/// The `effects:` line of a `sys_*` function.
fn stated_effects(name: &str, documentation: &str) -> EffectSet {
    if !name.starts_with("sys_") {
        return EffectSet::PURE;
    }
    let stated = documentation.lines().find_map(|line| line.strip_prefix("effects:"));
    stated.and_then(|names| names.parse().ok()).unwrap_or_default()
}

fn parameter_name(name: Option<Fragment<'_>>) -> std::borrow::Cow<'_, str> {
    name.map_or("".into(), |name| ir::decode_name(name.text))
}

/// Attributes that change how arguments and results are passed: a declaration must repeat them.
const CALL_ATTRIBUTES: [&str; 6] = ["zeroext", "signext", "inreg", "byval", "sret", "byref"];

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
