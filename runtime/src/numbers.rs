//! The numbers that other machines have for the system calls of the library.
//!
//! A number in assembly is that of the machine whose instruction makes the call. In the table stand the calls whose arguments mean
//! the same on all of these machines; those whose structures or constants differ (`fstat`, `epoll_ctl`, `rt_sigaction`, and on i386
//! everything with a `timespec` or a 64-bit offset) are left out.

use crate::{SystemCall, X86_64_LINUX, system_call, system_calls};

/// Whose numbers a system call is given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// The instruction `syscall`.
    X86_64,
    /// The instruction `int 0x80`.
    I386,
    /// AArch64 and RISC-V 64, which share one list.
    Generic,
}

/// Name, number of the generic list (Linux, `include/uapi/asm-generic/unistd.h`), number on i386 (Linux,
/// `arch/x86/entry/syscalls/syscall_32.tbl`); 0 where there is none that fits.
static NUMBERS: &[(&str, i64, i64)] = &[
    ("accept", 202, 0),
    ("accept4", 242, 0),
    ("bind", 200, 361),
    ("chdir", 49, 12),
    ("clock_gettime", 113, 0),
    ("clock_nanosleep", 115, 0),
    ("close", 57, 6),
    ("connect", 203, 0),
    ("dup", 23, 41),
    ("dup2", 0, 63),
    ("epoll_create1", 20, 0),
    ("exit", 93, 1),
    ("exit_group", 94, 252),
    ("fcntl", 25, 0),
    ("fsync", 82, 118),
    ("ftruncate", 46, 93),
    ("getcwd", 17, 183),
    ("getdents64", 61, 220),
    ("getpeername", 205, 0),
    ("getpid", 172, 20),
    ("getrandom", 278, 355),
    ("getsockname", 204, 0),
    ("getsockopt", 209, 0),
    ("gettimeofday", 169, 0),
    ("kill", 129, 37),
    ("listen", 201, 0),
    ("lseek", 62, 19),
    ("madvise", 233, 219),
    ("mkdir", 0, 39),
    ("mmap", 222, 0),
    ("mremap", 216, 0),
    ("munmap", 215, 91),
    ("nanosleep", 101, 0),
    ("open", 0, 5),
    ("openat", 56, 295),
    ("pipe", 0, 42),
    ("pread64", 67, 0),
    ("pwrite64", 68, 0),
    ("read", 63, 3),
    ("readv", 65, 0),
    ("recvfrom", 207, 0),
    ("recvmsg", 212, 0),
    ("rename", 0, 38),
    ("rmdir", 0, 40),
    ("rt_sigprocmask", 135, 0),
    ("sendmsg", 211, 0),
    ("sendto", 206, 0),
    ("setsockopt", 208, 0),
    ("shutdown", 210, 0),
    ("signalfd4", 74, 0),
    ("socket", 198, 359),
    ("unlink", 0, 10),
    ("unlinkat", 35, 301),
    ("write", 64, 4),
    ("writev", 66, 0),
];

/// The library's wrapper of a system call that is given by its number on some machine.
pub fn system_call_of(numbering: Numbering, number: i64) -> Option<&'static SystemCall> {
    let place = |row: &(&str, i64, i64)| if numbering == Numbering::I386 { row.2 } else { row.1 };
    if numbering == Numbering::X86_64 {
        return system_call(X86_64_LINUX, number);
    }
    let (name, ..) = NUMBERS.iter().filter(|_| number > 0).find(|row| place(row) == number)?;
    system_calls(X86_64_LINUX).iter().find(|call| call.name == *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_call_of_the_library_and_no_number_stands_twice() {
        for numbers in [NUMBERS.iter().map(|row| row.1).collect::<Vec<_>>(), NUMBERS.iter().map(|row| row.2).collect()] {
            let mut used: Vec<i64> = numbers.into_iter().filter(|&number| number > 0).collect();
            let count = used.len();
            used.sort_unstable();
            used.dedup();
            assert!(used.len() == count && count >= 25, "{count}");
        }
        for (name, ..) in NUMBERS {
            assert!(system_calls(X86_64_LINUX).iter().any(|call| call.name == *name), "{name}");
        }
        for (name, generic, _) in NUMBERS.iter().filter(|row| row.1 > 0) {
            let call = system_call(crate::AARCH64_LINUX, *generic).unwrap();
            assert_eq!((call.name, call.called), (*name, *name));
        }
        assert!(NUMBERS.windows(2).all(|rows| rows[0].0 < rows[1].0));
    }

    #[test]
    fn one_call_has_a_number_on_each_machine() {
        for (numbering, number) in [(Numbering::X86_64, 1), (Numbering::I386, 4), (Numbering::Generic, 64)] {
            assert_eq!(system_call_of(numbering, number).unwrap().wrapper, "sys_write");
        }
        assert_eq!(system_call_of(Numbering::Generic, 0), None);
        assert_eq!(system_call_of(Numbering::Generic, 80), None);
        assert_eq!(system_call_of(Numbering::I386, -1), None);
    }
}
