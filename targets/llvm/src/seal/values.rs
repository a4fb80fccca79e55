//! Which constants a value can be.

use inkwell::llvm_sys::core::{
    LLVMConstIntGetZExtValue, LLVMCountIncoming, LLVMCountParams, LLVMGetCalledValue, LLVMGetFirstUse, LLVMGetIncomingValue,
    LLVMGetInstructionOpcode, LLVMGetIntTypeWidth, LLVMGetLinkage, LLVMGetNextUse, LLVMGetNumArgOperands, LLVMGetOperand, LLVMGetParam,
    LLVMGetParamParent, LLVMGetTypeKind, LLVMGetUser, LLVMIsAArgument, LLVMIsAConstantInt, LLVMIsAConstantPointerNull, LLVMIsAInstruction,
    LLVMIsAPHINode, LLVMIsASelectInst, LLVMTypeOf,
};
use inkwell::llvm_sys::prelude::LLVMValueRef;
use inkwell::llvm_sys::{LLVMLinkage, LLVMOpcode, LLVMTypeKind};
use std::collections::{BTreeSet, HashSet};

/// More values than this are as good as unknown, and so is what takes more steps to find out.
const MOST_VALUES: usize = 16;
const MOST_STEPS: usize = 10_000;

/// All constants that a 64-bit integer or a pointer can be, in ascending order; `None` where it can be anything else. Looks through
/// choices, and through parameters of functions whose calls are all known.
pub(super) fn of(value: LLVMValueRef) -> Option<Vec<u64>> {
    let mut found = BTreeSet::new();
    let mut seen = HashSet::new();
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        if !seen.insert(value) {
            continue;
        }
        // SAFETY: every value in the list is a valid value of the same module.
        match unsafe { constant(value) } {
            Some(constant) => drop(found.insert(constant)),
            // SAFETY: as above.
            None => rest.extend(unsafe { sources(value) }?),
        }
        if found.len() > MOST_VALUES || seen.len() > MOST_STEPS {
            return None;
        }
    }
    (!found.is_empty()).then(|| found.into_iter().collect())
}

/// # Safety
/// `value` is a valid value.
unsafe fn constant(value: LLVMValueRef) -> Option<u64> {
    // SAFETY: see above; the width of an integer is that of its type.
    unsafe {
        if !LLVMIsAConstantPointerNull(value).is_null() {
            return Some(0);
        }
        // A narrower one leaves the rest of its register undefined.
        let is_word =
            LLVMGetTypeKind(LLVMTypeOf(value)) == LLVMTypeKind::LLVMIntegerTypeKind && LLVMGetIntTypeWidth(LLVMTypeOf(value)) == 64;
        (is_word && !LLVMIsAConstantInt(value).is_null()).then(|| LLVMConstIntGetZExtValue(value))
    }
}

/// The values of which this one is one.
///
/// # Safety
/// `value` is a valid value.
unsafe fn sources(value: LLVMValueRef) -> Option<Vec<LLVMValueRef>> {
    // SAFETY: see above; each function is asked only for what the kind of value has.
    unsafe {
        if !LLVMIsAPHINode(value).is_null() {
            Some((0..LLVMCountIncoming(value)).map(|index| LLVMGetIncomingValue(value, index)).collect())
        } else if !LLVMIsASelectInst(value).is_null() {
            Some(vec![LLVMGetOperand(value, 1), LLVMGetOperand(value, 2)])
        } else if !LLVMIsAArgument(value).is_null() {
            passed(value)
        } else {
            None
        }
    }
}

/// What the calls of a parameter's function pass for it; `None` where the function may be called from elsewhere.
///
/// # Safety
/// `parameter` is a parameter of a function.
unsafe fn passed(parameter: LLVMValueRef) -> Option<Vec<LLVMValueRef>> {
    // SAFETY: see above; walks LLVM's list of the function's uses.
    unsafe {
        let function = LLVMGetParamParent(parameter);
        let is_internal = matches!(LLVMGetLinkage(function), LLVMLinkage::LLVMInternalLinkage | LLVMLinkage::LLVMPrivateLinkage);
        let index = (0..LLVMCountParams(function)).find(|&index| LLVMGetParam(function, index) == parameter)?;
        let mut passed = Vec::new();
        let mut next = LLVMGetFirstUse(function);
        while is_internal && !next.is_null() {
            let user = LLVMGetUser(next);
            if !is_call(user) || LLVMGetCalledValue(user) != function {
                return None;
            }
            let arguments = LLVMGetNumArgOperands(user);
            // A function that is handed on may be called by anybody.
            if index >= arguments || (0..arguments).any(|index| LLVMGetOperand(user, index) == function) {
                return None;
            }
            passed.push(LLVMGetOperand(user, index));
            next = LLVMGetNextUse(next);
        }
        is_internal.then_some(passed)
    }
}

/// True for everything that calls what its last operand is.
///
/// # Safety
/// `value` is a valid value.
pub(super) unsafe fn is_call(value: LLVMValueRef) -> bool {
    use LLVMOpcode::{LLVMCall, LLVMCallBr, LLVMInvoke};
    // SAFETY: see above; only an instruction is asked for its opcode.
    unsafe { !LLVMIsAInstruction(value).is_null() && matches!(LLVMGetInstructionOpcode(value), LLVMCall | LLVMCallBr | LLVMInvoke) }
}
