//! Task files: modules from replies that need repair, a lock, programs.

use crate::workbench::Workbench;
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

/// The events of the last run of the project in `examples/`.
fn events(bench: &Workbench) -> Vec<Value> {
    let shown = bench.run(["-C", "examples", "runs", "show", "last", "--json"]).exits(0);
    shown.json()["events"].as_array().unwrap().clone()
}

fn build_strings(bench: &Workbench) {
    bench.copy_examples();
    bench.run(["build", "examples/strings.intent", "--model", "replay:examples/replies/strings"]).exits(0);
}

#[test]
fn the_example_needs_every_fix_up_a_repair_and_a_missing_function() {
    let bench = Workbench::new();
    build_strings(&bench);
    for module in ["strings.ll", "greeting.ll", "words.ll", "hash.ll", "auto_missing.ll"] {
        assert!(bench.read(&format!("examples/modules/{module}")).contains("define"), "{module}");
    }
    let strings = bench.read("examples/modules/strings.ll");
    assert!(strings.contains("@reverse(") && strings.contains("@uppercase("), "the later step adds to the earlier one's module");

    let events = events(&bench);
    let passes: Vec<&str> =
        events.iter().filter_map(|event| event["data"]["edits"].as_array()).flatten().filter_map(|edit| edit["pass"].as_str()).collect();
    for pass in ["strip_reply", "correct_byte_counts", "correct_declares", "wrap_syscalls"] {
        assert!(passes.contains(&pass), "{pass} is not among {passes:?}");
    }
    let of_kind = |kind: &str| events.iter().filter(|event| event["kind"] == kind).count();
    assert_eq!(of_kind("functions.missing"), 1);
    assert_eq!(of_kind("llvm.rejected"), 1);
    let purposes: Vec<&str> = events.iter().filter_map(|event| event["data"]["purpose"].as_str()).collect();
    assert_eq!(purposes.iter().filter(|purpose| **purpose == "repair").count(), 1);
    let stages: Vec<&str> = events.iter().filter_map(|event| event["kind"].as_str()?.strip_prefix("stage.")).collect();
    assert_eq!(stages, ["plan", "verify", "replay", "promote"]);
}

#[test]
fn the_program_of_the_example_shouts() {
    let bench = Workbench::new();
    build_strings(&bench);
    let mut child = Command::new(bench.path("examples/bin/shout")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let text = "straße und café, 12 apples\n".repeat(2000);
    let mut stdin = child.stdin.take().unwrap();
    let input = text.clone();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), text.chars().map(|character| character.to_ascii_uppercase()).collect::<String>());
}

#[test]
fn the_lock_and_modules_in_the_repository_are_what_a_build_gives() {
    let bench = Workbench::new();
    build_strings(&bench);
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    for name in ["intent.lock", "modules/strings.ll", "modules/words.ll", "modules/auto_missing.ll", "modules/manifest.txt"] {
        let kept = std::fs::read_to_string(examples.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let built = bench.read(&format!("examples/{name}"));
        assert_eq!(portable(&kept), portable(&built), "{name} is out of date: run ./intentc build examples/strings.intent");
    }
}

/// A lock without the hashes of programs, which depend on the release of LLVM, too.
fn portable(text: &str) -> String {
    let (modules, programs) = text.split_once("[program.").unwrap_or((text, ""));
    let lines = programs.lines().filter(|line| !line.starts_with("hash = "));
    lines.fold(modules.to_owned(), |text, line| text + line + "\n")
}

#[test]
fn a_second_build_gives_the_same_bytes() {
    let bench = Workbench::new();
    build_strings(&bench);
    let first = (bench.read("examples/intent.lock"), std::fs::read(bench.path("examples/bin/shout")).unwrap());
    bench.run(["build", "examples/strings.intent"]).exits(0);
    assert_eq!(first, (bench.read("examples/intent.lock"), std::fs::read(bench.path("examples/bin/shout")).unwrap()));
}

#[test]
fn a_module_that_somebody_edited_is_not_overwritten() {
    let bench = Workbench::new();
    build_strings(&bench);
    let edited = bench.read("examples/modules/words.ll") + "; mine\n";
    bench.write("examples/modules/words.ll", &edited);
    bench.run(["build", "examples/strings.intent"]).exits(2).says("IC9015").says("words.ll");
    assert_eq!(bench.read("examples/modules/words.ll"), edited);
}

#[test]
fn target_changes_a_module_as_a_whole() {
    let bench = Workbench::new();
    build_strings(&bench);
    let task = "@target hash.ll\nStart with 0 in place of 5381.\n\n@signature djb2(text: bytes) -> u64\n@example djb2(\"\") == 0\n@example djb2(\"a\") == 97\n";
    bench.write("examples/change.intent", task);
    let changed = bench.read("examples/modules/hash.ll").replace("5381", "0");
    let reply = format!(
        "+++\norigin = \"authored\"\nstep = \"target hash.ll\"\npurpose = \"implement\"\nordinal = 0\n+++\n```llvm\n{changed}```\n"
    );
    bench.write("replies/1.reply", reply);
    bench.run(["build", "examples/change.intent", "--model", "replay:replies"]).exits(0);
    assert!(bench.read("examples/modules/hash.ll").contains("store i64 0, ptr %hash"));
}

#[test]
fn a_step_that_fails_costs_only_what_needs_it() {
    let bench = Workbench::new();
    let reply = |step: &str, body: &str| {
        format!("+++\norigin = \"authored\"\nstep = \"{step}\"\npurpose = \"implement\"\nordinal = 0\n+++\n{body}\n")
    };
    bench.write("replies/1.reply", reply("create one.ll", "define i64 @one() {\nentry:\n  ret i64 2\n}"));
    bench.write("replies/2.reply", reply("create two.ll", "define i64 @two() {\nentry:\n  ret i64 2\n}"));
    let task = "@create one.ll\nGive one.\n@signature one() -> i64\n@example one() == 1\n---\n@create two.ll\nGive two.\n@signature two() -> i64\n\
                @example two() == 2\n---\n@create three.ll\nGive three.\n@uses one.ll\n@signature three() -> i64\n@example three() == 3\n";
    bench.write("numbers.intent", task);
    let finished = bench.run(["build", "numbers.intent", "--model", "replay:replies", "--max-attempts", "0", "--json"]).exits(1);
    let outcomes: Vec<String> =
        finished.json()["steps"].as_array().unwrap().iter().map(|step| step["outcome"].as_str().unwrap().to_owned()).collect();
    assert_eq!(outcomes, ["rejected", "accepted", "skipped"]);
    assert!(finished.stderr.contains("one()"), "the counterexample is shown:\n{}", finished.stderr);
    assert!(!bench.path("modules/one.ll").exists());
    assert!(bench.path("modules/two.ll").exists());
}

#[test]
fn a_clause_that_is_not_checked_is_named_as_unproven() {
    let bench = Workbench::new();
    bench.write("replies/1.reply", "+++\norigin = \"authored\"\nstep = \"create one.ll\"\npurpose = \"implement\"\nordinal = 0\n+++\ndefine i64 @one() {\nentry:\n  ret i64 1\n}\n");
    bench.write("one.intent", "@create one.ll\nGive one.\n@signature one() -> i64\n@example one() == 1\n@limit size 1 KiB\n");
    bench.run(["build", "one.intent", "--model", "replay:replies"]).exits(5).says("unproven").says("@limit size 1 KiB");
}

#[test]
fn test_proves_what_is_there() {
    let bench = Workbench::new();
    build_strings(&bench);
    let task = |expected: u32| {
        format!("@test words.ll auto_missing.ll\n@signature count_words(text: str) -> i64\n@example count_words(\"a b c\") == {expected}\n")
    };
    bench.write("examples/right.intent", task(3));
    bench.write("examples/wrong.intent", task(4));
    bench.run(["build", "examples/right.intent"]).exits(0);
    bench.run(["build", "examples/wrong.intent"]).exits(1).says("count_words(\"a b c\")").says("3");
}

#[test]
fn a_program_without_a_seal_is_noted_in_ledger_and_lock() {
    let bench = Workbench::new();
    build_strings(&bench);
    let seal = |bench: &Workbench| {
        let linked = events(bench).into_iter().find(|event| event["kind"] == "program.linked").unwrap();
        linked["data"]["seal"].clone()
    };
    let names = |seal: &Value| seal["calls"].as_array().unwrap().iter().map(|call| call["name"].as_str().unwrap().to_owned()).collect();
    let sealed: Vec<String> = names(&seal(&bench));
    assert!(sealed.contains(&"read".to_owned()) && sealed.contains(&"exit_group".to_owned()) && sealed.len() < 8, "{sealed:?}");
    let locked = bench.read("examples/intent.lock");
    assert!(locked.contains("sealed = true") && !locked.contains("sealed = false"));
    bench.run(["build", "examples/strings.intent", "--no-seal"]).exits(0).says("not sealed");
    assert_eq!(seal(&bench), Value::Null);
    assert!(bench.read("examples/intent.lock").contains("sealed = false"));
    bench.run(["build", "examples/strings.intent"]).exits(0);
    assert_eq!(bench.read("examples/intent.lock"), locked);
}
