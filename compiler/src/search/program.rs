//! Linking a program, reading it back, and running its scenarios.

use super::{Program, Search};
use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use directives::Expectation;
use ledger::BlobHash;
use runtime::EffectSet;
use serde_json::json;
use targets::{BuildRequest, BuildSettings, Built, Optimisation, SourceModule, Target, read_back};
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
    let request = link_request(workspace, trial.modules);
    if trial.is_proven {
        host.rebuild_beside(&request);
    }
    let built = host.worker()?.build(&request);
    let elf = match checked(host, &request, built)? {
        Ok(elf) => elf,
        Err(findings) => return Ok(Err(findings)),
    };
    host.console.progress("link", &format!("{}: {} bytes", trial.name, elf.len()));
    let blob = host.record.blob(&elf)?;
    host.record.event("program.linked", &json!({ "step": search.planned.name, "elf": blob, "bytes": elf.len() }))?;
    let mut total: Option<Evidence> = None;
    for list in trial.scenarios.iter().filter(|list| !list.expectations.is_empty()) {
        let verdict = verify::scenarios(&mut host.gate()?, &elf, list.expectations, trial.effects);
        match super::judged(host, search, verdict.map(|verdict| verdict.resting_on(trial.rests_on)), list.source)? {
            Ok(evidence) => total = Some(total.map_or(evidence.clone(), |total| sum(total, &evidence))),
            Err(findings) => return Ok(Err(findings)),
        }
    }
    // A list that is not empty was run, so there is evidence.
    let Some(evidence) = total else { return Ok(Err(Vec::new())) };
    Ok(Ok((Program { name: trial.name.to_owned(), elf }, evidence)))
}

fn sum(mut total: Evidence, further: &Evidence) -> Evidence {
    total.checked.scenarios += further.checked.scenarios;
    total.checked.connections += further.checked.connections;
    total.checked.runs += further.checked.runs;
    total
}

/// The request for a program of `own` modules and all that they need.
fn link_request(workspace: &Workspace, own: &[SourceModule]) -> BuildRequest {
    let modules = workspace.link_set(own);
    BuildRequest {
        modules,
        optimisation: Optimisation::O2,
        target: Target::X86_64Linux,
        entry: "_start".to_owned(),
        settings: BuildSettings::default(),
    }
}

/// Builds for the replay what was accepted, and reads it back. The inner error is what LLVM says of the modules.
pub fn link_again(host: &mut Host, workspace: &Workspace, own: &[SourceModule]) -> Result<Result<Vec<u8>, Vec<Diagnostic>>, Failure> {
    let request = link_request(workspace, own);
    let built = host.build_again(&request)?;
    checked(host, &request, built)
}

/// Reads back what was built. The inner error is what LLVM says of the modules.
fn checked(
    host: &mut Host,
    request: &BuildRequest,
    built: Result<Built, targets::Failure>,
) -> Result<Result<Vec<u8>, Vec<Diagnostic>>, Failure> {
    let elf = match built {
        Ok(built) => built.elf,
        Err(failure) => {
            let sources: Vec<Source> = request.modules.iter().map(|module| Source::new(&module.name, &module.text)).collect();
            let findings = failure.diagnostics(&sources);
            let ours = findings.iter().any(|finding| Exit::of_fault(finding.fault()) != Exit::Rejected);
            return if ours { Err(Failure::from_diagnostics(findings)) } else { Ok(Err(findings)) };
        }
    };
    let report = read_back(&elf, request.target)
        .map_err(|error| Failure::new(Exit::Internal, Diagnostic::error(&codes::READ_BACK, error.to_string())))?;
    host.record.event(
        "program.read_back",
        &json!({
            "hash": BlobHash::of(&elf), "bytes": report.size, "entry": report.entry, "segments": report.segments.len(),
            "sections": report.sections, "symbols": report.symbols,
        }),
    )?;
    if elf.len() > MAX_PROGRAM_BYTES {
        let message = format!("the program has {} bytes, more than {MAX_PROGRAM_BYTES}", elf.len());
        return Err(Diagnostic::error(&codes::OUTPUT, message).help("serve less content").into());
    }
    Ok(Ok(elf))
}
