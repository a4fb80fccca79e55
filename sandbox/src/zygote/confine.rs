//! The steps by which the zygote gives up what it could do. Each is for ever.

use super::StepError;
use crate::calls::PROGRAM_DESCRIPTOR;
use crate::channel::Channel;
use crate::identity::{UNPRIVILEGED, is_root, outside};
use crate::level::Level;
use crate::process::{check, check_long, poll, prctl};
use std::fs;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::ptr;

const CAP_NET_BIND_SERVICE: u32 = 10;
const LAST_CAPABILITY: u32 = 63;

/// Descriptors are numbered up to [`PROGRAM_DESCRIPTOR`] before a program starts.
pub(super) fn raise_descriptor_limit() -> Result<(), StepError> {
    let wanted = PROGRAM_DESCRIPTOR as libc::rlim_t + 1;
    let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: `limit` lives until the calls return.
    let raised = unsafe {
        check(libc::getrlimit(libc::RLIMIT_NOFILE, &raw mut limit)).and_then(|_| {
            limit.rlim_cur = limit.rlim_cur.max(wanted);
            check(libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limit))
        })
    };
    raised.map(drop).map_err(StepError::at("allow 4,096 descriptors"))
}

/// Where this process is root, it becomes `nobody`; any other user it stays. Root of a user namespace that has no `nobody` can become
/// nobody else: it stays where it is an ordinary user outside, or is about to have nothing of the machine within reach.
pub(super) fn leave_root(level: Level) -> Result<(), StepError> {
    let may_stay = outside(0).is_some_and(|user| user != 0) || level == Level::Namespaces;
    if !is_root() || outside(UNPRIVILEGED).is_none() && may_stay {
        return Ok(());
    }
    // SAFETY: plain system calls; the list of groups is empty.
    unsafe {
        check(libc::setgroups(0, ptr::null())).map_err(StepError::at("clear the groups"))?;
        check(libc::setresgid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)).map_err(StepError::at("become an unprivileged group"))?;
        check(libc::setresuid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)).map_err(StepError::at("become an unprivileged user"))?;
    }
    Ok(())
}

pub(super) fn enter_namespaces() -> Result<(), StepError> {
    let step = "enter namespaces";
    // SAFETY: plain system calls.
    let (user, group) = unsafe { (libc::geteuid(), libc::getegid()) };
    // The files below /proc/self belong to root after a change of identity, until the process may be looked at again.
    prctl(libc::PR_SET_DUMPABLE, 1).map_err(StepError::at(step))?;
    // SAFETY: a plain system call of a process with one thread.
    check(unsafe { libc::unshare(libc::CLONE_NEWUSER) }).map_err(StepError::at("enter a user namespace"))?;
    let write = |path: &str, text: &str| fs::write(path, text).map_err(StepError::at("map the user of a user namespace"));
    write("/proc/self/setgroups", "deny")?;
    write("/proc/self/uid_map", &format!("{user} {user} 1"))?;
    write("/proc/self/gid_map", &format!("{group} {group} 1"))?;
    let rest = libc::CLONE_NEWPID | libc::CLONE_NEWNS | libc::CLONE_NEWNET | libc::CLONE_NEWIPC | libc::CLONE_NEWUTS;
    // SAFETY: as above.
    check(unsafe { libc::unshare(rest) }).map_err(StepError::at("enter process, mount, network, IPC and host-name namespaces"))?;
    Ok(())
}

/// The first child after [`enter_namespaces`] is process 1 of the process namespace: with it everything there ends. Gives the
/// child's descriptor to the parent and `None` to the child, which dies with the parent.
pub(super) fn fork_into_namespaces() -> Result<Option<OwnedFd>, StepError> {
    let step = "start the first process of the namespaces";
    // SAFETY: this process has one thread, so the child may go on as it is.
    let child = check(unsafe { libc::fork() }).map_err(StepError::at(step))?;
    if child != 0 {
        // SAFETY: a plain system call; its result is a new descriptor that nothing else owns.
        let descriptor = check_long(unsafe { libc::syscall(libc::SYS_pidfd_open, child, 0) }).map_err(StepError::at(step))?;
        // SAFETY: as above; descriptors fit an i32.
        return Ok(Some(unsafe { OwnedFd::from_raw_fd(descriptor as i32) }));
    }
    prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL as libc::c_ulong).map_err(StepError::at(step))?;
    // SAFETY: a plain system call.
    check(unsafe { libc::setsid() }).map_err(StepError::at(step))?;
    Ok(None)
}

/// Returns when the zygote has ended or when the orchestrator has. The orchestrator's end is seen by its socket: a parent-death
/// signal would come as soon as the *thread* ended that started the helper.
pub(super) fn watch(zygote: OwnedFd, channel: &Channel) {
    let hang_up = libc::POLLRDHUP | libc::POLLHUP;
    let mut entries = [
        libc::pollfd { fd: zygote.as_raw_fd(), events: libc::POLLIN, revents: 0 },
        libc::pollfd { fd: channel.descriptor(), events: libc::POLLRDHUP, revents: 0 },
    ];
    while entries[0].revents == 0 && entries[1].revents & hang_up == 0 {
        if poll(&mut entries, None).is_err() {
            return;
        }
    }
}

/// Without a process namespace, processes whose parent ended become children of the zygote by this.
pub(super) fn adopt_orphans() -> Result<(), StepError> {
    prctl(libc::PR_SET_CHILD_SUBREAPER, 1).map(drop).map_err(StepError::at("adopt orphaned processes"))
}

#[repr(C)]
struct CapabilityHeader {
    version: u32,
    process: libc::c_int,
}

#[repr(C)]
#[derive(Clone, Copy, Default)]
struct CapabilitySet {
    effective: u32,
    permitted: u32,
    inheritable: u32,
}

/// `_LINUX_CAPABILITY_VERSION_3`: two sets of 32 bits.
const CAPABILITY_VERSION: u32 = 0x2008_0522;

/// Gives up every capability; only the one to bind low ports is kept where the network namespace does not allow them to all.
pub(super) fn drop_capabilities(keep_low_ports: bool) -> Result<(), StepError> {
    let step = "give up capabilities";
    for capability in 0..=LAST_CAPABILITY {
        // Fails beyond the kernel's last capability, and for who has none to give up; what counts is the set below.
        if !(keep_low_ports && capability == CAP_NET_BIND_SERVICE) {
            let _ = prctl(libc::PR_CAPBSET_DROP, capability.into());
        }
    }
    let kept = if keep_low_ports { 1 << CAP_NET_BIND_SERVICE } else { 0 };
    let header = CapabilityHeader { version: CAPABILITY_VERSION, process: 0 };
    let sets = [CapabilitySet { effective: kept, permitted: kept, inheritable: kept }, CapabilitySet::default()];
    // SAFETY: the header and both sets have the layout of version 3 and live until the call returns.
    check_long(unsafe { libc::syscall(libc::SYS_capset, &raw const header, sets.as_ptr()) }).map_err(StepError::at(step))?;
    if keep_low_ports {
        // SAFETY: the operation takes numbers only.
        let raised = unsafe { libc::prctl(libc::PR_CAP_AMBIENT, libc::PR_CAP_AMBIENT_RAISE, CAP_NET_BIND_SERVICE as libc::c_ulong, 0, 0) };
        check(raised).map_err(StepError::at("keep the capability to open low ports"))?;
    }
    prctl(libc::PR_SET_NO_NEW_PRIVS, 1).map(drop).map_err(StepError::at("give up new privileges"))
}
