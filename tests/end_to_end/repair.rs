//! `fix` and `check`: what can be said and done without a model.

use crate::workbench::{Finished, Workbench};
use std::io::Write;
use std::process::Stdio;

/// A reply as models write it; authored for this test.
const REPLY: &str = "Sure, here it is:\n\n```llvm\n@text = constant [10 x i8] c\"hello\\n\\00\"\n\ndefine i64 @greet() {\n  \
                     %n = call i64 (i64, ...) @syscall(i64 1, i64 1, ptr @text, i64 6)\n  ret i64 %n\n}\n```\n";
const MODULE: &str = "@text = constant [7 x i8] c\"hello\\0A\\00\"\n\ndeclare i64 @sys_write(i64, ptr, i64)\n\ndefine i64 @greet() {\n  \
                      %n = call i64 @sys_write(i64 1, ptr @text, i64 6)\n  ret i64 %n\n}\n";

#[test]
fn fix_shows_a_diff_and_changes_nothing() {
    let bench = Workbench::new();
    bench.write("reply.ll", REPLY);
    let shown = bench.run(["fix", "reply.ll"]).exits(0).says("line 7: wrap_syscalls").says("fix --write reply.ll");
    assert!(shown.stdout.contains("\n+declare i64 @sys_write(i64, ptr, i64)\n"), "{}", shown.stdout);
    assert!(shown.stdout.contains("\n-Sure, here it is:\n"), "{}", shown.stdout);
    assert_eq!(bench.read("reply.ll"), REPLY);
}

#[test]
fn the_diff_is_one_that_patch_takes() {
    let bench = Workbench::new();
    bench.write("reply.ll", REPLY);
    bench.write("edits.diff", bench.run(["fix", "-q", "reply.ll"]).exits(0).stdout);
    let patched = std::process::Command::new("git").args(["apply", "-p0", "edits.diff"]).current_dir(bench.path("")).output();
    // Not every machine has git.
    if let Ok(output) = patched {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(bench.read("reply.ll"), MODULE);
    }
}

#[test]
fn fix_writes_in_place_and_then_finds_nothing() {
    let bench = Workbench::new();
    bench.write("reply.ll", REPLY);
    bench.run(["fix", "--write", "reply.ll"]).exits(0).says("reply.ll written");
    assert_eq!(bench.read("reply.ll"), MODULE);
    bench.run(["fix", "--write", "reply.ll"]).exits(0).says("nothing to fix");
    bench.run(["check", "reply.ll"]).exits(0).says("nothing found");
}

#[test]
fn fix_prints_the_module_one_pass_or_the_text_after_a_pass() {
    let bench = Workbench::new();
    bench.write("reply.ll", REPLY);
    assert_eq!(bench.run(["fix", "--stdout", "reply.ll"]).exits(0).stdout, MODULE);
    let stripped = bench.run(["fix", "--dump-after", "strip_reply", "reply.ll"]).exits(0).stdout;
    assert!(stripped.starts_with("@text = constant [10 x i8]") && stripped.contains("@syscall"), "{stripped}");
    let only = bench.run(["fix", "--only", "strip_reply", "--stdout", "reply.ll"]).exits(0).stdout;
    assert_eq!(only, stripped);
    bench.run(["fix", "--only", "nothing", "reply.ll"]).exits(2).says("the passes are ").says(", wrap_syscalls, ");
    let both = bench.run(["fix", "--only", "wrap_syscalls,strip_reply", "--stdout", "reply.ll"]).exits(0).stdout;
    assert!(both.contains("@sys_write(") && both.starts_with("@text = constant [10 x i8]"), "{both}");
    assert_eq!(bench.run(["fix", "--only", "strip_reply", "--only", "wrap_syscalls", "--stdout", "reply.ll"]).exits(0).stdout, both);
    bench.run(["fix", "--only", "strip_reply", "reply.ll"]).exits(0).says("`intentc fix --write --only strip_reply reply.ll` makes them");
    bench.run(["help", "fix-ups"]).exits(0).says("wrap_syscalls");
}

#[test]
fn what_is_left_alone_is_said_and_fails() {
    let bench = Workbench::new();
    bench.write("two.ll", "```llvm\ndefine i64 @f() {\n  ret i64 1\n}\n```\n\n```llvm\ndefine i64 @f() {\n  ret i64 2\n}\n```\n");
    bench.run(["fix", "--write", "two.ll"]).exits(1).says("IC0403");
    assert!(bench.read("two.ll").starts_with("```"), "what is no module is not written");
    bench.write("prose.txt", "I cannot do that.");
    bench.run(["fix", "prose.txt"]).exits(1).says("IC0401");
}

#[test]
fn a_reply_without_code_is_one_error_everywhere() {
    let bench = Workbench::new();
    let prose = "I am sorry, that cannot be done.\n\nTell me more of it.\nThen I can.\n";
    bench.write("prose.ll", prose);
    for command in ["fix", "check"] {
        let said = bench.run([command, "prose.ll"]).exits(1).says("IC0401");
        assert_eq!(said.stderr.matches("error[").count(), 1, "{}", said.stderr);
    }
    let module = "define i64 @double(i64 %x) {\n  %twice = add i64 %x, %x\n  ret i64 %twice\n}\n";
    let intent = "Twice a number.\n\n@signature double(x: i64) -> i64\n@example double(21) == 42\n";
    bench.write("old/modules/double.ll", module);
    for (folder, directive) in [("new", "@create double.ll"), ("old", "@target double.ll append")] {
        bench.write(&format!("{folder}/prose.txt"), prose);
        bench.write(&format!("{folder}/double.intent"), format!("{directive}\n{}", intent.replace("double(", "again(")));
        let task = format!("{folder}/double.intent");
        let said = bench.run(["build", &task, "--model", &format!("exec:cat {}", bench.path(&format!("{folder}/prose.txt")).display())]);
        let said = said.exits(1).says("IC0401").says("no LLVM IR");
        for code in ["IC0301", "not understood", "does not define"] {
            assert!(!said.stderr.contains(code), "{directive}: {}", said.stderr);
        }
    }
}

#[test]
fn many_edits_that_are_the_same_are_said_once_and_all_are_in_the_data() {
    let bench = Workbench::new();
    bench.write("lines.ll", format!("{}{}", "; a comment\r\n".repeat(500), MODULE.replace('\n', "\r\n")));
    let ends = 500 + MODULE.lines().count();
    let more = format!("line 1: strip_reply: a line end is `\\n` (and in {} more places)", ends - 1);
    let shown = bench.run(["fix", "lines.ll"]).exits(0).says(&more).says(&format!("{ends} edits"));
    assert!(shown.stderr.lines().count() < 10, "{}", shown.stderr);
    let document: serde_json::Value = serde_json::from_str(&bench.run(["fix", "--json", "lines.ll"]).exits(0).stdout).unwrap();
    let edits = document["edits"].as_array().unwrap();
    assert_eq!(edits.len(), ends);
    assert!(edits.iter().enumerate().all(|(index, edit)| edit["line"] == index + 1 && edit["before"] == "\r"), "{document}");
    let checked = bench.run(["check", "lines.ll"]).exits(1).says(&format!("{ends} errors"));
    assert_eq!(checked.stderr.matches("strip_reply: a line end").count(), 1, "{}", checked.stderr);
}

#[test]
fn check_names_every_finding_at_its_place_in_the_file() {
    let bench = Workbench::new();
    bench.write(
        "reply.ll",
        REPLY.replace("  ret i64 %n", "  %m = call i64 @sys_close(i64 %n, i64 1)\n  %k = call i64 @helper(i64 %m)\n  ret i64 %q"),
    );
    let checked = bench.run(["check", "reply.ll"]).exits(1);
    for part in
        ["reply.ll:4:19", "reply.ll:7:3", "`@sys_close` takes 1 argument", "reply.ll:9", "@helper` exists nowhere", "reply.ll:10:11", "%q"]
    {
        assert!(checked.stderr.contains(part), "{part} is missing in\n{}", checked.stderr);
    }
    let codes = codes_of(bench.run(["check", "--json", "reply.ll"]).exits(1));
    assert!(["IC9025", "IC9018", "IC0701"].iter().all(|code| codes.iter().any(|found| found == code)), "{codes:?}");
}

#[test]
fn check_says_what_is_missing_what_is_meant_and_what_it_can_do() {
    let bench = Workbench::new();
    let module = "define i64 @f(ptr %p, i64 %n) {\n  %a = call i64 @tally(ptr %p, i64 %n)\n  call void @tally(ptr %p, i32 3)\n  \
                  %b = call i64 @find_text(ptr %p, i64 %n, ptr %p, i64 1)\n  %c = call i64 @sys_getpids()\n  \
                  %d = call i64 @half(i64 %c)\n  %e = call i64 @half(ptr %p)\n  ret i64 %a\n}\n\n\
                  define i64 @g() {\n  %a = call i64 @sys_getpid()\n  ret i64 %a\n}\n";
    bench.write("m.ll", module);
    let checked = bench.run(["check", "m.ll"]).exits(1);
    for part in [
        "`@tally` exists nowhere",
        "its uses agree on `declare i64 @tally(ptr, i64)`",
        "fuzzy match replaced `@find_text`",
        "did you mean @sys_getpid",
        "its uses do not agree on the type of argument 1",
        "here as `i64 (ptr)`",
        "@g: proc",
    ] {
        assert!(checked.stderr.contains(part), "{part} is missing in\n{}", checked.stderr);
    }
    assert!(!checked.stderr.contains("@f: pure"), "what is pure is said with -v only");
    assert_eq!(bench.read("m.ll"), module, "check changes nothing");
}

#[test]
fn as_many_findings_as_lines_take_linear_time() {
    let bench = Workbench::new();
    let time = |calls: usize| {
        let lines: String = (0..calls).map(|number| format!("  call void @nobody{number}(i64 1)\n")).collect();
        bench.write("m.ll", format!("define void @f() {{\n{lines}  ret void\n}}\n"));
        let start = std::time::Instant::now();
        let checked = bench.run(["check", "-q", "m.ll"]).exits(1);
        assert_eq!(checked.stderr.matches("exists nowhere").count(), calls);
        start.elapsed()
    };
    time(10);
    let (some, many) = (time(1_000), time(8_000));
    assert!(many < some * 24 + std::time::Duration::from_secs(1), "{some:?} for 1000, {many:?} for 8000");
}

fn codes_of(finished: Finished) -> Vec<String> {
    let document = finished.json();
    document["diagnostics"].as_array().unwrap().iter().map(|diagnostic| diagnostic["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn check_knows_the_modules_of_the_project() {
    let bench = Workbench::new();
    bench.write("intent.toml", "");
    bench.write("modules/sum.ll", "define i64 @sum(i64 %a, i64 %b) {\n  %s = add i64 %a, %b\n  ret i64 %s\n}\n");
    bench.write("new.ll", "define i64 @twice(i64 %a) {\n  %s = call i64 @sum(i64 %a, i64 %a)\n  ret i64 %s\n}\n");
    bench.run(["check", "new.ll"]).exits(1).says("`@sum` is used and not declared");
    bench.run(["fix", "--write", "new.ll"]).exits(0);
    bench.run(["check", "-v", "new.ll"]).exits(0).says("@twice: pure");
    bench.run(["check", "modules/sum.ll"]).exits(0);
}

#[test]
fn a_module_of_the_project_may_be_checked_from_standard_input() {
    let bench = Workbench::new();
    let mut child =
        bench.command(["fix", "--stdout", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(REPLY.as_bytes()).unwrap();
    let finished = Finished::from(child.wait_with_output().unwrap()).exits(0);
    assert_eq!(finished.stdout, MODULE);
    bench.run(["fix", "--write", "-"]).exits(2).says("use --stdout");
}

#[test]
fn a_link_leads_to_the_repaired_file_and_its_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let bench = Workbench::new();
    let path = bench.write("my reply.ll", REPLY);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("my reply.ll", bench.path("link.ll")).unwrap();
    bench.run(["fix", "my reply.ll"]).exits(0).says("`intentc fix --write 'my reply.ll'` makes them");
    bench.run(["fix", "--write", "link.ll"]).exits(0);
    assert_eq!(bench.read("my reply.ll"), MODULE);
    assert!(std::fs::symlink_metadata(bench.path("link.ll")).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    symlink("nowhere.ll", bench.path("dangling.ll")).unwrap();
    bench.run(["fix", "--write", "dangling.ll"]).exits(2).says("dangling.ll");
    assert!(!bench.path("nowhere.ll").exists());
}

#[test]
fn what_cannot_be_read_is_named() {
    let bench = Workbench::new();
    bench.run(["check", "nothing.ll"]).exits(2).says("nothing.ll");
    bench.write("bytes.ll", b"define\n\xff\xfe");
    bench.run(["check", "bytes.ll"]).exits(2).says("line 2 is not UTF-8");
    bench.write("folder.ll/x", "");
    bench.run(["check", "folder.ll"]).exits(2).says("folder.ll");
    bench.write("empty.ll", "");
    bench.run(["check", "empty.ll"]).exits(1).says("IC0401");
    bench.run(["fix", "--write", "empty.ll"]).exits(1).says("IC0401");
    assert_eq!(bench.read("empty.ll"), "");
    bench.write("large.ll", vec![b';'; (16 << 20) + 1]);
    bench.run(["fix", "large.ll"]).exits(2).says("larger than 16 MiB");
    bench.write("t.intent", "@create a.ll\nA.\n@signature a() -> wrong\n");
    bench.run(["check", "t.intent"]).exits(2).says("wrong");
}

/// After prose that is cut, a declaration that is inserted, and a line that a fix-up rewrites, LLVM objects to a later line.
const WRONG: &str = "Sure, here it is:\n\n```llvm\n@text = constant [7 x i8] c\"hello\\0A\\00\"\n\ndefine i64 @double(i64 %x) {\n  \
                     %n = call i64 (i64, ...) @syscall(i64 1, i64 1, ptr @text, i64 6)\n  %m = add i64 %n, %nowhere\n  ret i64 %m\n}\n```\n";

#[test]
fn what_llvm_says_is_at_its_place_in_the_models_text() {
    let bench = Workbench::new();
    bench.write("reply.ll", WRONG);
    let checked = bench.run(["check", "reply.ll"]).exits(1).says("undefined value '%nowhere'").says("reply.ll:8:20");
    assert!(checked.stderr.contains("IC0701"), "{}", checked.stderr);
    // The line that a fix-up wrote is shown as it was, with what it is now.
    bench.write("made.ll", WRONG.replace("ptr @text", "ptr %gone").replace("%nowhere", "1"));
    bench
        .run(["check", "made.ll"])
        .exits(1)
        .says("made.ll:7:")
        .says("the line was made by the fix-up `wrap_syscalls`: `%n = call i64 @sys_write(");
}

#[test]
fn a_build_shows_what_llvm_says_in_the_reply() {
    let bench = Workbench::new();
    bench.write("t.intent", "@create double.ll\nTwice a number.\n\n@signature double(x: i64) -> i64\n@example double(21) == 42\n");
    bench.write("reply.txt", WRONG);
    let built = bench.run(["build", "t.intent", "--max-attempts", "0", "--model", "exec:cat reply.txt"]).exits(1);
    built.says("undefined value '%nowhere'").says("reply 1 for double.ll:8:20");
}

#[test]
fn a_build_shows_what_the_gate_refuses_in_the_reply() {
    let bench = Workbench::new();
    bench.write("t.intent", "@create double.ll\nTwice a number.\n\n@signature double(x: i64) -> i64\n@example double(21) == 42\n");
    bench.write("reply.txt", WRONG.replace("add i64 %n, %nowhere", "trunc i300 3 to i64"));
    let built = bench.run(["build", "t.intent", "--max-attempts", "0", "--model", "exec:cat reply.txt"]).exits(1);
    built.says("IC0720").says("an integer of more than 256 bits is refused").says("reply 1 for double.ll:8:14");
}

/// What is added to a module is repaired twice, alone and with it: places go back through both.
#[test]
fn a_build_that_adds_to_a_module_shows_places_in_the_reply() {
    let bench = Workbench::new();
    bench.write("intent.toml", "");
    bench.write("modules/base.ll", "; one\n; two\n\ndefine i64 @first() {\n  ret i64 1\n}\n");
    bench.write("t.intent", "@target base.ll append\nTwice a number.\n\n@signature double(x: i64) -> i64\n@example double(21) == 42\n");
    bench.write("reply.txt", WRONG);
    let built = bench.run(["build", "t.intent", "--max-attempts", "0", "--model", "exec:cat reply.txt"]).exits(1);
    built.says("undefined value '%nowhere'").says("reply 1 for base.ll:8:20");
}

#[test]
fn what_manifest_and_gate_refuse_is_said_once() {
    let bench = Workbench::new();
    bench.write("m.ll", "define i64 @f() {\n  call void asm sideeffect \"nop\", \"\"()\n  ret i64 0\n}\n");
    let checked = bench.run(["check", "m.ll"]).exits(1);
    let all = checked.stdout + &checked.stderr;
    assert_eq!(all.matches("inline assembly is refused").count(), 1, "{all}");
}
