//! The walls around the work: no user of weight, no files, no network, no other process, few system calls, limits.
//!
//! What holds for every child (landlock, an unprivileged user) is entered once by the parent; limits and the filter are
//! entered by each child, because the parent forks and reads.

use landlock::{ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus, Scope};
use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{SaFlags, SigAction, SigHandler, SigSet, Signal, sigaction};
use nix::unistd::{Gid, Pid, Uid, geteuid, getppid, setgid, setgroups, setuid};
use seccompiler::{BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI32, Ordering};
use targets::protocol::{Jail, Limits};

/// The user and group `nobody` of every Linux.
const NOBODY: u32 = 65534;

static CLIENT: AtomicI32 = AtomicI32::new(0);

/// Ends this process when its client dies. The signal also comes when only the client's thread that started this process
/// ends; then the client is still the parent, and the process stays.
pub(crate) fn end_with_client() {
    CLIENT.store(getppid().as_raw(), Ordering::Relaxed);
    let action = SigAction::new(SigHandler::Handler(on_parent_death), SaFlags::SA_RESTART, SigSet::empty());
    // SAFETY: the handler makes two system calls and touches an atomic.
    let installed = unsafe { sigaction(Signal::SIGUSR1, &action) };
    if installed.is_ok() {
        die_with_parent(Signal::SIGUSR1);
    }
}

extern "C" fn on_parent_death(_signal: i32) {
    if getppid().as_raw() != CLIENT.load(Ordering::Relaxed) {
        // SAFETY: ends the process at once, which is allowed in a signal handler.
        unsafe { libc::_exit(0) }
    }
}

fn die_with_parent(signal: Signal) {
    // SAFETY: takes a number.
    unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, signal as libc::c_ulong) };
}

/// Ends this child when `parent` dies, also if it already has.
pub(crate) fn end_with_parent(parent: Pid) -> Result<(), String> {
    die_with_parent(Signal::SIGKILL);
    if getppid() == parent { Ok(()) } else { Err("the parent is gone".into()) }
}

/// Gives up what the parent never needs and its children must not have. Says which walls stand.
pub(crate) fn enter() -> Jail {
    if geteuid().is_root() {
        // Without the right to do so the other walls have to do.
        let _ = setgroups(&[]).and_then(|()| setgid(Gid::from_raw(NOBODY))).and_then(|()| setuid(Uid::from_raw(NOBODY)));
        // A change of user clears it.
        die_with_parent(Signal::SIGUSR1);
    }
    // SAFETY: takes numbers.
    unsafe { libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) };
    Jail { landlock: deny_all().unwrap_or(false), filter: filter_is_available() }
}

/// Denies every access that this kernel's landlock knows, with no exception.
fn deny_all() -> Result<bool, landlock::RulesetError> {
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(ABI::V6))?
        .handle_access(AccessNet::from_all(ABI::V6))?
        .scope(Scope::from_all(ABI::V6))?
        .create()?
        .restrict_self()?;
    Ok(status.ruleset != RulesetStatus::NotEnforced)
}

fn filter_is_available() -> bool {
    let action = libc::SECCOMP_RET_ERRNO;
    // SAFETY: the kernel reads the four bytes of `action`.
    unsafe { libc::syscall(libc::SYS_seccomp, libc::SECCOMP_GET_ACTION_AVAIL, 0, &raw const action) == 0 }
}

/// Sets the limits of a request for this child. Descriptors, processes and file sizes are at nothing: it needs none, and
/// this holds where the kernel has no filter too.
pub(crate) fn limit(limits: &Limits) -> Result<(), String> {
    let rows = [
        (Resource::RLIMIT_AS, limits.memory, limits.memory),
        // Beyond the soft limit comes SIGXCPU, which ends the process and says why.
        (Resource::RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds.saturating_add(1)),
        (Resource::RLIMIT_STACK, limits.stack, limits.stack),
        (Resource::RLIMIT_CORE, 0, 0),
        (Resource::RLIMIT_FSIZE, 0, 0),
        (Resource::RLIMIT_NPROC, 0, 0),
        (Resource::RLIMIT_NOFILE, 0, 0),
    ];
    for (resource, soft, hard) in rows {
        let (_, allowed) = nix::sys::resource::getrlimit(resource).map_err(|error| format!("{resource:?}: {error}"))?;
        setrlimit(resource, soft.min(allowed), hard.min(allowed)).map_err(|error| format!("{resource:?}: {error}"))?;
    }
    Ok(())
}

/// Everything that LLVM and the linker call when they work from and to memory on one thread.
const ALLOWED: [libc::c_long; 22] = [
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_brk,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_getrandom,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_clock_gettime,
    libc::SYS_gettimeofday,
    libc::SYS_getrusage,
    libc::SYS_sched_getaffinity,
    libc::SYS_sched_yield,
    libc::SYS_restart_syscall,
];

/// Limits this child to [`ALLOWED`], to memory that is not executable, and to signals for itself. Every other call fails
/// with "operation not permitted", so that a module that asks for a file is told that there is none.
pub(crate) fn filter() -> Result<(), String> {
    if !filter_is_available() {
        return Ok(());
    }
    let program = filter_program(std::process::id()).map_err(|error| error.to_string())?;
    seccompiler::apply_filter(&program).map_err(|error| error.to_string())
}

fn filter_program(own_id: u32) -> Result<BpfProgram, seccompiler::BackendError> {
    let compare = |argument, operator, value| {
        let condition = SeccompCondition::new(argument, SeccompCmpArgLen::Dword, operator, value)?;
        Ok::<_, seccompiler::BackendError>(vec![SeccompRule::new(vec![condition])?])
    };
    let not_executable = || compare(2, SeccompCmpOp::MaskedEq(libc::PROT_EXEC as u64), 0);
    let to_itself = || compare(0, SeccompCmpOp::Eq, u64::from(own_id));
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = ALLOWED.into_iter().map(|number| (number, Vec::new())).collect();
    rules.insert(libc::SYS_mmap, not_executable()?);
    rules.insert(libc::SYS_mprotect, not_executable()?);
    rules.insert(libc::SYS_tgkill, to_itself()?);
    rules.insert(libc::SYS_kill, to_itself()?);
    let deny = SeccompAction::Errno(libc::EPERM as u32);
    let architecture = std::env::consts::ARCH.try_into()?;
    SeccompFilter::new(rules, deny, SeccompAction::Allow, architecture)?.try_into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_fits_what_the_kernel_takes() {
        let program = filter_program(1).unwrap();
        assert!((ALLOWED.len()..4096).contains(&program.len()), "{}", program.len());
    }

    #[test]
    fn nothing_that_reaches_outside_is_allowed() {
        let outside = [libc::SYS_execve, libc::SYS_openat, libc::SYS_socket, libc::SYS_ptrace, libc::SYS_clone, libc::SYS_prlimit64];
        assert!(outside.iter().all(|number| !ALLOWED.contains(number)));
    }
}
