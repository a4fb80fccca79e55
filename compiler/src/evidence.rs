//! What a verdict says, in the words of a report.

use verify::{Evidence, FunctionEvidence};

/// What was checked, and what that rests on, in a few words.
pub fn describe(evidence: &Evidence) -> String {
    let checked = &evidence.checked;
    let mut parts = vec![
        counted(checked.examples, "example", "examples"),
        counted(checked.scenarios, "scenario", "scenarios"),
        counted(checked.connections, "connection", "connections"),
    ];
    if let Some(functions) = &evidence.functions {
        let what = if evidence.rests_on.contains("oracle") { ["instance", "instances"] } else { ["watched call", "watched calls"] };
        parts.push(instances(functions, what));
        parts.push(counted(functions.properties, "case of a property", "cases of properties"));
        let mutants = functions.mutants;
        parts.push((mutants.made > 0).then(|| format!("{} of {} mutants killed", mutants.killed, mutants.made)));
    }
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let levels = evidence.optimisations.join(" and ");
    let levels = if levels.is_empty() { String::new() } else { format!(" at {levels}") };
    let seed = evidence.functions.as_ref().map_or_else(String::new, |functions| format!(", seed {}", functions.seed));
    format!("{}{levels}{seed}, sandbox {}; rests on {}", parts.join(", "), evidence.sandbox.name(), evidence.rests_on)
}

/// `1 example`, `3 examples`; nothing for none.
fn counted(number: usize, singular: &str, plural: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("1 {singular}")),
        _ => Some(format!("{number} {plural}")),
    }
}

/// Without an oracle nobody says what an instance should give: it is watched for misbehaviour.
fn instances(functions: &FunctionEvidence, [one, many]: [&str; 2]) -> Option<String> {
    let instances = counted(functions.instances, one, many)?;
    Some(format!("{instances} ({} evaluations, {} in fresh processes)", functions.evaluations, functions.fresh))
}

/// What has to be said besides: instances that prove nothing, and why.
pub fn notes(evidence: &Evidence) -> Vec<String> {
    let Some(functions) = &evidence.functions else { return Vec::new() };
    let mut notes = Vec::new();
    if functions.dropped > 0 {
        notes.push(format!("{} instances were left out: what they should give does not fit the type", functions.dropped));
    }
    if functions.disagreeing > 0 {
        notes.push(format!(
            "{} of {} instances were left out: the intent can be read in two ways, and two oracles read it differently",
            functions.disagreeing, functions.asked
        ));
    }
    notes.extend(functions.ambiguities.iter().map(|ambiguity| format!("{ambiguity}: add an `@example`")));
    notes
}
