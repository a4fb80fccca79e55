//! `exec:`: commands that answer, fail, hang or never end.

use crate::case::{CaseFile, entries, report, request, settings, show};
use models::{CommandFailure, ModelError, Reply, Settings};
use std::time::{Duration, Instant};

fn ask(command: &str, user: &str, settings: &Settings) -> Result<Reply, ModelError> {
    models::open(&format!("exec:{command}"), settings)?.complete(&request(user))
}

fn failure(outcome: Result<Reply, ModelError>) -> (CommandFailure, String) {
    match outcome {
        Err(ModelError::Command(error)) => (error.failure, error.stderr),
        other => panic!("{other:?}"),
    }
}

/// A command line that has /bin/sh run `script`.
fn shell(script: &str) -> String {
    format!("/bin/sh -c '{}'", script.replace('\'', r"'\''"))
}

#[test]
fn commands_end_as_the_case_says() {
    let differences = entries("exec", "case").into_iter().filter_map(|path| {
        let case = CaseFile::read(path);
        let command = case.one("script").map(shell).or_else(|| case.one("command").map(|text| text.trim_end().to_owned())).unwrap();
        case.compare(&show(&ask(&command, "Reverse a text.", &settings())))
    });
    report(differences.collect());
}

#[test]
fn a_huge_prompt_that_is_not_read_blocks_nothing() {
    let prompt = "x".repeat(20 << 20);
    assert_eq!(ask(&shell("echo done"), &prompt, &settings()).unwrap().text, "done\n");
    assert_eq!(ask(&shell("exec 0<&-; sleep 0.05; echo done"), &prompt, &settings()).unwrap().text, "done\n");
}

#[test]
fn a_huge_prompt_goes_through_a_command_that_writes_while_it_reads() {
    let prompt = "x".repeat(4 << 20);
    let reply = ask("cat", &prompt, &settings()).unwrap().text;
    assert_eq!(reply.len(), "You write LLVM IR.\n\n\n".len() + prompt.len());
}

#[test]
fn much_on_standard_error_blocks_nothing_and_only_its_end_is_kept() {
    let (ended, stderr) = failure(ask(&shell("yes error | head -c 3000000 >&2; echo the reason >&2; exit 9"), "x", &settings()));
    assert!(matches!(ended, CommandFailure::Exited(9)), "{ended:?}");
    assert!(stderr.starts_with("error\n") && stderr.ends_with("\nthe reason") && stderr.len() <= 4 << 10, "{stderr}");
}

/// Whether a process of this number runs (and is not merely waiting to be reaped by whoever adopted it).
fn is_running(pid: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with('Z'))
}

#[test]
fn a_command_that_hangs_is_stopped_with_all_that_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let limited = Settings { timeout: Duration::from_millis(300), directory: folder.path().to_owned(), ..settings() };
    let start = Instant::now();
    let (ended, _) = failure(ask(&shell("sleep 60 & echo $! > pid; trap \"\" TERM; wait; sleep 60"), "x", &limited));
    assert!(matches!(ended, CommandFailure::TimedOut(limit) if limit == limited.timeout), "{ended:?}");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    let pid = std::fs::read_to_string(folder.path().join("pid")).unwrap();
    let gone = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        !is_running(pid.trim())
    });
    assert!(gone, "process {pid} still runs");
}

#[test]
fn what_a_command_leaves_running_does_not_hold_its_reply_back() {
    let start = Instant::now();
    assert_eq!(ask(&shell("sleep 60 & echo done"), "x", &settings()).unwrap().text, "done\n");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn an_endless_reply_is_cut_off() {
    let start = Instant::now();
    let error = ask("yes", "x", &settings()).unwrap_err();
    assert!(matches!(error, ModelError::ReplyTooLong { limit, .. } if limit == 8 << 20), "{error:?}");
    assert!(error.is_about_one_reply());
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn a_command_runs_in_the_folder_that_is_set_and_finds_scripts_there() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("model.sh"), "cat reply").unwrap();
    std::fs::write(folder.path().join("reply"), "from the folder").unwrap();
    let there = Settings { directory: folder.path().to_owned(), ..settings() };
    assert_eq!(ask("/bin/sh ./model.sh", "x", &there).unwrap().text, "from the folder");
    let nowhere = Settings { directory: folder.path().join("nowhere"), ..settings() };
    assert!(matches!(failure(ask("cat", "x", &nowhere)).0, CommandFailure::NoDirectory(_)));
}

#[test]
fn offline_leaves_commands_alone() {
    assert!(ask("cat", "x", &Settings { offline: true, ..settings() }).is_ok());
}

#[test]
fn the_name_leaves_out_the_arguments() {
    assert_eq!(models::open("exec:llm --key hunter2", &settings()).unwrap().name(), "exec:llm");
}
