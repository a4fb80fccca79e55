//! `intentc inspect`: what a program says of itself, and what is found of one that was changed.

use crate::workbench::Workbench;
use std::os::unix::fs::PermissionsExt;
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

/// Every byte that is loaded, one at a time in steps: each is found, in the note's words or as a file that cannot be read.
#[test]
fn a_changed_byte_is_found() {
    let bench = Workbench::new();
    let bytes = echo(&bench);
    let loaded = bytes.windows(8).position(|window| window == b"intentc\0").unwrap() - 12;
    // The place and size of the section table in the file header are not among the bytes that the note is made for.
    for place in (0..loaded).step_by(67).filter(|place| !(40..48).contains(place) && !(60..64).contains(place)) {
        let mut changed = bytes.clone();
        changed[place] ^= 0x10;
        bench.write("changed", &changed);
        let shown = bench.run(["inspect", "changed"]);
        assert!(shown.exit != Some(0) && shown.exit != Some(70), "byte {place}: {shown:?}");
        assert!(!bench.run(["inspect", "changed", "--attest"]).stdout.contains("Statement"), "byte {place}");
    }
    let mut other = bytes.clone();
    other[loaded - 1] ^= 1;
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
    // A byte of the note itself is covered by the lock alone.
    let path = bench.path("examples/bin/shout");
    let mut bytes = std::fs::read(&path).unwrap();
    let place = bytes.windows(5).position(|window| window == b"shout" || window == b"upper").unwrap_or(bytes.len() - 1);
    bytes[place] ^= 2;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::write(&path, bytes).unwrap();
    bench.run(["inspect", "examples/bin/shout"]).exits(1);
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
