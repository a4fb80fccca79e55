//! The filters of programs for every machine. Qemu's user emulation has no seccomp, so those of foreign machines are interpreted.

use super::{linux_targets, request_for};
use crate::harness::worker;
use targets::Target;
use targets::seal::{ALLOW, Call, KILL_PROCESS, Machine, SealedCall, decode, find, read, run};

/// More numbers than any machine has calls.
const NUMBERS: u32 = 600;

/// Reads its input, asks for its number where `more` says so, opens a socket and takes pages.
fn program(more: bool) -> String {
    let ask = if more { "  %number = call i64 @sys_getpid()\n" } else { "" };
    format!(
        "declare i64 @sys_getpid()\ndeclare i64 @sys_read(i64, ptr, i64)\ndeclare i64 @sys_socket(i64, i64, i64)\n\
         declare ptr @page_allocate(i64)\n\n\
         define i64 @main(i64 %argc, ptr %argv) {{\n  %page = call ptr @page_allocate(i64 4096)\n\
         {ask}  %count = call i64 @sys_read(i64 0, ptr %page, i64 10)\n  %fd = call i64 @sys_socket(i64 2, i64 1, i64 0)\n  ret i64 %count\n}}\n"
    )
}

fn sealed(target: Target, text: &str) -> (Vec<u8>, Vec<SealedCall>) {
    let mut request = request_for(target, &[("program.ll", text)]);
    request.seal = true;
    let built = worker().build(&request).unwrap();
    targets::read_back(&built.elf, target).unwrap();
    let seal = built.seal.unwrap();
    let machine = Machine::of(target).unwrap();
    assert_eq!(find(&built.elf, machine).unwrap(), seal.filter, "{target}: the filter in the program is that of the answer");
    (seal.filter, seal.calls)
}

#[test]
fn a_filter_allows_what_its_program_calls_and_nothing_else() {
    for target in linux_targets() {
        let machine = Machine::of(target).unwrap();
        let (filter, calls) = sealed(target, &program(false));
        let filter = decode(&filter).unwrap();
        let names: Vec<&str> = calls.iter().map(|call| call.name.as_str()).collect();
        assert_eq!(names.len(), 4, "{target}: {names:?}");
        assert!(["read", "mmap", "socket", "exit_group"].iter().all(|name| names.contains(name)), "{target}: {names:?}");
        assert_eq!(read(&filter, machine.architecture).unwrap().len(), calls.len());
        for number in 0..NUMBERS {
            let sealed = calls.iter().find(|call| call.number == number);
            // Arguments that the program itself passes, and others.
            for arguments in [[0; 6], [2, 1, 0, 0, 0, 0], [2, 2, 0, 0, 0, 0], [0, 4096, 3, 34, u64::MAX, 0], [0, 4096, 7, 34, u64::MAX, 0]]
            {
                let made = Call { number, architecture: machine.architecture, arguments };
                let wanted = if sealed.is_some_and(|call| call.permits(&arguments)) { ALLOW } else { KILL_PROCESS };
                assert_eq!(run(&filter, &made), Ok(wanted), "{target}: {number} {arguments:?}");
                let foreign = Call { architecture: machine.architecture ^ 1, ..made };
                assert_eq!(run(&filter, &foreign), Ok(KILL_PROCESS), "{target}: another architecture");
            }
        }
        let socket = calls.iter().find(|call| call.name == "socket").unwrap();
        assert!(socket.permits(&[2, 1, 0, 0, 0, 0]) && !socket.permits(&[1, 1, 0, 0, 0, 0]), "{target}: the family is checked");
        let mmap = calls.iter().find(|call| call.name == "mmap").unwrap();
        assert!(!mmap.permits(&[0, 4096, 7, 34, u64::MAX, 0]), "{target}: nothing is executable");
    }
}

#[test]
fn one_call_more_is_one_number_more() {
    for target in linux_targets() {
        let (_, before) = sealed(target, &program(false));
        let (_, after) = sealed(target, &program(true));
        let more: Vec<_> = after.iter().filter(|call| !before.contains(call)).map(|call| call.name.as_str()).collect();
        assert_eq!((more, after.len()), (vec!["getpid"], before.len() + 1), "{target}");
    }
}
