//! `intentc doctor`: what this machine offers, and what would make it more.

use super::{environment, load_global, print_json};
use crate::arguments::Global;
use crate::config::Configuration;
use crate::console;
use crate::exit::{Exit, Failure};
use crate::project::Project;
use crate::prover;
use diagnostics::{Diagnostic, escape_terminal, render};
use sandbox::{Level, Python, Refusal, Sandbox, Unavailable};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::PathBuf;
use targets::{Cpu, Jail};

#[derive(Serialize)]
struct DoctorDocument {
    schema: &'static str,
    version: u32,
    exit: Exit,
    intentc: &'static str,
    sandbox: SandboxReport,
    /// What runs oracles.
    python: Tool<PythonReport>,
    llvm: Tool<LlvmReport>,
    configuration: ConfigurationReport,
    model: Option<String>,
}

/// What programs are run in.
#[derive(Serialize)]
struct SandboxReport {
    /// What was asked for: `auto`, or the name of a level.
    wanted: &'static str,
    level: Option<Level>,
    landlock: bool,
    /// Why a higher level, or any at all, cannot be had.
    refusals: Vec<Refusal>,
    /// What would raise the level.
    raise: Vec<&'static str>,
}

/// A program that intentc uses, or why it cannot.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Tool<T> {
    Found(T),
    Missing(Diagnostic),
}

#[derive(Serialize)]
struct LlvmReport {
    version: String,
    jail: Jail,
    cpu: Cpu,
}

#[derive(Serialize)]
struct PythonReport {
    version: String,
    executable: PathBuf,
    level: Level,
}

#[derive(Serialize)]
struct ConfigurationReport {
    /// Those that were read, weakest first.
    files: Vec<PathBuf>,
    project: Option<PathBuf>,
    /// Where runs are recorded.
    records: PathBuf,
    diagnostics: Vec<Diagnostic>,
}

/// Says everything that it can find out, whatever of it is wrong.
pub fn run(global: &Global) -> Result<Exit, Failure> {
    let project = Project::of_current_folder();
    let (config, diagnostics) = match load_global(global, &project) {
        Ok(config) => (config, Vec::new()),
        Err(failure) => (Configuration::defaults(), failure.diagnostics),
    };
    let sandbox = sandbox_report(&config);
    let (python, llvm) = (python_report(&config), llvm_report());
    let exit = match (&sandbox.level, &llvm) {
        (None, _) => Exit::Sandbox,
        (_, Tool::Missing(_)) => Exit::Toolchain,
        _ if !diagnostics.is_empty() => Exit::Usage,
        _ => Exit::Success,
    };
    let configuration = ConfigurationReport {
        files: config.files().into_iter().map(PathBuf::from).collect(),
        project: project.root().map(PathBuf::from),
        records: project.store_folder(environment),
        diagnostics,
    };
    let model = config.model().map(str::to_owned);
    let version = env!("CARGO_PKG_VERSION");
    let document =
        DoctorDocument { schema: "intentc.doctor", version: 1, exit, intentc: version, sandbox, python, llvm, configuration, model };
    let _ = if global.json { print_json(&document) } else { console::print(&document.to_text()) };
    Ok(exit)
}

fn sandbox_report(config: &Configuration) -> SandboxReport {
    let wanted = config.sandbox();
    let started = match prover::helper() {
        Ok(helper) => Sandbox::start(&helper, wanted),
        Err(failure) => {
            let error = failure.diagnostics.first().map_or_else(String::new, |diagnostic| diagnostic.message.clone());
            let refusal = Refusal { level: Level::Filter, step: "find the program that starts candidates".to_owned(), error };
            Err(Unavailable { refusals: vec![refusal] })
        }
    };
    let (level, landlock, refusals) = match &started {
        Ok(sandbox) => (Some(sandbox.level()), sandbox.landlock(), sandbox.refusals().to_vec()),
        Err(unavailable) => (None, false, unavailable.refusals.clone()),
    };
    let raise = raise(wanted, level, landlock);
    SandboxReport { wanted: wanted.map_or("auto", Level::name), level, landlock, refusals, raise }
}

/// What would give more than `level`, in the order in which it is worth doing.
fn raise(wanted: Option<Level>, level: Option<Level>, landlock: bool) -> Vec<&'static str> {
    let mut raise = Vec::new();
    if level.is_none() {
        raise.push("allow seccomp filters and resource limits; a container's own seccomp profile may forbid them");
    }
    if level != Some(Level::Namespaces) {
        match wanted {
            Some(Level::Filter) => raise.push("unset the setting `sandbox`, which asks for the level `filter`"),
            _ => raise.push(
                "allow user namespaces: `sysctl -w user.max_user_namespaces=15000 kernel.apparmor_restrict_unprivileged_userns=0`, or in a \
                 container `--security-opt seccomp=unconfined`, or start intentc as root",
            ),
        }
    }
    if level.is_some() && !landlock {
        raise.push("use a kernel of 5.13 or later with landlock among its security modules (`lsm=landlock,…`)");
    }
    raise
}

/// Finds Python and starts its sandbox, as a proof with an oracle does.
fn python_report(config: &Configuration) -> Tool<PythonReport> {
    let python = match Python::find(config.python().as_deref()) {
        Ok(python) => python,
        Err(error) => return Tool::Missing(error.diagnostic()),
    };
    let helper = match prover::helper() {
        Ok(helper) => helper,
        Err(failure) => return Tool::Missing(first(failure)),
    };
    match Sandbox::start_python(&helper, config.sandbox(), &python) {
        Ok(sandbox) => Tool::Found(PythonReport {
            version: python.version().to_owned(),
            executable: python.executable().to_owned(),
            level: sandbox.level(),
        }),
        Err(unavailable) => Tool::Missing(unavailable.diagnostic()),
    }
}

fn llvm_report() -> Tool<LlvmReport> {
    let mut worker = match prover::start_worker() {
        Ok(worker) => worker,
        Err(failure) => return Tool::Missing(first(failure)),
    };
    let asked = worker.llvm_version().and_then(|version| Ok(LlvmReport { version, jail: worker.jail()?, cpu: worker.cpu()? }));
    match asked {
        Ok(report) => Tool::Found(report),
        Err(error) => Tool::Missing(error.diagnostic()),
    }
}

/// The message of a failure, which always has one.
fn first(failure: Failure) -> Diagnostic {
    let unknown = || Diagnostic::error(&diagnostics::codes::compiler::USAGE, "it cannot be started");
    failure.diagnostics.into_iter().next().unwrap_or_else(unknown)
}

impl DoctorDocument {
    fn to_text(&self) -> String {
        let mut text = String::new();
        let mut line = |name: &str, said: &str| {
            let _ = writeln!(text, "{name:<9} {said}");
        };
        line("intentc", self.intentc);
        let sandbox = &self.sandbox;
        line("sandbox", &sandbox.summary());
        sandbox.refusals.iter().for_each(|refusal| line("", &refusal.to_string()));
        sandbox.raise.iter().for_each(|step| line("", &format!("to raise it: {step}")));
        match &self.python {
            Tool::Found(python) => {
                line("python", &format!("{}, {}; runs oracles, sandbox {}", python.version, python.executable.display(), python.level));
            }
            Tool::Missing(diagnostic) => line("python", &format!("no oracle can be run: {}", said(diagnostic))),
        }
        match &self.llvm {
            Tool::Found(llvm) => line("llvm", &format!("{}, worker {}; this processor: {}", llvm.version, jail(llvm.jail), llvm.cpu.name)),
            Tool::Missing(diagnostic) => line("llvm", &format!("not usable: {}", said(diagnostic))),
        }
        let configuration = &self.configuration;
        let files: Vec<String> = configuration.files.iter().map(|file| file.display().to_string()).collect();
        line("settings", &if files.is_empty() { "no file; defaults, environment and flags".to_owned() } else { files.join(", ") });
        let project = configuration.project.as_ref().map(|root| root.display().to_string());
        line("project", project.as_deref().unwrap_or("none here"));
        line("records", &configuration.records.display().to_string());
        let none = "none: patterns answer what they know; `intentc help configuration` says how to name one";
        line("model", self.model.as_deref().unwrap_or(none));
        for diagnostic in &configuration.diagnostics {
            let _ = writeln!(text, "{}", render(diagnostic, false));
        }
        let _ = writeln!(text, "{}", self.conclusion());
        text.split_inclusive('\n').map(|line| escape_terminal(line.trim_end_matches('\n')).into_owned() + "\n").collect()
    }

    fn conclusion(&self) -> &'static str {
        match self.exit {
            Exit::Success => "everything that a build needs is here",
            Exit::Sandbox => "there is no sandbox, so nothing that was proposed can be tested: see above what would raise it",
            Exit::Toolchain => "the LLVM worker is missing: build intentc as README.md says",
            _ => "the configuration has an error, shown above",
        }
    }
}

impl SandboxReport {
    fn summary(&self) -> String {
        let Some(level) = self.level else { return format!("not available (asked for: {})", self.wanted) };
        let what = match level {
            Level::Namespaces => "namespaces: processes, network and files of its own, system-call filter, limits",
            Level::Filter => "filter: system-call filter and limits; servers listen on this machine's own ports",
        };
        format!("{what}; {}", if self.landlock { "landlock" } else { "no landlock" })
    }
}

/// Which walls stand around the worker.
fn jail(jail: Jail) -> &'static str {
    match (jail.landlock, jail.filter) {
        (true, true) => "behind landlock and a system-call filter",
        (true, false) => "behind landlock only",
        (false, true) => "behind a system-call filter only",
        (false, false) => "with limits only",
    }
}

fn said(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("{}{help}", diagnostic.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_below_the_highest_says_what_would_raise_it() {
        assert!(raise(None, Some(Level::Namespaces), true).is_empty());
        assert!(raise(None, Some(Level::Filter), true)[0].contains("user namespaces"));
        assert!(raise(Some(Level::Filter), Some(Level::Filter), true)[0].contains("setting `sandbox`"));
        assert!(raise(None, Some(Level::Namespaces), false)[0].contains("landlock"));
        assert_eq!(raise(None, None, false).len(), 2);
    }
}
