//! Mutants of real modules against LLVM: nearly all of them must be valid.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use verify::mutants::{self, Kind};

fn assembler() -> PathBuf {
    let output = Command::new("llvm-config-19").arg("--bindir").output().expect("llvm-config-19 must be installed (package llvm-19-dev)");
    let path = PathBuf::from(String::from_utf8(output.stdout).unwrap().trim()).join("llvm-as");
    assert!(path.exists(), "{} is missing: install the package llvm-19", path.display());
    path
}

/// What LLVM says against a text, if anything.
fn refusal(assembler: &Path, text: &str) -> Option<String> {
    let mut child = Command::new(assembler)
        .args(["-o", "/dev/null", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("llvm-as starts");
    // A text that is refused early is not read to its end.
    _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    let output = child.wait_with_output().unwrap();
    (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

fn modules() -> Vec<PathBuf> {
    let folder = |path: &str| super::cases(&super::folder().join("../..").join(path), "ll");
    ["runtime", "runtime/x86_64-linux", "examples/modules", "patterns/library", "tests/verify/examples"]
        .into_iter()
        .flat_map(folder)
        .collect()
}

/// A test must not take minutes: of each module this many, spread over its functions and kinds.
const OF_EACH: usize = 12;

#[test]
fn mutants_of_real_modules_are_valid() {
    let (assembler, modules) = (assembler(), modules());
    assert!(modules.len() >= 36, "only {} modules", modules.len());
    let (mut made, mut refused) = (0, Vec::new());
    let mut kinds: HashMap<Kind, usize> = HashMap::new();
    for path in modules {
        let text = std::fs::read_to_string(&path).unwrap();
        if refusal(&assembler, &text).is_some() {
            continue;
        }
        for mutant in mutants::mutants(&text, 5, OF_EACH) {
            made += 1;
            *kinds.entry(mutant.kind).or_default() += 1;
            let problem = refusal(&assembler, &mutant.text);
            refused.extend(problem.map(|problem| format!("{}: {}: {problem}", path.display(), mutant.description)));
        }
    }
    assert!(made >= 300, "only {made} mutants");
    assert_eq!(kinds.len(), Kind::ALL.len(), "a kind is missing: {kinds:?}");
    assert!(refused.len() * 50 <= made, "LLVM refuses {} of {made}:\n{}", refused.len(), refused.join("\n"));
}
