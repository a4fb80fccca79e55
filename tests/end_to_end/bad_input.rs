//! Outputs and environments that do not work: a message, the right exit code, nothing half written.

use crate::workbench::{Workbench, binary};
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

const SENTENCE: &str = "Build a TCP echo server on port 8080";

#[test]
fn an_output_that_cannot_be_written_is_said_before_work_is_done() {
    let bench = Workbench::new();
    bench.run(["build", SENTENCE, "-o", "no/such/folder/echo"]).exits(2).says("IC9004").says("no/such/folder/echo");
    fs::create_dir(bench.path("folder")).unwrap();
    bench.run(["build", SENTENCE, "-o", "folder"]).exits(2).says("is a folder");
    bench.run(["build", SENTENCE, "-o", "/proc/echo"]).exits(2).says("/proc/echo");
}

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let bench = Workbench::new();
    fs::create_dir(bench.path("full")).unwrap();
    // One page for the file system: the folder entry fits, the program does not.
    let script = format!(
        "mount -t tmpfs -o size=4k,nr_inodes=16 tmpfs full && head -c 4096 /dev/zero > full/filler; \
         '{}' build '{SENTENCE}' -o full/echo; code=$?; ls -A full; exit $code",
        binary().display()
    );
    let output = bench_command(&bench, &script);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("No space left"), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "filler");
}

fn bench_command(bench: &Workbench, script: &str) -> std::process::Output {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]).current_dir(bench.path("."));
    command.env("INTENTC_STATE_DIR", bench.path("state")).env("HOME", bench.path("."));
    command.output().expect("unshare of util-linux")
}

#[test]
fn a_ledger_that_cannot_be_written_ends_the_run() {
    let bench = Workbench::new();
    bench.write("file", "not a folder");
    let output = bench.command(["build", SENTENCE, "-o", "echo"]).env("INTENTC_STATE_DIR", bench.path("file")).output().unwrap();
    assert_eq!(output.status.code(), Some(9));
    assert!(String::from_utf8_lossy(&output.stderr).contains("INTENTC_STATE_DIR"));
    assert!(!bench.path("echo").exists());
}

#[test]
fn task_files_that_are_no_text_or_too_large_are_refused() {
    let bench = Workbench::new();
    bench.write("latin1.intent", b"@create a.ll\nStra\xdfe\n");
    bench.run(["build", "latin1.intent"]).exits(2).says("UTF-8").says("2");
    let large = fs::File::create(bench.path("large.intent")).unwrap();
    large.set_len(100 << 20).unwrap();
    bench.run(["build", "large.intent"]).exits(2).says("104857600 bytes");
    bench.run(["build", "missing.intent"]).exits(2).says("missing.intent");
    bench.write("empty.intent", "");
    bench.run(["build", "empty.intent"]).exits(2).says("empty");
}

#[test]
fn a_link_out_of_the_project_is_not_followed() {
    let bench = Workbench::new();
    bench.write("outside/secret.ll", "define i64 @secret() {\nentry:\n  ret i64 1\n}\n");
    fs::create_dir_all(bench.path("project/modules")).unwrap();
    symlink(bench.path("outside/secret.ll"), bench.path("project/modules/secret.ll")).unwrap();
    bench.write("project/t.intent", "@test secret.ll\n@signature secret() -> i64\n@example secret() == 1\n");
    bench.run(["build", "project/t.intent"]).exits(2).says("secret.ll").says("link");

    fs::create_dir_all(bench.path("pages")).unwrap();
    bench.write("pages/index.html", "home");
    symlink("/etc/passwd", bench.path("pages/about.html")).unwrap();
    let sentence = "Build an HTTP server with routing for / and /about";
    bench.run(["build", sentence, "--content", "pages", "-o", "site"]).exits(2).says("about.html").says("link");
    assert!(!bench.path("site").exists());
}

#[test]
fn content_that_is_missing_is_named() {
    let bench = Workbench::new();
    let sentence = "Build an HTTP server with routing for / and /about";
    bench.run(["build", sentence, "-o", "site"]).exits(2).says("--content");
    bench.write("pages/index.html", "home");
    bench.run(["build", sentence, "--content", "pages", "-o", "site"]).exits(2).says("/about").says("about.html");
    bench.run(["build", sentence, "--content", "nowhere", "-o", "site"]).exits(2).says("nowhere");
}

#[test]
fn a_port_in_use_is_said_where_the_sandbox_has_no_network_of_its_own() {
    let bench = Workbench::new();
    let taken = std::net::TcpListener::bind("0.0.0.0:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let sentence = format!("Build a TCP echo server on port {port}");
    bench.run(["build", &sentence, "-o", "echo", "-c", "sandbox=filter"]).exits(8).says(&format!("port {port}")).says("use");
    assert!(!bench.path("echo").exists());
}

#[test]
fn a_sentence_with_terminal_escapes_reaches_no_terminal() {
    let bench = Workbench::new();
    let finished = bench.run(["build", "Build a TCP echo server \u{1b}]0;title\u{7} on port 8080"]);
    assert_ne!(finished.exit, Some(0));
    assert!(!finished.stderr.contains('\u{1b}') && !finished.stdout.contains('\u{1b}'), "{:?}", finished.stderr);
}

#[test]
fn ctrl_c_says_something_and_leaves_nothing() {
    let bench = Workbench::new();
    bench.write("double.intent", "@create double.ll\nTwice.\n@signature double(x: i64) -> i64\n@example double(1) == 2\n");
    let mut child =
        bench.command(["build", "double.intent", "--model", "exec:sleep 30"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut stderr = std::io::BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.contains("ask") {
        line.clear();
        assert!(std::io::BufRead::read_line(&mut stderr, &mut line).unwrap() > 0, "the model was never asked");
    }
    let pid = nix::unistd::Pid::from_raw(child.id() as i32);
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGINT).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut stderr, &mut rest).unwrap();
    assert!(rest.contains("interrupted"), "{rest}");
    assert!(!bench.path("modules").exists());
}
