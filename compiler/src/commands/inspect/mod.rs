//! `intentc inspect FILE`: what a program says of itself, and whether it is still so.

mod attest;
mod calls;
mod checks;
mod report;

use super::print_json;
use crate::arguments::{Global, InspectArguments};
use crate::console::{self, Console};
use crate::exit::{Exit, Failure};
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use targets::provenance;

/// Twice the largest program that a build hands over.
const LARGEST: u64 = 256 << 20;

pub fn run(global: &Global, arguments: &InspectArguments, console: Console) -> Result<Exit, Failure> {
    let path = &arguments.file;
    let bytes = read(path)?;
    let attached = provenance::read(&bytes).map_err(|error| unreadable(path, &error.to_string()))?;
    let checks = checks::check(path, &bytes, &attached, arguments.lock.as_deref())?;
    let calls = calls::allowed(path, &bytes, &attached.note);
    let findings = checks.findings(&calls);
    let exit = if findings.is_empty() { Exit::Success } else { Exit::Rejected };
    for finding in &findings {
        console.diagnostic(finding);
    }
    if arguments.attest {
        // Nothing is attested of a file that is not what it was.
        if findings.is_empty() {
            print_json(&attest::statement(path, &bytes, &attached.note));
        }
    } else {
        let document = report::Document::new(path, &bytes, &attached, &checks, &calls, exit, &findings);
        let _ = if global.json { print_json(&document) } else { console::print(&document.to_text()) };
    }
    Ok(exit)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path, &error.to_string()))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error.to_string()))?;
    if bytes.len() as u64 > LARGEST {
        return Err(unreadable(path, &format!("it is larger than {} MiB", LARGEST >> 20)));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, why: &str) -> Failure {
    let diagnostic = Diagnostic::error(&codes::NO_PROVENANCE, format!("cannot inspect {}: {why}", path.display()));
    diagnostic.help("name a program that `intentc build` wrote").into()
}

/// Bytes in hexadecimal.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
