//! Linking a program, reading it back, and running its scenarios.

use super::{Program, Search};
use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::product;
use crate::provenance::Provenance;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use directives::Expectation;
use ledger::BlobHash;
use runtime::EffectSet;
use serde_json::json;
use targets::{BuildRequest, BuildSettings, Built, Optimisation, Seal, SourceModule, Target, read_back};
use verify::Evidence;

/// Policy limit for what is handed over; content of 64 MiB fits.
const MAX_PROGRAM_BYTES: usize = 128 << 20;

/// What a program is put through, and where its lines stand.
pub struct Scenarios<'a> {
    pub source: &'a Source,
    pub expectations: &'a [Expectation],
}

/// A program to be linked and tested.
pub struct Trial<'a> {
    pub name: &'a str,
    pub modules: &'a [SourceModule],
    /// Run one list after the other.
    pub scenarios: &'a [Scenarios<'a>],
    /// What an acceptance rests on.
    pub rests_on: &'a str,
    /// What the sandbox lets it do.
    pub effects: EffectSet,
    /// Whether it was proven before, so that its replay may be prepared while it is tested.
    pub is_proven: bool,
    pub optimisation: Optimisation,
}

/// Links the modules and all they need into a program and runs its scenarios. The inner error is what is wrong with them.
pub fn prove(
    host: &mut Host,
    workspace: &Workspace,
    search: &Search<'_>,
    trial: &Trial<'_>,
) -> Result<Result<(Program, Evidence), Vec<Diagnostic>>, Failure> {
    if trial.scenarios.iter().all(|list| list.expectations.is_empty()) {
        let diagnostic = Diagnostic::error(&codes::UNPROVEN, format!("nothing would prove `{}`", search.planned.name))
            .at(search.source, search.planned.step.span, "has no `@expect`")
            .help("say what the program must do, for example `@expect tcp 8080 send \"hello\\n\" receive \"hello\\n\"`");
        return Err(diagnostic.into());
    }
    let request = link_request(host, workspace, trial.modules, trial.optimisation);
    if trial.is_proven {
        host.rebuild_beside(&request);
    }
    let built = host.worker()?.build(&request);
    let built = match checked(host, &request, built)? {
        Ok(built) => built,
        Err(findings) => return Ok(Err(findings)),
    };
    host.console.progress("link", &format!("{}: {} bytes, {}", trial.name, built.elf.len(), sealing(built.seal.as_ref())));
    let blob = host.record.blob(&built.elf)?;
    let linked = json!({ "step": search.planned.name, "elf": blob, "bytes": built.elf.len(), "target": request.target.name(), "optimisation": request.optimisation.name(), "seal": built.seal });
    host.record.event("program.linked", &linked)?;
    let native = match native_build(host, workspace, trial.modules, &request)? {
        Ok(native) => native,
        Err(findings) => return Ok(Err(findings)),
    };
    let elf = native.as_ref().unwrap_or(&built.elf);
    let mut total: Option<Evidence> = None;
    for list in trial.scenarios.iter().filter(|list| !list.expectations.is_empty()) {
        let verdict = verify::scenarios(&mut host.gate()?, elf, list.expectations, trial.effects);
        match super::judged(host, search, verdict.map(|verdict| verdict.resting_on(trial.rests_on)), list.source)? {
            Ok(evidence) => total = Some(total.map_or(evidence.clone(), |total| sum(total, &evidence))),
            Err(findings) => return Ok(Err(findings)),
        }
    }
    // A list that is not empty was run, so there is evidence.
    let Some(evidence) = total else { return Ok(Err(Vec::new())) };
    let provenance = Provenance::new(workspace, search, trial, (&request, &built), &evidence);
    let not_run = native.map(|_| product::not_run(request.target));
    let name = trial.name.to_owned();
    Ok(Ok((Program { name, elf: built.elf, artifacts: built.artifacts, not_run, provenance, optimisation: trial.optimisation }, evidence)))
}

fn sealing(seal: Option<&Seal>) -> String {
    seal.map_or_else(|| "not sealed".to_owned(), |seal| format!("sealed to {} system calls", seal.calls.len()))
}

fn sum(mut total: Evidence, further: &Evidence) -> Evidence {
    total.checked.scenarios += further.checked.scenarios;
    total.checked.connections += further.checked.connections;
    total.checked.runs += further.checked.runs;
    total
}

/// The program of the same modules for this machine, which stands for one that this machine cannot run; `None` where it can. The
/// inner error is what LLVM says of the modules.
fn native_build(
    host: &mut Host,
    workspace: &Workspace,
    own: &[SourceModule],
    foreign: &BuildRequest,
) -> Result<Result<Option<Vec<u8>>, Vec<Diagnostic>>, Failure> {
    let target = Target::host();
    if foreign.target == target {
        return Ok(Ok(None));
    }
    let modules = workspace.link_set(own, target);
    let settings = BuildSettings::default();
    let request =
        BuildRequest { modules, optimisation: foreign.optimisation, target, entry: foreign.entry.clone(), settings, seal: foreign.seal };
    let built = host.worker()?.build(&request);
    Ok(checked(host, &request, built)?.map(|built| Some(built.elf)))
}

/// The request for a program of `own` modules and all that they need.
fn link_request(host: &Host, workspace: &Workspace, own: &[SourceModule], optimisation: Optimisation) -> BuildRequest {
    let product = &host.product;
    BuildRequest {
        modules: workspace.link_set(own, product.target),
        optimisation: product.optimisation_or(optimisation),
        target: product.target,
        entry: "_start".to_owned(),
        settings: product.settings.clone(),
        seal: host.config.seal(),
    }
}

/// Builds for the replay what was accepted, and reads it back. The inner error is what LLVM says of the modules.
pub fn link_again(
    host: &mut Host,
    workspace: &Workspace,
    own: &[SourceModule],
    optimisation: Optimisation,
) -> Result<Result<Built, Vec<Diagnostic>>, Failure> {
    let request = link_request(host, workspace, own, optimisation);
    let built = host.build_again(&request)?;
    checked(host, &request, built)
}

/// Reads back what was built. The inner error is what LLVM says of the modules.
fn checked(
    host: &mut Host,
    request: &BuildRequest,
    built: Result<Built, targets::Failure>,
) -> Result<Result<Built, Vec<Diagnostic>>, Failure> {
    let built = match built {
        Ok(built) => built,
        Err(failure) => {
            let sources: Vec<Source> = request.modules.iter().map(|module| Source::new(&module.name, &module.text)).collect();
            let findings = failure.diagnostics(&sources);
            let ours = findings.iter().any(|finding| Exit::of_fault(finding.fault()) != Exit::Rejected);
            return if ours { Err(Failure::from_diagnostics(findings)) } else { Ok(Err(findings)) };
        }
    };
    let elf = &built.elf;
    let report = read_back(elf, request.target)
        .map_err(|error| Failure::new(Exit::Internal, Diagnostic::error(&codes::READ_BACK, error.to_string())))?;
    host.record.event(
        "program.read_back",
        &json!({
            "hash": BlobHash::of(elf), "bytes": report.size, "entry": report.entry, "segments": report.segments.len(),
            "sections": report.sections, "symbols": report.symbols,
        }),
    )?;
    if elf.len() > MAX_PROGRAM_BYTES {
        let message = format!("the program has {} bytes, more than {MAX_PROGRAM_BYTES}", elf.len());
        return Err(Diagnostic::error(&codes::OUTPUT, message).help("serve less content").into());
    }
    Ok(Ok(built))
}
