//! `test`, `run` and `doctor`: what can be said of modules that exist, and of the machine.

use crate::workbench::Workbench;
use serde_json::Value;

const WORDS: &str = "define i64 @length(ptr %text, i64 %text_len) {\nentry:\n  ret i64 %text_len\n}\n\n\
                     define i64 @twice(i64 %x) {\nentry:\n  %r = add i64 %x, %x\n  ret i64 %r\n}\n";
const TASK: &str = "@create words.ll\nLengths.\n\n@signature length(text: str) -> i64\n@signature twice(x: i64) -> i64\n\
                    @example length(\"abc\") == 3\n@example twice(-4) == -8\n@where x > -1000000 and x < 1000000\n@property twice(x) == x + x\n";

fn bench() -> Workbench {
    let bench = Workbench::new();
    bench.write("intent.toml", "");
    bench.write("tasks/words.intent", TASK);
    bench.write("modules/words.ll", WORDS);
    bench
}

fn outcomes(document: &Value) -> Vec<String> {
    document["steps"].as_array().unwrap().iter().map(|step| step["outcome"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_proven_is_not_proven_again_until_something_changes() {
    let bench = bench();
    bench.write(
        "tasks/more.intent",
        "@test words.ll\n@signature twice(x: i64) -> i64\n@example twice(3) == 6\n---\n@program p\nPrint.\n@expect run exit 0\n",
    );
    let first = bench.run(["test", "--json", "--jobs", "2"]).exits(0).json();
    assert_eq!((&first["schema"], outcomes(&first)), (&"intentc.test".into(), ["proven", "skipped", "proven"].map(str::to_owned).to_vec()));
    assert_eq!(first["steps"][2]["rests_on"], "properties");
    let again = |arguments: &[&str]| outcomes(&bench.run([&["test", "--json"], arguments].concat()).exits(0).json());
    assert_eq!(again(&[]), ["unchanged", "skipped", "unchanged"]);
    assert_eq!(again(&["--fresh"]), ["proven", "skipped", "proven"]);
    assert_eq!(again(&["--seed", "7"]), ["proven", "skipped", "proven"]);
    bench.write("tasks/words.intent", TASK.replace("Lengths.", "Lengths of things."));
    assert_eq!(again(&["--seed", "7"]), ["unchanged", "skipped", "proven"], "another text is another task");
    bench.write("modules/words.ll", WORDS.replace("add i64 %x, %x", "shl i64 %x, 1"));
    assert_eq!(again(&["--seed", "7"]), ["proven", "skipped", "proven"]);
    bench.run(["test"]).exits(0).says("2 proven").says("1 skipped");
}

#[test]
fn a_kept_proof_that_somebody_wrote_is_made_again() {
    let bench = bench();
    bench.run(["test"]).exits(0);
    let kept: Vec<_> = std::fs::read_dir(bench.path(".intentc/proofs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [proof] = kept.as_slice() else { panic!("{kept:?}") };
    let text = std::fs::read_to_string(proof).unwrap();
    for changed in [text.replace("properties", "user oracle"), "{".to_owned(), String::new()] {
        assert_ne!(changed, text);
        std::fs::write(proof, changed).unwrap();
        let proven = bench.run(["test", "--json"]).exits(0).json();
        assert_eq!((outcomes(&proven), &proven["steps"][0]["rests_on"]), (vec!["proven".to_owned()], &"properties".into()));
    }
    // A module that does not hold any more is rejected, whatever an earlier run has proven.
    bench.write("modules/words.ll", WORDS.replace("add i64", "sub i64"));
    bench.run(["test"]).exits(1).says("rejected").says("twice(");
}

#[test]
fn what_cannot_be_tested_is_said_with_the_next_step() {
    let bench = bench();
    std::fs::remove_file(bench.path("modules/words.ll")).unwrap();
    bench.run(["test"]).exits(2).says("there is no module `words.ll`").says("build the task first");
    bench.write("tasks/words.ll", WORDS);
    bench.run(["test"]).exits(0).says("1 proven");
    bench.write("tasks/words.ll", WORDS.replace("@twice", "@thrice"));
    bench.run(["test"]).exits(1).says("does not define `@twice`");
    bench.write("tasks/words.ll", WORDS.replace("%r = add i64 %x, %x", "%r = call i64 @nobody(i64 %x)"));
    bench.run(["test"]).exits(1).says("@nobody` exists nowhere");
    bench.write("tasks/words.intent", "@create words.ll\nLengths.\n@signature length(text: str) -> i65\n");
    bench.run(["test"]).exits(2).says("i65");
    bench.run(["test", "nothing.intent"]).exits(2).says("nothing.intent");
    let empty = Workbench::new();
    empty.run(["test"]).exits(2).says("IC9037").says("intent.toml");
}

#[test]
fn a_limit_stays_unproven() {
    let bench = bench();
    bench.write("tasks/words.intent", format!("{TASK}@limit one pass over the text\n"));
    bench.run(["test"]).exits(5).says("@limit one pass over the text");
    bench.run(["test"]).exits(5).says("unchanged");
}

#[test]
fn a_call_prints_its_value() {
    let bench = bench();
    let run = |arguments: &[&str]| bench.run([&["run"], arguments].concat());
    assert_eq!(run(&["modules/words.ll", "length", "one two"]).exits(0).stdout, "7\n");
    assert_eq!(run(&["words.ll", "length", "\"a\\n\""]).exits(0).stdout, "2\n");
    assert_eq!(run(&["words.ll", "twice", "-21"]).exits(0).stdout, "-42\n");
    let document = run(&["words.ll", "twice", "21", "--json"]).exits(0).json();
    assert_eq!((&document["result"], &document["call"]), (&"42".into(), &"twice(21)".into()));
    run(&["words.ll", "twice", "x"]).exits(2);
    run(&["words.ll", "twice"]).exits(2).says("0 arguments are given").says("twice(x: i64) -> i64");
    run(&["words.ll", "twise", "1"]).exits(2).says("IC9034").says("did you mean `twice`?");
    run(&["nothing.ll", "twice", "1"]).exits(2).says("nothing.ll");
}

#[test]
fn a_call_of_a_module_of_ones_own() {
    let bench = Workbench::new();
    // Fenced and with a wrong count, as models write: the usual repairs come first.
    bench.write(
        "own.ll",
        "```llvm\ndefine void @bump(ptr %items, i64 %count) {\nentry:\n  %v = load i64, ptr %items\n  %w = add i64 %v, 1\n  \
         store i64 %w, ptr %items\n  ret void\n}\n\ndefine i64 @crash(i64 %x) {\nentry:\n  %p = inttoptr i64 %x to ptr\n  \
         %v = load i64, ptr %p\n  ret i64 %v\n}\n\ndefine internal i64 @hidden(i64 %x) {\nentry:\n  ret i64 %x\n}\n```\n",
    );
    let run = |arguments: &[&str]| bench.run([&["run"], arguments].concat());
    run(&["own.ll", "bump", "[1]"]).exits(2).says("parameter 1 is `ptr`").says("--signature");
    let bumped = run(&["--signature", "bump(items: mut [i64])", "own.ll", "bump", "[41, 1]"]).exits(0);
    assert_eq!(bumped.stdout, "items = [42, 1]\n");
    run(&["own.ll", "crash", "1"]).exits(1).says("IC9036").says("crash(1)");
    run(&["own.ll", "hidden", "1"]).exits(2).says("`hidden` is private in own.ll");
    run(&["--signature", "crash(x: str) -> i64", "own.ll", "crash", "a"]).exits(1).says("is defined as");
    run(&["--signature", "bump(items: [i64)", "own.ll", "bump", "[1]"]).exits(2);
    assert!(!bench.path(".intentc").exists() && !bench.path("modules").exists(), "a call writes nothing");
}

#[test]
fn doctor_says_what_the_machine_offers() {
    let bench = bench();
    let document = bench.run(["doctor", "--json"]).exits(0).json();
    assert!(["namespaces", "filter"].contains(&document["sandbox"]["level"].as_str().unwrap()), "{document}");
    assert!(document["llvm"]["found"]["version"].as_str().unwrap().starts_with("19."), "{document}");
    assert!(document["python"]["found"]["version"].as_str().unwrap().starts_with("3."), "{document}");
    assert!(document["configuration"]["files"][0].as_str().unwrap().ends_with("intent.toml"), "{document}");
    assert_eq!(document["model"], Value::Null);
    bench.run(["doctor"]).exits(0).says("everything that a build needs is here").says("none: patterns answer");
    bench.run(["doctor", "-c", "sandbox=filter"]).exits(0).says("to raise it: unset the setting `sandbox`");
    bench.run(["doctor", "-c", "python=/bin/false"]).exits(0).says("no oracle can be run");
    bench.run(["doctor", "-c", "modle=x"]).exits(2).says("did you mean `model`?").says("llvm      19.");
}

#[test]
fn without_the_program_that_starts_candidates_doctor_exits_with_8() {
    let bench = Workbench::new();
    let alone = bench.path("intentc");
    std::fs::copy(crate::workbench::binary(), &alone).unwrap();
    let output = std::process::Command::new(&alone).arg("doctor").current_dir(bench.path("")).env("HOME", bench.path("")).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(8), "{said}");
    assert!(said.contains("not available") && said.contains("intentc-sandbox"), "{said}");
}
