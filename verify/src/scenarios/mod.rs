//! Puts a program through its `@expect` lines, in their order.
//!
//! One server process answers all `tcp` and `http` lines, so that what one leaves behind meets the next; a `run` line has a process
//! of its own. A server is ready when its port accepts, and must be alive at the end unless a `signal` line ended it. A `restart` line
//! ends it, too, while the clients of the line before are connected, and starts it again on what that leaves of its ports.

mod http;
mod random;
mod response;
mod run;
mod server;
mod tcp;
mod wire;

use crate::quote::{cut, quote_end};
use crate::{Checked, Counterexample, Evidence, Gate, GateError, Misstep, Verdict};
use directives::{Expectation, Scenario, Signal, TcpAct};
use runtime::EffectSet;
use sandbox::{Outcome, Sandbox};
use server::Server;
use std::net::TcpStream;

/// The most bytes that a scenario sends, all clients together: they are held in memory to be compared.
const MOST_BYTES_SENT: u64 = 256 << 20;

/// What was wanted, and what happened: both complete the sentence "expected …, but …".
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mismatch {
    expected: String,
    actual: String,
}

impl Mismatch {
    fn new(expected: impl Into<String>, actual: impl Into<String>) -> Mismatch {
        Mismatch { expected: expected.into(), actual: actual.into() }
    }
}

/// Why a scenario did not come to its end.
enum Failed {
    Mismatch(Mismatch),
    Gate(GateError),
}

impl From<Mismatch> for Failed {
    fn from(mismatch: Mismatch) -> Self {
        Failed::Mismatch(mismatch)
    }
}

impl<E: Into<GateError>> From<E> for Failed {
    fn from(error: E) -> Self {
        Failed::Gate(error.into())
    }
}

/// Checks `elf`, a static program that may do what `effects` say.
pub fn scenarios(gate: &mut Gate<'_>, elf: &[u8], expectations: &[Expectation], effects: EffectSet) -> Result<Verdict, GateError> {
    if let Some(reason) = not_checkable(expectations) {
        return Ok(Verdict::Abstained { reason });
    }
    let level = gate.sandbox.level();
    let mut trial = Trial {
        sandbox: gate.sandbox,
        elf,
        effects,
        ports: ports(expectations),
        server: None,
        connected: Vec::new(),
        checked: Checked::default(),
    };
    for (index, expectation) in expectations.iter().enumerate() {
        let before_restart = matches!(expectations.get(index + 1), Some(Expectation { scenario: Scenario::Restart { .. }, .. }));
        if let Some(counterexample) = trial.check(expectation)? {
            return Ok(Verdict::Rejected(counterexample));
        }
        if !before_restart {
            trial.connected.clear();
        }
    }
    if let (Some(server), Some(last)) = (trial.server.take(), expectations.last()) {
        let serves = server.still_serves(trial.sandbox)?;
        let outcome = server.end(trial.sandbox)?;
        if let Err(mismatch) = serves {
            return Ok(Verdict::Rejected(counterexample(last, mismatch, end_note(&outcome), &outcome.stderr)));
        }
    }
    let checked = Checked { scenarios: expectations.len(), ..trial.checked };
    Ok(Verdict::Accepted(Evidence {
        checked,
        rests_on: "scenarios only".to_owned(),
        sandbox: level,
        optimisations: Vec::new(),
        functions: None,
    }))
}

/// Why the lines, as they are, show nothing or cannot be followed.
fn not_checkable(expectations: &[Expectation]) -> Option<String> {
    if expectations.is_empty() {
        return Some("there are no expectations to check".to_owned());
    }
    let is_signal = |expectation: &&Expectation| matches!(expectation.scenario, Scenario::Signal { .. } | Scenario::Restart { .. });
    let signal = expectations.iter().find(is_signal);
    if let (Some(signal), []) = (signal, ports(expectations).as_slice()) {
        let line = cut(signal.text.clone());
        return Some(format!("`{line}` needs a `tcp` or `http` line beside it: a port that accepts shows that the program is ready"));
    }
    let too_much = expectations.iter().find(|expectation| bytes_sent(&expectation.scenario) > MOST_BYTES_SENT)?;
    Some(format!("`{}` sends more than {} MiB, all clients together", cut(too_much.text.clone()), MOST_BYTES_SENT >> 20))
}

fn bytes_sent(scenario: &Scenario) -> u64 {
    let Scenario::Tcp { clients, exchange, .. } = scenario else { return 0 };
    let of_act = |act: &TcpAct| match act {
        TcpAct::Send(bytes) | TcpAct::SendSlowly(bytes) => bytes.len() as u64,
        TcpAct::SendRandom(count) => *count,
        _ => 0,
    };
    exchange.iter().map(of_act).fold(0u64, u64::saturating_add).saturating_mul((*clients).into())
}

fn ports(expectations: &[Expectation]) -> Vec<u16> {
    let port = |expectation: &Expectation| match expectation.scenario {
        Scenario::Tcp { port, .. } | Scenario::Http { port, .. } => Some(port),
        Scenario::Run { .. } | Scenario::Signal { .. } | Scenario::Restart { .. } => None,
    };
    let mut ports: Vec<u16> = expectations.iter().filter_map(port).collect();
    ports.sort_unstable();
    ports.dedup();
    ports
}

/// One program on its way through the lines.
struct Trial<'a> {
    sandbox: &'a mut Sandbox,
    elf: &'a [u8],
    effects: EffectSet,
    ports: Vec<u16>,
    server: Option<Server>,
    /// The clients of the line that was checked last, still connected.
    connected: Vec<TcpStream>,
    checked: Checked,
}

impl Trial<'_> {
    fn check(&mut self, expectation: &Expectation) -> Result<Option<Counterexample>, GateError> {
        let result = match &expectation.scenario {
            Scenario::Run { .. } => {
                self.checked.runs += 1;
                return run::check(self.sandbox, self.elf, self.effects, expectation);
            }
            Scenario::Signal { signal, exit } => return self.check_signal(expectation, signal.number(), *exit),
            Scenario::Restart { exit } => return self.check_restart(expectation, *exit),
            Scenario::Tcp { port, clients, exchange } => self.check_tcp(*port, *clients, exchange),
            Scenario::Http { port, .. } => self.check_http(*port, &expectation.scenario),
        };
        match result {
            Ok(()) => Ok(None),
            Err(Failed::Gate(error)) => Err(error),
            Err(Failed::Mismatch(mismatch)) => self.reject(expectation, mismatch).map(Some),
        }
    }

    /// Starts the server where none runs.
    fn start_server(&mut self) -> Result<(), GateError> {
        if self.server.is_none() {
            self.checked.runs += 1;
            self.server = Some(Server::start(self.sandbox, self.elf, self.effects, &self.ports, false)?);
        }
        Ok(())
    }

    fn check_tcp(&mut self, port: u16, clients: u32, exchange: &[TcpAct]) -> Result<(), Failed> {
        self.start_server()?;
        let mut connections = Vec::new();
        for _ in 0..clients {
            connections.push(server::connect(self.sandbox, port)?);
        }
        self.checked.connections += connections.len();
        self.connected = tcp::exchange(connections, exchange)?;
        Ok(())
    }

    fn check_http(&mut self, port: u16, scenario: &Scenario) -> Result<(), Failed> {
        self.start_server()?;
        let connection = server::connect(self.sandbox, port)?;
        self.checked.connections += 1;
        Ok(http::check(connection, scenario)?)
    }

    /// Connects to every port, and keeps the connections.
    fn connect_to_all(&mut self) -> Result<(), Mismatch> {
        for &port in &self.ports {
            self.connected.push(server::connect(self.sandbox, port)?);
        }
        Ok(())
    }

    fn check_signal(&mut self, expectation: &Expectation, signal: i32, exit: i32) -> Result<Option<Counterexample>, GateError> {
        self.start_server()?;
        if let Err(mismatch) = self.connect_to_all() {
            return self.reject(expectation, mismatch).map(Some);
        }
        self.connected.clear();
        let Some(server) = self.server.take() else { return Ok(None) };
        let outcome = server.end_by(self.sandbox, signal)?;
        let Err(mismatch) = server::expect_exit(&outcome, exit) else { return Ok(None) };
        Ok(Some(counterexample(expectation, mismatch, Vec::new(), &outcome.stderr)))
    }

    /// The clients stay until the program accepts again, so that its ports still have connections when it starts.
    fn check_restart(&mut self, expectation: &Expectation, exit: Option<i32>) -> Result<Option<Counterexample>, GateError> {
        self.start_server()?;
        if let Err(mismatch) = self.connect_to_all() {
            return self.reject(expectation, mismatch).map(Some);
        }
        let Some(server) = self.server.take() else { return Ok(None) };
        let signal = Signal::Terminate.number();
        let outcome = server.end_by(self.sandbox, signal)?;
        let ended = exit.map_or_else(|| server::expect_end_by(&outcome, signal), |exit| server::expect_exit(&outcome, exit));
        if let Err(mismatch) = ended {
            return Ok(Some(counterexample(expectation, mismatch, Vec::new(), &outcome.stderr)));
        }
        self.checked.runs += 1;
        self.server = Some(Server::start(self.sandbox, self.elf, self.effects, &self.ports, true)?);
        match self.connect_to_all() {
            Ok(()) => Ok(None),
            Err(Mismatch { expected, actual }) => {
                let mismatch = Mismatch::new(format!("{expected} after the restart"), actual);
                self.reject(expectation, mismatch).map(Some)
            }
        }
    }

    /// Ends the server, and says how it had ended already.
    fn reject(&mut self, expectation: &Expectation, mismatch: Mismatch) -> Result<Counterexample, GateError> {
        let Some(server) = self.server.take() else { return Ok(counterexample(expectation, mismatch, Vec::new(), b"")) };
        let outcome = server.end(self.sandbox)?;
        Ok(counterexample(expectation, mismatch, end_note(&outcome), &outcome.stderr))
    }
}

fn end_note(outcome: &Outcome) -> Vec<String> {
    server::own_end(outcome).map(|end| format!("the program {end}")).into_iter().collect()
}

fn counterexample(expectation: &Expectation, mismatch: Mismatch, notes: Vec<String>, stderr: &[u8]) -> Counterexample {
    Counterexample {
        misstep: Misstep::Scenario,
        call: cut(expectation.text.clone()),
        span: expectation.span,
        expected: mismatch.expected,
        actual: mismatch.actual,
        notes,
        stderr: quote_end(stderr),
        optimisation: None,
        origin: crate::Origin::Scenario,
        spent: None,
    }
}
