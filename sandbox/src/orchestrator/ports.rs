//! Ports without a network namespace: whether a server can have its ports, and whether it is the one that has them.

use crate::error::SandboxError;
use crate::level::Level;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::os::linux::fs::MetadataExt;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};

/// Keeps other sandboxes of this machine from starting a server with the same ports, for as long as it lives. An abstract socket
/// name belongs to a network namespace, just as ports do.
#[derive(Default)]
pub(super) struct Reservation {
    _names: Vec<UnixDatagram>,
}

/// Without a network of its own, an instance has the ports that the machine has left.
pub(super) fn reserve(ports: &[u16], level: Level) -> Result<Reservation, SandboxError> {
    if level == Level::Namespaces {
        return Ok(Reservation::default());
    }
    let names = ports.iter().map(|&port| {
        if port < first_unprivileged_port() {
            return Err(SandboxError::PortNotAllowed(port));
        }
        let name = SocketAddr::from_abstract_name(format!("intentc sandbox port {port}")).and_then(|name| UnixDatagram::bind_addr(&name));
        let name = name.map_err(|error| unusable(port, error))?;
        match TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)) {
            Ok(_) => Ok(name),
            Err(error) => Err(unusable(port, error)),
        }
    });
    Ok(Reservation { _names: names.collect::<Result<_, _>>()? })
}

fn unusable(port: u16, error: io::Error) -> SandboxError {
    match error.kind() {
        io::ErrorKind::AddrInUse => SandboxError::PortInUse(port),
        io::ErrorKind::PermissionDenied => SandboxError::PortNotAllowed(port),
        _ => SandboxError::System { step: "look at a port", error },
    }
}

/// Instances are never root, so the kernel's boundary holds for them.
fn first_unprivileged_port() -> u16 {
    let setting = fs::read_to_string("/proc/sys/net/ipv4/ip_unprivileged_port_start").ok();
    setting.and_then(|text| text.trim().parse().ok()).unwrap_or(1024)
}

/// Whether the process or a descendant listens on `port`. Where this machine does not let their descriptors be seen, a listener of
/// the same user counts.
pub(super) fn listens(process: i32, port: u16) -> bool {
    let listeners = listeners(port);
    let owns = |member: i32| match open_sockets(member) {
        Some(open) => listeners.iter().any(|listener| open.contains(&listener.socket)),
        None => user(member).is_some_and(|user| listeners.iter().any(|listener| listener.user == user)),
    };
    !listeners.is_empty() && family(process).into_iter().any(owns)
}

/// The numbers of the sockets that a process has open; `None` where they cannot be seen. One that ended has none.
fn open_sockets(process: i32) -> Option<HashSet<u64>> {
    let mut open = HashSet::new();
    let entries = match fs::read_dir(format!("/proc/{process}/fd")) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Some(open),
        entries => entries.ok()?,
    };
    for entry in entries.flatten() {
        match fs::read_link(entry.path()) {
            Ok(target) => open.extend(target.to_str().and_then(socket_number)),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return None,
            Err(_) => {}
        }
    }
    Some(open)
}

fn user(process: i32) -> Option<u32> {
    fs::metadata(format!("/proc/{process}")).ok().map(|data| data.st_uid())
}

struct Listener {
    socket: u64,
    user: u32,
}

/// What listens on `port`, from the kernel's tables (`proc_net_tcp` in its documentation).
fn listeners(port: u16) -> Vec<Listener> {
    const LISTEN: &str = "0A";
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|path| fs::read_to_string(path).unwrap_or_default());
    let suffix = format!(":{port:04X}");
    let listener = |row: &str| {
        let columns: Vec<&str> = row.split_ascii_whitespace().collect();
        let listens = columns.get(1)?.ends_with(&suffix) && *columns.get(3)? == LISTEN;
        let listener = Listener { socket: columns.get(9)?.parse().ok()?, user: columns.get(7)?.parse().ok()? };
        listens.then_some(listener)
    };
    tables.iter().flat_map(|table| table.lines().skip(1)).filter_map(listener).collect()
}

/// From `socket:[12345]`.
fn socket_number(link: &str) -> Option<u64> {
    link.strip_prefix("socket:[")?.strip_suffix(']')?.parse().ok()
}

fn family(process: i32) -> Vec<i32> {
    let mut family = vec![process];
    let mut next = 0;
    while let Some(&member) = family.get(next) {
        let children = fs::read_to_string(format!("/proc/{member}/task/{member}/children")).unwrap_or_default();
        family.extend(children.split_ascii_whitespace().filter_map(|child| child.parse::<i32>().ok()));
        next += 1;
    }
    family
}
