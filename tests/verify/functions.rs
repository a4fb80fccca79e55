//! The whole gate for functions. `functions/*.ll` state in their first comment the task (`signature`, `where`, `example`, `property`,
//! `tolerance`, `effects`, and an oracle line by line as `oracle`, or two as `first` and `second`) and what must come of it.

use super::examples::{candidate, example, signature, whole, with_runtime};
use super::{Header, cases, folder, oracles, sandbox, worker};
use directives::{Condition, Example, Signature, parse_precondition, parse_property};
use runtime::EffectSet;
use targets::SourceModule;
use verify::{Evidence, FunctionEvidence, FunctionTask, Gate, GateError, OracleSource, Origin, Steps, Verdict};

/// A task with everything that it borrows.
pub(super) struct Task {
    modules: Vec<SourceModule>,
    signatures: Vec<Signature>,
    examples: Vec<Example>,
    properties: Vec<Condition>,
    preconditions: Vec<Condition>,
    tolerance: f64,
    effects: EffectSet,
    oracle: Option<String>,
    models: Option<[String; 2]>,
    seed: u64,
}

impl Task {
    pub(super) fn read(text: &str) -> Task {
        let header = Header::read(text, "; ");
        let signatures: Vec<_> = header.all("signature").map(signature).collect();
        let examples = header.all("example").map(example).collect();
        let property = |text: &str| {
            let (source, span) = whole(text);
            parse_property(&source, span, &signatures).unwrap_or_else(|problem| panic!("{text}: {}", problem.message))
        };
        let precondition = |text: &str| {
            let (source, span) = whole(text);
            parse_precondition(&source, span, &signatures).unwrap_or_else(|problem| panic!("{text}: {}", problem.message))
        };
        let lines = |key: &'static str| -> String { header.all(key).map(|line| format!("{line}\n")).collect() };
        Task {
            modules: with_runtime(text),
            properties: header.all("property").map(property).collect(),
            preconditions: header.all("where").map(precondition).collect(),
            examples,
            tolerance: header.one("tolerance").map_or(0.0, |number| number.parse().unwrap()),
            effects: header.one("effects").unwrap_or_default().parse().unwrap(),
            oracle: header.one("oracle").is_some().then(|| lines("oracle")),
            models: header.one("first").is_some().then(|| [lines("first"), lines("second")]),
            seed: header.one("seed").map_or(1, |number| number.parse().unwrap()),
            signatures,
        }
    }

    pub(super) fn prove(&self, gate: &mut Gate<'_>, steps: &Steps) -> Result<Verdict, GateError> {
        let name = format!("{}.py", self.signatures[0].name);
        let oracle = match (&self.oracle, &self.models) {
            (Some(source), _) => OracleSource::User { name: &name, source },
            (_, Some([first, second])) => OracleSource::Models([first, second]),
            _ => OracleSource::None,
        };
        let task = FunctionTask {
            modules: &self.modules,
            own: &["candidate.ll"],
            signatures: &self.signatures,
            examples: &self.examples,
            properties: &self.properties,
            preconditions: &self.preconditions,
            tolerance: self.tolerance,
            effects: self.effects,
            oracle,
            seed: self.seed,
        };
        verify::functions_with(gate, &task, steps)
    }
}

/// Gives `work` a gate.
fn with_gate<T>(work: impl FnOnce(&mut Gate<'_>) -> T) -> T {
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    work(&mut Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles })
}

fn case(name: &str) -> String {
    let path = folder().join("functions").join(format!("{name}.ll"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn evidence(verdict: &Verdict) -> (&Evidence, &FunctionEvidence) {
    let Verdict::Accepted(evidence) = verdict else { panic!("{verdict:?}") };
    (evidence, evidence.functions.as_ref().expect("functions were proved"))
}

/// What is wrong with a verdict beyond its message.
fn misfit(header: &Header, verdict: &Verdict) -> Option<String> {
    let differs = |key: &str, actual: &str| {
        let expected = header.one(key)?;
        (expected != actual).then(|| format!("{key} is {actual}, not {expected}"))
    };
    match verdict {
        Verdict::Accepted(evidence) => {
            let functions = evidence.functions.as_ref()?;
            let ambiguity =
                header.one("ambiguity").filter(|wanted| !functions.ambiguities.iter().any(|found| found.to_string().contains(wanted)));
            let ambiguity = ambiguity.map(|wanted| format!("no ambiguity says {wanted}: {:?}", functions.ambiguities));
            let dropped = if functions.dropped == 0 { "none" } else { "some" };
            differs("rests_on", &evidence.rests_on).or(ambiguity).or_else(|| differs("dropped", dropped))
        }
        Verdict::Rejected(counterexample) => {
            let origin = match counterexample.origin {
                Origin::Example => "example",
                Origin::HoldOut { .. } => "hold-out",
                Origin::Property(_) => "property",
                Origin::Scenario => "scenario",
            };
            differs("call", &counterexample.call).or_else(|| differs("origin", origin))
        }
        Verdict::Abstained { .. } | Verdict::Contradiction { .. } => None,
    }
}

#[test]
fn every_function_gets_its_verdict() {
    let paths = cases(&folder().join("functions"), "ll");
    assert!(paths.len() > 30, "{} cases", paths.len());
    let mut failures = Vec::new();
    with_gate(|gate| {
        for path in paths {
            let text = std::fs::read_to_string(&path).unwrap();
            let header = Header::read(&text, "; ");
            let verdict = Task::read(&text).prove(gate, &Steps { mutants: 4, ..Steps::default() });
            let failure = header.judge(&verdict).or_else(|| misfit(&header, verdict.as_ref().ok()?));
            failures.extend(failure.map(|failure| format!("{}: {failure}", path.display())));
        }
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What a step is for: the candidate that it alone rejects.
fn only_this_step_rejects(name: &str, without: Steps) {
    with_gate(|gate| {
        let task = Task::read(&case(name));
        let few = Steps { mutants: 0, ..Steps::default() };
        let verdict = task.prove(gate, &few).unwrap();
        assert!(!verdict.is_accepted(), "{verdict:?}");
        let verdict = task.prove(gate, &Steps { mutants: 0, ..without }).unwrap();
        assert!(verdict.is_accepted(), "{verdict:?}");
    });
}

#[test]
fn without_the_placebos_an_oracle_without_power_accepts() {
    only_this_step_rejects("oracle_that_is_constant", Steps { placebos: false, ..Steps::default() });
}

#[test]
fn without_the_examples_a_function_that_only_the_examples_judge_is_accepted() {
    only_this_step_rejects("wrong_for_an_example_alone", Steps { examples: false, ..Steps::default() });
}

#[test]
fn without_the_hold_out_a_table_of_the_examples_is_accepted() {
    only_this_step_rejects("table_of_the_examples", Steps { hold_out: false, ..Steps::default() });
}

#[test]
fn without_the_second_run_a_read_before_the_start_is_accepted() {
    only_this_step_rejects("reads_before_the_start", Steps { second_run: false, ..Steps::default() });
}

#[test]
fn without_fresh_processes_a_function_that_needs_an_earlier_call_is_accepted() {
    only_this_step_rejects("needs_an_earlier_call", Steps { fresh: false, ..Steps::default() });
}

#[test]
fn without_tight_capacities_a_function_that_ignores_its_capacity_is_accepted() {
    only_this_step_rejects("ignores_the_capacity", Steps { capacities: false, ..Steps::default() });
}

#[test]
fn without_a_second_asking_an_oracle_that_changes_its_mind_is_believed() {
    only_this_step_rejects("oracle_that_changes_its_mind", Steps { second_asking: false, hold_out: false, ..Steps::default() });
}

#[test]
fn without_the_properties_a_property_that_does_not_hold_is_not_seen() {
    only_this_step_rejects("property_that_does_not_hold", Steps { properties: false, ..Steps::default() });
}

#[test]
fn without_the_contradictions_the_candidate_is_blamed_for_the_example() {
    with_gate(|gate| {
        let task = Task::read(&case("example_that_the_oracle_contradicts"));
        assert!(matches!(task.prove(gate, &Steps::default()), Ok(Verdict::Contradiction { .. })));
        let without = Steps { contradictions: false, ..Steps::default() };
        assert!(matches!(task.prove(gate, &without), Ok(Verdict::Rejected(_))));
    });
}

#[test]
fn mutants_are_made_and_killed_and_without_the_step_there_are_none() {
    with_gate(|gate| {
        let task = Task::read(&case("gcd"));
        let verdict = task.prove(gate, &Steps::default()).unwrap();
        let (_, functions) = evidence(&verdict);
        assert!(functions.mutants.made >= 8 && functions.mutants.killed * 10 >= functions.mutants.made * 7, "{:?}", functions.mutants);
        let verdict = task.prove(gate, &Steps { mutants: 0, ..Steps::default() }).unwrap();
        assert_eq!(evidence(&verdict).1.mutants.made, 0);
    });
}

#[test]
fn the_evidence_says_what_was_done() {
    with_gate(|gate| {
        let verdict = Task::read(&case("gcd")).prove(gate, &Steps { mutants: 0, ..Steps::default() }).unwrap();
        let (evidence, functions) = evidence(&verdict);
        assert_eq!(evidence.optimisations, ["O2", "O0"]);
        assert!(functions.instances >= 1000 && functions.placebos >= 4, "{functions:?}");
        assert!(functions.evaluations >= 2 * functions.instances + functions.fresh, "{functions:?}");
        assert!(functions.fresh * 100 >= 2 * functions.instances, "{functions:?}");
        let json = serde_json::to_value(&verdict).unwrap();
        assert_eq!((json["functions"]["seed"].as_u64(), json["rests_on"].as_str()), (Some(1), Some("user oracle")));
        let text = Task::read(&case("reverse")).prove(gate, &Steps { mutants: 0, ..Steps::default() }).unwrap();
        let Verdict::Accepted(evidence) = text else { panic!("{text:?}") };
        assert!(evidence.functions.unwrap().instances >= 300);
    });
}

#[test]
fn a_verdict_follows_from_its_seed() {
    with_gate(|gate| {
        for name in ["passes_over_the_last_item", "two_readings", "gcd"] {
            let task = Task::read(&case(name));
            // How many mutants are killed because they do not end in time is for the clock to say.
            let verdicts = [(); 2].map(|()| task.prove(gate, &Steps { mutants: 0, ..Steps::default() }).unwrap());
            assert_eq!(verdicts[0], verdicts[1], "{name}");
        }
    });
}

#[test]
fn a_hidden_instance_that_is_shown_is_an_example() {
    with_gate(|gate| {
        let Ok(Verdict::Rejected(counterexample)) = Task::read(&case("passes_over_the_last_item")).prove(gate, &Steps::default()) else {
            panic!("it is wrong")
        };
        let spent = counterexample.spent.expect("the right value is known");
        assert_eq!(spent.text, "maximum([0, 1]) == 1");
        assert_eq!(example(&spent.text), spent);
    });
}

#[test]
fn one_call_gives_its_result() {
    use directives::Value;
    use verify::Called;
    let called = |text: &str, of: &str, arguments: &[Value]| {
        with_gate(|gate| verify::call(gate, &[candidate(text)], &signature(of), arguments, EffectSet::PURE))
    };
    let text = case("reverse");
    let result = called(&text, "reverse(data: bytes) -> bytes", &[Value::Text(b"abc".to_vec())]).unwrap();
    assert_eq!(result, Called::Value { result: Some(Value::Text(b"cba".to_vec())), mutated: Vec::new() });
    let long = Value::Text(vec![b'x'; 100_000]);
    let result = called(&text, "reverse(data: bytes) -> bytes", std::slice::from_ref(&long)).unwrap();
    assert_eq!(result, Called::Value { result: Some(long), mutated: Vec::new() });
    let list = |numbers: [i128; 3]| Value::List(numbers.map(Value::Int).to_vec());
    let result = called(&case("sorts_in_place"), "sort(items: mut [i32])", &[list([3, 1, 2])]).unwrap();
    assert_eq!(result, Called::Value { result: None, mutated: vec![("items".to_owned(), list([1, 2, 3]))] });
    let zero = [Value::Int(1), Value::Int(0)];
    let result = called(&case("watched_division"), "divide(a: i32, b: i32) -> i32", &zero).unwrap();
    assert!(matches!(&result, Called::Misbehaviour(what) if what.contains("signal 8")), "{result:?}");
    let refuses = "define i64 @f(ptr %out, i64 %capacity) {\n  ret i64 -1\n}\n";
    assert!(matches!(called(refuses, "f() -> bytes", &[]), Ok(Called::DoesNotFit { .. })));
    assert!(matches!(called(&text, "reverse(data: bytes) -> bytes", &[Value::Int(1)]), Err(GateError::Example { .. })));
}
