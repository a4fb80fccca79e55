//! Cases in `tests/end_to_end/cases/*.toml`: files, a command, and what must come of it. Adding one needs no Rust.

use crate::workbench::Workbench;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    arguments: Vec<String>,
    exit: i32,
    /// Each must stand in standard output or standard error.
    says: Vec<String>,
    /// Paths that must not exist afterwards.
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default)]
    files: BTreeMap<String, String>,
}

#[test]
fn every_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/end_to_end/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut failures = Vec::new();
    for path in &paths {
        let case: Case =
            toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        failures.extend(check(&case).into_iter().map(|failure| format!("{}: {failure}", path.file_stem().unwrap().display())));
    }
    assert!(paths.len() >= 15, "only {} cases were found", paths.len());
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn check(case: &Case) -> Vec<String> {
    let bench = Workbench::new();
    for (name, content) in &case.files {
        bench.write(name, content);
    }
    let finished = bench.run(&case.arguments);
    let output = format!("{}{}", finished.stdout, finished.stderr);
    let mut failures = Vec::new();
    if finished.exit != Some(case.exit) {
        failures.push(format!("exit {:?} in place of {}\n{output}", finished.exit, case.exit));
    }
    failures.extend(case.says.iter().filter(|text| !output.contains(*text)).map(|text| format!("does not say `{text}`\n{output}")));
    failures.extend(case.absent.iter().filter(|name| bench.path(name).exists()).map(|name| format!("{name} was written")));
    failures
}
