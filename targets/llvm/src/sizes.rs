//! The second gate, between LLVM's parser and everything that looks at types: how much globals and values take.
//!
//! LLVM lays out a type of 2^70 bytes without a word, and cuts a structure that an instruction handles as one value into
//! as many values as it has elements. Sizes are added up here without overflow, and each type once, however often it is
//! named; types nest as deep as the text names them, so that nothing here recurses.

use crate::place;
use crate::session::{Refusal, Session};
use inkwell::llvm_sys::LLVMTypeKind;
use inkwell::llvm_sys::core::{
    LLVMCountParams, LLVMCountStructElementTypes, LLVMGetAlignment, LLVMGetAllocatedType, LLVMGetArrayLength2, LLVMGetElementType,
    LLVMGetFirstBasicBlock, LLVMGetFirstFunction, LLVMGetFirstGlobal, LLVMGetFirstInstruction, LLVMGetIntTypeWidth, LLVMGetNextBasicBlock,
    LLVMGetNextFunction, LLVMGetNextGlobal, LLVMGetNextInstruction, LLVMGetNumOperands, LLVMGetOperand, LLVMGetParam, LLVMGetReturnType,
    LLVMGetTypeKind, LLVMGetValueName2, LLVMGetVectorSize, LLVMGlobalGetValueType, LLVMIsAAllocaInst, LLVMStructGetTypeAtIndex, LLVMTypeOf,
};
use inkwell::llvm_sys::prelude::{LLVMTypeRef, LLVMValueRef};
use inkwell::module::Module;
use std::collections::{HashMap, HashSet};
use targets::protocol::SourceModule;
use targets::{LlvmMessage, Stage};

/// The most bytes that all globals of a module, or one variable of a function, may take.
const MOST_BYTES: u64 = 256 << 20;

/// The most elements of a value that an instruction handles in one piece.
const MOST_ELEMENTS: u64 = 16 << 10;

/// The largest alignment in bytes, and what is said of a larger one: the program would be as large as that. LLVM's very
/// largest, 2^32, reads as none here; the first gate refuses it, and the limits meet it.
const MOST_ALIGNMENT: u32 = 64 << 10;
const ALIGNMENT: &str = "an alignment is more than 64 KiB";

/// What a type takes, at most `u64::MAX`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    bits: u64,
    /// Those that are no arrays or structures themselves.
    elements: u64,
}

/// Refuses a module whose types are too large to go on with.
pub(crate) fn check(session: &Session, source: &SourceModule, module: &Module<'_>) -> Result<(), Refusal> {
    session.messages.enter(Stage::Sizes, &source.name);
    let mut sizes = Sizes::default();
    let mut total = 0u64;
    // SAFETY: walks LLVM's own lists of a valid module.
    unsafe {
        let mut global = LLVMGetFirstGlobal(module.as_mut_ptr());
        while !global.is_null() {
            let bytes = sizes.of(LLVMGlobalGetValueType(global)).bits / 8;
            total = total.saturating_add(bytes);
            if LLVMGetAlignment(global) > MOST_ALIGNMENT {
                refuse(session, source, global, ALIGNMENT);
            }
            if total > MOST_BYTES {
                refuse(session, source, global, &format!("the globals take more than {} MiB", MOST_BYTES >> 20));
                break;
            }
            global = LLVMGetNextGlobal(global);
        }
        let mut function = LLVMGetFirstFunction(module.as_mut_ptr());
        while !function.is_null() {
            if LLVMGetAlignment(function) > MOST_ALIGNMENT {
                refuse(session, source, function, ALIGNMENT);
            }
            if let Some(problem) = sizes.problem_in(function) {
                refuse(session, source, function, &problem);
            }
            function = LLVMGetNextFunction(function);
        }
    }
    session.check()
}

/// # Safety
/// `value` is a valid global.
unsafe fn refuse(session: &Session, source: &SourceModule, value: LLVMValueRef, problem: &str) {
    let mut length = 0;
    // SAFETY: LLVM's name is valid for `length` bytes until it is set.
    let name = unsafe { std::slice::from_raw_parts(LLVMGetValueName2(value, &mut length).cast::<u8>(), length) };
    let name = String::from_utf8_lossy(name);
    let (line, column) = place::of_definition(&source.text, &name).unwrap_or_default();
    let text = format!("{problem} (`@{name}`)");
    session.messages.push(LlvmMessage { module: source.name.clone(), line, column, text, stage: Stage::Sizes });
}

/// Sizes of types that were asked for, and of all that they consist of.
#[derive(Default)]
struct Sizes {
    known: HashMap<LLVMTypeRef, Size>,
}

impl Sizes {
    /// What is wrong with the values of `function`.
    ///
    /// # Safety
    /// `function` is a valid function.
    unsafe fn problem_in(&mut self, function: LLVMValueRef) -> Option<String> {
        // SAFETY: walks LLVM's own lists of a valid function.
        unsafe {
            let ty = LLVMGlobalGetValueType(function);
            let parameters = (0..LLVMCountParams(function)).map(|index| LLVMTypeOf(LLVMGetParam(function, index)));
            let signature: Vec<LLVMTypeRef> = parameters.chain([LLVMGetReturnType(ty)]).collect();
            if let Some(problem) = signature.into_iter().find_map(|ty| self.value_problem(ty)) {
                return Some(problem);
            }
            let mut block = LLVMGetFirstBasicBlock(function);
            while !block.is_null() {
                let mut instruction = LLVMGetFirstInstruction(block);
                while !instruction.is_null() {
                    let problem = self.instruction_problem(instruction);
                    if problem.is_some() {
                        return problem;
                    }
                    instruction = LLVMGetNextInstruction(instruction);
                }
                block = LLVMGetNextBasicBlock(block);
            }
        }
        None
    }

    /// # Safety
    /// `instruction` is a valid instruction.
    unsafe fn instruction_problem(&mut self, instruction: LLVMValueRef) -> Option<String> {
        // SAFETY: see above; an instruction has as many operands as LLVM counts.
        unsafe {
            if !LLVMIsAAllocaInst(instruction).is_null() && self.of(LLVMGetAllocatedType(instruction)).bits / 8 > MOST_BYTES {
                return Some(format!("a variable takes more than {} MiB", MOST_BYTES >> 20));
            }
            if !LLVMIsAAllocaInst(instruction).is_null() && LLVMGetAlignment(instruction) > MOST_ALIGNMENT {
                return Some(ALIGNMENT.to_owned());
            }
            let count = u32::try_from(LLVMGetNumOperands(instruction)).unwrap_or(0);
            let operands = (0..count).map(|index| LLVMGetOperand(instruction, index)).filter(|operand| !operand.is_null());
            let types: Vec<LLVMTypeRef> = operands.map(|operand| LLVMTypeOf(operand)).chain([LLVMTypeOf(instruction)]).collect();
            types.into_iter().find_map(|ty| self.value_problem(ty))
        }
    }

    /// # Safety
    /// `ty` is a valid type.
    unsafe fn value_problem(&mut self, ty: LLVMTypeRef) -> Option<String> {
        // SAFETY: see above.
        let elements = unsafe { self.of(ty) }.elements;
        (elements > MOST_ELEMENTS)
            .then(|| format!("a value has more than {MOST_ELEMENTS} elements; keep it in memory, and load and store its elements"))
    }

    /// # Safety
    /// `ty` is a valid type.
    unsafe fn of(&mut self, ty: LLVMTypeRef) -> Size {
        let mut open = vec![ty];
        let mut entered = HashSet::new();
        while let Some(&ty) = open.last() {
            if self.known.contains_key(&ty) {
                open.pop();
                continue;
            }
            // SAFETY: the parts of a valid type are valid.
            let parts = unsafe { parts(ty) };
            let unknown: Vec<LLVMTypeRef> = parts.iter().map(|(_, part)| *part).filter(|part| !self.known.contains_key(part)).collect();
            // A part that is still unknown when its whole comes up again is the whole itself: no size is enough for it.
            if entered.insert(ty) && !unknown.is_empty() {
                open.extend(unknown);
                continue;
            }
            // SAFETY: see above.
            let mut size = unsafe { alone(ty) };
            for (count, part) in &parts {
                let part = self.known.get(part).copied().unwrap_or(Size { bits: u64::MAX, elements: u64::MAX });
                size.bits = size.bits.saturating_add(part.bits.saturating_mul(*count));
                size.elements = size.elements.saturating_add(part.elements.saturating_mul(*count));
            }
            self.known.insert(ty, size);
            open.pop();
        }
        self.known.get(&ty).copied().unwrap_or_default()
    }
}

/// What an array or structure consists of, each with how often.
///
/// # Safety
/// `ty` is a valid type.
unsafe fn parts(ty: LLVMTypeRef) -> Vec<(u64, LLVMTypeRef)> {
    // SAFETY: each function is called for types of its kind only.
    unsafe {
        match LLVMGetTypeKind(ty) {
            LLVMTypeKind::LLVMArrayTypeKind => vec![(LLVMGetArrayLength2(ty), LLVMGetElementType(ty))],
            LLVMTypeKind::LLVMStructTypeKind => {
                (0..LLVMCountStructElementTypes(ty)).map(|index| (1, LLVMStructGetTypeAtIndex(ty, index))).collect()
            }
            LLVMTypeKind::LLVMVectorTypeKind => vec![(u64::from(LLVMGetVectorSize(ty)), LLVMGetElementType(ty))],
            _ => Vec::new(),
        }
    }
}

/// The size of a type that has no parts.
///
/// # Safety
/// `ty` is a valid type.
unsafe fn alone(ty: LLVMTypeRef) -> Size {
    use LLVMTypeKind as Kind;
    // SAFETY: the width is asked of integers only.
    let bits = unsafe {
        match LLVMGetTypeKind(ty) {
            Kind::LLVMIntegerTypeKind => u64::from(LLVMGetIntTypeWidth(ty)),
            Kind::LLVMHalfTypeKind | Kind::LLVMBFloatTypeKind => 16,
            Kind::LLVMFloatTypeKind => 32,
            Kind::LLVMDoubleTypeKind | Kind::LLVMPointerTypeKind => 64,
            Kind::LLVMX86_FP80TypeKind | Kind::LLVMFP128TypeKind | Kind::LLVMPPC_FP128TypeKind => 128,
            _ => 0,
        }
    };
    Size { bits, elements: u64::from(bits > 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(ty: &str) -> Size {
        let text = format!("{ty}\n@g = external global %t\n");
        let session = Session::new();
        let buffer = inkwell::memory_buffer::MemoryBuffer::create_from_memory_range_copy(text.as_bytes(), "module");
        let module = session.context.create_module_from_ir(buffer).unwrap();
        // SAFETY: the module has a global, whose type is valid.
        unsafe { Sizes::default().of(LLVMGlobalGetValueType(LLVMGetFirstGlobal(module.as_mut_ptr()))) }
    }

    #[test]
    fn sizes_are_added_up_without_overflow() {
        assert_eq!(size("%t = type { i32, [3 x i8], <2 x double>, ptr }"), Size { bits: 32 + 24 + 128 + 64, elements: 1 + 3 + 2 + 1 });
        let huge = size("%t = type [8589934592 x [8589934592 x i64]]");
        assert_eq!(huge, Size { bits: u64::MAX, elements: u64::MAX });
    }

    #[test]
    fn a_type_that_holds_itself_is_as_large_as_can_be() {
        assert_eq!(size("%t = type { i8, %u }\n%u = type { %t }").bits, u64::MAX);
    }

    #[test]
    fn a_type_that_names_another_twice_and_so_on_is_no_trouble() {
        let mut text = "%t = type { %a0, %a0 }\n%a100000 = type { i8 }\n".to_owned();
        for level in 0..100_000 {
            text += &format!("%a{level} = type {{ %a{0}, %a{0} }}\n", level + 1);
        }
        assert_eq!(size(&text).elements, u64::MAX);
    }
}
