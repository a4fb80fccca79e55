//! Calls functions with the arguments of their examples and compares what they give.

mod frame;
mod harness;

use crate::quote::{cut, quote, quote_end};
use crate::{Checked, Counterexample, Evidence, Gate, GateError, Misstep, Origin, Verdict};
use directives::{Example, Signature, Value};
use frame::{Answer, Frame};
use runtime::EffectSet;
use sandbox::{Job, Limits, Outcome, Status};
use targets::{BuildRequest, BuildSettings, Optimisation, SourceModule, Target};

/// The levels of optimisation that must agree, each with the byte that poisons memory in its run.
const BUILDS: [(Optimisation, u8); 2] = [(Optimisation::O2, 0xa5), (Optimisation::O0, 0x5a)];

/// Modules of the runtime that the harness needs, the last three in the machine's folder; added where the caller's modules lack them.
const NEEDED: [&str; 4] = ["memory.ll", "start.ll", "sys_file.ll", "sys_process.ll"];

const HARNESS: &str = "harness.ll";

/// One example, fitted to its signature.
struct Instance<'a> {
    function: usize,
    signature: &'a Signature,
    example: Example,
}

/// Checks `examples` against the functions that `modules` define: the candidate with everything it is linked with, the runtime
/// included. `effects` is what the functions are allowed. All examples run at -O2 and again at -O0, and both must agree with them.
pub fn examples(
    gate: &mut Gate<'_>,
    modules: &[SourceModule],
    signatures: &[Signature],
    examples: &[Example],
    effects: EffectSet,
) -> Result<Verdict, GateError> {
    if examples.is_empty() {
        return Ok(Verdict::Abstained { reason: "there are no examples to check".to_owned() });
    }
    let instances: Vec<_> = examples.iter().map(|example| instance(signatures, example)).collect::<Result<_, _>>()?;
    let modules = with_harness(modules, signatures);
    for (optimisation, poison) in BUILDS {
        // The sandbox confines the harness, which makes more calls than the functions that it calls.
        let request = BuildRequest {
            modules: modules.clone(),
            optimisation,
            target: Target::host(),
            entry: "_start".to_owned(),
            settings: BuildSettings::default(),
            seal: false,
        };
        let built = gate.worker.build(&request).map_err(|failure| GateError::Build { optimisation, failure })?;
        if let Some(counterexample) = run(gate, &built.elf, &instances, effects, poison)? {
            return Ok(Verdict::Rejected(at(optimisation, counterexample)));
        }
    }
    let mut functions: Vec<usize> = instances.iter().map(|instance| instance.function).collect();
    functions.sort_unstable();
    functions.dedup();
    let checked = Checked { functions: functions.len(), examples: examples.len(), runs: BUILDS.len(), ..Checked::default() };
    Ok(Verdict::Accepted(Evidence {
        checked,
        rests_on: "examples only".to_owned(),
        sandbox: gate.sandbox.level(),
        optimisations: BUILDS.iter().map(|(optimisation, _)| optimisation.name()).collect(),
        functions: None,
    }))
}

fn instance<'a>(signatures: &'a [Signature], example: &Example) -> Result<Instance<'a>, GateError> {
    let problem = |problem: String| GateError::Example { call: cut(example.to_string()), problem };
    let found = signatures.iter().enumerate().find(|(_, signature)| signature.name == example.function);
    let (function, signature) = found.ok_or_else(|| problem(format!("no signature for `{}`", example.function)))?;
    if signature.observation().is_none() {
        return Err(problem("the function has no result, and not exactly one `mut` parameter, to compare".to_owned()));
    }
    let example = example.fit(signature).map_err(problem)?;
    Ok(Instance { function, signature, example })
}

fn with_harness(modules: &[SourceModule], signatures: &[Signature]) -> Vec<SourceModule> {
    let is_missing = |needed: &&runtime::Module| !modules.iter().any(|known| known.name == needed.name || known.text == needed.text);
    let is_needed = |module: &&runtime::Module| NEEDED.contains(&module.name.rsplit('/').next().unwrap_or_default());
    let needed = runtime::modules(Target::host().name()).iter().filter(is_needed).filter(is_missing);
    let mut all = modules.to_vec();
    all.extend(needed.map(|module| SourceModule { name: module.name.to_owned(), text: module.text.to_owned() }));
    all.push(SourceModule { name: HARNESS.to_owned(), text: harness::harness(signatures) });
    all
}

/// Evaluates all instances in one process; the first that fails.
fn run(
    gate: &mut Gate<'_>,
    elf: &[u8],
    instances: &[Instance<'_>],
    effects: EffectSet,
    poison: u8,
) -> Result<Option<Counterexample>, GateError> {
    let frame = |instance: &Instance<'_>| {
        let example = &instance.example;
        Frame::new(instance.function, instance.signature, &example.arguments, &example.expected, poison)
    };
    let frames: Vec<Frame> = instances.iter().map(frame).collect();
    let mut stdin = Vec::new();
    for frame in &frames {
        stdin.extend((frame.bytes().len() as u64).to_le_bytes());
        stdin.extend(frame.bytes());
    }
    let limits = Limits { output: stdin.len(), ..Limits::default() };
    let outcome = gate.sandbox.run(elf, &Job { stdin, effects, limits, ..Job::default() })?;
    Ok(judge(instances, &frames, &outcome))
}

fn judge(instances: &[Instance<'_>], frames: &[Frame], outcome: &Outcome) -> Option<Counterexample> {
    let mut rest = outcome.stdout.as_slice();
    for (instance, frame) in instances.iter().zip(frames) {
        let Some((back, behind)) = rest.split_at_checked(frame.bytes().len()) else {
            return Some(misbehaviour(instance, outcome, unanswered(outcome.status)));
        };
        rest = behind;
        if let Some(counterexample) = compare(instance, frame.answer(instance.signature, back), outcome) {
            return Some(counterexample);
        }
    }
    let last = instances.last()?;
    if !rest.is_empty() {
        return Some(misbehaviour(last, outcome, "wrote to standard output".to_owned()));
    }
    (!outcome.status.success()).then(|| misbehaviour(last, outcome, format!("answered, but then its process {}", outcome.status)))
}

fn compare(instance: &Instance<'_>, answer: Answer, outcome: &Outcome) -> Option<Counterexample> {
    let expected = &instance.example.expected;
    let actual = match answer {
        Answer::Value(actual) if actual == *expected => return None,
        Answer::Value(actual) => shown(&actual),
        Answer::DoesNotFit { capacity } => format!("-1 (it says that the result does not fit a capacity of {capacity})"),
        Answer::Misbehaviour(what) => return Some(misbehaviour(instance, outcome, what)),
    };
    Some(counterexample(instance, outcome, Misstep::Result, actual))
}

/// A process that ended early ended in the call whose frame did not come back.
fn unanswered(status: Status) -> String {
    match status {
        Status::Exited(_) => format!("ended its process ({status}) instead of returning"),
        _ => format!("never returned: its process {status}"),
    }
}

fn misbehaviour(instance: &Instance<'_>, outcome: &Outcome, what: String) -> Counterexample {
    counterexample(instance, outcome, Misstep::Misbehaviour, what)
}

fn counterexample(instance: &Instance<'_>, outcome: &Outcome, misstep: Misstep, actual: String) -> Counterexample {
    let example = &instance.example;
    let arguments: Vec<String> = example.arguments.iter().map(shown).collect();
    Counterexample {
        misstep,
        call: format!("{}({})", example.function, arguments.join(", ")),
        span: example.span,
        expected: shown(&example.expected),
        actual,
        notes: Vec::new(),
        stderr: quote_end(&outcome.stderr),
        optimisation: None,
        origin: Origin::Example,
        spent: None,
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(bytes) => quote(bytes),
        other => cut(other.to_string()),
    }
}

/// The second build comes to be judged only when the first gave what was expected.
fn at(optimisation: Optimisation, counterexample: Counterexample) -> Counterexample {
    let mut notes = counterexample.notes;
    if optimisation != BUILDS[0].0 {
        notes.push(format!(
            "at -{} it gives what is expected, and at -{} with other bytes in unused memory it does not: it depends on undefined \
             behaviour or on memory that it never wrote",
            BUILDS[0].0.name(),
            optimisation.name()
        ));
    }
    Counterexample { notes, optimisation: Some(optimisation.name()), ..counterexample }
}
