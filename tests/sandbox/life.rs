//! Who lives how long: helpers, instances, and what is left of them.

use super::{COPIES, compile, folder, helper, sandboxes};
use sandbox::{Job, Level, Sandbox, SandboxError, Status};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A process, its children, and theirs.
pub(super) fn family(process: u32) -> BTreeSet<u32> {
    let children = std::fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap_or_default();
    let mut family = BTreeSet::from([process]);
    family.extend(children.split_whitespace().flat_map(|child| self::family(child.parse().unwrap())));
    family
}

fn is_alive(process: u32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    status.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with(['Z', 'X']))
}

fn kill(process: u32) {
    // SAFETY: a plain system call on a process that this test started.
    unsafe { libc::kill(process as i32, libc::SIGKILL) };
}

fn all_end_within(processes: &BTreeSet<u32>, patience: Duration) -> bool {
    let deadline = Instant::now() + patience;
    while processes.iter().any(|&process| is_alive(process)) {
        if Instant::now() > deadline {
            return false;
        }
        std::thread::yield_now();
    }
    true
}

fn endless() -> Vec<u8> {
    compile(&folder().join("endless_loop_against_the_wall.c"))
}

#[test]
fn nothing_is_left_when_the_sandbox_is_dropped() {
    let program = endless();
    for mut sandbox in sandboxes() {
        let _instances = [sandbox.spawn(&program, &Job::default()).unwrap(), sandbox.spawn(&program, &Job::default()).unwrap()];
        let family = family(sandbox.helper_process().unwrap());
        assert!(family.len() >= 3, "{family:?}");
        drop(sandbox);
        assert!(all_end_within(&family, Duration::from_secs(2)), "{family:?}");
    }
}

#[test]
fn a_helper_that_was_killed_takes_its_instances_along_and_is_started_anew() {
    let (program, exit) = (endless(), compile(&folder().join("exit_code.c")));
    for mut sandbox in sandboxes() {
        let instance = sandbox.spawn(&program, &Job::default()).unwrap();
        let helper = sandbox.helper_process().unwrap();
        let family = family(helper);
        kill(helper);
        let lost = sandbox.wait(instance, Duration::from_secs(1)).map(|outcome| outcome.status);
        assert!(matches!(lost, Err(SandboxError::HelperLost { .. })), "{lost:?}");
        assert!(all_end_within(&family, Duration::from_secs(2)), "{family:?}");
        assert_eq!(sandbox.run(&exit, &Job::default()).unwrap().status, Status::Exited(7));
    }
}

/// A helper that is stopped does not answer; the wall clock of the orchestrator holds all the same.
#[test]
fn a_helper_that_does_not_answer_is_killed() {
    let exit = compile(&folder().join("exit_code.c"));
    let mut sandbox = Sandbox::start(&helper(), Some(Level::Filter)).unwrap();
    let helper = sandbox.helper_process().unwrap();
    // SAFETY: a plain system call on a process that this test started.
    unsafe { libc::kill(helper as i32, libc::SIGSTOP) };
    let error = sandbox.run(&exit, &Job::default()).unwrap_err();
    assert!(matches!(error, SandboxError::HelperLost { .. }), "{error}");
    assert!(!is_alive(helper));
    assert_eq!(sandbox.run(&exit, &Job::default()).unwrap().status, Status::Exited(7));
}

#[test]
fn an_instance_that_is_dropped_ends_before_the_next_one_starts() {
    let (program, exit) = (endless(), compile(&folder().join("exit_code.c")));
    for mut sandbox in sandboxes() {
        let at_rest = family(sandbox.helper_process().unwrap());
        let mut job = Job::default();
        job.limits.cpu = Duration::from_secs(60);
        job.limits.wall = Duration::from_secs(60);
        drop(sandbox.spawn(&program, &job).unwrap());
        assert_eq!(family(sandbox.helper_process().unwrap()).len(), at_rest.len() + 1);
        assert_eq!(sandbox.run(&exit, &Job::default()).unwrap().status, Status::Exited(7));
        assert_eq!(family(sandbox.helper_process().unwrap()), at_rest);
    }
}

/// Even if the orchestrator never asks again.
#[test]
fn an_instance_that_is_forgotten_ends_by_itself() {
    let program = endless();
    for mut sandbox in sandboxes() {
        let at_rest = family(sandbox.helper_process().unwrap());
        let mut job = Job::default();
        job.limits.wall = Duration::from_millis(50);
        let _instance = sandbox.spawn(&program, &job).unwrap();
        let ends = Instant::now() + Duration::from_secs(4);
        while family(sandbox.helper_process().unwrap()) != at_rest {
            assert!(Instant::now() < ends);
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn a_sandbox_outlives_the_thread_that_started_it() {
    let exit = compile(&folder().join("exit_code.c"));
    for level in Level::LADDER {
        let started = std::thread::spawn(move || Sandbox::start(&helper(), Some(level)));
        let Ok(mut sandbox) = started.join().unwrap() else { continue };
        let helper = sandbox.helper_process();
        assert_eq!(sandbox.run(&exit, &Job::default()).unwrap().status, Status::Exited(7));
        assert_eq!(sandbox.helper_process(), helper, "it was started anew");
    }
}

#[test]
fn runs_leave_no_descriptors_in_the_orchestrator_nor_in_the_helper() {
    let exit = compile(&folder().join("exit_code.c"));
    for mut sandbox in sandboxes() {
        let helper = family(sandbox.helper_process().unwrap()).into_iter().next_back().unwrap();
        let count = || std::fs::read_dir(format!("/proc/{helper}/fd")).map(|entries| entries.count()).ok();
        sandbox.run(&exit, &Job::default()).unwrap();
        let before = count();
        for _ in 0..20 {
            sandbox.run(&exit, &Job::default()).unwrap();
        }
        assert_eq!(count(), before);
        assert_eq!(before.unwrap_or(5), 5, "three standard ones, the socket, the signals");
    }
}

#[test]
fn a_helper_that_is_none_is_refused_with_the_reason() {
    let unavailable = Sandbox::start(Path::new("/nonexistent/helper"), None).err().unwrap();
    assert_eq!(unavailable.refusals.len(), 2);
    let message = diagnostics::render(&unavailable.diagnostic(), false);
    assert!(message.contains("IC0601") && message.contains("/nonexistent/helper") && message.contains("help"), "{message}");
    let unavailable = Sandbox::start(Path::new("/bin/true"), Some(Level::Filter)).err().unwrap();
    assert_eq!(unavailable.refusals[0].step, "hear from the helper");
}

/// Set in a process that [`holds_a_sandbox`] and is then killed.
const HOLDER: &str = "INTENTC_SANDBOX_TEST_HOLDER";

#[test]
fn everything_ends_with_the_orchestrator() {
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "life::holds_a_sandbox", "--nocapture"])
        .env(HOLDER, "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut processes = BTreeSet::new();
    for line in BufReader::new(holder.stdout.take().unwrap()).lines() {
        match line.unwrap().strip_prefix("processes ") {
            Some(numbers) => processes.extend(numbers.split_whitespace().map(|number| number.parse::<u32>().unwrap())),
            None if !processes.is_empty() => {}
            None => continue,
        }
        break;
    }
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert!(processes.len() >= 2, "{processes:?}");
    assert!(all_end_within(&processes, Duration::from_secs(3)), "{processes:?}");
}

/// Only of use to the test above, which kills this process in the middle of it.
#[test]
fn holds_a_sandbox() {
    if std::env::var_os(HOLDER).is_none() {
        return;
    }
    let mut held = Vec::new();
    let mut processes = BTreeSet::new();
    for mut sandbox in sandboxes() {
        let instance = sandbox.spawn(&endless(), &Job::default()).unwrap();
        processes.extend(family(sandbox.helper_process().unwrap()));
        held.push((sandbox, instance));
    }
    let numbers: Vec<_> = processes.iter().map(u32::to_string).collect();
    #[expect(clippy::print_stdout, reason = "the test above reads it")]
    {
        println!("\nprocesses {}", numbers.join(" "));
    }
    std::thread::sleep(Duration::from_secs(20));
}

/// Helper, tests and programs where every user can read them; `None` where the suite runs as an ordinary user already.
pub(super) fn copies_for_an_ordinary_user() -> Option<tempfile::TempDir> {
    let map = std::fs::read_to_string("/proc/self/uid_map").unwrap_or_default();
    let has_other_users = map.split_whitespace().nth(2) != Some("1");
    // SAFETY: a plain system call.
    if unsafe { libc::geteuid() } != 0 || !has_other_users {
        return None;
    }
    let copies = tempfile::tempdir().unwrap();
    std::fs::copy(helper(), copies.path().join("intentc-sandbox")).unwrap();
    std::fs::copy(std::env::current_exe().unwrap(), copies.path().join("tests")).unwrap();
    for (from, to) in [(folder(), "programs"), (folder().join("python"), "programs/python")] {
        std::fs::create_dir(copies.path().join(to)).unwrap();
        for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            std::fs::copy(entry.path(), copies.path().join(to).join(entry.file_name())).unwrap();
        }
    }
    for path in [copies.path().to_owned(), copies.path().join("intentc-sandbox"), copies.path().join("tests")] {
        std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    Some(copies)
}

/// The whole suite runs as whoever runs it; where that is root, the programs run once more as an ordinary user.
#[test]
fn an_ordinary_user_is_confined_too() {
    let Some(copies) = copies_for_an_ordinary_user() else { return };
    let tests = ["--exact", "programs::every_program_ends_as_it_says", "python::every_oracle_ends_as_it_says"];
    let mut ordinary = Command::new(copies.path().join("tests"));
    let output = ordinary.args(tests).env(COPIES, copies.path()).current_dir("/").uid(1234).gid(1234).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("2 passed"), "{text}{}", String::from_utf8_lossy(&output.stderr));
}
