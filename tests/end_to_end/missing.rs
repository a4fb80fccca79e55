//! doesNotUnderstand: functions that a candidate calls and nobody has. All replies are authored for these tests.

use crate::workbench::{Finished, Workbench};
use serde_json::Value;

/// A project in a folder of its own, with the replies that its model gives.
struct Project {
    bench: Workbench,
    replies: usize,
}

impl Project {
    fn new(task: &str) -> Self {
        let bench = Workbench::new();
        bench.write("t.intent", task);
        Self { bench, replies: 0 }
    }

    fn reply(&mut self, step: &str, purpose: &str, ordinal: u32, body: &str) -> &mut Self {
        self.replies += 1;
        let text = format!("+++\norigin = \"authored\"\nstep = \"{step}\"\npurpose = \"{purpose}\"\nordinal = {ordinal}\n+++\n{body}\n");
        self.bench.write(&format!("replies/{:02}.reply", self.replies), text);
        self
    }

    fn build(&self, attempts: u32) -> Finished {
        self.bench.run(["build", "t.intent", "--model", "replay:replies", "--max-attempts", &attempts.to_string()])
    }

    fn events(&self) -> Vec<Value> {
        let shown = self.bench.run(["runs", "show", "last", "--json"]).exits(0);
        shown.json()["events"].as_array().unwrap().clone()
    }

    fn of_kind(&self, kind: &str) -> Vec<Value> {
        self.events().into_iter().filter(|event| event["kind"] == kind).map(|event| event["data"].clone()).collect()
    }

    fn modules(&self) -> Vec<String> {
        let Ok(folder) = std::fs::read_dir(self.bench.path("modules")) else { return Vec::new() };
        let mut names: Vec<String> = folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name.ends_with(".ll"));
        names.sort();
        names
    }

    fn lock(&self) -> toml::Table {
        toml::from_str(&self.bench.read("intent.lock")).unwrap()
    }
}

/// `one() == 4`, by way of what the body calls.
const TASK: &str = "@create one.ll\nGive four.\n@signature one() -> i64\n@example one() == 4\n@effects pure\n";

fn function(name: &str, callee: &str) -> String {
    format!("define i64 @{name}() {{\nentry:\n  %r = call i64 @{callee}()\n  ret i64 %r\n}}")
}

const FOUR: &str = "define i64 @deepest() {\nentry:\n  ret i64 4\n}";

fn constant(name: &str, value: i64) -> String {
    FOUR.replace("deepest", name).replace("i64 4", &format!("i64 {value}"))
}

#[test]
fn a_chain_of_two_is_created_from_its_end() {
    let mut project = Project::new(TASK);
    project
        .reply("create one.ll", "implement", 0, &function("one", "middle"))
        .reply("create auto_missing.ll", "missing", 0, &function("middle", "deepest"))
        .reply("create auto_missing_2.ll", "missing", 0, FOUR);
    project.build(0).exits(0).says("create one.ll needs @middle").says("create auto_missing.ll needs @deepest");
    assert_eq!(project.modules(), ["auto_missing.ll", "auto_missing_2.ll", "one.ll"]);
    assert!(project.bench.read("modules/auto_missing_2.ll").contains("@deepest"));
    let lock = project.lock();
    for (file, step) in [("auto_missing.ll", "create auto_missing.ll"), ("auto_missing_2.ll", "create auto_missing_2.ll")] {
        let locked = &lock["module"][file];
        assert_eq!(locked["step"].as_str(), Some(step));
        assert_eq!(locked["created-for"].as_str(), Some("create one.ll"));
        assert_eq!(locked["proposer"].as_str(), Some("authored reply"));
        assert_eq!(locked["verdict"].as_str(), Some("accepted"));
    }
    assert!(lock["module"]["one.ll"].get("created-for").is_none());
    assert_eq!(project.of_kind("functions.created").len(), 2);

    // A second build asks the same, and gives the same.
    let before = project.bench.read("intent.lock");
    project.build(0).exits(0);
    assert_eq!(project.bench.read("intent.lock"), before);
    assert_eq!(project.of_kind("functions.created").len(), 2);
}

#[test]
fn a_chain_that_goes_on_ends_with_a_report_that_names_it() {
    let mut project = Project::new(TASK);
    project
        .reply("create one.ll", "implement", 0, &function("one", "middle"))
        .reply("create auto_missing.ll", "missing", 0, &function("middle", "further"))
        .reply("create auto_missing_2.ll", "missing", 0, &function("further", "deepest"));
    let failed = project.build(0).exits(1).says("IC9018");
    assert!(failed.stderr.contains("create one.ll → @middle → @further → @deepest"), "{}", failed.stderr);
    assert!(project.modules().is_empty());
}

#[test]
fn a_cycle_is_named_and_ends() {
    let mut project = Project::new(TASK);
    project
        .reply("create one.ll", "implement", 0, &function("one", "middle"))
        .reply("create auto_missing.ll", "missing", 0, &function("middle", "further"))
        .reply("create auto_missing_2.ll", "missing", 0, &function("further", "middle"));
    let failed = project.build(0).exits(1).says("functions need each other");
    assert!(failed.stderr.contains("create one.ll → @middle → @further → @middle"), "{}", failed.stderr);
    assert!(project.modules().is_empty());
}

#[test]
fn a_created_function_that_needs_the_one_that_waits_is_a_cycle() {
    let mut project = Project::new(TASK);
    project
        .reply("create one.ll", "implement", 0, &function("one", "middle"))
        .reply("create auto_missing.ll", "missing", 0, &function("middle", "one"))
        .reply("create auto_missing.ll", "repair", 0, &constant("middle", 4));
    let built = project.build(1).exits(0);
    assert!(built.stderr.contains("`@one` is defined by `create one.ll`, which waits"), "{}", built.stderr);
    assert_eq!(project.modules(), ["auto_missing.ll", "one.ll"]);
}

#[test]
fn one_candidate_may_not_ask_for_any_number_of_functions() {
    let calls: String = (0..9).map(|number| format!("  %r{number} = call i64 @part{number}(i64 1)\n")).collect();
    let mut project = Project::new(TASK);
    project.reply("create one.ll", "implement", 0, &format!("define i64 @one() {{\nentry:\n{calls}  ret i64 %r8\n}}"));
    project.build(0).exits(1).says("9 functions are missing, more than the 8 that are created").says("@part8");
    assert_eq!(project.of_kind("model.asked").len(), 1, "nobody is asked in vain");
}

#[test]
fn uses_that_disagree_go_back_to_the_model_with_every_place() {
    let mut project = Project::new(TASK);
    let wrong = "define i64 @one() {\nentry:\n  %a = call i64 @half(i64 4)\n  %b = call i64 @half(ptr null, i64 4)\n  %c = add i64 %a, %b\n  ret i64 %c\n}";
    let right =
        "define i64 @one() {\nentry:\n  %a = call i64 @half(i64 4)\n  %b = call i64 @half(i64 4)\n  %c = add i64 %a, %b\n  ret i64 %c\n}";
    project.reply("create one.ll", "implement", 0, wrong).reply("create one.ll", "repair", 0, right).reply(
        "create auto_missing.ll",
        "missing",
        0,
        "define i64 @half(i64 %n) {\nentry:\n  %h = lshr i64 %n, 1\n  ret i64 %h\n}",
    );
    let built = project.build(1).exits(0).says("do not agree on how many arguments it takes");
    assert!(built.stderr.contains("here as `i64 (i64)`") && built.stderr.contains("here as `i64 (ptr, i64)`"), "{}", built.stderr);
    assert_eq!(project.of_kind("functions.missing").len(), 1, "nothing is created while the uses disagree");
}

#[test]
fn loose_uses_are_made_to_fit_what_the_firm_ones_say() {
    let mut project = Project::new(TASK);
    let body = "define i64 @one() {\nentry:\n  call void @half(i32 6)\n  %a = call i64 @half(i64 8)\n  %b = call i64 @half(i64 %a)\n  ret i64 %a\n}";
    project.reply("create one.ll", "implement", 0, body).reply(
        "create auto_missing.ll",
        "missing",
        0,
        "define i64 @half(i64 %n) {\nentry:\n  %h = lshr i64 %n, 1\n  ret i64 %h\n}",
    );
    project.build(0).exits(0);
    let module = project.bench.read("modules/one.ll");
    assert!(module.contains("@half(i64 6)") && !module.contains("void"), "{module}");
}

#[test]
fn all_that_one_candidate_lacks_is_asked_for_at_once() {
    let mut project = Project::new(TASK);
    let body = "define i64 @one() {\nentry:\n  %a = call i64 @first()\n  %b = call i64 @second(i64 %a)\n  ret i64 %b\n}";
    let both = format!("{}\n\ndefine i64 @second(i64 %n) {{\nentry:\n  ret i64 %n\n}}", constant("first", 4));
    project.reply("create one.ll", "implement", 0, body).reply("create auto_missing.ll", "missing", 0, &both);
    project.build(0).exits(0).says("create one.ll needs @first, @second");
    let created = project.of_kind("functions.created");
    assert_eq!(created.len(), 1);
    assert_eq!(created[0]["functions"], serde_json::json!(["first", "second"]));
    assert_eq!(created[0]["for"], "create one.ll");
}

#[test]
fn a_program_may_lack_functions_too() {
    let mut project = Project::new("@program four\nExit with four.\n@expect run exit 4\n");
    let main = function("main", "deepest").replace("@main()", "@main(i64 %argc, ptr %argv)");
    project.reply("program four", "implement", 0, &main).reply("create auto_missing.ll", "missing", 0, FOUR);
    project.build(0).exits(0);
    assert_eq!(project.modules(), ["auto_missing.ll"]);
    assert_eq!(project.lock()["module"]["auto_missing.ll"]["created-for"].as_str(), Some("program four"));
    let program = std::fs::read(project.bench.path("bin/four")).unwrap();
    project.build(0).exits(0);
    assert_eq!(std::fs::read(project.bench.path("bin/four")).unwrap(), program);
}

#[test]
fn the_brief_of_a_created_function_has_the_calls_and_the_intent() {
    let mut project = Project::new(TASK);
    project.reply("create one.ll", "implement", 0, &function("one", "deepest")).reply("create auto_missing.ll", "missing", 0, FOUR);
    project.build(0).exits(0);
    let asked = project.of_kind("model.asked").into_iter().find(|asked| asked["purpose"] == "missing").unwrap();
    let hash = asked["prompt"].as_str().unwrap().to_owned();
    let prompt = project.bench.blob(&hash);
    for part in ["declare i64 @deepest()", "%r = call i64 @deepest()", "Give four.", "Effects it may have: pure.", "`create one.ll`"] {
        assert!(prompt.contains(part), "{part} is missing in\n{prompt}");
    }
}

#[test]
fn a_creation_that_fails_leaves_nothing_for_later_steps() {
    let task = format!("{TASK}---\n@create two.ll\nGive four.\n@signature two() -> i64\n@example two() == 4\n");
    let mut project = Project::new(&task);
    // The function at the end of the chain is made, the one that needs it is not.
    project
        .reply("create one.ll", "implement", 0, &function("one", "middle"))
        .reply("create auto_missing.ll", "missing", 0, &function("other", "deepest"))
        .reply("create auto_missing_2.ll", "missing", 0, FOUR)
        .reply("create two.ll", "implement", 0, &function("two", "deepest"));
    let failed = project.build(0).exits(1).says("does not define `@middle`").says("`create auto_missing.ll` failed");
    assert!(failed.stderr.contains("create two.ll needs @deepest"), "what was made in vain is unknown to others:\n{}", failed.stderr);
    assert!(project.modules().is_empty(), "the second step's function has no reply of its own");

    project.reply("create auto_missing.ll", "missing", 1, FOUR);
    project.build(0);
    assert_eq!(project.modules(), ["auto_missing.ll", "two.ll"]);
    assert_eq!(project.lock()["module"]["auto_missing.ll"]["created-for"].as_str(), Some("create two.ll"));
}

#[test]
fn a_provider_that_fails_half_way_leaves_nothing_either() {
    let task = format!("{TASK}---\n@create two.ll\nGive four.\n@signature two() -> i64\n@example two() == 4\n");
    let mut project = Project::new(&task);
    // No reply for the repair of the module that waits for @deepest, which is made by then.
    project
        .reply("create one.ll", "implement", 0, &function("one", "middle"))
        .reply("create auto_missing.ll", "missing", 0, &function("other", "deepest"))
        .reply("create auto_missing_2.ll", "missing", 0, FOUR)
        .reply("create two.ll", "implement", 0, &function("two", "deepest"))
        .reply("create auto_missing.ll", "missing", 1, FOUR);
    let failed = project.build(1);
    assert_ne!(failed.exit, Some(0));
    assert!(failed.stderr.contains("create two.ll needs @deepest"), "{}", failed.stderr);
    assert_eq!(project.modules(), ["auto_missing.ll", "two.ll"]);
}

#[test]
fn functions_of_a_candidate_that_the_gate_rejects_are_gone() {
    let mut project = Project::new(TASK);
    project
        .reply("create one.ll", "implement", 0, &function("one", "middle"))
        .reply("create auto_missing.ll", "missing", 0, &constant("middle", 5))
        .reply("create one.ll", "repair", 0, &constant("one", 4));
    project.build(1).exits(0).says("created");
    assert_eq!(project.modules(), ["one.ll"]);
    assert!(project.lock()["module"].get("auto_missing.ll").is_none());
    assert!(!project.bench.read("modules/manifest.txt").contains("middle"));
}

#[test]
fn what_an_accepted_candidate_does_not_need_any_more_goes() {
    let mut project = Project::new(TASK);
    project.reply("create one.ll", "implement", 0, &function("one", "deepest")).reply("create auto_missing.ll", "missing", 0, FOUR);
    project.build(0).exits(0);
    assert_eq!(project.modules(), ["auto_missing.ll", "one.ll"]);
    project.bench.write("replies/01.reply", project.bench.read("replies/01.reply").replace("call i64 @deepest()", "add i64 2, 2"));
    project.build(0).exits(0);
    assert_eq!(project.modules(), ["one.ll"]);
    assert!(project.lock()["module"].get("auto_missing.ll").is_none());
    assert!(!project.bench.read("modules/manifest.txt").contains("deepest"));
}

#[test]
fn a_step_that_fails_this_time_keeps_what_was_created_for_it() {
    let mut project = Project::new(TASK);
    project.reply("create one.ll", "implement", 0, &function("one", "deepest")).reply("create auto_missing.ll", "missing", 0, FOUR);
    project.build(0).exits(0);
    let first = project.bench.read("modules/auto_missing.ll");
    let both = format!("{TASK}---\n@create two.ll\nGive five.\n@signature two() -> i64\n@example two() == 5\n");
    project.bench.write("t.intent", both);
    project.bench.write("replies/01.reply", project.bench.read("replies/01.reply").replace("ret i64 %r", "ret i64 9"));
    project.reply("create two.ll", "implement", 0, &function("two", "five")).reply(
        "create auto_missing_2.ll",
        "missing",
        0,
        &constant("five", 5),
    );
    project.build(0).exits(1);
    assert_eq!(project.modules(), ["auto_missing.ll", "auto_missing_2.ll", "one.ll", "two.ll"]);
    assert_eq!(project.bench.read("modules/auto_missing.ll"), first, "the module that was accepted before needs it");
}

#[test]
fn what_was_created_and_then_edited_stays() {
    let mut project = Project::new(TASK);
    project.reply("create one.ll", "implement", 0, &function("one", "deepest")).reply("create auto_missing.ll", "missing", 0, FOUR);
    project.build(0).exits(0);
    let edited = format!("; mine\n{}", project.bench.read("modules/auto_missing.ll"));
    project.bench.write("modules/auto_missing.ll", &edited);
    project.build(0).exits(0);
    assert_eq!(project.bench.read("modules/auto_missing.ll"), edited);
    assert!(project.of_kind("functions.missing").is_empty(), "the candidate finds what is there");
}

#[test]
fn what_was_created_for_another_task_is_kept() {
    let mut project = Project::new(TASK);
    project.reply("create one.ll", "implement", 0, &function("one", "deepest")).reply("create auto_missing.ll", "missing", 0, FOUR);
    project.build(0).exits(0);
    let first = project.bench.read("modules/auto_missing.ll");

    let mut other = Project { bench: project.bench, replies: 2 };
    other.bench.write("t.intent", "@create two.ll\nGive five.\n@signature two() -> i64\n@example two() == 5\n");
    other.reply("create two.ll", "implement", 0, &function("two", "five")).reply(
        "create auto_missing_2.ll",
        "missing",
        0,
        &constant("five", 5),
    );
    other.build(0).exits(0);
    assert_eq!(other.bench.read("modules/auto_missing.ll"), first);
    assert_eq!(other.modules(), ["auto_missing.ll", "auto_missing_2.ll", "one.ll", "two.ll"]);
}

#[test]
fn a_created_function_must_be_what_is_called_and_callable() {
    let mut project = Project::new(TASK);
    project
        .reply("create one.ll", "implement", 0, &function("one", "deepest"))
        .reply("create auto_missing.ll", "missing", 0, &FOUR.replace("define i64", "define i32"))
        .reply("create auto_missing.ll", "repair", 0, &FOUR.replace("define", "define internal"))
        .reply("create auto_missing.ll", "repair", 1, FOUR);
    let built = project.build(2).exits(0);
    assert!(built.stderr.contains("`@deepest` is defined as `i32 ()`, but it is called as `i64 ()`"), "{}", built.stderr);
    assert!(built.stderr.contains("`@deepest` is private"), "{}", built.stderr);
}

#[test]
fn effects_of_the_step_hold_for_what_is_created_for_it() {
    let mut project = Project::new(TASK);
    project.reply("create one.ll", "implement", 0, &function("one", "deepest")).reply(
        "create auto_missing.ll",
        "missing",
        0,
        "define i64 @deepest() {\nentry:\n  %r = call i64 @sys_getpid()\n  ret i64 %r\n}",
    );
    project.build(0).exits(1).says("IC9014").says("deepest → sys_getpid");
}

#[test]
fn a_slip_is_replaced_and_noted_where_people_look() {
    let mut project = Project::new(
        "@create find.ll\nThe place of a text.\n@signature place(text: str, wanted: str) -> i64\n@example place(\"abc\", \"c\") == 2\n",
    );
    project.reply(
        "create find.ll",
        "implement",
        0,
        "define i64 @place(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len) {\nentry:\n  \
         %at = call i64 @find_text(ptr %text, i64 %text_len, ptr %wanted, i64 %wanted_len)\n  ret i64 %at\n}",
    );
    project.build(0).exits(0);
    let module = project.bench.read("modules/find.ll");
    let line = module.lines().find(|line| line.contains("call i64")).unwrap();
    assert!(line.contains("@text_find(") && line.ends_with("; NOTE: fuzzy match replaced: find_text"), "{line}");
    let shown = project.bench.run(["runs", "show", "last"]).exits(0);
    assert!(shown.stdout.contains("fuzzy match replaced `@find_text`"), "{}", shown.stdout);
    assert!(project.of_kind("functions.missing").is_empty());
}

#[test]
fn steps_accepted_in_the_second_pass_are_replayed_in_their_order() {
    let task = "@create one.ll\nGive four.\n@signature one() -> i64\n@example one() == 4\n---\n\
                @create two.ll\nGive four.\n@signature deepest() -> i64\n@example deepest() == 4\n";
    let mut project = Project::new(task);
    // The first reply is wrong, the one of the second pass calls what the other step has made since.
    project.reply("create one.ll", "implement", 0, &constant("one", 5)).reply("create two.ll", "implement", 0, FOUR).reply(
        "create one.ll",
        "implement",
        1,
        &function("one", "deepest"),
    );
    project.build(0).exits(0);
    assert_eq!(project.modules(), ["one.ll", "two.ll"]);
}

#[test]
fn a_function_that_a_later_step_makes_is_waited_for() {
    let task = "@create one.ll\nGive four.\n@signature one() -> i64\n@example one() == 4\n---\n\
                @create two.ll\nGive four.\n@signature deepest() -> i64\n@example deepest() == 4\n";
    let mut project = Project::new(task);
    project.reply("create one.ll", "implement", 0, &function("one", "deepest")).reply("create two.ll", "implement", 0, FOUR).reply(
        "create one.ll",
        "implement",
        1,
        &function("one", "deepest"),
    );
    let built = project.build(2).exits(0);
    assert!(built.stderr.contains("`@deepest` is made by `create two.ll`, which has not been accepted yet"), "{}", built.stderr);
    assert_eq!(project.modules(), ["one.ll", "two.ll"]);
    let asked = project.of_kind("model.asked").into_iter().filter(|asked| asked["purpose"] != "oracle").count();
    assert_eq!(asked, 3, "no rounds of repair for what only another step can make");
}

#[test]
fn a_name_that_the_task_asks_for_is_no_slip() {
    let task = "@create one.ll\nFind.\n@signature one(t: str) -> i64\n@example one(\"ab\") == 7\n---\n\
                @create two.ll\nAlways seven.\n@signature find_text(a: str, b: str) -> i64\n@example find_text(\"a\", \"b\") == 7\n";
    let caller = "define i64 @one(ptr %t, i64 %n) {\nentry:\n  %r = call i64 @find_text(ptr %t, i64 %n, ptr %t, i64 %n)\n  ret i64 %r\n}";
    let mut project = Project::new(task);
    project
        .reply("create one.ll", "implement", 0, caller)
        .reply("create two.ll", "implement", 0, "define i64 @find_text(ptr %a, i64 %a_len, ptr %b, i64 %b_len) {\nentry:\n  ret i64 7\n}")
        .reply("create one.ll", "implement", 1, caller);
    project.build(0).exits(0);
    assert!(!project.bench.read("modules/one.ll").contains("fuzzy"), "{}", project.bench.read("modules/one.ll"));
}
