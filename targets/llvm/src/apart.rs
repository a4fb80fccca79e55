//! Which functions of the runtime are not copied to where they are called.
//!
//! A function that ends in a system call takes the time of that call, many times that of its own. A copy of it at every place that
//! prints a text makes a program larger and no faster, and the copies are what LLVM then spends most of its time with.

use crate::reach;
use crate::session::Session;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::llvm_sys::core::{
    LLVMGetCalledValue, LLVMGetFirstBasicBlock, LLVMGetFirstInstruction, LLVMGetFirstUse, LLVMGetNextBasicBlock, LLVMGetNextInstruction,
    LLVMGetNextUse, LLVMIsACallInst, LLVMIsAInlineAsm,
};
use inkwell::llvm_sys::prelude::LLVMValueRef;
use inkwell::module::Module;
use inkwell::values::{AsValueRef, FunctionValue};
use std::collections::{HashMap, HashSet};
use targets::protocol::SourceModule;

/// A function of so many instructions, its return among them, takes no more room than its call.
const SMALL: usize = 3;

/// What is seen of a function of the runtime.
struct Body {
    called: Vec<LLVMValueRef>,
    has_assembly: bool,
    instructions: usize,
}

/// Marks the functions of the runtime that make a system call through others and are called from more than one place.
pub(crate) fn keep(session: &Session, program: &Module<'_>, sources: &[SourceModule]) {
    let names = reach::library_names(sources);
    // Internal functions have a point at the end of their names.
    let is_library = |function: &FunctionValue<'_>| {
        function.count_basic_blocks() > 0 && names.contains(function.get_name().to_string_lossy().trim_end_matches('.'))
    };
    let functions: Vec<FunctionValue<'_>> = program.get_functions().filter(is_library).collect();
    let bodies: HashMap<LLVMValueRef, Body> = functions.iter().map(|function| (function.as_value_ref(), body(*function))).collect();
    let calling = calling_the_kernel(&bodies);
    let noinline = session.context.create_enum_attribute(Attribute::get_named_enum_kind_id("noinline"), 0);
    let always = Attribute::get_named_enum_kind_id("alwaysinline");
    for function in functions {
        let body = &bodies[&function.as_value_ref()];
        let is_kept = calling.contains(&function.as_value_ref()) && !body.has_assembly && body.instructions > SMALL;
        if is_kept && has_more_than_one_use(function) && function.get_enum_attribute(AttributeLoc::Function, always).is_none() {
            function.add_attribute(AttributeLoc::Function, noinline);
        }
    }
}

fn body(function: FunctionValue<'_>) -> Body {
    let mut body = Body { called: Vec::new(), has_assembly: false, instructions: 0 };
    // SAFETY: walks LLVM's own lists of a valid function; only a call is asked for what it calls.
    unsafe {
        let mut block = LLVMGetFirstBasicBlock(function.as_value_ref());
        while !block.is_null() {
            let mut instruction = LLVMGetFirstInstruction(block);
            while !instruction.is_null() {
                body.instructions += 1;
                if !LLVMIsACallInst(instruction).is_null() {
                    let called = LLVMGetCalledValue(instruction);
                    body.has_assembly |= !LLVMIsAInlineAsm(called).is_null();
                    body.called.push(called);
                }
                instruction = LLVMGetNextInstruction(instruction);
            }
            block = LLVMGetNextBasicBlock(block);
        }
    }
    body
}

/// Those that hold assembly, and those that call one of these, through any number of others.
fn calling_the_kernel(bodies: &HashMap<LLVMValueRef, Body>) -> HashSet<LLVMValueRef> {
    let mut callers: HashMap<LLVMValueRef, Vec<LLVMValueRef>> = HashMap::new();
    for (function, body) in bodies {
        for called in &body.called {
            callers.entry(*called).or_default().push(*function);
        }
    }
    let mut rest: Vec<LLVMValueRef> = bodies.iter().filter(|(_, body)| body.has_assembly).map(|(function, _)| *function).collect();
    let mut found = HashSet::new();
    while let Some(function) = rest.pop() {
        if found.insert(function) {
            rest.extend(callers.get(&function).into_iter().flatten());
        }
    }
    found
}

fn has_more_than_one_use(function: FunctionValue<'_>) -> bool {
    // SAFETY: walks LLVM's own list of the uses of a valid function.
    unsafe {
        let first = LLVMGetFirstUse(function.as_value_ref());
        !first.is_null() && !LLVMGetNextUse(first).is_null()
    }
}
