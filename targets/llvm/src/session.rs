//! One LLVM context with everything that it complains about.

use crate::messages::Messages;
use inkwell::context::{AsContextRef, Context};
use inkwell::llvm_sys::LLVMDiagnosticSeverity;
use inkwell::llvm_sys::core::{LLVMContextSetDiagnosticHandler, LLVMDisposeMessage, LLVMGetDiagInfoDescription, LLVMGetDiagInfoSeverity};
use inkwell::llvm_sys::prelude::LLVMDiagnosticInfoRef;
use std::ffi::{CStr, c_void};
use targets::LlvmMessage;

/// Why there is no result: the modules' fault, or our own.
#[derive(Debug)]
pub(crate) enum Refusal {
    Rejected(Vec<LlvmMessage>),
    Broken(String),
}

/// A context whose errors are collected. LLVM's own handler would print and end the process, and assembler errors show
/// nowhere else.
pub(crate) struct Session {
    pub(crate) context: Context,
    pub(crate) messages: Box<Messages>,
}

impl Session {
    pub(crate) fn new() -> Self {
        let session = Self { context: Context::create(), messages: Box::default() };
        let collector = std::ptr::from_ref::<Messages>(&session.messages).cast_mut().cast::<c_void>();
        // SAFETY: `collector` points into a box that lives as long as the context does, and `collect` only reads it.
        unsafe { LLVMContextSetDiagnosticHandler((&session.context).as_ctx_ref(), Some(collect), collector) };
        session
    }

    /// Fails with everything that LLVM has reported so far, even where the call that reported it claims success.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let messages = self.messages.take();
        if messages.is_empty() { Ok(()) } else { Err(Refusal::Rejected(messages)) }
    }
}

extern "C" fn collect(info: LLVMDiagnosticInfoRef, collector: *mut c_void) {
    // SAFETY: LLVM passes the pointer that was registered with this handler, see `Session::new`.
    let messages = unsafe { &*collector.cast::<Messages>() };
    // SAFETY: `info` is valid during this call; the description is a C string that this function frees.
    unsafe {
        if !matches!(LLVMGetDiagInfoSeverity(info), LLVMDiagnosticSeverity::LLVMDSError) {
            return;
        }
        let description = LLVMGetDiagInfoDescription(info);
        messages.add(&CStr::from_ptr(description).to_string_lossy());
        LLVMDisposeMessage(description);
    }
}
