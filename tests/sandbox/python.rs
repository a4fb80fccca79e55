//! Oracles in the sandbox: each `programs/python/*.py` states in its first lines what it is given and how it must end.

use super::{folder, helper, spelled};
use sandbox::{Job, Limits, OracleSandbox, OracleUnavailable, Python, Reply, Sandbox, SandboxError, Status, Wanted};
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

fn python() -> &'static Python {
    static PYTHON: OnceLock<Python> = OnceLock::new();
    PYTHON.get_or_init(|| Python::find(None).unwrap_or_else(|error| panic!("these tests need a Python that every user can read: {error}")))
}

/// One for each level that programs have too.
fn sandboxes() -> Vec<Sandbox> {
    let levels = super::sandboxes().into_iter().map(|sandbox| sandbox.level());
    levels.map(|level| Sandbox::start_python(&helper(), Some(level), python()).unwrap()).collect()
}

/// What is wrong with a run of the program.
fn failure(path: &Path, sandbox: &mut Sandbox) -> Option<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut limits = Limits::python();
    let (mut status, mut stdout) = (None, None);
    for (key, value) in text.lines().map_while(|line| line.strip_prefix("# ")).filter_map(|line| line.split_once(": ")) {
        match key {
            "status" => status = Some(value),
            "stdout" => stdout = Some(value),
            "cpu" => limits.cpu = Duration::from_millis(value.parse().unwrap()),
            "wall" => limits.wall = Duration::from_millis(value.parse().unwrap()),
            "output" => limits.output = value.parse().unwrap(),
            _ => {}
        }
    }
    let conversation = sandbox.converse_python(&["-c", &text], limits).unwrap();
    let outcome = conversation.await_end(sandbox).unwrap();
    let (actual, written) = (spelled(outcome.status), String::from_utf8_lossy(&outcome.stdout));
    let fits = Some(actual.as_str()) == status && stdout.is_none_or(|stdout| stdout == written);
    let bounded = outcome.stdout.len() <= limits.output && outcome.wall < limits.wall + Duration::from_millis(500);
    let said = String::from_utf8_lossy(&outcome.stderr);
    let written: String = written.chars().take(200).collect();
    (!fits || !bounded).then(|| format!("{} at {}: {actual}, wrote {written:?}\n{said}", path.display(), sandbox.level()))
}

#[test]
fn every_oracle_ends_as_it_says() {
    let mut paths: Vec<_> = std::fs::read_dir(folder().join("python")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    assert!(paths.len() >= 15, "{} oracles", paths.len());
    let failures: Vec<String> = std::thread::scope(|scope| {
        let run_all = |mut sandbox: Sandbox| {
            let paths = &paths;
            scope.spawn(move || paths.iter().filter_map(|path| failure(path, &mut sandbox)).collect::<Vec<_>>())
        };
        let threads: Vec<_> = sandboxes().into_iter().map(run_all).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn an_oracle_answers_one_request_after_another() {
    let answer = "import sys\nfor line in sys.stdin: print(len(line) - 1, flush=True)";
    for mut sandbox in sandboxes() {
        let mut conversation = sandbox.converse_python(&["-c", answer], Limits::python()).unwrap();
        for (request, expected) in [("\n", "0\n"), ("naïve\n", "5\n"), ("a\nbc\n", "1\n2\n")] {
            let wanted = Wanted::Lines(expected.lines().count());
            let reply = conversation.exchange(&mut sandbox, request.as_bytes(), wanted, Duration::from_secs(5)).unwrap();
            assert_eq!(reply, Reply::Whole(expected.into()));
        }
        assert_eq!(conversation.finish(&mut sandbox).unwrap().status, Status::Exited(0));
    }
}

#[test]
fn sets_of_texts_have_the_same_order_in_every_run() {
    let program = "print({'word%d' % number for number in range(50)}, id(object()))";
    for mut sandbox in sandboxes() {
        let mut run = || sandbox.converse_python(&["-c", program], Limits::python()).unwrap().await_end(&mut sandbox).unwrap().stdout;
        let first = run();
        assert!(first.len() > 300);
        assert_eq!(String::from_utf8(run()).unwrap(), String::from_utf8(first).unwrap());
    }
}

/// The machine gives what the file view does not, so that the tests of the view could not fail for another reason.
#[test]
fn what_the_oracle_cannot_read_is_there() {
    for path in ["/etc/passwd", "/proc/self/environ", "/bin/sh"] {
        assert!(std::fs::read(path).is_ok(), "{path}");
    }
}

#[test]
fn a_python_sandbox_runs_no_program_and_another_runs_no_python() {
    for mut sandbox in sandboxes() {
        assert!(matches!(sandbox.run(b"", &Job::default()), Err(SandboxError::InvalidArguments(_))));
    }
    for mut sandbox in super::sandboxes() {
        let refused = sandbox.converse_python(&["-c", ""], Limits::python()).map(drop);
        assert!(matches!(refused, Err(SandboxError::InvalidArguments(_))));
    }
}

#[test]
fn a_python_that_is_none_is_refused_with_the_reason() {
    for (place, word) in [("/nonexistent/python3", "cannot be started"), ("/bin/true", "where its files are")] {
        let error = Python::find(Some(Path::new(place))).unwrap_err();
        let message = diagnostics::render(&error.diagnostic(), false);
        assert!(message.contains("IC0607") && message.contains(place) && message.contains(word) && message.contains("help"), "{message}");
        let mut oracles = OracleSandbox::new(helper(), None, Some(place.into()));
        assert!(matches!(oracles.get().map(drop), Err(OracleUnavailable::Python(_))));
    }
}

/// A name on the search path may be a script that starts the interpreter.
#[test]
fn a_script_stands_for_its_interpreter() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("python3");
    std::fs::write(&script, format!("#!/bin/sh\nexec {} \"$@\"\n", python().executable().display())).unwrap();
    std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    assert_eq!(&Python::find(Some(&script)).unwrap(), python());
}

/// The sandbox of root runs as another user.
#[test]
fn a_python_that_the_sandboxs_user_cannot_read_is_passed_over() {
    // SAFETY: a plain system call.
    if unsafe { libc::geteuid() } != 0 {
        assert!(Python::find(None).is_ok(), "who runs it can read it");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("python3");
    std::fs::copy(python().executable(), &copy).unwrap();
    std::fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let error = Python::find(Some(&copy)).unwrap_err();
    assert!(error.to_string().contains("cannot read"), "{error}");
    std::fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let copied = Python::find(Some(&copy)).unwrap();
    assert!(copied.executable().starts_with(std::fs::canonicalize(folder.path()).unwrap()));
    assert!(Sandbox::start_python(&helper(), None, &copied).is_ok());
}

#[test]
fn the_sandbox_of_oracles_is_started_once() {
    let mut oracles = OracleSandbox::new(helper(), None, None);
    let first = oracles.get().unwrap().helper_process();
    let asked = Instant::now();
    assert_eq!(oracles.get().unwrap().helper_process(), first);
    assert!(asked.elapsed() < Duration::from_millis(50));
}
