//! The warm parent: reads requests, has each answered by a child of its own, writes the answers.

use crate::jail;
use crate::supervise;
use crate::warm::Warm;
use std::io::{self, StdinLock, StdoutLock};
use targets::protocol::{self, FrameError, Hello, Request, Response};

/// Answers requests until the input ends. An error ends the process; what a request contains never does.
pub(crate) fn serve() -> Result<(), String> {
    jail::end_with_client();
    let mut warm = Warm::new()?;
    let jail = jail::enter();
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let (major, minor, patch) = inkwell::support::get_llvm_version();
    let hello = Hello { version: protocol::VERSION, llvm: format!("{major}.{minor}.{patch}"), jail };
    protocol::write_message(&mut output, &hello).map_err(|error| error.to_string())?;
    while let Some(response) = answer_next(&mut input, &warm)? {
        send(&mut output, response)?;
        warm.prepare_library();
    }
    Ok(())
}

/// `None` where the input ends between two requests.
fn answer_next(input: &mut StdinLock<'_>, warm: &Warm) -> Result<Option<Response>, String> {
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
