//! What a text is worth: LLVM's word, the check against the manifest, and the real gate over the base's examples or scenarios.

use crate::Base;
use diagnostics::{Diagnostic, Source};
use fixups::{Context, Pass};
use manifest::Manifest;
use runtime::{Effect, EffectSet};
use sandbox::Sandbox;
use std::fmt;
use targets::{BuildRequest, BuildSettings, Failure, Limits, Optimisation, SourceModule, Target, Worker, WorkerOptions, locate_binary};
use verify::{Gate, GateError, OracleSandbox, Verdict};

/// Runtime modules that every program is linked with.
const ALWAYS_LINKED: [&str; 2] = ["memory.ll", "x86_64-linux/start.ll"];

/// One repair may uncover another; a few rounds are enough for every text of the measurement.
const MOST_ROUNDS: usize = 6;

/// How far a text comes; each holds why it comes no further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// LLVM rejects it.
    Invalid(String),
    /// The check against the manifest refuses it, or it does not link.
    Refused(String),
    /// The gate rejects it: it behaves differently from the base.
    Differs(String),
    /// It is valid, passes the check, and behaves as its task asks for.
    Behaves,
}

impl Outcome {
    pub fn is_valid(&self) -> bool {
        !matches!(self, Outcome::Invalid(_))
    }

    pub fn behaves(&self) -> bool {
        *self == Outcome::Behaves
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Invalid(reason) => write!(formatter, "LLVM rejects it: {reason}"),
            Outcome::Refused(reason) => write!(formatter, "the check refuses it: {reason}"),
            Outcome::Differs(reason) => write!(formatter, "it behaves differently: {reason}"),
            Outcome::Behaves => formatter.write_str("it behaves as before"),
        }
    }
}

/// A worker, a sandbox, and the runtime's manifest.
pub struct Judge {
    worker: Worker,
    sandbox: Sandbox,
    oracles: OracleSandbox,
    manifest: Manifest,
}

impl Judge {
    /// # Errors
    /// A helper process cannot be found or started.
    pub fn start() -> Result<Self, String> {
        let [worker, helper] = ["intentc-llvm", "intentc-sandbox"].map(|name| locate_binary(name).map_err(|error| error.to_string()));
        let options = WorkerOptions { binary: worker?, limits: Limits::default() };
        // LLVM's own word on validity is what is counted; what is refused is counted apart from it.
        let worker = Worker::start(&options).map_err(|error| error.to_string())?.without_gate();
        let helper = helper?;
        let sandbox = Sandbox::start(&helper, None).map_err(|error| error.to_string())?;
        Ok(Self { worker, sandbox, oracles: OracleSandbox::new(helper, None, None), manifest: Manifest::with_runtime() })
    }

    /// The text after these passes, which run again until they change nothing, as the whole table does.
    pub fn repair(&self, passes: &[Pass], base: &Base, text: &str) -> String {
        let module_name = format!("{}.ll", base.name);
        let context = Context { manifest: &self.manifest, module_name: &module_name };
        let mut repaired = text.to_owned();
        for _ in 0..MOST_ROUNDS {
            let next = fixups::apply_passes(passes, &repaired, &context).text;
            if next == repaired {
                break;
            }
            repaired = next;
        }
        repaired
    }

    /// What every pass does to the text: `pass:line: reason` for each edit.
    pub fn edits(&self, base: &Base, text: &str) -> Vec<String> {
        let module_name = format!("{}.ll", base.name);
        let applied = fixups::apply(text, &Context { manifest: &self.manifest, module_name: &module_name });
        applied.edits.iter().map(|edit| format!("{}:{}: {}", edit.pass, edit.line, edit.reason)).collect()
    }

    /// Whether LLVM accepts a text.
    ///
    /// # Panics
    /// Where the worker itself does not work, for example because it is of another version.
    pub fn is_valid(&mut self, text: &str) -> bool {
        self.said_of(&source("module.ll", text)).is_none()
    }

    /// What LLVM has against a module.
    fn said_of(&mut self, module: &SourceModule) -> Option<Failure> {
        match self.worker.validate(module) {
            Err(Failure::Toolchain(error)) => panic!("the worker does not work, no figure could be trusted: {error}"),
            judged => judged.err(),
        }
    }

    /// # Panics
    /// Where the gate itself does not work: no figure could be trusted then.
    pub fn judge(&mut self, base: &Base, text: &str) -> Outcome {
        let own = source(&format!("{}.ll", base.name), text);
        if let Some(failure) = self.said_of(&own) {
            return Outcome::Invalid(failure.to_string());
        }
        if let Some(reason) = self.refusal(&own) {
            return Outcome::Refused(reason);
        }
        let modules = self.linked(own);
        let verdict = if base.is_program { self.program(base, modules) } else { self.functions(base, &modules) };
        match verdict {
            Ok(Verdict::Accepted(_)) => Outcome::Behaves,
            Ok(Verdict::Rejected(counterexample)) => Outcome::Differs(counterexample.to_string()),
            Err(GateError::Build { failure: failure @ (Failure::Rejected(_) | Failure::Died(_) | Failure::Refused(_)), .. }) => {
                Outcome::Refused(failure.to_string())
            }
            Ok(Verdict::Contradiction { example, .. }) => panic!("{example} contradicts an oracle"),
            Ok(Verdict::Abstained { reason }) => panic!("the gate abstains on {}: {reason}", base.name),
            Err(error) => panic!("the gate cannot judge {}: {error}", base.name),
        }
    }

    /// What the manifest finds, as the check of a candidate does.
    fn refusal(&self, own: &SourceModule) -> Option<String> {
        let read = Source::new(&own.name, &own.text);
        let module = ir::parse(&own.text);
        let findings = manifest::check(&self.manifest, &read, &module);
        if let Some(finding) = findings.iter().find(|finding| Diagnostic::is_error(finding)) {
            return Some(finding.message.clone());
        }
        let missing = manifest::missing(&self.manifest, &read, &module);
        missing.first().map(|missing| format!("`@{}` exists nowhere", missing.name))
    }

    fn linked(&self, own: SourceModule) -> Vec<SourceModule> {
        let always = runtime::modules(runtime::X86_64_LINUX).iter().filter(|module| ALWAYS_LINKED.contains(&module.name));
        let mut roots: Vec<&str> = always.clone().map(|module| module.text).collect();
        roots.push(&own.text);
        let mut needed = self.manifest.closure(&roots);
        needed.extend(always.map(|module| module.name.to_owned()));
        needed.sort_unstable();
        needed.dedup();
        let library = runtime::modules(runtime::X86_64_LINUX).iter().filter(|module| needed.iter().any(|name| name == module.name));
        let library: Vec<SourceModule> = library.map(|module| source(module.name, module.text)).collect();
        [own].into_iter().chain(library).collect()
    }

    fn functions(&mut self, base: &Base, modules: &[SourceModule]) -> Result<Verdict, GateError> {
        let effects = base.brief.effects.unwrap_or(EffectSet::PURE.with(Effect::Alloc));
        let mut gate = Gate { worker: &mut self.worker, sandbox: &mut self.sandbox, oracles: &mut self.oracles };
        verify::examples(&mut gate, modules, &base.brief.signatures, &base.brief.examples, effects)
    }

    fn program(&mut self, base: &Base, modules: Vec<SourceModule>) -> Result<Verdict, GateError> {
        let optimisation = Optimisation::O2;
        let request = BuildRequest {
            modules,
            optimisation,
            target: Target::X86_64Linux,
            entry: "_start".to_owned(),
            settings: BuildSettings::default(),
            seal: true,
        };
        let built = self.worker.build(&request).map_err(|failure: Failure| GateError::Build { optimisation, failure })?;
        let effects = base.brief.effects.unwrap_or_else(|| Effect::ALL.into_iter().collect());
        let mut gate = Gate { worker: &mut self.worker, sandbox: &mut self.sandbox, oracles: &mut self.oracles };
        verify::scenarios(&mut gate, &built.elf, &base.brief.expectations, effects)
    }
}

fn source(name: &str, text: &str) -> SourceModule {
    SourceModule { name: name.to_owned(), text: text.to_owned() }
}
