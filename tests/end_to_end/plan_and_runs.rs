//! `plan`, `runs`, `explain`, `help`, and the streams that programs read.

use crate::workbench::Workbench;
use serde_json::Value;

#[test]
fn a_plan_says_what_would_happen_and_runs_nothing() {
    let bench = Workbench::new();
    let finished = bench.run(["plan", "Build a TCP echo server on port 9000", "--json"]).exits(0);
    let step = &finished.json()["steps"][0];
    assert_eq!(step["proposer"], "pattern");
    assert_eq!(step["pattern"], "tcp_echo");
    assert_eq!(step["slots"]["port"], "9000");
    assert!(!bench.path("state").exists(), "a plan starts no run");
    bench.run(["build", "--dry-run", "Build a TCP echo server on port 9000"]).exits(0).says("port 9000");
    bench.run(["plan", "Build a TCP chat server", "--json"]).exits(4).says("chat");
    bench.run(["plan", "Build a TCP chat server", "--model", "exec:true"]).exits(0).says("would ask exec:true");
}

#[test]
fn a_task_file_is_planned_in_dependency_order() {
    let bench = Workbench::new();
    let task = "@create b.ll\nB.\n@uses a.ll\n@signature b() -> i64\n@example b() == 1\n---\n@create a.ll\nA.\n@signature a() -> i64\n@example a() == 1\n";
    bench.write("t.intent", task);
    let finished = bench.run(["plan", "t.intent", "--json", "--model", "exec:true"]).exits(0);
    let steps: Vec<Value> = finished.json()["steps"].as_array().unwrap().iter().map(|step| step["step"].clone()).collect();
    assert_eq!(steps, ["create a.ll", "create b.ll"]);
    bench.write("cycle.intent", task.replace("A.\n", "A.\n@uses b.ll\n"));
    bench.run(["plan", "cycle.intent"]).exits(2).says("need each other");
}

#[test]
fn runs_show_what_the_ledger_holds() {
    let bench = Workbench::new();
    bench.run(["runs", "list"]).exits(0).says("no runs yet");
    bench.run(["build", "Build a TCP echo server on port 8080", "-o", "echo", "--events", "events.jsonl"]).exits(0);
    bench.run(["runs", "list"]).exits(0).says("Build a TCP echo server on port 8080").says("exit  0");
    let shown = bench.run(["runs", "show", "last"]).exits(0);
    for part in ["pattern.proposed", "program.linked", "verdict", "stage.replay", "stage.promote", "run.finished", "the record is whole"] {
        assert!(shown.stdout.contains(part), "{part} is missing in\n{}", shown.stdout);
    }
    let events = bench.read("events.jsonl");
    let first: Value = serde_json::from_str(events.lines().next().unwrap()).unwrap();
    assert_eq!(first["event"], "run.started");
    assert!(shown.stdout.contains(first["run"].as_str().unwrap()));
    bench.run(["runs", "show", "nothing"]).exits(2).says("runs list");
}

#[test]
fn a_changed_record_is_found() {
    let bench = Workbench::new();
    bench.run(["build", "Build a TCP chat server"]).exits(4);
    let folder = std::fs::read_dir(bench.path("state/intentc/runs")).unwrap().next().unwrap().unwrap().path();
    let path = folder.join("events.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("chat", "echo", 1)).unwrap();
    bench.run(["runs", "show", "last"]).exits(0).says("the record is damaged at line 2");
}

#[test]
fn a_build_with_json_prints_one_document() {
    let bench = Workbench::new();
    let finished = bench.run(["build", "Build a TCP echo server", "-o", "echo", "--json", "-q"]).exits(0);
    let document = finished.json();
    assert_eq!(document["schema"], "intentc.build");
    assert_eq!(document["exit"], 0);
    assert_eq!(document["steps"][0]["written"][0]["path"], "echo");
    assert_eq!(finished.stderr, "");
    let failed = bench.run(["build", "Build a TCP chat server", "--json"]).exits(4);
    assert_eq!(failed.json()["steps"][0]["diagnostics"][0]["severity"], "error");
}

#[test]
fn help_comes_from_the_tables() {
    let bench = Workbench::new();
    bench.run(["help", "directives"]).exits(0).says("@create").says("@expect");
    bench.run(["help", "@signature"]).exits(0).says("signature");
    bench.run(["help", "build"]).exits(0).says("--content");
    bench.run(["help", "configuration"]).exits(0).says("INTENTC_BASE_URL");
    bench.run(["help", "nothing-like-this"]).exits(2);
    bench.run(["explain", "ic9008"]).exits(0).says("IC9008").says("--model");
    bench.run(["explain", "IC0000"]).exits(2);
    bench.write("help.intent", "@help create\n");
    bench.run(["build", "help.intent"]).exits(0).says("@create");
}
