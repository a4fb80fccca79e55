//! The life of a server under test.

use super::Mismatch;
use runtime::EffectSet;
use sandbox::{Instance, Job, Limits, Outcome, Sandbox, SandboxError, Status};
use std::io;
use std::net::TcpStream;
use std::time::Duration;

/// How long a port may take until it accepts.
const READY: Duration = Duration::from_secs(3);
/// How long a program may take to end after a signal.
const ENDS_WITHIN: Duration = Duration::from_secs(2);
/// How long the end of a program that just failed may take to be known.
const SETTLES: Duration = Duration::from_millis(50);

pub(super) struct Server {
    instance: Instance,
    ports: Vec<u16>,
}

impl Server {
    /// `again` after a server that had the same ports, and has just ended.
    pub(super) fn start(sandbox: &mut Sandbox, elf: &[u8], effects: EffectSet, ports: &[u16], again: bool) -> Result<Server, SandboxError> {
        let job =
            Job { effects, ports: ports.to_vec(), keeps_network: again, limits: Limits::server().with_workers(effects), ..Job::default() };
        Ok(Server { instance: sandbox.spawn(elf, &job)?, ports: ports.to_vec() })
    }

    /// Whether, after all is done, the program still runs and would take another client.
    pub(super) fn still_serves(&self, sandbox: &mut Sandbox) -> Result<Result<(), Mismatch>, SandboxError> {
        let connected = self.ports.iter().try_for_each(|&port| connect(sandbox, port).map(drop));
        let running = sandbox.is_running(&self.instance)?;
        let dead = || Mismatch::new("the program to go on serving", "it had ended after the last expectation");
        Ok(if running { connected } else { Err(dead()) })
    }

    /// Kills it, unless it ends by itself at this moment.
    pub(super) fn end(self, sandbox: &mut Sandbox) -> Result<Outcome, SandboxError> {
        sandbox.wait(self.instance, SETTLES)
    }

    pub(super) fn end_by(self, sandbox: &mut Sandbox, signal: i32) -> Result<Outcome, SandboxError> {
        sandbox.signal(&self.instance, signal)?;
        sandbox.wait(self.instance, ENDS_WITHIN)
    }
}

/// A connection to a port of the server, as soon as that accepts.
pub(super) fn connect(sandbox: &mut Sandbox, port: u16) -> Result<TcpStream, Mismatch> {
    sandbox.connect(port, READY).map_err(|error| {
        let actual = match error.kind() {
            io::ErrorKind::ConnectionRefused => format!("nothing listens on port {port} within {} s", READY.as_secs()),
            io::ErrorKind::TimedOut => format!("port {port} does not accept within {} s", READY.as_secs()),
            _ => format!("port {port} cannot be reached: {error}"),
        };
        Mismatch::new(format!("a connection to port {port}"), actual)
    })
}

/// How the program ended by itself; `None` where it was killed only to end it.
pub(super) fn own_end(outcome: &Outcome) -> Option<Status> {
    (outcome.status != Status::WallTime).then_some(outcome.status)
}

pub(super) fn expect_exit(outcome: &Outcome, exit: i32) -> Result<(), Mismatch> {
    expect_end(outcome, &format!("exit code {exit}"), |status| status == Status::Exited(exit))
}

/// Exit code 0, or death by the signal.
pub(super) fn expect_end_by(outcome: &Outcome, signal: i32) -> Result<(), Mismatch> {
    let fits = |status| matches!(status, Status::Exited(0)) || status == Status::Signalled(signal);
    expect_end(outcome, &format!("exit code 0 or an end by signal {signal}"), fits)
}

fn expect_end(outcome: &Outcome, expected: &str, fits: impl Fn(Status) -> bool) -> Result<(), Mismatch> {
    let actual = match outcome.status {
        status if fits(status) => return Ok(()),
        Status::WallTime => format!("the program did not end within {} s", ENDS_WITHIN.as_secs()),
        other => format!("the program {other}"),
    };
    Err(Mismatch::new(expected, actual))
}
