//! The doors to the outside that a run goes through, opened when they are first needed.

use crate::config::Configuration;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::product::Product;
use crate::project::Project;
use crate::prompts;
use crate::prover::Prover;
use crate::rebuild::Rebuild;
use crate::recorder::Recorder;
use crate::search::Written;
use ledger::BlobHash;
use models::{Model, Origin, Reply, Request, Settings};
use serde_json::json;
use std::collections::BTreeMap;
use targets::{BuildRequest, Built, Worker};
use verify::Gate;

pub struct Host {
    pub console: Console,
    pub config: Configuration,
    pub project: Project,
    pub record: Recorder,
    /// What is made of what is accepted.
    pub product: Product,
    /// What the model was asked for, by step: a step that is tried a second time is held against the same.
    pub written_oracles: BTreeMap<String, Written>,
    prover: Prover,
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
        let prover = Prover::new(&config);
        Self { console, config, project, record, product, written_oracles: BTreeMap::new(), prover, model: None, rebuild: None }
    }

    /// Starts both helpers, so that they warm up while the plan is made.
    pub fn start_helpers(&mut self) -> Result<(), Failure> {
        self.product.resolve(self.prover.worker()?)?;
        let product = self.product.record();
        self.record.event("product.chosen", &product)?;
        self.gate().map(drop)
    }

    pub fn worker(&mut self) -> Result<&mut Worker, Failure> {
        self.prover.worker()
    }

    /// What the gate works with.
    pub fn gate(&mut self) -> Result<Gate<'_>, Failure> {
        self.prover.gate()
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
