//! Every module is valid by itself, and every function carries the block that the manifest quotes.

use std::collections::BTreeSet;
use std::path::Path;

use runtime::{EffectSet, Module, modules, system_calls};

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
    modules().iter().flat_map(functions_of).collect()
}

#[test]
fn embeds_every_module_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    for prefix in ["", "x86_64-linux/"] {
        for entry in std::fs::read_dir(folder.join(prefix)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            names.extend(name.ends_with(".ll").then(|| format!("{prefix}{name}")));
        }
    }
    let embedded: Vec<_> = modules().iter().map(|module| module.name.to_owned()).collect();
    assert!(embedded.is_sorted());
    assert_eq!(names.into_iter().collect::<Vec<_>>(), embedded);
}

#[test]
fn modules_are_valid_and_short() {
    for module in modules() {
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
    let mut names = BTreeSet::new();
    for function in functions().iter().filter(|function| function.is_public()) {
        assert!(names.insert(function.name().to_owned()), "two functions @{}", function.name());
    }
}

#[test]
fn wrappers_make_the_call_that_they_state() {
    let mut count = 0;
    for function in functions().iter().filter(|function| function.name().starts_with("sys_")) {
        let number = function.line("system call").unwrap();
        let effects: EffectSet = function.line("effects").unwrap().parse().unwrap();
        assert!(!effects.is_pure());
        let assembly = function.body.iter().find(|line| line.contains("asm sideeffect")).unwrap();
        let expected = format!("(i64 {number}{})", function.parameters().iter().map(|name| format!(" %{name}")).collect::<String>());
        let arguments = assembly.rsplit_once('"').unwrap().1.replace(", i64", "").replace(", ptr", "");
        if function.name() == "sys_rt_sigreturn" {
            assert!(assembly.contains(&format!("movl $${number}, %eax")));
        } else {
            assert_eq!(arguments, expected, "@{}", function.name());
            let registers = ["rdi", "rsi", "rdx", "r10", "r8", "r9"].map(|register| format!(",{{{register}}}"));
            let inputs = registers[..function.parameters().len()].concat();
            assert!(assembly.contains(&format!("\"={{rax}},{{rax}}{inputs},~{{rcx}},~{{r11}},~{{memory}}\"")), "@{}", function.name());
        }
        let types = function.define.split_once('(').unwrap().1;
        assert!(function.define.starts_with("define i64 ") && !types.contains("i32"), "{}", function.define);
        count += 1;
    }
    assert_eq!(count, system_calls(runtime::X86_64_LINUX).len());
}

/// Numbers and names against the C library's, which come from the kernel's own headers.
#[test]
fn numbers_are_the_kernel_s() {
    let table = include!("system_call_numbers.in");
    for call in system_calls(runtime::X86_64_LINUX) {
        let number = table.iter().find(|(name, _)| *name == call.name).unwrap_or_else(|| panic!("the table lacks {}", call.name)).1;
        assert_eq!(call.number, number, "{}", call.name);
    }
}

#[test]
fn assembly_stands_only_where_the_machine_is_known() {
    for module in modules().iter().filter(|module| !module.name.contains('/')) {
        assert!(!module.text.contains(" asm "), "{}", module.name);
    }
}
