//! Puts in the `%` before the name of a value and the `@` before that of a function or a global, where they are missing.
//!
//! Before:
//! ```llvm
//! @greeting = constant [3 x i8] c"hi\00"
//!
//! define i64 @twice(i64 %value) {
//!   %sum = add i64 value, %value
//!   ret i64 sum
//! }
//!
//! define i64 @letter() {
//!   wide = load i8, ptr greeting
//!   %byte = zext i8 wide to i64
//!   %both = call i64 twice(i64 byte)
//!   ret i64 %both
//! }
//! ```
//! After:
//! ```llvm
//! @greeting = constant [3 x i8] c"hi\00"
//!
//! define i64 @twice(i64 %value) {
//!   %sum = add i64 %value, %value
//!   ret i64 %sum
//! }
//!
//! define i64 @letter() {
//!   %wide = load i8, ptr @greeting
//!   %byte = zext i8 %wide to i64
//!   %both = call i64 @twice(i64 %byte)
//!   ret i64 %both
//! }
//! ```
//! Requires: a bare word in the place of a value, of a result or of a callee that is no word of the language. In the place of a value
//! it is a value of the function, or, behind a pointer type, else a function or a global of the module or the manifest; in the place
//! of a callee it is a function, or else a value.
//! Ensures: such words have their sigil.
//! Leaves alone: names that nothing defines; words of the language, also where a value has that name; labels, which `spell_labels`
//! spells; what stands inside of constants.

mod heads;

use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Body, DefinitionKind, Instruction, Locals, Module, Operand, OperandKind};
use manifest::Manifest;
use std::borrow::Cow;
use std::collections::HashSet;

pub(crate) const NAME: &str = "spell_sigils";
pub(crate) const SUMMARY: &str = "puts in the `%` or `@` that is missing before a name";

/// Words that are a constant, or stand where a value could.
const WORDS: &[&str] = &[
    "acq_rel",
    "acquire",
    "asm",
    "blockaddress",
    "caller",
    "cleanup",
    "dso_local_equivalent",
    "false",
    "inf",
    "monotonic",
    "nan",
    "no_cfi",
    "none",
    "null",
    "poison",
    "release",
    "seq_cst",
    "splat",
    "syncscope",
    "to",
    "true",
    "undef",
    "unordered",
    "unwind",
    "vscale",
    "zeroinitializer",
];

/// A sigil that is missing, and the place in the text where it has to stand.
#[derive(Clone, Copy)]
struct Sigil<'t> {
    offset: usize,
    sigil: char,
    name: &'t str,
}

pub(crate) fn run(rewrite: &mut Rewrite) {
    let globals = Globals::of(rewrite);
    let heads = heads::of(rewrite.module, &globals);
    if heads.is_empty() {
        let operands = operands(rewrite.module, &globals);
        return operands.into_iter().for_each(|missing| put_in(rewrite, missing));
    }
    // A call whose callee cannot be read, and an instruction whose result cannot, have no operands: they are read with their sigils.
    let (mended, places) = mend(rewrite.text, &heads);
    for missing in operands(&ir::parse(&mended), &globals) {
        let before = places.partition_point(|&place| place < missing.offset);
        put_in(rewrite, Sigil { offset: missing.offset - before, ..missing });
    }
    heads.into_iter().for_each(|missing| put_in(rewrite, missing));
}

fn put_in(rewrite: &mut Rewrite, Sigil { offset, sigil, name }: Sigil) {
    rewrite.insert(offset, sigil, format!("`{sigil}{name}` is how this name is written"));
}

/// The text with sigils put in, and where they stand in it. The sigils are in the order of the text.
fn mend(text: &str, sigils: &[Sigil]) -> (String, Vec<usize>) {
    let mut mended = String::with_capacity(text.len() + sigils.len());
    let mut places = Vec::with_capacity(sigils.len());
    let mut end = 0;
    for missing in sigils {
        mended.push_str(&text[end..missing.offset]);
        places.push(mended.len());
        mended.push(missing.sigil);
        end = missing.offset;
    }
    mended.push_str(&text[end..]);
    (mended, places)
}

/// What is missing before operands.
fn operands<'t>(module: &Module<'t>, globals: &Globals) -> Vec<Sigil<'t>> {
    let mut missing = Vec::new();
    for function in module.definitions().filter(|function| function.is_closed) {
        let body = function.body();
        let bare: Vec<_> = body.instructions().iter().flat_map(|instruction| bare_operands(&body, instruction)).collect();
        if bare.is_empty() {
            continue;
        }
        let values = values(&Locals::of(&function, &body));
        for operand in bare {
            let is_pointer = operand.ty.is_some_and(|ty| ty.text.starts_with("ptr") || ty.text.ends_with('*'));
            let name = operand.value.text;
            let sigil = match () {
                () if values.contains(name) => '%',
                () if is_pointer && globals.has(name) => '@',
                () => continue,
            };
            missing.push(Sigil { offset: operand.value.span.start, sigil, name });
        }
    }
    missing
}

/// Operands that are a name without a sigil.
fn bare_operands<'t>(body: &Body<'t>, instruction: &Instruction<'t>) -> impl Iterator<Item = Operand<'t>> + use<'t> {
    // A word of these that has no type of its own may be one.
    let has_types = matches!(instruction.opcode.text, "alloca" | "getelementptr" | "load");
    let is_read = instruction.opcode.text != "va_arg";
    let operands = body.operands(instruction).into_iter().filter(move |operand| is_read && (operand.ty.is_some() || !has_types));
    operands.filter(|operand| operand.kind == OperandKind::Value && is_name(operand.value.text))
}

/// The names of what a function computes and is given.
fn values<'t>(locals: &Locals<'t>) -> HashSet<Cow<'t, str>> {
    let values = locals.definitions().iter().filter(|definition| definition.kind != DefinitionKind::Label);
    values.map(|definition| definition.name.clone()).collect()
}

/// Whether a text is a bare name, and no word of the language.
fn is_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'$');
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    begins && text.bytes().all(is_part) && !is_word(text)
}

fn is_word(name: &str) -> bool {
    let tokens = ir::significant(name, Span::new(0, name.len()));
    WORDS.contains(&name) || ir::type_end(name, &tokens, 0, false) == Some(tokens.len())
}

/// What can be named with `@`.
struct Globals<'a> {
    own: HashSet<Cow<'a, str>>,
    manifest: &'a Manifest,
}

impl<'a> Globals<'a> {
    fn of(rewrite: &Rewrite<'a>) -> Self {
        let module = &rewrite.module;
        let functions = module.functions().map(|function| function.name());
        let own = functions.chain(module.globals().map(|global| global.name())).collect();
        Self { own, manifest: rewrite.context.manifest }
    }

    fn has(&self, name: &str) -> bool {
        self.own.contains(name) || self.manifest.functions_named(name).any(|entry| entry.is_public())
    }
}
