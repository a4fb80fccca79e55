//! The zygote: gives up everything it can, then starts instances on request. One thread, so that it may fork.

mod confine;
mod instance;
mod network;
mod root;
mod serve;

use crate::channel::Channel;
use crate::level::Level;
use crate::process::check;
use crate::protocol::{Event, Features, PYTHON};
use crate::python::View;
use serve::Kind;
use std::fmt;
use std::io;
use std::os::fd::{FromRawFd, OwnedFd};
use std::process::ExitCode;

/// A step that the machine refuses.
#[derive(Debug)]
struct StepError {
    step: &'static str,
    error: io::Error,
}

impl StepError {
    fn at(step: &'static str) -> impl FnOnce(io::Error) -> StepError {
        move |error| StepError { step, error }
    }

    fn errno(&self) -> i32 {
        self.error.raw_os_error().unwrap_or(0)
    }
}

impl fmt::Display for StepError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.step, self.error)
    }
}

/// The whole of the binary `intentc-sandbox`. Its first argument is the wanted level, its standard input the socket of its
/// orchestrator; that socket's end is its own end, and that of all it started.
pub fn helper() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).take(2).collect();
    let level = arguments.first().and_then(|name| Level::from_name(name));
    let (Some(level), Ok(channel)) = (level, take_channel()) else {
        return ExitCode::from(2);
    };
    let view = match arguments.get(1).map(String::as_str) {
        None => None,
        Some(PYTHON) => match channel.receive::<View>(None) {
            Ok(Some((view, _))) => Some(view),
            _ => return ExitCode::from(2),
        },
        Some(_) => return ExitCode::from(2),
    };
    let kind = if view.is_some() { Kind::Python } else { Kind::Programs(level) };
    match prepare(level, &channel, view.as_ref()) {
        Ok(Role::Watcher) => ExitCode::SUCCESS,
        Ok(Role::Zygote { landlock }) => {
            let ready = Event::Ready(Features { level, landlock });
            let served = channel.send(&ready, &[]).and_then(|()| serve::serve(&channel, kind));
            if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(refused) => {
            // Where even this cannot be said, the end of the socket says it.
            let _ = channel.send(&Event::Refused { step: refused.step.to_owned(), errno: refused.errno() }, &[]);
            ExitCode::FAILURE
        }
    }
}

/// Moves the socket from standard input to a descriptor of its own, and closes whatever else was inherited.
fn take_channel() -> io::Result<Channel> {
    // SAFETY: plain system calls on descriptors of this process, which has opened none itself yet; 0 to 2 are open, because the
    // standard library sees to that before `main`.
    unsafe {
        check(libc::close_range(3, libc::c_uint::MAX, 0))?;
        let socket = check(libc::fcntl(0, libc::F_DUPFD_CLOEXEC, 3))?;
        check(libc::dup2(1, 0))?;
        Ok(Channel::from_end(OwnedFd::from_raw_fd(socket)))
    }
}

enum Role {
    /// Outside the namespaces; has nothing left to do.
    Watcher,
    Zygote {
        landlock: bool,
    },
}

/// Gives up everything, in this order: the identity of root, the sight of the machine, files, capabilities.
fn prepare(level: Level, channel: &Channel, view: Option<&View>) -> Result<Role, StepError> {
    confine::raise_descriptor_limit()?;
    confine::leave_root(level)?;
    if level == Level::Namespaces {
        confine::enter_namespaces()?;
        if let Some(zygote) = confine::fork_into_namespaces()? {
            confine::drop_capabilities(false)?;
            confine::watch(zygote, channel);
            return Ok(Role::Watcher);
        }
        network::raise_loopback()?;
        let low_ports = network::allow_low_ports();
        root::enter_root(view)?;
        confine::drop_capabilities(!low_ports)?;
    } else {
        confine::adopt_orphans()?;
        confine::drop_capabilities(false)?;
    }
    let landlock = root::deny_files(view)?;
    if !landlock && view.is_some() && level == Level::Filter {
        let error = io::Error::other("the kernel has no landlock");
        return Err(StepError { step: "show Python nothing but its own files", error });
    }
    Ok(Role::Zygote { landlock })
}
