//! The names of one function's parameters, labels and results.

mod uses;

use crate::body::Body;
use crate::header::Function;
use crate::lexer::{TokenKind, is_label_byte};
use crate::name::decode_name;
use crate::{Fragment, Instruction, Span, canonical_type};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Where each local name is defined and used. Names are decoded: without sigil, colon and quotes, as
/// [`decode_name`] gives them. Values and labels share one set of names, types do not belong to it.
#[derive(Clone, Debug)]
pub struct Locals<'t> {
    definitions: Vec<Definition<'t>>,
    uses: Vec<Use<'t>>,
    /// Places in `definitions`, in the order of the text.
    defined: HashMap<Cow<'t, str>, Vec<usize>>,
    /// Places in `uses`, in the order of the text.
    used: HashMap<Cow<'t, str>, Vec<usize>>,
    next_number: usize,
    /// Every name that stands anywhere in the function, and those that were given out.
    taken: HashSet<Cow<'t, str>>,
    /// How often each new name has been asked for.
    counts: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
pub struct Definition<'t> {
    /// Of one that has no name in the text, the number that it takes.
    pub name: Cow<'t, str>,
    pub kind: DefinitionKind,
    /// The name with its sigil or its colon; empty, at the place where the name would stand, if none is written.
    pub span: Span,
    /// In its canonical text; nothing for labels and where the text does not say it.
    pub ty: Option<String>,
    /// The least number that LLVM takes here for a name that is a number, if everything before it stays as it is.
    pub number: usize,
    /// Which parameter, which block or which instruction of the body.
    pub index: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DefinitionKind {
    Parameter,
    Label,
    Result,
}

#[derive(Clone, Debug)]
pub struct Use<'t> {
    pub name: Cow<'t, str>,
    /// With its sigil.
    pub span: Span,
    pub is_label: bool,
    /// Which instruction of the body.
    pub instruction: usize,
}

impl<'t> Locals<'t> {
    /// `body` is that of `function`. Linear in the length of the function, whatever its damage.
    pub fn of(function: &Function<'t>, body: &Body<'t>) -> Self {
        let mut numbers = Numbers::default();
        let mut definitions = parameters(function, &mut numbers);
        blocks_and_results(body, &mut numbers, &mut definitions);
        let uses = uses::of(function, body);
        let defined = places(definitions.iter().map(|definition| &definition.name));
        let used = places(uses.iter().map(|found| &found.name));
        let taken = taken(body).chain(defined.keys().cloned()).collect();
        Self { definitions, uses, defined, used, next_number: numbers.next, taken, counts: HashMap::new() }
    }

    /// Parameters, then labels and results in the order of the text. Also those without a name: an instruction that gives a value
    /// and a block without a label take a number each.
    pub fn definitions(&self) -> &[Definition<'t>] {
        &self.definitions
    }

    /// In the order of the text.
    pub fn uses(&self) -> &[Use<'t>] {
        &self.uses
    }

    /// The first definition of a name.
    pub fn definition(&self, name: &str) -> Option<&Definition<'t>> {
        self.definitions_of(name).next()
    }

    /// Every definition of a name; LLVM accepts one only.
    pub fn definitions_of(&self, name: &str) -> impl Iterator<Item = &Definition<'t>> {
        self.defined.get(name).into_iter().flatten().map(|&place| &self.definitions[place])
    }

    pub fn uses_of(&self, name: &str) -> impl Iterator<Item = &Use<'t>> {
        self.used.get(name).into_iter().flatten().map(|&place| &self.uses[place])
    }

    /// Whether something uses the value that an instruction gives, also where that has no name but its number.
    pub fn is_result_used(&self, instruction: &Instruction<'t>) -> bool {
        if let Some(result) = instruction.result {
            return self.uses_of(&decode_name(result.text)).next().is_some();
        }
        // Definitions come in the order of the text, and an unnamed one stands where its instruction begins.
        let start = instruction.span.start;
        let first = self.definitions.partition_point(|definition| definition.span.start < start);
        let here = self.definitions[first..].iter().take_while(|definition| definition.span.start == start);
        here.filter(|definition| definition.kind == DefinitionKind::Result)
            .any(|definition| self.uses_of(&definition.name).next().is_some())
    }

    /// Uses of names that nothing defines.
    pub fn undefined(&self) -> impl Iterator<Item = &Use<'t>> {
        self.uses.iter().filter(|found| !self.defined.contains_key(&found.name))
    }

    /// The canonical type of a value, as its first definition gives it.
    pub fn type_of(&self, name: &str) -> Option<&str> {
        self.definition(name)?.ty.as_deref()
    }

    /// The number that an unnamed value or label after the last instruction would take.
    pub fn next_number(&self) -> usize {
        self.next_number
    }

    /// A name that stands nowhere in the function and was not given out before: `base`, or `base` with a number behind it. It needs
    /// no quotes: bytes that would need them become `.`.
    pub fn fresh(&mut self, base: &str) -> String {
        let base = plain(base);
        let count = self.counts.entry(base.clone()).or_default();
        loop {
            *count += 1;
            let name = if *count == 1 { base.clone() } else { format!("{base}.{count}") };
            if self.taken.insert(Cow::Owned(name.clone())) {
                return name;
            }
        }
    }
}

impl Definition<'_> {
    /// Whether a name is written, be it a number.
    pub fn is_written(&self) -> bool {
        !self.span.is_empty()
    }

    /// Whether its name is a number.
    pub fn is_numbered(&self) -> bool {
        number(&self.name).is_some()
    }
}

/// The counter of unnamed values and labels.
#[derive(Clone, Copy, Debug, Default)]
struct Numbers {
    next: usize,
}

impl Numbers {
    /// The number at this place, before it goes on behind a definition of this name (nothing: one without a name).
    fn pass(&mut self, name: Option<&str>) -> usize {
        let here = self.next;
        match name {
            None => self.next += 1,
            Some(name) => self.next = number(name).map_or(here, |number| here.max(number + 1)),
        }
        here
    }
}

/// The number that a name is; LLVM counts with 32 bits.
fn number(name: &str) -> Option<usize> {
    if !name.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    name.parse::<u32>().ok().and_then(|number| usize::try_from(number).ok())
}

fn parameters<'t>(function: &Function<'t>, numbers: &mut Numbers) -> Vec<Definition<'t>> {
    let define = |(index, parameter): (usize, &crate::Parameter<'t>)| {
        let written = parameter.name.map(|name| (decode_name(name.text), name.span));
        let number = numbers.pass(written.as_ref().map(|(name, _)| name.as_ref()));
        let (name, span) = written.unwrap_or_else(|| (Cow::Owned(number.to_string()), Span::at(parameter.span.end)));
        let ty = Some(canonical_type(parameter.ty.text));
        Definition { name, kind: DefinitionKind::Parameter, span, ty, number, index }
    };
    function.header.parameters.iter().enumerate().map(define).collect()
}

fn blocks_and_results<'t>(body: &Body<'t>, numbers: &mut Numbers, definitions: &mut Vec<Definition<'t>>) {
    let first = |range: &Range<usize>| body.instructions().get(range.start).map_or(body.span.end, |instruction| instruction.span.start);
    for (index, block) in body.blocks().iter().enumerate() {
        let written = block.label.map(|label| (label_name(label), label.span));
        let number = numbers.pass(written.as_ref().map(|(name, _)| name.as_ref()));
        let (name, span) = written.unwrap_or_else(|| (Cow::Owned(number.to_string()), Span::at(first(&block.instructions))));
        definitions.push(Definition { name, kind: DefinitionKind::Label, span, ty: None, number, index });
        for index in block.instructions.clone() {
            definitions.extend(result(body, index, numbers));
        }
    }
}

fn result<'t>(body: &Body<'t>, index: usize, numbers: &mut Numbers) -> Option<Definition<'t>> {
    let instruction = body.instructions().get(index)?;
    let written = instruction.result.map(|result| (decode_name(result.text), result.span));
    if written.is_none() && !body.gives_value(instruction) {
        return None;
    }
    let number = numbers.pass(written.as_ref().map(|(name, _)| name.as_ref()));
    let (name, span) = written.unwrap_or_else(|| (Cow::Owned(number.to_string()), Span::at(instruction.span.start)));
    Some(Definition { name, kind: DefinitionKind::Result, span, ty: body.result_type(instruction), number, index })
}

/// The name of each block: its label, or the number that it takes. `first` is the number after the parameters.
pub(crate) fn block_names<'t>(body: &Body<'t>, first: usize) -> Vec<Cow<'t, str>> {
    let mut numbers = Numbers { next: first };
    let mut names = Vec::with_capacity(body.blocks().len());
    for block in body.blocks() {
        let written = block.label.map(label_name);
        let number = numbers.pass(written.as_deref());
        names.push(written.unwrap_or_else(|| Cow::Owned(number.to_string())));
        for instruction in &body.instructions()[block.instructions.clone()] {
            match instruction.result {
                Some(result) => _ = numbers.pass(Some(&decode_name(result.text))),
                None if body.gives_value(instruction) => _ = numbers.pass(None),
                None => {}
            }
        }
    }
    names
}

/// The number after a function's parameters.
pub(crate) fn number_after_parameters(function: &Function) -> usize {
    let mut numbers = Numbers::default();
    for parameter in &function.header.parameters {
        numbers.pass(parameter.name.map(|name| decode_name(name.text)).as_deref());
    }
    numbers.next
}

fn label_name<'t>(label: Fragment<'t>) -> Cow<'t, str> {
    decode_name(label.text.strip_suffix(':').unwrap_or(label.text))
}

/// Every name that stands in a body, of types too.
fn taken<'t>(body: &Body<'t>) -> impl Iterator<Item = Cow<'t, str>> {
    body.all_tokens().iter().filter_map(|token| {
        let fragment = Fragment::of(body.text(), token.span);
        match token.kind {
            TokenKind::Local => Some(decode_name(fragment.text)),
            TokenKind::Label => Some(label_name(fragment)),
            _ => None,
        }
    })
}

fn places<'a, 't: 'a>(names: impl Iterator<Item = &'a Cow<'t, str>>) -> HashMap<Cow<'t, str>, Vec<usize>> {
    let mut places: HashMap<Cow<'t, str>, Vec<usize>> = HashMap::new();
    for (place, name) in names.enumerate() {
        places.entry(name.clone()).or_default().push(place);
    }
    places
}

/// `base` as a name that needs no quotes and is no number.
fn plain(base: &str) -> String {
    let mut name: String = base.bytes().map(|byte| if is_label_byte(byte) { char::from(byte) } else { '.' }).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '.' | '_' | '$' | '-')) {
        name.insert_str(0, "value.");
    }
    name
}
