//! Every module is valid by itself, and every function carries the block that the manifest quotes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use runtime::{EffectSet, MACHINES, Module, all_modules, modules, system_calls};

use crate::toolchain::lint;

/// A `define` line with the block before it.
struct Function {
    module: &'static str,
    define: &'static str,
    block: Vec<&'static str>,
    body: Vec<&'static str>,
}

impl Function {
    fn name(&self) -> &str {
        self.define.split_once('@').unwrap().1.split_once('(').unwrap().0
    }

    fn parameters(&self) -> Vec<&str> {
        let (_, rest) = self.define.split_once('@').unwrap();
        let (list, _) = rest.split_once('(').unwrap().1.split_once(')').unwrap();
        list.split(", ").filter(|parameter| !parameter.is_empty()).map(|parameter| parameter.rsplit_once('%').unwrap().1).collect()
    }

    fn is_public(&self) -> bool {
        !self.define.starts_with("define internal ")
    }

    /// The values of the lines `key: value` behind the summary, in order.
    fn lines(&self) -> Vec<(&str, &str)> {
        let empty = self.block.iter().position(|line| line.is_empty()).unwrap_or(self.block.len());
        self.block.iter().skip(empty + 1).filter_map(|line| line.split_once(": ")).collect()
    }

    fn line(&self, key: &str) -> Option<&str> {
        self.lines().into_iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

fn functions_of(module: &Module) -> Vec<Function> {
    let lines: Vec<_> = module.text.lines().collect();
    let defines = (0..lines.len()).filter(|&at| lines[at].starts_with("define "));
    let function = |at: usize| {
        let block: Vec<_> =
            lines[..at].iter().rev().map_while(|line| line.strip_prefix(";;")).map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let body = lines[at + 1..].iter().take_while(|line| **line != "}").copied().collect();
        Function { module: module.name, define: lines[at], block: block.into_iter().rev().collect(), body }
    };
    defines.map(function).collect()
}

fn functions() -> Vec<Function> {
    all_modules().flat_map(functions_of).collect()
}

#[test]
fn embeds_every_module_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    for prefix in MACHINES.into_iter().chain([runtime::WASM32]).map(|machine| format!("{machine}/")).chain([String::new()]) {
        for entry in std::fs::read_dir(folder.join(&prefix)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            names.extend(name.ends_with(".ll").then(|| format!("{prefix}{name}")));
        }
    }
    let embedded: BTreeSet<_> = all_modules().map(|module| module.name.to_owned()).collect();
    assert_eq!(names, embedded);
    assert_eq!(embedded.len(), all_modules().count());
    for machine in MACHINES.into_iter().chain([runtime::WASM32]) {
        let linked: Vec<_> = modules(machine).iter().map(|module| module.name).collect();
        assert!(linked.is_sorted());
        let is_wanted = |name: &&String| !name.contains('/') || name.starts_with(&format!("{machine}/"));
        assert_eq!(linked, embedded.iter().filter(is_wanted).collect::<Vec<_>>());
    }
    assert!(modules("vax").iter().all(|module| !module.name.contains('/')));
}

#[test]
fn modules_are_valid_and_short() {
    for module in all_modules() {
        assert_eq!(lint(module.text), "", "{}", module.name);
        assert!(module.text.lines().count() <= 400, "{} is too long", module.name);
        let long = module.text.lines().find(|line| line.len() > 140 && !line.contains("asm sideeffect") && !line.contains("constant ["));
        assert_eq!(long, None, "{}", module.name);
    }
}

#[test]
fn every_function_is_documented() {
    assert!(functions().len() > 100);
    for function in functions() {
        let place = format!("{} @{}", function.module, function.name());
        let summary = function.block.first().copied().unwrap_or_default();
        assert!(summary.ends_with(['.', ':']) || function.block.iter().any(|line| line.ends_with('.')), "{place} has no summary");
        let keys: Vec<_> = function.lines().into_iter().map(|(key, _)| key).collect();
        let mut expected = function.parameters();
        expected.push("result");
        assert_eq!(keys.iter().take(expected.len()).copied().collect::<Vec<_>>(), expected, "{place}");
        let more: &[&str] = if function.name().starts_with("sys_") { &["effects", "system call"] } else { &[] };
        assert_eq!(&keys[expected.len()..], more, "{place}");
    }
}

#[test]
fn values_and_blocks_have_names() {
    for function in functions() {
        for line in &function.body {
            let numbered = line.split('%').skip(1).any(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
            assert!(!numbered, "{} @{}: {line}", function.module, function.name());
        }
    }
}

#[test]
fn public_names_are_unique() {
    for machine in MACHINES {
        let mut names = BTreeSet::new();
        for function in modules(machine).iter().flat_map(functions_of).filter(Function::is_public) {
            assert!(names.insert(function.name().to_owned()), "two functions @{}", function.name());
        }
    }
}

/// What stands on every machine's side of a call, and what a reader is told of it.
#[test]
fn machines_have_the_same_functions_with_the_same_signatures() {
    let public = |machine: &str| -> BTreeMap<String, (String, Vec<String>)> {
        let of_machine = modules(machine).iter().filter(|module| module.name.contains('/')).flat_map(functions_of);
        let described = of_machine.filter(Function::is_public).map(|function| {
            let same = |line: &&&str| !line.starts_with("system call: ") && !line.starts_with("status: ");
            let block = function.block.iter().filter(same).map(|line| (*line).to_owned()).collect();
            (function.name().to_owned(), (function.define.to_owned(), block))
        });
        described.collect()
    };
    let expected = public(runtime::X86_64_LINUX);
    assert!(expected.len() > 60);
    for machine in MACHINES {
        assert_eq!(public(machine), expected, "{machine}");
    }
}

/// How a machine makes a system call: the instruction, the registers of result and number, those of the arguments, what is destroyed,
/// and how `rt_sigreturn` gets its number.
struct Convention {
    instruction: &'static str,
    result: &'static str,
    number: &'static str,
    arguments: [&'static str; 6],
    destroyed: &'static str,
    load: [&'static str; 2],
}

fn convention(machine: &str) -> Convention {
    match machine {
        runtime::X86_64_LINUX => Convention {
            instruction: "syscall",
            result: "rax",
            number: "rax",
            arguments: ["rdi", "rsi", "rdx", "r10", "r8", "r9"],
            destroyed: "~{rcx},~{r11},",
            load: ["movl $$", ", %eax"],
        },
        runtime::AARCH64_LINUX => Convention {
            instruction: "svc #0",
            result: "x0",
            number: "x8",
            arguments: ["x0", "x1", "x2", "x3", "x4", "x5"],
            destroyed: "",
            load: ["mov x8, #", ""],
        },
        _ => Convention {
            instruction: "ecall",
            result: "a0",
            number: "a7",
            arguments: ["a0", "a1", "a2", "a3", "a4", "a5"],
            destroyed: "",
            load: ["li a7, ", ""],
        },
    }
}

#[test]
fn wrappers_make_the_call_that_they_state() {
    for machine in MACHINES {
        let convention = convention(machine);
        let of_machine = modules(machine).iter().flat_map(functions_of).filter(|function| function.name().starts_with("sys_"));
        let mut count = 0;
        for function in of_machine {
            check_wrapper(machine, &convention, &function);
            count += 1;
        }
        assert_eq!(count, system_calls(machine).len());
    }
}

fn check_wrapper(machine: &str, convention: &Convention, function: &Function) {
    let place = format!("{machine} @{}", function.name());
    let stated = function.line("system call").unwrap();
    let (number, newer) = stated.split_once(", ").map_or((stated, None), |(number, name)| (number, Some(name)));
    assert_ne!(newer, function.name().strip_prefix("sys_"), "{place}");
    let effects: EffectSet = function.line("effects").unwrap().parse().unwrap();
    assert!(!effects.is_pure());
    let assembly: Vec<_> = function.body.iter().filter(|line| line.contains("asm sideeffect")).collect();
    let [assembly] = assembly[..] else { panic!("{place} does not make exactly one call of its own") };
    let types = function.define.split_once('(').unwrap().1;
    assert!(function.define.starts_with("define i64 ") && !types.contains("i32"), "{}", function.define);
    if function.name() == "sys_rt_sigreturn" {
        let [before, after] = convention.load;
        assert!(assembly.contains(&format!("\"{before}{number}{after}\\0A{}\"", convention.instruction)), "{place}: {assembly}");
        return;
    }
    let arguments: Vec<_> = assembly.rsplit_once("\"(").unwrap().1.trim_end_matches(')').split(", ").collect();
    assert_eq!(arguments[0], format!("i64 {number}"), "{place}");
    if newer.is_none() && !function.body.iter().any(|line| line.contains("@open_flags(")) {
        let names: Vec<_> = arguments[1..].iter().map(|argument| argument.rsplit_once('%').unwrap().1).collect();
        assert_eq!(names, function.parameters(), "{place}");
    }
    let inputs: String = convention.arguments.iter().take(arguments.len() - 1).map(|register| format!(",{{{register}}}")).collect();
    let Convention { instruction, result, number, destroyed, .. } = convention;
    let expected = format!("asm sideeffect \"{instruction}\", \"={{{result}}},{{{number}}}{inputs},{destroyed}~{{memory}}\"(");
    assert!(assembly.contains(&expected), "{place}: {assembly}");
}

/// Numbers and names against the C library's, which come from the kernel's own headers.
#[test]
fn numbers_are_the_kernel_s() {
    let table = include!("system_call_numbers.in");
    for call in system_calls(runtime::X86_64_LINUX) {
        let number = table.iter().find(|(name, _)| *name == call.name).unwrap_or_else(|| panic!("the table lacks {}", call.name)).1;
        assert_eq!(call.number, number, "{}", call.name);
        assert_eq!(call.called, call.name);
    }
}

/// The machines of the generic list, against the kernel's header of it, which every C compiler for Linux brings.
#[test]
fn numbers_are_those_of_the_generic_list() {
    let path = "/usr/include/asm-generic/unistd.h";
    let header = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let define = |line: &str| {
        let (name, value) = line.strip_prefix("#define ")?.split_once(' ')?;
        Some((name.to_owned(), value.trim().to_owned()))
    };
    let defined: BTreeMap<String, String> = header.lines().filter_map(define).collect();
    for machine in [runtime::AARCH64_LINUX, runtime::RISCV64_LINUX] {
        for call in system_calls(machine) {
            let mut value = defined.get(&format!("__NR_{}", call.called)).unwrap_or_else(|| panic!("the list lacks {}", call.called));
            if let Some(other) = defined.get(value) {
                value = other;
            }
            assert_eq!(value.parse(), Ok(call.number), "{machine} {}", call.called);
        }
    }
}

#[test]
fn assembly_stands_only_where_the_machine_is_known() {
    for module in modules("").iter() {
        assert!(!module.text.contains(" asm "), "{}", module.name);
    }
}
