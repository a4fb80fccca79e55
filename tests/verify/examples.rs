use super::{Header, cases, folder, oracles, sandbox, worker};
use diagnostics::{Source, Span};
use directives::{Example, Signature, parse_example, parse_signature};
use runtime::EffectSet;
use sandbox::Level;
use targets::SourceModule;
use verify::{Gate, GateError, Verdict};

pub(super) fn whole(text: &str) -> (Source, Span) {
    (Source::new("case", text), Span::new(0, text.len()))
}

pub(super) fn signature(text: &str) -> Signature {
    let (source, span) = whole(text);
    parse_signature(&source, span).unwrap()
}

pub(super) fn example(text: &str) -> Example {
    let (source, span) = whole(text);
    parse_example(&source, span).unwrap()
}

pub(super) fn candidate(text: &str) -> SourceModule {
    SourceModule { name: "candidate.ll".to_owned(), text: text.to_owned() }
}

pub(super) fn with_runtime(text: &str) -> Vec<SourceModule> {
    let runtime = runtime::modules(runtime::X86_64_LINUX)
        .iter()
        .map(|module| SourceModule { name: module.name.to_owned(), text: module.text.to_owned() });
    std::iter::once(candidate(text)).chain(runtime).collect()
}

fn check(gate: &mut Gate<'_>, text: &str) -> Option<String> {
    let header = Header::read(text, "; ");
    let signatures: Vec<_> = header.all("signature").map(signature).collect();
    let examples: Vec<_> = header.all("example").map(example).collect();
    let effects: EffectSet = header.one("effects").unwrap_or_default().parse().unwrap();
    header.judge(&verify::examples(gate, &with_runtime(text), &signatures, &examples, effects))
}

#[test]
fn every_module_gets_its_verdict() {
    let paths = cases(&folder().join("examples"), "ll");
    assert!(paths.len() > 25, "{} cases", paths.len());
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
    let mut failures = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        failures.extend(check(&mut gate, &text).map(|failure| format!("{}: {failure}", path.display())));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

const LENGTH: &str = "define i64 @length(ptr %text, i64 %text_len) {\n  ret i64 %text_len\n}\n";

/// The modules that the harness needs are there even where the candidate needs none of them.
#[test]
fn a_module_without_the_runtime_is_enough_and_the_evidence_says_what_was_done() {
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
    let text = "ä".repeat(300_000);
    let examples = [example(&format!("length(\"{text}\") == 600000")), example("length(\"\") == 0")];
    let signatures = [signature("length(text: str) -> u64")];
    let verdict = verify::examples(&mut gate, &[candidate(LENGTH)], &signatures, &examples, EffectSet::PURE).unwrap();
    let Verdict::Accepted(evidence) = verdict.clone().resting_on("user examples only") else { panic!("{verdict:?}") };
    assert_eq!((evidence.checked.functions, evidence.checked.examples, evidence.checked.runs), (1, 2, 2));
    assert_eq!(evidence.optimisations, ["O2", "O0"]);
    let json = serde_json::to_value(verdict.resting_on("user examples only")).unwrap();
    assert_eq!(json["verdict"], "accepted");
    assert_eq!(json["rests_on"], "user examples only");
    assert_eq!(json["sandbox"], sandbox.level().name());
}

#[test]
fn both_levels_of_the_sandbox_judge_alike() {
    let text = std::fs::read_to_string(folder().join("examples/crashes_on_the_second_example.ll")).unwrap();
    let (mut worker, mut oracles) = (worker(), oracles());
    for level in Level::LADDER {
        let Ok(mut sandbox) = sandbox::Sandbox::start(&super::binary("intentc-sandbox"), Some(level)) else { continue };
        assert_eq!(check(&mut Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles }, &text), None);
    }
}

#[test]
fn a_counterexample_is_shown_at_its_example() {
    let task = "@create a.ll\nLength.\n\n@signature length(text: str) -> u64\n@example length(\"abc\") == 4\n";
    let file = directives::parse(&Source::new("task.intent", task));
    let brief = &file.steps[0].brief;
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
    let verdict = verify::examples(&mut gate, &[candidate(LENGTH)], &brief.signatures, &brief.examples, EffectSet::PURE);
    let Ok(Verdict::Rejected(counterexample)) = verdict else { panic!("{verdict:?}") };
    let message = diagnostics::render(&counterexample.diagnostic(&Source::new("task.intent", task)), false);
    for part in ["IC0801", "`length(\"abc\")` gives 3, expected 4", "task.intent:5", "help"] {
        assert!(message.contains(part), "{part} in {message}");
    }
    assert_eq!(serde_json::to_value(&counterexample).unwrap()["actual"], "3");
}

#[test]
fn an_example_that_fits_no_signature_is_no_verdict() {
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
    let signatures = [signature("length(text: str) -> u64"), signature("nothing(text: str)")];
    for text in ["length(1) == 1", "width(\"a\") == 1", "nothing(\"a\") == 1"] {
        let verdict = verify::examples(&mut gate, &[candidate(LENGTH)], &signatures, &[example(text)], EffectSet::PURE);
        assert!(matches!(&verdict, Err(GateError::Example { .. })), "{text}: {verdict:?}");
    }
}
