//! The kernel takes the filters and does what the interpreter does.

use crate::{X86_64, checked, filter, one_of, plain, without};
use std::ptr;
use targets::seal::{ALLOW, Call, Instruction, SealedCall, Width, run};

/// Makes one call in a child that is confined by `filter`: whether it came back, or the child was killed for it. The child's exit is
/// a call of its own.
fn kernel_allows(filter: &[Instruction], number: u32, arguments: [u64; 6]) -> bool {
    let instructions: Vec<libc::sock_filter> =
        filter.iter().map(|word| libc::sock_filter { code: word.code, jt: word.if_true, jf: word.if_false, k: word.constant }).collect();
    let program = libc::sock_fprog { len: instructions.len() as u16, filter: instructions.as_ptr().cast_mut() };
    // SAFETY: the child only makes system calls that are safe after a fork, on memory that was there before it.
    let status = unsafe {
        let child = libc::fork();
        if child == 0 {
            let installed = libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
                && libc::syscall(libc::SYS_seccomp, libc::SECCOMP_SET_MODE_FILTER, 0, ptr::from_ref(&program)) == 0;
            if installed {
                let [a, b, c, d, e, f] = arguments;
                libc::syscall(i64::from(number), a, b, c, d, e, f);
            }
            libc::syscall(libc::SYS_exit_group, i64::from(!installed));
        }
        let mut status = 0;
        assert_eq!(libc::waitpid(child, &raw mut status, 0), child);
        status
    };
    assert!(!libc::WIFEXITED(status) || libc::WEXITSTATUS(status) == 0, "the filter was not taken");
    assert!(libc::WIFEXITED(status) || libc::WTERMSIG(status) == libc::SIGSYS, "{status}");
    libc::WIFEXITED(status)
}

/// Calls without consequence: they fail, or change what ends with the child.
const HARMLESS: [i64; 8] = [
    libc::SYS_getpid,
    libc::SYS_getppid,
    libc::SYS_getuid,
    libc::SYS_geteuid,
    libc::SYS_getgid,
    libc::SYS_gettid,
    libc::SYS_sched_yield,
    libc::SYS_umask,
];

fn exit() -> SealedCall {
    plain(libc::SYS_exit_group as u32)
}

#[test]
fn the_kernel_allows_what_the_interpreter_allows() {
    for chosen in 0..1u32 << HARMLESS.len() {
        // Every set would be 2,048 children; every fifth has each call in and out many times.
        if chosen % 5 != 0 {
            continue;
        }
        let numbers = HARMLESS.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, number)| plain(*number as u32));
        let filter = filter(&numbers.chain([exit()]).collect::<Vec<_>>());
        for number in HARMLESS {
            let call = Call { architecture: X86_64, number: number as u32, arguments: [0; 6] };
            assert_eq!(kernel_allows(&filter, number as u32, [0; 6]), run(&filter, &call) == Ok(ALLOW), "{number} of {chosen:b}");
        }
    }
}

#[test]
fn the_kernel_sees_both_halves_of_an_argument() {
    let (mmap, socket) = (libc::SYS_mmap as u32, libc::SYS_socket as u32);
    let filter = filter(&[
        checked(mmap, vec![one_of(2, Width::Whole, &[3, 1]), one_of(3, Width::Whole, &[0x4022])]),
        checked(socket, vec![one_of(0, Width::Low, &[2]), without(1, 0x800)]),
        exit(),
    ]);
    for protection in [0, 1, 3, 7, 1 << 32 | 3, u64::MAX << 32 | 1] {
        for flags in [0x4022, 0x22, 1 << 32 | 0x4022] {
            let arguments = [0, 4096, protection, flags, u64::MAX, 0];
            assert_eq!(kernel_allows(&filter, mmap, arguments), [1, 3].contains(&protection) && flags == 0x4022, "{arguments:x?}");
        }
    }
    for (family, kind, is_allowed) in [(2, 1, true), (1 << 32 | 2, 1, true), (10, 1, false), (2, 0x801, false), (2, 0x800 << 32 | 1, true)]
    {
        assert_eq!(kernel_allows(&filter, socket, [family, kind, 0, 0, 0, 0]), is_allowed, "{family:x} {kind:x}");
    }
}

#[test]
fn the_kernel_takes_a_filter_of_hundreds_of_calls() {
    let numbers = (0..1000).filter(|number| number % 3 == 0).map(plain);
    let filter = filter(&numbers.chain([exit(), plain(libc::SYS_getpid as u32)]).collect::<Vec<_>>());
    assert!(filter.len() > 300, "{}", filter.len());
    assert!(kernel_allows(&filter, libc::SYS_getpid as u32, [0; 6]));
    assert!(!kernel_allows(&filter, libc::SYS_getgid as u32, [0; 6]), "104 is no multiple of 3");
}
