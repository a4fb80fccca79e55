//! The same programs on every machine.

use super::emulator::Program;
use super::{linux_targets, request_for};
use crate::harness::worker;
use std::process::Output;
use targets::{Optimisation, Target, read_back};

const SYSTEM_CALLS: &str = include_str!("system_calls.ll");
const ARGUMENTS: &str = include_str!("../../runtime/arguments.ll");

fn run(target: Target, optimisation: Optimisation, text: &str, arguments: &[&str]) -> Option<Output> {
    let mut request = request_for(target, &[("main.ll", text)]);
    request.optimisation = optimisation;
    let elf = worker().build(&request).unwrap_or_else(|failure| panic!("{target}: {failure}")).elf;
    read_back(&elf, target).unwrap();
    Some(Program::new(target, &elf)?.command().args(arguments).output().unwrap())
}

#[test]
fn arguments_and_the_exit_code_are_passed_on_every_machine() {
    for target in linux_targets() {
        for optimisation in Optimisation::ALL {
            let Some(output) = run(target, optimisation, ARGUMENTS, &["one", "", "drei: \u{e4}"]) else { continue };
            assert_eq!(String::from_utf8(output.stdout).unwrap(), "drei: \u{e4}\n\none\n-9223372036854775808 ", "{target}");
            assert_eq!(String::from_utf8(output.stderr).unwrap(), "18446744073709551615");
            assert_eq!(output.status.code(), Some(4), "{target} {optimisation:?}");
        }
    }
}

#[test]
fn system_calls_do_the_same_on_every_machine() {
    let expected = include_str!("system_calls.out");
    for target in linux_targets() {
        for optimisation in [Optimisation::O0, Optimisation::Oz] {
            let Some(output) = run(target, optimisation, SYSTEM_CALLS, &[]) else { continue };
            assert_eq!(String::from_utf8(output.stdout).unwrap(), expected, "{target} {optimisation:?}");
            assert_eq!(output.status.code(), Some(7), "{target}");
        }
    }
}
/// Code of odd sizes, then constants that are aligned more than code is.
#[test]
fn aligned_constants_are_whole_on_every_machine() {
    let text = "declare i64 @print_text(i64, ptr, i64)
        @a = constant [21 x i8] c\"aaaaaaaaaaaaaaaaaaaaA\", align 32
        @b = constant [77 x i8] c\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbB\\0A\", align 64
        @c = constant [9 x i8] c\"ccccccccC\", align 8
        define i64 @main(i64 %argc, ptr %argv) {
          %a = call i64 @print_text(i64 1, ptr @a, i64 21)
          %b = call i64 @print_text(i64 1, ptr @b, i64 77)
          %c = call i64 @print_text(i64 1, ptr @c, i64 9)
          ret i64 0
        }";
    for target in linux_targets() {
        for optimisation in Optimisation::ALL {
            let Some(output) = run(target, optimisation, text, &[]) else { continue };
            let expected = format!("{}A{}B\n{}C", "a".repeat(20), "b".repeat(75), "c".repeat(8));
            assert_eq!(String::from_utf8(output.stdout).unwrap(), expected, "{target} {optimisation:?}");
        }
    }
}
