//! What functions are held against: oracles of the user and of a model, instances that no model sees, and what goes back to it.
//! All replies are authored for these tests.

use crate::workbench::{Finished, Workbench};
use serde_json::Value;

/// A task, and replies to it.
struct Project {
    bench: Workbench,
    replies: usize,
}

const CREATE: &str = "create area.ll";

/// A task whose examples a function that adds passes as well.
const TASK: &str =
    "@create area.ll\nThe area of a rectangle.\n\n@signature area(width: u16, height: u16) -> u64\n@example area(2, 2) == 4\n";
const ORACLE: &str = "@oracle\n    def area(width, height):\n        return width * height\n";

/// A function of two numbers whose last instruction is `operation`.
fn area(operation: &str) -> String {
    format!(
        "define i64 @area(i16 zeroext %width, i16 zeroext %height) {{\nentry:\n  %w = zext i16 %width to i64\n  \
         %h = zext i16 %height to i64\n  %result = {operation}\n  ret i64 %result\n}}\n"
    )
}

fn product() -> String {
    area("mul i64 %w, %h")
}

impl Project {
    fn new(task: &str) -> Self {
        let bench = Workbench::new();
        bench.write("t.intent", task);
        Self { bench, replies: 0 }
    }

    fn reply(&mut self, purpose: &str, ordinal: u32, body: &str) -> &mut Self {
        self.replies += 1;
        let front = format!("origin = \"authored\"\nstep = \"{CREATE}\"\npurpose = \"{purpose}\"\nordinal = {ordinal}\n");
        self.bench.write(&format!("replies/{}.reply", self.replies), format!("+++\n{front}+++\n{body}"));
        self
    }

    fn build(&self, more: &[&str]) -> Finished {
        self.bench.run([&["build", "t.intent", "--model", "replay:replies"], more].concat())
    }

    /// The data of the last run's events of a kind.
    fn of_kind(&self, kind: &str) -> Vec<Value> {
        let shown = self.bench.run(["runs", "show", "last", "--json"]).exits(0).json();
        let events = shown["events"].as_array().unwrap();
        events.iter().filter(|event| event["kind"] == kind).map(|event| event["data"].clone()).collect()
    }

    /// What was asked, in order, as `purpose`.
    fn asked(&self) -> Vec<String> {
        self.of_kind("model.asked").iter().map(|asked| asked["purpose"].as_str().unwrap().to_owned()).collect()
    }

    fn prompt(&self, index: usize) -> String {
        self.bench.blob(self.of_kind("model.asked")[index]["prompt"].as_str().unwrap())
    }

    fn seeds(&self) -> Vec<u64> {
        self.of_kind("verdict").iter().map(|verdict| verdict["seed"].as_str().unwrap().parse().unwrap()).collect()
    }
}

#[test]
fn a_hidden_counterexample_goes_back_once_and_the_next_instances_are_others() {
    let mut project = Project::new(&format!("{TASK}{ORACLE}"));
    project.reply("implement", 0, &area("add i64 %w, %h")).reply("repair", 0, &product());
    let built = project.build(&[]).exits(0).says("rests on user oracle").says("1000 instances");
    assert!(!built.stderr.contains("def area"), "{}", built.stderr);
    assert_eq!(project.asked(), ["implement", "repair"], "the user's oracle leaves nothing to ask a model for");

    let seeds = project.seeds();
    assert_eq!(seeds[1], seeds[0].wrapping_add(1));
    let rejected = &project.of_kind("verdict")[0]["verdict"];
    assert_eq!(rejected["verdict"], "rejected");
    let call = rejected["call"].as_str().unwrap();
    assert!(call.len() < "area(99, 99)".len(), "it is shrunk: {call}");
    let prompt = project.prompt(1);
    let expected = rejected["expected"].as_str().unwrap();
    assert!(prompt.contains(&format!("{call} == {expected}")), "{prompt}");
    assert!(!prompt.contains("def area") && !project.prompt(0).contains(call), "{prompt}");

    let lock = project.bench.read("intent.lock");
    assert!(lock.contains("rests-on = \"user oracle\"") && lock.contains(&format!("seed = \"{}\"", seeds[1])), "{lock}");
    let again = project.bench.run(["runs", "show", "last"]).exits(0);
    assert!(again.stdout.contains("rests_on: user oracle"), "{}", again.stdout);
}

#[test]
fn three_repairs_then_one_fresh_start_then_it_is_enough() {
    let mut project = Project::new(&format!("{TASK}{ORACLE}"));
    // Each is right for one case more than the one before.
    let wrong: Vec<String> = (0..6).map(|number| area(&format!("add i64 %w, {number}"))).collect();
    project.reply("implement", 0, &wrong[0]);
    for (ordinal, body) in wrong[1..4].iter().enumerate() {
        project.reply("repair", ordinal as u32, body);
    }
    project.reply("implement", 1, &product());
    let built = project.build(&["--max-attempts", "9"]).exits(0).says("the first question is asked again");
    assert!(built.stdout.contains("accepted"), "{}", built.stdout);
    assert_eq!(project.asked(), ["implement", "repair", "repair", "repair", "implement"]);
    let fresh = project.prompt(4);
    assert!(!fresh.contains("Your last answer"), "{fresh}");
    let verdicts = project.of_kind("verdict");
    let spent = verdicts.iter().find(|event| event["verdict"]["origin"]["hold-out"].is_object()).unwrap();
    let call = spent["verdict"]["call"].as_str().unwrap();
    assert!(fresh.contains(&format!("{call} == ")), "what was shown stays an example: {call}\n{fresh}");

    let mut hopeless = Project::new(&format!("{TASK}{ORACLE}"));
    for ordinal in 0..2 {
        hopeless.reply("implement", ordinal, &area("add i64 %w, %h")).reply("repair", ordinal, &area("add i64 %h, %w"));
    }
    hopeless.build(&["--max-attempts", "1"]).exits(1).says("4 candidates were rejected").says("area(");
    assert_eq!(hopeless.asked(), ["implement", "repair", "implement", "repair"]);
    assert!(!hopeless.bench.path("modules").exists());
}

#[test]
fn without_rounds_of_repair_there_is_no_fresh_start() {
    let mut project = Project::new(&format!("{TASK}{ORACLE}"));
    project.reply("implement", 0, &area("add i64 %w, %h"));
    project.build(&["--max-attempts", "0"]).exits(1).says("1 candidate was rejected");
}

#[test]
fn an_example_that_contradicts_the_users_oracle_is_reported_at_its_place() {
    let task = TASK.replace("area(2, 2) == 4", "area(2, 3) == 5");
    let mut project = Project::new(&format!("{task}{ORACLE}"));
    project.reply("implement", 0, &product());
    project.build(&[]).exits(2).says("IC0806").says("t.intent:5:").says("area(2, 3) == 5").says("gives 6");
    assert_eq!(project.asked(), ["implement"], "no further candidate is asked for");
}

const FIRST: &str = "```python\ndef area(width, height):\n    return width * height\n```\n";

#[test]
fn two_oracles_of_a_model_are_asked_for_from_the_brief_alone() {
    let mut project = Project::new(TASK);
    project.reply("implement", 0, &product()).reply("oracle", 0, FIRST).reply(
        "oracle",
        1,
        &FIRST.replace("width * height", "height * width"),
    );
    project.build(&[]).exits(0).says("rests on two model oracles");
    assert_eq!(project.asked(), ["implement", "oracle", "oracle"]);
    for index in [1, 2] {
        let prompt = project.prompt(index);
        assert!(prompt.contains("The area of a rectangle.") && prompt.contains("area(width: u16, height: u16) -> u64"), "{prompt}");
        assert!(!prompt.contains("define i64") && !prompt.contains("mul i64"), "no oracle sees a candidate: {prompt}");
    }
    assert_eq!(project.of_kind("oracle.written").len(), 2);
    assert!(project.bench.read("intent.lock").contains("rests-on = \"two model oracles\""));
}

#[test]
fn where_two_oracles_differ_the_user_is_asked() {
    let mut project = Project::new(TASK);
    let other = "```python\ndef area(width, height):\n    return 7 if width == 0 else width * height\n```\n";
    project.reply("implement", 0, &product()).reply("oracle", 0, FIRST).reply("oracle", 1, other);
    let built = project.build(&[]).exits(0).says("IC9033").says("one reading gives 0, the other 7: add an `@example`");
    assert!(built.stdout.contains("note") && built.stdout.contains("instances were left out"), "{}", built.stdout);
}

#[test]
fn an_example_against_which_both_oracles_agree_is_the_users_to_correct() {
    let mut project = Project::new(&TASK.replace("area(2, 2) == 4", "area(2, 3) == 5"));
    project.reply("implement", 0, &product()).reply("oracle", 0, FIRST).reply("oracle", 1, FIRST);
    project.build(&[]).exits(2).says("IC0806").says("each of two oracles says otherwise");
}

#[test]
fn without_a_usable_oracle_the_examples_decide_and_it_is_said() {
    let mut kept = Project::new(TASK);
    kept.reply("implement", 0, &product());
    kept.build(&[]).exits(0).says("rests on examples only").says("no oracle: the kept replies hold none for this step");

    let mut prose = Project::new(TASK);
    prose.reply("implement", 0, &product()).reply("oracle", 0, "I would rather not.\n");
    prose.build(&[]).exits(0).says("rests on examples only").says("defines no `area` in Python");

    let mut broken = Project::new(TASK);
    broken.reply("implement", 0, &product()).reply("oracle", 0, FIRST).reply("oracle", 1, "def area(width, height):\n    return width *\n");
    broken.build(&[]).exits(0).says("rests on examples only").says("no oracle: ");

    let mut unasked = Project::new(TASK);
    unasked.reply("implement", 0, &product()).reply("oracle", 0, FIRST).reply("oracle", 1, FIRST);
    unasked.build(&["--oracles", "none"]).exits(0).says("rests on examples only");
    assert_eq!(unasked.asked(), ["implement"]);
    unasked.build(&["--oracles", "two"]).exits(2).says("one of model, none");
}

#[test]
fn a_seed_that_is_given_is_the_one_that_is_used() {
    let mut project = Project::new(&format!("{TASK}{ORACLE}"));
    project.reply("implement", 0, &product());
    project.build(&["--seed", "42"]).exits(0).says("seed 42");
    project.bench.run(["test", "t.intent", "--seed", "18446744073709551615"]).exits(0).says("seed 18446744073709551615");
}

#[test]
fn an_oracle_is_read_in_the_folder_of_its_task_file_only() {
    let bench = Workbench::new();
    bench.write("tasks/t.intent", format!("{TASK}@oracle oracles/area.py\n"));
    bench.write("modules/area.ll", product());
    bench.write("intent.toml", "");
    bench.run(["test"]).exits(2).says("IC9031").says("oracles/area.py");
    bench.write("tasks/oracles/area.py", "def area(width, height):\n    return width * height\n");
    bench.run(["test"]).exits(0).says("rests on user oracle");
    std::fs::remove_file(bench.path("tasks/oracles/area.py")).unwrap();
    bench.write("outside.py", "def area(width, height):\n    return width * height\n");
    std::os::unix::fs::symlink("../../outside.py", bench.path("tasks/oracles/area.py")).unwrap();
    bench.run(["test"]).exits(2).says("IC9031");
}

#[test]
fn a_property_that_does_not_hold_rejects() {
    let task = TASK.replace("@example area(2, 2) == 4\n", "@property area(width, height) == area(height, width)\n");
    let mut project = Project::new(&task);
    project.reply("implement", 0, &area("sub i64 %w, %h")).reply("repair", 0, &product());
    project.build(&["--oracles", "none"]).exits(0).says("IC0807").says("rests on properties");
}
