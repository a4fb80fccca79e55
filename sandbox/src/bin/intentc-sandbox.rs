//! The zygote of the sandbox. Started by `sandbox::Sandbox`, never by hand: it expects a socket as its standard input.

use std::process::ExitCode;

fn main() -> ExitCode {
    sandbox::helper()
}
