//! The kernel's system calls that the library wraps.
//!
//! The documentation blocks of `<target>/sys_*.ll` are the one source: each wrapper states its number (`system call: 1`)
//! and its effects there, and its name and arity follow from its `define`.

use std::sync::LazyLock;

use crate::{EffectSet, Module, modules};

/// The target name of x86-64 Linux, which is also its folder below `runtime/`.
pub const X86_64_LINUX: &str = "x86_64-linux";

/// One system call and the function that makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SystemCall {
    /// The kernel's number on the target.
    pub number: i64,
    /// The kernel's name, for example `write`.
    pub name: &'static str,
    /// The library's function, for example `sys_write`.
    pub wrapper: &'static str,
    /// How many arguments the wrapper takes.
    pub arity: usize,
    pub effects: EffectSet,
}

/// All wrapped system calls of `target`, ordered by number; empty for a target that the library does not know.
pub fn system_calls(target: &str) -> &'static [SystemCall] {
    static X86_64: LazyLock<Vec<SystemCall>> = LazyLock::new(|| read(X86_64_LINUX));
    if target == X86_64_LINUX { &X86_64 } else { &[] }
}

/// The wrapper of the system call `number` of `target`.
pub fn system_call(target: &str, number: i64) -> Option<&'static SystemCall> {
    let calls = system_calls(target);
    calls.binary_search_by_key(&number, |call| call.number).ok().map(|index| &calls[index])
}

fn read(target: &str) -> Vec<SystemCall> {
    let of_target = |module: &&Module| module.name.strip_prefix(target).is_some_and(|rest| rest.starts_with("/sys_"));
    let mut calls: Vec<_> = modules().iter().filter(of_target).flat_map(|module| read_module(module.text)).collect();
    calls.sort_by_key(|call| call.number);
    calls
}

fn read_module(text: &'static str) -> Vec<SystemCall> {
    let mut calls = Vec::new();
    let (mut number, mut effects) = (None, EffectSet::PURE);
    for line in text.lines() {
        if let Some(value) = line.strip_prefix(";; system call: ") {
            number = value.parse().ok();
        } else if let Some(value) = line.strip_prefix(";; effects: ") {
            effects = value.parse().unwrap_or_default();
        } else if line.starts_with("define ") {
            calls.extend(number.take().and_then(|number| wrapper(line, number, effects)));
            effects = EffectSet::PURE;
        }
    }
    calls
}

/// Reads `define i64 @sys_write(i64 %fd, ptr %buffer, i64 %count) … {`.
fn wrapper(define: &'static str, number: i64, effects: EffectSet) -> Option<SystemCall> {
    let (_, signature) = define.split_once('@')?;
    let (wrapper, rest) = signature.split_once('(')?;
    let (parameters, _) = rest.split_once(')')?;
    let arity = parameters.matches('%').count();
    Some(SystemCall { number, name: wrapper.strip_prefix("sys_")?, wrapper, arity, effects })
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
        assert_eq!(system_call("aarch64-linux", 1), None);
    }

    #[test]
    fn numbers_are_unique() {
        let calls = system_calls(X86_64_LINUX);
        assert!(calls.len() > 40);
        assert!(calls.windows(2).all(|pair| pair[0].number < pair[1].number));
    }
}
