//! A function of the library answers: its module is taken as it is, and proven by the step like any other candidate.

use super::functions::{self, Judgement};
use super::standard::Standard;
use super::{Accepted, MadeModule, Origin, Search, model, rejected};
use crate::candidate::{self, Finding};
use crate::exit::Failure;
use crate::host::Host;
use crate::workspace::Workspace;
use diagnostics::{Diagnostic, Source};
use directives::Directive;
use patterns::FunctionPattern;
use serde_json::json;
use targets::SourceModule;

pub fn find(
    host: &mut Host,
    workspace: &mut Workspace,
    search: &Search<'_>,
    function: &'static FunctionPattern,
) -> Result<Accepted, Failure> {
    let file = match &search.planned.step.directive {
        Directive::Create { file } => file.as_str().to_owned(),
        _ => format!("{}.ll", function.name),
    };
    host.record.event("pattern.proposed", &json!({ "step": search.planned.name, "pattern": function.name, "modules": 1 }))?;
    let mut accepted = Accepted::new(search, format!("pattern {}", function.name));
    match prove(host, workspace, search, (&file, function.module), &mut accepted)? {
        Ok(()) => {}
        // The step asks for something else than its words say to the library; a model may see more.
        Err(findings) if host.config.model().is_some() => {
            model::record_rejection(host, &search.planned.name, &findings)?;
            return model::find(host, workspace, search);
        }
        Err(findings) => return Err(rejected(search, findings, 1)),
    }
    workspace.put(&file, function.module);
    let origin = Origin::Library { function: function.name.clone() };
    accepted.modules = vec![MadeModule { file, text: function.module.to_owned(), origin, kept: true, created: None }];
    Ok(accepted)
}

/// The checks that any candidate goes through, and the gate. The inner error is what is wrong with the module.
fn prove(
    host: &mut Host,
    workspace: &Workspace,
    search: &Search<'_>,
    (file, text): (&str, &str),
    accepted: &mut Accepted,
) -> Result<Result<(), Vec<Diagnostic>>, Failure> {
    let source = Source::new(file, text);
    match candidate::check(workspace, file, &source, &candidate::unchanged(text), &search.planned.step.brief) {
        Finding::Ready => {}
        Finding::Wrong(findings) => return Ok(Err(findings)),
        Finding::Missing(missing) => return Ok(Err(missing.into_iter().filter_map(|missing| missing.disagreement).collect())),
    }
    if let Some(findings) = model::invalid(host, file, text, &source)? {
        return Ok(Err(findings));
    }
    let own = [SourceModule { name: file.to_owned(), text: text.to_owned() }];
    let mut standard = Standard::new(search, host.config.seed())?;
    Ok(match functions::prove(host, workspace, search, &mut standard, &own)? {
        Judgement::Proven(evidence) => {
            accepted.proven(&evidence, standard.notes);
            Ok(())
        }
        Judgement::Unfit(findings) | Judgement::Wrong(findings) => Err(findings),
    })
}
