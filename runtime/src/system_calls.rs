//! The kernel's system calls that the library wraps.
//!
//! The documentation blocks of `<target>/sys_*.ll` are the one source: each wrapper states there the number that it calls
//! (`system call: 1`), the kernel's name for it where that is not its own (`system call: 56, openat`), and its effects; its
//! name and arity follow from its `define`.

use std::sync::LazyLock;

use crate::{EffectSet, Module, modules};

/// The name of each machine that has system calls, which is also its folder below `runtime/`.
pub const X86_64_LINUX: &str = "x86_64-linux";
pub const AARCH64_LINUX: &str = "aarch64-linux";
pub const RISCV64_LINUX: &str = "riscv64-linux";

/// A target without system calls, which has a folder too.
pub const WASM32: &str = "wasm32";

/// Those that have system calls.
pub const MACHINES: [&str; 3] = [AARCH64_LINUX, RISCV64_LINUX, X86_64_LINUX];

/// One system call and the function that makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SystemCall {
    /// The number that is called on the target.
    pub number: i64,
    /// What the function does, for example `write`: the same on every target.
    pub name: &'static str,
    /// The kernel's name of `number` on the target. It differs from `name` where the kernel of the target has a newer call only:
    /// `openat` for `open`.
    pub called: &'static str,
    /// The library's function, for example `sys_write`.
    pub wrapper: &'static str,
    /// How many arguments the wrapper takes.
    pub arity: usize,
    pub effects: EffectSet,
}

/// All wrapped system calls of `target`, ordered by number, those of the kernel's own name first; empty for a target that has none.
pub fn system_calls(target: &str) -> &'static [SystemCall] {
    static X86_64: LazyLock<Vec<SystemCall>> = LazyLock::new(|| read(X86_64_LINUX));
    static AARCH64: LazyLock<Vec<SystemCall>> = LazyLock::new(|| read(AARCH64_LINUX));
    static RISCV64: LazyLock<Vec<SystemCall>> = LazyLock::new(|| read(RISCV64_LINUX));
    match target {
        X86_64_LINUX => &X86_64,
        AARCH64_LINUX => &AARCH64,
        RISCV64_LINUX => &RISCV64,
        _ => &[],
    }
}

/// The wrapper of the system call `number` of `target`: where several make it, the one of the kernel's own name.
pub fn system_call(target: &str, number: i64) -> Option<&'static SystemCall> {
    let calls = system_calls(target);
    calls.get(calls.partition_point(|call| call.number < number)).filter(|call| call.number == number)
}

fn read(target: &str) -> Vec<SystemCall> {
    let of_target = |module: &&Module| module.name.strip_prefix(target).is_some_and(|rest| rest.starts_with("/sys_"));
    let mut calls: Vec<_> = modules(target).iter().filter(of_target).flat_map(|module| read_module(module.text)).collect();
    calls.sort_by_key(|call| (call.number, call.name != call.called, call.name));
    calls
}

fn read_module(text: &'static str) -> Vec<SystemCall> {
    let mut calls = Vec::new();
    let (mut stated, mut effects) = (None, EffectSet::PURE);
    for line in text.lines() {
        if let Some(value) = line.strip_prefix(";; system call: ") {
            stated = Some(value);
        } else if let Some(value) = line.strip_prefix(";; effects: ") {
            effects = value.parse().unwrap_or_default();
        } else if line.starts_with("define ") {
            calls.extend(stated.take().and_then(|stated| wrapper(line, stated, effects)));
            effects = EffectSet::PURE;
        }
    }
    calls
}

/// Reads `define i64 @sys_write(i64 %fd, ptr %buffer, i64 %count) … {` and `1` or `56, openat`.
fn wrapper(define: &'static str, stated: &'static str, effects: EffectSet) -> Option<SystemCall> {
    let (_, signature) = define.split_once('@')?;
    let (wrapper, rest) = signature.split_once('(')?;
    let (parameters, _) = rest.split_once(')')?;
    let arity = parameters.matches('%').count();
    let name = wrapper.strip_prefix("sys_")?;
    let (number, called) = stated.split_once(", ").unwrap_or((stated, name));
    Some(SystemCall { number: number.parse().ok()?, name, called, wrapper, arity, effects })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Effect;

    #[test]
    fn finds_a_wrapper_by_number() {
        let write = system_call(X86_64_LINUX, 1).unwrap();
        assert_eq!((write.name, write.wrapper, write.arity), ("write", "sys_write", 3));
        assert!(write.effects.contains(Effect::Io));
        assert_eq!(system_call(X86_64_LINUX, 101), None);
        assert_eq!(system_call("wasm32", 1), None);
    }

    #[test]
    fn of_several_wrappers_of_a_number_the_one_of_its_name_is_found() {
        for target in [AARCH64_LINUX, RISCV64_LINUX] {
            let found = |number| system_call(target, number).map(|call| call.wrapper);
            assert_eq!([found(64), found(56), found(35)], [Some("sys_write"), Some("sys_openat"), Some("sys_unlinkat")]);
            assert_eq!(system_calls(target).iter().filter(|call| call.number == 35).count(), 3);
        }
    }

    #[test]
    fn numbers_are_unique_where_the_kernel_has_every_call() {
        let calls = system_calls(X86_64_LINUX);
        assert!(calls.len() > 40);
        assert!(calls.windows(2).all(|pair| pair[0].number < pair[1].number));
    }
}
