//! From text to a module that is valid and belongs to the target.

use crate::messages::BUFFER_NAME;
use crate::session::{Refusal, Session};
use crate::sizes;
use inkwell::llvm_sys::core::{LLVMSetDataLayout, LLVMSetTarget};
use inkwell::memory_buffer::MemoryBuffer;
use inkwell::module::Module;
use std::ffi::CString;
use targets::protocol::{MAX_MESSAGES, SourceModule};
use targets::{Stage, TargetDescription};

/// Parses `source`, gives it the target's triple and layout whatever its own were, and looks at its sizes before it verifies it.
pub(crate) fn read<'ctx>(session: &'ctx Session, source: &SourceModule, target: &TargetDescription) -> Result<Module<'ctx>, Refusal> {
    session.messages.enter(Stage::Parse, &source.name);
    let text = [source.text.as_bytes(), &[0]].concat();
    // LLVM's lexer ends at a zero byte, which lies behind the buffer and is not part of it.
    let buffer = MemoryBuffer::create_from_memory_range(&text[..source.text.len()], BUFFER_NAME);
    let parsed = session.context.create_module_from_ir(buffer);
    let module = match parsed {
        Ok(module) => module,
        Err(report) => {
            session.messages.add(&report.to_string_lossy());
            return session.check().and(Err(Refusal::Broken("LLVM's parser failed without a message".into())));
        }
    };
    session.check()?;
    retarget(&module, target);
    sizes::check(session, source, &module)?;
    verify(session, source, &module)?;
    Ok(module)
}

fn retarget(module: &Module<'_>, target: &TargetDescription) {
    let [triple, layout] = [target.triple, target.data_layout].map(|text| CString::new(text).unwrap_or_default());
    // SAFETY: both are C strings that LLVM copies.
    unsafe {
        LLVMSetTarget(module.as_mut_ptr(), triple.as_ptr());
        LLVMSetDataLayout(module.as_mut_ptr(), layout.as_ptr());
    }
}

fn verify(session: &Session, source: &SourceModule, module: &Module<'_>) -> Result<(), Refusal> {
    session.messages.enter(Stage::Verify, &source.name);
    if let Err(report) = module.verify() {
        let broken = module.get_functions().filter(|function| function.count_basic_blocks() > 0 && !function.verify(false));
        let names: Vec<String> = broken.take(MAX_MESSAGES).map(|function| function.get_name().to_string_lossy().into_owned()).collect();
        session.messages.add_verifier_report(&report.to_string_lossy(), source, &names);
    }
    session.check()
}
