//! `manifest`: questions to the index, over the runtime and the modules of a project.

use crate::workbench::{Finished, Workbench};

const TEXT: &str = "; Counts the capital letters of a text.\ndefine i64 @count_capitals(ptr %text, i64 %length) {\n  %n = call i64 @step(i64 %length)\n  \
                    ret i64 %n\n}\n\ndefine internal i64 @step(i64 %n) {\n  ret i64 %n\n}\n";
const SHOW: &str = "declare i64 @count_capitals(ptr, i64)\ndeclare i64 @sys_write(i64, ptr, i64)\n\n@handlers = constant [1 x ptr] [ptr @show]\n\n\
                    define i64 @show(ptr %text, i64 %length) {\n  %n = call i64 @count_capitals(ptr %text, i64 %length)\n  \
                    %w = call i64 @sys_write(i64 1, ptr %text, i64 %n)\n  ret i64 %w\n}\n\ndefine ptr @handler() {\n  \
                    %h = load ptr, ptr @handlers\n  ret ptr %h\n}\n";

fn project() -> Workbench {
    let bench = Workbench::new();
    bench.write("intent.toml", "");
    bench.write("modules/text/capitals.ll", TEXT);
    bench.write("modules/show.ll", SHOW);
    bench
}

fn ask(bench: &Workbench, arguments: &[&str]) -> Finished {
    bench.run(["manifest"].iter().chain(arguments))
}

#[test]
fn find_gives_one_line_for_each_function_of_the_name() {
    let bench = project();
    let found = ask(&bench, &["find", "count_capitals"]).exits(0);
    assert_eq!(found.stdout, "count_capitals|text/capitals.ll|public|2|declare i64 @count_capitals(ptr, i64)\n");
    assert_eq!(ask(&bench, &["find", "@step"]).exits(0).stdout, "step|text/capitals.ll|private|7|declare i64 @step(i64)\n");
    assert!(ask(&bench, &["find", "sys_write"]).exits(0).stdout.contains("|public|"), "the runtime is there too");
    ask(&bench, &["-v", "find", "show"]).exits(0).says("@show: io");
}

#[test]
fn what_is_not_found_exits_with_one_and_names_what_was_meant() {
    let bench = project();
    let missing = ask(&bench, &["find", "capitals_count"]).exits(1).says("did you mean @count_capitals?");
    assert_eq!(missing.stdout, "");
    ask(&bench, &["find", "quaternion"]).exits(1).says("no function is called `@quaternion`");
    ask(&bench, &["similar", "quaternion"]).exits(1);
    ask(&bench, &["relevant", "quaternions"]).exits(1);
    ask(&bench, &["list", "--module", "other.ll"]).exits(1).says("the modules are").says("text/capitals.ll");
    ask(&bench, &["callees", "step"]).exits(1).says("calls no function");
    ask(&bench, &["callers", "handler"]).exits(1).says("is called by no function");
    let document = ask(&bench, &["--json", "find", "quaternion"]).exits(1).json();
    assert_eq!((document["exit"].as_u64(), document["functions"].as_array().map(Vec::len)), (Some(1), Some(0)));
}

#[test]
fn similar_names_say_how_alike_they_are() {
    let bench = project();
    let found = ask(&bench, &["similar", "countCapitols", "--json"]).exits(0).json();
    assert_eq!((found["schema"].as_str(), found["version"].as_u64()), (Some("intentc.manifest"), Some(1)));
    let first = &found["functions"][0];
    assert_eq!(first["name"], "count_capitals");
    assert_eq!(first["resemblance"], serde_json::json!({ "edits": 1 }));
    assert_eq!(first["score"], 92);
    ask(&bench, &["similar", "capitals_count"]).exits(0).says("count_capitals|text/capitals.ll");
}

#[test]
fn relevant_functions_fit_the_budget() {
    let bench = project();
    let found = ask(&bench, &["relevant", "count", "the", "capital", "letters"]).exits(0);
    assert!(found.stdout.starts_with("count_capitals|"), "{}", found.stdout);
    let few = ask(&bench, &["relevant", "--budget", "30", "count the capital letters of a text"]).exits(0);
    assert!(few.stdout.lines().count() < found.stdout.lines().count(), "{}", few.stdout);
    ask(&bench, &["relevant", "--budget", "0", "count the capital letters"]).exits(1);
    let named = ask(&bench, &["relevant", "call @show, then @sys_close"]).exits(0);
    let names: Vec<&str> = named.stdout.lines().map(|line| line.split('|').next().unwrap()).take(2).collect();
    assert_eq!(names, ["show", "sys_close"]);
}

#[test]
fn list_is_cut_by_module_and_visibility() {
    let bench = project();
    let all = ask(&bench, &["list"]).exits(0).stdout;
    assert!(all.lines().count() > 100 && all.lines().any(|line| line.starts_with("show|")), "{all}");
    let one = ask(&bench, &["list", "--module", "text/capitals.ll"]).exits(0).stdout;
    assert_eq!(one.lines().count(), 2);
    let private = ask(&bench, &["list", "--module", "text/capitals.ll", "--visibility", "private"]).exits(0).stdout;
    assert!(private.lines().count() == 1 && private.starts_with("step|"), "{private}");
}

#[test]
fn callers_and_callees_go_through_tables() {
    let bench = project();
    let names = |arguments: &[&str]| -> Vec<String> {
        let text = ask(&bench, arguments).exits(0).stdout;
        text.lines().map(|line| line.split('|').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&["callers", "count_capitals"]), ["show"]);
    assert_eq!(names(&["callers", "show"]), ["handler"], "through the table");
    assert_eq!(names(&["callers", "step", "--transitively"]), ["show", "handler", "count_capitals"]);
    assert_eq!(names(&["callees", "show"]), ["count_capitals", "sys_write"]);
    assert_eq!(names(&["callees", "-t", "handler"]), ["show", "count_capitals", "step", "sys_write"]);
}

#[test]
fn the_document_says_everything_of_a_function() {
    let bench = project();
    let document = ask(&bench, &["--json", "find", "count_capitals"]).exits(0).json();
    let function = &document["functions"][0];
    assert_eq!(function["parameters"], serde_json::json!(["text", "length"]));
    assert_eq!(function["documentation"], "Counts the capital letters of a text.");
    assert_eq!((function["effects"].as_str(), function["line"].as_u64()), (Some("pure"), Some(2)));
    assert_eq!(function["hash"].as_str().map(str::len), Some(64));
    assert!(function.get("score").is_none());
}

#[test]
fn outside_of_a_project_there_is_the_runtime() {
    let bench = Workbench::new();
    ask(&bench, &["find", "sys_write"]).exits(0);
    ask(&bench, &["find", "count_capitals"]).exits(1);
    bench.run(["help", "manifest"]).exits(0).says("name|module|visibility|line|signature").says("callers");
    bench.run(["manifest"]).exits(2);
}

/// `check` says what each function does, and with `-v` through whom.
#[test]
fn check_shows_the_way_to_an_effect() {
    let bench = project();
    bench.write(
        "new.ll",
        "declare i64 @show(ptr, i64)\n\ndefine i64 @twice(ptr %t) {\n  %a = call i64 @show(ptr %t, i64 1)\n  ret i64 %a\n}\n\n\
                           define i64 @same(i64 %n) {\n  ret i64 %n\n}\n",
    );
    let checked = bench.run(["check", "new.ll"]).exits(0).says("@twice: io");
    assert!(!checked.stderr.contains("@same"), "{}", checked.stderr);
    bench.run(["check", "-v", "new.ll"]).exits(0).says("io by twice → show → sys_write").says("@same: pure");
    let document = bench.run(["check", "--json", "new.ll"]).exits(0).json();
    assert_eq!(document["functions"][0]["reaches"], serde_json::json!([{ "effect": "io", "path": ["twice", "show", "sys_write"] }]));
}

/// A step that is to be pure, and whose reply opens a file by way of a table and an address.
#[test]
fn an_effect_that_a_step_does_not_allow_is_shown_with_its_way() {
    let bench = Workbench::new();
    bench.write("t.intent", "@create a.ll\nA number.\n@signature number(x: i64) -> i64\n@example number(1) == 1\n@effects pure\n");
    bench.write(
        "reply.txt",
        "```llvm\n@openers = internal constant [1 x ptr] [ptr @opens]\n\ndeclare i64 @sys_open(ptr, i64, i64)\n\n\
         define internal i64 @opens(ptr %path) {\n  %fd = call i64 @sys_open(ptr %path, i64 0, i64 0)\n  ret i64 %fd\n}\n\n\
         define i64 @number(i64 %x) {\n  %opener = load ptr, ptr @openers\n  %fd = call i64 %opener(ptr null)\n  ret i64 %x\n}\n```\n",
    );
    let refused = bench.run(["build", "t.intent", "--max-attempts", "0", "--model", "exec:cat reply.txt"]).exits(1);
    for part in [
        "IC9014",
        "`@number` has the effect `fs`, but `@effects` allows pure",
        "it reaches number → ",
        "opens → sys_open",
        "on the way to `fs`",
    ] {
        assert!(refused.stderr.contains(part), "{part} is missing in\n{}", refused.stderr);
    }
}
