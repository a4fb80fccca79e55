//! The network of the zygote: its loopback, its low ports, and connections to it from outside.

use super::StepError;
use crate::process::check;
use std::fs;
use std::io;
use std::mem;
use std::net::Ipv4Addr;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

/// A new network namespace has a loopback that is down.
pub(super) fn raise_loopback() -> Result<(), StepError> {
    let step = "bring up the loopback";
    let socket = stream_socket(0).map_err(StepError::at(step))?;
    // SAFETY: an ifreq of zeroes is valid.
    let mut request: libc::ifreq = unsafe { mem::zeroed() };
    for (place, byte) in request.ifr_name.iter_mut().zip(b"lo") {
        *place = *byte as libc::c_char;
    }
    request.ifr_ifru.ifru_flags = (libc::IFF_UP | libc::IFF_RUNNING) as libc::c_short;
    // SAFETY: the request names an interface, holds flags and lives until the call returns.
    check(unsafe { libc::ioctl(socket.as_raw_fd(), libc::SIOCSIFFLAGS, &raw const request) }).map(drop).map_err(StepError::at(step))
}

/// Lets every user of this network namespace open ports below 1024. `false` where `/proc/sys` cannot be written.
pub(super) fn allow_low_ports() -> bool {
    fs::write("/proc/sys/net/ipv4/ip_unprivileged_port_start", "0").is_ok()
}

/// A connection to `port` of the zygote's own loopback, maybe still under way; it does not block.
pub(super) fn connect(port: u16) -> io::Result<OwnedFd> {
    let socket = stream_socket(libc::SOCK_NONBLOCK)?;
    let address = libc::sockaddr_in {
        sin_family: libc::AF_INET as libc::sa_family_t,
        sin_port: port.to_be(),
        sin_addr: libc::in_addr { s_addr: u32::from(Ipv4Addr::LOCALHOST).to_be() },
        sin_zero: [0; 8],
    };
    let length = mem::size_of_val(&address) as libc::socklen_t;
    // SAFETY: the address is an IPv4 address of that length and lives until the call returns.
    match check(unsafe { libc::connect(socket.as_raw_fd(), (&raw const address).cast(), length) }) {
        Err(error) if error.raw_os_error() != Some(libc::EINPROGRESS) => Err(error),
        _ => Ok(socket),
    }
}

fn stream_socket(flags: libc::c_int) -> io::Result<OwnedFd> {
    // SAFETY: a plain system call; its result is a new descriptor that nothing else owns.
    unsafe {
        let socket = check(libc::socket(libc::AF_INET, libc::SOCK_STREAM | libc::SOCK_CLOEXEC | flags, 0))?;
        Ok(OwnedFd::from_raw_fd(socket))
    }
}
