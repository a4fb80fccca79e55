//! The places of a module that hold inline assembly, and what each of them does.

use super::values;
use inkwell::llvm_sys::LLVMLinkage;
use inkwell::llvm_sys::core::{
    LLVMGetCalledValue, LLVMGetFirstBasicBlock, LLVMGetFirstInstruction, LLVMGetInlineAsmAsmString, LLVMGetInlineAsmConstraintString,
    LLVMGetLinkage, LLVMGetNextBasicBlock, LLVMGetNextInstruction, LLVMGetNumArgOperands, LLVMGetOperand, LLVMIsAInlineAsm,
};
use inkwell::llvm_sys::prelude::LLVMValueRef;
use inkwell::module::Module;
use inkwell::values::AsValueRef;
use std::collections::BTreeMap;
use std::ffi::c_char;
use targets::Target;
use targets::seal::{BEFORE_SEAL, Machine};

/// For each argument of a system call the values that it can have, where they are known.
pub(super) type Arguments = Vec<Option<Vec<u64>>>;

pub(super) struct Site {
    /// The function that it stands in, by LLVM's name.
    pub(super) function: String,
    pub(super) template: String,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// Makes no system call, or makes it before the filter is active.
    Harmless,
    /// Makes one of these system calls.
    Calls(Vec<u32>, Arguments),
    UnknownNumber,
    Unknown,
}

/// Every place of `program` that is emitted and holds inline assembly.
pub(super) fn sites(program: &Module<'_>, target: Target, machine: &Machine) -> Vec<Site> {
    let known = known_templates(target, machine);
    let mut sites = Vec::new();
    for function in program.get_functions() {
        let name = function.get_name().to_string_lossy().into_owned();
        // SAFETY: walks LLVM's own lists of a valid module.
        unsafe {
            if LLVMGetLinkage(function.as_value_ref()) == LLVMLinkage::LLVMAvailableExternallyLinkage {
                continue;
            }
            let mut block = LLVMGetFirstBasicBlock(function.as_value_ref());
            while !block.is_null() {
                let mut instruction = LLVMGetFirstInstruction(block);
                while !instruction.is_null() {
                    if let Some(assembly) = assembly_of(instruction) {
                        let template = text(assembly, LLVMGetInlineAsmAsmString);
                        let kind = kind(instruction, assembly, &template, machine, &known);
                        sites.push(Site { function: name.clone(), template, kind });
                    }
                    instruction = LLVMGetNextInstruction(instruction);
                }
                block = LLVMGetNextBasicBlock(block);
            }
        }
    }
    sites
}

/// The assembly that an instruction calls, if it does.
///
/// # Safety
/// `instruction` is a valid instruction.
unsafe fn assembly_of(instruction: LLVMValueRef) -> Option<LLVMValueRef> {
    // SAFETY: see above; only a call has a called value.
    unsafe {
        if !values::is_call(instruction) {
            return None;
        }
        let called = LLVMIsAInlineAsm(LLVMGetCalledValue(instruction));
        (!called.is_null()).then_some(called)
    }
}

/// A string of a piece of assembly.
///
/// # Safety
/// `get` is one of LLVM's functions that give such a string and `assembly` what it takes.
unsafe fn text(assembly: LLVMValueRef, get: unsafe extern "C" fn(LLVMValueRef, *mut usize) -> *const c_char) -> String {
    let mut length = 0;
    // SAFETY: the string is valid for the length that is written, and copied.
    let bytes = unsafe { std::slice::from_raw_parts(get(assembly, &raw mut length).cast::<u8>(), length) };
    String::from_utf8_lossy(bytes).into_owned()
}

/// # Safety
/// `instruction` is a call of `assembly`.
unsafe fn kind(
    instruction: LLVMValueRef,
    assembly: LLVMValueRef,
    template: &str,
    machine: &Machine,
    known: &BTreeMap<String, Option<u32>>,
) -> Kind {
    match known.get(template) {
        Some(Some(number)) => return Kind::Calls(vec![*number], Vec::new()),
        Some(None) => return Kind::Harmless,
        None if template != machine.template => return Kind::Unknown,
        None => {}
    }
    // SAFETY: see above.
    let constraints = unsafe { text(assembly, LLVMGetInlineAsmConstraintString) };
    // SAFETY: an operand below their number is valid.
    let operand = |index: u32| unsafe { (index < LLVMGetNumArgOperands(instruction)).then(|| LLVMGetOperand(instruction, index)) };
    let inputs = inputs(&constraints);
    let value_in = |register: &str| operand(u32::try_from(inputs.iter().position(|input| *input == register)?).ok()?);
    let numbers = value_in(machine.number).and_then(values::of);
    let numbers = numbers.and_then(|numbers| numbers.into_iter().map(|number| u32::try_from(number).ok()).collect());
    let arguments = machine.arguments.iter().map(|register| value_in(register).and_then(values::of)).collect();
    numbers.map_or(Kind::UnknownNumber, |numbers| Kind::Calls(numbers, arguments))
}

/// The constraints of the operands that are passed, in their order: not those of results, nor of what is destroyed.
fn inputs(constraints: &str) -> Vec<&str> {
    constraints.split(',').filter(|constraint| !constraint.starts_with(['=', '~'])).collect()
}

/// The templates of the library that are more than a system call's instruction, each with the number that its function says it
/// calls. Assembly is known by its whole text, so a module's own can only repeat one of them.
fn known_templates(target: Target, machine: &Machine) -> BTreeMap<String, Option<u32>> {
    let mut known = BTreeMap::new();
    let folder = format!("{target}/");
    for module in runtime::modules(target.name()).iter().filter(|module| module.name.starts_with(&folder)) {
        let mut number = None;
        for line in module.text.lines() {
            if let Some(value) = line.strip_prefix(";; system call: ") {
                number = value.parse().ok();
            }
            if line.starts_with('}') {
                number = None;
            }
            let template = line.split_once(" asm sideeffect \"").and_then(|(_, rest)| rest.split_once('"'));
            let Some(template) = template.map(|(template, _)| unescape(template)) else { continue };
            if template.contains(BEFORE_SEAL) {
                known.insert(template, None);
            } else if template != machine.template {
                known.insert(template, number);
            }
        }
    }
    known
}

/// A string of IR: two hexadecimal digits behind a backslash stand for a byte.
fn unescape(text: &str) -> String {
    let mut pieces = text.split('\\');
    let mut unescaped = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                unescaped.push(char::from(byte));
                unescaped.push_str(&piece[2..]);
            }
            None => unescaped.push_str(piece),
        }
    }
    unescaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_librarys_own_templates_are_known() {
        for target in Target::ALL {
            let Some(machine) = Machine::of(target) else { continue };
            let known = known_templates(target, machine);
            let calls: Vec<_> = known.values().flatten().collect();
            let name = |number: u32| runtime::system_call(target.name(), number.into()).map(|call| call.name);
            assert!(calls.iter().all(|number| name(**number) == Some("rt_sigreturn")), "{target}: {known:?}");
            assert!(known.keys().any(|template| template.contains(BEFORE_SEAL)), "{target}: {known:?}");
            assert!(!known.contains_key(machine.template));
        }
    }

    #[test]
    fn only_operands_that_are_passed_are_counted() {
        assert_eq!(inputs("={rax},{rax},{rdi},~{rcx},~{memory}"), ["{rax}", "{rdi}"]);
        assert_eq!(unescape("a\\0Ab\\"), "a\nb");
    }
}
