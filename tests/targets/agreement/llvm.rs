//! What LLVM reads, through its C interface.

use super::{Block, Function, Instruction, Operand};
use inkwell::llvm_sys::core::*;
use inkwell::llvm_sys::prelude::*;
use inkwell::llvm_sys::{LLVMOpcode, LLVMTypeKind, LLVMValueKind, ir_reader};
use std::collections::HashMap;
use std::ffi::{CStr, CString, c_char};

/// The functions that have a body; `Err` where LLVM rejects the text.
pub(super) fn functions(name: &str, text: &str) -> Result<Vec<Function>, ()> {
    let (name, bytes) = (CString::new(name).map_err(|_| ())?, CString::new(text).map_err(|_| ())?);
    // SAFETY: every handle comes from LLVM, stays within its context, and is used before the context goes; the buffer, which is
    // ended by a zero byte as LLVM asks, is owned by the parser.
    unsafe {
        let context = LLVMContextCreate();
        let buffer = LLVMCreateMemoryBufferWithMemoryRangeCopy(bytes.as_ptr(), text.len(), name.as_ptr());
        let (mut module, mut message) = (std::ptr::null_mut(), std::ptr::null_mut());
        let failed = ir_reader::LLVMParseIRInContext(context, buffer, &mut module, &mut message) != 0;
        let result = if failed {
            LLVMDisposeMessage(message);
            Err(())
        } else {
            let functions = Reader::new(module).functions();
            LLVMDisposeModule(module);
            Ok(functions)
        };
        LLVMContextDispose(context);
        result
    }
}

struct Reader {
    module: LLVMModuleRef,
    /// Numbers of values that have no name.
    numbers: HashMap<LLVMValueRef, usize>,
}

/// The values of one of LLVM's lists.
fn list<T>(first: *mut T, next: impl Fn(*mut T) -> *mut T) -> Vec<*mut T> {
    std::iter::successors(Some(first).filter(|first| !first.is_null()), |&value| Some(next(value)).filter(|next| !next.is_null())).collect()
}

unsafe fn owned(bytes: *const c_char, length: usize) -> String {
    // SAFETY: LLVM gives so many bytes.
    let bytes = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), length) };
    String::from_utf8_lossy(bytes).into_owned()
}

/// Every method is called while the module lives, on handles that belong to it.
impl Reader {
    unsafe fn new(module: LLVMModuleRef) -> Self {
        // SAFETY: the module lives.
        unsafe {
            let globals = list(LLVMGetFirstGlobal(module), |value| LLVMGetNextGlobal(value));
            let aliases = list(LLVMGetFirstGlobalAlias(module), |value| LLVMGetNextGlobalAlias(value));
            let functions = list(LLVMGetFirstFunction(module), |value| LLVMGetNextFunction(value));
            let unnamed = globals.into_iter().chain(aliases).chain(functions).filter(|&value| name_of(value).is_none());
            Self { module, numbers: unnamed.enumerate().map(|(number, value)| (value, number)).collect() }
        }
    }

    unsafe fn functions(mut self) -> Vec<Function> {
        // SAFETY: the module lives.
        unsafe {
            let functions = list(LLVMGetFirstFunction(self.module), |value| LLVMGetNextFunction(value));
            functions.into_iter().filter(|&function| LLVMIsDeclaration(function) == 0).map(|function| self.function(function)).collect()
        }
    }

    unsafe fn function(&mut self, function: LLVMValueRef) -> Function {
        // SAFETY: as above.
        unsafe {
            let parameters = list(LLVMGetFirstParam(function), |value| LLVMGetNextParam(value));
            let blocks = list(LLVMGetFirstBasicBlock(function), |block| LLVMGetNextBasicBlock(block));
            let defined = self.number(&parameters, &blocks);
            Function {
                name: self.name(function),
                ty: type_text(LLVMGlobalGetValueType(function)),
                parameters: parameters.iter().map(|&value| (self.name(value), type_text(LLVMTypeOf(value)))).collect(),
                blocks: blocks.iter().map(|&block| self.block(block)).collect(),
                uses: defined.into_iter().map(|value| (self.name(value), uses(value))).collect(),
            }
        }
    }

    /// Numbers what has no name, and gives everything that can be used, in order.
    unsafe fn number(&mut self, parameters: &[LLVMValueRef], blocks: &[LLVMBasicBlockRef]) -> Vec<LLVMValueRef> {
        // SAFETY: as above.
        unsafe {
            let mut defined = parameters.to_vec();
            for &block in blocks {
                defined.push(LLVMBasicBlockAsValue(block));
                defined.extend(instructions(block).into_iter().filter(|&value| gives_value(value)));
            }
            let unnamed = defined.iter().filter(|&&value| name_of(value).is_none());
            self.numbers.extend(unnamed.enumerate().map(|(number, &value)| (value, number)));
            defined
        }
    }

    unsafe fn block(&self, block: LLVMBasicBlockRef) -> Block {
        // SAFETY: as above.
        unsafe {
            let terminator = LLVMGetBasicBlockTerminator(block);
            let successor = |index| self.name(LLVMBasicBlockAsValue(LLVMGetSuccessor(terminator, index)));
            let mut successors: Vec<String> = (0..LLVMGetNumSuccessors(terminator)).map(successor).collect();
            if LLVMGetInstructionOpcode(terminator) == LLVMOpcode::LLVMCatchSwitch && !LLVMGetUnwindDest(terminator).is_null() {
                // LLVM names the block to unwind to first, the text last.
                successors.rotate_left(1);
            }
            let instructions = instructions(block).into_iter().map(|instruction| self.instruction(instruction)).collect();
            Block { name: self.name(LLVMBasicBlockAsValue(block)), successors, instructions }
        }
    }

    unsafe fn instruction(&self, instruction: LLVMValueRef) -> Instruction {
        // SAFETY: as above; each question is asked of the kind of instruction that it is for.
        unsafe {
            let opcode = LLVMGetInstructionOpcode(instruction);
            let operand = |index: i32| LLVMGetOperand(instruction, u32::try_from(index).unwrap());
            let operands: Vec<LLVMValueRef> = (0..LLVMGetNumOperands(instruction)).map(operand).collect();
            let is_call = matches!(opcode, LLVMOpcode::LLVMCall | LLVMOpcode::LLVMInvoke | LLVMOpcode::LLVMCallBr);
            let incoming = |index| self.name(LLVMBasicBlockAsValue(LLVMGetIncomingBlock(instruction, index)));
            let incoming_count = if opcode == LLVMOpcode::LLVMPHI { LLVMCountIncoming(instruction) } else { 0 };
            let mut globals: Vec<String> = Vec::new();
            operands.iter().for_each(|&operand| self.globals(operand, &mut globals));
            globals.sort();
            Instruction {
                opcode: opcode_name(opcode),
                result: if gives_value(instruction) { self.name(instruction) } else { String::new() },
                ty: if is_member_of_named(instruction) { "?".to_owned() } else { type_text(LLVMTypeOf(instruction)) },
                operands: operands.iter().map(|&operand| self.operand(operand)).collect(),
                incoming: (0..incoming_count).map(incoming).collect(),
                call: is_call.then(|| type_text(LLVMGetCalledFunctionType(instruction))),
                globals,
            }
        }
    }

    unsafe fn operand(&self, value: LLVMValueRef) -> Operand {
        // SAFETY: as above.
        unsafe {
            let text = match LLVMGetValueKind(value) {
                LLVMValueKind::LLVMArgumentValueKind | LLVMValueKind::LLVMBasicBlockValueKind | LLVMValueKind::LLVMInstructionValueKind => {
                    format!("%{}", self.name(value))
                }
                kind if is_global(kind) => format!("@{}", self.name(value)),
                LLVMValueKind::LLVMMetadataAsValueValueKind => "metadata".to_owned(),
                LLVMValueKind::LLVMInlineAsmValueKind => "asm".to_owned(),
                _ => "constant".to_owned(),
            };
            Operand { ty: type_text(LLVMTypeOf(value)), value: text }
        }
    }

    /// Adds every global that is named in a constant.
    unsafe fn globals(&self, value: LLVMValueRef, globals: &mut Vec<String>) {
        // SAFETY: as above.
        unsafe {
            let kind = LLVMGetValueKind(value);
            if is_global(kind) {
                globals.push(self.name(value));
            } else if kind == LLVMValueKind::LLVMBlockAddressValueKind {
                self.globals(LLVMGetBlockAddressFunction(value), globals);
            } else if !LLVMIsAConstant(value).is_null() {
                for index in 0..LLVMGetNumOperands(value) {
                    self.globals(LLVMGetOperand(value, u32::try_from(index).unwrap()), globals);
                }
            }
        }
    }

    unsafe fn name(&self, value: LLVMValueRef) -> String {
        // SAFETY: as above.
        let name = unsafe { name_of(value) };
        let number = || self.numbers.get(&value).map_or_else(|| "?".to_owned(), usize::to_string);
        match name {
            Some(name) if name.bytes().all(|byte| byte.is_ascii_digit()) => format!("\"{name}\""),
            Some(name) => name,
            None => number(),
        }
    }
}

fn is_global(kind: LLVMValueKind) -> bool {
    use LLVMValueKind::{LLVMFunctionValueKind, LLVMGlobalAliasValueKind, LLVMGlobalIFuncValueKind, LLVMGlobalVariableValueKind};
    matches!(kind, LLVMFunctionValueKind | LLVMGlobalVariableValueKind | LLVMGlobalAliasValueKind | LLVMGlobalIFuncValueKind)
}

unsafe fn instructions(block: LLVMBasicBlockRef) -> Vec<LLVMValueRef> {
    // SAFETY: the block's module lives.
    unsafe { list(LLVMGetFirstInstruction(block), |value| LLVMGetNextInstruction(value)) }
}

unsafe fn gives_value(instruction: LLVMValueRef) -> bool {
    // SAFETY: the instruction's module lives.
    unsafe { LLVMGetTypeKind(LLVMTypeOf(instruction)) != LLVMTypeKind::LLVMVoidTypeKind }
}

/// Whether the text alone does not say the type, which stands with the definition of another.
unsafe fn is_member_of_named(instruction: LLVMValueRef) -> bool {
    // SAFETY: the instruction's module lives; only the type of a structure is asked for its name.
    unsafe {
        let is_extraction = LLVMGetInstructionOpcode(instruction) == LLVMOpcode::LLVMExtractValue;
        let whole = if is_extraction { LLVMTypeOf(LLVMGetOperand(instruction, 0)) } else { return false };
        LLVMGetTypeKind(whole) == LLVMTypeKind::LLVMStructTypeKind && !LLVMGetStructName(whole).is_null()
    }
}

unsafe fn name_of(value: LLVMValueRef) -> Option<String> {
    let mut length = 0;
    // SAFETY: the value's module lives.
    let name = unsafe { owned(LLVMGetValueName2(value, &mut length), length) };
    (!name.is_empty()).then_some(name)
}

/// Uses by instructions; constants use values too.
unsafe fn uses(value: LLVMValueRef) -> usize {
    // SAFETY: the value's module lives.
    unsafe {
        let uses = list(LLVMGetFirstUse(value), |place| LLVMGetNextUse(place));
        uses.into_iter().filter(|&place| !LLVMIsAInstruction(LLVMGetUser(place)).is_null()).count()
    }
}

/// In the canonical text of `ir/`; a named type by its name.
unsafe fn type_text(ty: LLVMTypeRef) -> String {
    // SAFETY: the type's context lives, and LLVM gives a text that ends in a zero byte.
    unsafe {
        let printed = LLVMPrintTypeToString(ty);
        let text = CStr::from_ptr(printed).to_string_lossy().into_owned();
        LLVMDisposeMessage(printed);
        ir::canonical_type(text.split(" = type ").next().unwrap_or(&text))
    }
}

fn opcode_name(opcode: LLVMOpcode) -> String {
    match opcode {
        LLVMOpcode::LLVMAtomicCmpXchg => "cmpxchg".to_owned(),
        LLVMOpcode::LLVMVAArg => "va_arg".to_owned(),
        other => format!("{other:?}").trim_start_matches("LLVM").to_lowercase(),
    }
}
