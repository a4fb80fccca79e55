//! What one module gives the index.

use crate::entry::{Entry, Parameters, Piece, Visibility};
use crate::references::{DATA, References, ReferencesBuilder};
use ir::{Fragment, Function, LineIndex, Module, Signature};
use runtime::EffectSet;
use std::collections::HashMap;
use std::sync::Arc;

/// The functions of one module and what they mention. All texts lie in one piece; a module that does not change is shared
/// by every manifest that has it.
#[derive(Debug)]
pub(crate) struct ModuleIndex {
    pub(crate) name: Arc<str>,
    /// Whether the module belongs to the runtime: only there do documentation blocks state effects.
    pub(crate) is_runtime: bool,
    text: String,
    types: Arc<Vec<Signature>>,
    parameters: Vec<Piece>,
    functions: Vec<FunctionRecord>,
    /// Globals and aliases; their nodes come behind those of the functions.
    data: Vec<DataRecord>,
    pub(crate) references: References,
}

/// One cache line, so that a lookup touches one.
#[derive(Debug)]
#[repr(align(64))]
struct FunctionRecord {
    /// Where in the module's text its own begins.
    base: usize,
    line: usize,
    name: Piece,
    signature: Piece,
    documentation: Piece,
    hash: Piece,
    /// Its first parameter name among those of the module; the next record's is its end.
    parameters: u32,
    types: u32,
    visibility: Visibility,
    own_effects: EffectSet,
}

#[derive(Debug)]
struct DataRecord {
    name: Box<str>,
    is_public: bool,
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
                name: &name,
                visibility: if function.is_public() { Visibility::Public } else { Visibility::Private },
                line: lines.line(function.span.start),
                signature: &declaration(&function),
                types: types.add(function.signature()),
                parameters: &parameter_names,
                documentation: &comments,
                hash: &blake3::hash(function.span.of(function.text()).as_bytes()).to_hex(),
                own_effects: if is_runtime { stated_effects(&name, &comments) } else { EffectSet::PURE },
            });
            references.function(module, &function);
        }
        let mut index = builder.finish(types.finish());
        for kind in DATA {
            for entity in module.of_kind(kind) {
                if let Some((name, is_public)) = references.data(module, entity) {
                    index.data.push(DataRecord { name: name.into(), is_public });
                }
            }
        }
        index.is_runtime = is_runtime;
        index.references = references.finish((0..index.node_count()).map(|node| index.node_name(node)));
        index
    }

    /// Functions, then globals and aliases.
    pub(crate) fn node_count(&self) -> usize {
        self.functions.len() + self.data.len()
    }

    pub(crate) fn function_count(&self) -> usize {
        self.functions.len()
    }

    pub(crate) fn node_name(&self, node: usize) -> &str {
        match self.functions.get(node) {
            Some(record) => record.name.of(&self.text, record.base),
            None => self.data.get(node - self.functions.len()).map_or("", |data| &data.name),
        }
    }

    pub(crate) fn is_public(&self, node: usize) -> bool {
        match self.functions.get(node) {
            Some(record) => record.visibility == Visibility::Public,
            None => self.data.get(node - self.functions.len()).is_some_and(|data| data.is_public),
        }
    }

    pub(crate) fn own_effects(&self, node: usize) -> EffectSet {
        self.functions.get(node).map_or(EffectSet::PURE, |record| record.own_effects)
    }

    /// The function at `node`, which has these effects; `None` for a global.
    pub(crate) fn entry(&self, node: usize, effects: EffectSet) -> Option<Entry<'_>> {
        let record = self.functions.get(node)?;
        let piece = |piece: Piece| piece.of(&self.text, record.base);
        let end = self.functions.get(node + 1).map_or(self.parameters.len(), |next| next.parameters as usize);
        Some(Entry {
            name: piece(record.name),
            module: &self.name,
            visibility: record.visibility,
            line: record.line,
            signature: piece(record.signature),
            types: self.types.get(record.types as usize)?,
            parameters: Parameters { text: &self.text, base: record.base, pieces: &self.parameters[record.parameters as usize..end] },
            documentation: piece(record.documentation),
            effects,
            hash: piece(record.hash),
        })
    }
}

/// What a module's index keeps of a function.
pub(crate) struct NewFunction<'a, Name> {
    pub(crate) name: &'a str,
    pub(crate) visibility: Visibility,
    pub(crate) line: usize,
    pub(crate) signature: &'a str,
    /// Its place in the table of types.
    pub(crate) types: u32,
    pub(crate) parameters: &'a [Name],
    pub(crate) documentation: &'a str,
    pub(crate) hash: &'a str,
    pub(crate) own_effects: EffectSet,
}

/// Collects the functions of one module.
pub(crate) struct ModuleBuilder {
    name: Arc<str>,
    text: String,
    parameters: Vec<Piece>,
    functions: Vec<FunctionRecord>,
}

impl ModuleBuilder {
    pub(crate) fn new(name: Arc<str>) -> Self {
        Self { name, text: String::new(), parameters: Vec::new(), functions: Vec::new() }
    }

    pub(crate) fn name(&self) -> &Arc<str> {
        &self.name
    }

    pub(crate) fn push<Name: AsRef<str>>(&mut self, function: &NewFunction<Name>) {
        let base = self.text.len();
        let signature = self.keep(base, function.signature);
        // A name is nearly always a part of its declaration already.
        let name = match function.signature.find(function.name) {
            Some(start) => Piece { start: number(start), length: number(function.name.len()) },
            None => self.keep(base, function.name),
        };
        let documentation = self.keep(base, function.documentation);
        let hash = self.keep(base, function.hash);
        let parameters = number(self.parameters.len());
        for parameter in function.parameters {
            let piece = self.keep(base, parameter.as_ref());
            self.parameters.push(piece);
        }
        let &NewFunction { visibility, line, types, own_effects, .. } = function;
        self.functions.push(FunctionRecord {
            base,
            line,
            name,
            signature,
            documentation,
            hash,
            parameters,
            types,
            visibility,
            own_effects,
        });
    }

    fn keep(&mut self, base: usize, text: &str) -> Piece {
        let start = self.text.len() - base;
        self.text.push_str(text);
        Piece { start: number(start), length: number(text.len()) }
    }

    pub(crate) fn finish(mut self, types: Arc<Vec<Signature>>) -> ModuleIndex {
        self.text.shrink_to_fit();
        self.functions.shrink_to_fit();
        ModuleIndex {
            name: self.name,
            is_runtime: false,
            text: self.text,
            types,
            parameters: self.parameters,
            functions: self.functions,
            data: Vec::new(),
            references: References::default(),
        }
    }
}

/// Functions, modules, names and words are numbered with 32 bits: four thousand million functions need more memory than
/// 256 GiB. A longer text of one function is cut.
pub(crate) fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Each signature once.
#[derive(Default)]
pub(crate) struct TypeTable {
    numbers: HashMap<Signature, u32>,
    types: Vec<Signature>,
}

impl TypeTable {
    pub(crate) fn add(&mut self, signature: Signature) -> u32 {
        let types = &mut self.types;
        *self.numbers.entry(signature).or_insert_with_key(|signature| {
            types.push(signature.clone());
            number(types.len() - 1)
        })
    }

    pub(crate) fn finish(self) -> Arc<Vec<Signature>> {
        Arc::new(self.types)
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
