//! Same inputs, same bytes: in another folder, for another user, at another time, with other builds beside.

use crate::workbench::Workbench;
use std::io::Write as _;
use std::os::unix::process::CommandExt;
use std::time::Duration;

const SENTENCE: &str = "Build a TCP echo server on port 7777";

/// Everything that a build hands over, by name.
type Results = Vec<(String, Vec<u8>)>;

fn prepare(bench: &Workbench) {
    bench.copy_examples();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    for folder in ["", "examples"] {
        std::fs::set_permissions(bench.path(folder), std::fs::Permissions::clone(&mode)).unwrap();
    }
}

/// The example's modules and program, and a program from a sentence.
fn build(bench: &Workbench, change: &dyn Fn(&mut std::process::Command)) -> Results {
    for arguments in
        [["build", "examples/strings.intent", "--model", "replay:examples/replies/strings"], ["build", SENTENCE, "-o", "examples/echo"]]
    {
        let mut command = bench.command(arguments);
        change(&mut command);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let names = ["bin/shout", "echo", "intent.lock", "modules/manifest.txt", "modules/strings.ll", "modules/words.ll"];
    names.map(|name| (name.to_owned(), std::fs::read(bench.path(&format!("examples/{name}"))).unwrap())).into()
}

#[track_caller]
fn assert_same(first: &Results, second: &Results) {
    for ((name, first), (_, second)) in first.iter().zip(second) {
        assert!(first == second, "{name} differs");
    }
}

#[test]
fn folder_time_environment_user_and_neighbours_do_not_show() {
    let first = Workbench::new();
    prepare(&first);
    let expected = build(&first, &|_| {});

    // A folder with a longer name, another time, another locale and zone, one processor.
    std::thread::sleep(Duration::from_millis(1100));
    let second = Workbench::new();
    let inner = second.path("a folder with a much longer name/and blanks");
    std::fs::create_dir_all(&inner).unwrap();
    prepare(&second);
    std::fs::rename(second.path("examples"), inner.join("examples")).unwrap();
    std::os::unix::fs::symlink(inner.join("examples"), second.path("examples")).unwrap();
    let other = build(&second, &|command| {
        command
            .current_dir(&inner)
            .env("TZ", "Pacific/Chatham")
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("USER", "somebody")
            .env("TMPDIR", &inner)
            .env("COLUMNS", "7");
    });
    assert_same(&expected, &other);

    // Another user.
    if nix::unistd::geteuid().is_root() {
        let third = Workbench::new();
        prepare(&third);
        let as_nobody = build(&third, &|command| {
            command.uid(65534).gid(65534);
        });
        assert_same(&expected, &as_nobody);
    } else {
        let _ = writeln!(std::io::stderr(), "\nNOT TESTED: only root can build as another user\n");
    }

    // Four builds at once, each with its own workers.
    let results: Vec<Results> = std::thread::scope(|scope| {
        let one = || {
            let bench = Workbench::new();
            prepare(&bench);
            build(&bench, &|_| {})
        };
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(one)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    results.iter().for_each(|result| assert_same(&expected, result));
}

/// The second build finds the lock and the modules of the first.
#[test]
fn a_build_with_settings_gives_the_same_bytes_again() {
    let bench = Workbench::new();
    prepare(&bench);
    let change: &dyn Fn(&mut std::process::Command) = &|command| {
        command.args(["--target", "x86_64-linux", "-O2", "-g"]);
    };
    let first = build(&bench, change);
    assert_same(&first, &build(&bench, change));
    let shown = bench.run(["inspect", "examples/bin/shout"]).exits(0);
    assert!(shown.stdout.contains("lists this very file") && !shown.stdout.contains("have changed since"), "{}", shown.stdout);
}
