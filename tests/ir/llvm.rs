//! LLVM counts the same: functions, blocks, instructions and calls of every case that LLVM accepts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn llvm_tool(name: &str) -> PathBuf {
    let output = Command::new("llvm-config-19").arg("--bindir").output().expect("llvm-config-19 must be installed (package llvm-19-dev)");
    let path = PathBuf::from(String::from_utf8(output.stdout).unwrap().trim()).join(name);
    assert!(path.exists(), "{} is missing: install the package llvm-19", path.display());
    path
}

fn opt(pass: &str, arguments: &[&str], path: &Path) -> Option<(String, String)> {
    let mut command = Command::new(llvm_tool("opt"));
    command.arg(format!("-passes={pass}")).args(arguments).arg(path).stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    output.status.success().then(|| (text(&output.stdout), text(&output.stderr)))
}

/// LLVM's own counts of functions, blocks, instructions and calls; `None` where it rejects the text.
fn llvm_counts(path: &Path) -> Option<[usize; 4]> {
    let (_, report) = opt("print<func-properties>", &["-disable-output"], path)?;
    let (printed, _) = opt("no-op-module", &["-S"], path)?;
    let sum = |key: &str| report.lines().filter_map(|line| line.strip_prefix(key)).map(|count| count.parse::<usize>().unwrap()).sum();
    let functions = report.matches("Printing analysis results").count();
    Some([functions, sum("BasicBlockCount: "), sum("TotalInstructionCount: "), printed.lines().filter(|line| is_call(line)).count()])
}

/// Whether a line that LLVM printed is a call.
fn is_call(line: &str) -> bool {
    let instruction = line.strip_prefix("  %").and_then(|line| line.split_once(" = ")).map_or(line, |(_, right)| right).trim_start();
    ["call ", "tail call ", "musttail call ", "notail call "].iter().any(|prefix| instruction.starts_with(prefix))
}

fn our_counts(text: &str) -> [usize; 4] {
    let module = ir::parse(text);
    let mut counts = [0; 4];
    for function in module.definitions() {
        let body = function.body();
        counts[0] += 1;
        // LLVM's analysis passes over blocks that nothing leads to.
        let reachable = ir::Flow::of(&body).reachable();
        for block in body.blocks().iter().zip(reachable).filter(|(_, is_reachable)| *is_reachable).map(|(block, _)| block) {
            counts[1] += 1;
            let instructions = body.instructions()[block.instructions.clone()].iter().map(|instruction| instruction.opcode.text);
            counts[2] += instructions.filter(|opcode| !opcode.starts_with("#dbg") && !opcode.starts_with("uselistorder")).count();
        }
        for instruction in body.instructions() {
            let opcode = instruction.opcode.text;
            if opcode == "call" {
                counts[3] += 1;
                assert!(body.call(instruction).is_some(), "a call that is not understood: {}", instruction.span.of(text));
            }
        }
    }
    counts
}

#[test]
fn llvm_counts_the_same() {
    let mut accepted = 0;
    for case in super::cases() {
        if let Some(counts) = llvm_counts(&case) {
            accepted += 1;
            assert_eq!(
                our_counts(&fs::read_to_string(&case).unwrap()),
                counts,
                "{} [functions, blocks, instructions, calls]",
                case.display()
            );
        }
    }
    assert!(accepted >= 4, "LLVM accepts only {accepted} of the cases");
}
