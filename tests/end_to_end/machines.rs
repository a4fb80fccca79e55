//! Other machines, forms and processors, as a user asks for them.

use crate::workbench::Workbench;
use std::io::Write;
use std::process::Command;

const SENTENCE: &str = "Build a TCP echo server on port 7071";

/// `e_machine` of a program.
fn machine(bench: &Workbench, file: &str) -> u16 {
    let bytes = std::fs::read(bench.path(file)).unwrap();
    assert_eq!(&bytes[..4], b"\x7fELF");
    u16::from_le_bytes([bytes[18], bytes[19]])
}

#[test]
fn a_program_for_another_machine_is_never_called_proven() {
    let bench = Workbench::new();
    let host = std::env::consts::ARCH;
    for (target, number) in [("aarch64-linux", 183), ("riscv64-linux", 243), ("x86_64-linux", 62)] {
        let is_foreign = !target.starts_with(host);
        let built = bench.run(["build", SENTENCE, "--target", target, "-o", target]).exits(if is_foreign { 5 } else { 0 });
        if is_foreign {
            built.says(&format!("the {target} build was not run"));
        }
        assert_eq!(machine(&bench, target), number, "{target}");
    }
}

#[test]
fn forms_lie_beside_the_program_and_the_only_one_at_the_path_itself() {
    let bench = Workbench::new();
    bench.run(["build", SENTENCE, "-Oz", "-g", "--emit", "elf,ll", "--emit", "obj,bc", "-o", "echo"]).exits(0);
    assert!(bench.read("echo.ll").contains("define void @_start()"));
    let starts = |file: &str, start: &[u8]| std::fs::read(bench.path(file)).unwrap().starts_with(start);
    assert!(starts("echo", b"\x7fELF") && starts("echo.o", b"\x7fELF") && starts("echo.bc", b"BC\xc0\xde"));
    bench.run(["build", SENTENCE, "--emit", "ll", "-o", "text"]).exits(0);
    assert!(bench.read("text").contains("define void @_start()"));
    assert!(!bench.path("text.ll").exists());
    let shown = bench.run(["runs", "show", "last", "--json"]).exits(0).json();
    let chosen = shown["events"].as_array().unwrap().iter().find(|event| event["kind"] == "product.chosen").unwrap()["data"].clone();
    assert_eq!((chosen["optimisation"].as_str(), chosen["emit"][0].as_str()), (Some("O2"), Some("ll")));
}

#[test]
fn what_there_is_not_is_refused_before_anything_starts() {
    let bench = Workbench::new();
    let cases: [(&[&str], &str); 5] = [
        (&["--target", "vax"], "known: x86_64-linux, aarch64-linux, riscv64-linux, wasm32"),
        (&["--target", "riscv64-linux", "--cpu", "sifive-u75"], "did you mean `sifive-u7"),
        (&["-O3"], "choose one of 0, 2, z"),
        (&["--target", "wasm32"], "wasm32 runs no programs"),
        (&["--emit", "wasm", "--target", "aarch64-linux"], "its own form is `elf`"),
    ];
    for (flags, message) in cases {
        bench.run(["build", SENTENCE].iter().chain(flags)).exits(2).says(message);
        bench.run(["plan", SENTENCE].iter().chain(flags)).exits(2).says(message);
    }
}

/// The steps of the example that make modules, for the target that its project names.
fn modules_of_the_example(bench: &Workbench, target: &str) {
    bench.copy_examples();
    let task = bench.read("examples/strings.intent");
    let steps: Vec<&str> = task.split("---\n").filter(|step| !step.trim_start().starts_with("@program")).collect();
    bench.write("examples/strings.intent", steps.join("---\n"));
    bench.write("examples/intent.toml", format!("model = \"replay:replies/strings\"\ntarget = \"{target}\"\n"));
}

#[test]
fn functions_become_one_module_for_an_engine() {
    let bench = Workbench::new();
    modules_of_the_example(&bench, "wasm32");
    bench.run(["build", "examples/strings.intent"]).exits(5).says("the wasm32 build was not run");
    let wasm = std::fs::read(bench.path("examples/bin/strings.wasm")).unwrap();
    bench.run(["inspect", "examples/bin/strings.wasm"]).exits(0).says("for wasm32").says("1 unproven");
    assert!(wasm.starts_with(b"\0asm\x01\0\0\0"));
    for export in ["reverse", "count_char", "greeting", "count_words", "memory"] {
        assert!(wasm.windows(export.len()).any(|window| window == export.as_bytes()), "{export}");
    }
    let lock = bench.read("examples/intent.lock");
    assert!(lock.contains("[build]\ntarget = \"wasm32\"\n"), "{lock}");
}

#[test]
fn the_lines_of_a_module_are_in_the_program() {
    let bench = Workbench::new();
    bench.run(["build", SENTENCE, "-g", "-O0", "-o", "echo"]).exits(0);
    let Ok(output) = Command::new("gdb").args(["-nx", "-batch", "-ex", "info line main"]).arg(bench.path("echo")).output() else {
        let _ = writeln!(std::io::stderr(), "\nNOT TESTED: gdb cannot be started; install gdb\n");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("of \"tcp_echo.ll\""), "{said}");
}
