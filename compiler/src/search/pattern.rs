//! A proven pattern of the library answers, with its slots filled from the sentence.

use super::program::{self, Scenarios, Trial};
use super::{Accepted, MadeModule, Origin, Search, rejected};
use crate::evidence::describe;
use crate::exit::{Exit, Failure};
use crate::host::Host;
use crate::workspace::Workspace;
use diagnostics::{Source, Span};
use directives::{Directive, Expectation};
use patterns::{Content, Inputs, Instance, Match};
use serde_json::json;
use targets::{Optimisation, SourceModule};

const SCENARIOS: &str = "scenarios of the pattern";

pub fn find(host: &mut Host, workspace: &Workspace, search: &Search<'_>, found: &Match<'_>) -> Result<Accepted, Failure> {
    let instance = instantiate(found, search.content)?;
    let own = modules(&instance);
    let name = match &search.planned.step.directive {
        Directive::Program { name } => name.clone(),
        _ => instance.name.clone(),
    };
    let source = Source::new(format!("scenarios of {}", instance.name), &instance.expectations);
    let own_scenarios = expectations(&instance, &source)?;
    let scenarios = [
        Scenarios { source: search.source, expectations: &search.planned.step.brief.expectations },
        Scenarios { source: &source, expectations: &own_scenarios },
    ];
    let proposal =
        json!({ "step": search.planned.name, "pattern": found.pattern.name, "modules": own.len(), "expectations": instance.expectations });
    host.record.event("pattern.proposed", &proposal)?;

    let trial = Trial {
        name: &name,
        modules: &own,
        scenarios: &scenarios,
        rests_on: SCENARIOS,
        effects: instance.effects,
        is_proven: true,
        optimisation: if instance.small { Optimisation::Oz } else { Optimisation::O2 },
    };
    let (program, evidence) = program::prove(host, workspace, search, &trial)?.map_err(|findings| rejected(search, findings, 1))?;
    let mut accepted = Accepted::new(search, format!("pattern {}", found.pattern.name));
    accepted.unproven.extend(program.not_run.clone());
    accepted.program = Some(program);
    accepted.proven_by = describe(&evidence);
    SCENARIOS.clone_into(&mut accepted.rests_on);
    accepted.sentence = Some(search.planned.step.brief.intent.clone());
    accepted.modules = own
        .into_iter()
        .map(|module| MadeModule { file: module.name, text: module.text, origin: Origin::Pattern, kept: false, created: None })
        .collect();
    Ok(accepted)
}

pub fn instantiate(found: &Match<'_>, content: Option<&Content>) -> Result<Instance, Failure> {
    found.instantiate(&Inputs { content }).map_err(Failure::from)
}

pub fn modules(instance: &Instance) -> Vec<SourceModule> {
    instance.modules.iter().map(|(name, text)| SourceModule { name: name.clone(), text: text.clone() }).collect()
}

fn expectations(instance: &Instance, source: &Source) -> Result<Vec<Expectation>, Failure> {
    let mut expectations = Vec::new();
    let mut start = 0;
    for line in instance.expectations.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if !span.is_empty() {
            expectations.push(
                directives::parse_expectation(source, span)
                    .map_err(|diagnostic| Failure { exit: Exit::Internal, diagnostics: vec![diagnostic] })?,
            );
        }
    }
    Ok(expectations)
}
