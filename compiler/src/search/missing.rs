//! doesNotUnderstand: functions that a candidate calls and that exist nowhere are created by a step of their own.

use super::{MadeModule, Origin, Search, model};
use crate::candidate::{self, Finding};
use crate::exit::Failure;
use crate::host::Host;
use crate::prompts;
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use directives::Brief;
use manifest::Missing;
use serde_json::json;

/// The module that takes functions nobody asked for by name.
const FILE: &str = "auto_missing.ll";
/// Functions that one candidate may need to have created.
const MOST_FUNCTIONS: usize = 8;
/// How often a candidate may turn out to need more: chains of created functions that need further ones end here.
const DEEPEST: usize = 2;

/// Asks for the missing functions and adds them to the workspace; findings where that cannot be done.
pub fn create(
    host: &mut Host,
    workspace: &mut Workspace,
    search: &Search<'_>,
    missing: &[Missing],
    made: &[MadeModule],
) -> Result<Result<MadeModule, Vec<Diagnostic>>, Failure> {
    let names: Vec<&str> = missing.iter().map(|missing| missing.name.as_str()).collect();
    let list = names.iter().map(|name| format!("@{name}")).collect::<Vec<_>>().join(", ");
    host.console.progress("missing", &format!("{} needs {list}", search.planned.name));
    let declarations: Vec<String> = missing.iter().map(|missing| missing.declaration.clone()).collect();
    host.record.event("functions.missing", &json!({ "step": search.planned.name, "declarations": declarations }))?;
    if missing.len() > MOST_FUNCTIONS || made.len() >= DEEPEST {
        return Ok(Err(vec![too_many(missing, &list)]));
    }
    let step_name = format!("create {FILE}");
    let intent = &search.planned.step.brief.intent;
    let functions = workspace.relevant(&format!("{} {intent}", names.join(" ")), 1_000);
    let answer = host.ask(&prompts::missing(&step_name, &search.planned.name, intent, &declarations, &functions))?;

    let base = workspace.module(FILE).map(str::to_owned);
    let repaired = candidate::repair(workspace, FILE, base.as_deref(), &answer.reply.text);
    candidate::record_edits(host, FILE, &repaired)?;
    let source = Source::new(format!("reply for {FILE}"), &repaired.text);
    match candidate::check(workspace, FILE, &source, &repaired, &Brief::default()) {
        Finding::Wrong(findings) => return Ok(Err(findings)),
        Finding::Missing(further) => return Ok(Err(vec![too_many(&further, &list)])),
        Finding::Ready => {}
    }
    if let Some(findings) = model::invalid(host, FILE, &repaired.text, &source)? {
        return Ok(Err(findings));
    }
    workspace.put(FILE, &repaired.text);
    if let Some(unmade) = missing.iter().find(|missing| workspace.manifest().find(&missing.name).is_none()) {
        let message = format!("the reply for {FILE} does not define `@{}`", unmade.name);
        return Ok(Err(vec![Diagnostic::error(&codes::MISSING_FUNCTIONS, message).at(
            &source,
            diagnostics::Span::at(0),
            "in this module",
        )]));
    }
    host.console.progress("created", &format!("{list} in {FILE}"));
    let origin = Origin::Reply { reply: answer.blob, request: answer.answered_request(), append: base.is_some() };
    Ok(Ok(MadeModule { file: FILE.to_owned(), text: repaired.text, origin, kept: true }))
}

fn too_many(missing: &[Missing], list: &str) -> Diagnostic {
    let message = format!("{} functions are missing, too many or too deep to create: {list}", missing.len());
    Diagnostic::error(&codes::MISSING_FUNCTIONS, message).help("define them in the module, or create them in steps of their own")
}
