//! The child that does the work of one request, behind every wall there is, and ends.

use crate::jail;
use crate::session::Refusal;
use crate::warm::Warm;
use inkwell::llvm_sys::error_handling::LLVMInstallFatalErrorHandler;
use nix::unistd::Pid;
use std::ffi::{CStr, c_char, c_void};
use std::io::Write;
use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use targets::protocol::{MAX_MESSAGE_TEXT, Request, Response, Work};
use targets::{LlvmMessage, Stage};

/// The words by which the parent knows that the stack was exhausted.
pub(crate) const STACK_EXHAUSTED: &str = "the stack is exhausted";

/// Where the answer goes, and the child's own words. Above them everything is closed.
const ANSWER: i32 = 3;
const WORDS: i32 = 2;

/// Does the work and ends the process: with 0 and an answer, or in one of the ways that `supervise` knows.
pub(crate) fn run(request: &Request, warm: &Warm, parent: Pid, answer: &OwnedFd, words: &OwnedFd) -> ! {
    let code = match prepare(request, parent, answer, words) {
        Ok(()) => {
            send(&respond(request, warm));
            0
        }
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "the jail cannot be entered: {error}");
            1
        }
    };
    // SAFETY: ends the process at once, without destructors: all that it holds goes with it.
    unsafe { libc::_exit(code) }
}

fn prepare(request: &Request, parent: Pid, answer: &OwnedFd, words: &OwnedFd) -> Result<(), String> {
    jail::end_with_parent(parent)?;
    keep_two_descriptors(answer, words)?;
    std::panic::set_hook(Box::new(|panic| {
        let _ = writeln!(std::io::stderr(), "{panic}");
        std::process::abort();
    }));
    // SAFETY: the handler may be called at any time and does not return.
    unsafe { LLVMInstallFatalErrorHandler(Some(give_up)) };
    report_stack_overflow().map_err(|error| error.to_string())?;
    jail::limit(&request.limits)?;
    jail::filter()
}

/// Leaves the child with its answer's pipe and its words' pipe, which stands for standard input and output too.
fn keep_two_descriptors(answer: &OwnedFd, words: &OwnedFd) -> Result<(), String> {
    // SAFETY: plain descriptor numbers; nothing in this process uses the closed ones afterwards.
    let failed = unsafe {
        // Away from the low numbers first, so that neither overwrites the other.
        let answer = libc::fcntl(answer.as_raw_fd(), libc::F_DUPFD, 10);
        let words = libc::fcntl(words.as_raw_fd(), libc::F_DUPFD, 10);
        libc::dup2(words, 0) < 0
            || libc::dup2(words, 1) < 0
            || libc::dup2(words, WORDS) < 0
            || libc::dup2(answer, ANSWER) < 0
            || libc::fcntl(ANSWER, libc::F_SETFL, 0) < 0
            || libc::syscall(libc::SYS_close_range, ANSWER + 1, u32::MAX, 0) < 0
    };
    if failed { Err(std::io::Error::last_os_error().to_string()) } else { Ok(()) }
}

fn respond(request: &Request, warm: &Warm) -> Response {
    let result = match &request.work {
        Work::Validate(module) => warm.validate(module).map(|()| Response::Valid),
        Work::Build(program) => warm.build(program).map(Response::Built),
    };
    result.unwrap_or_else(|refusal| match refusal {
        Refusal::Rejected(messages) => Response::Rejected(messages),
        Refusal::Broken(reason) => Response::Broken(reason),
    })
}

fn send(response: &Response) {
    let Ok(bytes) = postcard::to_stdvec(response) else { return };
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        // SAFETY: `rest` is readable for its length.
        let count = unsafe { libc::write(ANSWER, rest.as_ptr().cast(), rest.len()) };
        match usize::try_from(count) {
            Ok(count) => rest = &rest[count..],
            Err(_) if std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

/// LLVM's way out where it cannot go on, for example an instruction that the machine does not have.
extern "C" fn give_up(reason: *const c_char) {
    static ENTERED: AtomicBool = AtomicBool::new(false);
    if !ENTERED.swap(true, Ordering::Relaxed) {
        // SAFETY: LLVM passes a C string.
        let mut text = unsafe { CStr::from_ptr(reason) }.to_string_lossy().into_owned();
        text.truncate(text.floor_char_boundary(MAX_MESSAGE_TEXT));
        let message = LlvmMessage { module: String::new(), line: 0, column: 0, text, stage: Stage::CodeGeneration };
        send(&Response::Rejected(vec![message]));
    }
    // SAFETY: ends the process at once.
    unsafe { libc::_exit(0) }
}

/// Has a stack that is exhausted say so before the process dies of it.
fn report_stack_overflow() -> nix::Result<()> {
    const SIZE: usize = 64 << 10;
    let stack = Box::leak(vec![0u8; SIZE].into_boxed_slice());
    let alternate = libc::stack_t { ss_sp: stack.as_mut_ptr().cast(), ss_flags: 0, ss_size: SIZE };
    // SAFETY: the stack is leaked; the handler is safe to run in a signal.
    unsafe {
        nix::errno::Errno::result(libc::sigaltstack(&raw const alternate, std::ptr::null_mut()))?;
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = on_fault as *const () as usize;
        action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
        for signal in [libc::SIGSEGV, libc::SIGBUS] {
            nix::errno::Errno::result(libc::sigaction(signal, &raw const action, std::ptr::null_mut()))?;
        }
    }
    Ok(())
}

/// Compares the address of the fault with the stack pointer, then lets the fault happen again.
extern "C" fn on_fault(signal: i32, info: *mut libc::siginfo_t, context: *mut c_void) {
    /// A function may reserve this much at once below the stack pointer.
    const REACH: u64 = 1 << 20;
    // SAFETY: the kernel passes both; only calls that are allowed in a signal handler.
    unsafe {
        let fault = (*info).si_addr() as u64;
        let stack = stack_pointer(context);
        if fault.abs_diff(stack) < REACH {
            libc::write(WORDS, STACK_EXHAUSTED.as_ptr().cast(), STACK_EXHAUSTED.len());
        }
        libc::signal(signal, libc::SIG_DFL);
    }
}

/// The stack pointer at the fault.
///
/// # Safety
/// `context` is what the kernel passed to a signal handler.
#[cfg(target_arch = "x86_64")]
unsafe fn stack_pointer(context: *mut c_void) -> u64 {
    // SAFETY: see above.
    unsafe { (*context.cast::<libc::ucontext_t>()).uc_mcontext.gregs[libc::REG_RSP as usize] as u64 }
}

/// The stack pointer at the fault.
///
/// # Safety
/// `context` is what the kernel passed to a signal handler.
#[cfg(target_arch = "aarch64")]
unsafe fn stack_pointer(context: *mut c_void) -> u64 {
    // SAFETY: see above.
    unsafe { (*context.cast::<libc::ucontext_t>()).uc_mcontext.sp }
}
