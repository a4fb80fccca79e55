//! The processors of the target table against those that LLVM itself lists.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use targets::Target;

fn llc() -> Command {
    let config = Command::new("llvm-config-19").arg("--bindir").output().expect("LLVM 19's llvm-config is installed");
    Command::new(PathBuf::from(String::from_utf8(config.stdout).unwrap().trim()).join("llc"))
}

#[test]
fn the_table_has_the_processors_of_llvm_but_those_of_32_bits() {
    for target in Target::ALL {
        let description = target.description();
        let march = description.triple.split('-').next().unwrap().replace('_', "-");
        let output = llc().args([format!("-march={march}"), "-mcpu=help".into()]).stdin(Stdio::null()).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        let listed: BTreeSet<&str> =
            text.lines().filter(|line| line.contains(" - Select the ")).filter_map(|line| line.split_whitespace().next()).collect();
        assert!(listed.len() >= 3, "{target}: {text}");
        let table: BTreeSet<&str> = description.cpus.iter().copied().collect();
        let unknown: Vec<_> = table.difference(&listed).collect();
        assert_eq!(unknown, [&""; 0], "{target}");
        // Those that are left out cannot make code for the target.
        for left_out in listed.difference(&table).filter(|name| **name != "generic") {
            let triple = format!("-mtriple={}", description.triple);
            let cpu = format!("-mcpu={left_out}");
            let mut child = llc().args([&triple, &cpu, "-o", "/dev/null"]).stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
            let code = b"define i64 @f(i64 %x) {\n  ret i64 %x\n}\n";
            // It may be gone before it has read anything.
            let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), code);
            assert!(!child.wait().unwrap().success(), "{target} could have {left_out}");
        }
    }
}
