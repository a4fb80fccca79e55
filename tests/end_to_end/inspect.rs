//! `intentc inspect`: what a program says of itself, and what is found of one that was changed.

use crate::workbench::Workbench;
use std::path::Path;

const SENTENCE: &str = "Build a TCP echo server on port 7777";

fn echo(bench: &Workbench) -> Vec<u8> {
    bench.run(["build", SENTENCE, "-o", "echo"]).exits(0);
    std::fs::read(bench.path("echo")).unwrap()
}

#[test]
fn a_program_says_what_it_is() {
    let bench = Workbench::new();
    let bytes = echo(&bench);
    let shown = bench.run(["inspect", "echo"]).exits(0);
    for words in [SENTENCE, "x86_64-linux", "accepted; rests on scenarios of the pattern", "tcp_echo.ll", "unchanged", "sealed", "accept4"]
    {
        assert!(shown.stdout.contains(words), "`{words}` is missing in\n{}", shown.stdout);
    }
    let document = bench.run(["inspect", "echo", "--json"]).exits(0).json();
    assert_eq!(document["schema"], "intentc.inspect");
    assert_eq!(document["hash"], blake3::hash(&bytes).to_hex().as_str());
    assert_eq!((&document["is_intact"], &document["lock"]["state"]), (&true.into(), &"no-lock".into()));
    let calls = document["system_calls"].as_array().unwrap();
    assert!(calls.len() > 5);
    for call in calls {
        let path: Vec<&str> = call["path"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        assert_eq!(path.first(), Some(&"_start"), "{call}");
        assert_eq!(*path.last().unwrap(), format!("sys_{}", call["name"].as_str().unwrap()), "{call}");
    }
    let socket = calls.iter().find(|call| call["name"] == "socket").unwrap();
    assert!(socket["condition"].as_str().unwrap().contains("argument 1 is 0x2"), "AF_INET: {socket}");
}

#[test]
fn a_statement_names_the_file_and_what_it_was_made_of() {
    let bench = Workbench::new();
    let bytes = echo(&bench);
    let statement = bench.run(["inspect", "echo", "--attest"]).exits(0).json();
    assert_eq!(statement["_type"], "https://in-toto.io/Statement/v1");
    assert_eq!(statement["predicateType"], "https://slsa.dev/provenance/v1");
    assert_eq!(statement["subject"][0]["name"], "echo");
    assert_eq!(statement["subject"][0]["digest"]["blake3"], blake3::hash(&bytes).to_hex().as_str());
    let sum = std::process::Command::new("sha256sum").arg(bench.path("echo")).output().unwrap();
    let sum = String::from_utf8(sum.stdout).unwrap();
    assert_eq!(statement["subject"][0]["digest"]["sha256"], sum.split(' ').next().unwrap());
    let definition = &statement["predicate"]["buildDefinition"];
    assert_eq!(definition["externalParameters"]["intent"], SENTENCE);
    let names: Vec<_> = definition["resolvedDependencies"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"tcp_echo.ll") && names.contains(&"runtime library"), "{names:?}");
}

/// Bytes of the whole file, one at a time in steps: each is found, in the note's words or as a file that cannot be read.
#[test]
fn a_changed_byte_is_found() {
    let bench = Workbench::new();
    let bytes = echo(&bench);
    for place in (0..bytes.len()).step_by(61) {
        let mut changed = bytes.clone();
        changed[place] ^= 0x10;
        bench.write("changed", &changed);
        let shown = bench.run(["inspect", "changed"]);
        assert!(shown.exit != Some(0) && shown.exit != Some(70), "byte {place}: {shown:?}");
        assert!(!bench.run(["inspect", "changed", "--attest"]).stdout.contains("Statement"), "byte {place}");
    }
    let mut other = bytes.clone();
    let port = bytes.windows(4).position(|window| window == b"7777").unwrap();
    other[port] = b'6';
    bench.write("changed", &other);
    bench.run(["inspect", "changed"]).exits(1).says("IC9028").says("was changed after it was built");
}

#[test]
fn the_lock_knows_the_very_file() {
    let bench = Workbench::new();
    bench.copy_examples();
    bench.run(["build", "examples/strings.intent", "--model", "replay:examples/replies/strings"]).exits(0);
    let shown = bench.run(["inspect", "examples/bin/shout", "--json"]).exits(0).json();
    assert_eq!((&shown["lock"]["state"], &shown["modules_unchanged"]), (&"agrees".into(), &true.into()));
    assert!(shown["system_calls"].as_array().unwrap().iter().all(|call| !call["path"].as_array().unwrap().is_empty()), "{shown}");
    // Another build of the same step is a program of intentc, but not the one that is listed.
    let path = bench.path("examples/bin/shout");
    std::fs::copy(&path, bench.path("moved")).unwrap();
    bench.run(["inspect", "moved"]).exits(0);
    bench.run(["build", SENTENCE, "-o", "examples/bin/shout"]).exits(0);
    bench.run(["inspect", "examples/bin/shout"]).exits(1).says("is not the program `shout`");
    bench.run(["inspect", "moved", "--lock", "examples/intent.lock"]).exits(0);
    std::fs::rename(&path, bench.path("renamed")).unwrap();
    bench.run(["inspect", "renamed", "--lock", "examples/intent.lock"]).exits(1).says("does not list");
}

#[test]
fn what_is_written_first_does_not_stay_alone() {
    let bench = Workbench::new();
    std::fs::create_dir(bench.path("echo.ll")).unwrap();
    bench.run(["build", SENTENCE, "--emit", "elf,ll", "-o", "echo"]).exits(2).says("IC9004");
    assert!(!bench.path("echo").exists());
}

#[test]
fn what_is_no_program_of_intentc_is_said() {
    let bench = Workbench::new();
    bench.write("text", "hello\n");
    for file in ["text", "none", "/proc/self/exe", "."] {
        bench.run(["inspect", file]).exits(2).says("IC9027");
    }
    assert!(Path::new("/bin/true").exists());
    bench.run(["inspect", "/bin/true"]).exits(2).says("has no note of intentc");
}
