//! Makes raw system calls calls of the runtime's `sys_*` functions.
//!
//! Before:
//! ```llvm
//! declare i64 @syscall(i64, ...)
//!
//! define i32 @say(ptr %text, i32 %length) {
//!   %n = call i64 (i64, ...) @syscall(i64 1, i32 1, ptr %text, i32 %length)
//!   %r = call i32 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11}"(i64 3, i64 1)
//!   ret i32 %r
//! }
//! ```
//! After:
//! ```llvm
//! define i32 @say(ptr %text, i32 %length) {
//!   %sys_write.count = sext i32 %length to i64
//!   %n = call i64 @sys_write(i64 1, ptr %text, i64 %sys_write.count)
//!   %sys_close.result = call i64 @sys_close(i64 1)
//!   %r = trunc i64 %sys_close.result to i32
//!   ret i32 %r
//! }
//! ```
//! Raw calls are calls of `@syscall`, of functions named like it (`@syscall3`, `@sys_call`, `@raw_syscall6`), and inline
//! assembly that moves its operands and constants into the kernel's registers and makes one call: `syscall`, `int 0x80`, `svc #0`
//! or `ecall`, each with the numbers of its machine. A number may be a constant by another name (`%n = add i64 0, 60`). A function
//! of the module that does nothing but hand its parameters to such assembly goes once every call of it has been rewritten, and so
//! does a `sys_*` function that the runtime has with the same parameters.
//!
//! Requires: a constant number for which the runtime has a function; arguments that are integers of at most 64 bits or
//! pointers.
//! Ensures: the call is that of the runtime's function. Integers are extended by their sign, pointers and integers turned into
//! each other, arguments that the kernel does not read are dropped, those that are missing are zero.
//! Leaves alone: numbers that are not constant or that the runtime has no function for; assembly of any other shape; calls whose
//! structures or flags differ between machines; calls of a function that the module defines itself in any other way; functions of
//! a C library (`@write`), whose errors are others; the runtime's own modules.

mod arguments;
mod assembly;
mod constants;
mod template;
mod trampoline;

use crate::rewrite::Rewrite;
use arguments::{Conversions, Value, Values};
use assembly::Machine;
use constants::Constants;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Call, Callee, Function, Instruction, TokenKind};
use manifest::{Entry, Manifest};
use runtime::Numbering;
use std::collections::{HashMap, HashSet};
use template::Source;
use trampoline::Trampoline;

pub(crate) const NAME: &str = "wrap_syscalls";
pub(crate) const SUMMARY: &str = "makes raw system calls calls of the runtime's functions";

const HELP: &str = "call a `sys_*` function of the runtime";

pub(crate) fn run(rewrite: &mut Rewrite) {
    if rewrite.context.manifest.is_runtime_module(rewrite.context.module_name) {
        return;
    }
    let functions: Vec<Function> = rewrite.module.definitions().collect();
    let trampolines: HashMap<String, Trampoline> =
        functions.iter().filter_map(|function| Some((function.name().into_owned(), trampoline::recognise(function)?))).collect();
    let defined: HashSet<String> = functions.iter().map(|function| function.name().into_owned()).collect();
    let replaced = drop_own_wrappers(rewrite, &functions, &trampolines);
    // How many calls of each raw function were rewritten.
    let mut rewritten: HashMap<String, usize> = HashMap::new();
    for function in &functions {
        if replaced.contains(function.name().as_ref()) || trampolines.get(function.name().as_ref()).is_some_and(|own| own.number.is_none())
        {
            continue;
        }
        rewrite_body(rewrite, function, &defined, &replaced, &trampolines, &mut rewritten);
    }
    drop_unused(rewrite, &functions, &trampolines, &rewritten);
}

/// Deletes `sys_*` functions of the module that are the runtime's under the same name, and gives their names.
fn drop_own_wrappers(rewrite: &mut Rewrite, functions: &[Function], trampolines: &HashMap<String, Trampoline>) -> HashSet<String> {
    let mut replaced = HashSet::new();
    for function in functions {
        let name = function.name();
        let Some(own) = trampolines.get(name.as_ref()) else { continue };
        let Some(entry) = own.number.and_then(|number| wrapper(rewrite, own.numbering, number)) else { continue };
        if entry.name() == name && *entry.types() == function.signature() {
            delete_function(rewrite, function, format!("the runtime has `@{name}`"));
            replaced.insert(name.into_owned());
        }
    }
    replaced
}

/// Deletes a function with the comment before it.
fn delete_function(rewrite: &mut Rewrite, function: &Function, reason: String) {
    let comments = rewrite.module.comments_before(function.span.start);
    let start = comments.first().map_or(function.span.start, |comment| comment.span.start);
    rewrite.delete_lines(Span::new(start, function.span.end), reason);
}

/// The runtime's function for a system call.
fn wrapper<'a>(rewrite: &Rewrite<'a>, numbering: Numbering, number: i64) -> Option<Entry<'a>> {
    let call = runtime::system_call_of(numbering, number)?;
    let manifest = rewrite.context.manifest;
    let entry = manifest.functions_named(call.wrapper).find(|entry| entry.is_public() && manifest.is_runtime_module(entry.module()))?;
    (entry.types().result == "i64" && !entry.types().is_variadic).then_some(entry)
}

/// A raw system call: its number and its arguments in the order of the kernel.
struct RawCall<'c, 't> {
    number: Value<'c, 't>,
    arguments: Vec<Value<'c, 't>>,
    /// The machine of its instruction; none for a call through a function.
    machine: Option<&'static Machine>,
    /// The function that makes it; none for assembly.
    through: Option<String>,
}

fn raw_call<'c, 't>(
    manifest: &Manifest,
    call: &'c Call<'t>,
    defined: &HashSet<String>,
    trampolines: &HashMap<String, Trampoline>,
) -> Option<RawCall<'c, 't>> {
    match &call.callee {
        Callee::Global(token) => {
            let name = ir::decode_name(token.text).into_owned();
            let is_foreign = || is_raw_name(&name) && !defined.contains(&name) && !manifest.defines(&name);
            let is_raw = trampolines.get(&name).map_or_else(is_foreign, |own| own.number.is_none());
            let (number, arguments) = call.arguments.split_first().filter(|_| is_raw)?;
            let arguments = arguments.iter().map(Value::Operand).collect();
            Some(RawCall { number: Value::Operand(number), arguments, machine: None, through: Some(name) })
        }
        Callee::Assembly(assembly) => assembly_call(assembly, call),
        Callee::Local(_) | Callee::Expression(_) => None,
    }
}

/// The system call that a piece of assembly makes.
fn assembly_call<'c, 't>(assembly: &ir::Assembly, call: &'c Call<'t>) -> Option<RawCall<'c, 't>> {
    let trap = assembly::read(assembly)?;
    let operands = trap.values.iter().filter(|value| matches!(value, Source::Operand(_))).count();
    if operands != call.arguments.len() {
        return None;
    }
    let value = |source: &Source| match source {
        Source::Operand(index) => call.arguments.get(*index).map(Value::Operand),
        Source::Constant(constant) => Some(Value::Constant(*constant)),
    };
    let mut values = trap.values.iter().map(value).collect::<Option<Vec<_>>>()?;
    let number = values.remove(0);
    Some(RawCall { number, arguments: values, machine: Some(trap.machine), through: None })
}

/// `syscall`, `__syscall`, `syscall3`, `syscall_3`, `sys_call`, `raw_syscall6`, `linux_syscall` …
fn is_raw_name(name: &str) -> bool {
    const PREFIXES: [&str; 11] =
        ["linux_", "raw_", "do_", "internal_", "kernel_", "make_", "invoke_", "perform_", "direct_", "x86_64_", "inline_"];
    let bare = name.trim_start_matches('_');
    let bare = PREFIXES.iter().find_map(|prefix| bare.strip_prefix(prefix)).unwrap_or(bare);
    let end = ["syscall", "sys_call", "system_call"].iter().find_map(|name| bare.strip_prefix(name));
    end.is_some_and(|end| matches!(end.trim_start_matches('_').as_bytes(), [] | [b'0'..=b'6'] | b"64" | b"raw"))
}

fn rewrite_body(
    rewrite: &mut Rewrite,
    function: &Function,
    defined: &HashSet<String>,
    replaced: &HashSet<String>,
    trampolines: &HashMap<String, Trampoline>,
    rewritten: &mut HashMap<String, usize>,
) {
    let body = function.body();
    let constants = Constants::of(&body);
    let mut values: Option<Values> = None;
    for (instruction, call) in body.calls() {
        let Some(raw) = raw_call(rewrite.context.manifest, &call, defined, trampolines) else {
            leave_assembly(rewrite, &call);
            continue;
        };
        let (entry, number) = match target(rewrite, &raw, &constants, defined, replaced) {
            Ok(found) => found,
            Err(message) => {
                leave(rewrite, &call, message);
                continue;
            }
        };
        let values = values.get_or_insert_with(|| Values::of(function, &body));
        let tail = debug_location(rewrite.text, call.tail);
        let name = entry.name();
        match replacement(instruction, &call, &raw, &entry, values) {
            Some(lines) => {
                let indentation = format!("{tail}\n{}", rewrite.indentation(instruction.span.start));
                let text = lines.join(&indentation) + &tail;
                rewrite.replace(instruction.span, text, format!("system call {number} is `@{name}` of the runtime"));
                if let Some(name) = raw.through {
                    *rewritten.entry(name).or_default() += 1;
                }
            }
            None => leave(rewrite, &call, format!("an operand of system call {number} cannot be handed to `@{name}`")),
        }
    }
}

/// The runtime's function that makes the call, and its number, or why there is none.
fn target<'a>(
    rewrite: &Rewrite<'a>,
    raw: &RawCall,
    constants: &Constants,
    defined: &HashSet<String>,
    replaced: &HashSet<String>,
) -> Result<(Entry<'a>, i64), String> {
    let number = constants.value(&raw.number).ok_or("the number of a system call is not a constant")?;
    let numbering = raw.machine.map_or(Numbering::X86_64, |machine| machine.numbering);
    let entry = wrapper(rewrite, numbering, number).ok_or_else(|| format!("the runtime has no function for the system call {number}"))?;
    let name = entry.name();
    if defined.contains(name) && !replaced.contains(name) {
        return Err(format!("the module defines `@{name}` itself, which is the runtime's name for system call {number}"));
    }
    // The flags of `open` that have the same value on every machine.
    let is_plain = |value: &Value| constants.value(value).is_some_and(|flags| (0..0o40_000).contains(&flags));
    if name == "sys_openat" && raw.machine.is_some_and(|machine| machine.is_own_open) && !raw.arguments.get(2).is_some_and(is_plain) {
        return Err("the flags of this `openat` have other values on this machine".to_owned());
    }
    Ok((entry, number))
}

/// Assembly that makes a system call in a way that is not understood.
fn leave_assembly(rewrite: &mut Rewrite, call: &Call) {
    if let Callee::Assembly(assembly) = &call.callee
        && assembly::has_trap(assembly)
    {
        leave(rewrite, call, "it cannot be told which values this assembly hands to the kernel".to_owned());
    }
}

fn leave(rewrite: &mut Rewrite, call: &Call, message: String) {
    rewrite.leave(&codes::RAW_SYSTEM_CALL, call.callee_span(), message, HELP);
}

/// `, !dbg !7` where the call has it: LLVM asks for it on every call of a function with debug information.
fn debug_location(text: &str, tail: Span) -> String {
    let tokens = ir::significant(text, tail);
    let location = tokens.windows(2).find(|pair| pair[0].text(text) == "!dbg" && pair[1].kind == TokenKind::Metadata);
    location.map_or(String::new(), |pair| format!(", !dbg {}", pair[1].text(text)))
}

/// The instructions that stand for a raw call, without line ends; `None` where an operand or the result does not fit.
fn replacement(instruction: &Instruction, call: &Call, raw: &RawCall, entry: &Entry, values: &mut Values) -> Option<Vec<String>> {
    if instruction.opcode.text != "call" {
        return None;
    }
    let mut conversions = Conversions::new(entry.name(), values);
    let mut operands = Vec::with_capacity(entry.types().parameters.len());
    for (index, wanted) in entry.types().parameters.iter().enumerate() {
        let name = entry.parameters().get(index).unwrap_or("");
        let value = match raw.arguments.get(index) {
            Some(value) => conversions.value(value, wanted, name)?,
            None => arguments::zero(wanted)?.to_owned(),
        };
        operands.push(format!("{wanted} {value}"));
    }
    let plain = format!("call i64 {}({})", ir::global_token(entry.name()), operands.join(", "));
    let result_type = ir::canonical_type(call.result_type.text);
    let written = instruction.result.map(|result| result.text);
    let mut lines = Vec::new();
    let after = match (written, result_type.as_str()) {
        (Some(result), "i64") => {
            lines.push(format!("{result} = {plain}"));
            None
        }
        // A call of type void takes no number, so that its replacement must have a name.
        (None, "void") => {
            lines.push(format!("{} = {plain}", conversions.fresh("result")));
            None
        }
        (None, _) => {
            lines.push(plain);
            None
        }
        (Some(result), narrow) => {
            let operation = arguments::from_i64(narrow)?;
            let wide = conversions.fresh("result");
            lines.push(format!("{wide} = {plain}"));
            Some(format!("{result} = {operation} i64 {wide} to {narrow}"))
        }
    };
    let mut all = conversions.lines;
    all.extend(lines);
    all.extend(after);
    Some(all)
}

/// Deletes declarations and trampolines of which every mention was a call that has been rewritten.
fn drop_unused(
    rewrite: &mut Rewrite,
    functions: &[Function],
    trampolines: &HashMap<String, Trampoline>,
    rewritten: &HashMap<String, usize>,
) {
    let mut mentions: HashMap<String, usize> = HashMap::new();
    for token in ir::significant(rewrite.text, Span::new(0, rewrite.text.len())) {
        if token.kind == TokenKind::Global {
            *mentions.entry(ir::decode_name(token.text(rewrite.text)).into_owned()).or_default() += 1;
        }
    }
    let declarations: Vec<Function> = rewrite.module.declarations().collect();
    let mut places: HashMap<String, usize> = HashMap::new();
    for declaration in &declarations {
        *places.entry(declaration.name().into_owned()).or_default() += 1;
    }
    let is_unused =
        |name: &str, places: usize| rewritten.get(name).is_some_and(|calls| calls + places == mentions.get(name).copied().unwrap_or(0));
    for declaration in &declarations {
        let name = declaration.name();
        if is_unused(&name, places.get(name.as_ref()).copied().unwrap_or(0)) {
            rewrite.delete_lines(declaration.span, format!("no call of `@{name}` is left"));
        }
    }
    for function in functions.iter().filter(|function| trampolines.contains_key(function.name().as_ref())) {
        let name = function.name();
        if is_unused(&name, 1) {
            delete_function(rewrite, function, format!("no call of `@{name}` is left"));
        }
    }
}
