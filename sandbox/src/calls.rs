//! The system calls that an instance may make, by effect. One row for each permission, with its reason.
//!
//! What stands in no row ends the process. Never in a row, for anyone: `ptrace`, `io_uring_setup`, `bpf`, `unshare`, `setns`,
//! `mount`, `ioctl`, `execve`, executable memory, `clone3` (its flags lie behind a pointer).

use crate::filter::{Argument, Permission, Test};
use crate::level::Level;
use runtime::Effect;

/// Where the program's file lies in an instance until it is executed; above every limit of descriptors, so that nothing the
/// program opens can ever have this number.
pub(crate) const PROGRAM_DESCRIPTOR: i32 = 4095;
/// The most descriptors that an instance may be allowed.
pub(crate) const MOST_DESCRIPTORS: u64 = 4000;

/// What a row needs to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Always,
    With(Effect),
    /// Only where namespaces keep it from reaching anything of the machine.
    ConfinedWith(Effect),
}

impl When {
    pub(crate) fn holds(self, effects: runtime::EffectSet, level: Level) -> bool {
        match self {
            When::Always => true,
            When::With(effect) => effects.contains(effect),
            When::ConfinedWith(effect) => effects.contains(effect) && level == Level::Namespaces,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) number: libc::c_long,
    pub(crate) when: When,
    /// All must hold.
    pub(crate) arguments: &'static [Argument],
    /// For the reader; a test holds every row to having one.
    #[cfg_attr(not(test), expect(dead_code, reason = "the reason is what makes the table reviewable"))]
    pub(crate) reason: &'static str,
}

impl Row {
    pub(crate) fn permission(&self) -> Permission<'static> {
        Permission { number: self.number, arguments: self.arguments }
    }
}

pub(crate) const fn row(number: libc::c_long, when: When, arguments: &'static [Argument], reason: &'static str) -> Row {
    Row { number, when, arguments, reason }
}

pub(crate) const fn equals(index: u8, value: i32) -> Argument {
    Argument { index, test: Test::Equals(value as u32) }
}

pub(crate) const fn without(index: u8, bits: i32) -> Argument {
    only(index, bits, 0)
}

/// Of the bits of `mask`, just those of `value`.
pub(crate) const fn only(index: u8, mask: i32, value: i32) -> Argument {
    Argument { index, test: Test::Masked { mask: mask as u32, value: value as u32 } }
}

const fn with_bits(index: u8, bits: i32) -> Argument {
    only(index, bits, bits)
}

const NOT_EXECUTABLE: Argument = without(2, libc::PROT_EXEC);
const ANONYMOUS: Argument = with_bits(3, libc::MAP_ANONYMOUS);
/// The kind of a socket in its bits; flags beside it are harmless.
const STREAM: Argument = only(1, 0xf, libc::SOCK_STREAM);
const DATAGRAM: Argument = only(1, 0xf, libc::SOCK_DGRAM);
/// The usual protocol of a kind. By another number the kernel would load and run a protocol that hardly anybody uses.
const USUAL: Argument = equals(2, 0);
const TCP: Argument = equals(2, libc::IPPROTO_TCP);
const UDP: Argument = equals(2, libc::IPPROTO_UDP);
const NO_ADDRESS: Argument = Argument { index: 4, test: Test::Null };
/// New namespaces, threads, and traced or parentless children.
const NO_SPECIAL_CHILD: Argument = without(
    0,
    libc::CLONE_NEWUSER
        | libc::CLONE_NEWPID
        | libc::CLONE_NEWNS
        | libc::CLONE_NEWNET
        | libc::CLONE_NEWIPC
        | libc::CLONE_NEWUTS
        | libc::CLONE_NEWCGROUP
        | libc::CLONE_THREAD
        | libc::CLONE_PARENT
        | libc::CLONE_PTRACE,
);

use Effect::{Alloc, Fs, Io, Net, Proc, Rand, Time};
use When::{Always, ConfinedWith, With};

#[rustfmt::skip]
pub(crate) static TABLE: &[Row] = &[
    row(libc::SYS_execveat, Always, &[equals(0, PROGRAM_DESCRIPTOR), equals(4, libc::AT_EMPTY_PATH)],
        "the one exec; its descriptor closes with it and its number cannot be had again"),
    row(libc::SYS_read, Always, &[equals(0, 0)], "standard input is part of the job"),
    row(libc::SYS_write, Always, &[equals(0, 1)], "standard output is the answer"),
    row(libc::SYS_write, Always, &[equals(0, 2)], "standard error is shown with a failure"),
    row(libc::SYS_mmap, Always, &[NOT_EXECUTABLE, ANONYMOUS], "memory, bounded by the limit of address space"),
    row(libc::SYS_munmap, Always, &[], "gives memory back"),
    row(libc::SYS_exit, Always, &[], "the end"),
    row(libc::SYS_exit_group, Always, &[], "the end"),
    row(libc::SYS_rt_sigreturn, Always, &[], "the way out of a signal handler"),
    row(libc::SYS_restart_syscall, Always, &[], "made by the kernel after an interruption"),
    row(libc::SYS_prctl, Always, &[equals(0, libc::PR_SET_NO_NEW_PRIVS), equals(1, 1)], "a program seals itself; it has no privileges to gain"),
    row(libc::SYS_seccomp, Always, &[equals(0, libc::SECCOMP_SET_MODE_FILTER as i32), equals(1, 0)],
        "a program seals itself; a further filter only takes away"),

    row(libc::SYS_mremap, With(Alloc), &[], "grows a block in place; keeps its protection"),
    row(libc::SYS_madvise, With(Alloc), &[], "advice on the process's own memory"),
    row(libc::SYS_brk, With(Alloc), &[], "the older way to memory, under the same limit"),

    row(libc::SYS_read, With(Io), &[], "any descriptor that is open"),
    row(libc::SYS_write, With(Io), &[], "any descriptor that is open"),
    row(libc::SYS_readv, With(Io), &[], "as read"),
    row(libc::SYS_writev, With(Io), &[], "as write"),
    row(libc::SYS_pread64, With(Io), &[], "as read"),
    row(libc::SYS_pwrite64, With(Io), &[], "as write"),
    row(libc::SYS_lseek, With(Io), &[], "a position in an open file"),
    row(libc::SYS_close, With(Io), &[], "gives a descriptor back"),
    row(libc::SYS_fstat, With(Io), &[], "what is known of an open descriptor"),
    row(libc::SYS_fsync, With(Io), &[], "of an open descriptor"),
    row(libc::SYS_ftruncate, With(Io), &[], "of an open descriptor, bounded by the limit of file size"),
    row(libc::SYS_fcntl, With(Io), &[equals(1, libc::F_GETFD)], "close-on-exec; not the commands that send signals or lock"),
    row(libc::SYS_fcntl, With(Io), &[equals(1, libc::F_SETFD)], "close-on-exec"),
    row(libc::SYS_fcntl, With(Io), &[equals(1, libc::F_GETFL)], "status flags"),
    row(libc::SYS_fcntl, With(Io), &[equals(1, libc::F_SETFL), without(2, libc::O_ASYNC)], "status flags, except the one that sends signals"),
    row(libc::SYS_pipe, With(Io), &[], "a pipe to itself"),
    row(libc::SYS_pipe2, With(Io), &[], "a pipe to itself"),
    row(libc::SYS_dup, With(Io), &[], "below the limit of descriptors"),
    row(libc::SYS_dup2, With(Io), &[], "below the limit of descriptors"),
    row(libc::SYS_dup3, With(Io), &[], "below the limit of descriptors"),
    row(libc::SYS_poll, With(Io), &[], "waits for open descriptors"),
    row(libc::SYS_ppoll, With(Io), &[], "waits for open descriptors"),

    // What lies beneath is for the mount namespace and landlock to say: paths stand behind pointers.
    row(libc::SYS_open, With(Fs), &[], "files, as far as landlock allows"),
    row(libc::SYS_openat, With(Fs), &[], "files, as far as landlock allows"),
    row(libc::SYS_openat2, With(Fs), &[], "files, as far as landlock allows"),
    row(libc::SYS_stat, With(Fs), &[], "what is known of a file"),
    row(libc::SYS_newfstatat, With(Fs), &[], "what is known of a file"),
    row(libc::SYS_getdents64, With(Fs), &[], "entries of a folder"),
    row(libc::SYS_getcwd, With(Fs), &[], "the current folder, which is the empty root"),
    row(libc::SYS_chdir, With(Fs), &[], "another current folder"),
    row(libc::SYS_mkdir, With(Fs), &[], "folders, as far as landlock allows"),
    row(libc::SYS_mkdirat, With(Fs), &[], "folders, as far as landlock allows"),
    row(libc::SYS_rmdir, With(Fs), &[], "folders, as far as landlock allows"),
    row(libc::SYS_rename, With(Fs), &[], "files, as far as landlock allows"),
    row(libc::SYS_renameat2, With(Fs), &[], "files, as far as landlock allows"),
    row(libc::SYS_unlink, With(Fs), &[], "files, as far as landlock allows"),
    row(libc::SYS_unlinkat, With(Fs), &[], "files, as far as landlock allows"),

    row(libc::SYS_socket, With(Net), &[equals(0, libc::AF_INET), STREAM, USUAL], "TCP; without namespaces it reaches the machine, so see connect"),
    row(libc::SYS_socket, With(Net), &[equals(0, libc::AF_INET), STREAM, TCP], "TCP, named"),
    row(libc::SYS_socket, ConfinedWith(Net), &[equals(0, libc::AF_INET6), STREAM, USUAL], "TCP over IPv6, where the network is the instance's own"),
    row(libc::SYS_socket, ConfinedWith(Net), &[equals(0, libc::AF_INET6), STREAM, TCP], "TCP over IPv6, named"),
    row(libc::SYS_socket, ConfinedWith(Net), &[equals(0, libc::AF_INET), DATAGRAM, USUAL], "UDP too, where the network is the instance's own"),
    row(libc::SYS_socket, ConfinedWith(Net), &[equals(0, libc::AF_INET), DATAGRAM, UDP], "UDP, named"),
    row(libc::SYS_connect, ConfinedWith(Net), &[], "a client, only where the network is the instance's own"),
    row(libc::SYS_bind, With(Net), &[], "a server binds its port"),
    row(libc::SYS_listen, With(Net), &[], "a server"),
    row(libc::SYS_accept, With(Net), &[], "a server"),
    row(libc::SYS_accept4, With(Net), &[], "a server"),
    row(libc::SYS_sendto, With(Net), &[NO_ADDRESS], "on a connection; an address would be a way out (MSG_FASTOPEN)"),
    row(libc::SYS_sendto, ConfinedWith(Net), &[], "to an address, where the network is the instance's own"),
    row(libc::SYS_recvfrom, With(Net), &[], "on a connection"),
    row(libc::SYS_sendmsg, ConfinedWith(Net), &[], "its address lies behind a pointer, so only where the network is the instance's own"),
    row(libc::SYS_recvmsg, With(Net), &[], "on a connection"),
    row(libc::SYS_shutdown, With(Net), &[], "half-close"),
    row(libc::SYS_setsockopt, With(Net), &[equals(1, libc::SOL_SOCKET)], "SO_REUSEADDR, buffers, timeouts"),
    row(libc::SYS_setsockopt, With(Net), &[equals(1, libc::IPPROTO_TCP)], "TCP_NODELAY"),
    row(libc::SYS_getsockopt, With(Net), &[], "reads an option"),
    row(libc::SYS_getsockname, With(Net), &[], "the socket's own address"),
    row(libc::SYS_getpeername, With(Net), &[], "the other side's address"),
    row(libc::SYS_epoll_create1, With(Net), &[], "waits for many descriptors"),
    row(libc::SYS_epoll_ctl, With(Net), &[], "waits for many descriptors"),
    row(libc::SYS_epoll_wait, With(Net), &[], "waits for many descriptors"),
    row(libc::SYS_epoll_pwait, With(Net), &[], "waits for many descriptors"),

    row(libc::SYS_rt_sigaction, With(Proc), &[], "handlers of the process's own signals"),
    row(libc::SYS_rt_sigprocmask, With(Proc), &[], "the process's own mask"),
    row(libc::SYS_signalfd4, With(Proc), &[], "signals as a descriptor"),
    row(libc::SYS_getpid, With(Proc), &[], "its own number"),
    row(libc::SYS_kill, ConfinedWith(Proc), &[], "only where the process table is the sandbox's own"),
    row(libc::SYS_clone, With(Proc), &[NO_SPECIAL_CHILD], "workers, as far as the limit of processes allows"),
    row(libc::SYS_fork, With(Proc), &[], "workers, as far as the limit of processes allows"),
    row(libc::SYS_wait4, With(Proc), &[], "waits for its own children"),

    row(libc::SYS_nanosleep, With(Time), &[], "sleeps; the wall clock runs on"),
    row(libc::SYS_clock_nanosleep, With(Time), &[], "sleeps; the wall clock runs on"),
    row(libc::SYS_clock_gettime, With(Time), &[], "reads a clock"),
    row(libc::SYS_gettimeofday, With(Time), &[], "reads a clock"),
    row(libc::SYS_time, With(Time), &[], "reads a clock"),

    row(libc::SYS_getrandom, With(Rand), &[], "random bytes"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use runtime::{EffectSet, X86_64_LINUX, system_calls};

    #[test]
    fn every_row_says_why() {
        for row in TABLE {
            assert!(row.reason.len() > 5, "system call {} has no reason", row.number);
        }
    }

    /// The runtime states an effect for each of its system calls; with just that effect the call must be possible.
    #[test]
    fn the_runtime_can_make_its_calls() {
        assert!(!system_calls(X86_64_LINUX).is_empty());
        for call in system_calls(X86_64_LINUX) {
            let allowed = TABLE.iter().any(|row| row.number == call.number && row.when.holds(call.effects, Level::Namespaces));
            assert!(allowed, "`{}` with the effects `{}` has no row", call.name, call.effects);
        }
    }

    #[test]
    fn what_is_never_allowed_has_no_row() {
        let all: EffectSet = Effect::ALL.into_iter().collect();
        for number in [
            libc::SYS_ptrace,
            libc::SYS_bpf,
            libc::SYS_unshare,
            libc::SYS_setns,
            libc::SYS_ioctl,
            libc::SYS_execve,
            libc::SYS_clone3,
            libc::SYS_io_uring_setup,
            libc::SYS_mprotect,
            libc::SYS_process_vm_readv,
        ] {
            assert!(!TABLE.iter().any(|row| row.number == number && row.when.holds(all, Level::Namespaces)), "{number}");
        }
    }

    #[test]
    fn without_namespaces_nothing_reaches_out() {
        let all: EffectSet = Effect::ALL.into_iter().collect();
        for number in [libc::SYS_connect, libc::SYS_sendmsg, libc::SYS_kill] {
            assert!(!TABLE.iter().any(|row| row.number == number && row.when.holds(all, Level::Filter)), "{number}");
        }
    }
}
