//! The warm parent: reads requests, has each answered by a child of its own, writes the answers.

use crate::emit;
use crate::jail;
use crate::supervise;
use crate::warm::Warm;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use std::fs::File;
use std::io::{self, StdoutLock};
use std::os::fd::AsFd;
use targets::protocol::{self, FrameError, Hello, Request, Response};

/// When the parent does what makes later answers faster: no request for so many milliseconds, or so many in a row. A run
/// of a few requests never waits for it.
const IDLE: u8 = 20;
const MANY: u32 = 8;

/// Answers requests until the input ends. An error ends the process; what a request contains never does.
pub(crate) fn serve() -> Result<(), String> {
    jail::end_with_client();
    let mut warm = Warm::new()?;
    // Before the jail: on some machines the answer is in a file of the kernel.
    let cpu = emit::host_cpu();
    let jail = jail::enter();
    let mut input = input().map_err(|error| error.to_string())?;
    let mut output = io::stdout().lock();
    let (major, minor, patch) = inkwell::support::get_llvm_version();
    let hello = Hello { version: protocol::VERSION, llvm: format!("{major}.{minor}.{patch}"), jail, cpu };
    protocol::write_message(&mut output, &hello).map_err(|error| error.to_string())?;
    let mut answered = 0;
    while let Some(response) = answer_next(&mut input, &warm)? {
        send(&mut output, response)?;
        answered += 1;
        if answered >= MANY || is_idle(&input) {
            warm.prepare_library();
        }
    }
    Ok(())
}

/// Standard input without a buffer, so that `poll` tells whether a request is there.
fn input() -> io::Result<File> {
    io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

fn is_idle(input: &File) -> bool {
    matches!(poll(&mut [PollFd::new(input.as_fd(), PollFlags::POLLIN)], PollTimeout::from(IDLE)), Ok(0))
}

/// `None` where the input ends between two requests.
fn answer_next(input: &mut File, warm: &Warm) -> Result<Option<Response>, String> {
    let payload = match protocol::read_payload(input) {
        Ok(payload) => payload,
        Err(FrameError::End) => return Ok(None),
        // Where the next frame begins is unknown after this.
        Err(error) => return Err(error.to_string()),
    };
    Ok(Some(match protocol::decode::<Request>(&payload) {
        Ok(request) => supervise::answer(&request, warm),
        Err(error) => Response::Broken(format!("the request cannot be read: {error}")),
    }))
}

fn send(output: &mut StdoutLock<'_>, response: Response) -> Result<(), String> {
    match protocol::write_message(output, &response) {
        Err(FrameError::TooLong(bytes)) => {
            let response = Response::Broken(format!("the answer of {bytes} bytes is too long"));
            protocol::write_message(output, &response).map_err(|error| error.to_string())
        }
        other => other.map_err(|error| error.to_string()),
    }
}
