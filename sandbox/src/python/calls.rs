//! The system calls of a Python instance. One row for each permission, with its reason; whatever else it asks for is answered with
//! an error, because versions of Python and of the C library differ in what they try. Never in a row: a new process or thread, another
//! program, sockets, writing to files, memory that is both written and executed.

use crate::calls::When::Always;
use crate::calls::{PROGRAM_DESCRIPTOR, Row, equals, only, row, without};
use crate::filter::{Argument, Test};

/// What answers every other call: the kernel's own word for a call that it does not have.
pub(crate) const ANSWER: libc::c_int = libc::ENOSYS;

/// What answers `ioctl`, which Python tries on everything that it opens: that this is no terminal.
pub(crate) const NO_TERMINAL: libc::c_int = libc::ENOTTY;

/// `ARCH_SET_FS`: where a thread's own variables are.
const SET_THREAD_POINTER: i32 = 0x1002;
const WRITES: i32 = libc::O_WRONLY | libc::O_RDWR | libc::O_CREAT | libc::O_TRUNC | libc::O_APPEND;
const READ_ONLY: Argument = without(2, WRITES);
const NOT_EXECUTABLE: Argument = without(2, libc::PROT_EXEC);
/// Code of a file, which is mapped without the right to write.
const CODE: Argument = only(2, libc::PROT_EXEC | libc::PROT_WRITE, libc::PROT_EXEC);
const OF_A_FILE: Argument = only(3, libc::MAP_ANONYMOUS | libc::MAP_SHARED, 0);
const ASKS: Argument = Argument { index: 2, test: Test::Null };

#[rustfmt::skip]
pub(crate) static TABLE: &[Row] = &[
    row(libc::SYS_execveat, Always, &[equals(0, PROGRAM_DESCRIPTOR), equals(4, libc::AT_EMPTY_PATH)],
        "the one exec; its descriptor closes with it and its number cannot be had again"),

    row(libc::SYS_mmap, Always, &[NOT_EXECUTABLE], "memory, and files as far as they can be opened"),
    row(libc::SYS_mmap, Always, &[CODE, OF_A_FILE], "code of shared libraries"),
    row(libc::SYS_mprotect, Always, &[NOT_EXECUTABLE], "the loader takes the right to write away"),
    row(libc::SYS_munmap, Always, &[], "gives memory back"),
    row(libc::SYS_mremap, Always, &[], "grows a block in place; keeps its protection"),
    row(libc::SYS_madvise, Always, &[], "advice on the process's own memory"),
    row(libc::SYS_brk, Always, &[], "memory, under the same limit"),

    row(libc::SYS_read, Always, &[], "standard input and opened files"),
    row(libc::SYS_readv, Always, &[], "as read"),
    row(libc::SYS_pread64, Always, &[], "as read"),
    row(libc::SYS_lseek, Always, &[], "a position in an open file"),
    row(libc::SYS_write, Always, &[equals(0, 1)], "standard output is the answer"),
    row(libc::SYS_write, Always, &[equals(0, 2)], "standard error is shown with a failure"),
    row(libc::SYS_writev, Always, &[equals(0, 1)], "as write"),
    row(libc::SYS_writev, Always, &[equals(0, 2)], "as write"),
    row(libc::SYS_close, Always, &[], "gives a descriptor back"),
    row(libc::SYS_ioctl, Always, &[], "a filter of its own answers it with an error"),
    row(libc::SYS_poll, Always, &[], "waits for open descriptors"),
    row(libc::SYS_fcntl, Always, &[equals(1, libc::F_GETFD)], "close-on-exec"),
    row(libc::SYS_fcntl, Always, &[equals(1, libc::F_SETFD)], "close-on-exec"),
    row(libc::SYS_fcntl, Always, &[equals(1, libc::F_GETFL)], "status flags"),

    row(libc::SYS_open, Always, &[without(1, WRITES)], "Python's own files; the view and landlock say which"),
    row(libc::SYS_openat, Always, &[READ_ONLY], "Python's own files; the view and landlock say which"),
    row(libc::SYS_stat, Always, &[], "what is known of a file"),
    row(libc::SYS_lstat, Always, &[], "what is known of a file"),
    row(libc::SYS_fstat, Always, &[], "what is known of a file"),
    row(libc::SYS_newfstatat, Always, &[], "what is known of a file"),
    row(libc::SYS_statx, Always, &[], "what is known of a file"),
    row(libc::SYS_access, Always, &[], "whether a file is there"),
    row(libc::SYS_faccessat, Always, &[], "whether a file is there"),
    row(libc::SYS_faccessat2, Always, &[], "whether a file is there"),
    row(libc::SYS_readlink, Always, &[], "where a link leads"),
    row(libc::SYS_readlinkat, Always, &[], "where a link leads"),
    row(libc::SYS_getdents64, Always, &[], "entries of a folder"),
    row(libc::SYS_getcwd, Always, &[], "the current folder, which is the root"),

    row(libc::SYS_arch_prctl, Always, &[equals(0, SET_THREAD_POINTER)], "the C library's start"),
    row(libc::SYS_set_tid_address, Always, &[], "the C library's start"),
    row(libc::SYS_set_robust_list, Always, &[], "the C library's start"),
    row(libc::SYS_rseq, Always, &[], "the C library's start"),
    row(libc::SYS_prlimit64, Always, &[ASKS], "reads its limits"),
    row(libc::SYS_getrlimit, Always, &[], "reads its limits"),
    row(libc::SYS_futex, Always, &[], "locks of the one thread"),
    row(libc::SYS_rt_sigaction, Always, &[], "handlers of the process's own signals"),
    row(libc::SYS_rt_sigprocmask, Always, &[], "the process's own mask"),
    row(libc::SYS_rt_sigreturn, Always, &[], "the way out of a signal handler"),
    row(libc::SYS_sigaltstack, Always, &[], "a stack for signal handlers"),
    row(libc::SYS_restart_syscall, Always, &[], "made by the kernel after an interruption"),
    row(libc::SYS_getrandom, Always, &[], "seeds of the standard modules"),
    row(libc::SYS_clock_gettime, Always, &[], "Python does not start without a clock"),
    row(libc::SYS_clock_getres, Always, &[], "the clock's steps"),
    row(libc::SYS_gettimeofday, Always, &[], "reads a clock"),
    row(libc::SYS_time, Always, &[], "reads a clock"),
    row(libc::SYS_getpid, Always, &[], "its own number"),
    row(libc::SYS_gettid, Always, &[], "its own number"),
    row(libc::SYS_getuid, Always, &[], "who it is"),
    row(libc::SYS_geteuid, Always, &[], "who it is"),
    row(libc::SYS_getgid, Always, &[], "who it is"),
    row(libc::SYS_getegid, Always, &[], "who it is"),
    row(libc::SYS_exit, Always, &[], "the end"),
    row(libc::SYS_exit_group, Always, &[], "the end"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_computation_never_needs_has_no_row() {
        for number in [
            libc::SYS_socket,
            libc::SYS_connect,
            libc::SYS_clone,
            libc::SYS_clone3,
            libc::SYS_fork,
            libc::SYS_vfork,
            libc::SYS_execve,
            libc::SYS_openat2,
            libc::SYS_unlink,
            libc::SYS_kill,
            libc::SYS_ptrace,
            libc::SYS_process_vm_readv,
            libc::SYS_memfd_create,
            libc::SYS_dup,
            libc::SYS_dup2,
        ] {
            assert!(!TABLE.iter().any(|row| row.number == number), "{number}");
        }
    }

    #[test]
    fn every_row_says_why() {
        for row in TABLE {
            assert!(row.reason.len() > 5, "system call {} has no reason", row.number);
        }
    }
}
