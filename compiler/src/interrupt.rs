//! Ctrl-C: say something at once, leave nothing half done.
//!
//! Files are written under a temporary name and renamed when they are whole, and helper processes die with their
//! parent, so ending the process is all that is needed.

use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};

/// The exit status that shells give a process ended by SIGINT.
const INTERRUPTED: i32 = 130;

const MESSAGE: &[u8] = b"\ninterrupted: nothing was written; what was done so far is in the ledger (intentc runs show last)\n";

extern "C" fn on_interrupt(_signal: i32) {
    // SAFETY: write and _exit are async-signal-safe, and MESSAGE is static.
    unsafe {
        libc::write(libc::STDERR_FILENO, MESSAGE.as_ptr().cast(), MESSAGE.len());
        libc::_exit(INTERRUPTED);
    }
}

pub fn install() {
    let action = SigAction::new(SigHandler::Handler(on_interrupt), SaFlags::empty(), SigSet::empty());
    // SAFETY: the handler calls async-signal-safe functions only.
    // Without the handler the signal ends the process as well, only without the message.
    let _ = unsafe { sigaction(Signal::SIGINT, &action) };
}
