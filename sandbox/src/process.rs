//! Thin wrappers of the system calls that both sides of the sandbox use.

use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};
use std::time::Duration;

/// A result of -1 as the error that `errno` says.
pub(crate) fn check(result: libc::c_int) -> io::Result<libc::c_int> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// As [`check`], for `libc::syscall`.
pub(crate) fn check_long(result: libc::c_long) -> io::Result<libc::c_long> {
    if result == -1 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// Waits for the events of `entries`; how many have any. An interruption counts as none.
pub(crate) fn poll(entries: &mut [libc::pollfd], patience: Option<Duration>) -> io::Result<usize> {
    let timeout = patience.map(|patience| libc::timespec {
        tv_sec: libc::time_t::try_from(patience.as_secs()).unwrap_or(libc::time_t::MAX),
        tv_nsec: patience.subsec_nanos().into(),
    });
    let timeout = timeout.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: the slice is valid for its length, the timeout is null or lives until the call returns, the mask is left as it is.
    let ready = unsafe { libc::ppoll(entries.as_mut_ptr(), entries.len() as libc::nfds_t, timeout, std::ptr::null()) };
    match check(ready) {
        Ok(ready) => Ok(ready.unsigned_abs() as usize),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => {
            entries.iter_mut().for_each(|entry| entry.revents = 0);
            Ok(0)
        }
        Err(error) => Err(error),
    }
}

pub(crate) fn poll_one(descriptor: RawFd, events: libc::c_short, patience: Option<Duration>) -> io::Result<bool> {
    let mut entries = [libc::pollfd { fd: descriptor, events, revents: 0 }];
    Ok(poll(&mut entries, patience)? > 0)
}

/// A pipe whose ends are closed on exec: the end to read, the end to write.
pub(crate) fn pipe() -> io::Result<(OwnedFd, OwnedFd)> {
    let mut ends: [RawFd; 2] = [-1; 2];
    // SAFETY: `ends` has room for the two descriptors that the call writes.
    check(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) })?;
    // SAFETY: both are new descriptors that nothing else owns.
    Ok(unsafe { (OwnedFd::from_raw_fd(ends[0]), OwnedFd::from_raw_fd(ends[1])) })
}

pub(crate) fn set_nonblocking(descriptor: &OwnedFd, nonblocking: bool) -> io::Result<()> {
    // SAFETY: fcntl on a descriptor that we own, without pointers.
    unsafe {
        let flags = check(libc::fcntl(descriptor.as_raw_fd(), libc::F_GETFL))?;
        let flags = if nonblocking { flags | libc::O_NONBLOCK } else { flags & !libc::O_NONBLOCK };
        check(libc::fcntl(descriptor.as_raw_fd(), libc::F_SETFL, flags))?;
    }
    Ok(())
}

/// The most that is read at a time, in bytes; memory grows with what comes, not with what is asked for.
const LARGEST_READ: usize = 1 << 20;

/// Appends what can be read at once, at most `most` bytes; how many. 0 is the end.
pub(crate) fn read_into(descriptor: RawFd, buffer: &mut Vec<u8>, most: usize) -> io::Result<usize> {
    buffer.reserve(most.min(LARGEST_READ));
    let room = buffer.spare_capacity_mut();
    let length = room.len().min(most);
    // SAFETY: writes at most `length` bytes, which fit the spare capacity.
    let count = unsafe { libc::read(descriptor, room.as_mut_ptr().cast(), length) };
    let count = usize::try_from(count).map_err(|_| io::Error::last_os_error())?;
    // SAFETY: the kernel has written `count` bytes behind the old length, within the capacity.
    unsafe { buffer.set_len(buffer.len() + count) };
    Ok(count)
}

/// The operation of `prctl` with one argument and the rest zero.
pub(crate) fn prctl(operation: libc::c_int, argument: libc::c_ulong) -> io::Result<libc::c_int> {
    // SAFETY: the operations used take numbers only.
    check(unsafe { libc::prctl(operation, argument, 0 as libc::c_ulong, 0 as libc::c_ulong, 0 as libc::c_ulong) })
}
