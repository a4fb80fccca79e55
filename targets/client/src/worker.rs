use crate::process::{Process, ReplyError};
use crate::protocol::{self, BuildRequest, Built, Cpu, FrameError, Hello, Jail, Limits, Request, Response, SourceModule, Work};
use crate::{Failure, Target, ToolchainError, gate};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How much longer than its own wall limit the worker may take to answer, and how long it may take to become warm.
const GRACE: Duration = Duration::from_secs(5);
const START: Duration = Duration::from_secs(20);

#[derive(Clone, Debug)]
pub struct WorkerOptions {
    /// `intentc-llvm`, see [`crate::locate_binary`].
    pub binary: PathBuf,
    pub limits: Limits,
}

/// A connection to an `intentc-llvm` process, which is started again whenever it is found dead.
///
/// Dropping it ends the process.
#[derive(Debug)]
pub struct Worker {
    options: WorkerOptions,
    process: Option<Process>,
    /// What the process said when it was warm; `None` until it was asked.
    hello: Option<Hello>,
    is_gated: bool,
}

impl Worker {
    /// Starts the process and does not wait until it is warm: that happens beside the caller's own work.
    pub fn start(options: &WorkerOptions) -> Result<Worker, ToolchainError> {
        let process = Process::spawn(&options.binary)?;
        Ok(Worker { options: options.clone(), process: Some(process), hello: None, is_gated: true })
    }

    /// Gives LLVM every text, without the gate before it: for tests of the jail, and to judge texts that are only read.
    pub fn without_gate(mut self) -> Worker {
        self.is_gated = false;
        self
    }

    /// Asks LLVM whether `module` is valid: it parses and passes the verifier.
    pub fn validate(&mut self, module: &SourceModule) -> Result<(), Failure> {
        self.admit(std::slice::from_ref(module), Target::default())?;
        match self.ask(Work::Validate(module.clone()))? {
            Response::Valid => Ok(()),
            other => Err(failure(other)),
        }
    }

    /// Makes a program of `request.modules`.
    pub fn build(&mut self, request: &BuildRequest) -> Result<Built, Failure> {
        self.admit(&request.modules, request.target)?;
        match self.ask(Work::Build(request.clone()))? {
            Response::Built(built) => Ok(built),
            other => Err(failure(other)),
        }
    }

    /// The exact version of LLVM, for example `19.1.7`.
    pub fn llvm_version(&mut self) -> Result<String, ToolchainError> {
        Ok(self.greeted()?.llvm.clone())
    }

    /// Which walls stand around the work on this machine.
    pub fn jail(&mut self) -> Result<Jail, ToolchainError> {
        Ok(self.greeted()?.jail)
    }

    /// The processor of this machine.
    pub fn cpu(&mut self) -> Result<Cpu, ToolchainError> {
        Ok(self.greeted()?.cpu.clone())
    }

    /// The process that is in use, if there is one.
    pub fn process_id(&self) -> Option<u32> {
        self.process.as_ref().map(Process::id)
    }

    /// The gate: nothing of a request goes to LLVM if it refuses any of its modules.
    fn admit(&self, modules: &[SourceModule], target: Target) -> Result<(), Failure> {
        let own = modules.iter().filter(|module| self.is_gated && !gate::is_runtime(module));
        let refusals: Vec<_> = own.flat_map(|module| gate::refusals(module, target)).collect();
        if refusals.is_empty() { Ok(()) } else { Err(Failure::Refused(refusals)) }
    }

    fn ask(&mut self, work: Work) -> Result<Response, ToolchainError> {
        let limits = self.options.limits;
        let frame = protocol::encode(&Request { limits, work }).map_err(|error| match error {
            FrameError::TooLong(bytes) => ToolchainError::TooLarge { bytes },
            other => ToolchainError::Protocol(other.to_string()),
        })?;
        self.greeted()?;
        let deadline = Instant::now() + limits.wall + GRACE;
        self.exchange(|process| {
            process.send(&frame, deadline)?;
            process.receive(deadline)
        })
    }

    /// What a living process said at its start. One that has ended in the meantime is replaced.
    fn greeted(&mut self) -> Result<&Hello, ToolchainError> {
        if self.process.as_mut().is_none_or(Process::has_ended) {
            self.hello = None;
            self.process = Some(Process::spawn(&self.options.binary)?);
        }
        if self.hello.is_none() {
            let hello: Hello = self.exchange(|process| process.receive(Instant::now() + START))?;
            if hello.version != protocol::VERSION {
                self.process = None;
                let reason = format!("it speaks version {} of the protocol, not {}", hello.version, protocol::VERSION);
                return Err(ToolchainError::Protocol(reason));
            }
            self.hello = Some(hello);
        }
        self.hello.as_ref().ok_or(ToolchainError::Unresponsive)
    }

    /// Talks to the process; one that fails in any way is not used again.
    fn exchange<T>(&mut self, talk: impl FnOnce(&mut Process) -> Result<T, ReplyError>) -> Result<T, ToolchainError> {
        let process = self.process.as_mut().ok_or(ToolchainError::Unresponsive)?;
        let error = match talk(process) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let ended = self.process.take().map(Process::end);
        self.hello = None;
        Err(match (error, ended) {
            (ReplyError::Timeout, _) => ToolchainError::Unresponsive,
            (ReplyError::Ended, Some((status, stderr))) => ToolchainError::Ended { status, stderr },
            (ReplyError::Ended, None) => ToolchainError::Unresponsive,
            (ReplyError::Frame(error), _) => ToolchainError::Protocol(error.to_string()),
        })
    }
}

fn failure(response: Response) -> Failure {
    match response {
        Response::Rejected(messages) if !messages.is_empty() => Failure::Rejected(messages),
        Response::Died(death) => Failure::Died(death),
        Response::Broken(reason) => ToolchainError::Broken(reason).into(),
        Response::Rejected(_) | Response::Valid | Response::Built(_) => {
            ToolchainError::Protocol("the answer does not fit the request".into()).into()
        }
    }
}
