//! The doors to the outside that a run goes through, opened when they are first needed.

use crate::config::Configuration;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::product::Product;
use crate::project::Project;
use crate::prompts;
use crate::rebuild::Rebuild;
use crate::recorder::Recorder;
use diagnostics::Diagnostic;
use ledger::BlobHash;
use models::{Model, Origin, Reply, Request, Settings};
use sandbox::Sandbox;
use serde_json::json;
use targets::{BuildRequest, Built, Limits, Worker, WorkerOptions, locate_binary};
use verify::{Gate, OracleSandbox};

pub struct Host {
    pub console: Console,
    pub config: Configuration,
    pub project: Project,
    pub record: Recorder,
    /// What is made of what is accepted.
    pub product: Product,
    worker: Option<Worker>,
    sandbox: Option<Sandbox>,
    oracles: Option<OracleSandbox>,
    model: Option<Box<dyn Model>>,
    rebuild: Option<Rebuild>,
}

/// A reply and where the ledger keeps it.
pub struct RecordedReply {
    pub reply: Reply,
    pub blob: BlobHash,
    pub request_hash: String,
}

impl RecordedReply {
    /// The hash of the request that a model answered; `None` where a person wrote the reply.
    pub fn answered_request(&self) -> Option<String> {
        (self.reply.origin != Origin::Authored).then(|| self.request_hash.clone())
    }
}

impl Host {
    pub fn new(console: Console, config: Configuration, project: Project, record: Recorder, product: Product) -> Self {
        Self { console, config, project, record, product, worker: None, sandbox: None, oracles: None, model: None, rebuild: None }
    }

    /// Starts both helpers, so that they warm up while the plan is made.
    pub fn start_helpers(&mut self) -> Result<(), Failure> {
        self.worker()?;
        if let Some(worker) = &mut self.worker {
            self.product.resolve(worker)?;
        }
        let product = self.product.record();
        self.record.event("product.chosen", &product)?;
        self.gate().map(drop)
    }

    pub fn worker(&mut self) -> Result<&mut Worker, Failure> {
        let worker = match self.worker.take() {
            Some(worker) => worker,
            None => start_worker()?,
        };
        Ok(self.worker.insert(worker))
    }

    /// The worker and the sandbox together, as the gate needs them.
    pub fn gate(&mut self) -> Result<Gate<'_>, Failure> {
        self.worker()?;
        let helper = locate_binary("intentc-sandbox").map_err(|error| Failure::new(Exit::Toolchain, error.diagnostic()))?;
        let wanted = self.config.sandbox();
        let oracles = self.oracles.get_or_insert_with(|| OracleSandbox::new(helper.clone(), wanted, None));
        let sandbox = match self.sandbox.take() {
            Some(sandbox) => sandbox,
            None => Sandbox::start(&helper, wanted).map_err(|error| Failure::new(Exit::Sandbox, error.diagnostic()))?,
        };
        let sandbox = self.sandbox.insert(sandbox);
        match &mut self.worker {
            Some(worker) => Ok(Gate { worker, sandbox, oracles }),
            None => Err(Failure { exit: Exit::Internal, diagnostics: Vec::new() }),
        }
    }

    /// Has a worker of its own build `request` beside the run, so that the replay of a program that is sure to be accepted
    /// does not have to wait for it.
    pub fn rebuild_beside(&mut self, request: &BuildRequest) {
        self.rebuild = Some(Rebuild::start(request.clone()));
    }

    /// Builds `request` once more for the replay: what was built beside the run, if it is of the same request.
    pub fn build_again(&mut self, request: &BuildRequest) -> Result<Result<Built, targets::Failure>, Failure> {
        match self.rebuild.take().and_then(|rebuild| rebuild.finish(request)) {
            Some(result) => Ok(result),
            None => Ok(self.worker()?.build(request)),
        }
    }

    /// Asks the configured model and records request and reply.
    pub fn ask(&mut self, request: &Request) -> Result<RecordedReply, Failure> {
        let request_hash = request.hash();
        let prompt = self.record.blob(format!("{}\n\n{}", request.system, request.user).as_bytes())?;
        let asked = json!({
            "step": request.step, "purpose": request.purpose, "request": request_hash, "prompt": prompt, "templates": prompts::VERSION,
        });
        self.record.event("model.asked", &asked)?;
        self.console.progress("ask", &format!("{} ({})", request.step, self.config.model().unwrap_or("no model")));
        let answer = self.model()?.complete(request);
        let reply = match answer {
            Ok(reply) => reply,
            Err(error) => {
                let diagnostic = error.diagnostic();
                self.record.event("model.failed", &json!({ "step": request.step, "request": request_hash, "error": diagnostic }))?;
                return Err(Failure::new(exit_of(&error), diagnostic));
            }
        };
        let blob = self.record.blob(reply.text.as_bytes())?;
        let answered = json!({
            "step": request.step, "request": request_hash, "reply": blob, "bytes": reply.text.len(), "model": reply.model,
            "origin": reply.origin, "usage": reply.usage, "setbacks": reply.setbacks,
        });
        self.record.event("model.answered", &answered)?;
        Ok(RecordedReply { reply, blob, request_hash })
    }

    fn model(&mut self) -> Result<&mut dyn Model, Failure> {
        let model = match self.model.take() {
            Some(model) => model,
            None => {
                let spec = self.config.model().unwrap_or_default().to_owned();
                models::open(&spec, &self.model_settings()).map_err(|error| Failure::new(exit_of(&error), error.diagnostic()))?
            }
        };
        Ok(self.model.insert(model).as_mut())
    }

    fn model_settings(&self) -> Settings {
        Settings {
            base_url: self.config.optional("base-url"),
            api_key_file: self.config.optional("api-key-file").map(Into::into),
            ca_file: self.config.optional("ca-file").map(Into::into),
            timeout: self.config.timeout(),
            offline: self.config.offline(),
            ..Settings::default()
        }
    }
}

/// Starts the LLVM worker.
pub fn start_worker() -> Result<Worker, Failure> {
    let binary = locate_binary("intentc-llvm").map_err(|error| Failure::new(Exit::Toolchain, error.diagnostic()))?;
    let options = WorkerOptions { binary, limits: Limits::default() };
    Worker::start(&options).map_err(|error| Failure::new(Exit::Toolchain, error.diagnostic()))
}

fn exit_of(error: &models::ModelError) -> Exit {
    match error.exit_class() {
        3 => Exit::Refused,
        4 => Exit::NoModel,
        6 => Exit::Budget,
        7 => Exit::Provider,
        10 => Exit::Replay,
        2 => Exit::Usage,
        _ => Exit::Rejected,
    }
}

/// The diagnostic for a door that fails in a way that no step can mend.
pub fn gate_failure(error: &verify::GateError) -> Failure {
    let diagnostic: Diagnostic = error.diagnostic();
    let exit = match error {
        verify::GateError::Sandbox(_) => Exit::Sandbox,
        _ => Exit::of_fault(diagnostic.fault()),
    };
    Failure::new(exit, diagnostic)
}
